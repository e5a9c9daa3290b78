"""Lists of the admin tell hours by the clock of the edition in whose language they are read."""

from django.utils import timezone
from django.utils.translation import get_language

from newsroom.editions import zone_of


class ListClock:
    """For lists alone: where hours are typed, each page knows its own clock."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(None):  # whatever is set for this request ends with it
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if match.app_name == "admin" and (match.url_name or "").endswith("_changelist"):
            timezone.activate(zone_of(get_language() or "en"))
