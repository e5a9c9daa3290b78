"""What several pages of the sporting half look up: published articles, current classifications."""

from django.db.models import Prefetch
from django.utils.translation import get_language

from newsroom.models import Article, PhotoUse, StorySeries
from results.models import Classification


def articles():
    """The published articles of the page's language, as cards show them."""
    return Article.objects.published().in_language(get_language()).for_listing()


def headlines():
    """The same for a list of their headlines alone."""
    found = Article.objects.published().in_language(get_language()).select_related("story")
    return found.order_by("-published_at", "-pk")


def cards():
    """The same for cards without their authors, in three queries."""
    return headlines().prefetch_related(
        Prefetch("story__story_series", StorySeries.objects.select_related("series")),
        Prefetch("story__photo_uses", PhotoUse.objects.select_related("photo__photographer")),
    )


def current_results(sessions, **kwargs):
    """The current classifications at the flag, by session."""
    found = Classification.objects.current().results().filter(session__in=sessions).with_session()
    return {classification.session_id: classification for classification in found}
