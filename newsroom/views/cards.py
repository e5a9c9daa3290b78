"""The drawn pictures of pages, each under an address that never shows another."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from newsroom.cards import keeping
from newsroom.views.picture_files import kept


@require_safe
def card(request, language, kind, pk, digest):
    drawn = keeping.picture(kind, int(pk), language, digest)
    if drawn is None:
        raise Http404("No page has this picture.")
    return kept(HttpResponse(drawn, content_type="image/png"))
