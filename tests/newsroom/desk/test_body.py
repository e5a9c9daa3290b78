"""The allow-list of the text: what is kept, what is thrown away, whatever is sent."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import body

pytestmark = pytest.mark.pure

KEPT = [
    "<p>Plain, <strong>bold</strong> and <em>italic</em>.</p>",
    "<h2>A heading</h2><h3>A smaller one</h3>",
    '<ul><li><p>one</p></li></ul><ol start="3"><li><p>three</p></li></ol>',
    '<p><a href="/fr/drivers/elodie-gunes/">Élodie</a> <a href="https://example.org/">there</a></p>',
    '<figure class="quote"><blockquote><p>We had nothing left.</p></blockquote>'
    "<figcaption>The winner</figcaption></figure>",
    '<table><tbody><tr><th colspan="2" scope="col">Car</th></tr>'
    "<tr><td>7</td><td>12</td></tr></tbody></table>",
    '<p>before</p><figure data-embed="classification" data-ref="12"></figure><p>after</p>',
    '<figure data-embed="photo" data-ref="3"></figure>',
    "<p>5 &lt; 6 &amp; 7 &gt; 6, “quoted” and ’s</p>",
]

THROWN = [
    ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
    ('<p onclick="x()" style="color:red" class="big" id="p">a</p>', "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a href="//evil.example/">a</a> <a href="/\\evil.example">b</a></p>', "<p>a b</p>"),
    ('<p><a href="data:text/html,x">a</a></p>', "<p>a</p>"),
    ("<img src=x onerror=alert(1)><p>a</p>", "<p>a</p>"),
    ('<iframe src="/admin/"></iframe><p>a</p>', "<p>a</p>"),
    ("<h7>a</h7>", "a"),
    ("<p></p><p><br></p><p>a</p>", "<p>a</p>"),
    ('<figure data-embed="evil" data-ref="1"></figure><p>a</p>', "<p>a</p>"),
    ('<figure data-embed="photo" data-ref="1 or 1=1"></figure><p>a</p>', "<p>a</p>"),
    ('<figure data-embed="photo"></figure><p>a</p>', "<p>a</p>"),
    (
        '<figure data-embed="photo" data-ref="1"><p>hidden</p></figure>',
        '<figure data-embed="photo" data-ref="1"></figure>',
    ),
    ('<figure class="evil"><p>a</p></figure>', "<p>a</p>"),
    ('<form action="/x"><input name=a><button>b</button></form><p>a</p>', "b<p>a</p>"),
]


@pytest.mark.parametrize("html", KEPT)
def test_what_the_editor_makes_stays_as_it_is(html):
    assert body.sanitise(html) == html


@pytest.mark.parametrize(("html", "clean"), THROWN)
def test_what_is_not_on_the_list_goes(html, clean):
    assert body.sanitise(html) == clean


def test_markers_are_found_in_their_order():
    html = body.sanitise(
        '<p>a</p><figure data-embed="photo" data-ref="3"></figure><p>b</p>'
        '<figure data-embed="classification" data-ref="12"></figure>'
    )
    assert body.embeds(html) == [("photo", 3), ("classification", 12)]
    assert body.parts(html) == [
        ("html", "<p>a</p>"),
        ("photo", 3),
        ("html", "<p>b</p>"),
        ("classification", 12),
    ]


PIECES = st.sampled_from(
    [
        *KEPT,
        *(html for html, _clean in THROWN),
        "<svg><style>",
        "<math><mtext>",
        "</p>",
        "<table>",
        "<td>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<figure class=quote>",
        '<figure data-embed="photo" data-ref="2">',
        "</figure>",
        "<figcaption>",
        "<a href='java&#x0A;script:alert(1)'>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<template>",
        "&lt;script&gt;",
        "\x00",
        "<xmp>",
        "<plaintext>",
        "<select>",
        '"><img src=x onerror=alert(1)>',
        "<textarea>",
        "<title>",
        "<p",
    ]
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join)


@given(HOSTILE)
def test_nothing_that_runs_survives_and_cleaning_twice_changes_nothing(html):
    clean = body.sanitise(html)
    assert body.sanitise(clean) == clean
    for tag, attributes in re.findall(r"<([a-z0-9]+)((?:\s+[^<>]*)?)>", clean):
        assert tag in body.TAGS
        for name, value in re.findall(r'([a-z-]+)="([^"]*)"', attributes):
            assert name in {"href", "class", "data-embed", "data-ref", "colspan", "rowspan", "scope", "start"}
            if name == "href":
                assert re.match(r"(https?://|mailto:|#|/(?![/\\]))", value)
    assert clean.count("<figure") == clean.count("</figure>")
    assert "<script" not in clean.lower()
