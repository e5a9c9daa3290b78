"""Galleries: the list of them, and each picture alone."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsroom import film
from newsroom.models import Article, Story
from newsroom.views import looking_up
from newsroom.views.paging import paged
from newsroom.views.showing import alternates, shows_article

PER_PAGE = 12


@require_safe
def galleries(request):
    """The galleries of an edition, newest first."""
    articles = looking_up.articles().filter(story__kind=Story.Kind.GALLERY)
    page = paged(request, articles, PER_PAGE)
    context = page | {
        "section": "galleries",
        "galleries": [(article, film.film_of(article, linked=True)) for article in page["page_obj"]],
    }
    return render(request, "newsroom/galleries.html", context)


@require_safe
@shows_article(Article.objects.for_listing)
def photo(request, article, number):
    """One picture of an article's film at its own address: to whom the article is shown."""
    frames = film.film_of(article, linked=True)
    if not 1 <= number <= len(frames):
        raise Http404
    return render(request, "newsroom/gallery_photo.html", page_of(article, frames, number))


def page_of(article, frames, number):
    story = article.story
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
        "is_preview": not article.is_public,
        "noindex": not article.is_public,
        "alternates": alternates(article, lambda version: film.address_of(version, number)),
    }
