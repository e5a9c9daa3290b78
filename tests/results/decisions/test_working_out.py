"""Each kind of decision on small tables that a reader of the regulations could check."""

from dataclasses import replace

import pytest

from results.decisions.applying import work_out
from results.decisions.values import Car, Decision
from tests.results.decisions.fields import (
    codes,
    disqualified,
    field,
    laps,
    numbers,
    places,
    shown,
    time,
)

pytestmark = pytest.mark.pure

HOUR = 3_600_000
FIVE = [HOUR, HOUR + 2000, HOUR + 5000, HOUR + 9000, HOUR + 20_000]


def by_number(outcome, number):
    return next(car for car in outcome.cars if car.number == number)


class TestATimePenalty:
    def test_it_moves_the_car_behind_those_that_were_closer_than_the_penalty(self):
        outcome = work_out(field(FIVE), [time(2, 5)])
        assert numbers(outcome.cars) == ["1", "3", "2", "4", "5"]
        two = by_number(outcome, "2")
        assert (two.total_time_ms, two.gap_ms, two.interval_ms) == (HOUR + 7000, 7000, 2000)

    def test_intervals_are_those_to_the_new_car_ahead(self):
        outcome = work_out(field(FIVE), [time(2, 5)])
        assert [by_number(outcome, n).interval_ms for n in "1345"] == [None, 5000, 2000, 11_000]

    def test_the_winner_who_falls_gets_a_gap_and_the_others_a_new_one(self):
        outcome = work_out(field(FIVE), [time(1, 10)])
        assert shown(outcome.cars) == [("2", 1), ("3", 2), ("4", 3), ("1", 4), ("5", 5)]
        assert [car.gap_ms for car in outcome.cars] == [None, 3000, 7000, 8000, 18_000]
        assert [car.interval_ms for car in outcome.cars] == [None, 3000, 4000, 1000, 10_000]
        assert by_number(outcome, "1").total_time_ms == HOUR + 10_000

    def test_a_winner_who_keeps_the_lead_brings_the_gaps_closer(self):
        outcome = work_out(field(FIVE), [time(1, 1)])
        assert [car.gap_ms for car in outcome.cars] == [None, 1000, 4000, 8000, 19_000]

    def test_it_never_moves_a_car_behind_one_with_fewer_laps(self):
        cars = field([HOUR, HOUR + 2000, HOUR + 500], laps=[20, 20, 19])
        outcome = work_out(cars, [time(2, 600)])
        assert numbers(outcome.cars) == ["1", "2", "3"]
        assert outcome.cars[1].gap_ms == 602_000

    def test_cars_a_lap_down_pass_each_other_by_their_intervals(self):
        cars = field([HOUR, HOUR + 500, HOUR + 900, HOUR + 4000], laps=[20, 19, 19, 19], totals=False)
        outcome = work_out(cars, [time(2, 3)])
        assert numbers(outcome.cars) == ["1", "3", "2", "4"]
        assert [car.gap_laps for car in outcome.cars] == [None, 1, 1, 1]
        assert [car.interval_ms for car in outcome.cars] == [None, None, 2600, 500]
        assert [car.interval_laps for car in outcome.cars] == [None, 1, None, None]

    def test_gaps_alone_are_enough_on_the_lead_lap(self):
        outcome = work_out(field(FIVE, totals=False, intervals=False), [time(2, 5)])
        assert numbers(outcome.cars) == ["1", "3", "2", "4", "5"]
        assert [car.total_time_ms for car in outcome.cars] == [HOUR, None, None, None, None]
        assert {car.interval_ms for car in outcome.cars} == {None}

    def test_the_new_winner_shows_the_time_that_his_gap_told(self):
        outcome = work_out(field(FIVE, totals=False), [time(1, 3)])
        assert (outcome.cars[0].number, outcome.cars[0].total_time_ms) == ("2", HOUR + 2000)
        assert outcome.cars[1].gap_ms == 1000

    def test_without_times_it_is_said_and_nothing_moves(self):
        cars = field(FIVE, totals=False, gaps=False, intervals=False)
        outcome = work_out(cars, [time(2, 5)])
        assert outcome.cars == tuple(cars)
        assert codes(outcome) == ["no_times"]
        assert outcome.failed == {1}

    def test_one_that_cannot_be_worked_out_does_not_hold_up_the_others(self):
        cars = field([*FIVE, HOUR, HOUR + 1], laps=[20] * 5 + [19] * 2, totals=False, intervals=False)
        outcome = work_out(cars, [time(6, 5, key=1), time(2, 5, key=2)])
        assert outcome.failed == {1}
        assert numbers(outcome.cars) == ["1", "3", "2", "4", "5", "6", "7"]

    def test_two_that_end_on_the_same_time_share_the_place_and_it_is_said(self):
        outcome = work_out(field(FIVE), [time(2, 3)])
        assert shown(outcome.cars) == [("1", 1), ("3", 2), ("2", 2), ("4", 4), ("5", 5)]
        assert codes(outcome) == ["tie"]

    def test_a_dead_heat_is_parted_by_it(self):
        outcome = work_out(field([HOUR, HOUR, HOUR + 9000]), [time(1, 1)])
        assert shown(outcome.cars) == [("2", 1), ("1", 2), ("3", 3)]

    def test_a_retired_car_is_left_alone(self):
        cars = [*field(FIVE), Car(6, "6", status="retired", laps=4)]
        outcome = work_out(cars, [time(6, 5)])
        assert outcome.cars == tuple(cars)
        assert (codes(outcome), outcome.failed) == (["not_classified"], set())

    def test_of_a_partial_result_it_is_worked_out_as_far_as_the_neighbours_are_known(self):
        cars = field(FIVE)
        behind_one = work_out(cars, [time(2, 5)], is_complete=False)
        assert numbers(behind_one.cars) == ["1", "3", "2", "4", "5"]
        out_of_the_list = work_out(cars, [time(4, 60)], is_complete=False)
        assert (codes(out_of_the_list), out_of_the_list.cars) == (["unknown_behind"], tuple(cars))

    def test_it_is_for_races(self):
        assert codes(work_out(field(FIVE), [time(2, 5)], is_race=False)) == ["race_only"]


