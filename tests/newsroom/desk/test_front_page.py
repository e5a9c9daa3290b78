"""The front page of each edition is arranged by editors, and the rule fills every other place."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from newsroom import front_page
from newsroom.editions import zone_of
from newsroom.front_page import Placed, composed
from newsroom.models import FrontPage, FrontPagePlace

LATER = timedelta(hours=2)


@pytest.fixture
def articles(make):
    """`articles(3)`: that many published ones in English, the newest first, named "Story 0" and so on."""

    def write(how_many, **fields):
        now = timezone.now()
        return [
            make.published(headline=f"Story {number}", at=now - timedelta(hours=number), **fields)
            for number in range(how_many)
        ]

    return write


def address(language="en"):
    return reverse("admin:newsroom_frontpage_arrange", args=[language])


def arrange(editor, *places, language="en"):
    page = FrontPage.objects.filter(language=language).first()
    front_page.arrange(language, places, by=editor, version=page.version if page else 0)


def shown(at=None, language="en"):
    page = composed(language, at=at)
    return [article.headline for article in [page.lead, *page.cards, *page.briefs] if article]


def sent(client, do, *places, version=0, **more):
    data = {"do": do, "version": version, "place": [f"{article.pk}:{slot}" for article, slot in places]}
    return client.post(address(), data | more)


# --- the rule -------------------------------------------------------------------------------------


def test_a_page_that_nobody_arranged_shows_the_newest(articles):
    articles(15)
    assert shown() == [f"Story {number}" for number in range(13)]


def test_what_is_put_stands_where_it_was_put_and_nothing_stands_twice(articles, editor):
    written = articles(15)
    old, older = written[13], written[14]
    arrange(editor, Placed(old.pk, "lead"), Placed(older.pk, "card"), Placed(written[0].pk, "brief"))
    page = composed("en")
    assert page.lead == old
    assert page.cards[0] == older
    assert page.briefs[0] == written[0]
    assert len(set(shown())) == len(shown()) == 13


def test_each_edition_is_arranged_on_its_own(articles, editor, make):
    written = articles(3)
    french = make.published(headline="Dehors", language="fr")
    arrange(editor, Placed(written[2].pk, "lead"))
    assert shown(language="fr") == [french.headline]
    with pytest.raises(Exception, match="of this edition"):
        arrange(editor, Placed(french.pk, "lead"))


def test_what_has_ended_falls_away_and_the_rule_fills_its_place(articles, editor):
    written = articles(3)
    end = timezone.now() + timedelta(hours=1)
    arrange(editor, Placed(written[2].pk, "lead", end))
    assert shown()[0] == "Story 2"
    assert shown(at=end) == ["Story 0", "Story 1", "Story 2"]


def test_what_is_withdrawn_falls_away(articles, editor):
    written = articles(3)
    arrange(editor, Placed(written[2].pk, "lead"))
    type(written[2]).objects.filter(pk=written[2].pk).update(status="withdrawn")
    assert shown() == ["Story 0", "Story 1"]


def test_what_is_scheduled_waits_for_its_time(articles, editor, make):
    articles(2)
    scheduled = make.published(headline="Tomorrow", at=timezone.now() + LATER)
    arrange(editor, Placed(scheduled.pk, "lead"))
    assert shown() == ["Story 0", "Story 1"]
    assert shown(at=timezone.now() + 2 * LATER)[0] == "Tomorrow"


def test_readers_see_it_at_once(client, articles, editor):
    written = articles(8)
    client.get("/en/")
    arrange(editor, Placed(written[7].pk, "lead"))
    html = client.get("/en/").content.decode()
    assert html.index("Story 7") < html.index("Story 0")


# --- the page of the desk -------------------------------------------------------------------------


def test_only_editors_arrange(client, journalist, results_editor, editor, articles):
    articles(1)
    for path in (address(), reverse("admin:newsroom_frontpage_preview", args=["en"])):
        assert client.get(path).status_code == 302
        for user, status in ((journalist, 403), (results_editor, 403), (editor, 200)):
            client.force_login(user)
            assert client.get(path).status_code == status
            assert client.post(path, {"do": "find"}).status_code == status
        client.logout()


def test_a_step_changes_the_form_alone(client, editor, articles):
    written = articles(6)
    client.force_login(editor)
    html = sent(client, f"lead:{written[4].pk}").content.decode()
    assert f'value="{written[4].pk}:lead"' in html
    assert "Not shown to readers yet." in html
    assert not FrontPagePlace.objects.exists()


def test_the_earlier_lead_becomes_the_first_card(client, editor, articles):
    one, other = articles(2)
    client.force_login(editor)
    arrangement = sent(client, f"lead:{one.pk}", (other, "lead")).context["arrangement"]
    assert arrangement.slots == {one.pk: "lead", other.pk: "card"}


@pytest.mark.parametrize(
    ("step", "order"),
    [("up:{2}", [0, 2, 1]), ("down:{0}", [1, 0, 2]), ("up:{0}", [0, 1, 2]), ("card:{2}:0", [2, 0, 1])],
)
def test_cards_are_moved(client, editor, articles, step, order):
    written = articles(3)
    client.force_login(editor)
    step = step.format(*(article.pk for article in written))
    arrangement = sent(client, step, *((article, "card") for article in written)).context["arrangement"]
    assert arrangement.of("card") == [written[at].pk for at in order]


def test_a_fifth_card_is_refused_with_a_word(client, editor, articles):
    written = articles(5)
    client.force_login(editor)
    cards = [(article, "card") for article in written[:4]]
    html = sent(client, f"card:{written[4].pk}", *cards).content.decode()
    assert "The page has four cards: take one off first." in html
    answer = sent(client, "save", *cards, (written[4], "card"))
    assert answer.status_code == 422
    assert not FrontPagePlace.objects.exists()


def test_it_is_kept_by_the_clock_of_the_edition_and_logged(client, editor, articles):
    (article,) = articles(1)
    client.force_login(editor)
    day = timezone.localdate() + timedelta(days=9)
    until = {f"until-{article.pk}": f"{day}T18:00"}
    assert sent(client, "save", (article, "lead"), **until).status_code == 302
    place = FrontPagePlace.objects.get()
    assert timezone.localtime(place.until, zone_of("en")).hour == 18
    assert place.placed_by == editor
    entry = LogEntry.objects.get()
    assert entry.user == editor
    assert entry.get_change_message() == f"Added lead of the front page “{article.headline}”."
    editor.first_name = "Edgar"
    editor.save()
    page = client.get(address()).content.decode()
    assert "<strong>Edgar</strong> · Added lead of the front page" in page
    assert client.get(entry.get_admin_url()).url == address()


def test_an_end_that_is_past_or_no_time_is_told_and_kept_as_typed(client, editor, articles):
    (article,) = articles(1)
    client.force_login(editor)
    for typed, words in (
        ("2020-01-01T10:00", "This time has passed already."),
        ("soon", "Enter a valid date/time."),
    ):
        answer = sent(client, "save", (article, "lead"), **{f"until-{article.pk}": typed})
        html = answer.content.decode()
        assert answer.status_code == 422
        assert words in html
        assert f'value="{typed}"' in html
    assert not FrontPagePlace.objects.exists()


def test_of_two_editors_the_second_is_told_and_loses_nothing(client, editor, articles, make):
    mine, theirs = articles(2)
    client.force_login(editor)
    other = make.user("edith", first_name="Edith")
    arrange(other, Placed(theirs.pk, "lead"))
    answer = sent(client, "save", (mine, "lead"), version=0)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "edith has arranged this page in the meantime" in html
    assert f'value="{mine.pk}:lead"' in html
    assert FrontPagePlace.objects.get().article == theirs
    assert sent(client, "save", (mine, "lead"), version=1).status_code == 302
    assert FrontPagePlace.objects.get().article == mine


@pytest.mark.parametrize("place", ["x:lead", "1:cover", "999999:lead", "", "²:lead", ":"])
def test_nonsense_is_set_aside_or_refused(client, editor, articles, place):
    articles(1)
    client.force_login(editor)
    for do in ("save", "find", "lead:", "up:77", "off:x", f"card:{place}"):
        answer = client.post(address(), {"do": do, "place": [place], "version": "x", "at": "never"})
        assert answer.status_code in (200, 302, 422)
    assert not FrontPagePlace.objects.exists()
    assert client.get("/admin/newsroom/frontpage/de/").status_code == 404


def test_an_article_is_found_by_its_headline_and_drafts_are_not(client, editor, make):
    make.published(headline="L’été à Charade")
    make.published(headline="Charade tomorrow", at=timezone.now() + LATER)
    make.article(headline="Charade in a draft")
    client.force_login(editor)
    found = sent(client, "find", q="charade").context["found"]
    assert {article.headline for article in found} == {"L’été à Charade", "Charade tomorrow"}


def test_the_preview_shows_what_is_not_kept_yet_at_a_time_to_come(client, editor, articles, make):
    articles(2)
    scheduled = make.published(headline="Tomorrow", at=timezone.now() + LATER)
    client.force_login(editor)
    preview = reverse("admin:newsroom_frontpage_preview", args=["en"])
    data = {"place": [f"{scheduled.pk}:lead"]}
    assert "Tomorrow" not in client.post(preview, data).content.decode()
    at = timezone.localtime(timezone.now() + 2 * LATER, zone_of("en")).strftime("%Y-%m-%dT%H:%M")
    answer = client.post(preview, data | {"at": at})
    html = answer.content.decode()
    assert html.index("Tomorrow") < html.index("Story 0")
    assert "noindex" in html
    assert "no-store" in answer["Cache-Control"]
    assert not FrontPagePlace.objects.exists()


def test_it_costs_the_same_with_more(client, editor, articles, django_assert_max_num_queries):
    written = articles(30)
    arrange(editor, Placed(written[20].pk, "lead"), *(Placed(written[21 + n].pk, "card") for n in range(4)))
    client.force_login(editor)
    client.get(address())
    with django_assert_max_num_queries(22):
        client.get(address())


@pytest.mark.parametrize("end", ["0001-01-01T00:00", "9999-12-31T23:59"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_time_at_either_end_of_the_calendar_is_told_as_wrong(client, editor, make, language, end):
    client.force_login(editor)
    article = make.published(language=language)
    data = {"do": "save", "version": 0, "place": f"{article.pk}:card", f"until-{article.pk}": end}
    assert client.post(address(language), data).status_code == 422
    assert not FrontPagePlace.objects.exists()
    assert client.post(f"{address(language)}preview/", {"at": end}).status_code == 200
