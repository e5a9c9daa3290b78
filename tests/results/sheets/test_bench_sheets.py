"""The measure of reading counts every wrong cell, and tells the flagged from the silent."""

import csv
from dataclasses import replace

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import Problem
from scripts import bench_sheets

pytestmark = pytest.mark.pure


@pytest.fixture
def sheet(tmp_path):
    """A drawn sheet with its right reading beside it, and the readings."""
    path = bench_sheets.drawn_into(tmp_path)[0]
    with path.with_suffix(".expected.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["position", "number", "laps"])
        writer.writerows([n, n, 700 - n] for n in range(1, 61))
    return path, read_sheet(path.read_bytes())


def test_what_is_right_is_counted_right(sheet):
    path, readings = sheet
    assert bench_sheets.cells_of(path, readings) == (180, 0, 0)


def test_a_wrong_cell_is_silent_unless_its_row_says_so(sheet):
    path, (reading,) = sheet
    first, second, *others = reading.rows
    rows = (replace(first, laps=1), replace(second, laps=2, problems=(Problem("number_missing"),)), *others)
    assert bench_sheets.cells_of(path, [replace(reading, rows=rows)]) == (178, 1, 1)


def test_a_row_that_is_missing_is_silent(sheet):
    path, (reading,) = sheet
    assert bench_sheets.cells_of(path, [replace(reading, rows=reading.rows[:-1])]) == (177, 0, 3)
