"""The text of each cell of a drawn row, as lines that must not be joined."""

from results.sheets.headings import LAPS, NOT_RUNNING, say
from results.times import Gap, format_gap, format_time

ORDER = (
    "position",
    "number",
    "class",
    "class_position",
    "drivers",
    "team",
    "car",
    "laps",
    "total_time",
    "gap",
    "interval",
)
ALWAYS = {
    "classification": ("position", "number", "drivers"),
    "grid": ("position", "number", "drivers"),
    "entry_list": ("number", "drivers"),
}
IMPLIED_NOT_RUNNING = {"retired", "did_not_start", "did_not_qualify", "withdrawn"}


def columns_of(sheet):
    """The columns that this sheet needs: those with anything in them."""
    filled = {
        column for row in sheet.rows for column, lines in cells_of(row, sheet.language).items() if any(lines)
    }
    filled |= set(ALWAYS[sheet.kind])
    segments = dict.fromkeys(name for row in sheet.rows for name, _ in row.segments)
    order = [*ORDER, *segments, "best_lap", "best_lap_number", "note"]
    return [column for column in order if column in filled]


def cells_of(row, language, ties=()):
    """Column -> lines; a blank cell has no line. `ties`: the places that a dead heat shares."""
    cells = {
        "position": [f"{row.position}=" if row.position in ties else str(row.position)]
        if row.position
        else [],
        "number": [row.number] if row.number else [],
        "class": [" / ".join(name for name, _ in row.classes)] if row.classes else [],
        "class_position": class_positions(row),
        "drivers": crew_pieces(row),
        "team": [row.team] if row.team else [],
        "car": [row.car] if row.car else [],
        "laps": number(row.laps),
        "total_time": time(row.total_time_ms),
        "gap": gap(row.gap_ms, row.gap_laps, language),
        "interval": gap(row.interval_ms, row.interval_laps, language),
        "best_lap": time(row.best_lap_ms),
        "best_lap_number": number(row.best_lap_number),
        "note": [row.note] if row.note else [],
    }
    if row.running is False and row.status not in IMPLIED_NOT_RUNNING:
        cells["gap"] = [*cells["gap"], say(NOT_RUNNING, "en" if language == "both" else language)]
    return cells | {name: time(ms) for name, ms in row.segments}


def crew_pieces(row):
    """Each driver with the stroke that follows, so that a line of a crew never breaks inside a name."""
    names = list(row.drivers)
    if any(" / " in f" {name} " for name in names):
        raise ValueError("A stroke parts two drivers and cannot stand in a name.")
    if row.nationalities:
        names = [f"{name} ({code})" for name, code in zip(names, row.nationalities, strict=True)]
    return [f"{name} /" for name in names[:-1]] + names[-1:]


def class_positions(row):
    if not any(position for _, position in row.classes):
        return []
    return [" / ".join(str(position) if position else "–" for _, position in row.classes)]


def number(value):
    return [] if value is None else [str(value)]


def time(ms):
    return [] if ms is None else [format_time(ms)]


def gap(ms, laps, language):
    if ms is None and laps is None:
        return []
    singular, plural = LAPS["fr" if language == "fr" else "en"]
    return [format_gap(Gap(ms, laps), singular if laps == 1 else plural)]
