"""Headers whose words stand upright over their columns."""

import pytest

from results.sheets.reading import NotAResult
from tests.results.sheets.test_general_providers import FONT, HEADS, RACE, SIZE, Sheet, race

pytestmark = pytest.mark.pure


def sheet_with(upright, angle, heads=HEADS, columns=RACE, rows=None):
    sheet = Sheet()
    sheet.begin("Race 1 - Provisional Classification")
    sheet.y += 40
    for (x, edge), text in zip(columns, heads, strict=True):
        if text not in upright:
            sheet.text(x, sheet.y, text, edge)
            continue
        sheet.canvas.saveState()
        sheet.canvas.translate(
            x - 2 if edge == "right" else x + 6, 595 - sheet.y + (0 if angle == 90 else 40)
        )
        sheet.canvas.rotate(angle)
        sheet.canvas.setFont(FONT, SIZE)
        sheet.canvas.drawString(0, 0, text)
        sheet.canvas.restoreState()
    sheet.y += 14
    for cells in rows or race(6):
        sheet.row(columns, cells)
    return sheet


def told(reading):
    return [
        [row.position, row.number, row.drivers, row.team, row.laps, row.total_time_ms, row.gap_ms]
        for row in reading.rows
    ]


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("upright", [HEADS, ["Pos", "No.", "Laps", "Time", "Gap"], ["No.", "Laps", "Gap"]])
def test_upright_header_words_are_read(angle, upright):
    reading = sheet_with(upright, angle).reading()
    lying = sheet_with([], angle).reading()
    assert (told(reading), reading.problems) == (told(lying), ())
    assert len(reading.rows) == 6
    assert not any(row.problems for row in reading.rows)


def test_an_upright_word_that_is_not_known_is_not_read_and_that_is_said():
    heads, columns = [*HEADS, "Zorg"], [*RACE, (620, "right")]
    rows = [[*cells, str(at * 5)] for at, cells in enumerate(race(6))]
    reading = sheet_with(heads, 90, heads, columns, rows).reading()
    assert told(reading) == told(sheet_with([], 90).reading())
    assert "column_without_heading" in [problem.code for problem in reading.problems]


def test_a_stamp_and_words_in_the_margin_make_no_header():
    sheet = sheet_with(["Laps", "Time"], 90, ["Uno", "Dos", "Tres", "Quatro", "Laps", "Time", "Seis"])
    with pytest.raises(NotAResult):
        sheet.readings()
