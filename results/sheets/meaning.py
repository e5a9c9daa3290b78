"""What the columns of a table hold, where their cells say more than their header words do."""

import re
from itertools import pairwise

from results.sheets.cleaning import is_unsolved
from results.sheets.columns import settle
from results.sheets.kinds import NOT_RESULTS, kind_of, says, session_kind_of
from results.sheets.net import places_of_both
from results.sheets.records import NUMBER
from results.sheets.senses import told_by_cells, told_by_order
from results.sheets.vocabulary import TOTAL, field_of, plain
from results.times import parse_gap, parse_laps, parse_position, parse_time

WHOLE = re.compile(r"\d{1,4}(?:\.0)?")
TIMED = re.compile(r"(?:\d{1,2}[:h])?\d{1,2}(?:[:'.]\d{2}[.,]\d{1,3}|[:']\d{2})")
SECTOR = re.compile(r"(?:sector|secteur|sektor|settore|s) ?[1-4](?: time)?")
LONG = 10 * 60 * 1000  # no lap lasts so long on a circuit that times are taken on, but for the longest
PER_LAP = 20_000
SLOWEST = 5  # the mean lap, of the best one
MANY = 6  # laps, of which one cannot be taken for all
FEW = 2  # rows that must agree before a column is taken for another one
SHORT = {"fin": "position", "po": "position"}  # words that elsewhere are a nation, or a part of another
POINTS = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")
MEASURES = {"total_time", "best_lap", "laps", "gap", "interval", "time"}


def fields_meant(table, crew_columns, title):
    """The field of each column, by its words first and then by its cells."""
    fields, has_numbers = [], any(field_of(words) == "number" for words in table.header)
    for place, words in enumerate(table.header):
        field = None if place in crew_columns else field_of(words) or SHORT.get(plain(words))
        texts = column(table, place)
        if field == "car" and not has_numbers and texts and all(NUMBER.fullmatch(text) for text in texts):
            field, has_numbers = "number", True
        if field == "best_lap" and texts and all(WHOLE.fullmatch(text) for text in texts):
            field = "lap"
        fields.append(field)
    fields = with_total(table, without_empty_segments(table, fields))
    fields = without_partial_gaps(table.header, settle(told_by_cells(table, fields)))
    if "time" in fields:
        fields[fields.index("time")] = sense_of_time(table, fields, title)
    fields = without_time_of_day(table, fields)
    return told_by_order(table, with_gaps_in_their_columns(table, fields))


def without_empty_segments(table, fields):
    """Q1 to Q3 where no car has any: columns of a table that is made for every session alike."""
    places = [place for place, field in enumerate(fields) if is_segment(field)]
    if any(column(table, place) for place in places):
        return fields
    return [None if place in places else field for place, field in enumerate(fields)]


def with_total(table, fields):
    """ "Total" over times is that of the race; over figures, where nothing is measured, points."""
    both = places_of_both(table.header, TOTAL) if not MEASURES & set(fields) else None
    if both and all(POINTS.fullmatch(text) for place in both for text in column(table, place)):
        fields = [None if place == both[1] else field for place, field in enumerate(fields)]
        return [*fields[: both[0]], "points", *fields[both[0] + 1 :]]
    places = [place for place, words in enumerate(table.header) if plain(words) in TOTAL]
    if len(places) != 1 or {"points", "total_time"} & set(fields):
        return fields
    texts = [text for text in column(table, places[0]) if not is_unsolved(text)]
    if texts and all(TIMED.fullmatch(text) for text in texts):
        return [*fields[: places[0]], "total_time", *fields[places[0] + 1 :]]
    measured = MEASURES & set(fields) or any(map(is_segment, fields))
    if not measured and (not texts or all(POINTS.fullmatch(text) for text in texts)):
        return [*fields[: places[0]], "points", *fields[places[0] + 1 :]]
    return fields


def without_partial_gaps(header, fields):
    """Gaps that stand once for each segment, or twice under one word, are gaps of nothing that is known."""
    gaps = [place for place, words in enumerate(header) if field_of(words) in ("difference", "gap")]
    words = [plain(header[place]) for place in gaps]
    if len(gaps) < 2 or (len(set(words)) == len(words) and not any(map(is_segment, fields))):
        return fields
    return [None if place in gaps else field for place, field in enumerate(fields)]


def is_segment(field):
    return field is not None and field.startswith("segment:")


def column(table, place):
    """The texts of a column over the cars, without the empty ones."""
    return [
        record[place].strip() for record in table.cars if place < len(record) and record[place].strip(" -–")
    ]


def sense_of_time(table, fields, title):
    """The time of the race, or the best lap; the column stays "time" where nothing tells."""
    session = session_kind_of(title)
    if kind_of(title) == "grid" or session in ("qualifying", "practice", "test", "warm_up"):
        return "best_lap"
    times = [parsed(text, parse_time) for text in column(table, fields.index("time"))]
    first = next((time for time in times if time), None)
    if first is None:
        return "total_time" if session == "race" else "time"
    laps = (
        [parsed(text, parse_laps) for text in column(table, fields.index("laps"))] if "laps" in fields else []
    )
    if session == "race":
        of_a_lap = laps and laps[0] and laps[0] >= MANY and first < PER_LAP * laps[0]
        return "best_lap" if of_a_lap and "best_lap" not in fields else "total_time"
    if laps and laps[0]:
        return "total_time" if first >= PER_LAP * laps[0] and laps[0] > 1 else "best_lap"
    return "total_time" if first >= LONG else "time"


