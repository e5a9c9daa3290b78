"""What holds of every field and every list of decisions."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.demo import simulator
from results.decisions.applying import work_out
from results.decisions.places import places_of
from results.decisions.values import Car, Decision
from results.publishing import position_faults
from tests.results.decisions.fields import decisions_for, disqualified, fields

pytestmark = pytest.mark.pure

COMMUTING = ("time", "laps", "disqualification")


@given(fields())
def test_without_a_decision_every_cell_is_as_it_was(cars):
    assert work_out(cars, []).cars == tuple(cars)


@given(fields(), st.sampled_from(["time", "laps", "places"]), st.data())
def test_a_penalty_of_nothing_changes_nothing(cars, kind, data):
    car = data.draw(st.sampled_from([car.key for car in cars]))
    assert work_out(cars, [Decision(1, kind, car, 0)]).cars == tuple(cars)


@given(fields(), st.booleans(), st.data())
def test_time_laps_and_disqualifications_may_come_in_any_order(cars, is_complete, data):
    decisions = data.draw(decisions_for(cars, kinds=COMMUTING))
    shuffled = list(decisions)
    Random(data.draw(st.integers(0, 99))).shuffle(shuffled)
    first = work_out(cars, decisions, is_complete=is_complete)
    other = work_out(cars, shuffled, is_complete=is_complete)
    assert first.cars == other.cars
    assert first.failed == other.failed


@given(fields(), st.data())
def test_positions_run_from_one_without_a_hole_and_nobody_is_lost(cars, data):
    outcome = work_out(cars, data.draw(decisions_for(cars)))
    placed = [car.position for car in outcome.cars if car.position is not None]
    assert position_faults(placed) == []
    assert placed == sorted(placed)
    assert all((car.position is None) == (car.status != "classified") for car in outcome.cars)
    assert sorted(car.key for car in outcome.cars) == sorted(car.key for car in cars)


@given(fields(), st.data())
def test_the_places_in_each_class_follow_the_order(cars, data):
    outcome = work_out(cars, data.draw(decisions_for(cars)))
    for race_class in ("Pro", "Am", "Bronze"):
        ranked = [
            (car.position, dict(car.classes)[race_class])
            for car in outcome.cars
            if car.status == "classified" and race_class in dict(car.classes)
        ]
        assert [place for _position, place in ranked] == sorted(place for _position, place in ranked)
        assert position_faults([place for _position, place in ranked]) == []
        out = [car for car in outcome.cars if car.status == "disqualified"]
        assert {dict(car.classes).get(race_class) for car in out} <= {None}


@given(fields(), st.data())
def test_who_was_numbered_in_class_without_being_classified_stays_so_behind(cars, data):
    outcome = work_out(cars, data.draw(decisions_for(cars)))
    before = {car.key for car in cars if car.status != "classified" and dict(car.classes).get("Pro")}
    hit = {car.key for car in outcome.cars if car.status == "disqualified"}
    places = {car.key: dict(car.classes).get("Pro") for car in outcome.cars}
    assert {key for key in before if places[key] is None} == before & hit
    assert position_faults([place for place in places.values() if place]) == []


@given(fields(), st.data())
def test_nothing_is_both_time_and_laps_and_nothing_is_below_zero(cars, data):
    for car in work_out(cars, data.draw(decisions_for(cars))).cars:
        assert None in (car.gap_ms, car.gap_laps)
        assert None in (car.interval_ms, car.interval_laps)
        cells = (car.gap_ms, car.gap_laps, car.interval_ms, car.interval_laps, car.laps, car.total_time_ms)
        assert all(cell is None or cell >= 0 for cell in cells)


@given(fields(), st.data())
def test_a_sheet_without_gaps_or_intervals_gets_none(cars, data):
    after = work_out(cars, data.draw(decisions_for(cars))).cars
    if not any(car.gap_ms or car.gap_laps for car in cars):
        assert not any(car.gap_ms or car.gap_laps for car in after)
    if not any(car.interval_ms or car.interval_laps for car in cars):
        assert not any(car.interval_ms or car.interval_laps for car in after)


@given(fields(), st.data())
def test_who_is_not_named_keeps_time_laps_and_status(cars, data):
    decisions = data.draw(decisions_for(cars))
    named = {decision.car for decision in decisions}
    after = {car.key: car for car in work_out(cars, decisions).cars}
    for car in cars:
        if car.key not in named:
            assert (after[car.key].laps, after[car.key].status) == (car.laps, car.status)
            if car.total_time_ms is not None:
                assert after[car.key].total_time_ms == car.total_time_ms


@given(fields(least=2), st.data())
def test_what_a_sheet_contains_comes_out_of_it_again(cars, data):
    """Disqualified on the sheet, and the place back by appeal: the order is that on the road."""
    key = data.draw(st.sampled_from([car.key for car in cars if car.is_placed]))
    sheet = work_out(cars, [disqualified(key)]).cars
    road = next(car for car in cars if car.key == key)
    ahead = tuple(car.key for car in cars if car.is_placed and car.key < key)
    back = work_out(sheet, [disqualified(key, is_undone=True, road=road, ahead=ahead)])
    assert [(c.key, c.position, c.classes) for c in back.cars if c.is_placed] == [
        (c.key, c.position, c.classes) for c in cars if c.is_placed
    ]


@given(fields(), st.integers(1, 20_000), st.data())
def test_time_that_is_added_and_taken_off_again_leaves_the_order(cars, ms, data):
    """Where it was worked out at all, and no two cars came to share a place by it."""
    key = data.draw(st.sampled_from([car.key for car in cars if car.is_placed]))
    sheet = work_out(cars, [Decision(1, "time", key, ms)])
    back = work_out(sheet.cars, [Decision(1, "time", key, ms, is_undone=True)])
    if not sheet.remarks and not back.remarks:
        placed = [car for car in cars if car.is_placed]
        again = {car.key: car for car in back.cars if car.is_placed}
        assert [(c.key, c.position, c.classes) for c in again.values()] == [
            (c.key, c.position, c.classes) for c in placed
        ]
        # Who led in the meantime was given the time that his gap said: that stays known.
        assert {c.key: again[c.key].total_time_ms for c in placed if c.total_time_ms is not None} == {
            c.key: c.total_time_ms for c in placed if c.total_time_ms is not None
        }


@given(st.integers(0, 500), st.data())
def test_it_agrees_with_a_race_that_is_classified_anew(seed, data):
    """The demo's simulator works out places, gaps and intervals from the times by itself."""
    racers = [simulator.Racer(str(number), "Am" if number % 3 else "Pro") for number in range(1, 13)]
    arrivals = simulator.race(racers, seed=seed, lap_ms=90_000, laps=20)
    cars = [car_of(key, arrival) for key, arrival in enumerate(arrivals, 1)]
    out = data.draw(st.sampled_from(cars))
    late = data.draw(st.sampled_from([car for car in cars if car.key != out.key]))
    seconds = data.draw(st.integers(1, 90))
    decisions = [disqualified(out.key, 1), Decision(2, "time", late.key, seconds * 1000)]
    again = []
    for arrival in arrivals:
        values = dict(vars(arrival))
        if arrival.number == out.number:
            values["status"] = "disqualified"
        if arrival.number == late.number:
            values["total_time_ms"] += seconds * 1000
        again.append(simulator.Arrival(**values))
    expected = [car_of(0, arrival) for arrival in simulator.placed(again)]
    found = work_out(cars, decisions).cars
    assert [cells(car) for car in found] == [cells(car) for car in expected]


def car_of(key, arrival):
    names = ("number", "status", "running", "position", "laps", "total_time_ms", "gap_ms", "gap_laps",
             "interval_ms", "interval_laps")  # fmt: skip
    return Car(
        key,
        **{name: getattr(arrival, name) for name in names},
        classes=((arrival.race_class, arrival.class_position),),
    )


def cells(car):
    return {name: value for name, value in vars(car).items() if name not in ("key", "fastest_lap")}


@given(st.lists(st.integers(1, 6), max_size=8))
def test_an_order_with_shared_places_is_read_from_positions(positions):
    places = places_of(enumerate(positions))
    assert sorted(key for place in places for key in place) == list(range(len(positions)))
