"""The general reader, on sheets drawn in many layouts, clean and with defects seeded on purpose.

What a sheet says is known, so every cell is counted: right, flagged, silently wrong; and every row:
missing or invented.
"""

import pytest

from results.sheets.documents import open_document
from results.sheets.layouts import general
from results.sheets.reconcile import reconcile
from tests.results.sheets.defects import DEFECTS
from tests.results.sheets.layouts_drawn import sheet
from tests.results.sheets.layouts_made import LAYOUTS
from tests.results.sheets.scoring import Score, score

pytestmark = pytest.mark.pure
by_name = {"ids": lambda made: made.__name__}


def read(pdf):
    (reading,) = general.read(open_document(pdf))
    return reconcile(reading)


def scored(layout, seed, defects=()):
    pdf, cars, fields = sheet(layout, seed, defects)
    return score(read(pdf), cars, fields)


def together(scores):
    total = Score()
    for each in scores:
        total.right += each.right
        total.flagged += each.flagged
        total.rows += each.rows
        total.rows_with_problems += each.rows_with_problems
        total.silent += each.silent
        total.missing += each.missing
        total.invented += each.invented
    return total


@pytest.mark.parametrize("layout", LAYOUTS, **by_name)
def test_a_clean_sheet_is_read_whole(layout):
    total = together(scored(layout, seed) for seed in range(3))
    assert (total.silent, total.missing, total.invented) == ([], [], [])
    assert total.share >= 0.98


@pytest.mark.parametrize("defect", DEFECTS, **by_name)
@pytest.mark.parametrize("layout", LAYOUTS, **by_name)
def test_a_defect_makes_no_cell_silently_wrong(layout, defect):
    total = scored(layout, 100, [defect])
    assert (total.silent, total.missing, total.invented) == ([], [], [])


@pytest.mark.parametrize("layout", LAYOUTS, **by_name)
def test_several_defects_at_once_make_no_cell_silently_wrong(layout):
    total = together(scored(layout, seed, DEFECTS[seed % 3 :: 3]) for seed in range(200, 202))
    assert (total.silent, total.missing, total.invented) == ([], [], [])
