"""Points tables that print all points and those that count."""

import pytest

from results.sheets.pipeline import read_sheet
from tests.results.sheets.test_general_providers import NAMES, L, R, Sheet

pytestmark = pytest.mark.pure


def rows_of(heads):
    rows = []
    for at in range(4):
        one, other = 25 - 3 * at, 20 - 2 * at if at < 3 else 0
        total, net = str(one + other), str(max(one, other))
        values = {
            "Pos": str(at + 1),
            "No.": str(at + 10),
            "Driver": NAMES[at],
            "R1": str(one),
            "R2": str(other),
        }
        values |= dict.fromkeys(("Total", "Points", "Gross", "Brut"), total)
        values |= dict.fromkeys(("Net", "Net Points", "Netto"), net)
        values |= dict.fromkeys(("Dropped", "Streichresultat"), str(min(one, other)))
        rows.append([values[head] for head in heads])
    return rows


def as_pdf(heads, rows):
    columns, x = [], 40
    for head in heads:
        columns.append((x, L) if head == "Driver" else (x + 20, R))
        x += 150 if head == "Driver" else 80
    sheet = Sheet()
    sheet.begin("Northern Cup - Championship Standings")
    for cells in (heads, *rows):
        sheet.row(columns, cells)
    return sheet.reading()


def as_csv(heads, rows):
    (reading,) = read_sheet("\n".join(["Championship standings", *map(";".join, (heads, *rows))]).encode())
    return reading


@pytest.mark.parametrize("read", [as_pdf, as_csv])
@pytest.mark.parametrize(
    "heads",
    [
        ["Pos", "No.", "Driver", "R1", "R2", "Total", "Net"],
        ["Pos", "Driver", "R1", "R2", "Total", "Dropped", "Net"],
        ["Pos", "Driver", "R1", "R2", "Points", "Net Points"],
        ["Pos", "Driver", "R1", "R2", "Gross", "Net"],
        ["Pos", "Driver", "R1", "R2", "Brut", "Net"],
        ["Pos", "Driver", "R1", "R2", "Total", "Streichresultat", "Netto"],
        ["Pos", "Driver", "Net", "Total", "R1", "R2"],
    ],
)
def test_all_points_are_read_and_those_that_count_are_said(read, heads):
    reading = read(heads, rows_of(heads))
    assert (reading.kind, [row.points for row in reading.rows]) == ("standings", ["45", "40", "35", "16"])
    told = [[(each.code, each.params) for each in row.problems] for row in reading.rows]
    assert told == [
        [("points_dropped", {"points": points, "total": total})]
        for points, total in (("25", "45"), ("22", "40"), ("19", "35"))
    ] + [[]]


@pytest.mark.parametrize("read", [as_pdf, as_csv])
def test_points_that_count_and_are_more_than_all_of_them_are_doubtful(read):
    heads = ["Pos", "Driver", "R1", "R2", "Total", "Net"]
    rows = rows_of(heads)
    rows[1][-1] = "99"
    assert "column_unsure" in {each.code for each in read(heads, rows).rows[1].problems}
