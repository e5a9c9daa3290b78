"""A subject: all that was written under a tag."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, Tag

PER_PAGE = 21


@require_safe
def tag(request, slug):
    found = get_object_or_404(Tag, slug=slug)
    articles = Article.objects.published().in_language(get_language()).for_listing()
    page = Paginator(articles.filter(story__tags=found), PER_PAGE).get_page(request.GET.get("page"))
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    context = {
        "tag": found,
        "page_obj": page,
        "cards": [(article, None) for article in page],
        "canonical": path,
    }
    return render(request, "newsroom/tag.html", context)
