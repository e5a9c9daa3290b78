"""How things are named there: by whole addresses, and by an identity that no language and no slug changes."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse


def absolute(path):
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def identity(kind, key):
    return f"{settings.SITE_URL}/#{kind}-{key}"


def link(thing):
    return absolute(thing.get_absolute_url())


def to(name, *args):
    return absolute(reverse(name, args=args))


def stored(name):
    """The address of a stored file."""
    return absolute(default_storage.url(name))


def moment(value, zone):
    """With its offset."""
    return value.astimezone(zone).isoformat(timespec="seconds") if value else None


def known(**facts):
    """Without what is not known: a key is left out rather than empty. `at_id` stands for @id."""
    kept = {name: value for name, value in facts.items() if value not in (None, "", [], {}, ())}
    return {f"@{name[3:]}" if name.startswith("at_") else name: value for name, value in kept.items()}
