"""The FIA's sheets copied as text: Formula One and the races that support it."""

import re

from results.sheets.fia.columns import header_of
from results.sheets.fia.grid import is_heading, looks_like_a_grid, read_grid
from results.sheets.fia.points import has_points, read_points
from results.sheets.fia.sheet import PROVIDER as PROVIDER
from results.sheets.fia.sheet import read_lines
from results.sheets.fia.stacked import unstacked
from results.sheets.pasting import aligned, cell_by_cell
from results.sheets.reading import NotAResult

MARKS = re.compile(r"\bFIA\b|Formula One World Championship|The Stewards|\bTimekeeper:|\bFORMULA 1\b")


def recognise(document):
    if document.kind != "text":
        return 0
    lines = lines_of(document)
    marked = any(MARKS.search(line) for line in lines)
    if has_classification(lines):
        return 0.95 if marked else 0.7 if not has_columns(document) else 0.2
    return 0.9 if marked and (has_points(lines) or has_grid(lines)) else 0


def has_columns(document):
    """Whether blanks or lines part the cells, which says more than the figures could."""
    try:
        return (aligned(document.lines) or cell_by_cell(document.text)) is not None
    except NotAResult:
        return False


def lines_of(document):
    """The lines, with the rows whole where each cell stood on a line of its own."""
    lines = [" ".join(line.split()) for line in document.lines]
    return lines if has_classification(lines) else unstacked(lines) or lines


def has_classification(lines):
    return any(header_of(line.split()) for line in lines)


def has_grid(lines):
    return any(is_heading(line) for line in lines) and looks_like_a_grid(lines)


def read(document):
    lines = lines_of(document)
    if has_classification(lines):
        return read_lines(lines)
    return read_points(lines) if has_points(lines) else read_grid(lines)
