"""Which field each column of a table holds, by its header words and by what stands beside it."""

import re
from functools import lru_cache

from results.sheets.vocabulary import field_of, plain

# One driver's part of a crew over many columns: "DRIVER2_FIRSTNAME", "Fahrer 2 Vorname", "2. Pilote"
DRIVER = r"(?:co ?)?(?:driver|drv|pilote?|pilota|piloto|fahrer(?:in)?|conducteur|conduttore|conductor|d)"
PERSON = re.compile(
    rf"{DRIVER} ?(?P<after>[1-9]\d?|(?<= )[a-d](?= |$))?(?: (?P<part>.+))?|"
    rf"(?P<before>[1-9]\d?) {DRIVER}(?: (?P<rest>.+))?"
)
CO_DRIVER = re.compile(r"co ?(?=[a-z])(?!n)")
LETTERED = {"a": 1, "b": 2, "c": 3, "d": 4}  # "Driver A", "Driver B"
DRIVING = re.compile(r"driver|pilot|fahrer|conduc|condut|rider|racer")
PARTS = {
    "first": ("first", "firstname", "first name", "given name", "forename", "prenom", "vorname", "nombre"),
    "last": (
        "last", "lastname", "last name", "secondname", "second name", "surname", "family name", "nachname",
        "familienname", "cognome", "apellido", "apellidos",
    ),
    "either": ("name", "nom", "nome"),
    "name": ("full name", "fullname", "display name", "nom complet", "nom prenom"),
    "nationality": (
        "country", "country code", "nationality", "nat", "nation", "nationalite", "pays", "land", "nazione",
        "naz", "pais", "nacionalidad",
    ),
}  # fmt: skip
NUMBERS = {"number", "no", "nr", "num"}
PART_OF = {word: part for part, words in PARTS.items() for word in words}
TIMED = {"total_time", "best_lap", "laps", "gap", "interval"}


@lru_cache(maxsize=4096)
def person_of(text):
    """The driver and the part of the name that a column of a crew holds: (2, "first"), or None.

    Parts are first, last, name, nationality, and either: a surname where a first name stands beside it, the
    whole name otherwise. Whatever else a column says of a driver is (2, None).
    """
    words = plain(re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text))
    match = PERSON.fullmatch(words)
    if not match:
        return None
    place, part = match["after"] or match["before"], match["part"] or match["rest"]
    if place in LETTERED:
        place = LETTERED[place]
    if part is None and place is None and CO_DRIVER.match(words):
        place = 2
    if part is None:
        return (int(place), "name") if place else None
    if part in NUMBERS and place is None:
        return None  # of the car
    if place is None and field_of(text) == "drivers":
        return None  # "Driver(s)"
    return int(place or 1), PART_OF.get(part)


def fields_of(header):
    """The field of each column; None where the words are unknown or say nothing for certain here."""
    crew = crew_columns(header)
    return settle([None if place in crew else field_of(text) for place, text in enumerate(header)])


def with_parts_of_cars(header, fields):
    """ "Car make" beside "Car model" is a part of the car's name, not all of it."""
    parts = {at: part_of_car(header[at]) for at, field in enumerate(fields) if field in ("car", None)}
    if not {"make", "model"} <= {*parts.values(), *fields}:
        return fields
    return [parts.get(place) or field for place, field in enumerate(fields)]


def part_of_car(text):
    words = plain(text).split()
    rest = [word for word in words if field_of(word) != "car"]
    field = field_of(" ".join(rest)) if len(rest) < len(words) else None
    return field if field in ("make", "model") else None


def settle(fields):
    """Senses that depend on the neighbours, decided where the neighbours decide; a field stands once.

    What stays "time" is the race's time or the best lap, as the kind of session has it.
    """
    fields = list(fields)

    def there(*names):
        return any(name in fields for name in names)

    def change(place, to):
        fields[place] = to if to not in fields else None

    for place, field in enumerate(list(fields)):
        if field == "name_part":
            change(place, "last_name" if there("first_name") else "driver")
        elif field == "driver" and there("first_name") and not there("last_name", "name_part"):
            change(place, "last_name")  # "Name", "Vorname"
        elif field == "first_name" and not there("last_name", "name_part", "driver"):
            change(place, "driver")  # the Spanish "Nombre" alone
        elif field == "grid_position":
            change(place, None if there("position") or there(*TIMED) else "position")
        elif field == "grid_time":
            change(place, None if there("total_time", "laps", "gap", "best_lap") else "best_lap")
        elif field == "difference":
            change(place, "interval" if there("gap") else "gap")
        elif field == "lap":
            beside = fields[max(place - 1, 0) : place + 2]
            if there("laps") or {"best_lap", "time"} & set(beside):
                change(place, "best_lap_number")
            else:
                change(place, None)
        elif field == "division":
            change(place, "group" if there("class") else "class")
    for place, field in enumerate(list(fields)):
        if field == "time":
            if there("total_time"):
                change(place, "best_lap")
            elif there("best_lap"):
                change(place, "total_time")
            elif there("best_lap_number"):
                change(place, "best_lap")
    return first_of_each(fields)


def crew_columns(header):
    """The columns that hold a driver each, or a part of one: by their words, or many a "Driver"."""
    found = {place for place, words in enumerate(header) if person_of(words)}
    drivers = [place for place, words in enumerate(header) if field_of(words) == "driver"]
    if any(is_of_drivers(header[place]) for place in drivers):
        drivers = [place for place in drivers if is_of_drivers(header[place])]
    with_co_driver = any(CO_DRIVER.match(plain(header[place])) for place in found)
    return found | set(drivers if len(drivers) > 1 or with_co_driver else ())


def is_of_drivers(words):
    """Whether a header word says driver, and not merely name or competitor."""
    return DRIVING.search(plain(words)) is not None


def first_of_each(fields):
    """A second column of the same sense is an unknown one, but for a second difference or class."""
    seen, kept = set(), []
    for field in fields:
        other = {"gap": "interval", "class": "group"}.get(field)
        if field in seen and other and other not in fields and other not in seen:
            field = other
        kept.append(field if field not in seen else None)
        if field:
            seen.add(field)
    return kept
