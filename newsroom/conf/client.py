"""Who asks: the address that a lockout counts by."""

from django.conf import settings


def client_ip(request):
    """The reader's address; behind a proxy the last one forwarded, which the proxy wrote itself."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
