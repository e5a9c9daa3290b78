"""Sheets in the manner of the FIA's, invented: the same rows as copied text and as a PDF."""

from dataclasses import dataclass, field
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
FOOT = (
    "Timekeeper:",
    "© 2031 Invented World Championship Limited",
    "No part of these results/data may be reproduced, stored in a retrieval system or transmitted",
)
RACE = {  # head → where it stands, where its cells stand, how they are aligned there
    "NO": (50, 60, "right"),
    "DRIVER": (72, 72, "left"),
    "NAT": (160, 162, "left"),
    "ENTRANT": (182, 182, "left"),
    "LAPS": (318, 328, "right"),
    "TIME": (350, 378, "right"),
    "GAP": (396, 412, "right"),
    "INT": (432, 445, "right"),
    "KM/H": (456, 474, "right"),
    "FASTEST": (488, 514, "right"),
    "ON": (522, 530, "right"),
    "PTS": (542, 553, "right"),
}
QUALIFYING = {
    "NO": (50, 60, "right"),
    "DRIVER": (72, 72, "left"),
    "NAT": (160, 162, "left"),
    "ENTRANT": (182, 182, "left"),
    "Q1": (312, 332, "right"),
    "LAPS": (338, 352, "right"),
    "%": (365, 380, "right"),
    "TIME": (392, 412, "right"),
    "Q2": (424, 444, "right"),
    "LAPS ": (450, 462, "right"),
    "TIME ": (472, 492, "right"),
    "Q3": (504, 524, "right"),
    "LAPS  ": (530, 540, "right"),
    "TIME  ": (552, 572, "right"),
}
PRACTICE = {
    "NO": (50, 60, "right"),
    "DRIVER": (72, 72, "left"),
    "NAT": (160, 162, "left"),
    "ENTRANT": (182, 182, "left"),
    "TIME": (322, 345, "right"),
    "LAPS": (362, 374, "right"),
    "GAP": (392, 408, "right"),
    "INT": (426, 438, "right"),
    "KM/H": (456, 474, "right"),
    "TIME OF DAY": (488, 514, "right"),
}


@dataclass
class Sheet:
    """A classification as the FIA prints one. A row is a dict by head; "POS" is what stands left of NO."""

    heading: str = "Race Final Classification after 58 Laps - 306.183 km"
    columns: dict = field(default_factory=lambda: RACE)
    rows: list = field(default_factory=list)
    out: list = field(default_factory=list)  # below NOT CLASSIFIED
    below: tuple = ()
    above: tuple = ("FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir",)
    cover: tuple = (
        "2031 NOWHERE GRAND PRIX",
        "18 - 20 November 2031",
        "From The Stewards Document 37",
        "To All Teams, All Officials Date 20 November 2031",
        "Time 20:45",
        "Title Final Race Classification",
        "Description Timing Sheet",
        "Enclosed NOW DOC 37 - Final Race Classification.pdf",
        "Ann Steward Bob Steward",
        "The Stewards",
        "Doc 37 Time 20:45",
    )
    not_classified: str = "NOT CLASSIFIED"
    rows_on_a_page: int = 60

    @property
    def header(self):
        return " ".join(head.strip() for head in self.columns)

    def lines(self):
        """The text as it is copied out of the PDF: blanks are lost."""
        table = [self.header]
        for count, row in enumerate(self.rows):
            if count and count % self.rows_on_a_page == 0:
                table += [*FOOT, *self.above, self.heading, self.header]
            table.append(self.line(row))
        if self.out:
            table += [self.not_classified, *(self.line(row) for row in self.out)]
        return [*self.cover, *self.above, self.heading, *table, *self.below, *FOOT]

    def line(self, row):
        heads = ["POS", "NO", "BRACKET", "DRIVER", "NAT", "ENTRANT", *list(self.columns)[4:]]
        return " ".join(row[head] for head in heads if row.get(head))

    def text(self):
        return "\n".join(self.lines()).encode()

    def pdf(self):
        """The cover, then the sheet: figures under their heads, a long entrant on two lines."""
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
        canvas.setFont("Helvetica", 9)
        for count, line in enumerate(self.cover):
            canvas.drawString(60, HEIGHT - 120 - count * 20, line)
        pages = [
            self.rows[start : start + self.rows_on_a_page]
            for start in range(0, len(self.rows), self.rows_on_a_page)
        ]
        for number, rows in enumerate(pages or [[]]):
            if self.cover or number:
                canvas.showPage()
            self.draw_page(canvas, rows, number == len(pages) - 1)
        canvas.save()
        return buffer.getvalue()

    def draw_page(self, canvas, rows, is_last):
        canvas.setFont("Helvetica-Bold", 10)
        for count, line in enumerate((*self.above, self.heading)):
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 60 - count * 16, line)
        canvas.setFont("Helvetica", 6)
        y = HEIGHT - 120
        for head, (x, _, _) in self.columns.items():
            canvas.drawString(x, y, head.strip())
        for row in rows:
            y -= 13
            self.draw_row(canvas, row, y)
        if is_last:
            y = self.draw_rest(canvas, y)
        for count, line in enumerate(FOOT):
            canvas.drawString(40, 60 - count * 8, line)

    def draw_rest(self, canvas, y):
        for line in (self.not_classified,) if self.out else ():
            y -= 20
            canvas.drawString(40, y, line)
        for row in self.out:
            y -= 13
            self.draw_row(canvas, row, y)
        y -= 14
        for line in self.below:
            y -= 10
            canvas.drawString(40, y, line)
        return y

    def draw_row(self, canvas, row, y):
        if row.get("POS"):
            canvas.drawRightString(40, y, " ".join(filter(None, (row["POS"], row.get("BRACKET")))))
        for head, (_, x, align) in self.columns.items():
            text = row.get(head, "")
            draw = canvas.drawRightString if align == "right" else canvas.drawString
            if head == "ENTRANT" and canvas.stringWidth(text, "Helvetica", 6) > 125:
                first, last = text.rsplit(" ", 1)
                canvas.drawString(x, y + 3, first)
                canvas.drawString(x, y - 3, last)
            elif text:
                draw(x, y, text)


