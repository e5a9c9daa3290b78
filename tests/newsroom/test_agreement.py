"""What stands in one language of a story and not in the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import agreement, number_words, typography
from newsroom.agreement import compare, facts, forms

pytestmark = pytest.mark.pure

NAMES = forms(
    [
        ("Inès Hallström", ["Inès Hallström", "Hallström"]),
        ("Paul Petit", ["Paul Petit", "Petit"]),
        ("Anna Petit", ["Anna Petit", "Petit"]),
        ("Pat O’Rourke", ["Pat O’Rourke", "O'Rourke"]),
        ("Val-Saint-Aubin", ["Val-Saint-Aubin"]),
    ]
)


def lone(french, english):
    return [(found.language, found.printed) for found in compare(french, english, NAMES)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Départ à 14 h 35.", "The start is at 2:35 p.m."),
        ("Départ à 14h35.", "The start is at 14:35."),
        ("Départ à 14:35.", "The start is at 2.35pm."),
        ("Départ à 9 h.", "The start is at 9 a.m."),
        ("Départ à 14 heures 05.", "The start is at 2:05 PM."),
        ("À midi.", "At 12 p.m."),
        ("À minuit.", "At midnight."),
        ("Départ à 16 h.", "The start is at 4 o’clock."),
        ("La nº 12 gagne.", "No. 12 wins."),
        ("La n° 12 gagne.", "Car #12 wins."),
        ("La 12 gagne.", "Car number 12 wins."),
        ("La nº 04 gagne.", "#04 wins."),
        ("Avec 1,759 s d’avance.", "By 1.759 seconds."),
        ("Avec 1.759 s d’avance.", "By 1.759s."),
        ("Devant 12 500 personnes.", "Before 12,500 people."),
        ("Devant 12\u202f500 personnes.", "Before 12,500 people."),
        ("Il a 31,50 points.", "He has 31.5 points."),
        ("En 1 min 39 s 482.", "In 1:39.482."),
        ("En 1'39\"482.", "In 1m39.482s."),
        ("En 1:39.482.", "In 1:39.482."),
        ("En 1 h 2 min 3 s 004.", "In 1:02:03.004."),
        ("Le vendredi 7 mai 2021.", "On Friday, May 7, 2021."),
        ("Le 1er mai.", "On 1 May."),
        ("Le 1er mai.", "On the 1st of May."),
        ("Du 29 au 31 octobre.", "29–31 October."),
        ("Du 29 au 31 octobre 2021.", "October 29-31, 2021."),
        ("Il est 8e.", "He is eighth."),
        ("Une trentaine de voitures, une centaine de tours.", "Some thirty cars, about 100 laps."),
        ("Au XXIe siècle.", "In the 21st century."),
        ("La saison 2024-2025.", "The 2024–25 season."),
        ("La course dure 1 h 30.", "The race is one of 90 minutes."),
        ("Six heures de course à trois classes.", "A six-hour, three-class race."),
        ("Triple champion.", "The three-time champion."),
        ("Il finit troisième.", "He finishes 3rd."),
        ("Meilleur tour (12e).", "Fastest lap (lap 12)."),
        ("En première ligne.", "On row 1."),
        ("Il est 2e.", "He is P2."),
        ("Huit voitures.", "8 cars."),
        ("Vingt-trois voitures.", "Twenty-three cars."),
        ("Six dixièmes.", "Six tenths."),
        ("Hallström gagne.", "Inès Hallstrom wins."),
        ("Au Val Saint-Aubin.", "At Val-Saint-Aubin."),
        ("L’aile d’Hallström.", "Hallström’s wing."),
        ("Un petit écart.", "A small gap."),
        ("Une voiture, deux pilotes.", "The car and its drivers."),
    ],
)
def test_what_both_languages_say_is_not_listed(french, english):
    assert lone(french, english) == []


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("À 14 h 35.", "At 4:35 p.m.", [("fr", "14 h 35"), ("en", "4:35 p.m.")]),
        ("La nº 12.", "No. 21.", [("fr", "nº 12"), ("en", "No. 21")]),
        ("La nº 04.", "No. 4.", [("fr", "nº 04"), ("en", "No. 4")]),
        ("1,759 s.", "1,759 s.", [("fr", "1,759"), ("en", "1,759")]),
        ("1 min 39 s 482.", "1:39.428.", [("fr", "1 min 39 s 482"), ("en", "1:39.428")]),
        ("Le 7 mai.", "On 8 May.", [("fr", "7 mai"), ("en", "8 May")]),
        ("Le 7 mai 2021.", "On 7 May.", [("fr", "7 mai 2021")]),
        ("Il est troisième.", "He is fourth.", [("fr", "troisième"), ("en", "fourth")]),
        ("Il est 8e.", "He has 8 points.", [("fr", "8e"), ("en", "8")]),
        ("Hallström et O’Rourke.", "Hallström.", [("fr", "O’Rourke")]),
        ("Rien.", "Val-Saint-Aubin.", [("en", "Val-Saint-Aubin")]),
        ("Cinq voitures.", "Six cars.", [("fr", "Cinq"), ("en", "Six")]),
    ],
)
def test_what_differs_is_listed_on_its_own_side(french, english, found):
    assert lone(french, english) == found


def test_each_comes_with_its_sentence():
    text = "Il pleut. La nº 12 part à 14 h 35 avec M. Petit. Elle gagne.\nPuis la nº 7."
    found = {one.printed: one.sentence for one in compare(text, "", NAMES)}
    assert found["14 h 35"] == found["nº 12"] == "La nº 12 part à 14 h 35 avec M. Petit."
    assert found["nº 7"] == "Puis la nº 7."


def test_a_thing_said_twice_is_listed_once():
    assert lone("La nº 12 et encore la nº 12.", "") == [("fr", "nº 12")]


def test_a_family_name_that_two_bear_answers_to_either():
    assert lone("Petit gagne.", "Anna Petit wins.") == []


def test_what_stands_in_an_address_is_no_fact():
    assert lone("Voir https://example.org/2021/12 .", "") == []


# --- for any value --------------------------------------------------------------------------------

clocks = st.tuples(st.integers(0, 23), st.integers(0, 59))
laps = st.tuples(st.integers(1, 9), st.integers(0, 59), st.integers(0, 999))


def twelve_hours(hour, minute):
    return f"{hour % 12 or 12}:{minute:02} {'p.m.' if hour >= 12 else 'a.m.'}"


@given(clocks, clocks)
def test_any_time_of_day_agrees_with_itself_and_with_no_other(one, other):
    found = lone(f"À {one[0]} h {one[1]:02} !", f"At {twelve_hours(*other)} sharp")
    assert (found == []) is (one == other)


@given(laps, laps)
def test_any_lap_time_agrees_with_itself_and_with_no_other(one, other):
    french = f"En {one[0]} min {one[1]} s {one[2]:03}."
    found = lone(french, f"In {other[0]}:{other[1]:02}.{other[2]:03}.")
    assert (found == []) is (one == other)


@given(st.integers(1000, 10**9))
def test_any_large_number_agrees_however_its_thousands_are_parted(number):
    assert lone(f"Il y a {number:,} mètres".replace(",", "\u202f"), f"There are {number:,} metres") == []


@given(st.integers(1, 99))
def test_any_number_and_place_agrees_with_its_word(number):
    assert lone(f"Les {number} voitures.", f"The {number_words.english(number)} cars.") == []
    assert (
        lone(f"Il est {number_words.french_place(number)}.", f"He is {number_words.english_place(number)}.")
        == []
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_makes_it_fail_and_no_text_differs_from_nothing_but_its_facts(french, english):
    for found in compare(french, english, NAMES):
        text = french if found.language == "fr" else english
        assert found.printed in text
        assert found.sentence in text


@given(st.sampled_from(["fr", "en"]), st.text("0123456789 .,:h'nºA#ermis", max_size=60))
def test_a_text_agrees_with_itself(language, text):
    said = facts(text, language)
    keys = {key for fact in said for key in fact.keys}
    assert all(fact.keys & keys for fact in said if fact.keys)


def test_typesetting_changes_no_fact():
    text = "La n° 12 part à 14h35 : 1,759 s d'avance, 8ème, 12 500 personnes, le 7 mai 2021 !"
    plain, dressed = (
        {fact.keys for fact in facts(version, "fr")} for version in (text, typography.typeset(text, "fr"))
    )
    assert plain == dressed


def test_forms_of_names_are_found_whatever_their_signs():
    assert agreement.forms([("Jean-Éric O’Neil", ["Jean-Éric O’Neil"])]) == {
        "jean eric o neil": {"Jean-Éric O’Neil"}
    }
