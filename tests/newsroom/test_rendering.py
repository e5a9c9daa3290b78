"""The text of an article on its page."""

from types import SimpleNamespace

import pytest

from newsroom.rendering import pieces, pieces_of

pytestmark = pytest.mark.pure

MARKER = '<figure data-embed="{}" data-ref="{}"></figure>'
TABLE, PHOTO = MARKER.format("classification", 3), MARKER.format("photo", 4)


def shape(html, language="en"):
    return [(piece.kind, piece.ref or piece.html) for piece in pieces_of(html, language)]


def test_text_is_typeset_and_links_are_not():
    html = '<p>Pourquoi ? <a href="https://example.org/?a=1;b">Voir ici !</a></p>'
    assert shape(html, "fr") == [
        (
            "prose",
            '<p>Pourquoi\u202f? <a href="https://example.org/?a=1;b">Voir ici\u202f!</a></p>',
        )
    ]


def test_ordinals_are_raised_once():
    assert (
        shape("<p>La 2ème, la 3<sup>e</sup></p>", "fr")[0][1] == "<p>La 2<sup>e</sup>, la 3<sup>e</sup></p>"
    )


def test_what_is_stored_dirty_is_shown_clean():
    html = '<p onclick="x()">A<script>alert(1)</script><img src=x> &lt;b&gt;</p><iframe></iframe>'
    assert shape(html) == [("prose", "<p>A &lt;b&gt;</p>")]


def test_markers_part_the_text():
    assert shape(f"<p>A</p>{TABLE}<p>B</p>{PHOTO}") == [
        ("prose", "<p>A</p>"),
        ("classification", 3),
        ("prose", "<p>B</p>"),
        ("photo", 4),
    ]


def test_a_marker_inside_a_block_comes_after_it():
    assert shape(f"<ul><li>A{PHOTO}</li><li>B</li></ul><p>C</p>") == [
        ("prose", "<ul><li>A</li><li>B</li></ul>"),
        ("photo", 4),
        ("prose", "<p>C</p>"),
    ]


def test_a_quote_stands_by_itself_with_its_speaker_and_what_he_is():
    html = (
        '<p>A</p><figure class="quote"><blockquote><p>Yes</p></blockquote>'
        "<figcaption>Inès <em>Hallström</em>, No. 12</figcaption></figure>"
    )
    assert shape(html)[1] == (
        "quote",
        '<figure class="quote slot"><blockquote><p>Yes</p></blockquote>'
        "<figcaption><b>Inès Hallström</b>No.\u00a012</figcaption></figure>",
    )


def test_a_quote_without_a_speaker_is_one_all_the_same():
    assert shape("<blockquote><p>Yes</p></blockquote>") == [
        ("quote", '<figure class="quote slot"><blockquote><p>Yes</p></blockquote></figure>')
    ]


def test_a_table_can_be_scrolled_with_the_keyboard():
    html = shape("<table><tbody><tr><th scope=row>A</th><td>1</td></tr></tbody></table>")[0][1]
    assert html.startswith('<div class="scroller" role="region" tabindex="0" aria-label="')
    assert html.endswith("</table></div>")


def test_no_heading_leaves_a_level_out():
    assert shape("<h3>A</h3><h2>B</h2><h3>C</h3>")[0][1] == "<h2>A</h2><h2>B</h2><h3>C</h3>"


def test_only_the_first_paragraph_opens():
    assert [piece.opens for piece in pieces_of(f"<p>A</p>{PHOTO}<p>B</p>", "en")] == [True, False, False]
    assert not pieces_of("<h2>A</h2><p>B</p>", "en")[0].opens


def test_a_marker_moves_a_table_and_never_doubles_it():
    article = SimpleNamespace(body=f"{TABLE}<p>A</p>{TABLE}", language="en")
    shown, left = pieces(article, {}, {3: "three", 5: "five"})
    assert [piece.thing for piece in shown] == ["three", None]
    assert left == ["five"]


def test_a_marker_whose_thing_is_gone_is_left_out():
    article = SimpleNamespace(body=f"<p>A</p>{TABLE}{PHOTO}", language="en")
    shown, left = pieces(article, {}, {})
    assert [piece.kind for piece in shown] == ["prose"]
    assert left == []
