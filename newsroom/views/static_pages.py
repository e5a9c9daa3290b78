"""What the house says of itself."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom import rendering
from newsroom.addresses import in_editions
from newsroom.editions import LANGUAGES
from newsroom.models import StaticPage
from newsroom.sources import people, sources
from newsroom.views.showing import unkept


@require_safe
def static_page(request, slug):
    """In the languages in which it is published; one that lacks says so; the desk sees it before."""
    found = get_object_or_404(StaticPage, slug=slug)
    language = (get_language() or "en")[:2]
    shown_in = [code for code in LANGUAGES if found.is_public(code)]
    is_preview = not found.is_public(language) and may_preview(request)
    if not shown_in and not is_preview:
        raise Http404
    is_told = language in shown_in or (is_preview and bool(found.body))
    context = {
        "static_page": found,
        "pieces": told(found, language) if is_told else [],
        "is_told": is_told,
        "is_preview": is_preview,
        "people": people() if is_told and found.appendix == StaticPage.Appendix.PEOPLE else None,
        "sources": sources() if is_told and found.appendix == StaticPage.Appendix.SOURCES else None,
        "noindex": language not in shown_in,
        "alternates": in_editions(request.path, shown_in),
    }
    response = render(request, "newsroom/static_page.html", context)
    return unkept(response) if is_preview else response


def may_preview(request):
    user = request.user
    return user.is_active and user.is_staff and user.has_perm("newsroom.view_staticpage")


def told(page, language):
    """Its text, typeset; a marker of an article has no place here."""
    return [piece for piece in rendering.pieces_of(page.body, language) if piece.html]
