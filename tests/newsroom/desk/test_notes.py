"""Notes between colleagues: written, settled, counted, and shown to no reader."""

import pytest
from django.urls import reverse

from newsroom.models import Note

pytestmark = pytest.mark.django_db


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


WORDS = "Ask the team which tyre it was."


@pytest.fixture
def say(client, draft):
    """`say(user, note="…")` sends the form of the notes."""

    def say(user, fetch=False, **data):
        client.force_login(user)
        headers = {"X-Requested-With": "fetch"} if fetch else {}
        return client.post(reverse("admin:newsroom_article_notes", args=[draft.pk]), data, headers=headers)

    return say


def test_a_colleague_who_may_only_read_the_article_writes_and_settles(say, draft, results_editor, client):
    say(results_editor, note=WORDS)
    note = draft.story.notes.get()
    assert (note.text, note.author, note.resolved_at) == (WORDS, results_editor, None)
    assert WORDS in client.get(page_of(draft)).content.decode()
    say(results_editor, settle=note.pk)
    note.refresh_from_db()
    assert note.resolved_by == results_editor
    say(results_editor, reopen=note.pk)
    note.refresh_from_db()
    assert note.resolved_at is None
    assert note.resolved_by is None


def test_a_stranger_neither_reads_nor_writes_any(say, draft, stranger):
    assert say(stranger, note=WORDS).status_code == 403
    assert not Note.objects.exists()


def test_a_note_of_another_story_is_out_of_reach(say, make, editor, draft):
    other = Note.objects.create(story=make.story(), author=editor, text=WORDS)
    say(editor, settle=other.pk)
    other.refresh_from_db()
    assert other.resolved_at is None


def test_what_is_typed_outlives_a_refusal_and_the_settling_of_another(say, draft, editor, client):
    long = "x" * (Note.LONGEST + 1)
    say(editor, note=long)
    assert not Note.objects.exists()
    assert long in client.get(page_of(draft)).content.decode()
    note = Note.objects.create(story=draft.story, author=editor, text=WORDS)
    answer = say(editor, fetch=True, note="half a thought", settle=note.pk).content.decode()
    assert ">half a thought</textarea>" in answer
    assert Note.objects.count() == 1


def test_an_empty_note_is_refused_with_a_word(say, editor, draft):
    assert "The note is empty." in say(editor, fetch=True, note="  ").content.decode()
    assert not Note.objects.exists()


def test_markup_in_a_note_is_text(say, editor, draft):
    answer = say(editor, fetch=True, note="<script>alert(1)</script>").content.decode()
    assert "&lt;script&gt;" in answer
    assert "<script>alert" not in answer


def test_no_reader_sees_a_note(client, make, editor):
    article = make.published()
    Note.objects.create(story=article.story, author=editor, text=WORDS)
    assert WORDS not in client.get(article.get_absolute_url()).content.decode()


def test_the_list_and_the_desk_count_what_is_not_settled(client, draft, editor):
    Note.objects.create(story=draft.story, author=editor, text=WORDS)
    Note.objects.create(story=draft.story, author=editor, text="And the gap.")
    client.force_login(editor)
    listed = client.get(reverse("admin:newsroom_article_changelist")).content.decode()
    assert '<td class="field-open_notes">2</td>' in listed
    assert "Notes not settled" in client.get(reverse("admin:index")).content.decode()
    draft.story.notes.resolve(editor)
    listed = client.get(reverse("admin:newsroom_article_changelist")).content.decode()
    assert '<td class="field-open_notes">2</td>' not in listed
