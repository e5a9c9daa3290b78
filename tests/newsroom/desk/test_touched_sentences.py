"""Beside the text: the sentences under an amended result, until somebody has handled each."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from newsroom import amending
from newsroom.admin.desk import lists_for
from newsroom.admin.desk_lists import desk_zone
from newsroom.models import Correction, TouchedSentence
from results import formats
from results.models import Classification
from results.models.row import Status
from results.publishing import lines_of, publish

FRENCH = "<p>Vidal gagne. La n° 2 finit deuxième.</p>"
ENGLISH = "<p>Vidal won. No. 2 came second. No. 2 stopped on lap 12.</p>"


def amend(session):
    """The second car is disqualified, and whoever listens has heard it."""
    first = session.classifications.current().get()
    one, two, three = lines_of(first)
    out = replace(two, order=3, position=None, status=Status.DISQUALIFIED, gap_ms=None)
    second = publish(session, [one, replace(three, order=2, position=2), out], status="official")
    amending.examine(second, first)
    return second


@pytest.fixture
def told(make):
    """A report in both languages, published before the result was amended."""
    first = make.classification()
    story = make.story()
    make.link(story, first.session)
    french = make.published(story, "fr", headline="Deux heures", body=FRENCH)
    english = make.published(story, "en", headline="Two hours", body=ENGLISH)
    amend(first.session)
    return {"fr": french, "en": english, "session": first.session}


def page(client, article):
    return client.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()


def post(client, article, **data):
    return client.post(reverse("admin:newsroom_article_touched", args=[article.pk]), data)


def test_both_editions_stand_on_the_desk_with_the_hour_that_its_heading_names(told, editor):
    at = Classification.objects.get(session=told["session"], is_current=True).published_at
    for language in ("fr", "en"):
        with translation.override(language):
            amended = next(each for each in lists_for(editor) if each.key == "amended")
            hour = formats.time_of_day(at, desk_zone())
        assert [hour in row.note for row in amended.rows] == [True, True]


def test_the_desk_counts_the_sentences_of_each_language(told, editor):
    (amended,) = [one for one in lists_for(editor) if one.key == "amended"]
    notes = {row.language: row.note for row in amended.rows}
    assert notes["fr"].endswith(", 1 sentence, 1 no longer true")
    assert notes["en"].endswith(", 2 sentences, 1 no longer true")
    assert amended.rows[0].does_url.endswith("#touched")


def test_a_draft_counts_once_readers_have_the_story_in_another_language(told, editor):
    told["en"].__class__.objects.filter(pk=told["en"].pk).update(status="draft", published_at=None)
    keys = {one.key: one for one in lists_for(editor)}
    assert {row.language for row in keys["amended"].rows} == {"fr", "en"}
    told["fr"].__class__.objects.filter(pk=told["fr"].pk).update(status="withdrawn")
    keys = {one.key: one for one in lists_for(editor)}
    assert keys["amended"].rows == []


def test_the_page_shows_each_sentence_with_the_reason_and_the_words(client, editor, told):
    client.force_login(editor)
    shown = page(client, told["en"])
    assert "No. 2: 2nd, +1.000 → Disqualified" in shown
    assert "<mark>2</mark> came <mark>second</mark>." in shown
    assert shown.index("came <mark>") < shown.index("</mark> stopped on lap")  # the surest first


def test_the_reason_is_told_in_the_language_of_the_editor(client, editor, told):
    client.force_login(editor)
    client.cookies["language"] = "fr"
    with translation.override("fr"):
        assert "2e, +1.000 → " in page(client, told["en"])


def test_an_editor_says_that_a_sentence_still_stands_and_it_is_kept_who_did(client, editor, told):
    client.force_login(editor)
    row = told["en"].touched.get(certainty=3)
    assert post(client, told["en"], stands=row.pk).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.handled_by) == ("stands", editor)
    assert "edgar" in page(client, told["en"])
    post(client, told["en"], reopen=row.pk)
    row.refresh_from_db()
    assert (row.state, row.handled_by, row.handled_at) == ("open", None, None)


def test_all_that_only_name_a_car_are_handled_at_once(client, editor, told):
    client.force_login(editor)
    post(client, told["en"], all="named")
    assert [row.certainty for row in told["en"].touched.open()] == [3]


def test_an_article_whose_sentences_are_all_handled_leaves_the_list(client, editor, told):
    amending.stands(TouchedSentence.objects.all(), editor)
    (amended,) = [one for one in lists_for(editor) if one.key == "amended"]
    assert amended.rows == []


def test_a_sentence_of_another_article_is_not_handled_from_here(client, editor, told):
    client.force_login(editor)
    row = told["fr"].touched.get()
    post(client, told["en"], stands=row.pk)
    row.refresh_from_db()
    assert row.state == "open"


def test_who_may_not_write_in_the_article_reads_the_list_and_handles_nothing(client, journalist, told):
    client.force_login(journalist)
    assert "came <mark>" in page(client, told["en"])
    assert 'name="stands"' not in page(client, told["en"])
    assert post(client, told["en"], all="named").status_code == 403


def test_the_script_gets_the_list_alone(client, editor, told):
    client.force_login(editor)
    answer = client.post(
        reverse("admin:newsroom_article_touched", args=[told["en"].pk]),
        {"all": "named"},
        headers={"X-Requested-With": "fetch"},
    )
    assert answer.content.decode().strip().startswith("<section")
    assert "no-store" in answer["Cache-Control"]


def test_a_correction_is_proposed_in_both_languages(client, editor, told):
    client.force_login(editor)
    after = told["session"].classifications.current().get()
    address = reverse("admin:newsroom_correction_add") + f"?article={told['en'].pk}&amended={after.pk}"
    form = client.get(address).context["adminform"].form
    assert form["what_was_wrong"].value() == "We wrote: “No. 2 came second.”"
    assert form["what_is_right"].value() == "No. 2: 2nd, +1.000 → Disqualified"
    assert form["there"].value() == "told"
    assert "La n° 2 finit deuxième." in form["wrong_there"].value()
    assert Correction.objects.count() == 0  # nothing is told before somebody saves it


def test_markup_in_a_sentence_is_shown_as_text(client, editor, make, told):
    told["en"].body = "<p>No. 2 came second &lt;b onclick&gt;.</p>"
    told["en"].save()
    client.force_login(editor)
    assert "second</mark> &lt;b onclick&gt;." in page(client, told["en"])


def test_the_desk_asks_the_same_however_many_sentences_wait(told, editor, make):
    asked = []
    lists_for(editor)  # what the editor may do is asked once
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            lists_for(editor)
        asked.append(len(queries))
        for number in range(20):
            session = make.classification().session
            article = make.published(headline=f"Report {number}", body=ENGLISH)
            make.link(article.story, session)
            amend(session)
    assert asked[0] == asked[1]
