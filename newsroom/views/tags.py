"""A subject: all that was written under a tag."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from newsroom.figures import figures_of
from newsroom.models import Article, Tag

PER_PAGE = 20


def tag(request, slug):
    found = get_object_or_404(Tag, slug=slug)
    articles = (
        Article.objects.published()
        .in_language(get_language())
        .for_listing()
        .filter(story__tags=found)
        .distinct()
    )
    page = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
    figures = figures_of([article.story for article in page]) if page.object_list else {}
    context = {
        "tag": found,
        "page_obj": page,
        "cards": [(article, figures.get(article.story_id)) for article in page],
    }
    return render(request, "newsroom/tag.html", context)
