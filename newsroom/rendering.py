"""From the stored text of an article to what its page shows: paragraphs typeset, markers in their place.

The stored text is clean already (newsroom/body.py); it is made clean once more here, as nothing but that
stands between an old row and a reader.
"""

from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom import body
from newsroom.quote_languages import QUOTE_LANGUAGES
from newsroom.typography import typeset_html

EDITIONS = {"fr", "en"}
VOID = {"br", "hr"}
UNSET = {"sup", "sub"}  # what is raised already is left alone


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: prose, a quote, or a marker (`ref`) with what stands there."""

    kind: str  # prose | quote | classification | photo
    html: str = ""  # safe
    ref: int | None = None
    opens: bool = False  # the first words of the article
    thing: object = None


class Setter(HTMLParser):
    """Writes clean HTML again block by block. A marker inside a block comes after it."""

    def __init__(self, language):
        super().__init__(convert_charrefs=True)
        self.language = language
        self.pieces = []
        self.prose = []
        self.block = []
        self.open = []
        self.markers = []
        self.tables = 0
        self.has_section = False
        self.caption = None
        self.spoken = ""  # the language of a quote, where it is not that of the article

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "figure" and "data-embed" in given:
            self.open.append("marker")
            self.markers.append(Piece(given["data-embed"], ref=int(given["data-ref"])))
            return
        if not self.open and (tag == "blockquote" or (tag == "figure" and given.get("class") == "quote")):
            self.end_of_prose()
            self.block.append('<figure class="quote slot">')
            spoken = given.get("lang", "")
            self.spoken = spoken if spoken in QUOTE_LANGUAGES and spoken != self.language[:2] else ""
            if tag == "blockquote":
                self.block.append("<blockquote>")
        elif tag == "figcaption":
            self.caption = ""
        elif self.spoken and tag == "blockquote" and self.open == ["figure"]:
            self.block.append(f'<blockquote lang="{self.spoken}">')
        elif self.caption is None:  # of a speaker, the words alone are kept
            self.block.append(self.start(tag, given))
        if tag not in VOID:
            self.open.append(tag)
        else:
            self.end_of_block()

    def start(self, tag, given):
        if tag == "h2":
            self.has_section = True
        elif tag == "h3" and not self.has_section:
            tag = "h2"  # no level is left out
        elif tag == "table":
            self.tables += 1
            label = escape(_("Table %(number)s") % {"number": self.tables})
            return (
                f'<div class="scroller" role="region" tabindex="0" aria-label="{label}"><table class="plain">'
            )
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in given.items())
        return f"<{tag}{written}>"

    def handle_endtag(self, tag):
        if not self.open:
            return
        opened = self.open.pop()
        if opened == "marker":
            pass
        elif tag == "figcaption":
            self.block.append(self.speaker())
        elif self.caption is not None:
            return
        elif tag == "blockquote" and not self.open:
            self.block.append("</blockquote></figure>")
        elif tag == "h3" and not self.has_section:
            self.block.append("</h2>")
        else:
            self.block.append(f"</{tag}>" + ("</div>" if tag == "table" else ""))
        self.end_of_block(is_quote=tag in {"blockquote", "figure"} and opened != "marker")

    def speaker(self):
        """The name in front, what he or she is behind it."""
        name, _comma, role = (self.caption or "").partition(",")
        self.caption, self.spoken = None, ""
        return f"<figcaption><b>{self.set(name.strip())}</b>{self.set(role.strip())}</figcaption>"

    def handle_data(self, data):
        if self.caption is not None:
            self.caption += data
        elif not self.open:
            if data.strip():
                self.block.append(f"<p>{self.set(data.strip())}</p>")
                self.end_of_block()
        elif self.open[-1] != "marker":
            self.block.append(escape(data) if self.open[-1] in UNSET else self.set(data))

    def set(self, text):
        """By the rules of the language in which it stands; of a third one we know none."""
        language = self.spoken if self.spoken and self.caption is None else self.language
        return typeset_html(text, language) if language[:2] in EDITIONS else escape(text)

    def end_of_block(self, is_quote=False):
        if self.open:
            return
        html = "".join(self.block)
        self.block = []
        if is_quote:
            self.spoken = ""
            self.pieces.append(Piece("quote", mark_safe(html)))
        elif html:
            self.prose.append(html)
        if self.markers:
            self.end_of_prose()
            self.pieces += self.markers
            self.markers = []

    def end_of_prose(self):
        if self.prose:
            html = "".join(self.prose)
            opens = not self.pieces and html.startswith("<p>")
            self.pieces.append(Piece("prose", mark_safe(html), opens=opens))
            self.prose = []


def pieces_of(html, language):
    """The text in its pieces, in order."""
    setter = Setter(language)
    setter.feed(body.sanitise(html))
    setter.close()
    setter.end_of_prose()
    return setter.pieces


def pieces(article, photos, tables):
    """The text with its photos and tables at their markers, and the tables that have no marker.

    Both are looked up by the marker's number and stand once; a marker whose thing is gone is left out.
    """
    things = {"photo": dict(photos), "classification": dict(tables)}
    shown = []
    for piece in pieces_of(article.body, article.language):
        if piece.kind not in things:
            shown.append(piece)
        elif thing := things[piece.kind].pop(piece.ref, None):
            shown.append(replace(piece, thing=thing))
    return shown, list(things["classification"].values())
