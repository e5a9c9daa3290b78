"""A decision that a newer sheet contains is reversed, while others on that sheet stay."""

from dataclasses import replace

import pytest

from results.decisions.confirming import keep
from results.decisions.proposing import propose
from results.publishing import Line, LineDrive, lines_of, publish
from tests.results.decisions.steps import apply, decide, order

pytestmark = pytest.mark.django_db


def printed(session, *penalties):
    """The organiser's next sheet has them, and another time of car 5: it is a sheet of its own."""
    lines = propose(session).lines
    [five] = [line for line in lines if line.number == "5"]
    later = replace(five, total_time_ms=five.total_time_ms + 100, gap_ms=five.gap_ms + 100)
    publish(session, [later if line is five else line for line in lines], status="official")
    keep(session, {}, [penalty.pk for penalty in penalties], by=None)


def reverse(session, penalty):
    said = list(session.classifications.current().get().root.prints.values_list("penalty", flat=True))
    return apply(session, {penalty.pk: "reversed"}, printed=said)


def test_places_are_not_given_back_behind_a_car_that_has_been_put_back_since(race):
    """Car 2 was ahead on the road and lost a lap: car 3, which lost places, is not put behind it."""
    lap, places = decide(race, 2, "laps", laps=1), decide(race, 3, "places", places=2)
    printed(race, lap, places)
    assert [number for number, _place in order(race.classifications.current().get())] == list("14532")
    assert [number for number, _place in order(reverse(race, places))] == list("13452")


def test_places_are_lost_anew_where_another_decision_comes_out(race):
    """Car 2 is back ahead of car 3: car 1 loses its two places to these."""
    time, places = decide(race, 2, "time", seconds=5), decide(race, 1, "places", places=2)
    printed(race, time, places)
    assert [number for number, _place in order(race.classifications.current().get())] == list("34125")
    back = reverse(race, time)
    assert [number for number, _place in order(back)] == list("23145")
    assert back.rows.get(number="1").interval_ms is None


def test_the_interval_is_told_again_with_the_place(race):
    places = decide(race, 3, "places", places=1)
    printed(race, places)
    assert race.classifications.current().get().rows.get(number="3").interval_ms is None
    assert reverse(race, places).rows.get(number="3").interval_ms == 2000


def test_a_car_that_is_not_disqualified_any_more_stands_ahead_of_who_lost_time(race):
    time, out = decide(race, 1, "time", seconds=60), decide(race, 3)
    printed(race, time, out)
    assert order(reverse(race, out)) == [("2", 1), ("3", 2), ("4", 3), ("5", 4), ("1", 5)]


def test_it_keeps_the_time_that_it_lost_by_another_decision(race):
    time, out = decide(race, 3, "time", seconds=3), decide(race, 3)
    lines = lines_of(race.classifications.get())
    moved = [replace(lines[2], total_time_ms=lines[2].total_time_ms + 3000)]
    publish(race, propose(race).lines, status="provisional")
    keep(race, {}, [time.pk, out.pk], by=None)
    printed(race, time, out)
    back = reverse(race, out)
    assert order(back) == [("1", 1), ("2", 2), ("4", 3), ("3", 4), ("5", 5)]
    assert back.rows.get(number="3").total_time_ms == moved[0].total_time_ms


def test_who_shared_a_place_shares_it_again(make):
    session = make.session()
    lines = [
        Line(
            order,
            position=place,
            number=str(order),
            laps=20,
            total_time_ms=3_600_000 + 1000 * place,
            gap_ms=1000 * (place - 1) or None,
            drives=(LineDrive(name=f"Driver {order}"),),
            entry=make.entry(session.event, str(order)),
        )
        for order, place in enumerate((1, 2, 2, 4, 5), 1)
    ]
    make.classification(session, lines, status="provisional")
    out = decide(session, 2)
    printed(session, out)
    assert sorted(order(reverse(session, out))) == [("1", 1), ("2", 2), ("3", 2), ("4", 4), ("5", 5)]


def test_where_the_new_sheet_has_others_in_another_order_the_page_says_so(race):
    out = decide(race, 3)
    lines = propose(race).lines
    two, four = lines[1], lines[2]
    lines[1:3] = [
        replace(four, order=2, position=2, total_time_ms=two.total_time_ms - 500, gap_ms=1500),
        replace(two, order=3, position=3),
    ]
    publish(race, lines, status="official")
    keep(race, {}, [out.pk], by=None)
    race.penalties.update(state="reversed")
    [said] = propose(race).decisions
    assert said.remarks == [
        "Not all cars stand to No. 3 as they did before the decision: it is put back where most do. "
        "Check its place."
    ]


@pytest.mark.parametrize(
    "put_right",
    [{"best_lap_ms": 80_000}, {"car_name": "Corvin 620"}, {"interval_ms": 2001}, {"note": "guest"}],
)
def test_what_the_new_sheet_put_right_stays(race, put_right):
    """It is more than the sheet before with the decision applied, even where nobody moved."""
    out = decide(race, 1)
    lines = propose(race).lines
    publish(race, [*lines[:3], replace(lines[3], **put_right), *lines[4:]], status="official")
    keep(race, {}, [out.pk], by=None)
    back = reverse(race, out)
    assert [number for number, _place in order(back)] == list("12345")
    [name] = put_right
    assert getattr(back.rows.get(number="5"), name) == put_right[name]
