"""Tables in shapes that nobody foresaw: beside each other, by columns, line by line, with gaps of points."""

import json
from datetime import time
from io import BytesIO

import pytest
from openpyxl import Workbook

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure


def codes(problems):
    return {problem.code for problem in problems}


def reading_of(text):
    (reading,) = read_sheet(text.encode())
    return reading


def test_tables_beside_each_other_are_read_one_after_the_other():
    text = (
        "Pos,No,Driver,Best lap,,Pos,No,Driver,Best lap\n1,5,A B,1:35.0,,1,7,C D,1:36.0\n"
        "2,6,E F,1:35.1,,2,8,G H,1:36.1\n"
    )
    left, right = read_sheet(text.encode())
    assert [(row.number, row.drivers) for row in left.rows] == [("5", ("A B",)), ("6", ("E F",))]
    assert [(row.number, row.best_lap_ms) for row in right.rows] == [("7", 96_000), ("8", 96_100)]


def test_sectors_beside_each_other_are_no_classification():
    text = (
        "Sector 1,,,Sector 2,,\nNo,Driver,Time,No,Driver,Time\n5,A B,30.1,6,C D,31.1\n6,C D,30.2,5,A B,31.2\n"
    )
    with pytest.raises(NotAResult) as caught:
        read_sheet(text.encode())
    assert caught.value.code == "sector_times"


def test_points_behind_the_first_make_no_classification_of_a_points_table():
    reading = reading_of("Pos,Driver,Points,Gap\n1,Ana Rey,100,\n2,Ben Ono,90,10\n")
    assert reading.kind == "standings"
    assert [(row.points, row.problems) for row in reading.rows] == [("100", ()), ("90", ())]


def test_a_car_whose_remark_says_disqualified_is_not_classified():
    text = (
        "Race 1\nPos,No,Driver,Laps,Gap,Remark\n1,5,A B,10,,\n2,6,C D,10,1.0,Disqualified\n"
        "3,7,E F,10,2.0,+5 s\n"
    )
    rows = reading_of(text).rows
    assert [row.status for row in rows] == ["classified", "disqualified", "classified"]
    assert "position_with_status" in codes(rows[1].problems)


def test_of_several_columns_of_nations_each_is_of_the_driver_before_it():
    text = (
        "No;Team;Nat;Car;Driver 1;Nat;Driver 2;Nat\n5;Nord;FRA;Opel;A B;ITA;C D;GBR\n"
        "6;Sud;GER;Seat;E F;NED;;\n"
    )
    rows = reading_of(text).rows
    assert [row.nationalities for row in rows] == [("ITA", "GBR"), ("NED",)]


def test_the_weather_above_a_table_is_not_its_title():
    reading = reading_of(
        "Weather: Dry\nQualifying 2\nPos,No,Driver,Best lap\n1,5,A B,1:35.0\n2,6,C D,1:35.1\n"
    )
    assert (reading.title, reading.session_kind) == ("Qualifying 2", "qualifying")


ROWS = [
    {"position": 1, "number": "5", "driver": "A B", "laps": 9},
    {"position": 2, "number": "6", "driver": "C D", "laps": 8},
]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"a": ROWS[0], "b": ROWS[1]}),
        json.dumps({name: [row[name] for row in ROWS] for name in ROWS[0]}),
        json.dumps({"columns": list(ROWS[0]), "data": [list(row.values()) for row in ROWS]}),
        json.dumps([list(ROWS[0]), *(list(row.values()) for row in ROWS)]),
        "\n".join(map(json.dumps, ROWS)),
    ],
    ids=["objects by name", "columns", "columns and data", "arrays", "an object a line"],
)
def test_json_in_whatever_shape_is_the_same_table(text):
    rows = [(row.position, row.number, row.drivers, row.laps) for row in reading_of(text).rows]
    assert rows == [(1, "5", ("A B",), 9), (2, "6", ("C D",), 8)]


def test_minutes_that_a_spreadsheet_took_for_hours_stay_as_they_are_shown():
    book = Workbook()
    sheet = book.active
    sheet.append(["Pos", "No", "Driver", "Best lap"])
    for place, lap in ((1, time(1, 35)), (2, time(1, 36))):
        sheet.append([place, place + 4, "Ana Rey", lap])
        sheet.cell(place + 1, 4).number_format = "h:mm"
    stream = BytesIO()
    book.save(stream)
    (reading,) = read_sheet(stream.getvalue())
    assert [row.best_lap_ms for row in reading.rows] == [95_000, 96_000]


def test_a_points_table_has_as_many_rounds_as_it_likes_by_whatever_name():
    rounds = ["BHR", "SAU", "Rd 3", "4", "Monza", "x", "y", "z"]
    text = f"Pos,Driver,Total,{','.join(rounds)}\n1,Ana Rey,40,5,5,5,5,5,5,5,5\n2,Ben Ono,8,1,1,1,1,1,1,1,1\n"
    reading = reading_of(text)
    assert (reading.kind, [row.points for row in reading.rows]) == ("standings", ["40", "8"])
    assert list(reading.rows[0].cells) == rounds


@pytest.mark.parametrize(
    ("cell", "name", "is_doubted"),
    [("Ana Rey.....", "Ana Rey", False), ("Alexander L...", "Alexander L...", True)],
)
def test_dots_lead_to_the_next_column_or_cut_a_name_short(cell, name, is_doubted):
    row = reading_of(f"Race 1\nPos\tNo\tDriver\tLaps\n1\t5\t{cell}\t9\n2\t6\tBen Ono\t9\n").rows[0]
    assert row.drivers == (name,)
    assert ("crew_unsure" in codes(row.problems)) is is_doubted
