"""The first page of the desk: each list names what waits, says what to do, and leads to all of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from newsroom import waiting
from newsroom.admin.desk import lists_for
from newsroom.models import Correction, Photo
from results.models import Penalty, SheetReview
from results.publishing import lines_of, publish

pytestmark = pytest.mark.ignore_template_errors

DESK = "/admin/"


def listed(user, key):
    return next(each for each in lists_for(user) if each.key == key)


def titles(user, key):
    return [row.title for row in listed(user, key).rows]


def amend(session):
    """A revision in which the winner has a lap less."""
    first, *others = lines_of(session.classifications.get(is_current=True))
    publish(session, [replace(first, laps=first.laps - 1), *others], status="official")


def bare(make, headline, status="published", **fields):
    times = {"published_at": timezone.now(), "first_published_at": timezone.now()}
    return make.article(
        make.story(**fields), headline=headline, status=status, **times if status == "published" else {}
    )


def test_a_story_without_a_lead_photo_is_listed_once_in_its_first_language(make, editor):
    article = bare(make, "No picture")
    make.published(article.story, language="fr", headline="Sans photo")
    assert titles(editor, "unpictured") == ["No picture"]
    row = listed(editor, "unpictured").rows[0]
    assert (row.does, row.note) == ("Add a photo", "no lead photo")
    make.photo_use(article.story)
    assert titles(editor, "unpictured") == []


def test_a_photo_without_credit_is_to_be_credited_on_its_own_page(make, editor):
    article = bare(make, "Whose picture?")
    use = make.photo_use(article.story, photographer_name="")
    row = listed(editor, "unpictured").rows[0]
    assert row.does == "Add the credit"
    assert row.does_url == reverse("admin:newsroom_photo_change", args=[use.photo_id])


def test_a_photo_whose_rights_have_ended_is_none(make, editor):
    article = bare(make, "Rights ended")
    use = make.photo_use(article.story)
    Photo.objects.filter(pk=use.photo_id).update(rights_until=timezone.localdate() - timedelta(days=3))
    assert titles(editor, "unpictured") == ["Rights ended"]
    assert len(listed(editor, "rights").rows) == 1


@pytest.mark.parametrize(
    ("status", "kind", "is_listed"),
    [
        ("draft", "report", False),
        ("submitted", "report", True),
        ("published", "brief", False),
        ("withdrawn", "report", False),
    ],
)
def test_which_stories_want_a_photo(make, editor, status, kind, is_listed):
    bare(make, "One", status, kind=kind)
    assert titles(editor, "unpictured") == ["One"][: int(is_listed)]


def test_a_gallery_shows_its_own_pictures(make, editor):
    article = bare(make, "Pictures", kind="gallery")
    make.photo_use(article.story, "gallery")
    assert titles(editor, "unpictured") == []


@pytest.mark.parametrize(
    ("link", "is_listed"),
    [
        ({"role": "report"}, True),
        ({"role": "preview"}, False),
        ({"role": "preview", "table": "podium"}, True),
        ({"role": "report", "table": "none"}, False),
        ({"role": "report", "kind": "grid"}, False),
    ],
)
def test_only_articles_that_show_the_amended_table_are_named(make, editor, link, is_listed):
    first = make.classification()
    story = make.story()
    make.link(story, first.session, **link)
    for language in ("en", "fr"):
        make.published(story, language, headline="Told", at=timezone.now() - timedelta(hours=1))
    amend(first.session)
    rows = listed(editor, "amended").rows
    assert [row.language for row in rows] == (["en", "fr"] if is_listed else [])
    assert all(row.does == "Check the text" for row in rows)


def test_journalists_begin_with_what_is_theirs_and_results_editors_with_sheets(
    journalist, editor, results_editor
):
    assert lists_for(journalist)[0].key == "mine"
    assert [one.key for one in lists_for(editor)][:3] == ["sheets", "decisions", "amended"]
    assert lists_for(results_editor)[0].key == "sheets"


def test_who_only_reads_is_not_told_to_write(make, results_editor):
    bare(make, "No picture")
    use = make.photo_use(make.story(), photographer_name="")
    assert {row.does for row in listed(results_editor, "unpictured").rows} == {"Read"}
    [row] = listed(results_editor, "credits").rows
    assert (row.does, row.does_url) == (
        "Look at it",
        reverse("admin:newsroom_photo_change", args=[use.photo_id]),
    )


def test_what_i_submitted_stays_mine_until_it_is_out(make, journalist):
    make.article(headline="Sent", status="submitted", saved_by=journalist)
    make.article(headline="Begun", saved_by=journalist)
    make.published(headline="Out", saved_by=journalist)
    assert titles(journalist, "mine") == ["Begun", "Sent"]


# --- whole lists ----------------------------------------------------------------------------------


def fill(make, how_many, user):
    """Something in every list, that many times."""
    session = make.classification().session
    for number in range(how_many):
        make.published(headline=f"Alone {number}", at=timezone.now() - timedelta(hours=1))
        make.article(headline=f"Draft {number}", saved_by=user)
        make.article(headline=f"Submitted {number}", status="submitted")
        make.published(headline=f"Later {number}", at=timezone.now() + timedelta(days=1))
        article = make.published(headline=f"Out {number}", at=timezone.now() - timedelta(hours=1))
        other = make.published(article.story, language="fr", at=timezone.now() - timedelta(hours=1))
        type(article).objects.filter(pk=other.pk).update(agrees_with="x")
        make.link(article.story, session)
        article.story.notes.create(text="Who?")
        Correction.objects.create(article=article, what_was_wrong="A", what_is_right="B")
        use = make.photo_use(article.story, photographer_name="")
        Photo.objects.filter(pk=use.photo_id).update(rights_until=timezone.localdate())
        SheetReview.objects.create(session=session)
        decided = make.classification().session
        car = make.entry(decided.event, "2")
        Penalty.objects.create(session=decided, entry=car, kind=Penalty.Kind.DISQUALIFICATION)
    amend(session)


def test_every_list_leads_to_the_whole_of_it(client, make, editor):
    fill(make, 9, editor)
    client.force_login(editor)
    for each in lists_for(editor):
        assert each.count >= 9, each.key
        assert len(each.rows) == 8, each.key
        assert each.is_cut
        answer = client.get(each.url)
        assert answer.status_code == 200, each.key
        assert answer.context["cl"].result_count == each.count, each.key


def test_the_filter_of_the_list_of_articles_takes_nonsense(client, editor):
    client.force_login(editor)
    assert client.get(reverse("admin:newsroom_article_changelist"), {"waits": "x"}).status_code in (200, 302)
    assert set(waiting.ARTICLES) == {each.key for each in lists_for(editor)} & set(waiting.ARTICLES)


def test_it_asks_the_same_with_two_and_with_two_hundred(client, make, editor):
    client.force_login(editor)
    asked = []
    for how_many in (2, 198):
        fill(make, how_many, editor)
        client.get(DESK)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(DESK).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0] <= 18


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_empty_list_is_one_line(client, editor, language):
    client.force_login(editor)
    with translation.override(language):
        client.cookies["django_language"] = language
        html = client.get(DESK).content.decode()
    assert "<table" not in html.split('id="content-main"')[0]
    assert html.count('class="settled"') == 1
