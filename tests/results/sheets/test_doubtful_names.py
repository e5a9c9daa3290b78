"""What ends a name, parts two or stands for a place, and may be something else: never without a word."""

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure


def reading_of(*lines, header="Pos;No;Driver;Laps;Best lap"):
    (reading,) = read_sheet("\n".join([header, *lines, ""]).encode())
    return reading


def names(reading):
    return [row.drivers for row in reading.rows]


def flagged(reading):
    return [bool(row.problems) for row in reading.rows]


def test_a_given_name_that_is_also_the_code_of_a_nation_stays_with_its_surname():
    reading = reading_of("1;5;ROCK, BEN;20;1:30.100", "2;6;STONE - GUY;20;1:31.100")
    assert names(reading) == [("ROCK, BEN",), ("STONE - GUY",)]
    assert [row.nationalities for row in reading.rows] == [(), ()]
    assert flagged(reading) == [True, True]


def test_a_nation_behind_a_whole_name_in_small_letters_is_one():
    reading = reading_of("1;5;Ana Rock, GBR;20;1:30.100", "2;6;Guy Stone - FRA;20;1:31.100")
    assert names(reading) == [("Ana Rock",), ("Guy Stone",)]
    assert [row.nationalities for row in reading.rows] == [("GBR",), ("FRA",)]
    assert not reading.has_problems


@pytest.mark.parametrize("mark", ["PRO", "ROO"])
def test_what_stands_in_brackets_and_is_no_nation_is_none(mark):
    (row,) = reading_of(f"1;5;Ana Rock ({mark});20;1:30.100").rows
    assert (row.drivers, row.nationalities) == ((f"Ana Rock ({mark})",), ())
    assert row.problems


def test_capitals_that_end_a_surname_are_no_code():
    reading = reading_of("1;5;Colin McRAY;20;1:30.100", "2;6;Moira McLEE;20;1:31.100")
    assert names(reading) == [("Colin McRAY",), ("Moira McLEE",)]


def test_letters_of_the_name_behind_it_are_its_code():
    reading = reading_of("1;5;Ana RockROC;20;1:30.100", "2;6;Guy de StoneDES;20;1:31.100")
    assert names(reading) == [("Ana Rock",), ("Guy de Stone",)]


def test_a_surname_of_two_words_before_a_comma_is_no_driver_of_its_own():
    reading = reading_of(
        "1;5;Rock, Ana;20;1:30.100",
        "2;6;van der Stone, Guy Paul;20;1:31.100",
        header="Pos;No;Drivers;Laps;Best lap",
    )
    assert names(reading) == [("Rock, Ana",), ("van der Stone, Guy Paul",)]
    assert flagged(reading)[1]


def test_ex_for_a_place_may_be_ex_aequo_and_is_said():
    reading = reading_of("1;5;Ana Rock;20;1:30.100", "ex;6;Guy Stone;20;1:30.100", "3;7;Li Wood;20;1:31.000")
    assert flagged(reading)[1]


def test_cars_below_the_fastest_lap_that_were_not_listed_before_are_rows():
    reading = reading_of(
        "1;5;Ana Rock;20;1:30.100", "Fastest lap", ";5;Ana Rock;;1:30.100", "DNF;7;Li Wood;3;1:33.000"
    )
    assert [(row.number, row.status) for row in reading.rows] == [("5", "classified"), ("7", "retired")]


def test_surnames_parted_by_commas_are_no_single_driver_without_a_word():
    reading = reading_of(
        "1;5;Rock, Stone, Wood;20;1:30.100",
        "2;6;Lee, Reed;20;1:31.100",
        "3;7;Ana Ash;20;1:31.200",
        header="Pos;No;Drivers;Laps;Best lap",
    )
    assert flagged(reading) == [True, True, False]
