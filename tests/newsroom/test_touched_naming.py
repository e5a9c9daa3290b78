"""The ways in which a text names a car that moved, and what it tells without a name."""

import pytest

from newsroom.touched.judging import Certainty, findings
from newsroom.touched.naming import team_writings, words_of_car, words_of_team
from newsroom.touched.result import Car, Change, Standing

pytestmark = pytest.mark.pure
LIKELY, POSSIBLE, NAMES = Certainty.LIKELY, Certainty.POSSIBLE, Certainty.NAMES


def at(position):
    return Standing(position=position, laps=90)


def car(number, crew, team, printed, before, after):
    names = [name for person in crew for name in (person, person.split(" ", 1)[1])]
    loose = [person.split(" ")[0] for person in crew]
    loose += [*words_of_team(team), *words_of_car(printed)]
    return Car(f"car {number}", number, (*names, *team_writings(team)), before, after, tuple(loose))


OUT = Standing(status="disqualified", laps=90)
# The second is disqualified, the third and the fourth gain a place.
CHANGE = Change(
    cars=(
        car("1", ["Wilma Hallgren"], "Team Berg USA", "Ravelle R8 GT3", at(1), at(1)),
        car("46", ["Jürgen Müller", "Tiago Sörvik"], "Kantell EMO", "Dorvane M4 GT3", at(2), OUT),
        car("31", ["Kim Osei", "Jean-Éric Valdo"], "Nord Sport with Pavane", "Solac GT3", at(3), at(2)),
        car("44", ["Tom Price"], "QRZ", "Ravelle R8 GT3", at(4), at(3)),
        car("9", ["Ada Linn"], "QRZ", "Solac GT3", at(9), at(9)),
    ),
    year=2026,
)


def certainty(language, text):
    one = findings(CHANGE, language, [("body", text)])
    return one[-1].certainty if one else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mueller finished second."),
        ("en", "MÜLLER AND SOERVIK SECOND"),
        ("en", "The #46 Dorvane took second."),
        ("en", "Müller’s second place was well earned."),
        ("en", "P2 for Müller-Sörvik."),
        ("en", "Osei and Valdo took P3."),
        ("en", "Nord Sport came third."),
        ("en", "Jean-Eric Valdo was third."),
        ("en", "It was a 1-2 for Hallgren and Müller."),
        ("fr", "La Dorvane n° 46 finit deuxième."),
        ("fr", "Muller et Sorvik terminent deuxièmes."),
        ("fr", "Müller/Sörvik prennent la 2e place."),
        ("fr", "Osei-Valdo complètent le podium, troisièmes."),
        ("fr", "La troisième marche est pour Nord Sport."),
    ],
)
def test_a_name_in_any_of_its_writings_is_enough(language, text):
    assert certainty(language, text) == LIKELY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jürgen finished second."),
        ("en", "The Dorvane came home second."),
        ("en", "Second place went to the M4."),
        ("en", "Kantell took second."),
        ("en", "The Solac crew was third."),
        ("fr", "Tiago termine deuxième."),
        ("fr", "La Dorvane monte sur la deuxième marche."),
        ("fr", "Le podium pour la Dorvane !"),
        ("fr", "Chez Kantell, on fête la deuxième place."),
        ("fr", "La Solac finit troisième."),
    ],
)
def test_what_may_name_another_as_well_is_asked_about(language, text):
    assert certainty(language, text) == POSSIBLE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jürgen was happy."),
        ("en", "The Dorvane stopped on lap 2."),
        ("en", "Kantell changed the engine."),
        ("en", "The Ravelle won."),  # it did, and does
        ("en", "Hallgren won in the Ravelle ahead of a Dorvane."),
        ("fr", "La Dorvane s’arrête au 2e tour."),
        ("fr", "Deux Solac sont au départ."),
    ],
)
def test_a_loose_name_that_claims_nothing_wrong_is_let_be(language, text):
    assert certainty(language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Second place went to the local heroes."),
        ("en", "The runners-up sprayed champagne on the podium."),
        ("fr", "La troisième marche du podium récompense les régionaux."),
        ("fr", "P2 pour les régionaux."),
        ("en", "The championship leader came home second."),
        ("en", "The pole-sitter finished third."),
        ("fr", "Le poleman termine deuxième."),
        ("fr", "Le leader du championnat est classé deuxième."),
        ("en", "Müller had a quiet day. A fine end: a podium."),
    ],
)
def test_a_place_that_is_another_s_now_is_asked_about_without_a_name(language, text):
    assert certainty(language, text) == POSSIBLE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fight for second place was fierce."),
        ("en", "Victory went to the favourites."),  # the winner is the same
        ("en", "On the second lap it rained."),
        ("fr", "La bataille pour la deuxième place fait rage."),
        ("fr", "Le local termine deuxième du championnat."),
        ("en", "The local hero finished second in the standings."),
        ("en", "He finished second in qualifying."),
        ("fr", "La quatrième place revient aux jeunes."),  # too far behind to be told without a name
        ("fr", "Un troisième relais sans histoire, une deuxième neutralisation."),
    ],
)
def test_what_is_nobody_s_place_is_let_be(language, text):
    assert certainty(language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Müller beat Osei by a whisker."),
        ("en", "Osei finished behind Sörvik."),
        ("fr", "Müller devance Osei d’un souffle."),
        ("fr", "Sörvik passe la ligne devant la n° 31."),
    ],
)
def test_of_two_cars_one_said_to_be_ahead_is_asked_about_when_it_is_so_no_more(language, text):
    assert certainty(language, text) == POSSIBLE


def test_a_place_behind_another_car_is_less_sure_to_be_one_s_own():
    assert certainty("en", "Osei spun, and Hallgren was third.") == POSSIBLE
    assert certainty("en", "Osei was third ahead of Hallgren.") == LIKELY


def test_two_cars_in_the_order_that_still_holds_are_only_named():
    assert certainty("en", "Osei finished ahead of Price.") == NAMES
    assert certainty("fr", "Hallgren devance Osei.") == NAMES


def test_a_make_that_all_drive_names_nobody():
    cup = Change(
        cars=tuple(
            Car(f"car {n}", str(n), (f"Driver {n}",), at(n), at(n - 1 or 9), ("Solac",)) for n in range(1, 7)
        ),
    )
    assert findings(cup, "en", [("body", "A Solac was fourth.")]) == []


def test_a_team_is_known_without_its_partner_and_its_country():
    assert "Nord Sport" in team_writings("Nord Sport with Pavane")
    assert "Berg Racing" in team_writings("Berg Racing USA")
    assert "Heart of Val" in team_writings("Heart of Val Team")
    assert words_of_team("Team KRT Racing by Pavane") == ["KRT", "Pavane"]
    assert words_of_car("Dorvane M4 GT3 EVO") == ["Dorvane", "M4"]
