"""Corrections of what readers have seen, language by language, and whose turn it is."""

from django.db import transaction
from django.utils import timezone

from newsroom.models import Article, Correction


def counterpart_of(article):
    """The same story as readers have it in the other language, or None."""
    return Article.objects.published().filter(story=article.story_id).exclude(pk=article.pk).first()


@transaction.atomic
def tell(correction, *, by):
    """Save a correction. A new one that readers see is a change of substance of its article."""
    is_new = correction.pk is None
    if is_new:
        correction.by = by
    correction.save()
    if is_new and correction.applies:
        Article.objects.published().filter(pk=correction.article_id).update(updated_at=correction.at)
    return correction


@transaction.atomic
def answer(correction, *, by, wrong="", right="", applies=True):
    """Deal with the same thing in the other language: correct it there too, or say that it does not apply."""
    other = correction.counterpart
    if other is None:
        article = Article.objects.filter(story=correction.article.story_id).exclude(pk=correction.article_id)
        other = Correction(article=article.get(), answers=correction)
    elif applies and not other.applies:
        other.at = timezone.now()  # readers are told only now
        Article.objects.published().filter(pk=other.article_id).update(updated_at=other.at)
    other.applies = applies
    other.what_was_wrong, other.what_is_right = (wrong, right) if applies else ("", "")
    return tell(other, by=by)
