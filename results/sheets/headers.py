"""Lines of header words among records: what makes one, and the line above or below that belongs to it."""

import re

from results.sheets.columns import person_of
from results.sheets.net import is_gross, is_net
from results.sheets.vocabulary import AMBIGUOUS, IGNORED, TOTAL, field_of, plain

FEWEST_KNOWN = 3  # header words that make a header
CERTAIN = 8  # so many make one whatever stands beside them
SUBJECTS = {"number", "position", "driver", "drivers", "last_name", "team"}
FIGURES = re.compile(r"[-+]?\d[\d:.,'/ -]*")


def known_in(row):
    """How many different columns the words name."""
    fields = {person_of(cell) or field_of(cell) or is_of_total(cell) for cell in row if cell.strip()}
    return len(fields - {False})


def is_header(row):
    """Whether the cells are header words: of a table of cars, drivers or teams."""
    texts = [cell for cell in row if cell.strip()]
    if len(texts) < FEWEST_KNOWN or not any(field_of(cell) or person_of(cell) for cell in texts[:12]):
        return False
    known = known_in(texts)
    subjects = {field_of(cell) for cell in texts} & SUBJECTS or any(person_of(cell) for cell in texts)
    is_enough = known >= 0.4 * len(texts) or known >= CERTAIN or is_of_points(texts)
    return bool(subjects) and known >= FEWEST_KNOWN and is_enough


def is_of_points(texts):
    """Whether the words are of a points table, most of whose columns are rounds by whatever name."""
    fields = {"points" if is_of_total(text) else field_of(text) for text in texts}
    return {"position", "points"} <= fields and bool({"driver", "drivers", "team", "name_part"} & fields)


def is_of_total(text):
    """Whether a word is that of a total, of all points or of those that count."""
    return plain(text) in TOTAL or is_net(text) or is_gross(text)


def is_of_another(row):
    """Whether the row is the header of a table of something else than cars: of laps, of sectors."""
    texts = [cell for cell in row if cell]
    words = known_in(texts) if len(texts) > FEWEST_KNOWN else 0
    return (
        words >= FEWEST_KNOWN
        and 2 * words > len(texts)
        and not any(FIGURES.fullmatch(text) for text in texts)
    )


def whole_header(rows, start):
    """The header words with those that stand a line above or below them, and where the records begin."""
    header, first = rows[start], start + 1
    above = rows[start - 1] if start else []
    if repeats(above, header) or (above and not is_header(above) and not above[0] and any(above)):
        header = joined(spread(above), header)
    if first < len(rows) and goes_on(header, rows[first]):
        header, first = joined(spread(header), rows[first]), first + 1
    return header, first


def repeats(above, header):
    """Whether the line above is a header whose cells reach down into this one: merged cells."""
    return is_header(above) and sum(one == other != "" for one, other in zip(above, header, strict=False)) > 1


def goes_on(header, row):
    """Whether the row holds nothing but the second line of the header: "Time", "Lap" under "Best lap"."""
    filled = [place for place, cell in enumerate(row) if cell]
    if not filled or row[0] or len(filled) >= sum(map(bool, header)):
        return False
    upper = spread(header)
    return all(
        (place < len(upper) and field_of(f"{upper[place]} {row[place]}")) or field_of(row[place])
        for place in filled
    )


def spread(row):
    """Each word over the empty cells to its right, as a merged cell has it."""
    spread, last = [], ""
    for cell in row:
        last = cell or last
        spread.append(last)
    return spread


def joined(upper, lower):
    """Two lines of header words as one: what a word means alone stands, else both together."""
    upper = upper + [""] * (len(lower) - len(upper))
    lower = lower + [""] * (len(upper) - len(lower))
    words = []
    for over, under in zip(upper, lower, strict=True):
        alone = field_of(under) if under else None
        if under and alone and alone not in AMBIGUOUS | IGNORED:
            words.append(under)
        elif under and over and field_of(f"{over} {under}"):
            words.append(f"{over} {under}")
        else:
            words.append(under or over)
    return words
