"""What an FIA sheet says about its own rows, beside the arithmetic of every classification."""

import re
from dataclasses import dataclass, replace

from results.sheets.reading import Problem
from results.times import format_time, parse_time

LINE = re.compile(
    r"(?P<number>\d{1,3}) .*?(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}|\d{2}\.\d{3})"
    r"(?: on lap (?P<lap>\d+))?"
)


@dataclass(frozen=True)
class FastestLap:
    """The line under FASTEST LAP: whose it is, the time, the lap."""

    number: str
    ms: int
    lap: int | None


def fastest_lap_in(line):
    match = LINE.match(line)
    if not match:
        return None
    return FastestLap(match["number"], parse_time(match["time"]), int(match["lap"]) if match["lap"] else None)


def checked(rows, fastest, of_a_race):
    """The rows with what contradicts the sheet's own lines, and the order of qualifying."""
    rows = against_fastest(rows, fastest)
    return rows if of_a_race else in_order_of_segments(rows)


def best_of(row):
    """The best time that the row prints, of the race or of any part of qualifying."""
    return min((ms for ms in (row.best_lap_ms, *row.segments.values()) if ms is not None), default=None)


def against_fastest(rows, fastest):
    """No best lap is faster than the sheet's fastest lap, and the one who set it has it in his row."""
    if not fastest:
        return rows
    quickest = min(each.ms for each in fastest)
    found = []
    for row in rows:
        best, problems = best_of(row), []
        if best is not None and best < quickest:
            problems.append(Problem("faster_than_fastest_lap", {"time": format_time(quickest)}))
        problems += [
            unlike(each) for each in fastest if each.number == row.number and contradicts(each, row, best)
        ]
        found.append(replace(row, problems=(*row.problems, *problems)) if problems else row)
    return found


def contradicts(line, row, best):
    """The line gives the car a better time than its row does, or the same on another lap."""
    if best is None or best < line.ms:
        return False
    return best > line.ms or (None not in (line.lap, row.best_lap_number) and line.lap != row.best_lap_number)


def unlike(line):
    return Problem("fastest_lap_unlike_row", {"time": format_time(line.ms)})


def in_order_of_segments(rows):
    """Whoever reached a later part stands above; within one part times rise down the order."""
    found, above, below = [], None, [count_of(row) for row in rows if is_placed(row)]
    for row in rows:
        problems = []
        if is_placed(row) and row.segments:
            below.pop(0)
            if any(count > count_of(row) for count in below):
                problems.append(Problem("segments_unsure", {}))
            if above and count_of(above) == count_of(row) and is_quicker(row, above):
                problems.append(Problem("quicker_than_above", {}))
            above = row
        found.append(replace(row, problems=(*row.problems, *problems)) if problems else row)
    return found


def is_placed(row):
    return row.status == "classified" and row.position is not None and bool(row.segments)


def count_of(row):
    return len(row.segments)


def is_quicker(row, above):
    last, before = list(row.segments.values())[-1], list(above.segments.values())[-1]
    return None not in (last, before) and last < before
