"""What several pages of the sporting half look up: published articles, current classifications."""

from django.utils.translation import get_language

from newsroom.models import Article
from results.models import Classification


def articles():
    """The published articles of the page's language, as cards show them."""
    return Article.objects.published().in_language(get_language()).for_listing()


def current_results(sessions, **kwargs):
    """The current classifications at the flag, by session."""
    found = Classification.objects.current().results().filter(session__in=sessions).with_session()
    return {classification.session_id: classification for classification in found}
