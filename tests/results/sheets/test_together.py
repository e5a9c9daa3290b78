"""What only all rows of a sheet together show."""

import pytest

from results.sheets.pipeline import read_sheet
from tests.results.sheets.test_general_providers import HEADS, NAMES, RACE, L, R, Sheet, race

pytestmark = pytest.mark.pure


def as_pdf(heads, rows, columns):
    sheet = Sheet()
    sheet.begin("Race 1 - Results")
    for cells in (heads, *rows):
        sheet.row(columns, cells)
    return sheet.reading()


def as_csv(heads, rows, columns):
    (reading,) = read_sheet("\n".join(["Race 1 - Results", *map(";".join, (heads, *rows))]).encode())
    return reading


BOTH = pytest.mark.parametrize("read", [as_pdf, as_csv])


@BOTH
@pytest.mark.parametrize("form", ["{code} {name}", "{name} {code}"])
def test_nations_beside_all_names_are_no_part_of_them(read, form):
    codes = ["FRA", "GBR", "DEU", "FRA"]
    rows = [
        [*cells[:2], form.format(code=code, name=cells[2]), *cells[3:]]
        for code, cells in zip(codes, race(), strict=True)
    ]
    reading = read(HEADS, rows, RACE)
    assert [row.drivers for row in reading.rows] == [(name,) for name in NAMES[:4]]
    assert [row.nationalities for row in reading.rows] == [(code,) for code in codes]


@BOTH
def test_one_name_that_looks_like_a_nation_stays_a_name(read):
    rows = race()
    rows[1][2] = "BEN Ono Smith"
    assert read(HEADS, rows, RACE).rows[1].drivers == ("BEN Ono Smith",)


@BOTH
def test_classes_called_by_the_letters_of_grades_are_said(read):
    heads = [*HEADS[:3], "Cat", *HEADS[4:]]
    rows = [[*cells[:3], letter, *cells[4:]] for letter, cells in zip("BSGB", race(), strict=True)]
    assert "class_may_be_grade" in [problem.code for problem in read(heads, rows, RACE).problems]


@BOTH
def test_the_hour_of_the_finish_is_doubtful_on_every_row(read):
    heads = ["Pos", "No.", "Driver", "Laps", "Best Lap", "Finish Time"]
    rows = [[*cells[:3], cells[4], "1:31.100", f"15:2{at}:11"] for at, cells in enumerate(race())]
    reading = read(heads, rows, [(50, R), (80, R), (90, L), (300, R), (400, R), (500, R)])
    assert all(row.problems for row in reading.rows if row.total_time_ms)


@BOTH
def test_a_gap_in_class_is_none_to_the_car_ahead(read):
    heads = [*HEADS, "Gap Class"]
    rows = [[*cells, f"{at}.700" if at > 1 else ""] for at, cells in enumerate(race())]
    assert {row.interval_ms for row in read(heads, rows, [*RACE, (640, R)]).rows} == {None}


@BOTH
@pytest.mark.parametrize("words", ["Driver class", "Catégorie pilote", "Fahrerklasse", "Categoria pilota"])
def test_the_class_of_a_driver_is_none_of_the_car(read, words):
    heads = [*HEADS, words]
    rows = [[*cells, "PGSB"[at]] for at, cells in enumerate(race())]
    assert {row.main_class for row in read(heads, rows, [*RACE, (600, L)]).rows} == {None}


@BOTH
@pytest.mark.parametrize("word", ["TBA", "N.N.", "à désigner"])
def test_a_word_for_nobody_yet_is_no_driver_in_silence(read, word):
    rows = race()
    rows[1][2] = f"Ben Ono / {word}"
    doubts = [[each.params["text"] for each in row.problems] for row in read(HEADS, rows, RACE).rows]
    assert doubts == [[], [word], [], []]
