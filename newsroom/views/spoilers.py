"""A reader says that he wants no results, or that he wants them again; no script is needed for it."""

from django.conf import settings
from django.http import HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from newsroom import spoilers
from newsroom.addresses import own


@csrf_exempt  # a token would need a cookie on every public page; where the form stands is checked instead
@require_POST
def choose(request):
    """Keep the wish in a cookie and go back to the page."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return HttpResponseForbidden(content_type="text/plain; charset=utf-8")
    response = HttpResponseRedirect(own(request.POST.get("next", ""), otherwise=reverse("home")))
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    if request.POST.get(spoilers.NAME) == spoilers.OFF:
        response.set_cookie(
            spoilers.NAME,
            spoilers.OFF,
            max_age=spoilers.KEPT,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(spoilers.NAME, samesite="Lax")
    return response
