"""Columns whose cells say otherwise than their header words, and columns of which there are two."""

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure


def rows_of(text):
    (reading,) = read_sheet(text.encode())
    return reading.rows


def unread_in(text):
    (reading,) = read_sheet(text.encode())
    return [problem.params["columns"] for problem in reading.problems if problem.code == "columns_unread"]


def told(text, *names):
    return [tuple(getattr(row, name) for name in names) for row in rows_of(text)]


def test_a_column_that_counts_the_lines_is_not_the_car_s_number():
    text = "Race 1\nNr;Car No;Driver;Pos;Laps\n1;40;Ana Rey;1;9\n2;7;Ben Ono;2;9\n3;12;Ida Poe;3;8\n"
    assert told(text, "number", "position") == [("40", 1), ("7", 2), ("12", 3)]


def test_of_two_columns_of_numbers_that_differ_neither_is_taken():
    text = "Race 1\nPos;No;Start No;Driver;Laps\n1;40;8;Ana Rey;9\n2;7;3;Ben Ono;9\n"
    assert [row.number for row in rows_of(text)] == ["", ""]
    assert all("number_missing" in {problem.code for problem in row.problems} for row in rows_of(text))


@pytest.mark.parametrize(
    ("header", "places"),
    [
        ("Cl;No;Driver;Class;Laps", [(1, None), (2, None), (3, None)]),
        ("Pos;Cl;No;Driver;Class;Laps", [(1, 1), (2, 1), (3, 2)]),
    ],
)
def test_cl_over_whole_numbers_is_a_place_and_no_class(header, places):
    cells = ["1;40;Ana Rey;GTX;9", "2;7;Ben Ono;GTY;9", "3;12;Ida Poe;GTX;8"]
    if header.startswith("Pos"):
        cells = ["1;1;40;Ana Rey;GTX;9", "2;1;7;Ben Ono;GTY;9", "3;2;12;Ida Poe;GTX;8"]
    text = "\n".join(["Race 1", header, *cells])
    assert told(text, "position", "class_position") == places
    assert [row.main_class for row in rows_of(text)] == ["GTX", "GTY", "GTX"]


def test_classes_that_are_called_by_figures_stay_classes():
    text = "Race 1\nPos;Cl;No;Driver;Laps\n1;2;40;Ana Rey;9\n2;1;7;Ben Ono;9\n3;2;12;Ida Poe;8\n"
    assert told(text, "position", "main_class") == [(1, "2"), (2, "1"), (3, "2")]


def test_lap_beside_the_time_of_a_race_is_how_many_were_driven():
    text = (
        "Race 1\nPos;No;Driver;Lap;Time\n1;4;Ana Rey;20;34:10.100\n"
        "2;7;Ben Ono;20;34:12.300\n3;9;Ida Poe;19;34:11.000\n"
    )
    assert told(text, "laps", "total_time_ms", "best_lap_ms", "best_lap_number")[0] == (
        20,
        2_050_100,
        None,
        None,
    )


def test_lap_beside_a_lap_time_is_the_number_of_that_lap():
    text = (
        "Qualifying\nPos;No;Driver;Lap;Time\n1;4;Ana Rey;8;1:34.100\n"
        "2;7;Ben Ono;5;1:34.300\n3;9;Ida Poe;5;1:35.000\n"
    )
    assert told(text, "laps", "best_lap_ms", "best_lap_number")[0] == (None, 94_100, 8)


def test_laps_of_each_part_of_qualifying_are_not_the_laps_driven():
    text = (
        "Qualifying\nPos;No;Driver;Q1;Laps;Q2;Laps\n1;4;Ana Rey;1:34.100;5;1:33.900;6\n"
        "2;7;Ben Ono;1:34.300;5;;\n3;9;Ida Poe;1:35;4;;\n"
    )
    assert [row.laps for row in rows_of(text)] == [None, None, None]
    assert unread_in(text) == ["Laps, Laps"]


def test_a_name_beside_a_driver_is_nobody_s():
    text = "Race 1\nPos;No;Name;Driver;Laps\n1;4;Team Poe;Ana Rey;9\n2;7;Team Roe;Ben Ono;9\n"
    assert [row.drivers for row in rows_of(text)] == [("Ana Rey",), ("Ben Ono",)]
    assert unread_in(text) == ["Name"]


def test_gaps_that_fall_down_the_order_are_those_to_the_car_ahead():
    text = (
        "Race 1\nPos;No;Driver;Laps;Gap\n1;4;Ana Rey;9;\n2;7;Ben Ono;9;4.100\n3;9;Ida Poe;9;1.200\n"
        "4;8;Max Lia;9;9.000\n5;3;Zoe Ost;8;1 lap\n6;2;Tom Wit;8;3.500\n"
    )
    assert {row.gap_ms for row in rows_of(text)} == {None}
    assert [row.interval_ms for row in rows_of(text)] == [None, 4100, 1200, 9000, None, 3500]


def test_one_fall_alone_does_not_tell_and_the_column_is_named():
    text = (
        "Race 1\nPos;No;Driver;Laps;Gap\n1;4;Ana Rey;9;\n"
        "2;7;Ben Ono;9;4.100\n3;9;Ida Poe;9;1.200\n4;8;Max Lia;9;9.000\n"
    )
    assert {(row.gap_ms, row.interval_ms) for row in rows_of(text)} == {(None, None)}
    assert unread_in(text) == ["Gap"]


def test_gaps_that_rise_are_those_to_the_leader():
    text = (
        "Race 1\nPos;No;Driver;Laps;Gap\n1;4;Ana Rey;9;\n"
        "2;7;Ben Ono;9;1.100\n3;9;Ida Poe;9;1.200\n4;8;Max Lia;9;9.000\n"
    )
    assert [row.gap_ms for row in rows_of(text)] == [None, 1100, 1200, 9000]


