"""What the house knows: each driver, team, circuit, car, series, class, person and tag, and its own words."""

import time
from functools import lru_cache

from django.db.models.signals import post_delete, post_save

from newsroom.copydesk.names import Known
from newsroom.models import HouseWord, Person, Photo, Tag
from results.models import (
    CarModel,
    CarModelAlias,
    Circuit,
    CircuitAlias,
    Driver,
    DriverAlias,
    Event,
    Manufacturer,
    Meeting,
    RaceClass,
    Series,
    Team,
    TeamAlias,
)

FRESH = 60  # seconds after which another process's new names are known here as well

# Names that the house writes in one way, and those of which only the words are right.
NAMES = [
    (Team, ["name"]),
    (Manufacturer, ["name"]),
    (CarModel, ["name"]),
    (Person, ["name", "agency"]),
]
NAMES_BY_LANGUAGE = [
    (Series, ["name", "short_name"]),
    (RaceClass, ["name"]),
    (Circuit, ["name"]),
    (Meeting, ["name"]),
]
WORDS = [
    (DriverAlias, ["name"]),
    (TeamAlias, ["name"]),
    (CircuitAlias, ["name"]),
    (CarModelAlias, ["name"]),
    (RaceClass, ["code"]),
    (Series, ["organiser"]),
    (Circuit, ["place"]),
    (Event, ["name_fr", "name_en"]),
    (Photo, ["photographer_name", "agency"]),
    (Tag, ["name", "name_fr", "name_en"]),
]


def known(language):
    """The names of that language's texts; read once, and again when one is saved."""
    return gathered(language, int(time.monotonic() // FRESH))


@lru_cache(maxsize=2)
def gathered(language, _moment):
    people = tuple(sorted(rows(Driver, ["given_name", "family_name"])))
    names = {f"{given} {family}".strip() for given, family in people}
    for model, fields in NAMES:
        names |= values(model, fields)
    for model, fields in NAMES_BY_LANGUAGE:
        names |= values(model, [f"{field}_{language}" for field in fields])
    accepted = set()
    for model, fields in WORDS:
        accepted |= values(model, fields)
    other = "en" if language == "fr" else "fr"
    for model, fields in NAMES_BY_LANGUAGE:
        accepted |= values(model, [f"{field}_{other}" for field in fields])
    for word, its_language in HouseWord.objects.values_list("word", "language"):
        if its_language in ("", language):
            accepted.add(word)
    return Known(tuple(sorted(names - {""})), tuple(sorted(accepted - {""})), people)


def rows(model, fields):
    return model._default_manager.values_list(*fields).distinct().order_by()


def values(model, fields):
    return {value for row in rows(model, fields) for value in row if value}


def forget(**_signal):
    gathered.cache_clear()


def listen():
    """A name that is saved is known at once."""
    for model in {Driver, HouseWord, *(model for model, _fields in [*NAMES, *NAMES_BY_LANGUAGE, *WORDS])}:
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"copydesk {model.__name__} {id(signal)}")
