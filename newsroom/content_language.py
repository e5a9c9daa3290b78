"""Pages name their edition in a header too, for search engines that read no `hreflang`."""

from django.utils.translation import get_language_from_path

from results.formats import variant


class ContentLanguage:
    """Below /fr/ and /en/: `Content-Language: fr-CA`, where Django would say `fr`.

    Outside, a page in the reader's language says so; what is in no language, or in both, says nothing. A view
    that knows better (a document in Italian) says it itself, `und` where it knows that nobody does.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if language := get_language_from_path(request.path_info):
            response["Content-Language"] = variant(language)
        elif not speaks(response):
            del response["Content-Language"]
        return response


def speaks(response):
    kind = response.get("Content-Type", "").partition(";")[0]
    return kind not in SILENT and response.get("Content-Language") != "und"


SILENT = {"application/xml", "image/avif", "image/jpeg", "image/png", "text/css", "text/plain"}
