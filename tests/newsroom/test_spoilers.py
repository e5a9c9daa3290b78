"""Who wants no results is told none: not by a page, nor by its head, its data, its pictures or its feeds."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from newsroom import spoilers
from newsroom.models import Correction, Story
from newsroom.spoiler_links import keep_in_links

WINNER = "Zita Vainqueur"
DETAILS = re.compile(r"(<details\b[^>]*>|</details>)")


@pytest.fixture
def fortnight(settings):
    settings.SPOILER_DAYS = 14


def uncovered(html):
    """What a reader sees, hears or shares without opening anything: all but closed details."""
    shown, depth = [], 0
    for part in DETAILS.split(html):
        if part.startswith("<details"):
            assert depth or " open" not in part
            depth += 1
        elif part == "</details>":
            depth -= 1
        elif not depth:
            shown.append(part)
    assert depth == 0
    return "".join(shown)


@pytest.fixture
def weekend(make, fortnight):
    """`weekend(days_ago)`: a race that Zita has won, in a report that says so wherever it can."""

    def held(days_ago=1, **fields):
        day = timezone.now() - timedelta(days=days_ago)
        series = make.series()
        event = make.event(make.season(series, day.year), name="Magny-Cours")
        session = make.session(event, number=1, date=day.date(), slug="race-1")
        lines = make.lines()
        driver = make.driver(WINNER)
        lines[0] = type(lines[0])(
            **{f: getattr(lines[0], f) for f in ("order", "position", "number", "laps")},
            drives=(type(lines[0].drives[0])(name=WINNER, driver=driver),),
        )
        make.classification(session, lines)
        story = make.story(**fields)
        make.in_series(story, series)
        make.link(story, session)
        use = make.photo_use(story)
        use.photo.caption_en = use.photo.alt_en = WINNER
        use.photo.save()
        said = {name: f"{WINNER} wins" for name in ("headline", "kicker", "standfirst", "key_points", "body")}
        story.tags.add("Rain")
        article = make.published(story, at=day, author=make.person(), slug=f"race-{make.next()}", **said)
        Correction.objects.create(article=article, what_was_wrong=WINNER, what_is_right=f"{WINNER} won")
        return article, session, driver

    return held


def pages(article, session):
    event = session.event
    return [
        "/en/",
        "/en/articles/",
        "/en/corrections/",
        "/en/latest/",
        article.get_absolute_url(),
        article.bylines.get().person.get_absolute_url(),
        event.season.series.get_absolute_url(),
        event.season.get_absolute_url(),
        event.get_absolute_url(),
        session.get_absolute_url(),
        f"{session.get_absolute_url()}v1/",
    ]


def test_a_recent_winner_is_named_in_closed_details_alone(client, weekend):
    article, session, _driver = weekend()
    told = 0
    for address in pages(article, session):
        assert WINNER in client.get(address).content.decode() or "revision" in address, address
        page = client.get(f"{address}?spoilers=off").content.decode()
        assert WINNER not in uncovered(page), address
        told += WINNER in page
    assert told > 5, "one click shows it"


def test_what_is_seen_does_not_depend_on_what_is_told(client, weekend):
    article, session, _driver = weekend()
    addresses = [f"{address}?spoilers=off" for address in pages(article, session)]
    client.get("/en/")
    before = [uncovered(client.get(address).content.decode()) for address in addresses]
    told = dict.fromkeys(("headline", "kicker", "standfirst", "key_points", "body"), "Somebody else wins")
    type(article).objects.filter(pk=article.pk).update(**told)
    Correction.objects.update(what_was_wrong="Else", what_is_right="Other")
    assert [uncovered(client.get(address).content.decode()) for address in addresses] == before


def test_what_is_older_is_shown(client, weekend):
    article, session, _driver = weekend(days_ago=20)
    for address in (article.get_absolute_url(), session.get_absolute_url(), "/en/"):
        assert WINNER in uncovered(client.get(f"{address}?spoilers=off").content.decode()), address


def test_what_has_changed_in_substance_is_young_again(client, weekend):
    article, _session, _driver = weekend(days_ago=20)
    type(article).objects.filter(pk=article.pk).update(updated_at=timezone.now())
    page = client.get(f"{article.get_absolute_url()}?spoilers=off").content.decode()
    assert WINNER not in uncovered(page)


def test_a_story_of_the_past_is_no_news(client, weekend):
    article, _session, _driver = weekend(kind=Story.Kind.HISTORY, on_date="1971-05-02")
    article.story.refresh_from_db()
    page = client.get(f"{article.get_absolute_url()}?spoilers=off").content.decode()
    assert f"<h1>{WINNER} wins</h1>" in page


def test_the_counts_of_a_driver_leave_a_covered_race_out(client, weekend):
    _article, _session, driver = weekend()
    address = driver.get_absolute_url()
    assert "<dt>Wins</dt><dd>1</dd>" in client.get(address).content.decode()
    page = uncovered(client.get(f"{address}?spoilers=off").content.decode())
    assert "<dt>Wins</dt>" not in page
    assert 'class="win"' not in page


@pytest.mark.parametrize(
    ("language", "neutral", "said"),
    [
        ("en", "", "Race 1, Magny-Cours: the report"),
        ("en", "Magny-Cours, the first race", "Magny-Cours, the first race"),
    ],
)
def test_its_headline_is_neutral(client, weekend, language, neutral, said):
    article, _session, _driver = weekend()
    type(article).objects.filter(pk=article.pk).update(neutral_headline=neutral)
    page = client.get(f"{article.get_absolute_url()}?spoilers=off").content.decode()
    assert f"<title>{said} · " in page
    assert said in strip_tags(page[page.index("<h1>") : page.index("</h1>")])
    assert f'<meta property="og:title" content="{said}">' in page


def test_without_a_session_it_is_called_by_its_series_or_its_day(make, fortnight, rf):
    story = make.story(kind=Story.Kind.BRIEF)
    article = make.published(story, at=timezone.now())
    token = spoilers.begin(spoilers.asked_of(rf.get("/en/?spoilers=off")))
    try:
        assert spoilers.headline(article).endswith(": in brief")
        series = make.in_series(story)
        del spoilers.reading().subjects
        assert spoilers.headline(article) == f"{series}: in brief"
    finally:
        spoilers.end(token)


# --- how it is asked for ------------------------------------------------------------------------------


def test_the_cookie_asks_as_the_address_does(client, weekend):
    article, _session, _driver = weekend()
    client.cookies["spoilers"] = "off"
    assert WINNER not in uncovered(client.get(article.get_absolute_url()).content.decode())
    assert WINNER in uncovered(client.get(f"{article.get_absolute_url()}?spoilers=on").content.decode())


def test_the_form_needs_no_script_and_no_token(client, weekend):
    article, _session, _driver = weekend()
    address = article.get_absolute_url()
    assert 'action="/en/spoilers/"' in client.get(address).content.decode()
    answer = client.post("/en/spoilers/", {"spoilers": "off", "next": address})
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert answer.cookies["spoilers"].value == "off"
    assert answer.cookies["spoilers"]["httponly"]
    assert WINNER not in uncovered(client.get(address).content.decode())
    client.post("/en/spoilers/", {"spoilers": "on", "next": address})
    assert WINNER in uncovered(client.get(address).content.decode())


@pytest.mark.parametrize("there", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", ""])
def test_the_form_leads_nowhere_else(client, db, there):
    assert client.post("/en/spoilers/", {"spoilers": "off", "next": there})["Location"] == "/en/"


def test_another_site_does_not_choose_for_a_reader(client, db):
    answer = client.post("/en/spoilers/", {"spoilers": "off"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not answer.cookies


def test_caches_are_told_that_pages_differ(client, weekend):
    article, session, _driver = weekend()
    for address in (*pages(article, session), "/en/feed/"):
        assert "Cookie" in client.get(address)["Vary"], address


def test_by_the_address_every_link_keeps_it(client, weekend):
    article, _session, _driver = weekend()
    page = client.get(f"{article.get_absolute_url()}?spoilers=off").content.decode()
    links = re.findall(r'<a\b[^>]*?\shref="(/(?:en|fr)/[^"#]*)', page)
    assert len(links) > 5
    assert [
        link for link in links if "spoilers=off" not in link and not re.search(r"\.\w+(\?|$)", link)
    ] == []
    assert f'rel="canonical" href="http://127.0.0.1:8000{article.get_absolute_url()}"' in page


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ('<a href="/fr/">', '<a href="/fr/?spoilers=off">'),
        ('<a class="x" href="/fr/a/?b=1#c">', '<a class="x" href="/fr/a/?b=1&amp;spoilers=off#c">'),
        ('<a href="?page=2">', '<a href="?page=2&amp;spoilers=off">'),
        ('<a href="?#sheet-1">', '<a href="?spoilers=off#sheet-1">'),
        ('<a href="/fr/?spoilers=off">', '<a href="/fr/?spoilers=off">'),
        ('<a href="#main">', '<a href="#main">'),
        ('<a href="/fr/a.csv">', '<a href="/fr/a.csv">'),
        ('<a href="https://example.org/fr/">', '<a href="https://example.org/fr/">'),
        ('<link href="/fr/">', '<link href="/fr/">'),
        (
            '<form method="get" action="/fr/articles/">',
            '<form method="get" action="/fr/articles/"><input type="hidden" name="spoilers" value="off">',
        ),
        ('<form method="post">', '<form method="post">'),
    ],
)
def test_a_link_keeps_what_was_asked(link, kept):
    assert keep_in_links(link) == kept


# --- feeds ----------------------------------------------------------------------------------------------


def test_a_feed_without_results_tells_none(client, weekend):
    article, _session, _driver = weekend()
    series = article.story.main_series
    for address in ("/en/feed/", f"/en/series/{series.slug}/feed/", "/en/corrections/feed/"):
        assert WINNER in client.get(address).content.decode(), address
        feed = client.get(f"{address}?spoilers=off").content.decode()
        assert "<item>" in feed
        assert WINNER not in feed, address
        assert "spoilers=off" in re.search(r"<item>.*?<link>([^<]+)</link>", feed, re.DOTALL)[1]


def test_the_feed_that_a_covered_page_names_is_covered(client, weekend):
    weekend()
    client.cookies["spoilers"] = "off"
    assert 'href="/en/feed/?spoilers=off"' in client.get("/en/").content.decode()


def test_covering_asks_three_queries_more_whatever_there_is(
    client, make, weekend, django_assert_max_num_queries
):
    for _ in range(8):
        weekend()
    client.get("/en/articles/?spoilers=off")
    with django_assert_max_num_queries(18):
        client.get("/en/articles/?spoilers=off")
