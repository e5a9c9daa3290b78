"""Light or dark as a reader has chosen it, without a script: a cookie, and `data-theme` on the page.

A page differs by this cookie in that attribute and in the switch alone. HTTP can only say `Vary: Cookie`: a
cache in front of the site reduces the header to the cookies that matter (docs/site.md).
"""

from django.conf import settings
from django.utils.cache import patch_vary_headers

COOKIE = "theme"
THEMES = ("light", "dark")  # anything else: as the reader's system has it
A_YEAR = 365 * 24 * 3600


def theme_of(request):
    """What this reader has chosen; "" where the system decides."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else ""


def remember(response, chosen):
    if chosen in THEMES:
        response.set_cookie(
            COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


class PersonalTheme:
    """Says to caches that pages differ by a cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response
