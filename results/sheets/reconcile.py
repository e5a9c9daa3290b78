"""Does a reading agree with itself? Each failure is a problem on its row or on the document.

Nothing is corrected here: a sheet that contradicts itself is shown to an editor as it was printed.
"""

import re
from collections import Counter
from dataclasses import replace

from results.folding import fold
from results.sheets.by_class import begin_anew, tables_of
from results.sheets.points.adding import adds_up
from results.sheets.reading import Problem
from results.times import format_time, parse_time

COUNT = re.compile(
    r"(?<![\w:.])(?P<count>\d{1,3}) (?:(?:cars?|vehicles?|fahrzeuge|vetture|coches)? ?"
    r"(?:classified|gewertet|klassifiziert|classificat[ie]|clasificados)|"
    r"(?:voitures?|autos|equipages|concurrents|pilotes) classee?s?)(?!\w)"
)
FASTEST = re.compile(
    r"(?:fastest lap|meilleur tour|schnellste runde|giro (?:piu )?veloce|vuelta rapida)(?!s)"
)
LAP_TIME = re.compile(r"(?<![\w:.])\d{1,2}[:'′]\d{2}[.,\"″]\d{2,3}(?![\w.:])")
SHORTEST_LAP = 8_000
SLOWEST, NEARLY = 6, 0.99  # how many best laps the mean lap may last; less than one, it cannot
SLIP = 2  # milliseconds that printed differences may be off, where times were cut and not rounded


def reconcile(reading):
    """The same reading with what does not add up said on its rows."""
    found = Found(reading.rows)
    if reading.kind != "standings":  # of drivers, or of makes
        check_numbers(reading.rows, found)
    else:
        check_totals(reading.rows, found)
    tables = tables_of(reading.rows)
    if reading.kind in ("classification", "grid"):
        for rows in tables if begin_anew(tables) else [reading.rows]:
            check_positions(rows, found)
        for rows in tables:
            check_order(rows, found)
        check_class_positions(reading.rows, found)
    overall = (
        next((row for row in reading.rows if row.position == 1), None) if not begin_anew(tables) else None
    )
    timed = reading.session_kind != "race" and all(row.total_time_ms is None for row in reading.rows)
    for rows in tables if reading.kind == "classification" else ():
        if timed:
            check_lap_times(rows, found)
        else:
            check_race_order(rows, found)
            check_race_gaps(rows, found, overall)
    if reading.kind == "classification":
        check_laps_of_times(reading.rows, found)
        check_fastest_lap(reading, found)
        check_count(reading, found)
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


def check_totals(rows, found):
    """The cells of a points table make its totals, where they are points: where most of them do."""
    rows = [row for row in rows if row.points is not None and row.cells]
    wrong = [row for row in rows if not adds_up(row)]
    if len(wrong) > len(rows) / 2:  # they are places, or the layout has said what is wrong
        return
    for row in wrong:
        if not any(problem.code == "points_unlike_total" for problem in row.problems):
            found.on(row, "points_unlike_total", total=row.points)


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


def check_order(rows, found):
    """Places rise down the sheet."""
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
    return len(sharing) > 1 and (len(times) > 1 or (times == {(row.laps, None)} and row.gap_ms is None))


def check_class_positions(rows, found):
    """Within a class, each printed place is one more than the cars of the class ahead."""
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
        if above is not None and known(row.laps, above.laps) and row.laps > above.laps:
            found.on(row, "more_laps_than_above", laps=row.laps, above=above.laps)
        elif above is not None and same_lap(row, above) and quicker(row.total_time_ms, above.total_time_ms):
            found.on(row, "quicker_than_above")
        elif above is not None and nearer(row, above):
            found.on(row, "gap_less_than_above")
        elif row.laps is not None or gap_of(row):
            above = row  # whoever was moved back is no measure for those who follow


def gap_of(row):
    """Laps and time behind the leader, or None where no gap is printed."""
    return (row.gap_laps or 0, row.gap_ms or 0) if row.gap_laps or row.gap_ms else None


def nearer(row, above):
    """Whether the car is nearer to the leader than the one above it, by the gaps that stand on one lap."""
    mine, theirs = gap_of(row), gap_of(above)
    if mine is None or theirs is None or (known(row.laps, above.laps) and row.laps != above.laps):
        return False
    return mine < theirs and not (same_lap(row, above) and known(row.total_time_ms, above.total_time_ms))


