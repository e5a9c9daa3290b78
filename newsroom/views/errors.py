"""What readers are told when a page is not there, not theirs, gone, or broken."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.translation import get_language

from newsroom.context import site
from newsroom.frame import Frame


def not_found(request, exception=None):
    return say(request, "404.html", 404)


def forbidden(request, exception=None):
    return say(request, "403.html", 403)


def csrf_failure(request, reason=""):
    """A form that was open too long, or cookies that are refused."""
    return say(request, "403_csrf.html", 403)


def gone(request, note=""):
    """For what has been withdrawn, with what its editors say of that."""
    return say(request, "410.html", 410, note=note)


def say(request, template, status, **said):
    context = {"section": "", "noindex": True, "alternates": {}} | said
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def server_error(request):
    """Without session, user or database; should even the template fail, three words."""
    try:
        bare = {"section": "", "noindex": True, "alternates": {}, "frame": Frame()}
        context = site(request) | bare
        page = get_template("500.html").render(context)
    except Exception:  # whatever broke the page may break this one too
        page = format_html(BARE, get_language() or "en", settings.SITE_NAME)
    return HttpResponse(page, status=500, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})


BARE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>'
    "<body><h1>500</h1></body></html>"
)
