"""A question is answered by the row, and by nothing that the row does not say."""

import pytest

from newsroom.search import index, question
from newsroom.search.answers import answers
from tests.newsroom.search.conftest import line


@pytest.fixture
def ask(season):
    def ask(text):
        index.reindex()
        return answers(question.read(text))

    return ask


def said(found):
    return [(answer.big, answer.say) for answer in found]


def test_a_class_and_a_place_are_answered_by_the_winner_of_the_class(ask, season):
    [answer] = ask("Pro-Am Magny-Cours 2021")
    assert answer.big == "1"
    assert answer.say.startswith("Jérôme Boullery won in Pro-Am: Magny-Cours, Carrera Cup France, Race 1")
    assert answer.links[0] == ("The classification, version 1", answer.classification.get_absolute_url())
    assert ("Jérôme Boullery", season.boullery.get_absolute_url()) in answer.links


def test_who_won_pro_am_in_race_1(ask):
    [answer] = ask("who won Pro-Am in race 1 Magny-Cours")
    assert "Jérôme Boullery won in Pro-Am" in answer.say


def test_the_winner_is_told_with_the_distance_to_the_second(ask):
    [answer] = ask("vainqueur course 1 Magny-Cours 2021")
    assert answer.say.endswith("Race 1, 7 May 2021. No. 11 followed 1.759 seconds behind.")


def test_an_open_question_has_several_answers_the_most_recent_first(ask):
    assert [answer.session.date.isoformat() for answer in ask("who won Magny-Cours")] == [
        "2021-05-08",
        "2021-05-07",
        "2020-05-07",
    ]


def test_there_are_never_more_than_three_answers(ask, season, make):
    for number in range(3, 7):
        make.classification(make.session(season.events[2021], number=number), season.lines)
    assert len(ask("podium Magny-Cours 2021")) == 3


def test_a_driver_and_a_place_are_answered_by_his_rows(ask):
    assert said(ask("boullery magny-cours 2021")) == [
        (
            "3",
            "Jérôme Boullery finished 3rd, 1st in Pro-Am: Magny-Cours, Carrera Cup France, Race 1,"
            " 7 May 2021.",
        )
    ]


def test_a_driver_alone_asks_nothing(ask):
    assert ask("Boccolacci") == []


def test_the_pole_is_the_first_of_the_qualifying(ask):
    [answer] = ask("pole Magny-Cours 2021")
    assert answer.say.startswith("Dorian Boccolacci took the pole position")


def test_without_a_qualifying_the_grid_tells_who_starts_first(ask, season, make):
    make.classification(season.past, [line(1, season.boccolacci)], kind="grid")
    [answer] = ask("pole Magny-Cours 2020")
    assert answer.say.startswith("Dorian Boccolacci, first on the starting grid")


def test_the_fastest_lap_has_its_time(ask):
    [answer] = ask("meilleur tour course 1 Magny-Cours 2021")
    assert answer.say.startswith("Dorian Boccolacci drove the fastest lap, 1m39.482s")
    assert answer.big == "7"


def test_a_fastest_lap_that_is_not_known_is_not_guessed(ask):
    [answer] = ask("fastest lap race 2 Magny-Cours 2021")
    assert answer.big == "–"
    assert answer.say.startswith("The result that we have does not say that")


def test_a_row_that_names_no_driver_is_told_by_its_team(ask, season, make):
    make.classification(season.race_2, [line(1, number="98", entry=season.entry)])
    [answer] = ask("winner race 2 Magny-Cours 2021")
    assert answer.say.startswith("Ébène Compétition won: Magny-Cours")


# The events, the results in force, their rows, who drove, the places in the class; of rows without a driver
# the entries and their teams.
@pytest.mark.parametrize(("text", "questions"), [("who won Pro-Am", 5), ("winner", 4), ("podium", 4)])
def test_an_answer_costs_few_questions(season, django_assert_num_queries, text, questions):
    index.reindex()
    asked = question.read(f"{text} Magny-Cours")
    with django_assert_num_queries(questions):
        assert answers(asked)


