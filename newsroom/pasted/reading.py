"""From the tree of what was pasted to the blocks of an article."""

import re
from dataclasses import replace

from newsroom.pasted.links import direct
from newsroom.pasted.lists import TYPED, gathered, item_of
from newsroom.pasted.runs import Marks, lines, marked, plain, unbold, without_start
from newsroom.pasted.tables import table_of
from newsroom.pasted.tree import tree
from newsroom.quote_languages import QUOTE_LANGUAGES

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
BLOCKS = {
    "address", "article", "aside", "caption", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "header", "li", "main", "nav", "p", "pre", "section", "tbody", "td", "tfoot", "th", "thead",
    "tr",
}  # fmt: skip
KINDS = {"classification", "photo"}


def read(html):
    return blocks_in(tree(html), Marks())


def blocks_in(node, marks):
    reader = Reader()
    reader.children_of(node, marks)
    reader.end_block()
    return gathered(reader.blocks)


class Reader:
    """Walks what stands in an element, block by block."""

    def __init__(self):
        self.blocks = []
        self.runs = []
        self.kind = "p"
        self.item = None

    def children_of(self, node, marks):
        for child in node.children:
            if isinstance(child, str):
                self.runs.append((child if marks.exact else re.sub(r"[ \n\r\f]+", " ", child), marks))
            else:
                self.element(child, marks)

    def element(self, node, marks):
        if node.is_hidden:
            return
        if node.tag == "br":
            self.runs.append(("\n", marks))
        elif node.tag == "hr":
            self.block({"kind": "hr"})
        elif node.get("data-embed") in KINDS and node.get("data-ref"):
            self.block({"kind": "embed", "embed": node.get("data-embed"), "ref": node.get("data-ref")})
        elif node.tag == "table":
            inside = replace(marks, href="")
            self.block(*table_of(node, lambda cell: blocks_in(cell, marked(inside, cell))))
        elif node.tag in {"ul", "ol"}:
            self.block(*list_of(node, marks))
        elif node.tag == "blockquote" or (node.tag == "figure" and "quote" in node.classes):
            self.block(*quote_of(node, marks))
        elif node.tag in HEADINGS or "msotitle" in node.classes:
            self.within(node, replace(marks, strong=False), HEADINGS.get(node.tag, "h2"), None)
        elif node.tag in BLOCKS:
            exact = node.tag == "pre" or marks.exact
            self.within(
                node, replace(marked(marks, node), exact=exact), self.kind, item_of(node) or self.item
            )
        elif node.tag == "a":
            self.children_of(node, replace(marked(marks, node), href=direct(node.get("href")) or marks.href))
        else:
            self.children_of(node, marked(marks, node))

    def within(self, node, marks, kind, item):
        self.end_block()
        before, (self.kind, self.item) = (self.kind, self.item), (kind, item)
        self.children_of(node, marks)
        self.end_block()
        self.kind, self.item = before

    def block(self, *blocks):
        self.end_block()
        self.blocks += blocks

    def end_block(self):
        runs, self.runs = self.runs, []
        if self.item and self.item.typed and (sign := TYPED.match(plain(runs))):
            runs = without_start(runs, sign.end())
        for line in lines(runs):
            if self.kind != "p":
                line = unbold([(words.replace("\n", " "), marks) for words, marks in line])
            block = {"kind": self.kind, "runs": line}
            self.blocks.append(block | {"item": self.item} if self.item else block)


def list_of(node, marks):
    """A list; one that stands between the items of another belongs to the item before it."""
    items = []
    for child in node.shown:
        found = list_of(child, marks) if child.tag in {"ul", "ol"} else blocks_in(child, marked(marks, child))
        found = [block | {"kind": "p"} if block["kind"] in {"h2", "h3"} else block for block in found]
        if not found:
            continue
        if items and found[0]["kind"] in {"ul", "ol"}:
            items[-1] += found
        elif found[0]["kind"] in {"ul", "ol"}:
            items += found[0]["items"]
        else:
            items.append(found)
    start = int(node.get("start")) if re.fullmatch(r"[1-9][0-9]{0,3}", node.get("start")) else 1
    return [{"kind": node.tag, "start": start, "items": items}] if items else []


def quote_of(node, marks):
    """A quote with who says it and in which language, else a plain one."""
    words = node.first(lambda inner: inner.tag == "blockquote") if node.tag == "figure" else node
    caption = node.first(lambda inner: inner.tag == "figcaption") if node.tag == "figure" else None
    said = [
        block | {"kind": "p"} if block["kind"] in {"h2", "h3"} else block
        for block in blocks_in(words or node, replace(marks, exact=False))
    ]
    if not said:
        return []
    speaker = speaker_of(caption) if caption and words else []
    spoken = node.get("lang") or (words.get("lang") if words else "")
    return [
        {
            "kind": "quote" if speaker else "blockquote",
            "blocks": said,
            "speaker": speaker,
            "lang": spoken if spoken in QUOTE_LANGUAGES else "",
        }
    ]


def speaker_of(caption):
    """The name, a comma, what he or she is: the site prints the name bold and leaves the comma out."""
    parts = [block["runs"] for block in blocks_in(caption, Marks()) if "runs" in block]
    runs = [run for part in parts for run in part]
    comma = (", ", Marks())
    if len(runs) > 1 and runs[0][1].strong and plain(runs[1:2])[:1] not in ",;:":
        runs = [(runs[0][0].rstrip(), runs[0][1]), comma, (runs[1][0].lstrip(), runs[1][1]), *runs[2:]]
    return unbold(runs)
