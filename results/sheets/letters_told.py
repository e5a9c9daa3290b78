"""Names out of bytes whose encoding nothing says: the rows whose letters may be others are told."""

import re
from dataclasses import replace

from results.sheets.encodings import decode, differs, garbled, is_assumed, is_central
from results.sheets.reading import Problem
from results.times import tidy

# In the alphabet of DOS a hard blank is an á: "Istv n"
HARD_BLANK = re.compile(r"\w*[A-Za-zß-ÿ]\xa0[a-zß-ÿ]\w*")


def with_letters_told(readings, data):
    """The readings of a text; each doubtful name is a problem of its row."""
    if not is_assumed(data):
        return readings
    text = decode(data)
    central = any(is_central(line) for line in text.splitlines() if not line.isascii())
    is_strange = central or garbled(text)
    blanks = {tidy(word) for word in HARD_BLANK.findall(text)} if is_strange else set()
    return [
        replace(reading, rows=tuple(told(row, central, blanks) for row in reading.rows))
        for reading in readings
    ]


def told(row, central, blanks):
    names = (*row.drivers, row.team, row.car, *(each.name for each in row.classes), row.note)
    doubts = [
        Problem("letters_unsure", {"text": name})
        for name in filter(None, names)
        if garbled(name) or (central and differs(name)) or any(word in name for word in blanks)
    ]
    return replace(row, problems=(*row.problems, *(each for each in doubts if each not in row.problems)))
