"""A result sheet as a timing company would issue it: classification, grid or entry list."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from results.drawing.cells import cells_of, columns_of, crew_pieces
from results.drawing.page import (
    BAND,
    BOLD,
    FAINT,
    HEAD,
    LEADING,
    PADDING,
    PAPER,
    PLAIN,
    RULE,
    STRIPE,
    Pen,
    check_drawable,
    load_fonts,
    width,
    wrap,
)
from results.sheets.headings import COLUMNS, FACTS, KINDS, NOTES, SECTIONS, say

PAGE_WIDTH, PAGE_HEIGHT = landscape(A4)
MARGIN = 32
TABLE_WIDTH = PAGE_WIDTH - 2 * MARGIN
BOTTOM = PAGE_HEIGHT - 40
SIZE = 7.5
WRAPPING = {"drivers": 3.0, "team": 2.4, "car": 2.0, "class": 1.2, "note": 1.6}
RIGHT = {"position", "laps", "total_time", "gap", "interval", "best_lap", "best_lap_number"}


@dataclass(frozen=True)
class RowToDraw:
    """One car as the sheet prints it; what is None or empty is left blank."""

    position: int | None = None
    status: str = "classified"
    running: bool | None = None  # False prints "Not running" over the gap of a car that is not retired
    number: str = ""
    drivers: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()  # three letters for each driver, or none at all
    team: str = ""
    car: str = ""
    classes: tuple[tuple[str, int | None], ...] = ()  # (class, position in it), the main one first
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    interval_ms: int | None = None
    interval_laps: int | None = None
    best_lap_ms: int | None = None  # the qualifying or grid time too
    best_lap_number: int | None = None
    segments: tuple[tuple[str, int | None], ...] = ()  # ("Q1", 98123), …
    note: str = ""


@dataclass(frozen=True)
class SheetToDraw:
    """All that stands on one sheet."""

    title: str
    rows: tuple[RowToDraw, ...]
    kind: str = "classification"  # classification | grid | entry_list
    series: str = ""
    event: str = ""
    circuit: str = ""
    session: str = ""
    label: str = ""  # "Provisional", "Official", "Final – Revised"
    version: str = ""  # "1.0"
    issued_at: datetime | None = None
    notes: tuple[str, ...] = ()  # penalties and footnotes
    language: str = "en"  # en | fr | both


def draw_sheet(sheet):
    """The sheet as PDF bytes; the same sheet gives the same bytes."""
    load_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(sheet.title)
    canvas.setCreator("Result sheet")
    pages = Sheet(sheet, Pen(Canvas(BytesIO()), PAGE_HEIGHT), pages="?").draw()
    Sheet(sheet, Pen(canvas, PAGE_HEIGHT), pages=pages).draw()
    canvas.save()
    return buffer.getvalue()


class Sheet:
    """The drawing of one sheet: walks down the page, and on to the next."""

    def __init__(self, sheet, pen, pages):
        self.sheet, self.pen, self.pages = sheet, pen, pages
        self.columns = columns_of(sheet)
        self.page, self.y, self.drawn = 1, MARGIN, 0
        places = Counter(row.position for row in sheet.rows if row.position)
        self.ties = {place for place, cars in places.items() if cars > 1}
        self.widths = self.column_widths()

    def say(self, words):
        return say(words, self.sheet.language)

    def heading(self, column):
        return self.say(COLUMNS[column]) if column in COLUMNS else column

    def draw(self):
        self.first_page_head()
        self.table_head()
        for status in SECTIONS:
            rows = [row for row in self.sheet.rows if row.status == status]
            if (
                rows
                and self.sheet.kind != "entry_list"
                and (self.sheet.kind, status) != ("grid", "classified")
            ):
                self.band(self.say(SECTIONS[status]), keep=14)
            for row in rows:
                self.row(row)
        if self.sheet.notes:
            self.band(self.say(NOTES), keep=14)
            for note in self.sheet.notes:
                self.note(note)
        self.foot()
        self.pen.canvas.showPage()
        return self.page

    def column_widths(self):
        """Narrow columns as wide as their longest text, the rest shared among those that wrap."""
        texts = [cells_of(row, self.sheet.language, self.ties) for row in self.sheet.rows]
        widths = {}
        for column in self.columns:
            longest = max(
                (width(line, PLAIN, SIZE) for cells in texts for line in cells.get(column, ())), default=0
            )
            head = max(width(word, BOLD, 6.5) for word in self.heading(column).split())
            widths[column] = max(longest, head) + 2 * PADDING + 1
        wide = [column for column in self.columns if column in WRAPPING]
        spare = TABLE_WIDTH - sum(widths[column] for column in self.columns if column not in wide)
        shares = {column: WRAPPING[column] for column in wide}
        widths |= {column: spare * share / sum(shares.values()) for column, share in shares.items()}
        return widths if wide else {column: TABLE_WIDTH / len(self.columns) for column in self.columns}

    def first_page_head(self):
        self.pen.text(MARGIN, self.y, TABLE_WIDTH, check_drawable(self.sheet.title), font=BOLD, size=15)
        self.y += 26
        issued = self.sheet.issued_at.isoformat(sep=" ", timespec="minutes") if self.sheet.issued_at else ""
        facts = {"document": self.say(KINDS[self.sheet.kind]), "series": self.sheet.series}
        facts |= {"event": self.sheet.event, "circuit": self.sheet.circuit, "session": self.sheet.session}
        facts |= {"label": self.sheet.label, "version": self.sheet.version, "issued_at": issued}
        facts = {name: check_drawable(value) for name, value in facts.items() if value}
        in_a_row = 4
        for start in range(0, len(facts), in_a_row):
            for count, (name, value) in enumerate(list(facts.items())[start : start + in_a_row]):
                w = TABLE_WIDTH / in_a_row
                x = MARGIN + count * w
                self.pen.box(x, self.y, w, 25, stroke=RULE)
                how = {"size": 6, "color": FAINT}
                self.pen.text(x + PADDING, self.y + 3, w - 2 * PADDING, self.say(FACTS[name]), **how)
                self.pen.text(x + PADDING, self.y + 12, w - 2 * PADDING, value, size=8.5)
            self.y += 25
        self.y += 10

    def table_head(self):
        lines = {
            c: wrap(self.heading(c).split(), self.widths[c] - 2 * PADDING, BOLD, 6.5) for c in self.columns
        }
        height = max(map(len, lines.values())) * 6.5 * LEADING + 5
        x = MARGIN
        for column in self.columns:
            self.pen.box(x, self.y, self.widths[column], height, fill=HEAD, stroke=RULE)
            room, right = self.widths[column] - 2 * PADDING, column in RIGHT or column not in COLUMNS
            self.pen.lines(x + PADDING, self.y + 2.5, room, lines[column], font=BOLD, size=6.5, right=right)
            x += self.widths[column]
        self.y += height

    def band(self, text, keep):
        self.make_room(15 + keep)
        self.pen.box(MARGIN, self.y, TABLE_WIDTH, 15, fill=BAND)
        self.pen.text(MARGIN + PADDING, self.y + 3.5, TABLE_WIDTH, text, font=BOLD, size=SIZE, color=PAPER)
        self.y += 15

    def row(self, row):
        cells = cells_of(row, self.sheet.language, self.ties)
        lines = {}
        for column in self.columns:
            room = self.widths[column] - 2 * PADDING
            for text in cells.get(column, ()):
                check_drawable(text)
            if column == "drivers":
                lines[column] = wrap(crew_pieces(row), room, PLAIN, SIZE)
            elif column in WRAPPING:
                lines[column] = wrap(" ".join(cells.get(column, ())).split(" "), room, PLAIN, SIZE)
            else:
                lines[column] = cells.get(column, ())
        height = max(1, *map(len, lines.values())) * SIZE * LEADING + 4
        self.make_room(height)
        self.pen.box(MARGIN, self.y, TABLE_WIDTH, height, fill=STRIPE if self.drawn % 2 else PAPER)
        x = MARGIN
        for column in self.columns:
            room, right = self.widths[column] - 2 * PADDING, column in RIGHT or column not in COLUMNS
            self.pen.lines(x + PADDING, self.y + 2, room, lines[column], size=SIZE, right=right)
            x += self.widths[column]
        self.y += height
        self.drawn += 1

    def note(self, note):
        lines = wrap(check_drawable(note).split(), TABLE_WIDTH - 2 * PADDING, PLAIN, SIZE)
        height = len(lines) * SIZE * LEADING + 4
        self.make_room(height, head=False)
        self.pen.box(MARGIN, self.y, TABLE_WIDTH, height)
        self.pen.lines(MARGIN + PADDING, self.y + 2, TABLE_WIDTH - 2 * PADDING, lines, size=SIZE)
        self.y += height

    def make_room(self, height, head=True):
        if self.y + height <= BOTTOM:
            return
        self.foot()
        self.pen.canvas.showPage()
        self.page, self.y = self.page + 1, MARGIN
        self.pen.text(MARGIN, self.y, TABLE_WIDTH, self.sheet.title, font=BOLD, size=9)
        self.y += 16
        if head:
            self.table_head()

    def foot(self):
        how = {"size": 6.5, "color": FAINT}
        self.pen.text(MARGIN, BOTTOM + 10, TABLE_WIDTH, self.sheet.series, **how)
        self.pen.text(MARGIN, BOTTOM + 10, TABLE_WIDTH, f"Page {self.page} / {self.pages}", right=True, **how)
