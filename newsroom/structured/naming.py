"""How things are named there: by whole addresses, and by an identity that no language and no slug changes."""

from django.conf import settings


def identity(kind, key):
    return f"{settings.SITE_URL}/#{kind}-{key}"


def moment(value, zone):
    """With its offset."""
    return value.astimezone(zone).isoformat(timespec="seconds") if value else None


def known(**facts):
    """Without what is not known: a key is left out rather than empty. `at_id` stands for @id."""
    kept = {name: value for name, value in facts.items() if value not in (None, "", [], {}, ())}
    return {f"@{name[3:]}" if name.startswith("at_") else name: value for name, value in kept.items()}