def check_fastest_lap(reading, found):
    """No car is quicker than the fastest lap of all that the sheet prints below its table."""
    lines = [note for note in reading.notes if FASTEST.search(fold(note)) and LAP_TIME.search(note)]
    if len(lines) != 1 or any(row.main_class and row.main_class in lines[0] for row in reading.rows):
        return
    try:
        best = min(parse_time(text) for text in LAP_TIME.findall(lines[0]))
    except ValueError:
        return
    for row in reading.rows:
        told = any(problem.code == "faster_than_fastest_lap" for problem in row.problems)
        if quicker(row.best_lap_ms, best) and not told:
            found.on(row, "faster_than_fastest_lap", time=format_time(best))


def check_count(reading, found):
    """ "32 classified", where the sheet says so."""
    counts = {int(match["count"]) for note in reading.notes for match in COUNT.finditer(fold(note))}
    number = len(classified(reading.rows))
    if len(counts) == 1 and number not in counts:
        found.of_the_document.append(
            Problem("count_unlike_rows", {"printed": counts.pop(), "counted": number})
        )


def check_race_gaps(rows, found, overall):
    """First car's time plus gap is the car's time; the interval is what separates it from the car ahead.

    In a table of one class, gaps may be counted from its own first car or from the first of all.
    """
    rows = classified(rows)
    leader = next((row for row in rows if row.position == 1), rows[0] if rows else None)
    for ahead, row in zip([None, *rows], rows, strict=False):
        if row is leader:
            if overall in (None, row) and (row.gap_laps or row.gap_ms):
                found.on(row, "leader_with_gap")
            continue
        faults = [gap_fault(row, first) for first in (leader, overall) if first is not None]
        code = faults[0] if all(faults) else None
        if code == "gap_unlike_laps":
            found.on(row, code, laps=row.laps)
        elif code:
            found.on(row, code)
        if ahead is not None and follows(row, ahead):
            check_interval(ahead, row, found)


def gap_fault(row, leader):
    """What is wrong with the car's gap, counted from this leader, or None."""
    if same_lap(row, leader) and off(leader.total_time_ms, row.gap_ms, row.total_time_ms):
        return "gap_unlike_time"
    timed_off_the_lap = row.gap_ms is not None and known(row.laps, leader.laps) and not same_lap(row, leader)
    if timed_off_the_lap or off(row.laps, row.gap_laps, leader.laps, slip=0):
        return "gap_unlike_laps"
    return None


def follows(row, ahead):
    """Whether no car of another table stands between the two."""
    return not known(row.position, ahead.position) or row.position - ahead.position <= 1


def check_interval(ahead, row, found):
    """By total times on one lap, else by the two gaps."""
    if same_lap(row, ahead) and known(row.total_time_ms, ahead.total_time_ms):
        before, now = ahead.total_time_ms, row.total_time_ms
    else:
        before, now = ahead.gap_ms, row.gap_ms
    if off(before, row.interval_ms, now):
        found.on(row, "interval_unlike_times")
    if off(row.laps, row.interval_laps, ahead.laps, slip=0):
        found.on(row, "interval_unlike_laps")


def check_laps_of_times(rows, found):
    """No race is shorter than as many best laps; nor is the leader's many times as long."""
    endless = any(row.position == 1 and is_endless(row) for row in rows)
    for row in rows:
        if not row.laps or row.total_time_ms is None:
            continue
        if endless or row.total_time_ms < NEARLY * row.laps * (row.best_lap_ms or SHORTEST_LAP):
            found.on(row, "time_unlike_laps")


def is_endless(row):
    """Whether a time is many times that of as many best laps: the hour of the day, say."""
    return bool(row.best_lap_ms and row.total_time_ms and row.laps) and (
        row.total_time_ms > SLOWEST * row.laps * row.best_lap_ms
    )


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
        if leader is not None and off(leader.best_lap_ms, row.gap_ms, row.best_lap_ms):
            found.on(row, "gap_unlike_time")
        if above and row.main_class == above.main_class and quicker(row.best_lap_ms, above.best_lap_ms):
            found.on(row, "quicker_than_above")
        above = row


def known(*values):
    return None not in values


def same_lap(one, other):
    return known(one.laps, other.laps) and one.laps == other.laps


def quicker(one, other):
    return known(one, other) and one < other


def off(start, difference, end, slip=SLIP):
    """Whether start and difference do not make the end, where all three are printed."""
    return known(start, difference, end) and abs(start + difference - end) > slip
