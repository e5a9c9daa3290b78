"""Light or dark as a reader has chosen it, without a script: a cookie, and `data-theme` on the page.

Without the cookie a page is the same for everybody and says nothing of cookies, so that any cache may keep it
whole. With it the page is the reader's own: private, and `Vary: Cookie`. A shared cache in front of the site
lets requests with this cookie pass (docs/site.md).
"""

from django.conf import settings
from django.utils.cache import patch_cache_control, patch_vary_headers

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
    """What was drawn for one reader is kept by no shared cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and theme_of(request):
            patch_vary_headers(response, ["Cookie"])
            patch_cache_control(response, private=True)
        return response
