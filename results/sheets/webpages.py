"""The tables of a web page, or of a piece of one: cells as they stand, those that span others in each."""

import re
from html.parser import HTMLParser

from results.sheets.reading import NotAResult
from results.sheets.records import MAX_RECORDS, tables_in

MOST_TABLES = 60
MOST_COLUMNS = 200
HIDDEN = {"script", "style", "template", "noscript"}
HEADINGS = {"h1", "h2", "h3", "h4", "caption"}
BREAKS = {"br", "p", "div", "li"}
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WITHIN_CELLS = {"span", "div", "small", "abbr", "a", "b", "i", "em", "strong", "sup", "time", "bdi", "data"}


def tables_in_page(text):
    """What tables of results the page holds; of none, NotAResult."""
    page = Page()
    page.feed(text)
    page.close()
    tables = [table for grid in page.grids for table in tables_in(grid)]
    if not tables:
        raise NotAResult("web_page")
    return tables


class Page(HTMLParser):
    """Grids of texts, each with the heading before it in a row of its own."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.grids, self.heading = [], ""
        self.open, self.row, self.cell = [], None, None  # grids that are open, one inside the other
        self.title, self.hidden = None, 0
        self.unseen, self.deep = "", 0  # the element that a style hides, and how many of its kind are open

    def handle_starttag(self, tag, attrs):
        if self.unseen:
            self.deep += tag == self.unseen
        elif tag in WITHIN_CELLS and is_unseen(dict(attrs)):
            self.unseen, self.deep = tag, 1
        if tag in HIDDEN:
            self.hidden += 1
        elif tag in HEADINGS:
            self.title = []
        elif tag == "table" and len(self.grids) < MOST_TABLES:
            self.end_cell()
            self.open.append(Grid(self.heading))
            self.grids.append(self.open[-1].rows)
            self.heading, self.row = "", None
        elif self.open or tag == "tr":
            if not self.open:  # rows copied without their table
                self.open.append(Grid(""))
                self.grids.append(self.open[-1].rows)
            self.start_inside(tag, dict(attrs))

    def start_inside(self, tag, attrs):
        if tag == "tr":
            self.end_cell()
            self.open[-1].begin()
        elif tag in ("td", "th"):
            self.end_cell()
            self.cell = ([], span(attrs.get("rowspan")), span(attrs.get("colspan")))
        elif self.cell and tag in BREAKS:
            self.cell[0].append("\n" if tag == "br" else " ")

    def handle_endtag(self, tag):
        if self.unseen and (tag == self.unseen or tag in ("td", "th", "tr", "table")):
            self.deep = self.deep - 1 if tag == self.unseen else 0
            self.unseen = self.unseen if self.deep else ""
        if tag in HIDDEN:
            self.hidden = max(self.hidden - 1, 0)
        elif tag in HEADINGS and self.title is not None:
            self.heading, self.title = tidy_lines(self.title), None
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table" and self.open:
            self.end_cell()
            self.open.pop()

    def handle_data(self, data):
        if self.hidden or self.unseen:
            return
        if self.title is not None:
            self.title.append(data)
        if self.cell and (self.title is None or not self.title):
            self.cell[0].append(data)

    def end_cell(self):
        if self.cell and self.open:
            texts, rows, columns = self.cell
            self.open[-1].add(tidy_lines(texts), rows, columns)
        self.cell = None


class Grid:
    """The rows of one table, cells that reach down standing in each row they reach."""

    def __init__(self, heading):
        self.rows = [[heading]] if heading else []
        self.reaching = {}  # column → (rows still to come, text)

    def begin(self):
        if len(self.rows) > MAX_RECORDS:
            raise NotAResult("too_many_rows", rows=len(self.rows))
        self.rows.append([])
        self.fill()

    def fill(self):
        """The cells from above that stand where the row has come to."""
        row = self.rows[-1]
        while (reach := self.reaching.get(len(row))) is not None:
            left, text = reach
            self.reaching[len(row)] = (left - 1, text)
            if left <= 1:
                del self.reaching[len(row)]
            row.append(text)

    def add(self, text, rows, columns):
        if not self.rows:
            self.begin()
        row = self.rows[-1]
        for number in range(columns):
            if len(row) >= MOST_COLUMNS:
                return
            if rows > 1:
                self.reaching[len(row)] = (rows - 1, text if number == 0 else "")
            row.append(text if number == 0 else "")
        self.fill()


def is_unseen(attrs):
    """Whether readers of the page do not see the element: the words by which its script sorts, say."""
    return "hidden" in attrs or UNSEEN.search(attrs.get("style") or "") is not None


def span(text):
    return min(max(int(text), 1), MOST_COLUMNS) if text and text.isdigit() and len(text) < 5 else 1


def tidy_lines(texts):
    lines = (" ".join(line.split()) for line in "".join(texts).split("\n"))
    return "\n".join(line for line in lines if line)
