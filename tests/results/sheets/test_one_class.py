"""Sheets of one class, which only their heading names."""

import pytest

from results.sheets.pipeline import read_sheet
from tests.results.sheets.test_general_providers import HEADS, RACE, Sheet, race

pytestmark = pytest.mark.pure

NAMED = [
    (["Race 1 - Class GT4 - Provisional Classification"], "GT4"),
    (["Race 1 Results", "Class: Clio Trophy"], "Clio Trophy"),
    (["Rennen 1 - Ergebnis", "Klasse SP 9 (12 Fahrzeuge)"], "SP 9"),
    (["Race 1", "Results by Class: GT4"], "GT4"),
    (["Course 1 - Classement par catégorie", "GT4 Am"], "GT4 Am"),
]
DOUBTFUL = [
    (["Race 1 - Provisional Classification", "GT3 – Pro-Am"], "GT3 – Pro-Am"),
    (["Race 1 - Provisional Classification - Silver Cup"], "Silver Cup"),
    (["Race 1 - Classification by class"], "Race 1 - Classification by class"),
]
NONE = [
    ["GT4 Northern Series", "Race 1 Results"],
    ["Race 1 Results", "Class: All"],
    ["First Class Racing Club", "Race 1 Results"],
    ["Race 1 - Overall classification"],
    ["Race 1 Results", "Coupe de Nulle Part"],
]


def as_pdf(heading):
    sheet = Sheet()
    sheet.begin(*heading)
    sheet.row(RACE, HEADS)
    for cells in race():
        sheet.row(RACE, cells)
    return sheet.reading()


def as_csv(heading):
    text = "\n".join([*heading, "", ";".join(HEADS), *map(";".join, race())])
    (reading,) = read_sheet(text.encode())
    return reading


def classes(reading):
    return {row.main_class for row in reading.rows}


def doubts(reading):
    return [problem.params["text"] for problem in reading.problems if problem.code == "class_in_heading"]


@pytest.mark.parametrize("read", [as_pdf, as_csv])
@pytest.mark.parametrize(("heading", "name"), NAMED)
def test_the_class_that_a_heading_names_is_that_of_each_car(read, heading, name):
    reading = read(heading)
    assert (classes(reading), doubts(reading)) == ({name}, [])


@pytest.mark.parametrize("read", [as_pdf, as_csv])
@pytest.mark.parametrize(("heading", "words"), DOUBTFUL)
def test_words_that_may_name_the_class_are_said(read, heading, words):
    reading = read(heading)
    assert (classes(reading), doubts(reading)) == ({None}, [words])


@pytest.mark.parametrize("read", [as_pdf, as_csv])
@pytest.mark.parametrize("heading", NONE)
def test_a_heading_without_a_class_says_nothing_of_one(read, heading):
    reading = read(heading)
    assert (classes(reading), doubts(reading)) == ({None}, [])


def test_a_column_of_classes_tells_more_than_the_heading():
    heads = [*HEADS[:3], "Class", *HEADS[4:]]
    rows = [[*cells[:3], "Am" if int(cells[0]) % 2 else "Pro", *cells[4:]] for cells in race()]
    text = "\n".join(["Race 1 Results - GT4", ";".join(heads), *map(";".join, rows)])
    (reading,) = read_sheet(text.encode())
    assert ([row.main_class for row in reading.rows], doubts(reading)) == (["Am", "Pro", "Am", "Pro"], [])


def test_each_page_of_one_class_has_its_own():
    sheet = Sheet()
    for name, number in (("GT3", 10), ("GT4", 50)):
        if number == 50:
            sheet.canvas.showPage()
        sheet.begin("Race 1 - Provisional Classification", f"Class {name}", "Northern Ring")
        sheet.row(RACE, HEADS)
        for cells in race(number=number):
            sheet.row(RACE, cells)
    rows = [row for reading in sheet.readings() for row in reading.rows]
    assert [(row.number, row.main_class) for row in rows[3:5]] == [("13", "GT3"), ("50", "GT4")]
    assert {row.main_class for row in rows} == {"GT3", "GT4"}
