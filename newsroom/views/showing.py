"""To whom an article is shown: to everybody once it is published, before that to the desk alone."""

from functools import wraps

from django.http import Http404
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from newsroom import roles
from newsroom.models import Article
from newsroom.views import errors


def shows_article(articles):
    """For a view of an article, or of a part of it, that the address names by its slug.

    The view gets the article of this edition, one of `articles()`, if this user may see it.
    """

    def decorate(view):
        @wraps(view)
        def answer(request, slug, **rest):
            article = articles().in_language(get_language()).filter(slug=slug).first()
            if article is None:
                raise Http404
            if article.is_public:
                return view(request, article, **rest)
            if roles.may_preview(request.user, article):
                return unkept(view(request, article, **rest))
            if article.status == Article.Status.WITHDRAWN:
                return errors.gone(request, note=article.withdrawal_note)
            raise Http404

        return answer

    return decorate


def unkept(response):
    """For this user and this moment alone."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def alternates(article, address=Article.get_absolute_url):
    """The address of each version that readers can see, the French one first."""
    versions = [article, *article.story.articles.published().exclude(pk=article.pk)]
    versions.sort(key=lambda version: version.language, reverse=True)
    return {version.language: address(version) for version in versions if version.is_public}
