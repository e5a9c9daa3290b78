"""Columns of drawn sheets whose headings or cells have misled a reader: each is read right, or said."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure
TITLE = "Race 1 - Provisional Classification"


def drawn(columns, rows, title=TITLE, step=14):
    """A sheet of (heading, left edge) columns; a cell may be a list of lines."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(842, 595))
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 560, title)
    for heading, x in columns:
        canvas.drawString(x, 530, heading)
    top = 514
    for row in rows:
        lines = 1
        for (_, x), cell in zip(columns, row, strict=True):
            texts = cell if isinstance(cell, list) else [cell]
            lines = max(lines, len(texts))
            for at, text in enumerate(texts):
                canvas.drawString(x, top - 9 * at, text)
        top -= step + 9 * (lines - 1)
    canvas.save()
    return file.getvalue()


def read(columns, rows, **options):
    (reading,) = read_sheet(drawn(columns, rows, **options))
    return reading


def told(reading, *names):
    return [tuple(getattr(row, name) for name in names) for row in reading.rows]


def codes(row):
    return {problem.code for problem in row.problems}


def test_a_wrapped_name_that_begins_like_a_class_heading_stays_in_its_row():
    columns = [("Pos", 40), ("No", 70), ("Team", 100), ("Drivers", 240), ("Laps", 400), ("Time", 450)]
    rows = [
        ["1", "4", ["Poe Racing by Partner", "Group"], ["Ana Rey", "Ben Ono"], "20", "34:10.100"],
        ["2", "7", ["Roe Sport by Lake", "Group"], ["Ida Poe", "Max Lia"], "20", "34:12.300"],
        ["3", "9", ["Lia Garage by Lake", "Cup"], ["Zoe Ost", "Tom Wit"], "20", "34:19.000"],
    ]
    assert told(read(columns, rows), "drivers", "team", "classes") == [
        (("Ana Rey", "Ben Ono"), "Poe Racing by Partner Group", ()),
        (("Ida Poe", "Max Lia"), "Roe Sport by Lake Group", ()),
        (("Zoe Ost", "Tom Wit"), "Lia Garage by Lake Cup", ()),
    ]


def test_the_last_row_keeps_its_further_lines_though_they_hold_what_is_not_stored():
    columns = [("Pos", 40), ("No", 70), ("Drivers", 100), ("Lic", 240), ("Laps", 400), ("Time", 450)]
    rows = [
        ["1", "4", ["Ana Rey", "Ben Ono"], ["P", "S"], "20", "34:10.100"],
        ["2", "7", ["Ida Poe", "Max Lia"], ["G", "B"], "20", "34:12.300"],
    ]
    assert told(read(columns, rows), "drivers") == [(("Ana Rey", "Ben Ono"),), (("Ida Poe", "Max Lia"),)]


def test_a_heading_of_two_names_what_stands_over_each_other():
    columns = [("Pos", 40), ("No", 70), ("Entrant / Drivers", 100), ("Laps", 400), ("Time", 450)]
    rows = [
        ["1", "4", ["Poe Racing", "Ana Rey, Ben Ono"], "20", "34:10.100"],
        ["2", "7", ["Scuderia Roe", "Ida Poe, Max Lia"], "20", "34:12.300"],
        ["3", "9", ["Lia Garage", "Zoe Ost, Tom Wit"], "20", "34:19.000"],
    ]
    assert told(read(columns, rows), "team", "drivers") == [
        ("Poe Racing", ("Ana Rey", "Ben Ono")),
        ("Scuderia Roe", ("Ida Poe", "Max Lia")),
        ("Lia Garage", ("Zoe Ost", "Tom Wit")),
    ]


def test_the_time_in_the_pits_is_no_time_of_the_race():
    columns = [("Pos", 40), ("No", 70), ("Driver", 100), ("Laps", 300), ("Pit time", 350), ("Time", 450)]
    rows = [
        ["1", "4", "Ana Rey", "20", "1:02.400", "34:10.100"],
        ["2", "7", "Ben Ono", "20", "1:03.500", "34:12.300"],
    ]
    assert told(read(columns, rows), "total_time_ms", "best_lap_ms") == [(2_050_100, None), (2_052_300, None)]


def test_a_second_number_or_time_that_says_something_else_is_said_on_the_row():
    columns = [("Nr", 40), ("Car No", 70), ("Pos", 120), ("Driver", 150), ("Laps", 300), ("Time", 350)]
    rows = [["1", "40", "1", "Ana Rey", "20", "34:10.100"], ["2", "7", "2", "Ben Ono", "20", "34:12.300"]]
    assert all("column_unsure" in codes(row) for row in read(columns, rows).rows)


def test_a_name_beside_a_driver_is_nobody_s():
    columns = [("Pos", 40), ("No", 70), ("Name", 100), ("Driver", 220), ("Laps", 350), ("Time", 400)]
    rows = [
        ["1", "4", "Poe Racing", "Ana Rey", "20", "34:10.100"],
        ["2", "7", "Roe 2", "Ben Ono", "20", "34:12.300"],
    ]
    reading = read(columns, rows)
    assert told(reading, "drivers") == [(("Ana Rey",),), (("Ben Ono",),)]
    assert [each.params["text"] for each in reading.problems if each.code == "column_unknown"] == ["Name"]


def test_differences_to_the_car_ahead_are_told_by_the_times_and_by_the_order():
    columns = [("Pos", 40), ("Nr", 70), ("Driver", 100), ("Laps", 250), ("Time", 300), ("Diff.", 380)]
    rows = [
        ["1", "4", "Ana Rey", "20", "34:10.100", ""],
        ["2", "7", "Ben Ono", "20", "34:14.100", "4.000"],
        ["3", "9", "Ida Poe", "20", "34:15.100", "1.000"],
        ["4", "3", "Max Lia", "20", "34:17.100", "2.000"],
        ["5", "8", "Zoe Ost", "20", "34:18.000", "0.900"],
    ]
    with_times = read(columns, rows)
    bare = read(columns[:4] + columns[5:], [row[:4] + row[5:] for row in rows])
    for reading in (with_times, bare):
        assert told(reading, "gap_ms") == [(None,)] * 5
        assert told(reading, "interval_ms") == [(None,), (4000,), (1000,), (2000,), (900,)]


def test_a_series_called_after_its_championship_is_no_points_table():
    columns = [("Pos", 40), ("Nr", 70), ("Fahrer", 100), ("Rd.", 250), ("Zeit", 300), ("Punkte", 400)]
    rows = [["1", "4", "Ana Rey", "20", "34:10,100", "25"], ["2", "7", "Ben Ono", "20", "34:12,300", "18"]]
    assert len(read(columns, rows, title="Deutsche Meisterschaft - Ergebnis Rennen 1").rows) == 2


def test_nationalities_without_spaces_are_read_and_those_that_do_not_come_out_even_are_said():
    columns = [("Pos", 40), ("No", 70), ("Drivers", 100), ("Nat", 280), ("Laps", 350), ("Time", 400)]
    rows = [
        ["1", "4", "Ana Rey / Ben Ono", "ESP/JPN", "20", "34:10.100"],
        ["2", "7", "Ida Poe / Max Lia", "IRL", "20", "34:12.300"],
    ]
    reading = read(columns, rows)
    assert told(reading, "nationalities") == [(("ESP", "JPN"),), ((),)]
    assert [codes(row) for row in reading.rows] == [set(), {"nationalities_unsure"}]
