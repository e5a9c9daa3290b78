"""The way of an article to its readers: every step of the table, and every other one refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from newsroom import workflow
from newsroom.models import Article, Move
from newsroom.workflow import DRAFT, MOVES, PUBLISHED, SUBMITTED, WITHDRAWN, move

STATES = list(Article.Status)


def put(article, status, scheduled=False):
    """The article in that state, as if it had come there by itself."""
    article.status = status
    if status in (PUBLISHED, WITHDRAWN):
        article.published_at = timezone.now() + timedelta(days=1 if scheduled else -1)
        article.first_published_at = article.published_at
    article.save()
    return article


@pytest.mark.parametrize("start", STATES)
@pytest.mark.parametrize("to", STATES)
def test_an_editor_takes_the_steps_of_the_table_and_no_other(draft, editor, start, to):
    article = put(draft, start, scheduled=(start, to) == (PUBLISHED, DRAFT))
    if (start, to) in MOVES:
        move(article, to, by=editor, comment="See the second paragraph.")
        article.refresh_from_db()
        assert article.status == to
        assert Move.objects.get().by == editor
    else:
        with pytest.raises(ValidationError) as refused:
            move(article, to, by=editor)
        assert refused.value.code == "no_such_move"
        assert not Move.objects.exists()


@pytest.mark.parametrize(("start", "to"), MOVES)
def test_a_journalist_submits_a_draft_of_his_own_and_does_nothing_else(draft, journalist, start, to):
    article = put(draft, start, scheduled=(start, to) == (PUBLISHED, DRAFT))
    if (start, to) == (DRAFT, SUBMITTED):
        move(article, to, by=journalist)
        assert Article.objects.get().status == SUBMITTED
    else:
        with pytest.raises(PermissionDenied):
            move(article, to, by=journalist, comment="Please.")
        assert Article.objects.get().status == start


def test_a_journalist_does_not_submit_the_draft_of_another(draft, make):
    other = make.user("other", groups=["Journalist"], is_staff=True)
    with pytest.raises(PermissionDenied):
        move(draft, SUBMITTED, by=other)


@pytest.mark.parametrize("who", ["results_editor", "stranger"])
def test_who_has_no_part_in_writing_moves_nothing(draft, who, request):
    with pytest.raises(PermissionDenied):
        move(draft, SUBMITTED, by=request.getfixturevalue(who))


def test_what_is_sent_back_says_why(draft, editor):
    put(draft, SUBMITTED)
    with pytest.raises(ValidationError, match="comment"):
        move(draft, DRAFT, by=editor, comment="  ")
    entry = move(draft, DRAFT, by=editor, comment=" Who said so? ")
    assert entry.comment == "Who said so?"
    assert (entry.from_status, entry.to_status) == (SUBMITTED, DRAFT)


def test_publishing_makes_it_public_at_once_and_notes_the_first_time(draft, editor):
    move(draft, PUBLISHED, by=editor)
    assert draft.is_public
    assert list(Article.objects.published()) == [draft]
    first = draft.first_published_at
    move(draft, WITHDRAWN, by=editor)
    move(draft, DRAFT, by=editor)
    move(draft, PUBLISHED, by=editor)
    assert draft.first_published_at == first
    assert draft.published_at > first


def test_what_is_to_appear_later_is_scheduled_and_can_be_taken_back(draft, editor):
    tomorrow = timezone.now() + timedelta(days=1)
    entry = move(draft, PUBLISHED, by=editor, at=tomorrow)
    assert entry.publishes_at == tomorrow
    assert draft.is_scheduled
    assert not Article.objects.published().exists()
    assert Article.objects.published(at=tomorrow).exists()
    with pytest.raises(ValidationError):
        move(draft, WITHDRAWN, by=editor)
    move(draft, DRAFT, by=editor)
    draft.refresh_from_db()
    assert (draft.status, draft.published_at, draft.first_published_at) == (DRAFT, None, None)


def test_what_readers_have_seen_is_withdrawn_not_taken_back(draft, editor):
    move(draft, PUBLISHED, by=editor)
    with pytest.raises(ValidationError):
        move(draft, DRAFT, by=editor)


def test_no_article_appears_with_a_credit_missing_and_each_photo_is_named(draft, editor, photo):
    draft.story.photo_uses.create(photo=photo(caption_en="The start", caption_fr="Le départ"))
    draft.story.photo_uses.create(
        photo=photo(caption_en="The podium", caption_fr="Le podium"), place="gallery"
    )
    draft.story.photo_uses.create(photo=photo(photographer_name="Ada", caption_en="Pits"), place="body")
    with pytest.raises(ValidationError) as refused:
        move(draft, PUBLISHED, by=editor)
    said = " ".join(refused.value.messages)
    assert "The start" in said
    assert "The podium" in said
    assert "Pits" not in said
    draft.refresh_from_db()
    assert draft.status == DRAFT


def test_an_agency_alone_is_a_credit(draft, editor, photo):
    draft.story.photo_uses.create(photo=photo(agency="Aurore Images"))
    move(draft, PUBLISHED, by=editor)
    assert draft.is_public


def test_somebody_signs_as_author(draft, editor):
    draft.bylines.update(role="translator")
    with pytest.raises(ValidationError, match="author"):
        move(draft, PUBLISHED, by=editor)


def test_an_article_without_a_word_does_not_appear(draft, editor):
    Article.objects.update(body="<p></p>")
    with pytest.raises(ValidationError, match="text"):
        move(draft, PUBLISHED, by=editor)


def test_a_marker_of_a_photo_that_has_left_the_story_stops_it(draft, editor):
    Article.objects.update(body='<p>Words</p><figure data-embed="photo" data-ref="999"></figure>')
    with pytest.raises(ValidationError, match="no longer"):
        move(draft, PUBLISHED, by=editor)


def test_the_buttons_are_those_of_the_table(draft, editor, journalist):
    assert {to for to, _words in workflow.moves_for(draft, editor)} == {SUBMITTED, PUBLISHED}
    assert {to for to, _words in workflow.moves_for(draft, journalist)} == {SUBMITTED}
    put(draft, PUBLISHED)
    assert {to for to, _words in workflow.moves_for(draft, editor)} == {WITHDRAWN}
    assert workflow.moves_for(draft, journalist) == []
    put(draft, PUBLISHED, scheduled=True)
    assert {to for to, _words in workflow.moves_for(draft, editor)} == {DRAFT}
