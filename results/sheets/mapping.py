"""A sheet whose columns an editor has named: values in, a Reading out. Runs in the child process.

A mapping is {"kind": "pdf" | "table", "columns": [{"field", "x0", "x1"} or {"field", "place"}], "header": the
words of the line with the column heads, "x": where that line begins and ends on the sheet that it was made
from}. A later sheet is read with it where the same line is found; what stands in no column, or across two, is
said on its row.
"""

import csv
from dataclasses import dataclass, field, replace
from hashlib import sha256

from results.folding import fold
from results.sheets.documents import MAX_PAGES, open_document
from results.sheets.encodings import decode
from results.sheets.layouts import table
from results.sheets.reading import NotAResult, Problem, Reading, Unreadable
from results.sheets.reconcile import reconcile
from results.sheets.records import SEPARATORS, TableDocument
from results.sheets.vocabulary import field_of

# The field of a column: the word under which the reader of tables knows it.
FIELDS = {
    "position": "Position",
    "number": "No",
    "drivers": "Drivers",
    "nationality": "Nationality",
    "team": "Team",
    "car": "Car",
    "class": "Class",
    "class_position": "Pos in class",
    "laps": "Laps",
    "total_time": "Total time",
    "gap": "Gap first",
    "interval": "Interval",
    "best_lap": "Best lap",
    "best_lap_number": "On lap",
    "status": "Status",
    "points": "Points",
    "note": "Note",
}
WRAPPED = {"drivers": " / ", "team": " ", "car": " "}
LAYOUT = "mapped"
FEWEST = 3  # words of a line of a table
MOST_LINES = 60
MOST_RECORDS = 5_000
CLEAR = 4.0  # points of white that part two columns


@dataclass
class Line:
    """The words that stand beside each other on a page, from left to right."""

    page: int
    words: list

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def box(self):
        return (
            self.page,
            min(word.x0 for word in self.words),
            min(word.top for word in self.words),
            max(word.x1 for word in self.words),
            max(word.bottom for word in self.words),
        )

    @property
    def ends(self):
        return [self.words[0].x0, self.words[-1].x1]


@dataclass
class MappedRow:
    """A line of the table with its cells, where it stands, and what is in no column."""

    cells: list[str]
    box: tuple | None = None
    problems: list = field(default_factory=list)


def lines_of(page):
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


# --- what the editor sees -----------------------------------------------------------------------------


def cells_in(data, number=1):
    """The lines of a page with their places, or the first records of a table, for the page of the editor."""
    records = records_in(data)
    if records is not None:
        width = max(map(len, records), default=0)
        head = max(range(min(len(records), 20)), key=lambda at: known(records[at]), default=0)
        return {"kind": "table", "records": records[:MOST_LINES], "width": width, "head": head}
    pages = pdf_pages(data)
    if not 1 <= number <= len(pages):
        raise Unreadable("no_such_page")
    page = pages[number - 1]
    lines = lines_of(page)
    wide = [at for at, line in enumerate(lines) if len(line.words) >= FEWEST] or range(len(lines))
    head = max(wide, key=lambda at: known([word.text for word in lines[at].words]), default=0)
    return {
        "kind": "pdf",
        "page": number,
        "pages": len(pages),
        "width": page.width,
        "height": page.height,
        "is_upright": page.turn == 0,  # else the picture of the page shows it otherwise than it is read
        "head": head,
        "lines": [
            {"text": line.text, "words": [word.text for word in line.words], "ends": line.ends}
            for line in lines
        ],
        "columns": [
            {"x0": x0, "x1": x1, "field": field if (field := field_of(words)) in FIELDS else ""}
            for x0, x1, words in proposed(lines[head:])
        ],
    }


def known(words):
    return sum(field_of(word) is not None for word in words)


def proposed(lines):
    """Columns parted by white that runs down all lines, with the words of the first line over each."""
    spans = []
    table = [line for line in lines[:MOST_LINES] if len(line.words) >= FEWEST]
    for x0, x1 in sorted((word.x0, word.x1) for line in table for word in line.words):
        if spans and x0 - spans[-1][1] < CLEAR:
            spans[-1][1] = max(spans[-1][1], x1)
        else:
            spans.append([x0, x1])
    for x0, x1 in spans[:40]:
        over = [word.text for word in lines[0].words if x0 <= (word.x0 + word.x1) / 2 <= x1]
        yield max(0.0, x0 - CLEAR / 2), x1 + CLEAR / 2, " ".join(over)


def pdf_pages(data):
    document = open_document(data)
    if document.kind != "pdf":
        raise NotAResult("unknown_layout")
    if document.pages_count > MAX_PAGES:
        raise Unreadable("too_many_pages", pages=document.pages_count, most=MAX_PAGES)
    return document.pages


def records_in(data):
    """The cells of a text with separators; None where the bytes are no such text."""
    if b"%PDF-" in data[:1024] or data.startswith((b"PK", b"\xd0\xcf")):
        return None
    lines = decode(data).splitlines()[:MOST_RECORDS]
    filled = [line for line in lines if line.strip()]
    if not filled:
        raise Unreadable("empty")
    mark = max(SEPARATORS, key=lambda each: sum(each in line for line in filled))
    try:
        return [[cell.strip() for cell in record] for record in csv.reader(filled, delimiter=mark)]
    except csv.Error as error:
        raise Unreadable("damaged") from error


