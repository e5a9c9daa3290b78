"""The text of an article: clean HTML from a short list of what is allowed, whoever sent it."""

import re
from html import escape
from html.parser import HTMLParser

import nh3
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import pgettext_lazy

from newsroom import pasted
from newsroom.quote_languages import QUOTE_LANGUAGES

TAGS = {
    "a",
    "blockquote",
    "br",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "hr",
    "li",
    "ol",
    "p",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
EMBEDS = ("classification", "photo")
SPANS = re.compile(r"\A[1-9][0-9]?\Z")
REFERENCE = re.compile(r"\A[1-9][0-9]{0,17}\Z")
CELL = {"colspan", "rowspan"}
GENERIC = {"lang", "title"}


def keep(tag, name, value):
    """The value of an attribute, or None to drop it."""
    if name in CELL:
        return value if SPANS.match(value) and value != "1" else None
    if name == "data-ref":
        return value if REFERENCE.match(value) else None
    if name == "start":
        return value if REFERENCE.match(value) and len(value) < 5 else None
    if name in GENERIC:  # the library lets these pass on every element
        return value if (tag, name) == ("figure", "lang") and value in QUOTE_LANGUAGES else None
    if (tag, name) == ("a", "href"):
        return address(value)
    return value


def address(value):
    """An address of ours, or of the web, or of a mailbox; nothing that runs or that hides its host."""
    value = value.strip()
    if value.startswith(("https://", "http://", "mailto:", "#")):
        return value
    return value if value.startswith("/") and not value.startswith(("//", "/\\")) else None


CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    # An attribute named in `tag_attribute_values` must not stand in `attributes` as well.
    attributes={
        "a": {"href"},
        "figure": {"data-ref"},
        "ol": {"start"},
        "td": CELL,
        "th": CELL,
    },
    tag_attribute_values={
        "figure": {"data-embed": set(EMBEDS)},
        "th": {"scope": {"col", "row"}},
    },
    allowed_classes={"figure": {"quote"}},
    attribute_filter=keep,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Rebuilder(HTMLParser):
    """Writes clean HTML again with figures as we define them: an empty embed, or a quote; no other kind."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.figures = []  # of each open figure: "embed", "quote" or "" (dropped, its content kept)
        self.links = []

    @property
    def inside_embed(self):
        return "embed" in self.figures

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "figure":
            self.open_figure(given)
        elif self.inside_embed:
            return
        elif tag == "figcaption" and (not self.figures or self.figures[-1] != "quote"):
            self.parts.append("<p>")
        elif tag == "a":
            self.links.append("href" in given)
            if "href" in given:
                self.parts.append(start(tag, given))
        else:
            self.parts.append(start(tag, given))

    def open_figure(self, given):
        kind, ref = given.get("data-embed"), given.get("data-ref")
        if kind and ref and not self.inside_embed:
            self.parts.append(start("figure", {"data-embed": kind, "data-ref": ref}) + "</figure>")
        self.figures.append("embed" if kind else "quote" if given.get("class") == "quote" else "")
        if self.figures[-1] == "quote" and not self.inside_embed:
            spoken = {"lang": given["lang"]} if given.get("lang") in QUOTE_LANGUAGES else {}
            self.parts.append(start("figure", {"class": "quote"} | spoken))

    def handle_endtag(self, tag):
        if tag == "figure":
            kind = self.figures.pop() if self.figures else ""
            if kind == "quote" and not self.inside_embed:
                self.parts.append("</figure>")
        elif self.inside_embed or tag in {"br", "hr"}:
            return
        elif tag == "figcaption" and (not self.figures or self.figures[-1] != "quote"):
            self.parts.append("</p>")
        elif tag == "a":
            if self.links and self.links.pop():
                self.parts.append("</a>")
        else:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        if not self.inside_embed:
            self.parts.append(escape(data, quote=False))


def start(tag, attributes):
    written = "".join(f' {name}="{escape(value)}"' for name, value in sorted(attributes.items()))
    return f"<{tag}{written}>"


EMPTY = re.compile(
    r"<(p|h2|h3|figcaption|li|ul|ol|blockquote)>(?:\s|<br>)*</\1>"
    r'|<figure class="quote"(?: lang="[a-z]{2}")?>\s*</figure>'
)
EMBED = re.compile(r'<figure data-embed="(classification|photo)" data-ref="(\d+)"></figure>')


def sanitise(html):
    """What may be stored and shown of this HTML, wherever it was copied. Doing it twice changes nothing."""
    if pasted.is_foreign(html):
        html = pasted.clean(html)
    for _round in range(8):  # taking an element away can bring others together
        before, html = html, rebuilt(CLEANER.clean(html))
        if html == before:
            break
    return html


def rebuilt(html):
    rebuilder = Rebuilder()
    rebuilder.feed(html)
    rebuilder.close()
    text, changes = "".join(rebuilder.parts), 1
    while changes:
        text, changes = EMPTY.subn("", text)
    return text.strip()


def embeds(html):
    """The markers in a clean text, in order: ("classification", 12), ("photo", 3)."""
    return [(kind, int(ref)) for kind, ref in EMBED.findall(html)]


def parts(html):
    """A clean text taken apart at its markers: ("html", "<p>…"), ("classification", 12), ("photo", 3)."""
    pieces, place = [], 0
    for found in EMBED.finditer(html):
        if found.start() > place:
            pieces.append(("html", html[place : found.start()]))
        pieces.append((found[1], int(found[2])))
        place = found.end()
    if place < len(html):
        pieces.append(("html", html[place:]))
    return pieces


def as_html(html):
    """A stored text for a page of the desk: clean once more, its markers named instead of drawn."""
    pieces = [
        text if kind == "html" else format_html(NAMED, kind, text, NAMES[kind], text)
        for kind, text in parts(sanitise(html))
    ]
    return mark_safe("".join(pieces))


NAMED = '<p data-embed="{}" data-ref="{}">[{} {}]</p>'  # pasted into the text, it is a marker again
NAMES = {
    "classification": pgettext_lazy("marker", "Classification"),
    "photo": pgettext_lazy("marker", "Photo"),
}


WITHIN_A_WORD = re.compile(r"</?(?:a|em|strong|sub|sup)(?:\s[^>]*)?>")


def plain(html):
    """The words alone."""
    return " ".join(re.sub(r"<[^>]+>", " ", WITHIN_A_WORD.sub("", html)).split())