def test_differences_within_each_class_are_no_gaps_of_a_qualifying():
    text = (
        "Qualifying\nPos;No;Class;Driver;Best;Diff\n1;4;X;Ana Rey;1:30.000;\n2;7;Y;Ben Ono;1:31.000;\n"
        "3;9;X;Ida Poe;1:32.000;2.000\n4;8;Y;Max Lia;1:32.500;1.500\n"
        "5;3;X;Zoe Ost;1:33.000;3.000\n6;2;Y;Tom Wit;1:33.100;2.100\n"
    )
    assert {(row.gap_ms, row.interval_ms) for row in rows_of(text)} == {(None, None)}


def test_gap_and_interval_are_told_by_their_sums_where_no_time_is_printed():
    text = (
        "Race 1\nPos;No;Driver;Laps;Gap;Diff\n1;4;Ana Rey;9;;\n"
        "2;7;Ben Ono;9;1.100;1.100\n3;9;Ida Poe;9;0.100;1.200\n"
        "4;8;Max Lia;9;7.800;9.000\n"
    )
    assert [row.gap_ms for row in rows_of(text)] == [None, 1100, 1200, 9000]
    assert [row.interval_ms for row in rows_of(text)] == [None, 1100, 100, 7800]


def test_a_second_time_that_differs_is_said_on_the_row():
    text = (
        "Race 1\nPos;No;Driver;Laps;Race time;Penalty;Final time\n1;4;Ana Rey;9;14:10.100;;14:10.100\n"
        "2;7;Ben Ono;9;14:10.200;5;14:15.200\n"
    )
    codes = [{problem.code for problem in row.problems} for row in rows_of(text)]
    assert codes == [set(), {"column_unsure"}]


def test_drivers_in_brackets_of_plural_are_a_crew_and_no_part_of_a_name():
    text = "Race 1\nPos;No;Driver(s);Laps\n1;4;Ana Rey / Ben Ono;9\n2;7;Ida Poe / Max Lia;9\n"
    assert [row.drivers for row in rows_of(text)] == [("Ana Rey", "Ben Ono"), ("Ida Poe", "Max Lia")]


def test_a_column_of_nationalities_beside_a_driver_name_is_read():
    text = "Race 1\nPos;No;Driver Name;Nat;Laps\n1;4;Ana Rey;ESP;9\n2;7;Ben Ono;JPN;9\n"
    assert told(text, "drivers", "nationalities") == [(("Ana Rey",), ("ESP",)), (("Ben Ono",), ("JPN",))]


def test_fahrer_is_one_or_several_and_names_by_commas_below_driver_are_doubted():
    body = "1;4;Ana Rey, Ben Ono;9\n2;7;Ida Poe, Max Lia;9\n"
    assert rows_of(f"Rennen\nPos;Nr;Fahrer;Runden\n{body}")[0].drivers == ("Ana Rey", "Ben Ono")
    row = rows_of(f"Race\nPos;No;Driver;Laps\n{body}")[0]
    assert [problem.code for problem in row.problems] == ["crew_unsure"]


def test_entry_is_a_team_beside_a_number_and_in_the_number_of_the_best_lap():
    body = "1;4;Ana Rey;Team Poe;9;1:30.000;4\n2;7;Ben Ono;Roe 2;9;1:31.000;2\n"
    text = f"Race 1\nPos;No;Name;Entry;Laps;Best;In\n{body}"
    assert told(text, "team", "best_lap_number") == [("Team Poe", 4), ("Roe 2", 2)]


@pytest.mark.parametrize("gap", ["-- 2 laps --", "(2 laps)", "-2 Laps", "+2 laps down", "a 2 vueltas", "2L"])
def test_laps_behind_in_dashes_and_brackets(gap):
    text = f"Race 1\nPos;No;Driver;Laps;Gap\n1;4;Ana Rey;9;\n2;7;Ben Ono;7;{gap}\n"
    assert told(text, "gap_laps", "problems") == [(None, ()), (2, ())]


def test_a_second_driver_on_a_line_of_its_own_is_said_on_the_car_above():
    text = "Race 1\nPos;No;Driver;Team;Laps\n1;4;Ana Rey;Poe;9\n;;Ben Ono;;\n2;7;Ida Poe;Roe;9\n;;Max Lia;;\n"
    rows = rows_of(text)
    assert [row.number for row in rows] == ["4", "7"]
    assert [[problem.code for problem in row.problems] for row in rows] == [["crew_unsure"], ["crew_unsure"]]


@pytest.mark.parametrize(
    "heads", ["Driver;Co-Driver", "Pilote;Copilote", "Driver A;Driver B", "Driver 1;Driver 2"]
)
def test_a_second_driver_in_a_column_of_its_own_is_of_the_crew(heads):
    text = f"Race 1\nPos;No;{heads};Laps\n1;4;Ana Rey;Ben Ono;9\n2;7;Ida Poe;Max Lia;9\n"
    assert [row.drivers for row in rows_of(text)] == [("Ana Rey", "Ben Ono"), ("Ida Poe", "Max Lia")]


def test_columns_of_drivers_of_which_none_is_a_name_are_named():
    text = "Race 1\nPos;No;Driver X;Laps\n1;4;Ana Rey;9\n2;7;Ida Poe;9\n"
    assert unread_in(text) == ["Driver X"]


def test_a_time_too_short_for_the_laps_of_a_race_is_its_best_lap():
    text = "Race 1\nPos;No;Driver;Laps;Gap;Time\n1;4;Ana Rey;20;;1:34.100\n2;7;Ben Ono;20;3.100;1:33.300\n"
    assert told(text, "total_time_ms", "best_lap_ms") == [(None, 94_100), (None, 93_300)]
