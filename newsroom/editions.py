"""The two editions and the clocks that their readers live by."""

import zoneinfo

ZONES = {"fr": "Europe/Paris", "en": "Europe/London"}
LANGUAGES = tuple(ZONES)
HOUSE_ZONE = zoneinfo.ZoneInfo(ZONES["fr"])  # the clock by which rights to a photo end


def zone_of(language):
    return zoneinfo.ZoneInfo(ZONES[language[:2]])
