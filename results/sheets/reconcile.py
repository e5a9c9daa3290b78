"""Does a reading agree with itself? Each failure is a problem on its row or on the document.

Nothing is corrected here: a sheet that contradicts itself is shown to an editor as it was printed.
"""

from collections import Counter
from dataclasses import replace

from results.sheets.reading import Problem

SLIP = 2  # milliseconds that printed differences may be off, where times were cut and not rounded


def reconcile(reading):
    """The same reading with what does not add up said on its rows."""
    found = Found(reading.rows)
    check_numbers(reading.rows, found)
    if reading.kind in ("classification", "grid"):
        check_positions(reading.rows, found)
        check_class_positions(reading.rows, found)
    if reading.kind == "classification":
        timed = reading.session_kind != "race" and all(row.total_time_ms is None for row in reading.rows)
        if timed:
            check_lap_times(reading.rows, found)
        else:
            check_race_order(reading.rows, found)
            check_race_gaps(reading.rows, found)
    return replace(reading, rows=found.rows(), problems=(*reading.problems, *found.of_the_document))


class Found:
    """Problems by row, and those of the whole document."""

    def __init__(self, rows):
        self.original = rows
        self.by_order = {row.order: [] for row in rows}
        self.of_the_document = []

    def on(self, row, code, **params):
        self.by_order[row.order].append(Problem(code, params))

    def rows(self):
        return tuple(
            replace(row, problems=(*row.problems, *self.by_order[row.order])) for row in self.original
        )


def classified(rows):
    return [row for row in rows if row.status == "classified"]


def check_numbers(rows, found):
    """One number on two cars is reported, not forbidden; a number that is not there is reported too."""
    count = Counter(row.number for row in rows)
    for row in rows:
        if not row.number:
            found.on(row, "number_missing")
        elif count[row.number] > 1:
            found.on(row, "number_twice", number=row.number)


def check_positions(rows, found):
    """Places without gap or double among the classified; a dead heat shares one and leaves the next out."""
    places = [row.position for row in rows if row.position is not None]
    if not places:
        return
    for row in classified(rows):
        if row.position is None:
            found.on(row, "position_missing")
    expected_of, free = {}, 1
    for place, sharing in sorted(Counter(places).items()):
        expected_of[place] = free
        free = place + sharing
    for row in rows:
        if row.position is None:
            continue
        if expected_of[row.position] != row.position:
            found.on(row, "position_gap", position=row.position, expected=expected_of[row.position])
        elif shared_without_cause(row, rows):
            found.on(row, "position_twice", position=row.position)
    before = None
    for row in rows:
        if row.position is not None:
            if before is not None and row.position < before:
                found.on(row, "position_out_of_order", position=row.position)
            before = row.position


def shared_without_cause(row, rows):
    """Two cars in one place, without equal times to show for a dead heat."""
    sharing = [other for other in rows if other.position == row.position]
    times = {(other.laps, other.total_time_ms or other.best_lap_ms) for other in sharing}
    return len(sharing) > 1 and (len(times) > 1 or times == {(row.laps, None)} and row.gap_ms is None)


def check_class_positions(rows, found):
    """Within a class the printed places rise with the order, each one more than the cars of the class ahead."""
    groups = {}
    for row in classified(rows):
        for each in row.classes:
            if each.position is not None:
                groups.setdefault(each.name, []).append((row, each.position))
    for name, members in groups.items():
        count = Counter(position for _, position in members)
        for place, (row, position) in enumerate(members, start=1):
            if position != place and not (count[position] > 1 and 0 < place - position < count[position]):
                found.on(
                    row, "class_position_unlike_order", race_class=name, position=position, counted=place
                )


def check_race_order(rows, found):
    """Laps never rise down the order, and on equal laps nobody is quicker than the car above."""
    above = None
    for row in classified(rows):
        if above is not None and row.laps is not None and above.laps is not None:
            if row.laps > above.laps:
                found.on(row, "more_laps_than_above", laps=row.laps, above=above.laps)
                continue
            if row.laps == above.laps and both(row.total_time_ms, above.total_time_ms):
                if row.total_time_ms < above.total_time_ms:
                    found.on(row, "quicker_than_above")
                    continue
        if row.laps is not None:
            above = row


def check_race_gaps(rows, found):
    """Leader's time plus gap is the car's time; the interval is what separates it from the car ahead."""
    rows = classified(rows)
    leader = next((row for row in rows if row.position == 1), rows[0] if rows else None)
    for ahead, row in zip([None, *rows], rows, strict=False):
        if row is leader:
            if row.gap_laps or row.gap_ms:
                found.on(row, "leader_with_gap")
            continue
        if (
            row.gap_ms is not None
            and both(row.total_time_ms, leader.total_time_ms)
            and row.laps == leader.laps
        ):
            if abs(leader.total_time_ms + row.gap_ms - row.total_time_ms) > SLIP:
                found.on(row, "gap_unlike_time")
        if row.gap_ms is not None and both(row.laps, leader.laps) and row.laps != leader.laps:
            found.on(row, "gap_unlike_laps", laps=row.laps)
        if (
            row.gap_laps is not None
            and both(row.laps, leader.laps)
            and leader.laps - row.laps != row.gap_laps
        ):
            found.on(row, "gap_unlike_laps", laps=row.laps)
        if ahead is not None:
            check_interval(ahead, row, found)


def check_interval(ahead, row, found):
    same_lap = both(row.laps, ahead.laps) and row.laps == ahead.laps
    if row.interval_ms is not None and same_lap and both(row.total_time_ms, ahead.total_time_ms):
        if abs(row.total_time_ms - ahead.total_time_ms - row.interval_ms) > SLIP:
            found.on(row, "interval_unlike_times")
    elif row.interval_ms is not None and both(row.gap_ms, ahead.gap_ms):
        if abs(row.gap_ms - ahead.gap_ms - row.interval_ms) > SLIP:
            found.on(row, "interval_unlike_times")
    if (
        row.interval_laps is not None
        and both(row.laps, ahead.laps)
        and ahead.laps - row.laps != row.interval_laps
    ):
        found.on(row, "interval_unlike_laps")


def check_lap_times(rows, found):
    """In qualifying and practice: a gap needs a time, and is the difference to the first one's."""
    rows = classified(rows)
    leader = next((row for row in rows if row.position == 1), None)
    above = None
    for row in rows:
        if row.best_lap_ms is None:
            if row.gap_ms is not None or row.interval_ms is not None:
                found.on(row, "gap_without_time")
            continue
        if leader is not None and both(row.gap_ms, leader.best_lap_ms):
            if abs(leader.best_lap_ms + row.gap_ms - row.best_lap_ms) > SLIP:
                found.on(row, "gap_unlike_time")
        if above is not None and row.best_lap_ms < above.best_lap_ms and row.main_class == above.main_class:
            found.on(row, "quicker_than_above")
        above = row


def both(one, other):
    return one is not None and other is not None
