"""Decisions that a newer sheet contains already: seen, so that none is applied a second time."""

from dataclasses import replace

import pytest

from results.decisions.confirming import keep
from results.decisions.printed import seems_printed
from results.decisions.proposing import propose
from results.publishing import lines_of, publish
from tests.results.decisions.steps import decide

pytestmark = pytest.mark.django_db


def issue(session, lines, status="official"):
    """The organiser's next sheet, entered as it is."""
    return publish(session, lines, status=status)


def seen(session):
    current = session.classifications.current().get()
    return seems_printed(session, current, list(session.penalties.in_document_order()))


def changed(lines, number, **fields):
    return [replace(line, **fields) if line.number == number else line for line in lines]


@pytest.mark.parametrize(
    ("kind", "amount"),
    [("time", {"seconds": 3}), ("laps", {"laps": 1}), ("places", {"places": 2}), ("disqualification", {})],
)
def test_every_kind_that_moves_a_row_is_seen(race, kind, amount):
    penalty = decide(race, 2, kind, **amount)
    issue(race, propose(race).lines)
    assert seen(race) == {penalty.pk}


def test_a_sheet_that_does_not_contain_it_is_not_said_to(race):
    decide(race, 1, "places", places=2)
    decide(race, 2, "time", seconds=3)
    lines = lines_of(race.classifications.get())
    issue(race, changed(lines, "5", best_lap_ms=89_000))
    assert seen(race) == set()


def test_two_for_one_car_are_seen_together(race):
    both = {decide(race, 2, "time", seconds=seconds).pk for seconds in (5, 10)}
    issue(race, propose(race).lines)
    assert seen(race) == both


def test_of_two_for_one_car_the_one_that_is_on_the_sheet_is_seen(race):
    first = decide(race, 2, "time", seconds=5)
    lines = propose(race).lines
    decide(race, 2, "time", seconds=10)
    issue(race, lines)
    assert seen(race) == {first.pk}


def test_lost_places_are_seen_beside_other_decisions(race):
    all_of_them = {
        decide(race, 1).pk,
        decide(race, 2, "places", places=1).pk,
        decide(race, 3, "places", places=2).pk,
        decide(race, 5, "time", seconds=1).pk,
    }
    issue(race, propose(race).lines)
    assert seen(race) == all_of_them


def test_they_are_seen_on_a_sheet_that_gives_gaps_alone(race):
    lines = [replace(line, total_time_ms=None) for line in lines_of(race.classifications.get())]
    issue(race, lines, status="provisional")
    penalty = decide(race, 4, "time", seconds=1)
    issue(race, propose(race).lines)
    assert seen(race) == {penalty.pk}


def test_what_the_sheet_before_contained_is_seen_on_the_next(race):
    """Version 1.1 has the penalty, the official sheet has it still: it is not taken off a second time."""
    penalty = decide(race, 2, "time", seconds=3)
    lines = propose(race).lines
    issue(race, lines, status="provisional")
    keep(race, {}, [penalty.pk], by=None)
    issue(race, changed(lines, "5", best_lap_ms=89_000))
    assert seen(race) == {penalty.pk}


def test_on_the_first_sheet_of_all_a_car_that_was_faster_than_the_one_ahead_has_lost_places(race, make):
    decide(race, 1, "places", places=2)
    lines = propose(race).lines
    first = make.session(race.event)
    publish(first, lines, status="provisional")
    penalty = decide(first, 1, "places", places=2)
    decide(first, 5, "places", places=1)
    assert seen(first) == {penalty.pk}
