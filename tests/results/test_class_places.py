"""Places in a class that the sheet does not print are counted from the order, where it is known."""

from dataclasses import replace

import pytest

from newsroom.touching import change_between
from results.class_places import counted
from results.models import RowClass
from results.moves import changes
from results.publishing import Line
from results.tables import table_of, with_rows

IN, OUT = True, False


@pytest.mark.pure
@pytest.mark.parametrize(
    ("cars", "places"),
    [
        ([(1, 1, IN, [("A", None)]), (2, 2, IN, [("B", None)]), (3, 3, IN, [("A", None)])], [1, 1, 2]),
        ([(1, 1, IN, [("A", None)]), (2, 1, IN, [("A", None)]), (3, 3, IN, [("A", None)])], [1, 1, 3]),
        ([(1, 1, IN, [("A", None)]), (2, 2, OUT, [("A", None)]), (3, 2, IN, [("A", None)])], [1, None, 2]),
        ([(1, 1, IN, [("A", 1)]), (2, 2, IN, [("A", None)])], [None, None]),  # one is printed: it is a guest
        ([(1, None, IN, [("A", None)]), (2, 2, IN, [("A", None)])], [None, None]),
    ],
)
def test_a_place_is_counted_only_where_the_order_tells_it(cars, places):
    found = counted(cars)
    assert [found.get((key, classes[0][0])) for key, _p, _in, classes in cars] == places


@pytest.fixture
def session(make):
    session = make.session()
    pro, am = (make.race_class(session.event.season, code) for code in ("Pro", "Am"))
    session.lines = [
        Line(place, position=place, number=str(place), classes=((pro if place % 2 else am, None),))
        for place in range(1, 6)
    ]
    return session


def test_a_table_of_one_class_shows_its_places(session, make):
    classification = make.classification(session, session.lines)
    slug = session.event.season.classes.get(code="Am").slug
    rows = [row for band in table_of(classification, race_class=slug).bands for row in band.rows]
    assert [(row.position, row.overall, row.number) for row in rows] == [("1", "2", "2"), ("2", "4", "4")]
    assert [row.position for row in RowClass.objects.all()] == [None] * 5


def test_a_partial_result_tells_no_place_in_class(session, make):
    classification = make.classification(session, session.lines, is_complete=False)
    with_rows([classification])
    assert {p.position for row in classification.rows.all() for p in row.classes.all()} == {None}


def test_readers_are_told_that_places_in_class_are_counted(session, make, client):
    note = "Class positions counted from the overall order"
    make.classification(session, session.lines)
    assert note in client.get(session.get_absolute_url()).content.decode()
    printed = [replace(line, classes=((line.classes[0][0], 1),)) for line in session.lines[:2]]
    make.classification(session, printed)
    assert note not in client.get(session.get_absolute_url()).content.decode()


def test_what_moved_in_a_class_is_told_to_readers_and_to_the_desk(session, make):
    before = make.classification(session, session.lines)
    lines = [
        Line(at, position=at, number=line.number, classes=line.classes)
        for at, line in enumerate([line for line in session.lines if line.number != "2"], 1)
    ]
    after = make.classification(session, lines)
    told = {change.number: (change.before, change.after) for change in changes(before, after)}
    assert told["4"] == ("4th, 2nd in Am", "3rd, 1st in Am")
    car = next(car for car in change_between(before, after).cars if car.number == "4")
    assert (car.before.classes, car.after.classes) == ((("Am", 2),), (("Am", 1),))
