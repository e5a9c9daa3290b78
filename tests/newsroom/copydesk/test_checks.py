"""What the desk remarks, and what it lets stand."""

from datetime import date

import pytest

from newsroom.copydesk import desk, dictionaries, plain
from newsroom.copydesk.names import Known

pytestmark = [pytest.mark.pure, pytest.mark.usefixtures("dictionary")]

NAMES = [
    "Inès Hallström",
    "Jérôme Valbray",
    "Oscar Brémontier",
    "Val-Saint-Aubin",
    "Delorme Compétition",
    "Pro-Am",
]


@pytest.mark.parametrize(
    ("written", "found", "offered"),
    [
        ("Une victoire sans occzsion.", "occzsion", "occasion"),
        ("La premère manche.", "premère", "première"),
        ("Ensyite, la pluie.", "Ensyite", "Ensuite"),
        ("Le pilote de l »équipe gagne.", "l »équipe", "l’équipe"),
        ("Il gagne des sa première course.", "des", "dès"),
        ("Elle arrive, terminant a la troisième place.", "a", "à"),
        ("A retenir : le départ.", "A", "À"),
        ("La formation Autrichienne gagne.", "Autrichienne", "autrichienne"),
        ("Il gagne de 1.759.", "1.759", "1,759"),
        ("La 1ére course.", "1ére", "1re"),
        ("La 1ere course.", "1ere", "1re"),
        ("Les 1eres courses.", "1eres", "1res"),
        ("Le 2ème tour, la 5è place.", "2ème", "2e"),
        ("La catégorie Pro-Am, puis Pro–Am.", "Pro–Am", "Pro-Am"),
        ("La fin de la course e le podium.", "e", "et"),
        ("Deux  espaces.", "  ", " "),
        ("Le le départ.", "Le le", "Le"),
        ("Vite,puis lent.", ",", ", "),
        ("Il gagne!", "!", "\u202f!"),
        ("Il gagne la course. puis il part.", "p", "P"),
        ("Une photo de Paul MARCHAND.", "MARCHAND", "Marchand"),
    ],
)
def test_a_slip_of_french_is_found(read, written, found, offered):
    assert offered in read(written)[found]


@pytest.mark.parametrize(
    ("written", "found", "offered"),
    [
        ("Oscar Bremontier gagne.", "Oscar Bremontier", "Oscar Brémontier"),
        ("Victoire de Brémontié hier.", "Brémontié", "Brémontier"),
        ("Jérome Valbray gagne.", "Jérome Valbray", "Jérôme Valbray"),
        ("La course de Val Saint Aubin.", "Val Saint Aubin", "Val-Saint-Aubin"),
        ("Une voiture de Delorme Cmpétition.", "Cmpétition", "Compétition"),
        ("Victoire en Pro–Am.", "Pro–Am", "Pro-Am"),
        ("Victoire en ProAm.", "ProAm", "Pro-Am"),
    ],
)
def test_a_name_near_to_a_known_one_is_found(read, written, found, offered):
    assert read(written, names=NAMES)[found][0] == offered


@pytest.mark.parametrize(
    "written",
    [
        "Inès Hallström (nº 12) gagne à Val-Saint-Aubin ; Jérôme Valbray, lui, abandonne.",
        "L’écurie Delorme Compétition, c’est l’équipe du week-end : huit pilotes, 1:39.482 au tour.",
        "Elle a la main. L’enfant a la fièvre. Le commandant a le temps.",
        "Des pilotes belges ; les Belges gagnent ; un jeune Français aussi.",
        "Nous nous retrouvons en 2026, au 3e tour, à 14 h 35, à 152,3 km/h.",
        "La version 1.0 du classement et la 911 GT3 Cup de McLaughlin.",
        "Y a-t-il du monde ? A-t-il gagné ? Porte-à-porte, coude-à-coude.",
        "La plus âgée a été classée.",
        "Maxence Duvernay gagne devant Zvonimir Krčmář.",
    ],
)
def test_right_french_is_let_be(read, written):
    assert read(written, names=NAMES) == {}


