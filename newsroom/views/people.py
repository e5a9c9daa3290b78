"""A person whose name stands over our articles or beside our photos."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, Byline, Person, Photo, PhotoUse

ARTICLES, PHOTOS, NEWEST = 12, 24, 6


@require_safe
def person(request, slug):
    """What they signed, page by page, and the newest of their photos."""
    found = get_object_or_404(Person.objects.select_related("portrait__photographer"), slug=slug)
    signed = Byline.objects.filter(article=OuterRef("pk"), person=found)
    articles = Paginator(published().for_listing().filter(Exists(signed)), ARTICLES)
    page = articles.get_page(request.GET.get("page"))
    photos = photos_by(found) if page.number == 1 else Photo.objects.none()
    context = {
        "person": found,
        "page_obj": page,
        "photos": list(photos[:NEWEST]),
        "photo_count": photos.count(),
        **addresses(request, page),
    }
    return render(request, "newsroom/person.html", context)


@require_safe
def photos(request, slug):
    """All their photos that readers can see, each with the articles in which it stands."""
    found = get_object_or_404(Person, slug=slug)
    page = Paginator(photos_by(found), PHOTOS).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    context = {"person": found, "page_obj": page, **addresses(request, page)}
    return render(request, "newsroom/person_photos.html", context)


def addresses(request, page):
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    return {"canonical": path, "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")}}


def published():
    """What readers of the page's language can read."""
    return Article.objects.published().in_language(get_language())


def photos_by(person):
    """Their photos in published stories, newest first; each knows its uses there."""
    articles = published()
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
