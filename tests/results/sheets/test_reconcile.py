"""A sheet that contradicts itself says so on the row; nothing is corrected."""

from dataclasses import replace

import pytest

from results.sheets.reading import ReadClass, Reading, ReadRow
from results.sheets.reconcile import reconcile

pytestmark = pytest.mark.pure
RACE = (
    ReadRow(1, position=1, number="1", laps=20, total_time_ms=2_000_000, classes=(ReadClass("A", 1),)),
    ReadRow(
        2,
        position=2,
        number="2",
        laps=20,
        total_time_ms=2_001_000,
        gap_ms=1_000,
        interval_ms=1_000,
        classes=(ReadClass("B", 1),),
    ),
    ReadRow(
        3,
        position=3,
        number="3",
        laps=20,
        total_time_ms=2_003_000,
        gap_ms=3_000,
        interval_ms=2_000,
        classes=(ReadClass("A", 2), ReadClass("Bronze", 1)),
    ),
    ReadRow(
        4,
        position=4,
        number="4",
        laps=18,
        total_time_ms=2_000_500,
        gap_laps=2,
        interval_laps=2,
        classes=(ReadClass("B", 2), ReadClass("Bronze", 2)),
    ),
)


def problems(*rows, kind="classification", session_kind="race"):
    reading = reconcile(Reading(kind=kind, session_kind=session_kind, rows=rows))
    return {row.order: [problem.code for problem in row.problems] for row in reading.rows if row.problems}


def changed(place, **values):
    return problems(*(replace(row, **values) if row.order == place else row for row in RACE))


def test_a_sheet_that_adds_up_has_no_problem():
    assert problems(*RACE) == {}


@pytest.mark.parametrize(
    ("place", "values", "code"),
    [
        (3, {"number": ""}, "number_missing"),
        (3, {"position": None}, "position_missing"),
        (3, {"position": 2}, "position_twice"),
        (4, {"position": 5}, "position_gap"),
        (3, {"gap_ms": 3_500}, "gap_unlike_time"),
        (3, {"interval_ms": 2_500}, "interval_unlike_times"),
        (4, {"gap_laps": 1}, "gap_unlike_laps"),
        (4, {"interval_laps": 1}, "interval_unlike_laps"),
        (3, {"classes": (ReadClass("A", 3),)}, "class_position_unlike_order"),
        (1, {"gap_ms": 5}, "leader_with_gap"),
    ],
)
def test_what_does_not_add_up_is_said_on_its_row(place, values, code):
    assert code in changed(place, **values)[place]


def test_a_dead_heat_is_legal():
    tie = [
        replace(row, position=2, total_time_ms=2_001_000, gap_ms=1_000, interval_ms=0, classes=())
        for row in RACE[1:3]
    ]
    tie[0] = replace(tie[0], interval_ms=1_000)
    last = replace(RACE[3], classes=())
    assert problems(RACE[0], *tie, last) == {}


def test_one_number_on_two_cars_is_said_on_both():
    assert changed(3, number="2") == {2: ["number_twice"], 3: ["number_twice"]}


def test_a_disqualified_car_kept_at_the_end_with_its_old_gap_is_found():
    moved = ReadRow(
        5, position=5, number="5", laps=20, total_time_ms=2_002_000, gap_ms=2_000, interval_ms=1_000
    )
    assert "more_laps_than_above" in problems(*RACE, moved)[5]


def test_a_car_moved_back_on_the_same_lap_is_found():
    moved = ReadRow(4, position=4, number="5", laps=20, total_time_ms=2_002_000, gap_ms=2_000)
    assert problems(*RACE[:3], moved) == {4: ["quicker_than_above"]}


def test_a_missing_place_is_said_once_and_not_on_all_that_follow():
    gapped = [replace(row, position=row.position + (row.order > 2)) for row in RACE]
    assert problems(*gapped) == {3: ["position_gap"]}


def test_a_grid_may_have_times_in_any_order():
    grid = [
        ReadRow(n, position=n, number=str(n), best_lap_ms=ms)
        for n, ms in enumerate((90_000, None, 89_000), 1)
    ]
    assert problems(*grid, kind="grid") == {}


