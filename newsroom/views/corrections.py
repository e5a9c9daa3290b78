"""The public register: what was wrong, what is right, when."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Correction

PER_PAGE = 30


def register(language):
    """What readers of an edition have been told, newest first."""
    told = Correction.objects.told().filter(article__language=language[:2])
    return told.select_related("article__story").newest_first()


@require_safe
def corrections(request):
    page = Paginator(register(get_language()), PER_PAGE).get_page(request.GET.get("page"))
    path = request.path + (f"?page={page.number}" if page.number > 1 else "")
    return render(
        request,
        "newsroom/corrections.html",
        {
            "section": "",
            "page_obj": page,
            "query": "",
            "canonical": path,
            "alternates": {code: f"/{code}{path[3:]}" for code in ("fr", "en")},
        },
    )
