"""Printed names and whom they mean."""

import pytest

from results.names import Candidate, Circle, Register, State, key_of, person_words, split_name, words

pytestmark = pytest.mark.pure


def person(pk, name, *aliases, circle=Circle.EVENT, numbers=()):
    given, _, family = name.rpartition(" ")
    return Candidate(
        pk=pk,
        label=name,
        keys=frozenset(key_of(person_words(each)) for each in (name, *aliases)),
        family=frozenset(person_words(family)),
        initial=given[:1].casefold(),
        circle=circle,
        numbers=frozenset(numbers),
    )


def thing(pk, name, circle=Circle.EVENT, numbers=()):
    return Candidate(pk, name, frozenset({key_of(words(name))}), circle=circle, numbers=frozenset(numbers))


def drivers(*people):
    return Register("driver", list(people), split=person_words)


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
    register = drivers(person(1, "Tom Harrow", numbers=["7"]), person(2, "Tim Harrow", numbers=["8"]))
    assert register.match("T. Harrow", "8").candidate.pk == 2


def test_an_initial_outside_the_season_must_be_confirmed():
    match = drivers(person(1, "Tom Harrow", circle=Circle.ALL)).match("T. Harrow")
    assert match.state is State.PROPOSED


def test_the_nearest_namesake_is_meant():
    register = drivers(
        person(1, "Tom Harrow", circle=Circle.ALL), person(2, "Tom Harrow", circle=Circle.EVENT)
    )
    assert register.match("Tom Harrow").candidate.pk == 2


def test_two_namesakes_of_one_circle_are_a_choice():
    register = drivers(person(1, "Tom Harrow"), person(2, "Tom Harrow"))
    assert register.match("Tom Harrow").state is State.CHOOSE


def test_a_misspelt_team_of_this_event_is_proposed_before_one_from_elsewhere():
    teams = Register(
        "team",
        [thing(1, "Harrow Moor Racing", numbers=["14"]), thing(2, "Howard Moor Racing", Circle.ALL)],
    )
    match = teams.match("Harow Moor Rcig", "14")
    assert (match.state, match.candidate.pk) == (State.PROPOSED, 1)
    assert [guess.candidate.pk for guess in match.guesses] == [1, 2]


def test_teams_that_share_only_a_common_word_are_not_alike():
    teams = Register("team", [thing(1, "Nordlicht Motorsport", numbers=["77"])])
    assert teams.match("Wright Motorsports", "77").state is State.NEW


def test_a_full_name_may_be_the_initial_that_an_earlier_sheet_gave():
    short = Candidate(1, "F. Anders", frozenset({"anders f"}), frozenset({"anders"}), "f", is_short=True)
    match = drivers(short).match("Felix Anders")
    assert (match.state, match.candidate.pk) == (State.PROPOSED, 1)
    assert drivers(person(1, "Fred Anders")).match("Felix Anders").state is not State.PROPOSED


def test_a_car_with_another_digit_is_another_car():
    cars = Register("car", [thing(1, "Corvin 620 GT3")])
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
        ("Madonna", "", "Madonna"),
    ],
)
def test_a_new_name_is_split_as_we_would_write_it(printed, given, family):
    assert split_name(printed) == (given, family)
