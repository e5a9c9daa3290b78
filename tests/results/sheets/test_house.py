"""The sheet that we draw is read back cell for cell, whatever stands in it."""

import pytest
from hypothesis import HealthCheck, given, settings

from results.drawing import RowToDraw, SheetToDraw, draw_sheet
from results.sheets.pipeline import read_sheet
from tests.results.sheets.fields import entry_lists, qualifyings, races

pytestmark = pytest.mark.pure
slowly = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

SAME = (
    "status",
    "position",
    "number",
    "drivers",
    "laps",
    "total_time_ms",
    "gap_ms",
    "gap_laps",
    "interval_ms",
    "interval_laps",
    "best_lap_ms",
    "best_lap_number",
    "nationalities",
)
STOPPED = {"retired", "did_not_start", "did_not_qualify", "withdrawn"}


def read(sheet):
    readings = read_sheet(draw_sheet(sheet))
    assert len(readings) == 1
    return readings[0]


def assert_same(sheet, reading):
    """Every cell, and no problem."""
    assert reading.kind == sheet.kind
    assert (reading.title, reading.series, reading.event) == (sheet.title, sheet.series, sheet.event)
    assert (reading.label or "", reading.version or "") == (sheet.label, sheet.version)
    assert (reading.circuit, reading.session or "") == (sheet.circuit, sheet.session)
    assert reading.issued_at == (sheet.issued_at.isoformat(timespec="minutes") if sheet.issued_at else None)
    assert reading.notes == sheet.notes
    assert len(reading.rows) == len(sheet.rows)
    for drawn, row in zip(sheet.rows, reading.rows, strict=True):
        assert {name: getattr(drawn, name) for name in SAME} == {name: getattr(row, name) for name in SAME}
        assert (drawn.team, drawn.car, drawn.note) == (row.team or "", row.car or "", row.note or "")
        assert drawn.classes == tuple((each.name, each.position) for each in row.classes)
        assert dict(drawn.segments) == row.segments
        assert row.problems == ()
    assert reading.problems == ()


@slowly
@given(races())
def test_a_race_is_read_back_cell_for_cell(sheet):
    reading = read(sheet)
    assert_same(sheet, reading)
    assert reading.session_kind == "race"
    for drawn, row in zip(sheet.rows, reading.rows, strict=True):
        expected = {"classified": drawn.running}.get(drawn.status, False if drawn.status in STOPPED else None)
        assert row.running is expected


@slowly
@given(qualifyings())
def test_qualifying_and_grids_are_read_back_cell_for_cell(sheet):
    reading = read(sheet)
    assert_same(sheet, reading)
    assert reading.session_kind == ("race" if sheet.kind == "grid" else "qualifying")


@slowly
@given(entry_lists())
def test_an_entry_list_is_read_back_cell_for_cell(sheet):
    assert_same(sheet, read(sheet))


def test_the_same_sheet_gives_the_same_bytes():
    sheet = SheetToDraw(title="Race", rows=(RowToDraw(position=1, number="7", drivers=("Anna Novák",)),))
    assert draw_sheet(sheet) == draw_sheet(sheet)


def test_a_dead_heat_shares_a_place():
    rows = [
        RowToDraw(position=p, number=str(n), drivers=("A B",), laps=9, total_time_ms=t)
        for n, (p, t) in enumerate([(1, 600_000), (2, 601_000), (2, 601_000), (4, 602_000)], 1)
    ]
    reading = read(SheetToDraw(title="Race", session="Race", rows=tuple(rows)))
    assert [row.position for row in reading.rows] == [1, 2, 2, 4]
    assert not reading.has_problems


def test_a_letter_that_the_fonts_lack_is_refused_not_dropped():
    with pytest.raises(ValueError, match="lack"):
        draw_sheet(SheetToDraw(title="Race", rows=(RowToDraw(number="1", drivers=("佐藤 翔",)),)))


def test_a_stroke_in_a_name_is_refused():
    with pytest.raises(ValueError, match="stroke"):
        draw_sheet(SheetToDraw(title="Race", rows=(RowToDraw(number="1", drivers=("A / B",)),)))


def test_the_words_of_the_sheet_come_back_as_a_reading_says_them():
    row = RowToDraw(position=1, number="04", drivers=("Élodie Świątek",), nationalities=("POL",))
    reading = read(
        SheetToDraw(title="Course 1", session="Course 1", label="Provisoire", rows=(row,), language="fr")
    )
    assert (reading.provider, reading.layout, reading.status) == ("House", "house", "provisional")
    assert reading.rows[0].to_json()["nationalities"] == ["POL"]
    assert reading.rows[0].box[0] == 1
