"""A subject: all that was written under a tag."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.models import Tag
from newsroom.views import looking_up
from newsroom.views.paging import paged

PER_PAGE = 21


@require_safe
def tag(request, slug):
    found = get_object_or_404(Tag, slug=slug)
    page = paged(request, looking_up.articles().filter(story__tags=found), PER_PAGE)
    context = page | {"tag": found, "cards": [(article, None) for article in page["page_obj"]]}
    return render(request, "newsroom/tag.html", context)
