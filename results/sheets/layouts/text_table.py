"""Any table that was copied as text, by its header words, when no known sheet fits."""

from results.sheets.layouts import table
from results.sheets.loose import has_loose_table, read_loose
from results.sheets.pasting import aligned, cell_by_cell, unnamed
from results.sheets.reading import NotAResult, Reading
from results.sheets.records import tables_in

PROVIDER = None
LAYOUT = "text_table"


def recognise(document):
    """A table of some shape; where only its cells cannot be counted out, `read` says so."""
    if document.kind != "text":
        return 0
    try:
        found = grid_of(document) or has_loose_table(document.lines) or unnamed(document.lines)
    except NotAResult:
        return 0.2
    return 0.25 if found else 0


def grid_of(document):
    """The cells of the text, row by row, or None."""
    return aligned(document.lines) or cell_by_cell(document.text)


def read(document):
    grid = grid_of(document)
    if grid is None and has_loose_table(document.lines):
        return read_loose(document.lines, LAYOUT)
    if grid is None:
        raise NotAResult("columns_unnamed")
    readings = [table.read(each, layout=LAYOUT) for each in tables_in(grid)]
    return readings or [Reading(kind="other")]
