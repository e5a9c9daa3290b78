"""The FIA's grids and championship points as text."""

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure
GRID = """2031 NOWHERE GRAND PRIX
From The Stewards Document 31
To All Teams, All Officials Date 19 November 2031
Time 19:05
Title Provisional Starting Grid
FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir
Provisional Starting Grid
1 7 Anna NOVÁK 1:17.868
Blue Lake Racing
16 Tom HART * 1:18.154 2
Red Hill Motorsport
3 12 LIN Mei 1:18.240
Motor Yak F1 Team
5 Olga VAN DER BERG
4
Blue Lake Racing
START FROM PIT LANE
22 Ivo CRUZ 1:19.000
Red Hill Motorsport
* PENALTIES
Car 16 - 3 grid place penalty - Impeding
Timekeeper:
"""
POINTS = """2031 NOWHERE GRAND PRIX
From The Stewards Document 38
To All Teams, All Officials Date 20 November 2031
Time 20:50
FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir
Drivers' Championship
DRIVER TOTAL BRN ITA USA ITA
25 18 25 12.5
1 A. NOVÁK 80.5
1 2 1F 1
18 15
2 O. VAN DER BERG 33
2 NC 2 NC
3 T. HART 0
NC
Page 1 of 1
FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir
Constructors' Championship
ENTRANT TOTAL BRN ITA USA ITA
43 18 40 12.5
Blue Lake
1 113.5 1 2 1 F 1
Racing
2 NC 2 NC
2 Red Hill Motorsport 0 NC NC NC NC
"""


def read(text):
    return read_sheet(text.encode())


def test_a_grid_is_read_with_the_places_before_behind_and_below():
    (grid,) = read(GRID)
    assert (grid.kind, grid.status, grid.issued_at) == ("grid", "provisional", "2031-11-19T19:05")
    assert [(r.position, r.number, r.drivers[0], r.team, r.best_lap_ms) for r in grid.rows] == [
        (1, "7", "Anna NOVÁK", "Blue Lake Racing", 77_868),
        (2, "16", "Tom HART", "Red Hill Motorsport", 78_154),
        (3, "12", "LIN Mei", "Motor Yak F1 Team", 78_240),
        (4, "5", "Olga VAN DER BERG", "Blue Lake Racing", None),
        (None, "22", "Ivo CRUZ", "Red Hill Motorsport", 79_000),
    ]
    assert grid.rows[4].note == "START FROM PIT LANE"
    assert [bool(row.problems) for row in grid.rows] == [False, False, False, False, True]
    assert grid.notes == ("Document 31", "Car 16 - 3 grid place penalty - Impeding")


def test_a_team_that_may_be_another_car_s_is_a_doubt():
    text = GRID.replace("Blue Lake Racing\n16 Tom", "16 Tom", 1)
    (grid,) = read(text)
    assert any("wrapped_text" in [problem.code for problem in row.problems] for row in grid.rows)


def test_points_have_their_totals_and_their_places_where_no_round_is_missing():
    drivers, teams = read(POINTS)
    assert (drivers.title, teams.title) == ("Drivers' Championship", "Constructors' Championship")
    assert [(r.position, r.drivers[0], r.points) for r in drivers.rows] == [
        (1, "A. NOVÁK", "80.5"),
        (2, "O. VAN DER BERG", "33"),
        (3, "T. HART", "0"),
    ]
    assert drivers.rows[0].cells == {"BRN": "1", "ITA": "2", "USA": "1F", "ITA (2)": "1"}
    assert drivers.rows[2].cells == {}
    assert [problem.code for problem in drivers.problems] == ["places_without_rounds"]
    assert [(r.position, r.team, r.points) for r in teams.rows] == [
        (1, "Blue Lake Racing", "113.5"),
        (2, "Red Hill Motorsport", "0"),
    ]
    assert not any(row.problems for row in (*drivers.rows, *teams.rows))


def test_a_total_that_is_not_the_sum_is_said():
    drivers, _ = read(POINTS.replace("O. VAN DER BERG 33", "O. VAN DER BERG 34"))
    assert [problem.code for problem in drivers.rows[1].problems] == ["points_unlike_total"]
