"""The language of racing, and names that nobody has on record, are let be; slips among them are not."""

from datetime import date

import pytest

from newsroom.copydesk import desk, house, spelling
from newsroom.copydesk.names import Known

pytestmark = [pytest.mark.pure, pytest.mark.usefixtures("dictionary")]

PEOPLE = (("Mikael", "Torvund"), ("Nils", "Jansvik"), ("Dorian", "Aubrac"), ("Gaspard", "Quenard"))
ON_RECORD = Known(
    (*(" ".join(name) for name in PEOPLE), "Rally Team Nord", "Saint-Aubin", "Rovéa GT3 EVO", "Pro-Am"),
    people=PEOPLE,
)


@pytest.fixture
def read_with(settings):
    """`read_with("text", known)`: {what is found: its suggestions}."""

    def reading(text, known=ON_RECORD, language="fr", variant="", written=date(2026, 5, 8)):
        settings.EN_VARIANT = variant or settings.EN_VARIANT
        found = desk.findings({"body": f"<p>{text}</p>"}, language, known, written, written)
        return {finding.found: finding.suggestions for finding in found}

    return reading


@pytest.mark.parametrize(
    "text",
    [
        "Deux poles, un undercut manqué, un double stint et trois restarts après l’hyperpole.",
        "Le simracer découvre la pit-lane : un flat-spot, un déchapage, puis une superlicence à repasser.",
        "Le public trifluvien, manceau ou spadois aime les rallymen, les youngtimers et les monomarques.",
        "Une bi-écurie, un moteur bi-turbo, un duel intra-équipe : la semi-finale des pré-qualifiés.",
        "L’écurie Heart of Rovéa, la Battle on the Bay et le Team Aubrac by Torvund roulent ici.",
    ],
)
def test_the_words_of_the_trade_are_known_in_french(read_with, text):
    assert read_with(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Outqualified and outbraked, the simracer unlapped himself after a divebomb at the esses.",
        "The hypercar lost its sidepod and an endplate, cf. the timesheets, the pitwall and so on, etc.",
        "They won the 24 Heures du Mans and the Coupe de la Baie in a twin-turbo sportscar.",
        "It was very very wet, and that that rule had had no effect is known.",
    ],
)
def test_the_words_of_the_trade_are_known_in_english(read_with, text):
    assert read_with(text, language="en") == {}


def test_america_has_words_of_its_own(read_with):
    text = "The checkered flag broke a windshield of aluminum; skeptical, he practiced his skillful maneuver."
    assert read_with(text, language="en", variant="en-US") == {}
    assert read_with(text, language="en", variant="en-CA") == {}
    assert "windshield" in read_with(text, language="en", variant="en-GB")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Farvass suivait. Drudian attaquait. Preinig, lui, patientait."),
        ("fr", "Celui d’Estrel mène. Estrel s’impose."),
        ("en", "Farvass followed. Preinig won. Drudian’s lead grew."),
    ],
)
def test_a_surname_that_begins_a_sentence_is_no_slip(read_with, language, text):
    assert read_with(text, language=language) == {}


@pytest.mark.parametrize(
    ("language", "text", "slip", "right"),
    [
        ("fr", "Premiere victoire.", "Premiere", "Première"),
        ("fr", "Derirère, on se bat.", "Derirère", "Derrière"),
        ("fr", "Malgé la pluie, il gagne.", "Malgé", "Malgré"),
        ("fr", "Neutralissation au 3e tour.", "Neutralissation", "Neutralisation"),
        ("en", "Folowing the flag, he spun.", "Folowing", "Following"),
        ("en", "Mechnaical trouble ended it.", "Mechnaical", "Mechanical"),
    ],
)
def test_a_slip_that_begins_a_sentence_is_found(read_with, language, text, slip, right):
    assert right in read_with(text, language=language)[slip]


def test_a_word_is_offered_no_hyphen_that_nobody_typed():
    offered = spelling.dictionaries.nearest("redépart", "fr-FR")
    assert not [word for word in offered if "-" in word or "'" in word]


@pytest.mark.parametrize(
    "text",
    [
        "Mikkel Berg et Doriane Petit sont là.",  # given names of others
        "Joris Jansvig et Lars Torvind arrivent.",  # surnames of others
        "Le Rallye du Nord passe par Sainte Barbe.",  # words near to a word of a name
        "Les Quenards et trois Rovéa GT3 EVOs.",
    ],
)
def test_a_name_near_to_that_of_another_is_let_be(read_with, text):
    assert read_with(text) == {}


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("Victoire de Quenrad devant Torvund.", "Quenrad", "Quenard"),
        ("Le Québécois Quenardd gagne.", "Quenardd", "Quenard"),
        ("Gaspard Qeunard gagne.", "Qeunard", "Quenard"),
        ("Gaspart Quenard gagne.", "Gaspart", "Gaspard"),
        ("La Rovéa de Jansvig gagne.", "Jansvig", "Jansvik"),
    ],
)
def test_a_slip_in_a_surname_is_found_whoever_stands_before_it(read_with, text, slip, right):
    assert right in read_with(text)[slip]


@pytest.mark.parametrize(
    "text",
    [
        "Le Junior CLRTS progresse, comme le Team ROVEA et la Série NASCAR.",
        "Le Championnat de France FFSA reprend. La Formation GRELO suit ; chez GRELO, on rit.",
    ],
)
def test_an_abbreviation_is_no_surname(read_with, text):
    assert read_with(text) == {}


