"""Two people's changes of one text, put together."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.merging import Conflict, blocks, merge, merge_html, merge_lines, merge_sets

pytestmark = pytest.mark.pure

UNITS = st.lists(st.sampled_from("abcdefg"), max_size=9)


def or_conflict(base, one, other):
    try:
        return merge(base, one, other)
    except Conflict:
        return Conflict


@given(UNITS, UNITS)
def test_who_changed_nothing_changes_nothing(base, changed):
    assert merge(base, base, changed) == changed
    assert merge(base, changed, base) == changed


@given(UNITS, UNITS)
def test_the_same_change_is_made_once(base, changed):
    assert merge(base, changed, changed) == changed


@given(UNITS, UNITS, UNITS)
def test_it_does_not_matter_who_saved_first(base, one, other):
    assert or_conflict(base, one, other) == or_conflict(base, other, one)


@given(UNITS, UNITS, UNITS)
def test_nothing_is_made_up(base, one, other):
    merged = or_conflict(base, one, other)
    assume(merged is not Conflict)
    assert set(merged) <= {*one, *other}


@given(st.lists(st.integers(0, 99), min_size=2, max_size=12, unique=True), st.data())
def test_changes_of_different_paragraphs_go_together(base, data):
    base = [f"paragraph {number}" for number in base]
    here, there = data.draw(st.permutations(range(len(base))))[:2]
    one, other = [*base], [*base]
    one[here] = "written by one"
    other[there] = "written by the other"
    merged = merge(base, one, other)
    assert (merged[here], merged[there]) == ("written by one", "written by the other")
    assert len(merged) == len(base)


def test_neighbouring_paragraphs_are_two_places():
    assert merge_html("<p>a</p><p>b</p>", "<p>A</p><p>b</p>", "<p>a</p><p>B</p>") == "<p>A</p><p>B</p>"


def test_a_paragraph_added_before_one_that_the_other_changed():
    assert merge_html("<p>a</p>", "<p>new</p><p>a</p>", "<p>a!</p>") == "<p>new</p><p>a!</p>"


@pytest.mark.parametrize(
    ("base", "one", "other"),
    [
        ("<p>a</p>", "<p>b</p>", "<p>c</p>"),
        ("<p>a</p>", "<p>a</p><p>b</p>", "<p>a</p><p>c</p>"),
        ("<p>a</p><p>b</p>", "", "<p>a</p><p>c</p>"),
        ("<p>a</p><p>b</p>", "", "<p>a</p><p>c</p><p>b</p>"),
    ],
    ids=["one paragraph", "two endings", "deleted and changed", "deleted and added between"],
)
def test_the_same_place_is_a_conflict(base, one, other):
    with pytest.raises(Conflict):
        merge_html(base, one, other)


def test_a_marker_that_both_moved_apart_is_not_doubled():
    marker = '<figure data-embed="photo" data-ref="3"></figure>'
    base = f"<p>a</p><p>b</p>{marker}<p>c</p><p>d</p>"
    with pytest.raises(Conflict):
        merge_html(
            base, f"{marker}<p>a</p><p>b</p><p>c</p><p>d</p>", f"<p>a</p><p>b</p><p>c</p><p>d</p>{marker}"
        )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "words without an element",
        "<p>a<br>b</p><hr><ul><li><p>c</p></li></ul>tail",
        '<p>a <a href="/en/">b</a></p>\n<figure class="quote"><blockquote><p>q</p></blockquote></figure>',
    ],
)
def test_blocks_joined_are_the_text_again(html):
    assert "".join(blocks(html)) == html


def test_a_list_is_one_block():
    assert blocks("<p>a</p><ul><li><p>b</p></li></ul>") == ["<p>a</p>", "<ul><li><p>b</p></li></ul>"]


def test_lines_and_sets():
    assert merge_lines("a\nb\nc", "a\nb\nC", "A\nb\nc") == "A\nb\nC"
    assert merge_sets(["a", "b"], ["a", "b", "c"], ["b", "d"]) == ["b", "c", "d"]