def test_cars_that_did_not_finish_are_not_held_against_the_order():
    out = ReadRow(5, number="8", status="retired", laps=19, total_time_ms=1_900_000)
    assert problems(*RACE, out) == {}


def race(*cars, notes=(), **values):
    """A race of cars given as (number, class, laps, total time, gap in ms), in order."""
    rows = [
        ReadRow(
            order,
            position=order,
            number=number,
            classes=(ReadClass(name),) if name else (),
            laps=laps,
            total_time_ms=total,
            gap_ms=gap,
        )
        for order, (number, name, laps, total, gap) in enumerate(cars, start=1)
    ]
    return reconcile(
        Reading(kind="classification", session_kind="race", rows=tuple(rows), notes=notes, **values)
    )


def codes(reading):
    return [[problem.code for problem in row.problems] for row in reading.rows]


def test_a_disqualified_car_that_stays_last_with_its_old_gap_is_said():
    reading = race(
        ("1", "", 20, None, None),
        ("2", "", 20, None, 4_000),
        ("3", "", 20, None, 9_000),
        ("4", "", 20, None, 500),
    )
    assert codes(reading) == [[], [], [], ["gap_less_than_above"]]


def test_a_gap_of_laps_never_falls_where_no_laps_are_printed():
    reading = race(("1", "", None, None, None), ("2", "", None, None, 4_000), ("3", "", None, None, 9_000))
    assert codes(reading) == [[], [], []]
    rows = [
        replace(row, gap_ms=None, gap_laps=laps) for row, laps in zip(reading.rows, (None, 2, 1), strict=True)
    ]
    reading = reconcile(Reading(kind="classification", session_kind="race", rows=tuple(rows)))
    assert codes(reading) == [[], [], ["gap_less_than_above"]]


def test_classes_one_below_the_other_are_each_in_order_of_their_own():
    rows = [
        ReadRow(1, position=1, number="1", classes=(ReadClass("A", 1),), laps=20, total_time_ms=2_000_000),
        ReadRow(2, position=4, number="4", classes=(ReadClass("A", 2),), laps=18, total_time_ms=2_001_000),
        ReadRow(3, position=2, number="2", classes=(ReadClass("B", 1),), laps=19, total_time_ms=2_000_500),
        ReadRow(
            4,
            position=3,
            number="3",
            classes=(ReadClass("B", 2),),
            laps=19,
            total_time_ms=2_000_900,
            gap_ms=400,
        ),
    ]
    assert problems(*rows) == {}
    assert problems(*rows[:3], replace(rows[3], gap_ms=500)) == {4: ["gap_unlike_time"]}


def test_a_best_lap_faster_than_the_fastest_lap_of_the_sheet_is_said():
    rows = tuple(replace(row, best_lap_ms=99_000 + row.order) for row in RACE)
    reading = Reading(
        kind="classification",
        session_kind="race",
        rows=rows,
        notes=("Fastest lap: no. 2 Tom Hart, 1:39.002",),
    )
    assert [[p.code for p in row.problems] for row in reconcile(reading).rows] == [
        ["faster_than_fastest_lap"], [], [], []
    ]  # fmt: skip


@pytest.mark.parametrize(
    "note", ["4 classified", "4 voitures classées", "4 gewertet", "24 laps, 4 cars classified"]
)
def test_the_sheets_own_count_of_cars_is_compared(note):
    reading = Reading(kind="classification", session_kind="race", rows=RACE, notes=(note,))
    assert not reconcile(reading).problems
    fewer = replace(reading, rows=RACE[:3])
    assert [problem.code for problem in reconcile(fewer).problems] == ["count_unlike_rows"]
    assert "4" in reconcile(fewer).problems[0].message


def test_a_total_that_is_not_the_sum_of_its_cells_is_said_whatever_the_sheet():
    rows = tuple(
        ReadRow(
            order,
            position=order,
            drivers=("Anna",),
            points=total,
            cells={"R1": "10", "R2": "0.5", "R3": "DNF"},
        )
        for order, total in enumerate(("10.5", "10.5", "11"), start=1)
    )
    reading = reconcile(Reading(kind="standings", rows=rows))
    assert codes(reading) == [[], [], ["points_unlike_total"]]
    places = tuple(replace(row, points="99") for row in rows)
    assert codes(reconcile(Reading(kind="standings", rows=places))) == [[], [], []]
