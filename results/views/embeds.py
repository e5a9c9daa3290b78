"""A classification for the pages of others: a small page of its own, framed anywhere, without a script."""

from hashlib import sha256
from http import HTTPStatus

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from results.addresses import absolute
from results.fragments import fetch_tables
from results.framing import own_page
from results.tables import classes_of, with_rows
from results.views.data import find

TOPS = {"": "all", "3": "podium", "8": "eight", "10": "ten"}
THEMES = ("light", "dark")
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"


@require_safe
@xframe_options_exempt
def classification(request, series, year, event, session, revision=None):
    """The one in force, or a revision; `?class=` one class alone, `?top=10` its head, `?theme=dark`."""
    found = find(series, year, event, session, revision, request.GET)
    top, race_class = request.GET.get("top", ""), request.GET.get("class", "")
    if top not in TOPS:
        raise Http404("No such length.")
    fetch_tables([(found, {"limit": TOPS[top], "race_class": race_class})])
    if race_class and not has_class(found, race_class):
        raise Http404("No such class.")
    theme = request.GET.get("theme", "")
    context = {
        "classification": found,
        "session": found.session,
        "event": found.session.event,
        "rows": TOPS[top],
        "race_class": race_class,
        "theme": theme if theme in THEMES else "",
        "is_lasting": revision is not None,
        "whole_address": absolute(own_page(found, is_lasting=revision is not None)),
    }
    return send(request, render(request, "results/embed.html", context))


def has_class(found, slug):
    with_rows([found])
    return slug in {each.slug for each in classes_of(found.rows.all())}


def send(request, response):
    """To be framed by any site, kept for a while, and found by no search engine."""
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "public, max-age=60"
    response["ETag"] = etag = quote_etag(sha256(response.content).hexdigest()[:32])
    conditional = get_conditional_response(request, etag=etag, response=response)
    if conditional.status_code == HTTPStatus.NOT_MODIFIED:
        for name in ("Cache-Control", "Content-Security-Policy"):
            conditional[name] = response[name]
    conditional.xframe_options_exempt = True
    return conditional
