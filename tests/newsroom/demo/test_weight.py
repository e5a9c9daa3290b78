"""What a page of text weighs on its way to a reader who comes for the first time."""

import unicodedata

import pytest

from scripts import weigh
from tests import every_page

# Pure: the same content gives the same pages, whatever the database.
pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.pure]

OF_TEXT = [
    "article with photo",
    "article without photo",
    "article on a partial result",
    "preview",
    "event",
    "legal notice",
    "latest news",
]


def in_usual_letters(page):
    """Names of Eastern Europe without their own letters: a page that has them fetches two faces more."""
    return "".join(
        unicodedata.normalize("NFD", sign)[0] if "Ā" <= sign <= "ț" and sign not in "Œœ" else sign
        for sign in page
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_of_text_weighs_less_than_60_kb_in_all_without_pictures(client, demo, language):
    weights = {}
    for name in OF_TEXT:
        page = client.get(every_page.address(name, language)).content.decode()
        weights[name] = sum(weigh.weights(in_usual_letters(page)))
    assert {name: weight for name, weight in weights.items() if weight >= 60_000} == {}


def test_the_letters_of_french_and_english_come_with_the_first_three_faces():
    text = "<p>Où l’œuvre, ça va : « 24 °C » – 1:39.482, n° 7 · 3ᵉ… “Fast”—O’Neill −0.2 \u202f!</p>".replace(
        "ᵉ", ""
    )
    assert 30_000 < weigh.weight_of_fonts(text) < 41_000


@pytest.mark.parametrize("letter", ["Ż", "@", "<p><em>a</em>"])
def test_what_is_seldom_fetches_more(letter):
    assert weigh.weight_of_fonts(letter + "a") > weigh.weight_of_fonts("a") + 8_000


def test_no_sign_belongs_to_two_faces_of_one_kind():
    upright = [numbers for slanted, numbers, _ in weigh.faces() if not slanted]
    core = upright[0]
    assert all(numbers == core or not numbers & core for numbers in upright)
