"""A person whose name stands over our articles or beside our photos."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, Byline, Person, PhotoUse

ARTICLES, PHOTOS = 12, 24


@require_safe
def person(request, slug):
    found = get_object_or_404(Person, slug=slug)
    articles = Article.objects.published().in_language(get_language())
    signed = Byline.objects.filter(article=OuterRef("pk"), person=found)
    context = {
        "person": found,
        "articles": articles.for_listing().filter(Exists(signed))[:ARTICLES],
        "uses": photos_by(found, articles),
    }
    return render(request, "newsroom/person.html", context)


def photos_by(person, articles):
    """The newest photos in published stories; one that several stories use is shown once."""
    uses = (
        PhotoUse.objects.filter(Exists(articles.filter(story=OuterRef("story"))), photo__photographer=person)
        .select_related("photo__photographer")
        .order_by("-photo__uploaded_at", "-pk")
    )
    return list({use.photo_id: use for use in uses[: 2 * PHOTOS] if use.photo.renditions}.values())[:PHOTOS]
