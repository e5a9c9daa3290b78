"""Latest news: articles, results and corrections as they came."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.editions import zone_of
from newsroom.latest import days_of, items_of, lines

PER_PAGE = 40


@require_safe
def latest(request):
    language = get_language()
    page = Paginator(lines(language), PER_PAGE).get_page(request.GET.get("page"))
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    context = {
        "section": "latest",
        "page_obj": page,
        "days": days_of(items_of(list(page)), language),
        "zone": zone_of(language),
        "canonical": path,
        "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")},
    }
    return render(request, "newsroom/latest.html", context)
