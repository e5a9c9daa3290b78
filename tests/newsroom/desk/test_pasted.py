"""HTML of other programs that arrives without having passed the editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import body
from newsroom.pasted.links import direct
from tests.pasted import NAMES, kept, pasted

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("name", NAMES)
def test_what_a_program_copies_is_stored_clean(name):
    assert body.sanitise(pasted(name)) == kept(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_stored_is_not_touched_again(name):
    assert body.sanitise(kept(name)) == kept(name)


@pytest.mark.parametrize(
    "html",
    [
        "<p>typed\u00a0so, and  twice</p>",
        '<table style="min-width: 50px"><colgroup><col></colgroup><tbody><tr><td><p><strong>A</strong></p>'
        "</td><td><p>B</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>",
    ],
)
def test_what_was_typed_in_the_editor_keeps_its_spaces_and_its_first_row(html):
    assert "<th" not in body.sanitise(html)
    assert body.sanitise(html).count("\u00a0") == html.count("\u00a0")
    assert body.sanitise(html).count("  ") == html.count("  ")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://www.google.com/url?q=https://example.org/a%3Fb%3Dc&sa=D", "https://example.org/a?b=c"),
        ("https://google.fr/url?sa=t&url=https%3A%2F%2Fexample.org%2F", "https://example.org/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx&data=1",
            "https://example.org/x",
        ),
        (
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://www.google.com/url?q=javascript:alert(1)",
        ),
        ("https://www.google.com/search?q=pit+stop", "https://www.google.com/search?q=pit+stop"),
        ("https://example.org/?utm_source=a&gclid=b&id=7&UTM_term=c#top", "https://example.org/?id=7#top"),
        ("https://example.org/?utmost=a", "https://example.org/?utmost=a"),
        ("#here", ""),
    ],
)
def test_a_link_leads_straight_to_where_it_meant(given, meant):
    assert direct(given) == meant


PIECES = st.sampled_from(
    [
        "<b>", "</b>", "<div>", "</div>", "<span style='font-weight:700'>", "</span>", "<h1>", "</h1>",
        "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td colspan=3>", "<th>", "</table>",
        "<p class=MsoListParagraph>",
        "<p style='mso-list:l0 level3 lfo1'>", "1. ", "\u00a0", " ", "\n", "<br>", "<figure class=quote>",
        "<figcaption>", "<blockquote>", "</figure>", "<a href='https://x.org/?utm_a=1&q=\"'>", "</a>", "<hr>",
        "<img src=x onerror=alert(1)>", "<o:p>", "<!--[if !vml]>", "<pre>", "<script>", "<p hidden>",
        "<p data-embed=photo data-ref='1\"'>", "<sup>", "é", "12", "\u200d",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join))
def test_whatever_is_pasted_comes_out_clean_and_stays_so(html):
    clean = body.sanitise(f"<div>{html}</div>")
    assert body.sanitise(clean) == clean
    assert "onerror=" not in clean.replace("&quot;", "").split("alert")[0] or "<img" not in clean
    assert "<script" not in clean


def test_html_nested_beyond_reason_is_read_all_the_same():
    deep = "<div>" * 5000 + "<b>at last</b>" + "</div>" * 5000
    assert "at last" in body.sanitise(deep)
