"""Sentences that a changed result has made false: which are found, and how sure the desk may be."""

import pytest

from newsroom.touched.judging import Certainty, findings
from newsroom.touched.result import Car, Change, Standing

LIKELY, POSSIBLE, NAMES = Certainty.LIKELY, Certainty.POSSIBLE, Certainty.NAMES


def at(position, gap=None, pro_am=None, **more):
    classes = (("PA", pro_am),) if pro_am else ()
    return Standing(position=position, gap_ms=gap, classes=classes, laps=90, **more)


OUT = Standing(status="disqualified", laps=90, classes=(("PA", None),))


def car(number, names, before, after):
    return Car(f"car {number}", number, names, before, after)


HALL = ("Wilma Hallgren", "Hallgren", "Berg Racing")
CREW = ("Ana Duarte", "Duarte", "Jean de Vigny", "de Vigny", "Atelier Neuf", "Atelier 9")
OTHER = ("Kim Osei", "Osei", "Nord Sport")
LAST = ("Tom Price", "Price", "Quai Racing")
# The second is disqualified: the two behind it gain a place, the winner's margin is another.
SECOND_OUT = Change(
    cars=(
        car("12", HALL, at(1, lead_ms=4213), at(1, lead_ms=9587)),
        car("7", CREW, at(2, 4213, pro_am=1), OUT),
        car("31", OTHER, at(3, 9587), at(2, 9587)),
        car("44", LAST, at(4, 31250, pro_am=2), at(3, 31250, pro_am=1)),
    ),
    classes={"PA": ("Pro-Am", "PA")},
    year=2026,
)
WINNER_OUT = Change(
    cars=(
        car("12", HALL, at(1, lead_ms=4213), OUT),
        car("7", CREW, at(2, 4213), at(1, lead_ms=5374)),
        car("31", OTHER, at(3, 9587), at(2, 5374)),
        car("44", LAST, Standing(status="retired"), Standing(status="retired")),
    ),
    year=2026,
)


def found(change, language, text):
    return findings(change, language, [("body", text)])


