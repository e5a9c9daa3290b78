"""A difference as a page shows it, paragraph by paragraph."""

import pytest

from newsroom.changes import changes_of_html, changes_of_lines, folded

pytestmark = pytest.mark.pure


def read(blocks):
    """`{was}`, `[came]`, `-went-` in one line for each paragraph."""
    marks = {"same": "{}", "added": "[{}]", "removed": "-{}-"}
    return ["".join(marks[kind].format(words) for kind, words in block.runs) for block in blocks]


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("<p>Rain at noon.</p>", "<p>Rain at one.</p>", ["Rain at -noon-[one]."]),
        ("<p>One.</p>", "<p>One.</p><p>Two.</p>", ["One.", "[Two.]"]),
        ("<p>One.</p><p>Two.</p>", "<p>Two.</p>", ["-One.-", "Two."]),
        ("<ul><li><p>One</p></li></ul>", "<ul><li><p>One</p></li><li><p>Two</p></li></ul>", ["One", "[Two]"]),
        ("<p>Fish &amp; chips</p>", "<p>Fish &lt;3 chips</p>", ["Fish -&- [<3] chips"]),
        ("<p>a</p>", '<p>a</p><figure data-embed="photo" data-ref="3"></figure>', ["a", "[Photo 3]"]),
    ],
)
def test_words_are_marked_in_their_paragraph(a, b, shown):
    assert read(changes_of_html(a, b)) == shown


def test_a_paragraph_that_became_a_heading_says_so():
    (block,) = changes_of_html("<p>Then it was dry.</p>", "<h2>Then it was dry.</h2>")
    assert (block.name, block.note) == ("h2", "paragraph before")
    assert block.is_changed


def test_a_paragraph_that_was_split_says_where_it_begins_anew():
    first, second = changes_of_html("<p>One. Two.</p>", "<p>One. </p><p>Two.</p>")
    assert first.note == ""
    assert second.note == "begins anew here"


def test_a_link_that_leads_elsewhere_is_told_though_no_word_changed():
    (block,) = changes_of_html(
        '<p>See <a href="/fr/a/">this</a>.</p>', '<p>See <a href="/fr/b/">this</a>.</p>'
    )
    assert [(kind, str(note)) for kind, note in block.notes] == [
        ("removed", "link to /fr/a/"),
        ("added", "link to /fr/b/"),
    ]


def test_key_points_are_compared_line_by_line():
    assert read(changes_of_lines("Rain\nPole", "Rain\nWin\nPole")) == ["Rain", "[Win]", "Pole"]


def test_what_did_not_change_is_folded_away_where_it_is_long():
    before = "".join(f"<p>Paragraph {number}.</p>" for number in range(6))
    groups = list(folded(changes_of_html(before, before.replace("5", "five"))))
    assert [(is_folded, len(blocks)) for is_folded, blocks in groups] == [(True, 5), (False, 1)]


def test_a_quote_that_changed_its_language_says_so():
    quote = '<figure class="quote" lang="{}"><blockquote><p>Abbiamo vinto.</p></blockquote></figure>'
    notes = [
        (kind, str(said))
        for block in changes_of_html(quote.format("en"), quote.format("it"))
        for kind, said in block.notes
    ]
    assert notes == [
        ("removed", "quote in this language: English"),
        ("added", "quote in this language: Italian"),
    ]
