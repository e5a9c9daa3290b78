"""Words of the index: without accents, elision and endings, and safe for either database."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import postgresql, sqlite, tokens

pytestmark = pytest.mark.pure
languages = st.sampled_from(["fr", "en"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("l'écurie", "écuries"),
        ("l’écurie", "ECURIE"),
        ("Müller", "Mueller"),
        ("Mueller", "Müller"),
        ("Muller", "Mueller"),
        ("Müller", "Muller"),
        ("œuvre", "oeuvres"),
        ("OEuvre", "œuvre"),
        ("Strasse", "Straße"),
        ("Sorensen", "Sørensen"),
        ("Soerensen", "Sørensen"),
        ("ex aequo", "ex æquo"),
        ("ProAm", "Pro-Am"),
        ("pro am", "Pro‑Am"),
        ("St Aubin", "Saint-Aubin"),
        ("d'Estrees", "d’Estrées"),
        ("OWard", "O’Ward"),
        ("qu'aujourd'hui", "aujourd’hui"),
    ],
)
def test_one_writing_finds_the_other(typed, kept):
    index = tokens.tokens(kept, "fr").split()
    groups = tokens.groups(typed, "fr")
    assert groups
    assert all(set(group) & set(index) for group in groups)


@pytest.mark.parametrize(
    ("typed", "kept", "language"),
    [
        ("gagné", "gagner", "fr"),
        ("virage", "virages", "fr"),
        ("winning", "wins", "en"),
        ("driver", "driver’s", "en"),
        ("stewards", "steward", "en"),
    ],
)
def test_a_word_finds_its_other_endings(typed, kept, language):
    assert tokens.groups(typed, language) == tokens.groups(kept, language) != []


@pytest.mark.parametrize("idle", ["le", "the", "qui", "who", "à la"])
def test_words_that_say_nothing_are_not_looked_for(idle):
    assert tokens.groups(idle, "fr") == []


@pytest.mark.parametrize("class_name", ["Am", "Pro", "A1", "98"])
def test_short_names_and_numbers_are_looked_for(class_name):
    assert len(tokens.groups(class_name, "en")) == 1


@given(st.text(), languages)
def test_what_is_kept_is_letters_and_digits_that_no_parser_takes_apart(text, language):
    for token in tokens.tokens(text, language).split():
        assert re.fullmatch(r"[a-z][a-z0-9]*", token), token


@given(st.text(), languages)
def test_each_word_asked_for_is_kept_of_the_same_text(text, language):
    kept = set(tokens.tokens(text, language).split())
    assert all(kept.issuperset(group) for group in tokens.groups(text, language))


@given(st.text())
def test_a_folded_key_is_its_own_key(text):
    key = tokens.key(text)
    assert tokens.key(" ".join(key)) == key


@given(st.text(), languages)
def test_no_operator_of_a_database_comes_from_a_reader(text, language):
    groups = tokens.groups(text, language)
    for engine, quote in ((sqlite, '"'), (postgresql, "'")):
        asked = engine.expression(language, groups) if groups else ""
        outside = asked.split(quote)[::2]
        assert re.fullmatch(r"[\s()&|:*]|(?:AND|OR|name_tokens|\W)*", "".join(outside).replace(" ", ""))
