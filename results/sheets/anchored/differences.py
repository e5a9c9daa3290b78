"""Whether a column of differences is to the leader or to the car ahead, by what the rows make of it."""

from dataclasses import replace
from itertools import pairwise

from results.sheets.reading import Problem
from results.sheets.senses import MANY, SOME, is_open_difference
from results.sheets.vocabulary import field_of, plain

SLIP, FEW = 2, 2


def with_differences(rows, columns, problems):
    """The rows with gap and interval as their figures say; what nobody can tell is left out and named."""
    fields = [column.field for column in columns]
    if "gap" not in fields:
        at = fields.index("interval") if "interval" in fields else None
        return rows if at is None else with_lone_interval(rows, columns[at].text, problems)
    if "interval" in fields:
        return [changed(row) for row in rows] if is_changed(rows) else rows
    heading = columns[fields.index("gap")].text
    if not is_open_difference(heading):
        return rows
    sense = sense_of(rows)
    if sense == "interval":
        return [changed(row) for row in rows]
    if sense is None:
        problems.append(Problem("column_unknown", {"text": heading}))
        return [replace(row, gap_ms=None, gap_laps=None) for row in rows]
    problems += unproved(rows, heading)
    return rows


def with_lone_interval(rows, heading, problems):
    """The rows with what stands under "Interval" alone as gaps, where times or the order show that."""
    others = [changed(row) for row in rows]
    to_leader, to_next = agreement(rows, "interval_ms")
    if "interval to" in plain(heading) or to_next > to_leader:
        return rows
    if to_leader >= FEW:
        return others
    sense, steps = told_by_best_laps(others), steps_of(others)
    if sense == "interval" or len(steps) < SOME or any(one >= other for one, other in pairwise(steps)):
        return others if sense == "gap" else rows
    if sense is None and len(steps) < MANY:
        problems.append(Problem("column_unknown", {"text": heading}))
        return [replace(row, interval_ms=None, interval_laps=None) for row in rows]
    problems += unproved(others, heading)
    return others


def unproved(rows, heading):
    """A problem where only the order of the figures says that they are gaps to the first car."""
    steps, is_open = steps_of(rows), is_open_difference(heading)
    by_word = not is_open and field_of(heading) != "interval"
    if by_word or not differing(rows) or (is_open and len(steps) >= MANY):
        return []
    if agreement(rows, "gap_ms")[0] or told_by_best_laps(rows) == "gap":
        return []
    return [Problem("difference_by_order", {"text": heading})]


def differing(rows):
    """On how many rows the difference to the first car would be another than to the car ahead."""
    return sum(
        bool(ahead.gap_laps if row.gap_laps else ahead.gap_laps or ahead.gap_ms)
        for ahead, row in pairwise(rows)
        if row.gap_laps or row.gap_ms
    )


def steps_of(rows):
    """The gaps of the cars that have one, in laps and time."""
    return [(row.gap_laps or 0, row.gap_ms or 0) for row in rows if row.gap_laps or row.gap_ms]


def changed(row):
    return replace(
        row,
        gap_ms=row.interval_ms,
        gap_laps=row.interval_laps,
        interval_ms=row.gap_ms,
        interval_laps=row.gap_laps,
    )


def agreement(rows, name):
    """On how many rows the differences are to the first car, and to the car ahead."""
    cars = [row for row in rows if row.status == "classified"]
    to_leader = to_next = 0
    for ahead, row in pairwise(cars[1:]):
        step, times = getattr(row, name), [each.total_time_ms for each in (cars[0], ahead, row)]
        down = getattr(row, name.replace("_ms", "_laps"))
        if down is not None and None not in (row.laps, ahead.laps, cars[0].laps):
            behind = cars[0].laps - row.laps, ahead.laps - row.laps
            to_leader += down == behind[0] != behind[1]
            to_next += down == behind[1] != behind[0]
        if step is None or None in times or not row.laps == ahead.laps == cars[0].laps:
            continue
        to_leader += abs(times[2] - times[0] - step) <= SLIP
        to_next += abs(times[2] - times[1] - step) <= SLIP
    return to_leader, to_next


def adding_up(rows, gap, interval):
    """On how many rows the interval is what the gap grew by."""
    found = 0
    for ahead, row in pairwise(rows[1:]):
        before, now, step = getattr(ahead, gap), getattr(row, gap), getattr(row, interval)
        found += None not in (before, now, step) and abs(now - before - step) <= SLIP
    return found


def is_changed(rows):
    """Whether only the other way round each interval is what two gaps differ by."""
    right, wrong = adding_up(rows, "gap_ms", "interval_ms"), adding_up(rows, "interval_ms", "gap_ms")
    return right == 0 and wrong >= FEW


def sense_of(rows):
    """gap, interval, or None where a difference falls down the order and no times show why."""
    to_leader, to_next = agreement(rows, "gap_ms")
    if to_next >= FEW and to_next > to_leader:
        return "interval"
    falls = sum(one > other for one, other in pairwise(steps_of(rows)))
    if to_leader:
        return "gap"
    best = [row.best_lap_ms for row in rows if row.best_lap_ms]
    by_time = len(best) > FEW and all(one <= other for one, other in pairwise(best))
    told = told_by_best_laps(rows) if by_time else None
    if told or not falls:
        return told or "gap"
    return "interval" if falls >= FEW and not by_time else None  # each time would have shown it


def told_by_best_laps(rows):
    """The same for a session that is ranked by best laps."""
    timed = [row for row in rows if row.best_lap_ms]
    steps = [
        (row.gap_ms, row.best_lap_ms - timed[0].best_lap_ms, row.best_lap_ms - ahead.best_lap_ms)
        for ahead, row in pairwise(timed)
        if row.gap_ms is not None
    ]
    if sum(abs(gap - first) <= SLIP for gap, first, _ in steps[1:]) >= FEW:
        return "gap"
    return "interval" if sum(abs(gap - ahead) <= SLIP for gap, _, ahead in steps[1:]) >= FEW else None
