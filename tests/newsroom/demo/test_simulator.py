"""The little race simulator: what comes out adds up, whatever goes in."""

import pytest

from newsroom.demo.simulator import Racer, Script, qualifying, race

pytestmark = pytest.mark.pure

FIELD = [
    Racer(str(number), code) for number, code in zip(range(1, 25), ["Pro", "Pro-Am", "Am"] * 8, strict=True)
]


def run(**how):
    return race(FIELD, **{"seed": 3, "lap_ms": 90_000, "minutes": 60} | how)


def test_the_same_seed_gives_the_same_race():
    assert run() == run()
    assert run() != run(seed=4)


def test_the_script_comes_true_to_the_thousandth():
    script = Script(gaps={"5": 0, "8": 611, "2": 2_240}, best={"8": (30, 90_100)})
    first, second, third, *rest = run(script=script)
    assert [first.number, second.number, third.number] == ["5", "8", "2"]
    assert (second.gap_ms, third.gap_ms, third.interval_ms) == (611, 2_240, 1_629)
    assert (second.best_lap_ms, second.best_lap_number, second.fastest_lap) == (90_100, 30, True)
    assert not any(car.fastest_lap for car in [first, third, *rest])


def test_a_timed_race_ends_with_the_lap_on_which_the_time_is_up():
    winner = run()[0]
    assert 3_600_000 <= winner.total_time_ms < 3_600_000 + 2 * winner.best_lap_ms


def test_who_stops_has_neither_place_nor_time():
    last = run(script=Script(out={"4": (7, "retired", "gearbox")}))[-1]
    assert (last.number, last.laps, last.position, last.total_time_ms) == ("4", 7, None, None)
    assert (last.note, last.running) == ("gearbox", False)


def test_two_cars_with_one_time_share_a_place():
    first, second, third = run(script=Script(gaps={"5": 0, "8": 0, "2": 940}))[:3]
    assert (first.position, second.position, third.position) == (1, 1, 3)
    assert second.gap_ms == 0


def test_seconds_that_the_stewards_add_move_a_car_back():
    script = Script(gaps={"5": 0, "8": 600, "2": 900}, added={"8": (5_000, "track limits")})
    assert [car.number for car in run(script=script)[:2]] == ["5", "2"]


def test_qualifying_sends_the_fastest_on():
    sheet = qualifying(FIELD, seed=1, lap_ms=90_000, through=10, front=["7", "9"])
    assert [car.number for car in sheet[:2]] == ["7", "9"]
    assert [car.position for car in sheet] == list(range(1, 25))
    assert all(dict(car.segments)["Q2"] for car in sheet[:10])
    assert not any(dict(car.segments)["Q2"] for car in sheet[10:])
    times = [car.best_lap_ms for car in sheet[:10]]
    assert times == sorted(times)
