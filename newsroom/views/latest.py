"""Latest news: articles, results and corrections as they came."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.editions import zone_of
from newsroom.latest import days_of, items_of, lines
from newsroom.views.paging import paged

PER_PAGE = 40


@require_safe
def latest(request):
    language = get_language()
    page = paged(request, lines(language), PER_PAGE)
    context = page | {
        "section": "latest",
        "days": days_of(items_of(list(page["page_obj"])), language),
        "zone": zone_of(language),
    }
    return render(request, "newsroom/latest.html", context)
