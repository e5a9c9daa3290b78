"""The colours of the series as one style sheet: no page carries a style of its own."""

import re
from hashlib import sha256

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from results.colours import contrast_black_or_white, line_colours
from results.models import Series

SLUG = re.compile(r"[-\w]+\Z", re.ASCII)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
RULE = (
    '  [data-series="{slug}"] '
    "{{ --series: {colour}; --on-series: {on}; --series-line: light-dark({light}, {dark}); }}"
)


@require_safe
def sheet(request):
    body = style_sheet(Series.objects.order_by("slug").values_list("slug", "colour"))
    etag = quote_etag(sha256(body.encode()).hexdigest()[:32])
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(body, content_type="text/css; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    return response


def style_sheet(series):
    """The rules of those whose slug and colour are what they should be; nothing else is ever written."""
    rules = []
    for slug, colour in series:
        if SLUG.match(slug) and COLOUR.match(colour):
            light, dark = line_colours(colour)
            on = contrast_black_or_white(colour)
            rules.append(RULE.format(slug=slug, colour=colour.lower(), on=on, light=light, dark=dark))
    return "\n".join(["@layer tokens {", *rules, "}", ""])
