"""Points tables on pages: whatever their rounds, halves, ties and codes, no cell in a wrong column."""

import csv
import io

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from results.sheets.documents import open_document
from results.sheets.layouts import points
from results.sheets.pipeline import read_sheet
from results.sheets.points.heads import dealt_out
from results.sheets.points.tokens import Token
from results.sheets.reading import SheetError

pytestmark = pytest.mark.pure
ROUNDS = ("Round 1", "Round 2", "Round 3")
PLAIN = (
    ("1", "7", "Anna Novák", "CZE", "61", ("25", "", "20", "1", "15", "")),
    ("2", "12", "Tom Hart", "GBR", "37.5", ("12.5", "", "25", "", "DNF", "")),
    ("3", "44", "Léa Brun", "FRA", "18", ("-", "", "DSQ", "", "18", "")),
    ("4", "5", "Ugo Conti", "ITA", "0", ("0", "", "DNS", "", "DNS", "")),
)


class Drawing:
    """A points table as somebody may lay it out."""

    def __init__(self, centred=True, upright=False, total_last=False, words=None):
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=landscape(A4))
        self.centred, self.upright, self.total_last = centred, upright, total_last
        self.words = words or ("Pos", "No", "Driver", "Nat", "Total")

    def text(self, x, y, text, centred=None):
        put = self.canvas.drawCentredString if (self.centred if centred is None else centred) else None
        (put or self.canvas.drawRightString)(x, y, text)

    def table(self, title, rows, below=()):
        canvas = self.canvas
        canvas.setFont("Helvetica", 14)
        canvas.drawString(60, 540, title)
        canvas.setFont("Helvetica", 7)
        places = {"pos": 60, "no": 85, "name": 150, "nat": 215, "total": 700 if self.total_last else 245}
        for place, word in zip(places.values(), self.words, strict=True):
            canvas.drawCentredString(place, 478, word)
        self.columns = [300 + 40 * at for at in range(6)]
        for at, name in enumerate(ROUNDS):
            canvas.drawCentredString(320 + 80 * at, 490, name)
        for at, x in enumerate(self.columns):
            self.heading(x, ("Race", "FL")[at % 2])
        for at, (position, number, name, nation, total, cells) in enumerate(rows):
            y = 460 - 12 * at
            canvas.drawCentredString(
                places["pos"], y - (6 if position.endswith("~") else 0), position.strip("~")
            )
            canvas.drawCentredString(places["no"], y, number)
            canvas.drawCentredString(places["name"], y, name)
            canvas.drawCentredString(places["nat"], y, nation)
            self.text(places["total"], y, total)
            for x, text in zip(self.columns, cells, strict=True):
                self.text(x, y, text)
        for at, text in enumerate(below):
            canvas.drawString(60, 60 - 10 * at, text)
        canvas.showPage()
        return self

    def heading(self, x, word):
        if not self.upright:
            return self.text(x, 478, word)
        self.canvas.saveState()
        self.canvas.translate(x, 470)
        self.canvas.rotate(90)
        self.canvas.drawString(0, 0, word)
        return self.canvas.restoreState()

    def bytes(self):
        self.canvas.save()
        return self.buffer.getvalue()


def cells_of(cells):
    names = [f"{name}|{what}" for name in ROUNDS for what in ("Race", "FL")]
    return {name: text for name, text in zip(names, cells, strict=True) if text}


def assert_read(reading, rows):
    got = [(r.position, r.number, r.drivers, r.nationalities, r.points, r.cells) for r in reading.rows]
    wanted = [
        (int(p.strip("~")) if p else None, no, (name,), (nation,), total, cells_of(cells))
        for p, no, name, nation, total, cells in rows
    ]
    assert got == wanted


@pytest.mark.parametrize(("centred", "upright"), [(True, False), (False, False), (False, True)])
@pytest.mark.parametrize("total_last", [True, False])
def test_a_table_is_read_whatever_its_alignment(centred, upright, total_last):
    data = Drawing(centred, upright, total_last).table("Cup 2031 – Championship Points", PLAIN).bytes()
    (reading,) = read_sheet(data)
    assert reading.kind == "standings"
    assert reading.title == "Cup 2031 – Championship Points"
    assert_read(reading, PLAIN)
    assert not reading.has_problems


@pytest.mark.parametrize(
    "words",
    [
        ("Pos", "No", "Driver", "Nat", "Points"),
        ("Clt", "N°", "Pilote", "Nat", "Total"),
        ("Pl.", "Nr.", "Fahrer", "Nat", "Gesamt"),
        ("Pos", "N.", "Pilota", "Naz", "Totale"),
        ("Pos", "Nº", "Piloto", "Nac", "Puntos"),
    ],
)
def test_a_table_is_read_in_five_languages(words):
    (reading,) = read_sheet(Drawing(words=words).table("2031", PLAIN).bytes())
    assert_read(reading, PLAIN)