@pytest.mark.parametrize(
    "text", ["Photo : Pierre VALBRUN.", "Kelvino VALBRUN gagne.", "Dorian AUBRAC gagne."]
)
def test_a_surname_in_capitals_is_found(read_with, text):
    assert set(read_with(text)) & {"VALBRUN", "AUBRAC"}


@pytest.mark.parametrize(
    "text",
    [
        "Le n° 46 et la n°7, le No 3.",
        "La Rovéa type 992.2, la 991.2, une Clio 1.6, un V8 4.0 biturbo et le règlement 2026.1.",
        "La Formula Nord 3.5 et un moteur 2.0 TFSI.",
    ],
)
def test_numbers_of_cars_types_and_engines_are_no_decimals(read_with, text):
    assert read_with(text) == {}


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Quenard 1.759 devant.", "1.759"),
        ("À Monza 4.2 s séparent les deux.", "4.2"),
        ("Écart de 1.6.", "1.6"),
    ],
)
def test_a_decimal_point_is_found_all_the_same(read_with, text, slip):
    assert slip in read_with(text)


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("Devant 40.000 spectateurs.", "40.000", "40\u202f000"),
        ("Un tracé de 4.800 mètres.", "4.800", "4\u202f800"),
        ("Il gagne de 39.482 s.", "39.482", "39,482"),
        ("Un tracé de 5.793 km.", "5.793", "5,793"),
        ("Il gagne de 12.000 s.", "12.000", "12,000"),
        ("Plus de 15.000 km.", "15.000", "15\u202f000"),
        ("Un weekend de course.", "weekend", "week-end"),
        ("Une oeuvre de longue haleine.", "oeuvre", "œuvre"),
    ],
)
def test_what_is_offered_is_what_was_meant(read_with, text, slip, right):
    assert read_with(text)[slip][0] == right


def test_a_cry_within_speech_may_go_on(read_with, settings):
    settings.FR_VARIANT = "fr-CA"
    assert read_with("«Bravo! lance-t-il. Encore? demande-t-elle.»") == {}
    assert "p" in read_with("Il gagne! puis il rentre.")


def test_two_names_joined_by_a_cross_are_no_letter_alone(read_with):
    assert read_with("Le Team Aubrac x Rovéa gagne.") == {}
    assert "x" in read_with("Il a x points.")


def test_a_name_with_a_point_in_it_is_no_slip(read_with):
    assert read_with("La Nordia e.dravs gagne.") == {}


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("A 2 heures de la fin, il pleut.", "A", "À"),
        ("Il court aux Etats-Unis.", "Etats-Unis", "États-Unis"),
        ("L’Etat paie.", "Etat", "État"),
        ("La Porsche de l’Ecurie Nord.", "Ecurie", "Écurie"),
    ],
)
def test_a_capital_keeps_its_accent(read_with, text, slip, right):
    assert right in read_with(text)[slip]


def test_a_given_name_needs_no_accent(read_with):
    assert read_with("Avec Emile Nordal, Eric Vasseur et Elodie Brun, l’Europe gagne. A 35, B 7.") == {}
    assert read_with("La Lotus Elan et une Elite. Elise Nordal suit, puis l’Elan Motorsport.") == {}


@pytest.mark.parametrize(
    ("language", "words", "right"),
    [
        ("fr", "la semaine prochaine", "la semaine du 11 mai"),
        ("fr", "cette semaine", "la semaine du 4 mai"),
        ("fr", "le mois dernier", "en avril"),
        ("fr", "il y a trois jours", "mardi 5 mai"),
        ("fr", "dans deux semaines", "la semaine du 18 mai"),
        ("fr", "vendredi soir dernier", "vendredi 1er mai au soir"),
        ("en", "next week", "in the week of 11 May"),
        ("en", "last month", "in April"),
        ("en", "three days ago", "on Tuesday 5 May"),
        ("en", "in two weeks’ time", "in the week of 18 May"),
        ("en", "the day before yesterday", "on Wednesday 6 May"),
        ("en", "last Friday night", "on the night of Friday 1 May"),
    ],
)
def test_weeks_months_and_counted_days_are_given_their_dates(read_with, language, words, right):
    text = f"La course a lieu {words}." if language == "fr" else f"The race takes place {words}."
    assert read_with(text, language=language, variant="en-GB")[words] == (right,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Une pause dans deux jours d’essais, cette semaine-là, la dernière semaine du mois.",
        ),
        ("en", "Over the last week, in two weeks of testing, the next month was planned."),
    ],
)
def test_a_length_of_time_is_no_date(read_with, language, text):
    assert read_with(text, language=language) == {}


@pytest.mark.parametrize("words", ["cliquez donc ici", "lien ci-dessous", "results here", "follow this link"])
def test_a_link_that_ends_in_nothing_is_found(read, words):
    assert words in read(f'<p>Le classement : <a href="/fr/x/">{words}</a>.</p>', html=True)


@pytest.mark.django_db
def test_the_house_tells_given_names_from_surnames(make):
    make.driver("Mikael Torvund")
    house.forget()
    known = house.known("fr")
    assert ("Mikael", "Torvund") in known.people
    assert "torvund" in known.by_fold
    assert "mikael" not in known.by_fold
