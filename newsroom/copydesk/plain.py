"""The plain text of a clean body, and one change in it: places are counted in what a reader reads."""

import re
from html import escape

from newsroom.body import Rebuilder, sanitise
from newsroom.copydesk.passage import Link

BLOCKS = {
    "blockquote", "br", "figcaption", "figure", "h2", "h3", "hr", "li", "ol", "p", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip

EMPTIED = re.compile(r"<(em|strong|a|sub|sup)\b[^>]*></\1>")  # by the correction


class Reader(Rebuilder):
    """Counts the plain text on its way through the HTML, a line for each block, as the page's script does."""

    def __init__(self, start=-1, end=-1, new=""):
        super().__init__()
        self.plain, self.length = [], 0
        self.start, self.end, self.new = start, end, new
        self.open_links, self.found_links = [], []
        self.spoken = []  # of each open figure, the language that it names
        self.quotes = []  # (start, end or None, language) of what is quoted in a language of its own

    def count(self, text):
        self.plain.append(text)
        self.length += len(text)

    def break_line(self, tag):
        if tag in BLOCKS and self.plain and not self.plain[-1].endswith("\n"):
            self.count("\n")

    def handle_starttag(self, tag, attributes):
        self.break_line(tag)
        if tag == "a":
            self.open_links.append((self.length, dict(attributes).get("href") or ""))
        elif tag == "figure":
            self.spoken.append(dict(attributes).get("lang") or "")
        elif tag == "blockquote" and self.spoken and self.spoken[-1]:
            self.quotes.append((self.length, None, self.spoken[-1]))
        super().handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag == "a" and self.open_links:
            start, href = self.open_links.pop()
            self.found_links.append(Link(start, self.length, href))
        elif tag == "figure" and self.spoken:
            self.spoken.pop()
        elif tag == "blockquote" and self.quotes and self.quotes[-1][1] is None:
            start, _open, spoken = self.quotes.pop()
            self.quotes.append((start, self.length, spoken))
        self.break_line(tag)
        super().handle_endtag(tag)

    def handle_data(self, data):
        if self.inside_embed or not data:
            return
        here = self.length
        self.count(data)
        first, last = max(self.start - here, 0), min(self.end - here, len(data))
        if self.start >= 0 and first < last:
            data = data[:first] + self.new + data[last:]
            self.new = ""  # what follows in another element is only taken away
        self.parts.append(escape(data, quote=False))


def read(html):
    """The plain text of a body, its links, and its quotes in a language of their own."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.plain), tuple(reader.found_links), tuple(q for q in reader.quotes if q[1])


def corrected(html, start, end, new):
    """The body with other words in that place."""
    reader = Reader(start, end, new)
    reader.feed(html)
    reader.close()
    return sanitise(EMPTIED.sub("", "".join(reader.parts)))