# --- reading ------------------------------------------------------------------------------------------


def read_mapped(data, name, mapping):
    """The documents of a sheet by the columns that an editor named. Raises Unreadable or NotAResult."""
    columns = [column for column in mapping["columns"] if column.get("field") in FIELDS]
    passed = [column for column in mapping["columns"] if column not in columns]  # of which nothing is wanted
    if not columns:
        raise NotAResult("unknown_layout")
    try:
        if mapping["kind"] == "table":
            rows, above, pages = rows_of_table(data, mapping, columns)
        else:
            rows, above, pages = rows_of_pdf(data, mapping, columns, passed)
        header = [FIELDS[column["field"]] for column in columns]
        document = TableDocument(header, [row.cells for row in rows], above=tuple(above))
        reading = table.read(document, layout=LAYOUT, tell_unread=False)
    except (Unreadable, NotAResult, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever the file makes a library do is the file's fault
        raise Unreadable("damaged") from error
    if not reading.rows:
        raise NotAResult("no_rows")
    return [reconcile(replace(placed(reading, document, rows), file=name, pages=pages))]


def placed(reading, document, rows) -> Reading:
    """The rows of the reading with their places on the page, and what was in no column."""
    cars = [row for row, line in zip(rows, document.lines, strict=True) if line is None]
    found = tuple(
        replace(
            read,
            page=row.box[0] if row.box else None,
            box=row.box,
            problems=(*read.problems, *row.problems),
        )
        for read, row in zip(reading.rows, cars, strict=True)
    )
    return replace(reading, rows=found)


def rows_of_table(data, mapping, columns):
    records = records_in(data)
    if records is None:
        raise NotAResult("unknown_layout")
    wanted = signature(mapping["header"])
    head = next((at for at, record in enumerate(records[:40]) if signature(record) == wanted), None)
    if head is None:
        raise NotAResult("unknown_layout")
    rows = [
        MappedRow([record[c["place"]] if c["place"] < len(record) else "" for c in columns])
        for record in records[head + 1 :]
    ]
    return rows, [" ".join(filter(None, record)) for record in records[:head]], None


def rows_of_pdf(data, mapping, columns, passed):
    pages = pdf_pages(data)
    wanted, rows, above, is_found = signature(mapping["header"]), [], [], False
    shift, scale = 0.0, 1.0
    for page in pages:
        lines = lines_of(page)
        head = next((at for at, line in enumerate(lines) if signed(line) == wanted), None)
        if head is None and not is_found:
            continue
        if head is not None:
            if not is_found:
                above = [line.text for line in lines[:head]]
            is_found = True
            shift, scale = fitted(mapping["x"], lines[head].ends)
        for line in lines[(head + 1 if head is not None else 0) :]:
            line.words = [w for w in line.words if column_at(w, passed, shift, scale) == (None, False)]
            if line.words:
                add_line(rows, line, columns, shift, scale)
    if not is_found:
        raise NotAResult("unknown_layout")
    shown = {page.number: page for page in pages}
    for row in rows:
        row.box = (row.box[0], *shown[row.box[0]].as_displayed(row.box[1:]))
    return rows, above, len(pages)


def signed(line):
    return signature([word.text for word in line.words])


def fitted(then, now):
    """Where the same columns stand on this page: moved, and wider or narrower."""
    width = then[1] - then[0]
    scale = (now[1] - now[0]) / width if width > 0 else 1.0
    return now[0] - scale * then[0], scale


def add_line(rows, line, columns, shift, scale):
    """A row, or more of the one above it where it has neither a number nor a position."""
    cells, problems = [[] for _column in columns], []
    for word in line.words:
        place, is_whole = column_at(word, columns, shift, scale)
        if place is None:
            problems.append(Problem("text_left_over", {"text": word.text[:60]}))
            continue
        cells[place].append(word.text)
        if not is_whole:
            problems.append(Problem("text_left_over", {"text": word.text[:60]}))
    texts = [" ".join(cell) for cell in cells]
    named = {column["field"]: text for column, text in zip(columns, texts, strict=True) if text}
    last = rows[-1] if rows else None
    if last and named and set(named) <= set(WRAPPED) and last.box[0] == line.page and is_near(last, line):
        for place, (column, text) in enumerate(zip(columns, texts, strict=True)):
            if text:
                joined = [last.cells[place], text]
                last.cells[place] = WRAPPED[column["field"]].join(filter(None, joined))
                last.problems.append(Problem("crew_unsure", {"text": text[:60]}))
        _page, x0, top, x1, bottom = line.box
        page, a0, a_top, a1, a_bottom = last.box
        last.box = (page, min(a0, x0), min(a_top, top), max(a1, x1), max(a_bottom, bottom))
    else:
        rows.append(MappedRow(texts, line.box, problems))


def is_near(row, line):
    height = max(word.height for word in line.words)
    return line.box[2] - row.box[4] < height


def column_at(word, columns, shift, scale):
    """The column in which the middle of a word stands, and whether all of it does."""
    middle = (word.x0 + word.x1) / 2
    for place, column in enumerate(columns):
        x0, x1 = shift + scale * column["x0"], shift + scale * column["x1"]
        if x0 <= middle < x1:
            return place, word.x0 >= x0 - CLEAR and word.x1 <= x1 + CLEAR
    return None, False
