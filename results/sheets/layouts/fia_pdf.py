"""The FIA's sheets as PDF: the stewards' cover, the sheet over any number of pages, its notes."""

import re
from dataclasses import replace

from results.sheets.fia.facts import facts_of
from results.sheets.fia.grid import Grid, is_heading, looks_like_a_grid
from results.sheets.fia.grid import reading_of as reading_of_grid
from results.sheets.fia.pages import Columns, Row, columns_of, give, lines_of, number_in, parts_of
from results.sheets.fia.points import has_points, read_points
from results.sheets.fia.sheet import PROVIDER as PROVIDER
from results.sheets.fia.sheet import reading_of, settled
from results.sheets.fia.walk import Walk
from results.sheets.reading import Problem

COVER = re.compile(r"From The Stewards|Enclosed|\bDoc(?:ument)?\.? \d+", re.IGNORECASE)
MARKS = re.compile(r"\bFIA\b|Formula One World Championship|FORMULA 1\b|Timekeeper:", re.IGNORECASE)
LOOKED_AT = 6  # pages


def recognise(document):
    """A header of the FIA's own words on one of the first pages, or a grid in two halves."""
    if document.kind != "pdf":
        return 0
    text = document.first_text
    words = set(text.split())
    if not ({"NO", "DRIVER"} <= words or COVER.search(text) or MARKS.search(text)):
        return 0
    pages = document.pages[:LOOKED_AT]
    if any(columns_of(line) for page in pages for line in lines_of(page.words)):
        return 0.95 if MARKS.search(text) or COVER.search(text) else 0.85
    other = any(grid_of(page) for page in pages) or has_points(texts_of(pages))
    return 0.9 if MARKS.search(text) and other else 0


def read(document):
    walk = Walk(lambda item: columns_of(item[1]), goes_on)
    if not any(columns_of(line) for page in document.pages for line in lines_of(page.words)):
        if has_points(texts_of(document.pages)):
            return [
                replace(reading, pages=document.pages_count)
                for reading in read_points(texts_of(document.pages))
            ]
        return read_grid(document)
    for page in document.pages:
        for line in lines_of(page.words):
            walk.take(line.text, (page, line))
    return [read_table(table, document) for table in walk.tables]


def texts_of(pages):
    return [line.text for page in pages for line in lines_of(page.words)]


def goes_on(item, table):
    """On a page without a header: a number stands under the header of the page before."""
    return bool(table.header) and number_in(item[1], table.header) is not None


def read_table(table, document):
    facts = facts_of(table.above)
    columns = settled_columns(table.header, facts)
    rows, stray = rows_of(table.items)
    found = [parts_of(row, settled_columns(header, facts)) for header, row in rows]
    reading = reading_of(
        facts,
        columns.header,
        [parts for parts, _ in found],
        [person for _, person in found],
        table.remarks.found,
        table.fastest,
    )
    strange = [Problem("text_outside_rows", {"text": " ".join(stray)})] if stray else []
    return replace(
        reading, layout="fia_pdf", pages=document.pages_count, problems=(*reading.problems, *strange)
    )


def settled_columns(columns, facts):
    header = settled(columns.header, facts)
    renamed = dict(zip(columns.header.figures, header.figures, strict=True))
    return Columns(header, {renamed.get(name, name): span for name, span in columns.spans.items()})


def rows_of(items):
    """The rows of the table's lines, page by page, and the words that belong to none."""
    rows, stray = [], []
    for page in dict.fromkeys(page.number for _, _, (page, _) in items):
        here, others = [], []
        for section, columns, (of, line) in items:
            if of.number != page:
                continue
            number = number_in(line, columns)
            if number:
                here.append((columns, Row(number, section, page)))
            others += [word for word in line.words if word is not number]
        stray += [word.text for word in give(others, [row for _, row in here])]
        rows += here
    return rows, stray


# --- starting grids -----------------------------------------------------------------------------------


def grid_of(page):
    """The lines of a page's left and right half, if they make a grid."""
    lines = lines_of(page.words)
    heading = next((line for line in lines if is_heading(line.text)), None)
    if heading is None:
        return None
    half = page.width / 2
    below = [word for line in lines for word in line.words if line.middle > heading.middle]
    sides = ([w for w in below if w.center <= half], [w for w in below if w.center > half])
    found = [line for side in sides for line in lines_of(side)]
    return found if looks_like_a_grid([line.text for line in found]) else None


def read_grid(document):
    grid = Grid()
    for page in document.pages:
        sides = grid_of(page)
        heading = next((line for line in lines_of(page.words) if is_heading(line.text)), None)
        for line in lines_of(page.words) if sides is None else []:
            grid.take(line.text)
        if sides is None:
            continue
        for line in lines_of(page.words):
            if line.middle <= heading.middle:
                grid.above.append(line.text)
        for line in sides:
            grid.take(line.text, page.number)
    return replace(reading_of_grid(grid), layout="fia_pdf", pages=document.pages_count)
