"""Whole addresses, as those who are not on the site need them."""

from django.conf import settings


def absolute(path):
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def webcal(path):
    """The address by which a calendar is subscribed to, not downloaded."""
    return f"webcal:{absolute(path).partition(':')[2]}"
