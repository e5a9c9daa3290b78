"""JSON of whoever lists cars as objects, tables of web pages, workbooks that hide rows or formulas."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure


def reading_of(data):
    (reading,) = read_sheet(data if isinstance(data, bytes) else json.dumps(data).encode())
    return reading


def codes(problems):
    return {problem.code for problem in problems}


# --- JSON -----------------------------------------------------------------------------------------------


def test_a_plain_list_of_records_is_a_classification():
    reading = reading_of(
        [
            {
                "pos": 1,
                "car_number": "07",
                "driver": "Ana Rey",
                "laps": 20,
                "time": "30:12.115",
                "best": "1:29.2",
            },
            {
                "pos": 2,
                "car_number": "7",
                "driver": "Ben Ono",
                "laps": 20,
                "time": "30:13.115",
                "best": "1:29.3",
            },
            {"pos": None, "car_number": "9", "driver": "Ida Poe", "laps": 3, "time": "DNF", "best": None},
        ]
    )
    assert (reading.kind, reading.session_kind, reading.layout) == ("classification", "race", "json_records")
    assert [(row.position, row.number, row.status) for row in reading.rows] == [
        (1, "07", "classified"),
        (2, "7", "classified"),
        (None, "9", "retired"),
    ]
    assert reading.rows[0].total_time_ms == 1_812_115


def test_objects_inside_an_object_are_columns_and_its_own_texts_the_heading():
    row = {
        "number": "4",
        "position": "2",
        "Driver": {"givenName": "Ana", "familyName": "Rey", "nationality": "Dutch"},
        "Constructor": {"name": "Nord", "nationality": "Austrian"},
        "laps": "57",
        "status": "+1 Lap",
        "FastestLap": {"lap": "39", "Time": {"time": "1:32.608"}},
    }
    first = {**row, "number": "8", "position": "1", "laps": "58", "status": "Finished"}
    reading = reading_of({"Races": [{"raceName": "Lake Grand Prix", "Results": [first, row]}]})
    assert reading.event == "Lake Grand Prix"
    (_, second) = reading.rows
    assert (second.drivers, second.nationalities, second.gap_laps) == (("Ana Rey",), ("Dutch",), 1)
    assert (second.best_lap_ms, second.best_lap_number) == (92_608, 39)


def test_an_entry_list_of_objects_names_its_crews():
    entries = [
        {"number": "007", "class": "GTX", "team": {"name": "Nord"}, "drivers": ["Ana Rey", "Ben Ono"]},
        {
            "number": "7",
            "class": "GTY",
            "team": {"name": "Sud"},
            "drivers": [{"firstName": "Ida", "lastName": "Poe"}],
        },
    ]
    reading = reading_of({"event": "Six Hours", "entries": entries})
    assert reading.kind == "entry_list"
    assert [(row.number, row.drivers, row.team) for row in reading.rows] == [
        ("007", ("Ana Rey", "Ben Ono"), "Nord"),
        ("7", ("Ida Poe",), "Sud"),
    ]


def test_milliseconds_without_a_word_for_them_are_left_blank_and_said():
    rows = [
        {"position": n, "raceNumber": n, "laps": 9, "totalTime": 900_000 + n, "name": "A B"} for n in (1, 2)
    ]
    reading = reading_of({"lines": rows})
    assert all(
        row.total_time_ms is None and "cell_not_understood" in codes(row.problems) for row in reading.rows
    )


@pytest.mark.parametrize(
    "content", [{"a": [1, 2]}, [{"name": "x", "version": 1}], {"deps": {"a": "1"}}, [], 3]
)
def test_values_that_are_no_table_of_ours_are_refused(content):
    with pytest.raises(NotAResult):
        reading_of(content)


def test_lists_of_fastest_laps_are_refused_for_what_they_are():
    laps = [{"position": 1, "number": 4, "driver": "Ana Rey", "lap_time": "1:30.1"}]
    with pytest.raises(NotAResult) as caught:
        reading_of({"fastest_laps": laps})
    assert caught.value.code == "fastest_laps"


# --- web pages ------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><style>td{}</style></head><body><h2>Race 2 classification</h2>
<table><tr><th rowspan=2>Pos.</th><th rowspan=2>No.</th><th rowspan=2>Driver</th><th rowspan=2>Laps</th>
<th colspan=2>Best lap</th></tr><tr><th>Time</th><th>Lap</th></tr>
<tr><td>1</td><td>5</td><td><a>Ana&nbsp;Rey</a><sup>[1]</sup></td><td>10</td><td>1:35.0</td><td>4</td></tr>
<tr><td rowspan=2>2<td rowspan=2>6<td>Ben Ono<td>10<td>1:35.1<td>5</tr>
<tr><td>Ida Poe<td><td><td></tr></table>
<script>x = "<table><tr><td>1</td></tr></table>"</script>
<table><tr><td>menu</td></tr></table></body></html>"""


