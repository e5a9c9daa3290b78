"""HTML as a tree of plain nodes, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

DROPPED = {
    "audio", "button", "canvas", "del", "iframe", "math", "noscript", "object", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
}  # fmt: skip
KNOWN = {
    "a", "address", "article", "aside", "b", "blockquote", "br", "caption", "center", "cite", "code", "dd",
    "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "ins", "li", "main", "nav", "ol", "p", "pre", "s", "section", "span", "strike",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
VOID = {"br", "hr"}
DEEPEST = 120  # what lies deeper hangs there: a tree is walked by functions that call themselves

# Makes whatever was sent well-formed, as a browser would read it, and takes comments and unknown tags away.
PARSER = nh3.Cleaner(
    tags=KNOWN,
    clean_content_tags=DROPPED,
    attributes={
        "*": {"class", "style", "hidden", "lang", "data-embed", "data-ref"},
        "a": {"href"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def get(self, name):
        return self.attributes.get(name, "")

    @property
    def classes(self):
        return self.get("class").lower().split()

    @property
    def style(self):
        """Its own declarations, in lower case."""
        pairs = (declared.partition(":") for declared in self.get("style").lower().split(";"))
        return {name.strip(): value.strip() for name, _colon, value in pairs if value.strip()}

    @property
    def is_hidden(self):
        """What nobody saw where it was copied, and the signs of Word's lists: a list shows its own."""
        style = self.style
        return (
            "hidden" in self.attributes
            or style.get("display") == "none"
            or style.get("mso-hide") == "all"
            or style.get("mso-list") == "ignore"
            or style.get("mso-element") in {"comment-list", "comment"}
            or not {"msocommentreference", "msocomanchor"}.isdisjoint(self.classes)
        )

    @property
    def elements(self):
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def shown(self):
        """Its elements that were seen: rows, cells and items may be folded away."""
        return [child for child in self.elements if not child.is_hidden]

    @property
    def text(self):
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def first(self, test):
        """The first element inside that passes the test, or None."""
        for child in self.elements:
            if found := child if test(child) else child.first(test):
                return found
        return None


class Builder(HTMLParser):
    """Of well-formed HTML, nothing else."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[min(len(self.open), DEEPEST) - 1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        self.open[min(len(self.open), DEEPEST) - 1].children.append(data)


def tree(html):
    builder = Builder()
    builder.feed(PARSER.clean(html))
    builder.close()
    return builder.root
