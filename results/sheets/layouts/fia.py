"""The FIA's sheets copied as text: Formula One and the races that support it."""

import re

from results.sheets.fia.columns import header_of
from results.sheets.fia.sheet import PROVIDER as PROVIDER
from results.sheets.fia.sheet import read_lines

MARKS = re.compile(r"\bFIA\b|Formula One World Championship|The Stewards|\bTimekeeper:|\bFORMULA 1\b")
LOOKED_AT = 400


def recognise(document):
    if document.kind != "text":
        return 0
    lines = document.lines[:LOOKED_AT]
    if not any(header_of(line.split()) for line in lines):
        return 0
    return 0.95 if any(MARKS.search(line) for line in document.lines) else 0.7


def read(document):
    return read_lines(document.lines)