def test_the_table_of_a_web_page_is_read_with_cells_that_span_others():
    reading = reading_of(PAGE.encode())
    assert [
        (row.number, row.drivers, row.laps, row.best_lap_ms, row.best_lap_number) for row in reading.rows
    ] == [
        ("5", ("Ana Rey",), 10, 95_000, 4),
        ("6", ("Ben Ono", "Ida Poe"), 10, 95_100, 5),
    ]
    assert reading.session == "Race 2"


def test_rows_copied_without_their_table_are_read():
    page = "<tr><td>Pos<td>No<td>Driver<td>Laps</tr><tr><td>1<td>5<td>Ana Rey<td>9</tr>"
    assert reading_of(page.encode()).rows[0].number == "5"


def test_a_page_without_a_table_of_results_stays_a_web_page():
    with pytest.raises(NotAResult) as caught:
        read_sheet(b"<!doctype html><table><tr><td>menu</table>")
    assert caught.value.code == "web_page"


# --- workbooks ------------------------------------------------------------------------------------------


def saved(*sheets, change=None):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


HEADER = ["Pos", "No", "Driver", "Laps", "Total time"]


def test_a_formula_that_nobody_worked_out_is_not_taken_for_an_empty_cell():
    rows = [HEADER, [1, 5, "Ana Rey", 9, timedelta(minutes=14)], [2, "=3+3", "Ben Ono", 9, "=E2*2"]]
    (first, second) = reading_of(saved(("Race 1", rows))).rows
    assert first.problems == ()
    assert (second.number, second.total_time_ms) == ("", None)
    assert [p.params["text"] for p in second.problems if p.code == "cell_not_understood"] == ["=3+3", "=E2*2"]


def test_hidden_rows_are_read_and_said():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    rows = [HEADER, [1, 5, "Ana Rey", 9, None], [2, 6, "Ben Ono", 9, None]]
    reading = reading_of(saved(("Race 1", rows), change=hide))
    assert len(reading.rows) == 2
    assert "rows_hidden" in codes(reading.problems)
    assert "rows_hidden" not in codes(reading_of(saved(("Race 1", rows))).problems)


POINTS = ["Pos", "Driver", "Points", "R1", "R2"]


def test_a_table_goes_on_over_the_next_sheet_without_its_header():
    first = [POINTS, [1, "Ana Rey", 40, 20, 20], [2, "Ben Ono", 30, 15, 15]]
    second = [[3, "Ida Poe", 20, 10, 10], [4, "Leo Fox", 10, 5, 5], [5, "Max Orr", 4, 2, 2]]
    reading = reading_of(saved(("One", first), ("Two", second)))
    assert [row.position for row in reading.rows] == [1, 2, 3, 4, 5]
    assert "sheet_without_header" in codes(reading.problems)


def test_a_sheet_that_does_not_follow_and_has_no_header_is_said_to_be_left_out():
    first = [POINTS, [1, "Ana Rey", 40, 20, 20], [2, "Ben Ono", 30, 15, 15]]
    second = [["x", 7, 8], ["y", 7, 8], ["z", 7, 8]]
    reading = reading_of(saved(("One", first), ("Other", second), ("Notes", [["hello"]])))
    assert len(reading.rows) == 2
    assert [p.params["text"] for p in reading.problems if p.code == "sheet_left"] == ["Other"]


def test_a_number_that_is_repeated_with_the_same_driver_is_not_one_car_of_two():
    text = "Race 1\nPos,No,Driver,Laps\n1,5,Ana Rey,9\n1,5,Ana Rey,9\n2,6,Ben Ono,9\n"
    assert "number_twice" in codes(reading_of(text.encode()).rows[0].problems)