class TestLapsTakenAway:
    def test_the_car_stands_among_those_with_as_many_laps_by_its_time(self):
        cars = field([HOUR, HOUR + 2000, HOUR + 1000, HOUR + 3000], laps=[20, 20, 19, 19])
        outcome = work_out(cars, [laps(1, 1)])
        assert numbers(outcome.cars) == ["2", "1", "3", "4"]
        one = by_number(outcome, "1")
        assert (one.laps, one.gap_ms, one.gap_laps, one.interval_laps) == (19, None, 1, 1)
        assert by_number(outcome, "3").gap_laps == 1

    def test_without_laps_on_the_sheet_it_is_said(self):
        cars = [replace(car, laps=None) for car in field(FIVE)]
        assert codes(work_out(cars, [laps(1, 1)])) == ["no_laps"]

    def test_more_laps_than_it_drove_is_said(self):
        assert codes(work_out(field(FIVE), [laps(1, 21)])) == ["too_many_laps"]


class TestPlacesLost:
    def test_the_car_drops_by_as_many_and_keeps_its_time(self):
        outcome = work_out(field(FIVE), [places(1, 2)])
        assert shown(outcome.cars) == [("2", 1), ("3", 2), ("1", 3), ("4", 4), ("5", 5)]
        assert by_number(outcome, "1").total_time_ms == HOUR

    def test_a_car_faster_than_the_one_ahead_has_no_gap_to_it(self):
        outcome = work_out(field(FIVE), [places(1, 2)])
        one = by_number(outcome, "1")
        assert (one.gap_ms, one.interval_ms) == (None, None)
        assert [by_number(outcome, n).gap_ms for n in "2345"] == [None, 3000, 7000, 18_000]

    def test_several_are_lost_one_paper_after_the_other(self):
        first = work_out(field(FIVE), [places(1, 2, 1), places(2, 1, 2)])
        other = work_out(field(FIVE), [places(2, 1, 2), places(1, 2, 1)])
        assert numbers(first.cars) == ["3", "2", "1", "4", "5"]
        assert numbers(other.cars) == ["3", "2", "1", "4", "5"]

    def test_who_is_too_far_behind_to_lose_them_all_becomes_last(self):
        outcome = work_out(field(FIVE), [places(4, 5)])
        assert numbers(outcome.cars) == ["1", "2", "3", "5", "4"]
        assert codes(outcome) == ["no_more_places"]

    def test_of_a_partial_result_they_are_not_lost_into_the_unknown(self):
        assert codes(work_out(field(FIVE), [places(4, 2)], is_complete=False)) == ["unknown_behind"]


