"""Tables that are no result in spite of their columns, and the true reason why."""

from results.sheets.columns import person_of
from results.sheets.headers import SUBJECTS
from results.sheets.kinds import NOT_RESULTS, reason_not_a_result, says
from results.sheets.meaning import (
    column,
    has_unread_times,
    is_lap_by_lap,
    is_of_speeds_or_sectors,
)
from results.sheets.reading import NotAResult
from results.sheets.vocabulary import plain

READ_HERE = {"standings", "entry_list"}  # kinds of sheets that are results no less
FIRST = {"1", "1.", "1.0", "1="}
SHARED = 0.5  # of the cars of a race that must come again before it is another race of theirs


def refuse(document, fields, kind, title):
    """Raise what is no result."""
    if holds_several_sessions(document, fields):
        raise NotAResult("several_sessions")
    if is_lap_by_lap(document, fields):
        raise NotAResult("lap_by_lap")
    reason = reason_not_a_result(title)
    is_whole = {"position", "laps"} <= set(fields) and {"total_time", "gap"} & set(fields)
    if reason and reason not in READ_HERE and not is_whole:
        raise NotAResult(reason)
    if is_of_drive_times(document, fields):
        raise NotAResult("drive_times")
    if is_of_speeds_or_sectors(document, fields):
        raise NotAResult("sector_times")
    if (kind == "entry_list" and has_unread_times(document, fields)) or not is_of_cars(document, fields):
        raise NotAResult("unknown_layout")


def is_of_cars(document, fields):
    """Whether a column says of whom the rows are."""
    return bool(SUBJECTS & set(fields)) or any(map(person_of, document.header))


def is_of_drive_times(document, fields):
    """Whether the columns are of turns at the wheel, and a car stands on several rows or on no place."""
    if not any(says(NOT_RESULTS["drive_times"], plain(word)) for word in document.header):
        return False
    numbers = column(document, fields.index("number")) if "number" in fields else []
    return len(numbers) > len(set(numbers)) or "position" not in fields


def holds_several_sessions(document, fields):
    """Whether places begin anew for cars that stood above: a season in one table."""
    who = next((name for name in ("number", "driver", "drivers", "last_name") if name in fields), None)
    if who is None or "position" not in fields:
        return False
    at, place = fields.index(who), fields.index("position")
    races, above = [set()], ("", "")
    for record in document.cars:
        name, ranked = cell(record, at), cell(record, place)
        if ranked in FIRST and races[-1] and (name, ranked) != above:
            races.append(set())
        if name:
            races[-1].add(name)
        above = name, ranked
    return any(
        one and other and len(one & other) >= SHARED * min(len(one), len(other))
        for number, one in enumerate(races)
        for other in races[number + 1 : number + 2]
    )


def cell(record, place):
    return record[place].strip() if place < len(record) else ""
