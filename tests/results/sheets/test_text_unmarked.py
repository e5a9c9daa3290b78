"""Tables in capitals, headed as the FIA heads its own, that somebody else has printed."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure
HEADS = ["POS", "NO", "DRIVER", "NAT", "TEAM", "LAPS", "TIME", "GAP", "INT", "KM/H", "BEST", "LAP"]
ROWS = [
    ["1", "44", "Ana Rey", "ESP", "Poe Garage", "30", "50:42.463", "", "", "180.2", "1:40.787", "13"],
    [
        "2",
        "9",
        "Ben Ono",
        "JPN",
        "Team 75 Roe",
        "30",
        "50:45.412",
        "2.949",
        "2.949",
        "180.1",
        "1:39.405",
        "2",
    ],
    ["3", "7", "Max Lia", "DEN", "Lia Sport", "30", "50:54.392", "11.929", "8.980", "179.5", "1:40.287", "5"],
    ["DNF", "1", "Ida Poe", "IRL", "Poe Garage", "12", "20:39.499", "", "", "170.2", "1:39.392", "7"],
]


def read(lines):
    (reading,) = read_sheet("\n".join(["Sprint Race", "Provisional Classification", *lines]).encode())
    return reading.rows


def aligned():
    widths = [max(map(len, column)) for column in zip(HEADS, *ROWS, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in [HEADS, *ROWS]
    ]


@pytest.mark.parametrize("lines", [aligned(), [cell for row in [HEADS, *ROWS] for cell in row]])
def test_cells_that_blanks_or_lines_part_are_read_by_their_columns(lines):
    rows = read(lines)
    assert [(row.number, row.drivers, row.team) for row in rows] == [
        ("44", ("Ana Rey",), "Poe Garage"),
        ("9", ("Ben Ono",), "Team 75 Roe"),
        ("7", ("Max Lia",), "Lia Sport"),
        ("1", ("Ida Poe",), "Poe Garage"),
    ]
    assert [(row.laps, row.gap_ms, row.best_lap_ms) for row in rows[:2]] == [
        (30, None, 100_787),
        (30, 2_949, 99_405),
    ]
    assert not any(row.problems for row in rows)


def test_a_team_with_a_figure_in_its_name_does_not_hide_the_row_that_it_stands_in():
    rows = read([" ".join(filter(None, row)) for row in [HEADS, *ROWS]])
    assert [(row.position, row.number) for row in rows] == [(1, "44"), (2, "9"), (3, "7"), (None, "1")]
    assert all(row.problems or row.total_time_ms for row in rows)


def test_cells_on_lines_of_which_the_blank_ones_are_lost_are_refused_and_not_run_together():
    with pytest.raises(NotAResult):
        read([cell for row in [HEADS, *ROWS * 3] for cell in row if cell])


def test_a_nation_in_brackets_behind_a_driver_is_no_part_of_the_name():
    text = (
        "Pos No Driver Laps Total Time Gap\n1 5 Ana Rey (PRO) 20 45:00.000\n"
        "2 6 Ben Ono (FRA) 20 45:01.759 1.759\n3 17 Cy Dee (ITA) 19 45:11.000 1 lap\n"
    )
    (reading,) = read_sheet(text.encode(), "x.txt")
    assert [(row.drivers, row.nationalities, bool(row.problems)) for row in reading.rows] == [
        (("Ana Rey (PRO)",), (), True),
        (("Ben Ono",), ("FRA",), False),
        (("Cy Dee",), ("ITA",), False),
    ]
