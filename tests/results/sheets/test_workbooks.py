"""Excel workbooks: times as Excel counts them, merged cells, several sheets, and archives that are traps."""

import zipfile
from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from results.sheets import workbooks
from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult, Unreadable

pytestmark = pytest.mark.pure
HEADER = ["Pos", "No", "Drivers", "Team", "Class", "Laps", "Total time", "Gap", "Best lap", "Lap"]
DAY = 24 * 60 * 60
ROWS = [
    [1, 4, "Anna Novák\nTom de Wit", "Nordlys", "GTX", 26, 2801.553 / DAY, None, 99.482 / DAY, 7],
    [2, 7, "Élie Roux", "Lac", "GTX", 26, 2802.723 / DAY, 1.17, 100.305 / DAY, 4],
    [3, 9, "Ida Poe", "Poe", "GTY", 24, time(0, 46, 50), 2, time(0, 1, 42, 1000), 20],
]
FORMS = {2: "00", 7: "[h]:mm:ss.000", 8: "0.000", 9: "mm:ss.000"}


def book(*sheets, above=()):
    """A workbook of tables, each with lines above its header."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for line in [*([text] for text in above), HEADER, *rows]:
            sheet.append(line)
        for column, form in FORMS.items():
            for (cell,) in sheet.iter_rows(min_row=2 + len(above), min_col=column, max_col=column):
                cell.number_format = form
        sheet.cell(4 + len(above), 8).number_format = '0 "laps"'
    return workbook


def saved(workbook):
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read(workbook):
    return read_sheet(saved(workbook), "sheet.xlsx")


def test_times_numbers_and_gaps_are_what_the_sheet_shows():
    (reading,) = read(book(("Sheet1", ROWS)))
    first, second, third = reading.rows
    assert (first.number, first.drivers, first.total_time_ms, first.best_lap_ms) == (
        "04",
        ("Anna Novák", "Tom de Wit"),
        2_801_553,
        99_482,
    )
    assert (second.gap_ms, second.best_lap_ms) == (1170, 100_305)
    assert (third.gap_laps, third.total_time_ms, third.best_lap_ms) == (2, 2_810_000, 102_001)
    assert not reading.has_problems


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (86_480.108 / DAY, "[h]:mm:ss.000", "24:01:20.108"),
        (86_480.108 / DAY, "h:mm:ss.000", "24:01:20.108"),
        (0.0012, "mm:ss.000", "0:01:43.680"),
        (99.482 / DAY, "mm:ss.0", "0:01:39.482"),
        (46_145.75, "dd/mm/yyyy hh:mm", "2026-05-03 18:00"),
        (4, "00", "04"),
        (2.0, "General", "2"),
        (0.1 + 0.2, "General", "0.3"),
        (0.7, "0.000", "0.700"),
        (0.684, '"+"0.000', "+0.684"),
        (1, '0 "lap"', "1 lap"),
        (1250, "#,##0", "1250"),
        (True, "General", "TRUE"),
        (timedelta(hours=25), "[h]:mm:ss", "25:00:00.000"),
        (datetime(2026, 5, 3), "yyyy", "2026-05-03 00:00"),
    ],
)
def test_a_cell_is_the_text_that_it_shows(value, form, text):
    from openpyxl import load_workbook

    workbook = Workbook()
    workbook.active["A1"] = value
    workbook.active["A1"].number_format = form
    again = load_workbook(BytesIO(saved(workbook)))
    assert workbooks.text_of(again.active["A1"], again.epoch) == text


def test_a_day_fraction_without_its_form_is_no_time():
    rows = [[*row] for row in ROWS]
    workbook = book(("Sheet1", rows))
    workbook.active["I2"].number_format = "General"
    row = read(workbook)[0].rows[0]
    assert row.best_lap_ms is None
    assert "cell_not_understood" in [problem.code for problem in row.problems]


def test_several_sheets_are_several_readings_and_a_hidden_one_is_none():
    workbook = book(("Race 1", ROWS), ("Race 2", ROWS), ("Old", ROWS))
    workbook["Old"].sheet_state = "hidden"
    assert [reading.session for reading in read(workbook)] == ["Race 1", "Race 2"]


def test_a_cell_merged_over_rows_stands_in_each():
    rows = [[*row] for row in ROWS]
    rows[1][4] = None
    workbook = book(("Sheet1", rows))
    workbook.active.merge_cells("E2:E3")
    assert [row.main_class for row in read(workbook)[0].rows] == ["GTX", "GTX", "GTY"]


def test_formatting_far_below_the_last_row_is_no_row():
    workbook = book(("Sheet1", ROWS))
    workbook.active.cell(1_000_000, 3).number_format = "0.00"
    assert len(read(workbook)[0].rows) == 3


def test_titles_stand_above_the_header():
    (reading,) = read(book(("Sheet1", ROWS), above=["Lac Noir Trophy", "Race 2 – Provisional results"]))
    assert (reading.session, reading.status, len(reading.rows)) == ("Race 2", "provisional", 3)


def test_a_workbook_without_a_table_is_no_result():
    workbook = Workbook()
    workbook.active["A1"] = "Dear all"
    with pytest.raises(NotAResult):
        read(workbook)


@pytest.mark.parametrize("wrong", ["cut", "no parts", "broken part"])
def test_a_damaged_workbook_is_refused(wrong):
    data = saved(book(("Sheet1", ROWS)))
    if wrong == "cut":
        data = data[:2000]
    else:
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                if wrong == "broken part" or name == "xl/workbook.xml":
                    new.writestr(name, old.read(name)[:-40] if wrong == "broken part" else b"xl/workbook.xml")
        data = buffer.getvalue()
    with pytest.raises(Unreadable):
        read_sheet(data)


def test_an_archive_that_unpacks_to_too_much_is_refused_unopened(monkeypatch):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (workbooks.MAX_MEMBER + 1))
    with pytest.raises(Unreadable) as refusal:
        read_sheet(buffer.getvalue())
    assert refusal.value.code == "too_large_unpacked"


def test_a_part_that_defines_what_expands_is_refused_though_the_rest_is_right():
    kind = b'<!DOCTYPE worksheet [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    data = saved(book(("Sheet1", ROWS)))
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<worksheet", kind + b"<worksheet", 1))
    with pytest.raises(Unreadable):
        workbooks.weigh(buffer.getvalue())  # before anything parses it
