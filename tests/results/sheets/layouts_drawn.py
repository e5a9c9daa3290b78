"""Result sheets in many layouts, drawn with what they truly say beside them, and with defects where asked.

Each layout is a list of columns and a few habits; each sheet is a field of invented cars from a seed. A
defect changes what is printed, and the truth with it where the sheet itself says something else.
"""

import random
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.results.sheets.layout_cars import field_of_cars
from tests.results.sheets.scoring import fields_of

LEFT, RIGHT, MIDDLE = "left", "right", "middle"
TEXT_FIELDS = {"drivers", "team", "car", "class"}


@dataclass
class Col:
    field: str
    heading: object  # a text, or its lines
    x: float  # the edge, or the middle, that its cells share
    align: str = LEFT
    heading_x: float | None = None  # where the heading stands if not at the same edge
    heading_align: str | None = None


@dataclass
class Layout:
    columns: list
    title: str = "Race 1 - Provisional Classification"
    font: str = "Helvetica"
    size: float = 8
    pitch: float = 11
    width: float = 842
    height: float = 595
    crews: int = 1
    crew: str = "strokes"  # strokes | lines | below | wrapped | stacked
    number_at: str = "top"  # top | middle of a crew over several lines
    sections: dict = field(default_factory=dict)  # status → heading
    class_heading: str | None = None  # "Klasse {}": rows are grouped by class under it
    repeat_header: bool = False
    rows_a_page: int = 100
    header_on_every_page: bool = True
    laps_word: tuple = ("1 lap", "{} laps")
    decimal: str = "."
    plus: str = "+"
    rotate: int = 0  # the page's own turn
    turned: bool = False  # text drawn turned on a page that is not
    order: str = "rows"  # rows | columns | scattered
    rules: str = ""  # lines | zebra
    abut: bool = False
    overprint: str = ""
    kind: str = "race"  # race | qualifying | grid
    foot: tuple = ()
    heading: tuple = ()
    spans: tuple = ()  # (text, middle) over the header
    nationalities: bool = False
    cars: int = 24


class Drawing:
    """Texts put on a page, in the order that the layout has, turned as it says."""

    def __init__(self, layout, rng):
        self.layout, self.rng, self.texts = layout, rng, []
        self.buffer = BytesIO()
        wide, high = layout.width, layout.height
        self.canvas = Canvas(self.buffer, pagesize=(high, wide) if layout.turned else (wide, high))

    def text(self, x, y, text, align=LEFT, size=None, bold=False):
        size = size or self.layout.size
        font = self.layout.font.replace("-Roman", "") + "-Bold" if bold else self.layout.font
        wide = stringWidth(text, font, size)
        x -= wide if align == RIGHT else wide / 2 if align == MIDDLE else 0
        if self.layout.order == "scattered" and len(text.split()) > 1:
            for word in text.split():
                self.texts.append((x, y, word, font, size))
                x += stringWidth(word + " ", font, size)
        else:
            self.texts.append((x, y, text, font, size))

    def turn(self):
        layout = self.layout
        if layout.turned:  # upwards
            self.canvas.translate(layout.height, 0)
            self.canvas.rotate(90)
        elif layout.rotate == 90:
            self.canvas.setPageRotation(90)
            self.canvas.translate(layout.height, 0)
            self.canvas.rotate(90)

    def box(self, x0, y0, x1, y1, fill):
        self.canvas.saveState()
        self.turn()
        self.canvas.setFillGray(0.9 if fill else 1)
        if fill:
            self.canvas.rect(x0, self.layout.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        else:
            self.canvas.line(x0, self.layout.height - y0, x1, self.layout.height - y0)
        self.canvas.restoreState()

    def page(self):
        texts = self.texts
        if self.layout.order == "columns":
            texts = sorted(texts, key=lambda each: (round(each[0] / 20), each[1]))
        elif self.layout.order == "scattered":
            self.rng.shuffle(texts)
        self.canvas.saveState()
        self.turn()
        for x, y, text, font, size in texts:
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.layout.height - y, text)
        self.canvas.restoreState()
        self.canvas.showPage()
        self.texts = []

    def bytes(self):
        self.canvas.save()
        return self.buffer.getvalue()


