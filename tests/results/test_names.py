"""Printed names and whom they mean."""

import pytest

from results import roll
from results.likeness import STRONG
from results.name_words import split_name
from results.names import Circle, Register, State
from tests.results.names_asked import TABLES, case

pytestmark = pytest.mark.pure


def person(pk, name, *aliases, circle=Circle.EVENT, numbers=()):
    return roll.person(pk, *split_name(name), aliases=aliases), (circle, frozenset(numbers))


def thing(pk, name, circle=Circle.EVENT, numbers=()):
    return roll.thing(pk, name), (circle, frozenset(numbers))


def register(kind, *seen):
    return Register(kind, roll.Roll([named for named, _ in seen]), {named.pk: near for named, near in seen})


def drivers(*people):
    return register("driver", *people)


LINES = [
    (kind, line) for kind, table in TABLES.items() for line in table.strip().splitlines() if line[0] != "#"
]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_a_name_is_taken_for_what_it_is_and_else_asked_about(kind, line):
    names, asked, verdict = case(kind, line)
    match = names.match(*asked)
    first = names.candidates[0]
    right = {
        "is": match.candidate is first,
        "only": match.candidate is first and match.state is State.PROPOSED,
        "ask": match.candidate is None and first in [guess.candidate for guess in match.guesses],
        "not": match.candidate is not first,
    }
    assert right[verdict], (match.state, [(guess.candidate.label, guess.score) for guess in match.guesses])
    assert match.state is not State.PROPOSED or match.guesses[0].score >= STRONG


CAST = drivers(
    person(1, "Bartosz Wiśniewski", numbers=["64"]),
    person(2, "Élodie O’Farrelly", numbers=["14"]),
    person(3, "Guanyu Bao", numbers=["24"]),
    person(4, "Paul-Henri d'Estrées", circle=Circle.SEASON),
    person(5, "Maja Lindqvist-Varga", "Maya Lindqvist", circle=Circle.SERIES),
    person(6, "Sébastien Ashdown", circle=Circle.EVENT),
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Bartosz Wiśniewski", 1),
        ("Bartosz WISNIEWSKI", 1),
        ("WISNIEWSKI Bartosz", 1),
        ("B. Wisniewski", 1),
        ("WISNIEWSKI B.", 1),
        ("Elodie O'Farrelly", 2),
        ("BAO Guanyu", 3),
        ("Guanyu Bao (J)", 3),
        ("P.-H. d'Estrees", 4),
        ("Maya LINDQVIST", 5),
        ("Sebastien Ashdown(R)", 6),
    ],
)
def test_a_name_is_known_whatever_its_accents_order_capitals_and_brackets(printed, meant):
    match = CAST.match(printed)
    assert (match.state, match.candidate.pk) == (State.KNOWN, meant)


def test_a_likeness_is_proposed_and_not_taken_as_known():
    match = CAST.match("Bartosz Wisnievski")
    assert (match.state, match.candidate.pk) == (State.PROPOSED, 1)


def test_a_weak_likeness_is_offered_and_nobody_is_preferred():
    match = drivers(person(1, "Tom Harrow"), person(2, "Tim Harrow")).match("Tem Harrow")
    assert match.state is State.CHOOSE
    assert match.candidate is None
    assert {guess.candidate.pk for guess in match.guesses} == {1, 2}


def test_a_name_that_resembles_nobody_is_new():
    assert CAST.match("Ilona Kovács").state is State.NEW


def test_brothers_with_one_initial_are_a_choice():
    match = drivers(person(1, "Tom Harrow"), person(2, "Tim Harrow")).match("T. Harrow")
    assert (match.state, len(match.guesses)) == (State.CHOOSE, 2)


def test_the_car_number_tells_brothers_apart():
    both = drivers(person(1, "Tom Harrow", numbers=["7"]), person(2, "Tim Harrow", numbers=["8"]))
    assert both.match("T. Harrow", "8").candidate.pk == 2


def test_an_initial_outside_the_season_must_be_confirmed():
    match = drivers(person(1, "Tom Harrow", circle=Circle.ALL)).match("T. Harrow")
    assert match.state is State.PROPOSED


def test_the_nearest_namesake_is_meant():
    both = drivers(person(1, "Tom Harrow", circle=Circle.ALL), person(2, "Tom Harrow", circle=Circle.EVENT))
    assert both.match("Tom Harrow").candidate.pk == 2


def test_two_namesakes_of_one_circle_are_a_choice():
    both = drivers(person(1, "Tom Harrow"), person(2, "Tom Harrow"))
    assert both.match("Tom Harrow").state is State.CHOOSE


def test_a_misspelt_team_of_this_event_is_proposed_before_one_from_elsewhere():
    teams = register(
        "team", thing(1, "Harrow Moor Racing", numbers=["14"]), thing(2, "Howard Moor Racing", Circle.ALL)
    )
    match = teams.match("Harow Moor Rcig", "14")
    assert (match.state, match.candidate.pk) == (State.PROPOSED, 1)
    assert [guess.candidate.pk for guess in match.guesses] == [1, 2]


def test_teams_that_share_only_a_common_word_are_not_alike():
    teams = register("team", thing(1, "Nordlicht Motorsport", numbers=["77"]))
    assert teams.match("Wright Motorsports", "77").state is State.NEW


def test_a_full_name_may_be_the_initial_that_an_earlier_sheet_gave():
    match = drivers(person(1, "F. Anders", circle=Circle.ALL)).match("Felix Anders")
    assert (match.state, match.candidate.pk) == (State.PROPOSED, 1)
    assert drivers(person(1, "Fred Anders")).match("Felix Anders").state is not State.PROPOSED


def test_a_car_with_another_digit_is_another_car():
    cars = register("car", thing(1, "Corvin 620 GT3"))
    assert cars.match("Corvin 625 GT3").state is State.NEW
    assert cars.match("CORVIN 620 GT3").state is State.KNOWN


@pytest.mark.parametrize(
    ("printed", "given", "family"),
    [
        ("Felix Anders", "Felix", "Anders"),
        ("BAO Guanyu", "Guanyu", "Bao"),
        ("Mathieu VAN DER LINDEN", "Mathieu", "Van Der Linden"),
        ("Tom van der Linden", "Tom", "van der Linden"),
        ("WISNIEWSKI B.", "B.", "Wisniewski"),
        ("Giles HALLSTRÖM-VARGA (J)", "Giles", "Hallström-Varga"),
        ("JEAN DUPRAT", "Jean", "Duprat"),
        ("Robert Hart Jr.", "Robert", "Hart Jr."),
        ("Robert HART III", "Robert", "Hart III"),
        ("Novák, Anna", "Anna", "Novák"),
        ("NOVÁK, Anna", "Anna", "Novák"),
        ("Anna Novák *", "Anna", "Novák"),
        ("F.Anders", "F.", "Anders"),
        ("Madonna", "", "Madonna"),
    ],
)
def test_a_new_name_is_split_as_we_would_write_it(printed, given, family):
    assert split_name(printed) == (given, family)


def test_the_index_is_made_once_for_as_long_as_the_records_are_the_same():
    rows = ((1, "Tom", "Harrow", "GBR", ("T. Harrow",)), (2, "Ilona", "Kovács", "HUN", ()))
    once = roll.roll_of(roll.person, rows)
    assert roll.roll_of(roll.person, tuple(list(rows))) is once
    assert roll.roll_of(roll.person, ((1, "Tom", "Harrow", "GBR", ()), rows[1])) is not once