def row_under(columns, place, driver, team, figures, nat=""):
    """ "4 5" is place 4, number 5. Figures stand in the order of the columns, "-" for a blank."""
    position, _, number = place.rpartition(" ")
    cells = ["" if figure == "-" else figure.replace("_", " ") for figure in figures.split()]
    row = {"POS": position, "NO": number, "DRIVER": driver, "NAT": nat, "ENTRANT": team}
    return row | dict(zip(list(columns)[4:], cells, strict=False))


def race(*cells, **more):
    return row_under(RACE, *cells, **more)


def qualifying(*cells, **more):
    return row_under(QUALIFYING, *cells, **more)


def practice(*cells, **more):
    return row_under(PRACTICE, *cells, **more)


def a_race(**changes):
    """Ten cars: lapped ones, one that stopped and stays classified, three that are not."""
    blue, red, yak = "Mare Formula 1 Team", "BLU Alpha Racing", "Very Long Named Company Motor Yak F1 Team"
    lake = "Alpine Lake Racing"
    rows = [
        race("1 7", "Anna NOVÁK", blue, "58 1:27:45.914 - - 209.319 1:29.392 54 25"),
        race("2 16", "Tom HART *", red, "58 1:27:54.685 8.771 8.771 208.971 1:29.719 48 18"),
        race("3 12", "LIN Mei", yak, "58 1:29:02.845 76.931 68.160 206.305 1:29.620 42 15"),
        race("4 5", "Olga VAN DER BERG", blue, "57 1:28:04.964 1_LAP 1_LAP 204.967 1:29.600 53 12.5"),
        race("5 23", "Ivo DE LA CRUZ", red, "57 1:28:05.844 1_LAP 0.880 204.933 1:29.939 40"),
        race("6 44", "J. McALLEN", yak, "55 1:24:16.987 DNF - 206.689 1:29.788 42"),
    ]
    out = [
        race("14", "Max STILL", lake, "27 41:53.555 DNF - 204.053 1:30.579 24"),
        race("55", "Zoë LATE", lake, "0 - DNS"),
    ]
    below = (
        "FASTEST LAP",
        f"7 Anna NOVÁK {blue} 1:29.392 on lap 54 215.085",
        "NOTES",
        "Subject to ongoing routine technical checks.",
        "* PENALTIES",
        "Car 16 - 5 second time penalty - Causing a collision - Stewards' document no. 33",
        "Ann Steward Bob Steward",
        "The Stewards",
    )
    return Sheet(**{"rows": rows, "out": out, "below": below} | changes)
