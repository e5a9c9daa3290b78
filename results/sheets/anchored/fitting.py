"""Which texts can stand in a column at all."""

import re
from functools import lru_cache

from results.sheets.cells import CAR_NUMBER
from results.times import NOTHING, parse_gap, parse_laps, parse_position, parse_status, parse_time, tidy

NOT_RUNNING = {
    "not running", "not running at finish", "non arrivee", "non arrive", "nicht gewertet", "nicht im ziel",
    "not running at flag", "no termino", "non arrivato",
}  # fmt: skip
FIGURES = {
    "position": parse_position,
    "class_position": parse_position,
    "grid_position": parse_position,
    "laps": parse_laps,
    "best_lap_number": parse_laps,
    "total_time": parse_time,
    "best_lap": parse_time,
    "time": parse_time,
    "gap": parse_gap,
    "interval": parse_gap,
    "difference": parse_gap,
}
NUMBERS = {"speed", "best_speed", "percentage", "pit_stops", "line", "points"}
LETTERS = re.compile(r"[^\W\d_]{2}")


@lru_cache(maxsize=16_384)
def fits(name, text):
    """True or False, or None where any text may stand."""
    text = tidy(text)
    if name == "number":
        return CAR_NUMBER.fullmatch(bare_number(text)) is not None
    if name in NUMBERS:
        return re.fullmatch(r"[\d.,]+ ?%?|-+", text) is not None
    parse = FIGURES.get(name) or (parse_time if name.startswith("segment:") else None)
    if parse is None:
        return None
    if text in NOTHING or parse_status(text):
        return True
    try:
        return parse(text) is not None
    except ValueError:
        return False


def bare_number(text):
    """A car number without the sign before it: "#12", "Nº 12"."""
    return re.sub(r"^(?:#|[Nn][°º]\.?)\s*", "", text)


def is_figure(name):
    return name == "number" or name in FIGURES or name in NUMBERS or name.startswith("segment:")


@lru_cache(maxsize=16_384)
def is_wordy(text):
    return LETTERS.search(text) is not None
