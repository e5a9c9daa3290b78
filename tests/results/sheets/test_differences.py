"""A lone column of differences: to the first car or to the one ahead, and what says so."""

import pytest

from results.sheets.pipeline import read_sheet
from results.times import format_time
from tests.results.sheets.test_general_providers import NAMES, L, R, Sheet

pytestmark = pytest.mark.pure
COLUMNS = [(50, R), (80, R), (90, L), (300, R), (420, R), (500, R)]


def as_pdf(heads, rows):
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    for cells in (heads, *rows):
        sheet.row(COLUMNS[: len(heads)], cells)
    return sheet.reading()


def as_csv(heads, rows):
    (reading,) = read_sheet("\n".join(["Race 1 - Results", *map(";".join, (heads, *rows))]).encode())
    return reading


def rows_of(cars, steps, timed):
    """Cars whose last cell is the step that is theirs; the times say that they are gaps to the first car."""
    rows = []
    for at in range(cars):
        cells = [str(at + 1), str(at + 10), NAMES[at], "30"]
        cells += [format_time(3_600_000 + steps[at])] if timed else []
        rows.append([*cells, f"{steps[at] / 1000:.3f}" if at else ""])
    return rows


def sense_of(reading):
    senses = {
        "gap": any(row.gap_ms for row in reading.rows),
        "interval": any(r.interval_ms for r in reading.rows),
    }
    return [name for name, is_told in senses.items() if is_told]


def doubts(reading):
    return [problem.code for problem in reading.problems if problem.code != "heading_missing"]


RISING = [0, 1_000, 2_700, 3_900, 9_100, 12_400, 17_000, 26_000]
BOTH = pytest.mark.parametrize("read", [as_pdf, as_csv])


@BOTH
@pytest.mark.parametrize("word", ["Interval", "Int.", "Abst.", "Gap"])
def test_times_prove_the_gaps_to_the_first_car(read, word):
    reading = read(["Pos", "No.", "Driver", "Laps", "Time", word], rows_of(8, RISING, timed=True))
    assert (sense_of(reading), doubts(reading)) == (["gap"], [])


@BOTH
@pytest.mark.parametrize("word", ["Interval", "Int.", "Intervalle"])
def test_without_times_an_interval_that_only_rises_is_a_gap_and_said_to_be_unproved(read, word):
    reading = read(["Pos", "No.", "Driver", "Laps", word], rows_of(8, RISING, timed=False))
    assert (sense_of(reading), doubts(reading)) == (["gap"], ["difference_by_order"])


@BOTH
@pytest.mark.parametrize("word", ["Abst.", "Gap", "Diff"])
def test_few_differences_that_rise_are_said_to_be_unproved(read, word):
    heads = ["Pos", "No.", "Driver", "Laps", word]
    assert doubts(read(heads, rows_of(4, RISING, timed=False))) == ["difference_by_order"]
    assert doubts(read(heads, rows_of(8, RISING, timed=False))) == []


@BOTH
def test_of_four_or_five_intervals_that_rise_nobody_knows(read):
    reading = read(["Pos", "No.", "Driver", "Laps", "Interval"], rows_of(6, RISING, timed=False))
    assert sense_of(reading) == []
    assert doubts(reading) in (["column_unknown"], ["columns_unread"])


@BOTH
def test_an_interval_that_falls_is_one(read):
    falling = [0, 1_000, 2_700, 900, 4_100, 400, 7_000, 300]
    reading = read(["Pos", "No.", "Driver", "Laps", "Interval"], rows_of(8, falling, timed=False))
    assert (sense_of(reading), doubts(reading)) == (["interval"], [])


@BOTH
@pytest.mark.parametrize("word", ["Gap", "Diff"])
def test_best_laps_show_the_steps_from_car_to_car_of_a_qualifying(read, word):
    """Even where all steps are alike, so that none falls."""
    rows = [
        [str(at + 1), str(at + 10), NAMES[at], format_time(95_000 + 137 * at), "0.137" if at else ""]
        for at in range(8)
    ]
    reading = read(["Pos", "No.", "Driver", "Best Lap", word], rows)
    assert sense_of(reading) == ["interval"]
