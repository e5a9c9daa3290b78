"""Columns that hold a part of what their words say, or say it in a way of their own."""

import json

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure


def reading_of(text):
    (reading,) = read_sheet(text.encode())
    return reading


@pytest.mark.parametrize("header", ["Car make;Car model", "Car make;Model", "Make;Vehicle model"])
def test_make_and_model_in_two_columns_are_one_car(header):
    reading = reading_of(
        f"Pos;No;Driver;{header};Laps\n1;5;Ana Rock;Aurora;GT 4;9\n2;6;Guy Stone;Borea;X;9\n"
    )
    assert [row.car for row in reading.rows] == ["Aurora GT 4", "Borea X"]
    assert not reading.has_problems


def test_make_and_model_of_an_object_are_one_car():
    cars = [{"number": n, "make": "Aurora", "model": "GT 4"} for n in ("5", "6")]
    lines = [{"pos": at, "car": car, "driver": "Ana Rock", "laps": 9} for at, car in enumerate(cars, 1)]
    assert [row.car for row in reading_of(json.dumps({"results": lines})).rows] == ["Aurora GT 4"] * 2


def test_one_heading_over_flags_and_names_is_that_of_the_names():
    page = (
        "<table><tr><th>Pos</th><th>No</th><th colspan=2>Driver</th><th>Laps</th></tr>"
        "<tr><td>1</td><td>5</td><td>FRA</td><td>Ana Rock</td><td>9</td></tr>"
        "<tr><td>2</td><td>6</td><td>JPN</td><td>Guy Stone</td><td>9</td></tr></table>"
    )
    reading = reading_of(page)
    assert [row.drivers for row in reading.rows] == [("Ana Rock",), ("Guy Stone",)]
    assert [row.nationalities for row in reading.rows] == [("FRA",), ("JPN",)]


def test_what_a_page_hides_from_its_readers_is_no_part_of_a_cell():
    page = (
        "<table><tr><th>Pos</th><th>No</th><th>Driver</th><th>Laps</th></tr><tr><td>1</td><td>5</td>"
        '<td><span style="display:none">Rock, <b>Ana</b></span>Ana Rock</td><td>9</td></tr>'
        "<tr><td>2</td><td>6</td><td><span hidden>Stone<td>9</td></tr></table>"
    )
    assert [row.drivers for row in reading_of(page).rows] == [("Ana Rock",), ()]


def test_a_no_to_whether_a_car_is_classified_is_told_on_its_row():
    reading = reading_of("Pos;No;Driver;Laps;Classified\n1;5;Ana Rock;9;yes\n2;6;Guy Stone;2;no\n")
    assert [bool(row.problems) for row in reading.rows] == [False, True]


def test_who_shares_the_first_place_is_behind_by_nothing():
    reading = reading_of(
        "Pos;No;Driver;Laps;Total time;Gap\n1;5;Ana Rock;9;14:00.000;0.000\n1;6;Guy Stone;9;14:00.000;0.000\n"
    )
    assert [row.gap_ms for row in reading.rows] == [None, 0]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Driver 1;Nat;Driver 2;Nat", "Ana Rock;FRA;Guy Stone;JPN"),
        ("Nat;Driver 1;Nat;Driver 2", "FRA;Ana Rock;JPN;Guy Stone"),
        ("Team;Nat;Driver 1;Nat;Driver 2;Nat", "Sud;GBR;Ana Rock;FRA;Guy Stone;JPN"),
    ],
)
def test_a_nation_beside_a_driver_is_of_that_driver_on_whichever_side_it_stands(header, cells):
    (row,) = reading_of(f"Pos;No;{header};Laps\n1;5;{cells};9\n").rows
    assert (row.drivers, row.nationalities) == (("Ana Rock", "Guy Stone"), ("FRA", "JPN"))


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Team;Nat;Driver;Nat", "Sud;GBR;Ana Rock;FRA"), ("Nat;Driver;Team;Nat", "FRA;Ana Rock;Sud;GBR")],
)
def test_of_two_nations_the_one_beside_the_driver_is_the_drivers(header, cells):
    (row,) = reading_of(f"Pos;No;{header};Laps\n1;5;{cells};9\n").rows
    assert row.nationalities == ("FRA",)
