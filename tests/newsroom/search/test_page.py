"""The page of the search."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from newsroom.models import Tag
from newsroom.search import index, looking
from newsroom.search.finding import Query
from tests.full_site import FullSite


def text(response):
    return response.content.decode()


def headlines(response):
    return [
        re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<h3><a[^>]*>(.*?)</a></h3>", text(response))
    ]


def test_an_article_is_found_by_another_ending_of_a_word(make, find):
    make.published(language="fr", headline="Les écuries attendent la pluie")
    assert headlines(find("l'écurie", "fr")) == ["Les écuries attendent la pluie"]
    assert "<mark>écuries</mark>" in text(find("l’écurie", "fr"))


@pytest.mark.parametrize("typed", ["Müller", "Mueller", "muller"])
@pytest.mark.parametrize("written", ["Müller", "Mueller"])
def test_both_writings_of_a_name_are_found(make, find, typed, written):
    make.published(headline=f"{written} wins in the rain")
    assert headlines(find(typed)) == [f"{written} wins in the rain"]


def test_only_articles_of_the_language_are_found(make, find):
    story = make.story()
    make.published(story, "fr", headline="Boccolacci gagne")
    make.published(story, "en", headline="Boccolacci wins")
    assert headlines(find("boccolacci", "fr")) == ["Boccolacci gagne"]


def test_neither_drafts_nor_what_is_withdrawn_are_found(make, find):
    make.article(headline="Aurochs in draft")
    make.article(headline="Aurochs withdrawn", status="withdrawn")
    assert headlines(find("aurochs")) == []


def test_a_scheduled_article_appears_when_its_time_comes(make, find, time_machine):
    make.published(headline="Aurochs at dawn", at=timezone.now() + timedelta(hours=1))
    assert headlines(find("aurochs")) == []
    assert "Aurochs" not in text(find("auroch dawn")).replace("auroch dawn", "")
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert headlines(find("aurochs")) == ["Aurochs at dawn"]


def test_the_headline_counts_more_than_the_standfirst_and_that_more_than_the_text(make, find):
    now = timezone.now()
    for day, fields in enumerate(
        [
            {"headline": "An aurochs on the track"},
            {"headline": "In the standfirst", "standfirst": "The aurochs slept."},
            {"headline": "In the text", "body": "<p>No aurochs was hurt.</p>"},
        ]
    ):
        make.published(at=now - timedelta(days=3 - day), **fields)
    assert headlines(find("aurochs")) == ["An aurochs on the track", "In the standfirst", "In the text"]


def test_of_articles_that_say_as_much_the_newest_comes_first(make, find):
    now = timezone.now()
    for age in (3, 1, 2):
        make.published(headline=f"Aurochs, {age} days ago", at=now - timedelta(days=age))
    assert headlines(find("aurochs")) == [f"Aurochs, {age} days ago" for age in (1, 2, 3)]


def test_a_story_is_found_by_its_circuit_its_tag_and_its_author(make, find, season):
    story = make.story()
    story.events.add(season.events[2021])
    story.tags.add(Tag.objects.create(name="night racing", slug="night-racing"))
    make.published(story, headline="Nobody slept", author=make.person("Solveig Marchais"))
    for query in ("magny cours", "night racing", "marchais", "carrera cup"):
        assert "Nobody slept" in headlines(find(query)), query


def test_the_beginning_of_the_last_word_is_enough(make, find):
    make.published(headline="Boccolacci wins at home")
    assert headlines(find("wins bocco")) == ["Boccolacci wins at home"]


def test_a_misspelt_name_is_offered_and_its_results_are_shown(season, find):
    page = text(find("boccolaci"))
    assert "Nothing for “boccolaci”; this is what “Boccolacci” gives." in page
    assert season.boccolacci.get_absolute_url() in page


def test_a_misspelt_question_is_answered_as_it_was_meant(season, find):
    page = text(find("boccolaci magny-cours 2021 race 1"))
    assert "Dorian Boccolacci won" in page


def test_a_misspelling_that_is_in_an_article_is_offered_all_the_same(make, season, find):
    make.published(headline="A slip", body="<p>Boccolaci won.</p>")
    page = find("boccolaci")
    assert headlines(page) == ["A slip"]
    assert "Did you mean “Boccolacci”?" in text(page)


def test_where_no_article_has_all_words_those_that_have_some_are_shown(make, find):
    make.published(headline="Aurochs on the track")
    page = find("aurochs elephants")
    assert headlines(page) == ["Aurochs on the track"]
    assert "No article has all these words" in text(page)


def test_what_is_marked_is_escaped(make, find):
    make.published(headline="<script>alert(1)</script> & aurochs", standfirst="<b>aurochs</b>")
    page = text(find("aurochs"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;<mark>aurochs</mark>&lt;/b&gt;" in page


def test_a_sign_that_the_text_has_as_an_entity_is_shown_as_itself(make, find):
    make.published(body="<p>An aurochs crossed before Kessler &amp; Sons; it won.</p>")
    page = text(find("aurochs"))
    assert "<mark>aurochs</mark> crossed before Kessler &amp; Sons; it won." in page
    assert "&amp;amp" not in page


def test_the_excerpt_is_about_the_words(make, find):
    body = "<p>First of all. " + "Nothing here. " * 60 + "Then an aurochs crossed the track.</p>"
    make.published(headline="A long day", standfirst="It rained.", body=body)
    assert "Then an <mark>aurochs</mark> crossed the track." in text(find("aurochs"))


def test_drivers_teams_and_rounds_follow_the_articles(season, find):
    page = text(find("magny-cours"))
    assert season.events[2021].get_absolute_url() in page
    page = text(find("muller"))
    assert season.muller.get_absolute_url() in page


def test_the_list_is_narrowed_by_kind_series_and_year(make, find):
    alize, mistral = make.series("Alizé"), make.series("Mistral")
    for series, kind, year in [(alize, "report", 2026), (alize, "preview", 2025), (mistral, "report", 2025)]:
        story = make.story(kind=kind)
        make.in_series(story, series)
        at = timezone.now().replace(year=year, month=1)
        make.published(story, headline=f"Aurochs {kind} {year}", at=at)
    assert len(headlines(find("aurochs"))) == 3
    assert headlines(find("aurochs", kind="preview")) == ["Aurochs preview 2025"]
    assert headlines(find("aurochs", series=mistral.slug)) == ["Aurochs report 2025"]
    assert headlines(find("aurochs", year="2026")) == ["Aurochs report 2026"]
    assert len(headlines(find("aurochs", kind="nonsense", year="x"))) == 3
    assert "?q=aurochs&amp;kind=report&amp;year=2025" in text(find("aurochs", year="2025"))


def test_a_long_list_goes_on_from_page_to_page(make, find):
    for number in range(looking.PER_PAGE + 2):
        make.published(headline=f"Aurochs number {number}")
    assert len(headlines(find("aurochs"))) == looking.PER_PAGE
    second = find("aurochs", page="2")
    assert len(headlines(second)) == 2
    assert 'href="?q=aurochs&amp;page=1"' in text(second)


def test_pages_of_results_are_not_indexed(find):
    for query in ("", "aurochs"):
        assert '<meta name="robots" content="noindex">' in text(find(query))


@pytest.mark.parametrize("query", ["", "zzqqx", "the"])
def test_where_nothing_is_found_the_page_helps(find, query):
    page = text(find(query))
    assert "What can be asked" in page
    assert "#12" in page


def test_the_query_goes_along_to_the_other_language(find):
    assert "/fr/search/?q=Val-Saint-Aubin+%26+co" in text(find("Val-Saint-Aubin & co")).replace("&amp;", "&")


def test_who_wants_no_results_finds_them_covered(make, season, find, settings):
    settings.SPOILER_DAYS = 10_000
    make.published(headline="Boccolacci wins", neutral_headline="Friday at Magny-Cours")
    page = text(find("Boccolacci magny-cours race 1 2021", spoilers="off"))
    assert "The answer is covered" in page
    assert "won" not in page
    assert "Boccolacci wins" not in text(find("boccolacci", spoilers="off"))


@pytest.mark.parametrize(
    "query",
    ["\0", "a\0b", '"', "AND", "NEAR(a b)", "-x", "*", "name_tokens:x", "' OR 1=1 --", "x" * 5000, "é" * 5000,
     "\ud7ff", "😀", "'a':*", "a & !b", "\\", "%", "_", "{{ q }}", "<script>", "1e5 12h30 0x41"],
    ids=lambda text: ascii(text[:20]),
)  # fmt: skip
def test_any_text_may_be_asked(find, query):
    find(query)


@hypothesis(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
def test_every_text_may_be_asked(client, season, query):
    assert client.get("/en/search/", {"q": query}).status_code == 200


def test_a_very_long_query_is_cut(find):
    page = text(find("aurochs " * 100))
    assert max(len(value) for value in re.findall(r'name="q"[^>]*value="([^"]*)"', page)) <= 200


def test_a_search_asks_the_same_whatever_is_found(make, client):
    def asked(how_many):
        site = FullSite(make, how_many)
        index.reindex()
        counts = {}
        queries = {
            "words": "story",
            "a class": f"{site.race_class.code} {site.series.name}",
            "a driver": f"{site.driver.family_name} {site.event.name}",
            "a car": "#1",
            "misspelt": "hallstrem",
            "nothing": "zzqqx",
        }
        for name, query in queries.items():
            client.get("/en/search/", {"q": query})
            cache.clear()
            with CaptureQueriesContext(connection) as found:
                assert client.get("/en/search/", {"q": query}).status_code == 200
            counts[name] = sum(query["sql"].startswith("SELECT") for query in found)
        return counts

    few, many = asked(2), asked(200)
    assert {name: count for name, count in many.items() if count > few[name] + 2} == {}
    assert max(many.values()) <= 34


def test_an_answered_question_lists_what_is_about_the_same(make, season, find):
    make.published(headline="Magny-Cours has a new pit lane for 2021")
    make.published(headline="Nobody won in the rain")
    page = find("who won Magny-Cours 2021")
    assert page.context["search"].answers
    assert headlines(page) == ["Magny-Cours has a new pit lane for 2021"]


def test_the_words_are_looked_up_in_the_index(make):
    """Though nobody tells the planner of PostgreSQL to; and once, whatever is counted and put in order."""
    FullSite(make, 200)
    index.reindex()
    sql, asked = Query("story", "en").statement(connection, 60, {})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {sql}", asked)
        plan = [str(row[-1]) for row in cursor.fetchall()]
    if connection.vendor == "postgresql":
        assert sum("Index Scan on newsroom_search " in line for line in plan) == 1
        assert not [line for line in plan if "Seq Scan" in line]
    else:
        assert sum("SCAN newsroom_search VIRTUAL TABLE INDEX" in line for line in plan) >= 1
        assert not [line for line in plan if line.startswith("SCAN newsroom_searchentry")]


@pytest.mark.parametrize("narrowed", [{}, {"kind": "report"}, {"page": "2"}, {"kind": "driver"}])
def test_a_page_asks_the_index_once(make, client, narrowed):
    FullSite(make, 20)
    index.reindex()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/en/search/", {"q": "story"} | narrowed).status_code == 200
    assert sum("WITH found AS" in query["sql"] for query in asked) == 1 + (narrowed == {"kind": "driver"})


def test_a_page_beyond_the_last_shows_the_last(make, find):
    for number in range(looking.PER_PAGE * 6):
        make.published(headline=f"Aurochs number {number}")
    last = headlines(find("aurochs", page="6"))
    assert len(last) == looking.PER_PAGE
    for page in ("7", "9999", "99999999"):
        assert headlines(find("aurochs", page=page)) == last
    for page in ("0", "-1", "x", "²"):
        assert len(headlines(find("aurochs", page=page))) == looking.PER_PAGE


def test_what_has_no_day_stands_behind_what_has_one(make, find):
    """Of things that say as much, on every database."""
    season = make.season()
    for name, meeting in (("later", make.meeting(start_date=date(2021, 5, 7))), ("once", None)):
        make.event(season, f"Aurochs {name}", meeting=meeting)
    [(_heading, entries)] = find("aurochs").context["things"]
    assert [entry.title.split(",")[0] for entry in entries] == ["Aurochs later", "Aurochs once"]
