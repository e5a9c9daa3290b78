"""Pages are sent compressed, unless they were made for one person."""

from django.middleware.gzip import GZipMiddleware

TEXT = {
    "application/json",
    "application/rss+xml",
    "application/xml",
    "image/svg+xml",
    "text/calendar",
    "text/css",
    "text/csv",
    "text/html",
    "text/plain",
}


class CompressPublicText(GZipMiddleware):
    """Compresses text without a secret: what depends on a session or carries a form's token stays as it is.

    The length of a compressed page tells a little of what is in it, to whoever can make a reader's browser
    ask for it with words of his choice (BREACH).
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0].strip()
        session = getattr(request, "session", None)
        is_personal = (session is not None and session.accessed) or "CSRF_COOKIE" in request.META
        if response.streaming or is_personal or kind not in TEXT:
            return response
        return super().process_response(request, response)
