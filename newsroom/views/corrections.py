"""The public register: what was wrong, what is right, when."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.models import Correction
from newsroom.views.paging import paged

PER_PAGE = 30


def register(language):
    """What readers of an edition have been told, newest first."""
    told = Correction.objects.told().filter(article__language=language[:2])
    return told.select_related("article__story").newest_first()


@require_safe
def corrections(request):
    page = paged(request, register(get_language()), PER_PAGE)
    return render(request, "newsroom/corrections.html", page | {"section": ""})
