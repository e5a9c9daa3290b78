"""Pages whose columns an editor has named: read as the general reader reads those that it finds itself."""

from results.sheets.anchored.by_hand import bounded_head, cut_at_bounds, tables_with_columns
from results.sheets.anchored.facts import facts_of
from results.sheets.anchored.pieces import lines_of
from results.sheets.anchored.rows import reading_of
from results.sheets.anchored.tables import Part, Tables, holds_figures, make_rows
from results.sheets.raw import lines_on, signature
from results.sheets.reading import NotAResult

NOT_ON_PAGES = {"points"}  # points tables on pages have a reader of their own
SAME = 0.5  # points by which a header may stand elsewhere and be in the same place


def read_pages(document, mapping, layout):
    """The reading of a PDF. Raises NotAResult where the line with the heads is not found, or no row."""
    columns = [
        ("" if c["field"] in NOT_ON_PAGES else c["field"], c["x0"], c["x1"]) for c in mapping["columns"]
    ]
    if mapping["header"]:
        tables = UnderHeads(columns, mapping).read(document.pages)
    else:
        tables = tables_with_columns(document.pages, columns)
    if not any(part.rows for part in tables.parts):
        raise NotAResult("no_rows")
    return reading_of(document, tables, facts_of(document, tables), None, layout)


class UnderHeads:
    """What stands under each line of heads, page by page; a page without one goes on with the last."""

    def __init__(self, columns, mapping):
        self.columns, self.then = columns, mapping["x"]
        self.wanted = signature(mapping["header"])
        self.tables = Tables()
        self.head, self.drawn = None, []
        self.known = []  # headers in their places: those in one place share their columns

    def read(self, pages):
        for page in pages:
            self.read_page(page)
        if self.head is None:
            raise NotAResult("unknown_layout")
        return self.tables

    def read_page(self, page):
        lines = lines_of(page.words)
        found = [line for line in lines_on(page) if signature(line.texts) == self.wanted]
        top = found[0].top if found else page.height
        if self.head is not None:
            self.add(page, [line for line in lines if middle(line) < top], carried=True)
        elif not found and holds_figures(lines):
            self.tables.bare_pages.append(page.number)
        for at, line in enumerate(found):
            end = found[at + 1].top if at + 1 < len(found) else float("inf")
            begin = found[at - 1].bottom if at else float("-inf")
            self.take(line)
            above = [each for each in lines if begin < middle(each) < line.top]
            self.add(page, [each for each in lines if line.bottom < middle(each) < end], above=above)

    def take(self, line):
        """The columns where this line of heads has them."""
        shift, scale = fitted(self.then, line.ends)
        self.drawn = [(name, shift + scale * x0, shift + scale * x1) for name, x0, x1 in self.columns]
        self.head = bounded_head(self.drawn)
        self.head.top, self.head.bottom = line.top, line.bottom
        for columns, places in self.known:
            if all(
                abs(a - b) < SAME
                for one, other in zip(places, self.drawn, strict=True)
                for a, b in zip(one[1:], other[1:], strict=True)
            ):
                self.head.columns = columns
                return
        self.known.append((self.head.columns, self.drawn))

    def add(self, page, lines, above=(), carried=False):
        """A part with its rows; of a page that only goes on, nothing is kept where no row stands."""
        cut = [cut_at_bounds(line, self.drawn) for line in lines]
        part = Part(page, self.head, cut, above=list(above), carried=carried)
        part.assign()
        make_rows(part)
        if part.rows or not carried:
            self.tables.parts.append(part)
        elif holds_figures(cut):
            self.tables.bare_pages.append(page.number)


def fitted(then, now):
    """Where the same columns stand on this page: moved, and wider or narrower."""
    width = then[1] - then[0]
    scale = (now[1] - now[0]) / width if width > 0 else 1.0
    return now[0] - scale * then[0], scale


def middle(line):
    return (line.top + line.bottom) / 2
