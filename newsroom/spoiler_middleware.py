"""Each page knows whether its reader wants no results, and says so to the caches."""

from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

from newsroom import spoilers
from newsroom.spoiler_links import keep_in_links

VARIES = ("text/html", "application/rss+xml", "application/feed+json")


class WithoutResults:
    """Below /fr/ and /en/: the reader's wish while the page is made.

    A page differs by the cookie `spoilers` alone, yet HTTP can only say `Vary: Cookie`: a cache in front of
    the site should reduce the header to that cookie (docs/site.md), else it keeps a copy for each reader.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not get_language_from_path(request.path_info):
            return self.get_response(request)
        asked = spoilers.asked_of(request)
        token = spoilers.begin(asked)
        try:
            response = self.get_response(request)
        finally:
            spoilers.end(token)
        kind = response.get("Content-Type", "").partition(";")[0]
        if kind not in VARIES or response.streaming:
            return response
        patch_vary_headers(response, ["Cookie"])
        if asked and asked.by_address and kind == "text/html":
            response.content = keep_in_links(response.text).encode(response.charset)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response
