"""What changed between two texts, word by word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.difference import word_difference

pytestmark = pytest.mark.pure

PIECES = [
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    '<a href="/fr/">',
    "</a>",
    "<br>",
    "the",
    "car",
    "l’écurie",
    "1:31.759",
]
PIECES += ["12", ",", ".", " ", "\u00a0", "\n", "<", "&amp;", "é", "a-b", "É\u0301"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


def side(steps, kind):
    return "".join(text for its_kind, text in steps if its_kind in {"same", kind})


@given(texts, texts)
def test_what_stayed_and_what_came_is_the_new_text_what_stayed_and_what_went_the_old_one(a, b):
    steps = word_difference(a, b)
    assert side(steps, "added") == b
    assert side(steps, "removed") == a


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert word_difference(text, text) == ([("same", text)] if text else [])


@given(texts, texts)
def test_no_step_is_empty_and_a_removal_comes_before_what_replaces_it(a, b):
    steps = word_difference(a, b)
    assert all(text for _kind, text in steps)
    kinds = [kind for kind, _text in steps]
    assert not {("added", "removed"), ("same", "same")} & set(pairwise(kinds))


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [
        (
            "The red car won.",
            "The blue car won.",
            [("same", "The "), ("removed", "red "), ("added", "blue "), ("same", "car won.")],
        ),
        (
            "a lap of 1:31.759",
            "a lap of 1:31.795",
            [("same", "a lap of "), ("removed", "1:31.759"), ("added", "1:31.795")],
        ),
        (
            "one two, three four",
            "uno due, tre quattro",
            [("removed", "one two, three four"), ("added", "uno due, tre quattro")],
        ),
        (
            "<p>Rain.</p>",
            "<h2>Rain.</h2>",
            [
                ("removed", "<p>"),
                ("added", "<h2>"),
                ("same", "Rain."),
                ("removed", "</p>"),
                ("added", "</h2>"),
            ],
        ),
        (
            "<p>One.</p><p>Three.</p>",
            "<p>One.</p><p>Two.</p><p>Three.</p>",
            [("same", "<p>One.</p>"), ("added", "<p>Two.</p>"), ("same", "<p>Three.</p>")],
        ),
        (
            "4 hours",
            "4\u00a0hours",
            [("same", "4"), ("removed", " "), ("added", "\u00a0"), ("same", "hours")],
        ),
    ],
)
def test_only_the_words_that_changed_are_marked(a, b, steps):
    assert word_difference(a, b) == steps


def test_a_text_of_one_word_without_end_is_compared_at_once():
    steps = word_difference("a " * 30_000, "a b " * 30_000)
    assert [kind for kind, _text in steps] == ["removed", "added"]
