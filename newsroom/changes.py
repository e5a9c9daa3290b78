"""A difference as a page shows it: paragraph by paragraph, each with its stretches of words.

A tag that changed is said in words: a new paragraph, what became a heading, a link that leads elsewhere.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from newsroom.body import NAMES
from newsroom.difference import ADDED, REMOVED, SAME, word_difference
from newsroom.quote_languages import QUOTE_LANGUAGES

TAG = re.compile(r"(</?[a-z][^<>]*>)")
NAMED = re.compile(r"</?([a-z][a-z0-9]*)")
REF = re.compile(r'data-embed="(\w+)" data-ref="(\d+)"')
SPOKEN = re.compile(f'lang="({"|".join(QUOTE_LANGUAGES)})"')
HREF = re.compile(r'href="([^"]*)"')

BLOCKS = {
    "p": pgettext_lazy("part of a text", "paragraph"),
    "h2": pgettext_lazy("part of a text", "heading"),
    "h3": pgettext_lazy("part of a text", "subheading"),
    "li": pgettext_lazy("part of a text", "list item"),
    "blockquote": pgettext_lazy("part of a text", "quote"),
    "figcaption": pgettext_lazy("part of a text", "speaker"),
    "td": pgettext_lazy("part of a text", "cell of a table"),
    "th": pgettext_lazy("part of a text", "heading of a table"),
    "figure": pgettext_lazy("part of a text", "marker"),
}
INLINE = {
    "strong": gettext_lazy("bold"),
    "em": gettext_lazy("italics"),
    "sub": gettext_lazy("subscript"),
    "sup": gettext_lazy("superscript"),
    "br": gettext_lazy("line break"),
    "hr": gettext_lazy("rule"),
}
KEPT = 2  # more unchanged paragraphs than these, one after the other, are folded away


@dataclass
class Block:
    """A paragraph, or what stands for one, in a difference."""

    name: str = "p"
    kind: str = SAME  # of the paragraph itself
    was: str = ""
    runs: list = field(default_factory=list)  # (kind, words)
    notes: list = field(default_factory=list)  # (kind, what a tag did)

    def tidied(self):
        """The runs with the space around what changed left outside, so that no line is drawn through it."""
        runs = []
        for kind, words in self.runs:
            inner = words.strip()
            if kind == SAME or not inner:
                runs.append((kind, words))
                continue
            before, after = words.split(inner)[0], words.rsplit(inner, 1)[1]
            runs += [(SAME, before)] * bool(before) + [(kind, inner)] + [(SAME, after)] * bool(after)
        while runs and not runs[-1][1].strip():
            runs.pop()
        while runs and not runs[0][1].strip():
            runs.pop(0)
        return runs

    @property
    def label(self):
        return "" if self.name == "p" else BLOCKS[self.name]

    @property
    def note(self):
        """What happened to the paragraph itself, while words of it stayed."""
        if self.was:
            return _("%(was)s before") % {"was": BLOCKS[self.was]}
        if self.kind == ADDED and self.changed_in_part:
            return _("begins anew here")
        if self.kind == REMOVED and self.changed_in_part:
            return _("no longer begins anew here")
        return ""

    @property
    def changed_in_part(self):
        return any(kind == SAME and words.strip() for kind, words in self.runs)

    @property
    def is_changed(self):
        return self.kind != SAME or bool(self.was or self.notes) or any(run[0] != SAME for run in self.runs)


def changes_of_lines(a, b):
    """Two plain texts: a block for each line."""
    found = [Block()]
    for kind, words in word_difference(a, b):
        first, *lines = words.split("\n")
        found[-1].runs += [(kind, first)] * bool(first)
        found += [Block(runs=[(kind, line)] * bool(line)) for line in lines]
    return told(found)


def changes_of_html(a, b):
    """Two clean texts of an article."""
    found = [Block()]
    for kind, words in word_difference(a, b):
        for piece in TAG.split(words):
            if TAG.fullmatch(piece):
                take_tag(found, kind, piece)
            elif piece:
                found[-1].runs.append((kind, unescape(piece)))
    return told(found)


def take_tag(found, kind, tag):
    name, is_end = NAMED.match(tag)[1], tag.startswith("</")
    if embed := REF.search(tag):
        found.append(Block("figure", kind, runs=[(kind, f"{NAMES[embed[1]]} {embed[2]}")]))
    elif name in BLOCKS and name != "figure":
        last = found[-1]
        if is_end:
            found.append(Block())
        elif name == "p" and last.name != "p" and not last.runs:
            return  # the paragraph of a list item, a quote or a cell
        else:
            found.append(Block(name, kind))
    elif kind != SAME and not is_end:
        if name == "figure" and (spoken := SPOKEN.search(tag)):
            language = QUOTE_LANGUAGES[spoken[1]]
            found.append(
                Block(notes=[(kind, _("quote in this language: %(language)s") % {"language": language})])
            )
        elif name == "a" and (href := HREF.search(tag)):
            found[-1].notes.append((kind, _("link to %(address)s") % {"address": unescape(href[1])}))
        elif name in INLINE:
            found[-1].notes.append((kind, INLINE[name]))


def told(found):
    """Without the empty ones; what a paragraph was before is said at the one in its place."""
    done, gone = [], None
    for block in found:
        if not any(words.strip() for _kind, words in block.runs) and not block.notes:
            gone = block if block.kind == REMOVED else gone
            continue
        if gone and block.kind == ADDED and gone.name != block.name and block.changed_in_part:
            block.was, block.kind = gone.name, SAME
        elif gone and block.kind == ADDED and block.changed_in_part:
            block.kind = SAME
        gone = None
        block.runs = block.tidied()
        done.append(block)
    return done


def folded(blocks):
    """Groups of blocks with whether they are to be folded away: unchanged, and more than a few."""
    for is_changed, group in groupby(blocks, key=lambda block: block.is_changed):
        group = list(group)
        yield not is_changed and len(group) > KEPT, group
