"""Galleries: the list of them, and each picture alone."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom import film, roles
from newsroom.models import Article, Story
from newsroom.views import errors

PER_PAGE = 12


@require_safe
def galleries(request):
    """The galleries of an edition, newest first."""
    articles = Article.objects.published().in_language(get_language()).for_listing()
    page = Paginator(articles.filter(story__kind=Story.Kind.GALLERY), PER_PAGE).get_page(
        request.GET.get("page")
    )
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    context = {
        "section": "galleries",
        "page_obj": page,
        "galleries": [(article, film.film_of(article, linked=True)) for article in page],
        "canonical": path,
        "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")},
    }
    return render(request, "newsroom/galleries.html", context)


@require_safe
def photo(request, slug, number):
    """One picture of an article's film at its own address: to whom the article is shown."""
    article = Article.objects.for_listing().in_language(get_language()).filter(slug=slug).first()
    if article is None:
        raise Http404
    is_preview = not article.is_public
    if is_preview and not roles.may_preview(request.user, article):
        if article.status == Article.Status.WITHDRAWN:
            return errors.gone(request, note=article.withdrawal_note)
        raise Http404
    frames = film.film_of(article, linked=True)
    if not 1 <= number <= len(frames):
        raise Http404
    context = page_of(article, frames, number) | {"is_preview": is_preview, "noindex": is_preview}
    response = render(request, "newsroom/gallery_photo.html", context)
    if is_preview:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
    return response


def page_of(article, frames, number):
    story = article.story
    versions = [article, *story.articles.published().exclude(pk=article.pk)]
    return {
        "section": "galleries" if story.kind == Story.Kind.GALLERY else "articles",
        "article": article,
        "story": story,
        "series": story.main_series,
        "event": next(iter(story.events.select_related("season__series")), None),
        "frames": frames,
        "shot": frames[number - 1],
        "previous": frames[number - 2] if number > 1 else None,
        "next": frames[number] if number < len(frames) else None,
        "alternates": {
            version.language: film.address_of(version, number)
            for version in sorted(versions, key=lambda version: version.language, reverse=True)
            if version.is_public
        },
    }
