"""A person whose name stands over our articles or beside our photos."""

from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, Byline, Person, Photo, PhotoUse
from newsroom.views import looking_up
from newsroom.views.paging import paged

ARTICLES, PHOTOS, NEWEST = 12, 24, 6


@require_safe
def person(request, slug):
    """What they signed, page by page, and the newest of their photos."""
    found = get_object_or_404(Person.objects.select_related("portrait__photographer"), slug=slug)
    signed = Byline.objects.filter(article=OuterRef("pk"), person=found)
    page = paged(request, looking_up.articles().filter(Exists(signed)), ARTICLES)
    photos = photos_by(found) if page["page_obj"].number == 1 else Photo.objects.none()
    context = page | {"person": found, "photos": list(photos[:NEWEST]), "photo_count": photos.count()}
    return render(request, "newsroom/person.html", context)


@require_safe
def photos(request, slug):
    """All their photos that readers can see, each with the articles in which it stands."""
    found = get_object_or_404(Person, slug=slug)
    page = paged(request, photos_by(found), PHOTOS)
    if not page["page_obj"].paginator.count:
        raise Http404
    return render(request, "newsroom/person_photos.html", page | {"person": found})


def photos_by(person):
    """Their photos in published stories, newest first; each knows its uses there."""
    articles = Article.objects.published().in_language(get_language())
    shown = PhotoUse.objects.filter(Exists(articles.filter(story=OuterRef("story"))))
    uses = shown.select_related("story").prefetch_related(
        Prefetch("story__articles", articles, to_attr="told")
    )
    return (
        Photo.objects.filter(Exists(shown.filter(photo=OuterRef("pk"))), photographer=person)
        .usable()
        .exclude(renditions={})
        .select_related("photographer")
        .prefetch_related(Prefetch("uses", uses.order_by("-story", "pk"), to_attr="shown_uses"))
        .order_by("-uploaded_at", "-pk")
    )
