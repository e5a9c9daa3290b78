"""Sheets of few cars of which none has a place."""

import pytest

from tests.results.sheets.test_general_providers import NAMES, L, R, Sheet

pytestmark = pytest.mark.pure
COLUMNS = [(40, R), (62, R), (70, L), (200, L), (330, L), (420, R), (480, R)]
HEADS = ["", "No", "Team", "Drivers", "Cat", "Laps", "Total Time"]


def cars(count, place="", last="", number=5, race_class="LMX"):
    return [
        [place, str(number + at), "Poe Sport", f"{NAMES[at]} / {NAMES[at + 3]}", race_class, "9", last]
        for at in range(count)
    ]


def sheet_of(heads, rows, heading=None):
    sheet = Sheet()
    sheet.begin("6 Hours of Nowhere", "Race", "Provisional Classification")
    sheet.row(COLUMNS, heads)
    if heading:
        sheet.line(heading, x=60)
    for cells in rows:
        sheet.row(COLUMNS, cells)
    return sheet.reading()


def told(reading):
    return [(row.number, row.position, row.status, row.laps, row.problems) for row in reading.rows]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("heading", "status"),
    [("Retired", "retired"), ("Not classified", "not_classified"), ("Disqualified", "disqualified")],
)
def test_cars_below_a_heading_need_no_place_and_no_word_for_it(count, heading, status):
    reading = sheet_of(HEADS, cars(count), heading)
    assert told(reading) == [(str(5 + at), None, status, 9, ()) for at in range(count)]


def test_a_code_stands_for_the_place_under_no_heading():
    reading = sheet_of(HEADS, cars(1, "DNF") + cars(1, "DSQ", number=8))
    assert told(reading) == [("5", None, "retired", 9, ()), ("8", None, "disqualified", 9, ())]


def test_a_column_of_states_tells_it_too():
    reading = sheet_of([*HEADS[:-1], "Status"], cars(2, last="DNF"))
    assert told(reading) == [("5", None, "retired", 9, ()), ("6", None, "retired", 9, ())]


def test_a_class_of_which_nobody_finished_stands_between_two_others():
    sheet = Sheet()
    sheet.begin("6 Hours of Nowhere", "Race", "Provisional Classification by Category")
    for at, (name, placed) in enumerate((("HYPER", 3), ("LMX", 0), ("GT", 2))):
        sheet.line(name)
        sheet.row(COLUMNS, HEADS)
        for place, cells in enumerate(cars(placed, last="6:00:00.100", number=10 * at + 1, race_class=name)):
            sheet.row(COLUMNS, [str(place + 1), *cells[1:-1], f"6:00:0{place}.100"])
        sheet.line("Retired", x=60)
        for cells in cars(2, number=10 * at + 101, race_class=name):
            sheet.row(COLUMNS, cells)
    reading = sheet.reading()
    assert [(row.main_class, row.position, row.status == "retired") for row in reading.rows] == [
        *(("HYPER", place, False) for place in (1, 2, 3)), ("HYPER", None, True), ("HYPER", None, True),
        ("LMX", None, True), ("LMX", None, True),
        ("GT", 1, False), ("GT", 2, False), ("GT", None, True), ("GT", None, True),
    ]  # fmt: skip
    assert [row.problems for row in reading.rows] == [()] * 11
