"""The FIA's sheets as PDF say what their copied text says, and more: where each row stands."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from results.sheets.pipeline import read_sheet
from tests.results.sheets.fia_drawn import HEIGHT, PRACTICE, Sheet, a_race, practice, race
from tests.results.sheets.test_text_fia import BLUE, LEADER, RED, SECOND, a_qualifying, codes
from tests.results.sheets.test_text_fia_others import POINTS

pytestmark = pytest.mark.pure
SAID = (
    "position",
    "status",
    "running",
    "number",
    "drivers",
    "team",
    "laps",
    "total_time_ms",
    "gap_ms",
    "gap_laps",
)
SAID += (
    "interval_ms",
    "interval_laps",
    "best_lap_ms",
    "best_lap_number",
    "segments",
    "note",
    "nationalities",
    "classes",
)


def read(data):
    readings = read_sheet(data)
    assert len(readings) == 1
    return readings[0]


def said(reading):
    return [{name: getattr(row, name) for name in SAID} for row in reading.rows]


def a_practice():
    rows = [
        practice("1 7", "Anna NOVÁK", BLUE, "1:32.031 20 - - 211.123 15:15:20"),
        practice("2 8", "Tom HART", BLUE, "1:32.500 21 0.469 0.469 210.123 15:16:20"),
    ]
    heading = "First Practice Session Classification"
    return Sheet(heading=heading, columns=PRACTICE, rows=rows, cover=())


@pytest.mark.parametrize(
    "sheet",
    [a_race(), a_race(rows_on_a_page=3), a_race(cover=()), a_qualifying(), a_practice()],
    ids=["a race", "over two pages", "without a cover", "qualifying", "practice"],
)
def test_the_pdf_says_what_the_text_says(sheet):
    from_pdf, from_text = read(sheet.pdf()), read(sheet.text())
    assert said(from_pdf) == said(from_text)
    assert not from_pdf.has_problems
    for fact in (
        "kind",
        "title",
        "event",
        "circuit",
        "session_kind",
        "status",
        "label",
        "issued_at",
        "notes",
    ):
        assert getattr(from_pdf, fact) == getattr(from_text, fact)


def test_each_row_knows_its_page_and_its_place():
    reading = read(a_race(rows_on_a_page=3).pdf())
    assert [row.page for row in reading.rows] == [2, 2, 2, 3, 3, 3, 3, 3]
    assert reading.pages == 3
    tops = [row.box[2] for row in reading.rows if row.page == 2]
    assert tops == sorted(tops)


def test_places_tell_driver_and_team_apart_without_any_doubt():
    rows = [
        LEADER,
        SECOND,
        race("3 4", "Ivo CRUZ", "ABC Racing 75", "58 1:28:04.914 19.000 10.229 204.9 1:29.600 53"),
    ]
    row = read(Sheet(rows=rows).pdf()).rows[2]
    assert (row.drivers, row.team, row.laps, codes(row)) == (("Ivo CRUZ",), "ABC Racing 75", 58, [])


def test_laps_and_status_without_a_time_stand_under_their_heads():
    out = [race("12", "Olga BERG", "Blue Team 75", "- - DNS"), race("13", "Mia LAKE", RED, "0 - DNF")]
    rows = read(Sheet(rows=[LEADER, SECOND], out=out).pdf()).rows[2:]
    assert [(row.team, row.laps, row.status) for row in rows] == [
        ("Blue Team 75", None, "did_not_start"),
        (RED, 0, "retired"),
    ]


def test_nationalities_and_classes_are_read():
    rows = [LEADER | {"NAT": "CZE"}, SECOND | {"NAT": "GBR", "DRIVER": "Tom HART (PA) *"}]
    found = read(Sheet(rows=rows).pdf()).rows
    assert [row.nationalities for row in found] == [("CZE",), ("GBR",)]
    assert (found[1].drivers, found[1].main_class) == (("Tom HART",), "PA")


def test_a_figure_between_two_columns_is_a_doubt():
    sheet = Sheet(rows=[LEADER, SECOND])
    sheet.columns = dict(sheet.columns) | {"GAP": (396, 431, "right"), "INT": (432, 466, "right")}
    row = read(sheet.pdf()).rows[1]
    assert codes(row)


def a_grid():
    """Two halves: the odd places left, the even ones right and a little lower."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT))
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawCentredString(297, HEIGHT - 60, "FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir")
    canvas.drawCentredString(297, HEIGHT - 80, "Final Starting Grid")
    cars = [
        ("1", "7", "Anna NOVÁK", BLUE, "1:17.868"),
        ("2", "16", "Tom HART *", RED, "1:18.154"),
        ("3", "12", "LIN Mei", "Motor Yak F1 Team", "1:18.240"),
        ("4", "5", "Olga VAN DER BERG", BLUE, ""),
    ]
    for count, (place, number, driver, team, time) in enumerate(cars):
        x, y = (60, HEIGHT - 120 - count * 24) if count % 2 == 0 else (330, HEIGHT - 120 - count * 24)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(x + 24, y, number)
        canvas.drawString(x + 40, y, driver)
        canvas.drawString(x + 160, y, time)
        canvas.drawString(x + 40, y - 9, team)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(x, y - 5, place)
    canvas.setFont("Helvetica", 7)
    for count, line in enumerate(("* PENALTIES", "Car 16 - 3 grid place penalty - Impeding", "Timekeeper:")):
        canvas.drawString(60, HEIGHT - 400 - count * 10, line)
    canvas.save()
    return buffer.getvalue()


def test_a_starting_grid_in_two_halves_is_read():
    reading = read(a_grid())
    assert (reading.kind, reading.title, reading.status) == ("grid", "Final Starting Grid", "official")
    assert [(r.position, r.number, r.drivers[0], r.team, r.best_lap_ms) for r in reading.rows] == [
        (1, "7", "Anna NOVÁK", BLUE, 77_868),
        (2, "16", "Tom HART", RED, 78_154),
        (3, "12", "LIN Mei", "Motor Yak F1 Team", 78_240),
        (4, "5", "Olga VAN DER BERG", BLUE, None),
    ]
    assert reading.notes == ("Car 16 - 3 grid place penalty - Impeding",)
    assert not reading.has_problems


def test_a_line_between_the_rows_that_belongs_to_none_is_said():
    sheet = Sheet(rows=[LEADER, SECOND], out=[race("12", "Olga BERG", RED, "0 - DNF")])
    sheet.not_classified = "Something else"
    reading = read(sheet.pdf())
    (problem,) = reading.problems
    assert problem.code == "text_outside_rows"
    assert "Something else" in problem.message


def test_championship_points_have_their_proven_totals():
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT))
    canvas.setFont("Helvetica", 7)
    for count, line in enumerate(POINTS.splitlines()):
        canvas.drawString(60, HEIGHT - 60 - count * 12, line)
    canvas.save()
    drivers, teams = read_sheet(buffer.getvalue())
    assert (drivers.kind, drivers.title, drivers.pages) == ("standings", "Drivers' Championship", 1)
    assert [row.points for row in (*drivers.rows, *teams.rows)] == ["80.5", "33", "0", "113.5", "0"]
