"""A person whose name stands over our articles or beside our photos."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from newsroom.models import Article, Person, PhotoUse

MOST = 24


def person(request, slug):
    found = get_object_or_404(Person, slug=slug)
    articles = Article.objects.published().in_language(get_language())
    uses = (
        PhotoUse.objects.filter(photo__photographer=found, story__articles__in=articles)
        .select_related("photo__photographer")
        .order_by("-photo__uploaded_at", "-pk")
        .distinct()
    )
    context = {
        "person": found,
        "articles": articles.for_listing().filter(bylines__person=found).distinct()[:MOST],
        "uses": one_a_photo(uses[: 2 * MOST])[:MOST],
    }
    return render(request, "newsroom/person.html", context)


def one_a_photo(uses):
    """A photo that several stories use is shown once."""
    return list({use.photo_id: use for use in uses}.values())
