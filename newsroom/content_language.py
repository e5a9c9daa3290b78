"""Pages name their edition in a header too, for search engines that read no `hreflang`."""

from django.utils.translation import get_language_from_path

from results.formats import variant


class ContentLanguage:
    """Below /fr/ and /en/: `Content-Language: fr-CA`, where Django would say `fr`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if language := get_language_from_path(request.path_info):
            response["Content-Language"] = variant(language)
        return response
