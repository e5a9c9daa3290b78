"""A sheet that no layout fits, as it stands: the lines of its pages, or the cells of its records."""

import csv
from dataclasses import dataclass
from hashlib import sha256

from results.folding import fold
from results.sheets.documents import MAX_PAGES, open_document
from results.sheets.encodings import decode
from results.sheets.pasting import pieces_of, without_rules
from results.sheets.reading import NotAResult, Unreadable
from results.sheets.records import SEPARATORS

MOST_RECORDS = 5_000
FEWEST = 3  # cells of a record of a table


@dataclass
class Line:
    """The words that stand beside each other on a page, from left to right."""

    page: int
    words: list

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def texts(self):
        return [word.text for word in self.words]

    @property
    def top(self):
        return min(word.top for word in self.words)

    @property
    def bottom(self):
        return max(word.bottom for word in self.words)

    @property
    def ends(self):
        return [self.words[0].x0, self.words[-1].x1]


def lines_on(page):
    """The lines of a page, from top to bottom."""
    lines = []
    for word in sorted(page.words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        last = lines[-1].words[-1] if lines else None
        if last and abs(middle - (last.top + last.bottom) / 2) < 0.4 * max(word.height, last.height, 1):
            lines[-1].words.append(word)
        else:
            lines.append(Line(page.number, [word]))
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines


def signature(words):
    """Of the line with the column heads: the same words in the same order."""
    return sha256("\x1f".join(fold(word) for word in words).encode()).hexdigest()


def pdf_in(data):
    """The PDF; refused where it has too many pages."""
    document = open_document(data)
    if document.kind != "pdf":
        raise NotAResult("unknown_layout")
    if document.pages_count > MAX_PAGES:
        raise Unreadable("too_many_pages", pages=document.pages_count, most=MAX_PAGES)
    return document


def records_in(data):
    """The cells of a workbook or of a text; None where the bytes are a PDF."""
    if b"%PDF-" in data[:1024]:
        return None
    if data.startswith(b"PK"):
        return records_in_workbook(data)
    if data.startswith(b"\xd0\xcf"):
        raise NotAResult("unknown_layout")
    text = decode(data)
    if text.lstrip()[:1] in ("{", "["):
        raise NotAResult("unknown_layout")  # values, and no table of cells
    filled = [line for line in without_rules(text).splitlines()[:MOST_RECORDS] if line.strip()]
    if not filled:
        raise Unreadable("empty")
    mark = max(SEPARATORS, key=lambda each: sum(each in line for line in filled))
    try:
        records = [[cell.strip() for cell in record] for record in csv.reader(filled, delimiter=mark)]
    except csv.Error as error:
        raise Unreadable("damaged") from error
    apart = [[piece.text for piece in pieces_of(line)] for line in filled]
    return max(records, apart, key=wide_records)


def wide_records(records):
    """How many of the records have the cells of a table."""
    return sum(len(record) >= FEWEST for record in records)


def records_in_workbook(data):
    """The cells of the sheet that has most records."""
    from results.sheets.workbooks import grids_in_workbook

    grids = [[[cell.strip() for cell in row] for row in grid if any(row)] for grid in grids_in_workbook(data)]
    records = max(grids, key=wide_records, default=[])
    if not records:
        raise Unreadable("empty")
    return records[:MOST_RECORDS]
