"""What the general reader says of a sheet besides its cells, and when it refuses."""

import random
from dataclasses import replace

import pytest

from results.sheets.documents import open_document
from results.sheets.layouts import general, layout_for
from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult
from tests.results.sheets.layout_cars import field_of_cars
from tests.results.sheets.layouts_drawn import LEFT, RIGHT, Col, draw, sheet
from tests.results.sheets.layouts_made import (
    english_race,
    german_by_class,
    italian_qualifying,
    turned_text,
    two_pages,
)

pytestmark = pytest.mark.pure


def read(layout, seed=1, change=None):
    rng = random.Random(seed)
    cars = field_of_cars(layout, rng)
    for car in cars:
        car.truth["class_shown"] = car.truth["class"]
    if change:
        change(cars)
    return read_sheet(draw(layout, cars, rng))[0], cars


def test_the_heading_and_the_foot_say_what_the_sheet_is():
    layout = english_race()
    layout.title = "Race 2 - Provisional Classification - Version 1.1"
    layout.foot = ("Car #12: 5 second penalty added", "for leaving the road at turn 4", "Weather: dry")
    reading, _ = read(layout)
    assert (reading.kind, reading.session_kind, reading.session) == ("classification", "race", "Race 2")
    assert (reading.status, reading.label, reading.version) == ("provisional", "Provisional", "1.1")
    assert (reading.series, reading.circuit) == ("Northern Endurance Cup", "Circuit de Val-Saint-Aubin")
    assert (reading.event, reading.issued_at) == (None, "2026-05-03T19:40")
    assert reading.notes[0].startswith("Car #12: 5 second penalty added for leaving the road at turn 4")


def test_the_header_row_says_qualifying_where_the_heading_says_race():
    layout = italian_qualifying()
    layout.title = "Gara 1 - Classifica finale"
    reading, _ = read(layout)
    assert (reading.kind, reading.session_kind) == ("classification", "qualifying")


@pytest.mark.parametrize(
    ("heading", "status"),
    [("Nicht gewertet", "not_classified"), ("Disqualifiziert", "disqualified")],
)
def test_a_heading_between_the_rows_gives_their_status(heading, status):
    layout = english_race()
    layout.sections = {status: heading}
    reading, cars = read(layout)
    assert [row.status for row in reading.rows] == [car.truth["status"] for car in cars]
    assert sum(row.status == status for row in reading.rows) == 2


def test_a_status_goes_on_over_the_page():
    layout = two_pages()
    layout.rows_a_page = 19  # the page ends within those who retired
    reading, cars = read(layout)
    assert [row.status for row in reading.rows] == [car.truth["status"] for car in cars]


def test_places_that_begin_anew_in_each_class_are_places_in_class():
    layout = german_by_class()
    layout.sections = {}
    by_class = [replace_field(col) for col in layout.columns]
    layout.columns = by_class
    reading, cars = read(layout)
    assert [row.class_position for row in reading.rows] == [car.truth["class_position"] for car in cars]
    assert [row.main_class for row in reading.rows] == [car.truth["class"] for car in cars]
    assert "places_by_class" in [problem.code for problem in reading.problems]
    assert "position_twice" not in [each.code for row in reading.rows for each in row.problems]


def replace_field(col):
    return replace(col, field="class_position") if col.field == "position" else col


def test_a_table_without_number_or_name_is_refused():
    layout = english_race()
    layout.columns = [col for col in layout.columns if col.field not in ("drivers", "team")]
    with pytest.raises(NotAResult) as refusal:
        read(layout)
    assert refusal.value.code == "unknown_layout"


def test_a_page_whose_figures_fit_no_header_is_said():
    layout = two_pages()
    pdf, _, _ = sheet(lambda: layout, 3)
    other = english_race()
    other.columns = [replace(col, x=col.x * 0.71 + 90) for col in reversed(other.columns)]
    other.title, other.heading = "", ()
    other.columns = [replace(col, heading="") for col in other.columns]
    second, _, _ = sheet(lambda: other, 4)
    reading = read_sheet(joined(pdf, second))[0]
    assert [problem.code for problem in reading.problems] == ["page_without_table"]


def joined(*files):
    import io

    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def test_a_row_is_boxed_where_its_page_shows_it():
    layout = turned_text()
    reading, _ = read(layout)
    _, x0, top, x1, bottom = reading.rows[0].box
    assert x1 - x0 < 60 < bottom - top  # the text runs upwards, so the row stands upright
    assert x0 >= 0
    assert (x1 <= layout.height, bottom <= layout.width) == (True, True)


def test_columns_that_an_editor_draws_are_read_without_headings():
    layout = english_race()
    layout.columns = [replace(col, heading="") for col in layout.columns]
    rng = random.Random(5)
    cars = field_of_cars(layout, rng)
    document = open_document(draw(layout, cars, rng))
    drawn = [
        ("position", 30, 58),
        ("number", 60, 88),
        ("drivers", 153, 328),
        ("team", 329, 488),
        ("laps", 560, 588),
    ]
    reading = general.read_with_columns(document, drawn)
    assert [row.number for row in reading.rows] == [car.truth["number"] for car in cars]
    assert [list(row.drivers) for row in reading.rows] == [car.truth["drivers"] for car in cars]
    assert [row.laps for row in reading.rows] == [car.truth["laps"] for car in cars]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("wige SOLUTIONS GmbH",), "wige_pdf"),
        (("FIA World Endurance Championship", "Al Kamel Systems"), "wec_pdf"),
        (("Northern Cup",), "general"),
    ],
)
def test_a_layout_is_known_by_the_house_that_printed_it(words, name):
    layout = german_by_class()
    layout.heading = words
    rng = random.Random(1)
    cars = field_of_cars(layout, rng)
    for car in cars:
        car.truth["class_shown"] = car.truth["class"]
    document = open_document(draw(layout, cars, rng))
    assert layout_for(document).__name__.endswith(f".{name}")
    assert [reading.layout for reading in layout_for(document).read(document)] == [name]


def test_letters_that_another_drawing_covers_are_said_not_swallowed():
    """PDFium takes one of two equal letters in a place for a shadow; what is left is no time."""
    layout = english_race()
    layout.columns = [
        Col("position", "Pos", 55, RIGHT), Col("number", "No.", 85, RIGHT),
        Col("drivers", "Driver", 155, LEFT), Col("laps", "Laps", 400, RIGHT),
        Col("total_time", "Total Time", 442.5, RIGHT),
    ]  # fmt: skip
    layout.crews = 1

    def long_race(cars):
        for car in cars:
            car.texts["laps"], car.texts["total_time"] = "281", "10:08:44.434"

    reading, _ = read(layout, change=long_race)
    assert all(row.total_time_ms in (36_524_434, None) for row in reading.rows)
    assert all(row.problems for row in reading.rows if row.total_time_ms is None)
