"""Plain text as each edition prints it. · stands for a no-break space, | for a narrow one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.typography import dressed, typeset, typeset_html

pytestmark = pytest.mark.pure

SIGNS = "ab1 2$\u00a0\u202f;:!?«»\"'“”‘’.,…-–—()[]h%°º/kmsNnèére€w+@\n\ue0005XI"
EDITIONS = ["fr-FR", "fr-CA", "en-GB", "en-CA", "en-US"]


def seen(text):
    return text.replace("\u00a0", "·").replace("\u202f", "|")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi? Parce que!", "Pourquoi|? Parce que|!"),
        ("Pourquoi ? Parce que ; oui", "Pourquoi|? Parce que|; oui"),
        ("Quoi ?!", "Quoi|?!"),
        ("Le verdict: oui", "Le verdict·: oui"),
        ('Il dit "oui" et s\'en va...', "Il dit «·oui·» et s’en va…"),
        ("« Oui »", "«·Oui·»"),
        ("Hallström : «Je compte»", "Hallström·: «·Je compte·»"),
        ("à 20h12, à 9 h, à 9 h 05", "à 20·h·12, à 9·h, à 9·h·05"),
        ("152.3 km/h, 45 min, 31 points, 82%", "152,3·km/h, 45·min, 31·points, 82·%"),
        ("devant 12 500 spectateurs", "devant 12|500 spectateurs"),
        ("la 1ère manche, la 2ème, 8émes, 5è", "la 1re manche, la 2e, 8es, 5e"),
        ("la XXIème édition", "la XXIe édition"),
        ("n°12, N° 7", "nº·12, Nº·7"),
        ("du 7 - 9 mai, puis 10:00 – 11:30 et 5 - 3", "du 7–9 mai, puis 10:00–11:30 et 5·– 3"),
        ("la 12 - blanche - devant", "la 12 –·blanche·– devant"),
        ("un tour 1:39.482 à 14:35", "un tour 1:39.482 à 14:35"),
        ("voir https://example.org/a?b=1;c:d !", "voir https://example.org/a?b=1;c:d|!"),
        ("redaction@example.org", "redaction@example.org"),
        ("en 1'39.482, puis 1'40''3", "en 1'39.482, puis 1'40''3"),
        ("voir exemple.fr/x?y=1 ; oui", "voir exemple.fr/x?y=1|; oui"),
        ("voir exemple.fr ?", "voir exemple.fr|?"),
        ("« Il a dit « oui » hier »", "«·Il a dit “oui” hier·»"),
        ('« Il a dit "oui" hier »', "«·Il a dit “oui” hier·»"),
        ("« Oui » et « non »", "«·Oui·» et «·non·»"),
        ("« Il a dit « oui » hier", "«·Il a dit «·oui·» hier"),
        ("à 152,3km/h, pour 5€", "à 152,3·km/h, pour 5·€"),
        ("en 1 min 39 s 482 au 3 s 4", "en 1·min·39·s·482 au 3·s·4"),
        ("en 1 h 2 min 3 s 004", "en 1·h·2·min·3·s·004"),
        ("en 2024 s'imposer, 2024 l'a vu", "en 2024 s’imposer, 2024 l’a vu"),
        ("4 Heures, six dixièmes", "4 Heures, six dixièmes"),
        ("", ""),
    ],
)
def test_french_is_set(typed, printed):
    assert seen(dressed(typed, "fr-FR")) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ? Parce que !", "Pourquoi? Parce que!"),
        ("Ici : 12 500", "Ici·: 12·500"),
        ("pour 5 $ ou 10$ !", "pour 5·$ ou 10·$!"),
    ],
)
def test_quebec_has_its_own_spaces(typed, printed):
    assert seen(dressed(typed, "fr-CA")) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "it\'s fast"...', "He said “it’s fast”…"),
        ("Why ? Because : yes !", "Why? Because: yes!"),
        ("82 % at 152.3 km/h", "82% at 152.3·km/h"),
        ("No. 12 and Nos. 3", "No.·12 and Nos.·3"),
        ("'Quick', the drivers' view of '68", "‘Quick’, the drivers’ view of ’68"),
        ("the car - white - led", "the car – white – led"),
        ("2nd at 14:35 in 1:39.482", "2nd at 14:35 in 1:39.482"),
        ("in 1'39.482 at example.org/a?b=1", "in 1'39.482 at example.org/a?b=1"),
    ],
)
def test_english_is_set(typed, printed):
    assert seen(dressed(typed, "en-GB")) == printed


@pytest.mark.parametrize("edition", ["en-GB", "en-US", "en-CA"])
def test_days_and_hours_that_span_are_joined(edition):
    assert dressed("May 7 – 9, 11 - 13 May, 10:00 – 11:30", edition) == "May 7–9, 11–13 May, 10:00–11:30"


def test_a_clipped_word_opens_no_quotation():
    assert (
        dressed("rock 'n' roll, get 'em 'til '98, 'maybe'", "en-GB")
        == "rock ’n’ roll, get ’em ’til ’98, ‘maybe’"
    )


def test_america_closes_its_dashes():
    assert dressed("the car - white - led", "en-US") == "the car—white—led"


@settings(deadline=None, max_examples=400)
@given(st.text(SIGNS, max_size=24), st.sampled_from(EDITIONS))
def test_twice_is_as_once(text, edition):
    once = dressed(text, edition)
    assert dressed(once, edition) == once


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60), st.sampled_from(EDITIONS))
def test_any_text_is_set_and_none_of_its_letters_is_lost(text, edition):
    letters = [sign for sign in dressed(text, edition) if sign.isalpha() and sign not in "eérèmish"]
    assert letters == [sign for sign in text if sign.isalpha() and sign not in "eérèmish"]


def test_html_is_escaped_and_ordinals_are_raised():
    html = typeset_html("<b>la 2ème & 1re", "fr")
    assert html == "&lt;b&gt;la 2<sup>e</sup> &amp; 1<sup>re</sup>"
    assert typeset_html("the 2nd", "en") == "the 2nd"


def test_the_edition_is_a_setting(settings):
    settings.FR_VARIANT = "fr-CA"
    assert typeset("Oui !", "fr") == "Oui!"