class TestADisqualification:
    def test_the_car_has_no_place_and_no_gap_but_keeps_its_laps(self):
        outcome = work_out(field(FIVE), [disqualified(4)])
        four = outcome.cars[-1]
        assert (four.number, four.status, four.position, four.gap_ms, four.interval_ms, four.laps) == (
            "4", "disqualified", None, None, None, 20,
        )  # fmt: skip

    def test_those_behind_move_up_and_the_next_has_a_new_interval(self):
        outcome = work_out(field(FIVE), [disqualified(4)])
        assert shown(outcome.cars) == [("1", 1), ("2", 2), ("3", 3), ("5", 4), ("4", None)]
        assert by_number(outcome, "5").interval_ms == 15_000

    def test_the_winner_out_makes_every_gap_anew(self):
        cars = field([*FIVE, HOUR + 100], laps=[20] * 5 + [19])
        outcome = work_out(cars, [disqualified(1)])
        assert [car.gap_ms for car in outcome.cars] == [None, 3000, 7000, 18_000, None, None]
        assert [car.gap_laps for car in outcome.cars] == [None] * 4 + [1, None]

    def test_the_only_car_on_the_lead_lap_out_leaves_a_lapped_winner(self):
        cars = field([HOUR, HOUR + 10, HOUR + 700, HOUR + 90], laps=[20, 19, 19, 18])
        outcome = work_out(cars, [disqualified(1)])
        assert [(car.gap_ms, car.gap_laps) for car in outcome.cars[:3]] == [
            (None, None), (690, None), (None, 1),
        ]  # fmt: skip

    def test_gaps_that_nobody_can_know_are_left_empty_and_said(self):
        cars = field([HOUR, HOUR + 10, HOUR + 700], laps=[20, 19, 19], totals=False, intervals=False)
        outcome = work_out(cars, [disqualified(1)])
        assert [(car.gap_ms, car.gap_laps) for car in outcome.cars[:2]] == [(None, None), (None, None)]
        assert codes(outcome) == ["gaps_unknown"]

    def test_places_in_every_class_close_up(self):
        classes = {1: ["Pro"], 2: ["Am", "Bronze"], 3: ["Pro"], 4: ["Am"], 5: ["Am", "Bronze"]}
        outcome = work_out(field(FIVE, classes=classes), [disqualified(2)])
        assert {car.number: car.classes for car in outcome.cars} == {
            "1": (("Pro", 1),),
            "2": (("Am", None), ("Bronze", None)),
            "3": (("Pro", 2),),
            "4": (("Am", 1),),
            "5": (("Am", 2), ("Bronze", 1)),
        }

    def test_a_retired_car_that_the_sheet_numbers_in_class_closes_up_too(self):
        cars = field(FIVE[:3], classes={1: ["Pro"], 2: ["Pro"], 3: ["Am"]})
        cars.append(Car(9, "9", "retired", laps=3, classes=(("Pro", 3),)))
        outcome = work_out(cars, [disqualified(1)])
        assert {car.number: car.classes for car in outcome.cars} == {
            "2": (("Pro", 1),), "3": (("Am", 1),), "9": (("Pro", 2),), "1": (("Pro", None),),
        }  # fmt: skip
        assert codes(outcome) == []

    def test_a_sheet_by_class_alone_loses_the_gaps_that_were_counted_from_who_is_out(self):
        """Its cars have places in their class and none overall; its gaps are those within the class."""
        cars = [
            replace(car, position=None)
            for car in field(FIVE, classes={1: ["Pro"], 2: ["Pro"], 3: ["Pro"], 4: ["Am"], 5: ["Am"]})
        ]
        first = work_out(cars, [disqualified(1)], is_complete=False)
        found = {car.number: (car.gap_ms, car.interval_ms, car.classes[0][1]) for car in first.cars}
        assert found["1"] == (None, None, None)
        assert found["2"] == (None, None, 1)
        assert found["3"][0] is None
        assert found["3"][1:] == (cars[2].interval_ms, 2)
        assert found["5"] == (cars[4].gap_ms, cars[4].interval_ms, 2)
        assert "gaps_unknown" in codes(first)
        second = work_out(cars, [disqualified(2)], is_complete=False)
        third = next(car for car in second.cars if car.number == "3")
        assert (third.gap_ms, third.interval_ms) == (cars[2].gap_ms, None)

    def test_who_shared_the_place_has_it_alone(self):
        outcome = work_out(field([HOUR, HOUR, HOUR + 9]), [disqualified(1)])
        assert shown(outcome.cars) == [("2", 1), ("3", 2), ("1", None)]

    def test_two_that_share_the_lead_move_up_together(self):
        outcome = work_out(field([HOUR, HOUR + 5, HOUR + 5, HOUR + 9]), [disqualified(1)])
        assert shown(outcome.cars) == [("2", 1), ("3", 1), ("4", 3), ("1", None)]

    def test_it_stands_behind_the_retired_and_before_who_did_not_start(self):
        cars = [
            *field(FIVE[:2]),
            Car(3, "3", status="retired", laps=9),
            Car(4, "4", status="did_not_start"),
        ]
        outcome = work_out(cars, [disqualified(1)])
        assert [car.number for car in outcome.cars] == ["2", "3", "1", "4"]

    def test_a_retired_car_can_be_disqualified(self):
        cars = [*field(FIVE[:2]), Car(3, "3", status="retired", laps=9), Car(4, "4", status="retired")]
        outcome = work_out(cars, [disqualified(3)])
        assert [(car.number, car.status) for car in outcome.cars[2:]] == [
            ("4", "retired"), ("3", "disqualified"),
        ]  # fmt: skip

    def test_of_a_partial_result_the_known_places_close_up_and_the_hole_stays(self):
        cars = [replace(car, position=place) for car, place in zip(field(FIVE), [1, 2, 3, 7, 8], strict=True)]
        outcome = work_out(cars, [disqualified(2)], is_complete=False)
        assert shown(outcome.cars) == [("1", 1), ("3", 2), ("4", 6), ("5", 7), ("2", None)]

    def test_a_place_in_class_alone_closes_up_too(self):
        cars = [
            *field(FIVE[:2]),
            Car(3, "30", classes=(("Am", 1),)),
            Car(4, "31", classes=(("Am", 2),)),
        ]
        outcome = work_out(cars, [disqualified(3)], is_complete=False)
        assert by_number(outcome, "31").classes == (("Am", 1),)
        assert shown(outcome.cars)[:2] == [("1", 1), ("2", 2)]

    def test_it_tells_whose_fastest_lap_goes_with_it(self):
        cars = field(FIVE)
        cars[0] = replace(cars[0], fastest_lap=True)
        assert codes(work_out(cars, [disqualified(1)])) == ["held_fastest"]


