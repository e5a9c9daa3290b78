"""A rubric or a column: all that appeared under it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Article, Rubric

PER_PAGE = 21


@require_safe
def rubric(request, slug):
    rubrics = Rubric.objects.select_related("portrait__photographer", "author__portrait__photographer")
    found = get_object_or_404(rubrics, slug=slug)
    articles = Article.objects.published().in_language(get_language()).for_listing()
    page = Paginator(articles.filter(story__rubric=found), PER_PAGE).get_page(request.GET.get("page"))
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    context = {
        "section": f"rubric {found.slug}",
        "rubric": found,
        "portrait": found.shown_portrait,
        "page_obj": page,
        "cards": [(article, None) for article in page],
        "canonical": path,
        "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")},
    }
    return render(request, "newsroom/rubric.html", context)
