"""Columns whose cells contradict their header words: two of one sense, places under "Cl", laps in "Lap"."""

import re
from itertools import groupby, pairwise

from results.sheets.columns import is_of_drivers, with_parts_of_cars
from results.sheets.nations import CODES
from results.sheets.reading import Problem
from results.sheets.vocabulary import field_of, plain
from results.times import parse_gap, parse_time, tidy

WHOLE = re.compile(r"\d{1,4}(?:\.0)?")
CAR = re.compile(r"#?[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2}")
ONCE = ("position", "number", "class_position", "laps", "total_time", "best_lap", "best_lap_number")
LONG = 10 * 60 * 1000  # a race, or a lap of the longest circuit
NO_LAP = 20 * 60 * 1000
MOST_SLOWER = 2.5  # the mean lap of a race, of its best
MANY = 6  # differences that only rise are no intervals
SOME = 4  # … and of so many nobody knows
FEW = 2
OPEN = {
    "ecart", "ecarts", "difference", "delta", "differenz", "distacco", "distacchi", "diferencia",
    "dif", "difer",
}  # fmt: skip


def told_by_cells(table, fields):
    """The fields by their words, corrected where the cells cannot be what the words say."""
    fields = with_parts_of_cars(table.header, told_by_neighbours(table.header, fields))
    fields = with_flags_before_names(table, fields)
    fields = without_line_numbers(table, fields)
    fields = with_places_for_classes(table, fields)
    fields = with_one_overall_place(table, fields)
    fields = without_parts_of_qualifying(table, fields)
    return with_laps(table, fields)


def texts_of(table, place):
    return [tidy(record[place]) if place < len(record) else "" for record in table.cars]


def whole_numbers(table, place):
    """The column's figures, or None where it holds anything else."""
    texts = [text.rstrip(".") for text in texts_of(table, place) if text.strip(" -–")]
    figures = [int(float(text)) for text in texts if WHOLE.fullmatch(text)]
    return figures if figures and len(figures) == len(texts) else None


def places_of(fields, *names):
    return [place for place, field in enumerate(fields) if field in names]


def counts_up(figures):
    return figures == list(range(1, len(figures) + 1))


def told_by_neighbours(header, fields):
    """The fields of words that say something only beside others, and of those that say nothing beside them.

    Beside a column of drivers, "Name" or "Competitor" is somebody else: nobody knows who.
    """
    fields = list(fields)
    people = places_of(fields, "driver")
    named = [place for place in people if is_of_drivers(header[place])]
    if named and len(named) < len(people):
        fields = [None if at in people and at not in named else field for at, field in enumerate(fields)]
    for place, words in enumerate(map(plain, header)):
        if words == "entry" and fields[place] is None and "number" in fields and "team" not in fields:
            fields[place] = "team"
        if words == "in" and fields[place] is None and "best_lap" in fields[max(place - 1, 0) : place]:
            fields[place] = "best_lap_number"
    return fields


def with_flags_before_names(table, fields):
    """A heading over two columns, nations and names: the names are the drivers."""
    for place in places_of(fields, "driver", "drivers"):
        codes = [text for text in texts_of(table, place) if text]
        beside = place + 1 < len(fields) and fields[place + 1] is None and not table.header[place + 1]
        if beside and codes and CODES.issuperset(codes) and any(texts_of(table, place + 1)):
            fields[place + 1] = fields[place]
            fields[place] = "nationality" if "nationality" not in fields else None
    return fields


def without_line_numbers(table, fields):
    """Of several columns of numbers the one that counts the lines is none; of two others neither is read."""
    numbers = places_of(fields, "number")
    for place in numbers:
        if len(numbers) > 1 and is_of_drivers(table.header[place]):
            fields[place] = None  # beside the car's
    numbers = places_of(fields, "number")
    for place in places_of(fields, "team"):
        texts = [text for text in texts_of(table, place) if text]
        if not numbers and texts and all(CAR.fullmatch(text) for text in texts):
            fields[place] = "number"  # "Entry"
    if len(numbers) > 1:
        lines = [place for place in numbers if counts_up(whole_numbers(table, place) or [0])]
        for place in lines[: len(numbers) - 1]:
            fields[place] = "line"
        numbers = places_of(fields, "number")
        if len({tuple(texts_of(table, place)) for place in numbers}) > 1:
            fields = [None if field == "number" else field for field in fields]
    return fields


def with_places_for_classes(table, fields):
    """ "Cl" over whole numbers: the place in class beside a class, the place where nothing else gives one."""
    classes = places_of(fields, "class")
    for place in classes:
        figures = whole_numbers(table, place)
        if figures is None:
            continue
        if "position" not in fields and counts_up(figures):
            fields[place] = "position"
        elif len(classes) > 1 and "class_position" not in fields:
            fields[place] = "class_position"
            classes = places_of(fields, "class")
    return fields


def with_one_overall_place(table, fields):
    """Of two columns of places the one without doubles is overall, the other that of the class if it fits."""
    found = places_of(fields, "position")
    if len(found) < 2:
        return fields
    figures = {place: place_figures(table, place) for place in found}
    whole = [place for place in found if len(set(figures[place])) == len(figures[place])]
    overall = whole[0] if whole else found[0]
    for place in found:
        if place != overall and figures[place] != figures[overall]:
            in_class = "class_position" not in fields and counts_in_classes(table, fields, place)
            fields[place] = "class_position" if in_class else None
    return fields


def place_figures(table, place):
    return [int(text.rstrip(".")) for text in texts_of(table, place) if text.rstrip(".").isdigit()]


