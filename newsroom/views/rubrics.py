"""A rubric or a column: all that appeared under it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.models import Rubric
from newsroom.views import looking_up
from newsroom.views.paging import paged

PER_PAGE = 21


@require_safe
def rubric(request, slug):
    rubrics = Rubric.objects.select_related("portrait__photographer", "author__portrait__photographer")
    found = get_object_or_404(rubrics, slug=slug)
    page = paged(request, looking_up.articles().filter(story__rubric=found), PER_PAGE)
    context = page | {
        "section": f"rubric {found.slug}",
        "rubric": found,
        "portrait": found.shown_portrait,
        "cards": [(article, None) for article in page["page_obj"]],
    }
    return render(request, "newsroom/rubric.html", context)