def certainty(change, language, text):
    one = found(change, language, text)
    return one[0].certainty if one else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Duarte finished second for Berg."),
        ("en", "The No. 7 came home 2nd."),
        ("en", "P2 went to the #7 car."),
        ("en", "Second place went to de Vigny and his team-mate."),
        ("en", "The runner-up was Ana Duarte."),
        ("en", "Atelier Neuf was on the podium."),
        ("en", "Price, fourth, was 31.2 seconds behind."),
        ("en", "Osei stood on the third step: third at last."),
        ("en", "Duarte was 4.213 seconds short."),
        ("en", "Hallgren won by 4.2 seconds."),
        ("en", "The 7 Porsche was classified second."),
        ("en", "Cars 12 and 7 made the top two."),
        ("en", "The second-placed No. 7 faded."),
        ("en", "Osei, the 3rd-place finisher, smiled."),
        ("en", "#7 second, #31 third."),
        ("fr", "Duarte et Vigny terminent deuxièmes."),
        ("fr", "Nº 7 : deuxièmes."),
        ("en", "Duarte won Pro-Am."),
        ("fr", "La n° 7 termine deuxième."),
        ("fr", "La Porsche 7 a pris la 2e place."),
        ("fr", "Duarte et Vigny montent sur le podium."),
        ("fr", "Osei, troisième, n’a jamais été en mesure d’attaquer."),
        ("fr", "Duarte finit dauphine de Hallgren."),
        ("fr", "Hallgren s’impose avec 4,2 s d’avance."),
        ("fr", "Duarte remporte la catégorie Pro-Am."),
        ("fr", "Price est quatrième, à 31 s 250."),
        ("fr", "Les nos 12 et 7 sont les deux premières : le doublé."),
    ],
)
def test_what_held_and_holds_no_more_is_likely_false(language, text):
    assert certainty(SECOND_OUT, language, text) == LIKELY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hallgren won the race."),
        ("en", "Hallgren wins at home."),
        ("en", "The winner was the No. 12."),
        ("en", "Berg Racing took its first victory."),
        ("fr", "Hallgren gagne chez elle."),
        ("fr", "Hallgren s’est imposée de haute lutte."),
        ("fr", "La 12 l’emporte."),
        ("fr", "La victoire revient à Wilma Hallgren."),
        ("fr", "Troisième, Osei complète le podium."),
    ],
)
def test_a_victory_taken_away_is_likely_false(language, text):
    assert certainty(WINNER_OUT, language, text) == LIKELY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Duarte spun on lap 12."),
        ("en", "Duarte stopped for the second time."),
        ("en", "On the second lap the No. 7 lost its mirror."),
        ("en", "Osei led for a few seconds."),
        ("en", "Osei stood on the podium."),  # as third, and now as second
        ("en", "The stewards disqualified the No. 7."),  # says what is so now
        ("fr", "La n° 7 s’est arrêtée au deuxième tour."),
        ("fr", "Duarte a gagné deux places au départ."),
        ("fr", "Au deuxième relais, Vigny perd du temps."),
        ("fr", "La n° 7 est disqualifiée."),
        ("fr", "Il a manqué six dixièmes à Osei."),
    ],
)
def test_a_car_that_moved_is_named_even_where_nothing_said_is_wrong(language, text):
    assert certainty(SECOND_OUT, language, text) == NAMES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hallgren drove a perfect race."),  # her row is as it was
        ("en", "Hallgren won by a whisker."),
        ("en", "It rained for 7 minutes."),
        ("en", "There were 31 cars."),
        ("en", "At 7 the track was dry."),
        ("fr", "La pluie est tombée 7 minutes."),
        ("fr", "La 7e heure a tout changé."),
        ("fr", "La pause a duré 44 tours."),
    ],
)
def test_who_has_not_moved_and_what_is_no_car_is_left_alone(language, text):
    assert certainty(SECOND_OUT, language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Duarte qualified second."),
        ("en", "Duarte was second in 2025."),
        ("en", "Osei is third in the championship."),
        ("fr", "Duarte était deuxième sur la grille."),
        ("fr", "Osei est troisième du championnat."),
    ],
)
def test_a_sentence_that_may_speak_of_another_result_is_not_called_false(language, text):
    assert certainty(SECOND_OUT, language, text) == POSSIBLE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The No. 7, second on the road, is disqualified."),
        ("en", "The stewards took second place away from the No. 7."),
        ("fr", "La n° 7, deuxième sur la piste, est disqualifiée."),
        ("fr", "Les commissaires ont retiré la deuxième place à la n° 7."),
    ],
)
def test_a_sentence_that_tells_what_became_of_it_is_not_called_false(language, text):
    assert certainty(SECOND_OUT, language, text) == POSSIBLE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Decision No. 7 came late."),
        ("fr", "La décision nº 7 est tombée tard."),
        ("en", "Mara Osei-Lund second in the other series."),
        ("fr", "Mara Lund-Osei, deuxième ailleurs."),
    ],
)
def test_the_number_of_a_paper_and_half_a_name_are_no_car(language, text):
    assert certainty(SECOND_OUT, language, text) is None


def test_the_other_cars_of_a_team_are_not_meant_where_one_is_named():
    team = Change(
        cars=(
            car("5", ("Nord Sport",), at(2), at(2)),
            car("6", ("Nord Sport",), at(3), OUT),
        )
    )
    assert certainty(team, "en", "The No. 5 of Nord Sport came third.") is None
    assert certainty(team, "en", "Nord Sport came third.") == POSSIBLE


def test_a_name_borne_in_two_cars_is_less_sure():
    twins = Change(
        cars=(
            car("1", ("Max Roy", "Roy"), at(1), at(1)),
            car("2", ("Zoé Roy", "Roy"), at(2), OUT),
        )
    )
    assert certainty(twins, "en", "Roy finished second.") == POSSIBLE
    assert certainty(twins, "en", "Zoé Roy finished second.") == LIKELY


def test_when_the_winner_is_another_a_winner_without_a_name_is_asked_about():
    assert certainty(WINNER_OUT, "en", "The winner cried on the podium.") == POSSIBLE
    assert certainty(WINNER_OUT, "fr", "La victoire s’est jouée au dernier tour.") == POSSIBLE
    assert certainty(SECOND_OUT, "en", "The winner cried on the podium.") is None


def test_a_pole_is_no_claim_about_a_race_and_a_victory_none_about_a_grid():
    grid = Change(cars=WINNER_OUT.cars, is_race=False, year=2026)
    assert certainty(grid, "en", "Hallgren took pole.") == LIKELY
    assert certainty(grid, "fr", "Hallgren, en pole, devance Duarte.") == LIKELY
    assert certainty(grid, "en", "Hallgren won.") == NAMES
    assert certainty(WINNER_OUT, "en", "Hallgren took pole.") == NAMES