def draw(layout, cars, rng):
    """The sheet as a PDF."""
    drawing = Drawing(layout, rng)
    y = head_of_page(drawing, layout, first=True)
    section, race_class, on_page = None, None, 0
    if layout.class_heading is None:
        y = header(drawing, layout, y)
    for at, car in enumerate(cars):
        if on_page >= layout.rows_a_page:
            drawing.text(40, layout.height - 24, "Page 1 / 2", size=6)
            drawing.page()
            y = head_of_page(drawing, layout, first=False) if layout.header_on_every_page else 60
            on_page = 0
            if layout.header_on_every_page and layout.class_heading is None:
                y = header(drawing, layout, y)
        status = car.truth["status"]
        if layout.class_heading and status == "classified" and car.truth.get("class_shown") != race_class:
            race_class = car.truth["class_shown"]
            drawing.text(40, y, layout.class_heading.format(race_class), bold=True, size=layout.size + 1)
            y += layout.pitch * 1.3
            if layout.repeat_header or at == 0:
                y = header(drawing, layout, y)
        if status != "classified" and status != section:
            section = status
            drawing.text(60, y + 2, layout.sections[status], bold=True)
            y += layout.pitch * 1.5
        y = row(drawing, layout, car, y, at)
        on_page += 1
    y += layout.pitch * 2
    for line in layout.foot:
        drawing.text(40, y, line)
        y += layout.pitch
    drawing.text(40, layout.height - 24, "Timekeeping: Chrono Nord - Printed: 03.05.2026 19:40", size=6)
    drawing.page()
    return drawing.bytes()


def head_of_page(drawing, layout, first):
    for at, text in enumerate(layout.heading):
        drawing.text(40, 30 + at * 12, text, size=9)
    y = 34 + 12 * len(layout.heading)
    drawing.text(layout.width / 2, y, layout.title, MIDDLE, size=14, bold=True)
    return y + 30


def header(drawing, layout, y):
    deep = max(1 if isinstance(col.heading, str) else len(col.heading) for col in layout.columns)
    for text, middle in layout.spans:
        drawing.text(middle, y - layout.size - 2, text, MIDDLE)
    for col in layout.columns:
        lines = (col.heading,) if isinstance(col.heading, str) else col.heading
        x = col.x if col.heading_x is None else col.heading_x
        for at, text in enumerate(lines):
            drawing.text(
                x, y + (deep - len(lines) + at) * (layout.size + 1.5), text, col.heading_align or col.align
            )
    return y + (deep - 1) * (layout.size + 1.5) + layout.pitch * 1.4


def row(drawing, layout, car, y, at):
    crew = car.texts["drivers"]
    lines = len(crew) + (layout.crew in ("below", "stacked")) if layout.crew != "strokes" else 1
    lines = max(lines, 1)
    step = layout.size + 1.2
    if layout.rules:
        top = y - layout.size - 1
        if layout.rules == "lines" or at % 2:
            drawing.box(
                36, top, layout.width - 10, top + layout.pitch + (lines - 1) * step, layout.rules == "zebra"
            )
        if layout.rules == "lines":
            drawing.box(36, top + layout.pitch + (lines - 1) * step, layout.width - 10, 0, False)
    middle = y + ((lines - 1) * step / 2 if layout.number_at == "middle" else 0)
    for col in layout.columns:
        shift = car.shift.get(col.field, 0)
        if col.field == "drivers" and layout.crew == "stacked":
            drawing.text(col.x + shift, y, car.texts["team"], col.align)
            for place, text in enumerate(crew, start=1):
                drawing.text(col.x + shift, y + place * step, text, col.align)
        elif col.field == "drivers":
            for place, text in enumerate(crew):
                drawing.text(col.x + shift, y + place * step, text, col.align)
        elif col.field != "?":
            drawing.text(col.x + shift, middle, car.texts.get(col.field, ""), col.align)
    if layout.crew == "below":
        team = next(col for col in layout.columns if col.field == "team")
        for place, text in enumerate(crew, start=1):
            drawing.text(team.x + 6, y + place * step, text)
    for x, text in car.extra.items():
        drawing.text(x, middle, text)
    if layout.overprint and car.truth.get("running") is False:
        gap = next(col for col in layout.columns if col.field == "gap")
        drawing.text(gap.x, middle, layout.overprint, MIDDLE)
    return y + layout.pitch + (lines - 1) * step


def sheet(make_layout, seed, defects=()):
    """(PDF, cars, fields) of a layout with a seed; `defects` by name."""
    rng = random.Random(seed)
    layout = make_layout()
    cars = field_of_cars(layout, rng)
    for car in cars:
        car.truth["class_shown"] = car.truth["class"]
    for defect in defects:
        defect(layout, cars, rng)
    if layout.overprint:
        for car in rng.sample([each for each in cars if each.truth["status"] == "classified"][2:], 3):
            car.truth["running"] = False
    return draw(layout, cars, rng), cars, fields_of(layout)
