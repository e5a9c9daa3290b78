"""Any classification, qualifying or grid on pages, by the words of its header."""

from dataclasses import replace

from results.sheets.anchored.by_hand import tables_with_columns
from results.sheets.anchored.documents import sheets_in
from results.sheets.anchored.facts import facts_of
from results.sheets.anchored.heads import MEASURES
from results.sheets.anchored.rows import reading_of
from results.sheets.anchored.tables import find_tables
from results.sheets.anchored.upright import lines_with_heads
from results.sheets.kinds import GRID, reason_not_a_result, says
from results.sheets.reading import NotAResult, Problem

PROVIDER = None
PAGES_LOOKED_AT = 3


def recognise(document):
    if document.kind != "pdf":
        return 0
    for page in document.pages[:PAGES_LOOKED_AT]:
        _, heads = lines_with_heads(page)
        if any(holds_results(head, document) for head in heads):
            return 0.3
    return 0


def holds_results(head, document):
    """Whether a header names what a classification or a grid has."""
    fields = set(head.fields)
    measured = not fields.isdisjoint(MEASURES) or any(name.startswith("segment:") for name in fields)
    return measured or says(GRID, document.first_text[:400])


def read(document, provider=PROVIDER, layout="general"):
    """The readings of the sheets that the document holds, nearly always of one."""
    readings, refused = [], []
    sheets = sheets_in(find_tables(document.pages))
    for tables in sheets:
        try:
            readings.append(read_sheet(document, tables, provider, layout))
        except NotAResult as error:
            refused.append(error)
    if not readings:
        raise refused[0]
    if refused:
        left = Problem("tables_left", {"count": len(refused), "tables": len(sheets)})
        readings[0] = replace(readings[0], problems=(*readings[0].problems, left))
    return readings


def read_sheet(document, tables, provider, layout):
    facts = facts_of(document, tables)
    reason = reason_not_a_result(facts.heading)
    if reason and not (reason == "standings" and is_whole(tables.fields)):
        raise NotAResult(reason)
    return reading_of(document, tables, facts, provider, layout)


def is_whole(fields):
    """Whether the columns are those of a race, though a series be called after its championship."""
    return {"position", "laps"} <= fields and bool({"total_time", "time", "gap", "best_lap"} & fields)


def read_with_columns(document, columns):
    """A reading by columns that an editor named over the picture of a page.

    `columns` is a list of (field, x0, x1) in points of the page as it reads, or a dict from a page's number
    to such a list.
    """
    tables = tables_with_columns(document.pages, columns)
    return reading_of(document, tables, facts_of(document, tables), PROVIDER, "by_hand")