def without_time_of_day(table, fields):
    """ "Time" under which the leader's laps would have been many times slower than the best: the hour."""
    if not {"total_time", "laps", "best_lap"} <= set(fields):
        return fields
    place = fields.index("total_time")
    laps = next(iter(column(table, fields.index("laps"))), "")
    first = next((time for text in column(table, place) if (time := parsed(text, parse_time))), 0)
    best = [time for text in column(table, fields.index("best_lap")) if (time := parsed(text, parse_time))]
    is_open = field_of(table.header[place]) == "time" and best and laps
    if is_open and first > SLOWEST * (parsed(laps, parse_laps) or 1) * min(best):
        return [*fields[:place], "time", *fields[place + 1 :]]
    return fields


def parsed(text, parse):
    try:
        return parse(text)
    except ValueError:
        return None


def with_gaps_in_their_columns(table, fields):
    """Gap and interval change places where the cells of both fit only so."""
    if not {"gap", "interval"} & set(fields):
        return fields
    timed = "total_time" if "total_time" in fields else "best_lap"
    wanted = {name: fields.index(name) for name in (timed, "gap", "interval", "laps") if name in fields}
    rows = [{name: read(name, record, place) for name, place in wanted.items()} for record in table.cars]
    as_gap, as_interval = agreement(rows, timed, "gap")
    as_gap_2, as_interval_2 = agreement(rows, timed, "interval")
    changed = list(fields)
    if "gap" not in wanted and as_gap_2 >= FEW and as_gap_2 > as_interval_2:
        changed[wanted["interval"]] = "gap"
    if "gap" in wanted and as_interval >= FEW and as_interval > as_gap and as_gap_2 >= as_interval_2:
        changed[wanted["gap"]] = "interval"
        if "interval" in wanted:
            changed[wanted["interval"]] = "gap"
    return changed


def read(name, record, place):
    text = record[place].strip() if place < len(record) else ""
    if name in ("gap", "interval"):
        return parsed(text.lstrip("-− "), parse_gap)
    return parsed(text, parse_laps if name == "laps" else parse_time)


def agreement(rows, timed, name):
    """On how many rows the column is the difference to the first car, and to the car ahead."""
    if not rows or name not in rows[0]:
        return 0, 0
    leader, to_leader, to_next = rows[0], 0, 0
    for ahead, row in pairwise(rows[1:]):
        if row[name] is None:
            continue
        if row[name].laps is not None:
            laps = [each.get("laps") for each in (leader, ahead, row)]
            to_leader += None not in laps and laps[0] - laps[2] == row[name].laps
            to_next += None not in laps and laps[1] - laps[2] == row[name].laps
        elif row.get("laps") == leader.get("laps") and timed in row:
            times = [each[timed] for each in (leader, ahead, row)]
            to_leader += None not in times and abs(times[2] - times[0] - row[name].ms) <= FEW
            to_next += None not in times and abs(times[2] - times[1] - row[name].ms) <= FEW
    return to_leader, to_next


def kind_of_table(table, fields, title):
    """classification, grid, entry_list or standings, and whether anything says so."""
    there = set(fields) - {None}
    measured = bool(there & MEASURES) or any(map(is_segment, there))
    named = kind_of(title)
    if "points" in there and (not measured or there & MEASURES <= {"gap", "interval"}):  # behind the first
        of_a_race = (
            named == "classification" and session_kind_of(title) and not says(NOT_RESULTS["standings"], title)
        )
        return ("classification" if of_a_race else "standings"), True
    is_grid = named == "grid" or any(
        field_of(word) == "grid_position" and field == "position"
        for word, field in zip(table.header, fields, strict=True)
    )
    if is_grid and not there & {"laps", "total_time", "gap", "interval"}:
        return "grid", True
    if measured:
        return "classification", True
    if "position" not in there or says(NOT_RESULTS["entry_list"], title) or not has_places(table, fields):
        return "entry_list", True
    return "classification", named == "classification"


def has_places(table, fields):
    return any(parsed(text, parse_position) for text in column(table, fields.index("position")))


def is_lap_by_lap(table, fields):
    """A record for each lap, and not for each car."""
    if "number" not in fields:
        return False
    numbers = column(table, fields.index("number"))
    times = 2 if "position" in fields or "best_lap_number" not in fields else 1.5
    return len(numbers) > times * len(set(numbers)) > 0


def has_unread_times(table, fields):
    """Whether columns under unknown words are full of times."""
    unread = [place for place, field in enumerate(fields) if field is None]
    texts = [text for place in unread for text in column(table, place)]
    return 2 * sum(TIMED.fullmatch(text) is not None for text in texts) > len(table.cars)


def is_of_speeds_or_sectors(table, fields):
    """Nothing is measured but speeds, or parts of laps."""
    there = set(fields)
    if there & MEASURES or any(map(is_segment, fields)):
        return False
    sectors = sum(SECTOR.fullmatch(plain(words)) is not None for words in table.header)
    return bool({"speed", "best_speed"} & there) or sectors > 1