def test_each_table_of_a_file_is_a_reading_of_its_own():
    drawing = (
        Drawing().table("Overall Championship Points", PLAIN).table("Masters Championship Points", PLAIN[:2])
    )
    readings = read_sheet(drawing.bytes())
    assert [reading.title for reading in readings] == [
        "Overall Championship Points",
        "Masters Championship Points",
    ]
    assert [len(reading.rows) for reading in readings] == [4, 2]


def test_the_same_table_goes_on_over_the_page():
    drawing = Drawing().table("Championship Points", PLAIN[:2]).table("Championship Points", PLAIN[2:])
    (reading,) = read_sheet(drawing.bytes())
    assert_read(reading, PLAIN)


def test_a_place_between_the_rows_of_a_tie_is_that_of_the_first():
    tie = (
        ("1~", "7", "Anna Novák", "CZE", "20", ("20", "", "", "", "", "")),
        ("", "12", "Tom Hart", "GBR", "20", ("", "", "20", "", "", "")),
        ("3", "44", "Léa Brun", "FRA", "18", ("", "", "", "", "18", "")),
    )
    (reading,) = read_sheet(Drawing().table("Championship Points", tie).bytes())
    assert_read(reading, tie)
    assert not reading.has_problems


def test_a_row_that_does_not_add_up_says_so():
    wrong = (PLAIN[0], ("2", "12", "Tom Hart", "GBR", "38", PLAIN[1][5]), *PLAIN[2:])
    (reading,) = read_sheet(Drawing().table("Championship Points", wrong).bytes())
    assert [[p.code for p in row.problems] for row in reading.rows] == [[], ["points_unlike_total"], [], []]
    assert "38" in reading.rows[1].problems[0].message


def test_a_greater_total_below_a_lesser_one_is_said():
    rows = (PLAIN[1], PLAIN[0], *PLAIN[2:])
    (reading,) = read_sheet(Drawing().table("Championship Points", rows).bytes())
    assert "more_points_than_above" in [problem.code for problem in reading.rows[1].problems]


def test_a_classification_with_a_column_of_points_is_no_points_table():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for at, word in enumerate(("Pos", "No", "Driver", "Laps", "Total time", "Points")):
        canvas.drawString(50 + 80 * at, 700, word)
    for at, word in enumerate(("1", "7", "Anna Novák", "20", "40:01.123", "25")):
        canvas.drawString(50 + 80 * at, 680, word)
    canvas.save()
    assert points.recognise(open_document(buffer.getvalue())) == 0


def test_a_points_table_that_is_only_words_is_refused_as_one():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(50, 700, "Championship Points Standings")
    canvas.save()
    with pytest.raises(SheetError) as raised:
        read_sheet(buffer.getvalue())
    assert raised.value.code == "standings"


def heading(text, x0, x1, top=0):
    return Token(text, x0, top, x1, top + 7)


@pytest.mark.parametrize("off", [-13, 0, 13])
@pytest.mark.parametrize("rounds", [2, 3, 6])
def test_rounds_keep_their_columns_where_headings_stand_off_the_middle(off, rounds):
    leaves = [
        heading(word, 100 + 40 * at + off - 5, 100 + 40 * at + off + 5)
        for at, word in enumerate(("Q", "R1", "R2") * rounds)
    ]
    parents = [heading(f"Rd {at}", 135 + 120 * at, 145 + 120 * at) for at in range(rounds)]
    assert dealt_out(parents, leaves) == tuple((3 * at, 3 * at + 2) for at in range(rounds))


def test_rounds_that_could_be_dealt_out_in_two_ways_are_not():
    leaves = [heading(word, 100 + 40 * at, 110 + 40 * at) for at, word in enumerate("ABCDE")]
    assert dealt_out([heading("Rd 1", 140, 150), heading("Rd 2", 220, 230)], leaves) is None


def test_the_official_tables_agree_with_their_right_reading(samples):
    folder = samples / "standings"
    for expected in sorted(folder.glob("*.expected.csv")):
        readings = read_sheet(expected.with_name(expected.name.replace(".expected.csv", ".pdf")).read_bytes())
        assert not any(reading.has_problems for reading in readings)
        got = [as_expected(reading, row) for reading in readings for row in reading.rows]
        with expected.open(encoding="utf-8") as lines:
            assert got == list(csv.DictReader(lines))


def test_every_row_of_the_official_tables_adds_up_or_says_so(samples):
    for path in sorted((samples / "standings").glob("*.pdf")):
        for reading in read_sheet(path.read_bytes()):
            assert reading.kind == "standings"
            assert reading.rows
            assert not any(row.problems for row in reading.rows)


def as_expected(reading, row):
    return {
        "championship": reading.title,
        "position_as_printed": "" if row.position is None else str(row.position),
        "number": row.number,
        "name": (row.drivers or (row.team,))[0],
        "nat": row.nationalities[0],
        "total": row.points,
        "cells": ";".join(f"{label}={text}" for label, text in row.cells.items()),
    }
