"""What was wrong, what is right, when: for readers, and for the desk until both languages are dealt with."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from newsroom import corrections, workflow
from newsroom.models import Article, Correction

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(make):
    return make.user("edgar", groups=["Editor"], is_staff=True)


@pytest.fixture
def english(make):
    return make.published(headline="Rain at noon", at=timezone.now() - timedelta(days=1))


@pytest.fixture
def french(make, english):
    return make.published(english.story, "fr", headline="Pluie à midi", at=timezone.now() - timedelta(days=1))


@pytest.fixture
def corrected(english, editor):
    """The English article says on which lap it really was."""
    correction = Correction(article=english, what_was_wrong="We said lap 89.", what_is_right="It was lap 92.")
    return corrections.tell(correction, by=editor)


# --- readers --------------------------------------------------------------------------------------


def test_a_correction_stands_on_the_article_and_on_the_register(client, corrected, english):
    for page in (english.get_absolute_url(), "/en/corrections/"):
        shown = client.get(page).content.decode()
        assert "We said lap 89." in shown
        assert "It was lap 92." in shown
        assert f'id="correction-{corrected.pk}"' in shown


def test_the_register_is_of_one_edition(client, corrected):
    shown = client.get("/fr/corrections/").content.decode()
    assert "lap 89" not in shown
    assert 'href="/en/corrections/"' in shown


def test_every_page_leads_to_the_register(client):
    assert 'href="/fr/corrections/"' in client.get("/fr/").content.decode()


def test_the_register_has_its_feed(client, corrected, english):
    feed = client.get("/en/corrections/feed/")
    assert feed["Content-Type"].startswith("application/rss+xml")
    text = feed.content.decode()
    assert "Correction: Rain at noon" in text
    assert f"{english.get_absolute_url()}#correction-{corrected.pk}" in text
    assert "It was lap 92." in text
    assert "lap 89" not in client.get("/fr/corrections/feed/").content.decode()


def test_what_readers_no_longer_see_is_not_on_the_register(client, corrected, english, editor):
    workflow.move(english, "withdrawn", by=editor)
    assert "lap 89" not in client.get("/en/corrections/").content.decode()


def test_what_is_written_in_a_correction_is_text_and_no_html(client, english, editor):
    wrong = Correction(article=english, what_was_wrong="<script>1</script>", what_is_right="<b>2</b>")
    corrections.tell(wrong, by=editor)
    for page in (english.get_absolute_url(), "/en/corrections/"):
        shown = client.get(page).content.decode()
        assert "<script>1" not in shown
        assert "&lt;b&gt;2" in shown


def test_the_register_costs_the_same_with_more_corrections(
    client, make, editor, django_assert_max_num_queries
):
    for many in (1, 20):
        for _number in range(many):
            article = make.published()
            corrections.tell(Correction(article=article, what_was_wrong="a", what_is_right="b"), by=editor)
        with django_assert_max_num_queries(5):
            client.get("/en/corrections/")


@pytest.mark.parametrize("path", ["/en/corrections/", "/fr/corrections/"])
def test_the_register_is_valid(client, corrected, valid_html, path):
    valid_html(client.get(path).content.decode())


# --- when it was changed --------------------------------------------------------------------------


def test_a_correction_is_a_change_of_substance(corrected, english):
    english.refresh_from_db()
    assert english.updated_at == corrected.at


def test_mending_the_words_of_a_correction_is_none(corrected, english, editor):
    english.refresh_from_db()
    before = english.updated_at
    corrected.what_was_wrong = "We said lap 88."
    corrections.tell(corrected, by=editor)
    english.refresh_from_db()
    assert english.updated_at == before


def test_a_correction_says_both(english):
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(article=english, what_was_wrong="Lap 89.", what_is_right="")


# --- both languages -------------------------------------------------------------------------------


def test_it_is_open_while_readers_have_the_story_in_the_other_language(french, corrected):
    assert list(Correction.objects.open()) == [corrected]


def test_it_is_closed_where_the_other_language_is_not_published(corrected):
    assert list(Correction.objects.open()) == []


def test_a_translation_that_appears_after_the_correction_had_it_from_the_start(make, corrected, english):
    make.published(english.story, "fr", at=timezone.now())
    assert list(Correction.objects.open()) == []


def test_it_is_closed_when_the_other_language_is_corrected(client, french, corrected, editor):
    answer = corrections.answer(corrected, by=editor, wrong="Tour 89.", right="Tour 92.")
    assert list(Correction.objects.open()) == []
    assert answer.article == french
    assert "Tour 92." in client.get(french.get_absolute_url()).content.decode()
    french.refresh_from_db()
    assert french.updated_at is not None


def test_it_is_closed_when_it_does_not_apply_there(client, french, corrected, editor):
    corrections.answer(corrected, by=editor, applies=False)
    assert list(Correction.objects.open()) == []
    french.refresh_from_db()
    assert french.updated_at is None
    assert 'class="note"' not in client.get(french.get_absolute_url()).content.decode()


def test_what_did_not_apply_can_still_be_told(french, corrected, editor):
    corrections.answer(corrected, by=editor, applies=False)
    corrections.answer(corrected, by=editor, wrong="Tour 89.", right="Tour 92.")
    assert Correction.objects.count() == 2
    french.refresh_from_db()
    assert french.updated_at is not None


# --- the desk -------------------------------------------------------------------------------------

ADD = "admin:newsroom_correction_add"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


SAID = {"what_was_wrong": "We said lap 89.", "what_is_right": "It was lap 92."}


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(
    ("there", "is_open", "how_many"),
    [
        ({"there": "later"}, True, 1),
        ({"there": "told", "wrong_there": "Tour 89.", "right_there": "Tour 92."}, False, 2),
        ({"there": "none"}, False, 2),
    ],
)
def test_both_languages_are_dealt_with_on_one_page(desk, english, french, there, is_open, how_many):
    answer = desk.post(reverse(ADD), SAID | {"article": english.pk} | there)
    assert answer.status_code == 302, answer.content.decode()
    assert Correction.objects.open().exists() is is_open
    assert Correction.objects.count() == how_many


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({"there": "told"}, "Write it in the other language as well"),
        ({"there": "later", "wrong_there": "Tour 89."}, "You wrote a correction for the other language"),
    ],
)
def test_what_is_typed_for_the_other_language_is_not_lost_on_the_way(desk, english, french, there, said):
    answer = desk.post(reverse(ADD), SAID | {"article": english.pk} | there)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "We said lap 89." in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.ignore_template_errors
def test_an_answer_needs_a_language_that_readers_have(desk, english):
    answer = desk.post(reverse(ADD), SAID | {"article": english.pk, "there": "none"})
    assert "Readers do not have this story in the other language." in answer.content.decode()


@pytest.mark.ignore_template_errors
def test_an_open_correction_is_closed_from_its_page(desk, english, french, corrected):
    page = reverse("admin:newsroom_correction_change", args=[corrected.pk])
    assert "Not dealt with yet" in desk.get(page).content.decode()
    told = {"there": "told", "wrong_there": "Tour 89.", "right_there": "Tour 92."}
    assert desk.post(page, SAID | told).status_code == 302
    assert not Correction.objects.open().exists()
    assert "Tour 92." in desk.get(page).content.decode()


@pytest.mark.ignore_template_errors
def test_both_articles_say_on_the_desk_that_a_correction_is_open(desk, english, french, corrected):
    for article in (english, french):
        page = desk.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()
        assert "Correction open" in page
    corrections.answer(corrected, by=None, applies=False)
    for article in (english, french):
        page = desk.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()
        assert "Correction open" not in page


def test_only_editors_correct_and_nobody_deletes(client, make, desk, corrected):
    assert desk.get(reverse("admin:newsroom_correction_delete", args=[corrected.pk])).status_code == 403
    client.force_login(make.user("jeanne", groups=["Journalist"], is_staff=True))
    assert client.get(reverse(ADD)).status_code == 403
    assert client.get(reverse("admin:newsroom_correction_changelist")).status_code == 200
    client.force_login(make.user("stranger", is_staff=True))
    assert client.get(reverse("admin:newsroom_correction_changelist")).status_code == 403


# --- withdrawn ------------------------------------------------------------------------------------


def test_a_withdrawn_article_is_gone_and_says_why(client, english, editor, valid_html):
    workflow.move(english, "withdrawn", by=editor, note="The source <b>was</b> wrong.")
    answer = client.get(english.get_absolute_url())
    assert answer.status_code == 410
    assert "The source &lt;b&gt;was&lt;/b&gt; wrong." in answer.content.decode()
    valid_html(answer.content.decode())


def test_a_withdrawn_article_without_a_note_is_gone_all_the_same(client, english, editor):
    workflow.move(english, "withdrawn", by=editor)
    answer = client.get(english.get_absolute_url())
    assert answer.status_code == 410
    assert "Why it was withdrawn" not in answer.content.decode()


def test_an_article_taken_up_again_leaves_its_note_behind(english, editor):
    workflow.move(english, "withdrawn", by=editor, note="Wrong.")
    workflow.move(english, "draft", by=editor)
    assert Article.objects.get().withdrawal_note == ""
