"""What is understood of a question."""

import pytest

from newsroom.models import SearchName
from newsroom.search import index, question
from newsroom.search.question import Wanted
from results.models import Session

Of = SearchName.Of


@pytest.fixture
def read(season):
    index.reindex()
    return question.read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("who won at Magny-Cours", Wanted.WINNER),
        ("qui a gagné à Magny-Cours ?", Wanted.WINNER),
        ("vainqueur Magny Cours", Wanted.WINNER),
        ("pole position Magny-Cours", Wanted.POLE),
        ("Magny-Cours meilleur tour", Wanted.FASTEST_LAP),
        ("fastest lap Magny-Cours", Wanted.FASTEST_LAP),
        ("podium Magny-Cours", Wanted.PODIUM),
        ("résultats Magny-Cours", Wanted.RESULT),
        ("Magny-Cours", None),
    ],
)
def test_what_is_wanted_is_said_in_either_language(read, text, wanted):
    asked = read(text)
    assert asked.wanted == wanted
    assert asked.is_understood
    assert asked.places


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("race 1", Session.Kind.RACE, 1),
        ("course n° 2", Session.Kind.RACE, 2),
        ("2e course", Session.Kind.RACE, 2),
        ("1re course", Session.Kind.RACE, 1),
        ("first race", Session.Kind.RACE, 1),
        ("R2", Session.Kind.RACE, 2),
        ("qualifs", Session.Kind.QUALIFYING, None),
        ("essais libres 3", Session.Kind.PRACTICE, 3),
        ("free practice", Session.Kind.PRACTICE, None),
        ("magny-cours", "", None),
    ],
)
def test_a_session_is_a_kind_and_a_number(read, text, kind, number):
    asked = read(text)
    assert (asked.kind, asked.number, asked.car) == (kind, number, "")


@pytest.mark.parametrize(
    "text",
    ["#98 Carrera Cup", "n° 98 carrera cup", "car 98 Carrera Cup", "no. 98, Carrera Cup", "98 carrera cup"],
)
def test_a_car_number_is_no_session(read, season, text):
    asked = read(text)
    assert asked.car == "98"
    assert asked.ids(Of.SERIES) == [{season.series.pk}]
    assert asked.is_understood


@pytest.mark.parametrize(
    "text", ["98 magny-cours", "carrera cup 24 98", "carrera cup course 2", "carrera cup 2021"]
)
def test_a_bare_number_is_a_car_only_beside_a_series_and_alone(read, season, text):
    assert read(text).car == ""


def test_names_are_known_whole_and_in_part_without_accents(read, season):
    asked = read("boullery pro-am magny cours 2021")
    assert asked.ids(Of.DRIVER) == [{season.boullery.pk}]
    assert asked.ids(Of.CLASS) == [{classes["Pro-Am"].pk for classes in season.classes.values()}]
    assert asked.places[0][Of.CIRCUIT] == {season.circuit.pk}
    assert asked.years == {2021}
    assert asked.is_understood


@pytest.mark.parametrize("name", ["Müller", "Mueller", "muller"])
def test_a_name_with_dots_is_known_in_each_writing(read, season, name):
    assert read(f"{name} Magny-Cours").ids(Of.DRIVER) == [{season.muller.pk}]


def test_an_alias_is_a_name(read, season):
    season.circuit.aliases.create(name="Nevers")
    index.reindex()
    assert question.read("vainqueur Nevers").places[0][Of.CIRCUIT] == {season.circuit.pk}


def test_what_is_not_known_is_kept_beside(read):
    asked = read("who won Pro-Am at Spa")
    assert asked.unknown == ["spa"]
    assert not asked.is_understood