@pytest.mark.parametrize(
    ("written", "found", "offered"),
    [
        ("A margin of 1,759 seconds.", "1,759", "1.759"),
        ("He led the the race.", "the the", "the"),
        ("Why ? Because.", " ?", "?"),
        ("“We won. “.", " “", "”"),
        ("The 22th lap.", "22th", "22nd"),
        ("A splended race.", "splended", "splendid"),
    ],
)
def test_a_slip_of_english_is_found(read, written, found, offered):
    assert offered in read(written, "en")[found]


def test_right_english_is_let_be(read):
    assert read("The drivers’ title, 12,500 spectators, 152.3 km/h: the team’s pit-stop won.", "en") == {}


def test_america_spells_otherwise(read, settings):
    assert "color" in read("The color of the car.", "en")
    settings.EN_VARIANT = "en-US"
    assert read("The color of the car traveled to the center.", "en") == {}


def test_a_bare_address_and_an_empty_link_are_found(read):
    found = read('<p>Voir <a href="/fr/x/">ici</a>, https://example.org/a.pdf</p>', html=True)
    assert set(found) == {"ici", "https://example.org/a.pdf"}
    assert read('<p>Voir <a href="/fr/x/">le classement complet</a>.</p>', html=True) == {}


@pytest.mark.parametrize(
    ("language", "written", "found", "offered"),
    [
        ("fr", "La course a lieu demain.", "demain", "samedi 9 mai"),
        ("fr", "Il gagne ce vendredi.", "ce vendredi", "le vendredi 8 mai"),
        ("fr", "Il a gagné vendredi dernier.", "vendredi dernier", "vendredi 1er mai"),
        ("fr", "La course a lieu ce week-end.", "ce week-end", "les 9–10 mai"),
        ("fr", "La course a lieu cette fin de semaine.", "cette fin de semaine", "les 9–10 mai"),
        ("en", "They raced last Friday.", "last Friday", "on Friday 1 May"),
        ("en", "They race tomorrow.", "tomorrow", "on Saturday 9 May"),
        ("en", "Last weekend was wet.", "Last weekend", "On 2–3 May"),
    ],
)
def test_a_day_named_from_today_is_given_its_date(read, language, written, found, offered):
    assert read(written, language)[found] == (offered,)


def test_a_day_that_has_passed_is_said_to_have_passed():
    def why(today):
        texts = {"headline": "La course a lieu demain"}
        return desk.findings(texts, "fr", Known(), date(2026, 5, 8), today)[0].why

    assert "has passed" not in why(date(2026, 5, 9))
    assert why(date(2026, 5, 10)) == "That day has passed: it was Saturday 9 May 2026."


def test_what_somebody_said_keeps_its_days(read):
    assert read("« Je gagne demain », dit-elle.") == {}
    assert read("« Il a dit « oui » hier », dit-elle.") == {}
    assert read("“We race tomorrow”, he said.", "en") == {}
    assert read("« Oui », dit-elle demain.") == {"demain": ("samedi 9 mai",)}


def test_places_are_counted_in_the_plain_text():
    html = "<h2>Un &amp; deux</h2><p>La <strong>premère</strong> manche</p>"
    text, *_rest = plain.read(html)
    start = text.index("premère")
    assert text == "Un & deux\nLa premère manche\n"
    assert plain.corrected(html, start, start + 7, "première") == html.replace("premère", "première")


def test_a_correction_over_the_edge_of_an_element_keeps_the_element():
    html = "<p>l »<em>équipe</em> gagne</p>"
    assert plain.corrected(html, 0, 9, "l’équipe") == "<p>l’équipe gagne</p>"


def test_without_a_dictionary_the_rest_is_read(monkeypatch, read):
    monkeypatch.setattr(dictionaries, "dictionary", lambda language: None)
    assert set(read("La premère et la 1ére à Val Saint Aubin.", names=NAMES)) == {"1ére", "Val Saint Aubin"}


def test_a_quote_in_another_language_is_not_spelt_by_ours(read):
    quote = '<figure class="quote"{}><blockquote><p>Abbiamo vinto con Jérome Valbray.</p></blockquote>'
    told = "<figcaption>Oscar Brémontier, occzsion</figcaption></figure><p>La premère manche.</p>"
    assert "vinto" in read(quote.format("") + told, names=NAMES, html=True)
    ours = read(quote.format(' lang="it"') + told, names=NAMES, html=True)
    assert set(ours) == {"Jérome Valbray", "occzsion", "premère"}