class TestABestLapDeleted:
    def qualifying(self):
        return [
            Car(place, str(place), position=place, best_lap_ms=90_000 + 100 * place, best_lap_number=4,
                gap_ms=100 * (place - 1) or None)
            for place in (1, 2, 3)
        ]  # fmt: skip

    def test_the_lap_that_counts_instead_gives_the_new_place(self):
        decision = Decision(1, "best_lap", 1, best_lap_ms=90_250)
        outcome = work_out(self.qualifying(), [decision], is_race=False)
        assert shown(outcome.cars) == [("2", 1), ("1", 2), ("3", 3)]
        assert [(car.best_lap_ms, car.gap_ms) for car in outcome.cars] == [
            (90_200, None), (90_250, 50), (90_300, 100),
        ]  # fmt: skip

    def test_without_another_the_car_has_no_time_and_stands_last(self):
        outcome = work_out(self.qualifying(), [Decision(1, "best_lap", 1)], is_race=False)
        assert shown(outcome.cars) == [("2", 1), ("3", 2), ("1", 3)]
        assert (outcome.cars[-1].best_lap_ms, outcome.cars[-1].gap_ms) == (None, None)
        assert codes(outcome) == ["untimed", "gaps_unknown"]

    def test_where_the_session_has_segments_the_sheet_decides(self):
        cars = [replace(car, has_segments=True) for car in self.qualifying()]
        outcome = work_out(cars, [Decision(1, "best_lap", 1)], is_race=False)
        assert (codes(outcome), outcome.cars) == (["segments"], tuple(cars))

    def test_in_a_race_it_moves_nobody(self):
        cars = field(FIVE)
        cars[1] = replace(cars[1], best_lap_ms=80_000, best_lap_number=3, fastest_lap=True)
        outcome = work_out(cars, [Decision(1, "best_lap", 2)])
        assert numbers(outcome.cars) == list("12345")
        assert (outcome.cars[1].best_lap_ms, outcome.cars[1].fastest_lap) == (None, False)


