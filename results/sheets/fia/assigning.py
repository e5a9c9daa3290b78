"""Figures without their columns: every way to put the words of a row under the header, and which are lawful.

A row that was copied as text has lost its blanks. One lawful way is a reading; none or several are a doubt.
"""

from results.sheets.fia.columns import LAP_WORDS, STATUS_HOLDERS, is_status

ALWAYS_BESIDE_A_TIME = {"speed", "time_of_day", "percentage", "laps"}
MOST_WAYS = 4_096


def joined(words):
    """ "1 LAP" is one figure."""
    tokens, place = [], 0
    while place < len(words):
        second = words[place + 1].casefold() if place + 1 < len(words) else ""
        two = words[place].lstrip("+").isdigit() and second in LAP_WORDS
        tokens.append(" ".join(words[place : place + 2]) if two else words[place])
        place += 2 if two else 1
    return tokens


def ways(tokens, header):
    """Every lawful way: a list of (column, token) pairs each."""
    found = []
    place_next(tokens, header.figures, 0, [], found)
    lawful = LAWS[header.kind]
    return [way for way in found if lawful(dict(way), header)]


def place_next(tokens, columns, start, taken, found):
    if len(found) >= MOST_WAYS:
        return
    if len(taken) == len(tokens):
        found.append(list(taken))
        return
    token = tokens[len(taken)]
    for place in range(start, len(columns) - (len(tokens) - len(taken)) + 1):
        column = columns[place]
        if column.holds(token) or (is_status(token) and column.field in STATUS_HOLDERS):
            place_next(tokens, columns, place + 1, [*taken, (column, token)], found)


def fields_of(way):
    return {column.field: token for column, token in way.items()}


def lawful_race(way, header):
    """Laps come first; an average speed needs a time, a best lap its number; gap and interval go together."""
    got = fields_of(way)
    statuses = [field for field, token in got.items() if is_status(token)]
    if len(statuses) > 1 or (got and "laps" not in got and not statuses):
        return False
    if statuses and statuses[0] != status_column(header, got):
        return False
    if not together("best_lap", "best_lap_number", got, header):
        return False
    timed = "total_time" in got and "total_time" not in statuses
    if "speed" in header.fields and ("speed" in got) != timed:
        return False
    if statuses:
        return "interval" not in got and ("gap" not in got or "gap" in statuses)
    if {"gap", "interval"} & set(got) and not timed:
        return False
    return together("gap", "interval", got, header)


def status_column(header, got):
    """A status is taken for the first column that may hold it: which one it is makes no difference."""
    return "gap" if "gap" in header.fields else next((f for f in STATUS_HOLDERS if f in header.fields), None)


def together(one, other, got, header):
    """Both or neither, where the header has both."""
    return not {one, other} <= header.fields or (one in got) == (other in got)


def lawful_timed(way, header):
    """Practice: a gap, a speed or a time of day needs a lap time; gap and interval go together."""
    got = fields_of(way)
    statuses = [field for field, token in got.items() if is_status(token)]
    if len(statuses) > 1 or (statuses and statuses != ["best_lap"]):
        return False
    timed = "best_lap" in got and not statuses
    needs_a_time = {"gap", "interval", "speed", "time_of_day", "percentage", "second_lap", "rank"}
    if not timed and needs_a_time & set(got):
        return False
    if timed and any(
        field in header.fields and field not in got
        for field in ("speed", "time_of_day", "percentage", "laps")
    ):
        return False
    if any(column.segment for column in way) and "second_lap" not in got:
        return False
    return together("gap", "interval", got, header)


def lawful_segments(way, header):
    """Each segment begins with its time or a status, and none is left out before another."""
    got, last = {}, None
    for column, token in way.items():
        got.setdefault(column.segment, {})[column.field] = token
    segments = list(dict.fromkeys(column.segment for column in header.figures))
    for segment in segments:
        cells = got.get(segment)
        if cells is None:
            last = last or segment
            continue
        if last is not None or "segment" not in cells:
            return False
        stopped = is_status(cells["segment"])
        if stopped and {"percentage", "time_of_day"} & set(cells):
            return False
    return True


def lawful_loose(way, header):
    """Any header: the number of the best lap needs the lap, and one status is enough."""
    got = fields_of(way)
    statuses = [field for field, token in got.items() if is_status(token)]
    if len(statuses) > 1 or (statuses and statuses[0] != status_column(header, got)):
        return False
    return "best_lap_number" not in got or "best_lap" in got or "best_lap" not in header.fields


LAWS = {"race": lawful_race, "segments": lawful_segments, "timed": lawful_timed, "loose": lawful_loose}