def counts_in_classes(table, fields, place):
    """Whether the figures count from one in each class."""
    if "class" not in fields:
        return False
    names, texts = texts_of(table, fields.index("class")), texts_of(table, place)
    pairs = sorted(
        (
            (name, at, int(text))
            for at, (name, text) in enumerate(zip(names, texts, strict=True))
            if text.isdigit()
        )
    )
    return bool(pairs) and all(
        counts_up([figure for _, _, figure in group]) for _, group in groupby(pairs, key=lambda each: each[0])
    )


def without_parts_of_qualifying(table, fields):
    """Laps, or lap numbers, given once for each segment are those of no field."""
    if not any(field and field.startswith("segment:") for field in fields):
        return fields
    for name in ("laps", "lap", "best_lap_number", "speed"):
        several = places_of(fields, name)
        if len(several) > 1:
            fields = [None if at in several else field for at, field in enumerate(fields)]
    return fields


def with_laps(table, fields):
    """ "Lap" beside the time of a race: how many were driven, which never rises down the order."""
    laps, times = places_of(fields, "lap"), places_of(fields, "time", "total_time")
    if len(laps) != 1 or not times or "laps" in fields:
        return fields
    figures = whole_numbers(table, laps[0]) or []
    first = next((ms for text in texts_of(table, times[0]) if (ms := value(parse_time, text))), 0)
    falls = all(one >= other for one, other in pairwise(figures))
    best = places_of(fields, "best_lap")
    if best:
        fits = len(figures) > FEW and fill_the_race(table, laps[0], times[0], best[0])
    else:
        fits = len(figures) > FEW and first >= LONG
    if falls and fits:
        fields[laps[0]] = "laps"
    return fields


def fill_the_race(table, laps, time, best):
    """Whether as many laps as the figures say, none quicker than the best, make the time of each car."""
    found = []
    columns = (texts_of(table, place) for place in (laps, time, best))
    for count, whole, lap in zip(*columns, strict=True):
        ms, quickest = value(parse_time, whole), value(parse_time, lap)
        if ms and quickest and WHOLE.fullmatch(count):
            found.append(0.99 < ms / (int(float(count)) * quickest or 1) < MOST_SLOWER)
    return len(found) > 0 and 2 * sum(found) > len(found)


def value(parse, text):
    try:
        return parse(text)
    except ValueError:
        return None


def told_by_order(table, fields):
    """The fields once settled: a lone gap that falls down the order, a best lap as long as a race."""
    fields = list(fields)
    if "best_lap" in fields:
        times = [value(parse_time, text) for text in texts_of(table, fields.index("best_lap"))]
        known = [ms for ms in times if ms]
        if known and min(known) >= NO_LAP:
            fields[fields.index("best_lap")] = None
    if "total_time" in fields or not {"gap", "interval"} & set(fields):
        return fields
    if "gap" not in fields:
        return told_by_rising(table, fields, fields.index("interval"))
    place = fields.index("gap")
    if "interval" in fields:
        return swapped(table, fields)
    if not is_open_difference(table.header[place]):
        return fields
    falls = sum(one > other for one, other in pairwise(distances(table, place)))
    if falls:
        by_time = "best_lap" in fields and in_order_of_times(table, fields.index("best_lap"))
        fields[place] = "interval" if falls >= FEW and not by_time else None
    return fields


def told_by_rising(table, fields, place):
    """A lone interval that only rises down the order is what separates the cars from the first one."""
    steps = [(laps, ms) for laps, ms in distances(table, place) if laps or ms]
    rises = len(steps) >= SOME and all(one < other for one, other in pairwise(steps))
    if rises and ("interval to" not in plain(table.header[place])):
        fields[place] = "gap" if len(steps) >= MANY else None
    return fields


def is_open_difference(words):
    """Whether a heading leaves open to whom the difference is."""
    return field_of(words) == "difference" or plain(words) in OPEN


def in_order_of_times(table, place):
    """Whether the cars stand by their best laps, so that differences would have shown what they are."""
    times = [ms for text in texts_of(table, place) if (ms := value(parse_time, text))]
    return all(one <= other for one, other in pairwise(times))


def distances(table, place):
    """How far back each car is, in laps and time, of those that say so."""
    gaps = [value(parse_gap, text.lstrip("-− ")) for text in texts_of(table, place)]
    return [(gap.laps or 0, gap.ms or 0) for gap in gaps if gap]


def swapped(table, fields):
    """Gap and interval change places where only so each interval is what two gaps differ by."""
    gaps, intervals = (
        [gap.ms if gap else None for gap in map(lambda text: value(parse_gap, text), texts_of(table, place))]
        for place in (fields.index("gap"), fields.index("interval"))
    )
    if adding_up(gaps, intervals) == 0 and adding_up(intervals, gaps) >= FEW:
        return [{"gap": "interval", "interval": "gap"}.get(field, field) for field in fields]
    return fields


def adding_up(gaps, intervals):
    return sum(
        None not in (before, now, step) and abs(now - before - step) <= FEW
        for (before, now), step in zip(pairwise(gaps[1:]), intervals[2:], strict=False)
    )


class Doubles:
    """Columns of a sense that another one has already: what they say otherwise is said on the row."""

    def __init__(self, header, fields):
        self.pairs = [
            (field, fields.index(field), place)
            for place, field in enumerate(map(field_of, header))
            if field in ONCE and fields[place] is None and field in fields
        ]

    def problems(self, record):
        found = []
        for field, first, other in self.pairs:
            one, two = (tidy(record[place]) if place < len(record) else "" for place in (first, other))
            if one and two and one != two and plain(one) != plain(two):
                found.append(Problem("column_unsure", {"column": field, "text": one}))
        return found
