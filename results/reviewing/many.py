"""What is done to many rows of a review at once, and to two of them that are one car."""

import re

from django.utils.translation import gettext as _

from results.models.row import Status
from results.reviewing.columns import LABELS
from results.reviewing.fields import canonical, put
from results.times import parse_status

CELLS = ("class", "status", "team", "car", "laps", "note")  # those that many rows may share
POSITIONS = re.compile(r"[Pp](\d{1,3})(?:\s*[-–]\s*[Pp]?(\d{1,3}))?")
TEXTS = {"drivers": " / ", "team": " ", "car": " ", "note": " "}


def cell_choices():
    """The cells that many rows may share, with their names."""
    return [(cell, str(LABELS[cell])) for cell in CELLS]


def rows_meant(work, where):
    """The rows that are meant: car numbers, positions as "P10-P18", or all. A ValueError says what is not."""
    where = re.sub(r"\s*[-–]\s*", "-", where.strip())
    if not where:
        raise ValueError(_("Say which rows: car numbers, positions such as P10-P18, or *."))
    rows, unknown = [], []
    for word in re.split(r"[\s,;]+", where):
        found = rows_of(work, word)
        if word and not found:
            unknown.append(word)
        rows += [row for row in found if row not in rows]
    if unknown:
        raise ValueError(_("No row is meant by: %(words)s.") % {"words": ", ".join(unknown)})
    return rows


def rows_of(work, word):
    if word == "*":
        return work.filled_rows
    positions = POSITIONS.fullmatch(word)
    if positions:
        first, last = int(positions[1]), int(positions[2] or positions[1])
        places = {str(place) for place in range(first, last + 1)}
        return [row for row in work.filled_rows if row.text("position") in places]
    return [row for row in work.filled_rows if row.number == word.removeprefix("#")]


def change_many(work, where, cell, text):
    """Write one text into a cell of many rows; gives how many. Raises ValueError with a sentence."""
    if cell not in CELLS:
        raise ValueError(_("Choose a column."))
    rows = rows_meant(work, where)
    if cell == "status":
        text = status_meant(text)
    for row in rows:
        name = f"r{row.id}-{cell}"
        put(work, name, canonical(work, name, text))
    return len(rows)


def status_meant(text):
    """The status that somebody writes in words or as a code: "DNF", "retired", "abandon"."""
    text = text.strip()
    for value, label in Status.choices:
        if text.casefold() in (value, str(label).casefold()):
            return value
    found = parse_status(text)
    if found is None:
        raise ValueError(
            _("“%(text)s” is no status: write it as a table does, such as DNF.") % {"text": text}
        )
    return found


def join_row(work, pk):
    """Make a row one with the row above it: a crew that was read as two cars. A ValueError says why not."""
    order = work.rows_in_order()
    at = next((place for place, row in enumerate(order) if row.id == pk), 0)
    if not at:
        raise ValueError(_("There is no row above this one."))
    upper, row = order[at - 1], order[at]
    others = [
        cell
        for cell, text in row.cells.items()
        if cell not in (*TEXTS, "status", "running") and text.strip() and upper.text(cell)
    ]
    if [cell for cell in others if row.text(cell) != upper.text(cell)]:
        raise ValueError(
            _("Both rows have figures of their own (%(cells)s): empty those that are wrong, then join them.")
            % {"cells": ", ".join(str(LABELS.get(cell, cell)) for cell in others)}
        )
    for cell, text in row.cells.items():
        if cell in ("status", "running") or not text.strip() or text.strip() == upper.text(cell):
            continue
        texts = filter(None, [upper.text(cell), text.strip()])
        upper.cells[cell] = TEXTS.get(cell, "").join(texts)
    if upper.box and row.box and upper.page == row.page:
        pairs = zip(upper.box, row.box, strict=True)
        upper.box = tuple((min if at < 2 else max)(pair) for at, pair in enumerate(pairs))
    work.remove_row(row.id)
    return upper
