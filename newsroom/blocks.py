"""The text of an article taken apart into its paragraphs, and what changed in each."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from html.parser import HTMLParser

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from newsroom import body
from newsroom.difference import ADDED, REMOVED, word_difference

VOID = {"br", "hr"}


class Splitter(HTMLParser):
    """Cuts clean HTML behind each element that stands in no other."""

    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.html = html
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.depth = self.begin = 0
        self.blocks = []
        self.feed(html)
        self.close()
        self.cut(len(html))

    def here(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def cut(self, end):
        if block := self.html[self.begin : end].strip():
            self.blocks.append(block)
        self.begin = end

    def handle_starttag(self, tag, attributes):
        if not self.depth:
            self.cut(self.here())
        if tag not in VOID:
            self.depth += 1
        elif not self.depth:
            self.cut(self.here() + len(self.get_starttag_text()))

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - 1)
        if not self.depth:
            self.cut(self.here() + len(tag) + 3)


def of(html):
    """The paragraphs, headings, lists, tables and markers of a clean text, in order."""
    return Splitter(html).blocks


def words(html):
    return unescape(body.plain(html))


def plain(html):
    """The words of a clean text, a line for each paragraph, list item and row."""
    for end in ("</li>", "</tr>", "</p>", "<br>"):
        html = html.replace(end, f"{end}\n")
    lines = [words(line) for block in of(html) for line in block.splitlines()]
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Block:
    """A paragraph of the original as it is now, or (`is_gone`) as it was. `html` is safe."""

    html: str
    is_changed: bool = False
    is_gone: bool = False


def since(before, now):
    """The paragraphs of a text, each with what changed since it was `before`."""
    old, new = of(before), of(now)
    found = []
    matcher = SequenceMatcher(None, [key(block) for block in old], [key(block) for block in new], False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found += [Block(body.as_html(block)) for block in new[k:m]]
            continue
        for earlier, later in zip(old[i:j], new[k:m], strict=False):
            found.append(Block(format_html("<p>{}</p>", marked(words(earlier), words(later))), True))
        found += [
            Block(format_html("<ins>{}</ins>", body.as_html(block)), True) for block in new[k:m][j - i :]
        ]
        gone = old[i:j][m - k :]
        found += [Block(format_html("<del>{}</del>", body.as_html(block)), True, True) for block in gone]
    return found


def key(block):
    """What tells one block from another: its words, or its marker."""
    return words(block) or block


def marked(before, now):
    """The words of both, what went struck out, what came underlined."""
    return format_html_join("", "{}", ((dressed(kind, text),) for kind, text in word_difference(before, now)))


def dressed(kind, text):
    if kind == REMOVED:
        return format_html("<del>{}</del>", text)
    return format_html("<ins>{}</ins>", text) if kind == ADDED else text


def joined(blocks):
    """The paragraphs for a column of the desk; a script finds those that still stand by their number."""
    number = 0
    written = []
    for block in blocks:
        kind = "gone" if block.is_gone else "changed" if block.is_changed else ""
        written.append(
            format_html(
                '<div class="block {}"{}>{}</div>',
                kind,
                "" if block.is_gone else format_html(' data-block="{}"', number),
                block.html,
            )
        )
        number += not block.is_gone
    return mark_safe("".join(written))
