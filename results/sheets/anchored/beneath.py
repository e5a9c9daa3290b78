"""What the cells beneath a header say of its columns, where its words leave something out or open.

A place may stand in a column without a heading, a number under "Car", a place in class under "Cl".
"""

from itertools import pairwise

from results.sheets.anchored.columns import PLACES, Column
from results.sheets.anchored.fitting import fits
from results.sheets.anchored.marks import heading_of
from results.sheets.vocabulary import field_of
from results.times import parse_status

LOOKED_AT = 80  # lines
FEWEST = 2
MOST = 0.8  # the share of the lines that must agree
WIDEST_PLACE = 60.0
MEASURED = {"laps", "total_time", "time", "gap", "interval", "best_lap"}


def told_by_cells(columns, lines):
    """The columns, with what the lines beneath make of them."""
    lines = lines[:LOOKED_AT]
    with_place_beside_class(columns, lines)
    with_number(columns, lines)
    with_place(columns, lines)
    with_place_in_class(columns, lines)
    return columns


def rows_under(columns, column, lines):
    """The pieces of each row between the headings on either side of a column's own."""
    at = columns.index(column)
    low = columns[at - 1].x1 if at else float("-inf")
    high = columns[at + 1].x0 if at + 1 < len(columns) else float("inf")
    return [[piece for piece in line.pieces if low < piece.center < high] for line in lines if is_row(line)]


def texts_under(columns, column, lines):
    """The texts of the rows that have one piece there."""
    return [pieces[0].text for pieces in rows_under(columns, column, lines) if len(pieces) == 1]


def is_row(line):
    return len(line.pieces) >= 4


def names_of(columns):
    return {name for column in columns for name in column.fields}


def with_place_beside_class(columns, lines):
    """ "Pos. Cl." over two cells in most rows: the headings of place and class stand a space apart."""
    column = next((each for each in columns if each.fields == ("class_position",)), None)
    if column is None or "position" in names_of(columns):
        return
    words = column.text.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if not any((field_of(one), field_of(other)) == ("position", "class") for one, other in halves):
        return
    rows = [
        [word.text for piece in row for word in piece.words] for row in rows_under(columns, column, lines)
    ]
    both = [words for words in rows if len(words) > 1 and words[0].strip(".").isdigit()]
    if not rows or 2 * len(both) < len(rows):
        return
    one, other = next(half for half in halves if field_of(half[0]) == "position")
    middle = column.x0 + (column.x1 - column.x0) * len(one) / len(column.text)
    at = columns.index(column)
    columns[at : at + 1] = [
        Column(("position",), column.x0, middle, one),
        Column(("class",), middle, column.x1, other),
    ]
    for each in columns:  # a second word for places in class was left aside
        if not each.is_known and field_of(each.text) == "class_position":
            each.fields = ("class_position",)
            return


def with_number(columns, lines):
    """ "Car" over nothing but numbers, where no other column has the number."""
    if "number" in names_of(columns):
        return
    for column in columns:
        texts = texts_under(columns, column, lines) if column.fields == ("car",) else []
        if len(texts) >= FEWEST and all(fits("number", text) for text in texts):
            column.fields = ("number",)
            for other in columns:  # a second word for cars was left aside
                if not other.is_known and field_of(other.text) == "car":
                    other.fields = ("car",)
                    return
            return


def with_place(columns, lines):
    """Whole numbers that count up left of the car's number are the place, though nothing heads them."""
    number = next((column for column in columns if column.fields == ("number",)), None)
    if number is None or number is not columns[0] or not names_of(columns).isdisjoint(PLACES):
        return
    pairs = []
    for line in lines:
        own = [piece for piece in line.pieces if number.x0 - 12 < piece.x1 < number.x1 + 12]
        left = [piece for piece in line.pieces if own and piece.x1 < own[-1].x0]
        if own and fits("number", own[-1].text) and is_row(line):
            pairs.append(left)
    if nobody_is_placed(columns, pairs, lines):
        codes = [left[0] for left in pairs if left]
        x0 = min([number.x0 - 14, *(piece.x0 for piece in codes)])
        columns.insert(0, Column(("position",), x0, max([number.x0 - 4, *(piece.x1 for piece in codes)])))
        return
    alone = [left[0] for left in pairs if len(left) == 1 and left[0].text.strip(".").isdigit()]
    near = [piece for piece in alone if number.x0 - piece.x1 < WIDEST_PLACE]
    if len(near) < FEWEST or len(near) < len([left for left in pairs if left]) or not counts_up(near):
        return
    x0, x1 = min(piece.x0 for piece in near), max(piece.x1 for piece in near)
    columns.insert(0, Column(("position",), x0, x1))


def nobody_is_placed(columns, pairs, lines):
    """Whether each car stands under a heading such as "Retired", or with such a word for its place."""
    if names_of(columns).isdisjoint(MEASURED) or not pairs:
        return False
    if any(len(left) > 1 or (left and not parse_status(left[0].text)) for left in pairs):
        return False
    headings = [heading for line in lines if len(line.pieces) == 1 and (heading := heading_of(line, [], 0))]
    first = min((heading.base for heading in headings if heading.status), default=float("inf"))
    coded = [column for column in columns if column.fields == ("status",)]
    told = [text for column in coded for text in texts_under(columns, column, lines)]
    cars = [line for line in lines if is_row(line)]
    by_heading = all(line.base > first for line in cars)
    by_column = len(told) == len(cars) and all(map(parse_status, told))
    return by_heading or by_column or all(pairs)


def counts_up(pieces):
    """Whether figures rise by one down the lines, but where they begin anew."""
    figures = [int(piece.text.strip(".")) for piece in pieces]
    steps = [after == before + 1 or after == 1 for before, after in pairwise(figures)]
    return sum(steps) >= MOST * len(steps) and sum(steps) > 0


def with_place_in_class(columns, lines):
    """Of two columns of classes the one that holds whole numbers is the place in it."""
    classes = [column for column in columns if field_of(column.text) == "class" and column.is_known]
    if len(classes) != 2 or "class_position" in names_of(columns):
        return
    whole = [
        column for column in classes if all_whole(texts_under(columns, column, lines)) and column.is_known
    ]
    if len(whole) == 1:
        other = next(column for column in classes if column is not whole[0])
        whole[0].fields, other.fields = ("class_position",), ("class",)


def all_whole(texts):
    return len(texts) >= FEWEST and all(text.strip(".").isdigit() for text in texts)