def test_teams_cost_two_more_however_many_are_told(season, make, django_assert_num_queries):
    nobody = [line(place, number="98", entry=season.entry) for place in (1, 2, 3)]
    for race in (season.race_1, season.race_2):
        make.classification(race, nobody)
    index.reindex()
    asked = question.read("podium Magny-Cours 2021")
    with django_assert_num_queries(6):
        assert len(answers(asked)) == 2


def test_a_podium_names_three(ask):
    [answer] = ask("podium course 1 Magny-Cours 2021")
    assert answer.lines == (("1", "Dorian Boccolacci"), ("2", "Ilse Müller"), ("3", "Jérôme Boullery"))


def test_a_partial_result_that_lacks_the_winner_says_so(ask, season, make):
    lines = [line(1, season.muller, position=None), line(2, season.boullery, position=2)]
    make.classification(season.race_2, lines, is_complete=False)
    [answer] = ask("winner race 2 Magny-Cours 2021")
    assert answer.is_partial
    assert answer.say.startswith("The result that we have does not say that")


def test_a_provisional_result_is_no_victory(ask, season, make):
    make.classification(season.race_1, season.lines, status="provisional")
    [answer] = ask("winner race 1 Magny-Cours 2021")
    assert answer.paper == "provisional"
    assert "won" not in answer.say
    assert answer.say.startswith("Dorian Boccolacci, first in a classification that is not final")


def test_after_a_correction_the_revision_in_force_answers(ask, season, make):
    first, second, third = season.lines
    from dataclasses import replace

    lines = [
        replace(second, order=1, position=1, gap_ms=None),
        replace(third, order=2, position=2),
        replace(first, order=3, position=None, status="disqualified"),
    ]
    make.classification(season.race_1, lines)
    [answer] = ask("winner race 1 Magny-Cours 2021")
    assert answer.say.startswith("Ilse Müller won")
    assert (answer.paper, answer.classification.revision) == ("amended", 2)
    [driver] = ask("Boccolacci race 1 Magny-Cours 2021")
    assert driver.big == "DSQ"
    assert driver.say.startswith("Dorian Boccolacci, disqualified")


def test_a_session_to_come_has_no_result_yet(ask, season):
    [answer] = ask("who won Magny-Cours 2022")
    assert answer.say.startswith("No result yet: Magny-Cours")
    assert answer.links[0][1] == season.coming.get_absolute_url()


def test_a_class_that_is_to_run_has_no_result_yet(ask, season, make):
    for name in ("Pro-Am", "Pro"):
        [answer] = ask(f"who won {name} Magny-Cours 2022")
        assert answer.say.startswith("No result yet: Magny-Cours")
    season.coming.classes.add(season.classes[2022]["Pro"])
    assert ask("who won Pro-Am Magny-Cours 2022") == []
    assert len(ask("who won Pro Magny-Cours 2022")) == 1


def test_a_cancelled_event_says_so(ask, season):
    season.events[2022].is_cancelled = True
    season.events[2022].save()
    [answer] = ask("who won Magny-Cours 2022")
    assert answer.say.startswith("Cancelled: Magny-Cours")


@pytest.mark.parametrize(
    "text", ["#98 Carrera Cup", "n° 98 carrera", "car 98", "voiture 98 Carrera Cup 2021"]
)
def test_a_car_number_leads_to_its_driver_and_team(ask, season, text):
    [answer] = ask(text)
    assert answer.big == "98"
    assert answer.say.startswith("No. 98, Jérôme Boullery for Ébène Compétition")
    assert ("Jérôme Boullery", season.boullery.get_absolute_url()) in answer.links
    assert ("Ébène Compétition", season.team.get_absolute_url()) in answer.links


def test_a_number_that_only_a_sheet_names_is_answered_by_its_row(ask):
    [answer] = ask("#11 Carrera Cup")
    assert answer.say.startswith("Ilse Müller finished 2nd")


def test_a_team_and_a_place_are_answered_by_its_cars(ask):
    [answer] = ask("ebene competition magny-cours")
    assert answer.big == "3"


@pytest.mark.parametrize(
    "text", ["who won Pro-Am at Spa", "interview Boullery Magny-Cours", "Magny-Cours", "race 1", ""]
)
def test_what_is_no_question_or_not_understood_is_not_answered(ask, text):
    assert ask(text) == []