def test_a_place_given_back_makes_the_disqualification_false():
    given_back = Change(cars=(car("7", CREW, OUT, at(2)), car("31", OTHER, at(2), at(3))), year=2026)
    assert certainty(given_back, "en", "Duarte was disqualified that night.") == LIKELY
    assert certainty(given_back, "fr", "La n° 7, exclue, perd tout.") == LIKELY
    assert certainty(given_back, "en", "Osei inherits second.") == LIKELY


def test_a_finding_says_where_it_stands_and_which_words_are_meant():
    text = "It was dry.\nDuarte finished second. It rained."
    (one,) = found(SECOND_OUT, "en", text)
    assert text[one.start : one.end] == one.sentence == "Duarte finished second."
    assert [one.sentence[start:end] for start, end in one.marks] == ["Duarte", "second"]
    assert one.cars == ("car 7",)
    assert one.says == ("second",)


def test_every_car_of_a_list_of_numbers_is_named():
    (one,) = found(SECOND_OUT, "en", "Nos. 7, 31 and 44 touched.")
    assert one.cars == ("car 7", "car 31", "car 44")


class TestASentenceThatPointsBack:
    """Who is meant stands in the sentence before: it is listed, and never called false for certain."""

    @pytest.mark.parametrize(
        ("language", "before", "text"),
        [
            ("fr", "Duarte a tout donné.", "Elle termine deuxième."),
            ("fr", "Duarte et Vigny ont attaqué.", "Ils montent sur le podium."),
            ("fr", "La n° 7 a souffert.", "Mais elle finit dauphine de la gagnante."),
            ("fr", "Osei a souffert.", "Parti sixième, il décroche la troisième place."),
            ("fr", "Duarte a tout donné.", "Il reste deuxième."),
            ("fr", "Duarte a tout donné.", "Elle arrive deuxième."),
            ("fr", "Duarte exulte.", "Sa deuxième place vaut une victoire."),
            ("fr", "Duarte exulte.", "« Ils ont fini deuxièmes, c’est la deuxième place du cœur. »"),
            ("en", "Duarte gave everything.", "She finished second."),
            ("en", "Duarte and de Vigny attacked.", "They were on the podium."),
            ("en", "Price suffered.", "And yet he came home fourth."),
            ("en", "The No. 7 ran well.", "It finished second."),
            ("en", "Duarte gave everything.", "She beat Osei to second."),
            ("en", "Osei suffered.", "From sixth on the grid, he took third."),
            ("en", "Hallgren was in a class of her own.", "She won by 4.2 seconds."),
        ],
    )
    def test_what_it_says_may_no_longer_be_true(self, language, before, text):
        one = found(SECOND_OUT, language, f"{before} {text}")[-1]
        assert (one.sentence, one.certainty) == (text, POSSIBLE)
        assert one.cars

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("fr", "Duarte a percuté Osei. Elle s’en veut."),
            ("en", "Duarte hit Osei.\nShe was sorry."),
            ("en", "Duarte hit Osei. She was sorry. Then they talked."),
        ],
    )
    def test_where_it_claims_nothing_it_is_listed_all_the_same(self, language, text):
        *_before, one = found(SECOND_OUT, language, text)
        assert one.certainty == NAMES
        assert not one.names_a_car

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("fr", "Duarte attaque. Il pleut."),
            ("fr", "Duarte attaque. Il y a du monde en tribune."),
            ("fr", "Duarte attaque. Il était temps de rentrer."),
            ("en", "Duarte attacked. It rained."),
            ("en", "Duarte attacked. The rain fell. He was sorry."),
            ("en", "Hallgren attacked. She was happy."),  # her row is as it was
            ("en", "He was sorry."),
        ],
    )
    def test_where_nobody_who_moved_can_be_meant_it_is_left_alone(self, language, text):
        assert [one.sentence for one in found(SECOND_OUT, language, text)][1:] == []
        assert "He was sorry." not in {one.sentence for one in found(SECOND_OUT, language, text)}

    def test_a_pronoun_beside_another_name_means_nobody_for_certain(self):
        assert [one.certainty for one in found(SECOND_OUT, "en", "Duarte spun. Then Hallgren won.")] == [
            NAMES
        ]
