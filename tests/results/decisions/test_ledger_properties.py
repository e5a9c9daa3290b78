"""What holds of every sheet on record, and of every history of its decisions."""

from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from results.decisions.applying import work_out
from results.decisions.collecting import cars_of, decision_of, lines_from
from results.decisions.confirming import keep
from results.decisions.proposing import contained_in, propose
from results.models import Penalty
from results.publishing import Line, lines_of, publish, told_by_lines, told_by_rows
from tests.results.decisions.fields import fields
from tests.results.decisions.steps import apply

State = Penalty.State
PLENTY = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
AMOUNTS = {"time": "seconds", "laps": "laps", "places": "places"}


class Undo(Exception):  # noqa: N818
    """Takes back what one example has put on record."""


@pytest.fixture
def on_record(make):
    """`on_record(cars)`: a session whose first sheet has these cars in force."""
    session = make.session()
    classes = {code: make.race_class(session.event.season, code) for code in ("Pro", "Am", "Bronze")}
    entries = {str(number): make.entry(session.event, str(number)) for number in range(1, 17)}

    def on_record(cars):
        lines = []
        for order, car in enumerate(cars, 1):
            cells = {name: value for name, value in vars(car).items() if name in LINE}
            lines.append(
                Line(
                    order,
                    entry=entries[car.number],
                    **cells | {"classes": tuple((classes[code], place) for code, place in car.classes)},
                )
            )
        return publish(session, lines, status="provisional")

    return on_record


LINE = {
    "number", "status", "running", "position", "laps", "total_time_ms", "gap_ms", "gap_laps", "interval_ms",
    "interval_laps", "best_lap_ms", "best_lap_number", "fastest_lap", "classes",
}  # fmt: skip


def each_taken_back(example):
    """Run an example on the database, and leave nothing of it there."""
    try:
        with transaction.atomic():
            example()
            raise Undo
    except Undo:
        pass


def drawn(data, session, most=3):
    """Some decisions, in the order of their papers."""
    found = []
    entries = list(session.event.entries.filter(rows__isnull=False).order_by("pk"))
    for _each in range(data.draw(st.integers(1, most))):
        kind = data.draw(st.sampled_from(["disqualification", *AMOUNTS]))
        amount = {AMOUNTS[kind]: data.draw(st.integers(1, 4))} if kind in AMOUNTS else {}
        entry = data.draw(st.sampled_from(entries))
        found.append(Penalty.objects.create(session=session, entry=entry, kind=kind, **amount))
    return found


def published(session, turns):
    """The result in force after an editor has confirmed what became of the decisions."""
    for pk, state in turns.items():
        Penalty.objects.filter(pk=pk).update(state=state)
    if propose(session).is_to_publish:
        return apply(session)
    return session.classifications.current().get()


@pytest.mark.django_db
@PLENTY
@given(cars=fields(most=8), data=st.data())
def test_to_apply_and_to_reverse_is_the_identity_in_every_cell(on_record, cars, data):
    """Gaps, intervals, laps, places in each class, of who is not classified too; of several at once."""

    def example():
        road = on_record(cars)
        session = road.session
        penalties = drawn(data, session)
        published(session, {})
        undone = data.draw(st.sampled_from([State.REVERSED, State.SUSPENDED]))
        back = published(session, {penalty.pk: undone for penalty in penalties})
        assert told_by_rows(back) == told_by_rows(road)
        assert not contained_in(back)
        assert not session.penalties.pending().exists()

    each_taken_back(example)


@pytest.mark.django_db
@PLENTY
@given(cars=fields(least=2, most=8), data=st.data())
def test_whatever_became_of_them_the_result_is_the_road_with_those_in_force(on_record, cars, data):
    """However often states turn, and in whatever order: history leaves nothing in the rows."""

    def example():
        road = on_record(cars)
        session, lines = road.session, lines_of(road)
        penalties = drawn(data, session)
        for _turn in range(data.draw(st.integers(1, 3))):
            turns = {p.pk: data.draw(st.sampled_from(State.values)) for p in penalties}
            current = published(session, turns)
            in_force = [p for p in session.penalties.in_document_order() if p.is_in_force]
            values = [decision_of(penalty, lines)[0] for penalty in in_force]
            expected = lines_from(work_out(cars_of(lines), values).cars, lines)
            assert told_by_rows(current) == told_by_lines(expected)
            assert all(c.base in (None, road) for c in session.classifications.all())
            is_appealed = any(p.state == State.APPEALED for p in in_force)
            assert (current.status == current.Status.UNDER_APPEAL) == is_appealed

    each_taken_back(example)


@pytest.mark.django_db
@PLENTY
@given(cars=fields(least=2, most=8), data=st.data())
def test_an_appeal_and_its_end_move_nothing(on_record, cars, data):
    def example():
        session = on_record(cars).session
        penalties = drawn(data, session, most=2)
        before = published(session, {})
        appealed = published(session, {penalty.pk: State.APPEALED for penalty in penalties})
        upheld = published(session, {penalty.pk: State.UPHELD for penalty in penalties})
        assert told_by_rows(before) == told_by_rows(appealed) == told_by_rows(upheld)
        assert (appealed.status, upheld.status) == ("under_appeal", before.status)
        assert not appealed.is_amended
        assert not upheld.is_amended

    each_taken_back(example)


@pytest.mark.django_db
@PLENTY
@given(cars=fields(least=2, most=8), data=st.data())
def test_what_a_newer_sheet_contains_already_is_never_applied_twice(on_record, cars, data):
    def example():
        session = on_record(cars).session
        penalties = drawn(data, session)
        Random(data.draw(st.integers(0, 99))).shuffle(penalties)
        proposal = propose(session)
        contained = [said.penalty for said in proposal.decisions if said.is_in]
        sheet = publish(session, proposal.lines, status="official")
        keep(session, {}, {penalty.pk for penalty in contained}, by=None)
        assert told_by_lines(propose(session).lines) == told_by_rows(sheet)
        assert not session.penalties.pending().filter(pk__in=[p.pk for p in contained]).exists()

    each_taken_back(example)