def test_time_laps_and_a_disqualification_together():
    cars = field([*FIVE, HOUR + 5], laps=[20] * 5 + [19])
    outcome = work_out(cars, [disqualified(1, 1), time(2, 5, 2), laps(3, 1, 3)])
    assert shown(outcome.cars) == [("2", 1), ("4", 2), ("5", 3), ("6", 4), ("3", 5), ("1", None)]
    assert [(car.gap_ms, car.gap_laps) for car in outcome.cars[:5]] == [
        (None, None), (2000, None), (13_000, None), (None, 1), (None, 1),
    ]  # fmt: skip


class TestTakenOutOfTheSheet:
    """What the sheet contains, and is in force no longer."""

    def test_a_lap_is_given_back(self):
        cars = field([HOUR, HOUR + 2000, HOUR + 5000], laps=[20, 20, 19])
        outcome = work_out(cars, [laps(3, 1, is_undone=True)])
        assert shown(outcome.cars) == [("1", 1), ("2", 2), ("3", 3)]
        assert (outcome.cars[2].laps, outcome.cars[2].gap_ms, outcome.cars[2].gap_laps) == (20, 5000, None)

    def test_places_are_given_back_as_they_were_on_the_road(self):
        road = field(FIVE)
        sheet = work_out(road, [places(2, 2)]).cars
        again = places(2, 2, is_undone=True, road=road[1], ahead=(1,))
        assert numbers(work_out(sheet, [again]).cars) == list("12345")

    def test_a_lap_time_is_given_back(self):
        road = TestABestLapDeleted().qualifying()
        sheet = work_out(road, [Decision(1, "best_lap", 1, best_lap_ms=90_250)], is_race=False).cars
        again = Decision(1, "best_lap", 1, best_lap_ms=90_250, is_undone=True, road=road[0])
        back = work_out(sheet, [again], is_race=False).cars
        assert back == tuple(road)

    @pytest.mark.parametrize("kind", ["disqualification", "places"])
    def test_without_an_earlier_sheet_it_is_said(self, kind):
        cars = field(FIVE)
        cars[4] = replace(cars[4], status="disqualified", position=None)
        car = 5 if kind == "disqualification" else 2
        outcome = work_out(cars, [Decision(1, kind, car, 2, is_undone=True)])
        assert (codes(outcome), outcome.cars) == (["road_unknown"], tuple(cars))
        assert outcome.failed == {1}

    def test_a_deleted_lap_that_nobody_knows_is_said(self):
        cars = TestABestLapDeleted().qualifying()
        outcome = work_out(cars, [Decision(1, "best_lap", 2, is_undone=True)], is_race=False)
        assert (codes(outcome), outcome.cars) == (["road_unknown"], tuple(cars))
