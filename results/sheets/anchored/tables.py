"""The tables of a document: headers, the lines beneath them, and which column each piece stands in."""

from dataclasses import dataclass, field
from itertools import pairwise

from results.folding import fold
from results.sheets.anchored.assign import place
from results.sheets.anchored.blocks import rows_of, separators_of
from results.sheets.anchored.columns import Column, Head
from results.sheets.anchored.edges import learn, recut, shared_edges, spread
from results.sheets.anchored.fitting import fits, is_wordy
from results.sheets.anchored.heads import one_side
from results.sheets.anchored.marks import COUNT_BEHIND, heading_of, in_columns, is_anchor
from results.sheets.anchored.upright import lines_with_heads

RARE = 0.05  # the share of the cells that are cut out of a longer drawing
FITTING = 0.8  # the share of a page's cells that must stand where an earlier page's columns stand


@dataclass(eq=False)
class Part:
    """A header, or one carried over from an earlier page, and the lines beneath it."""

    page: object
    head: Head
    lines: list
    above: list = field(default_factory=list)  # what stands over the header, below the part before
    carried: bool = False
    placed: dict = field(default_factory=dict)
    rows: list = field(default_factory=list)
    headings: list = field(default_factory=list)
    rest: list = field(default_factory=list)

    @property
    def cells(self):
        """What stands on the lines that rows begin with."""
        return [each for line in self.anchors for each in self.placed[line]]

    @property
    def anchors(self):
        return [line for line in self.lines if is_anchor(self.placed[line])]

    def assign(self):
        self.placed = {line: place(line, self.head.columns) for line in self.lines}


@dataclass(eq=False)
class Tables:
    """All parts of a document, and the pages that hold none."""

    parts: list = field(default_factory=list)
    bare_pages: list = field(default_factory=list)  # pages whose figures fit no header
    unnamed: list = field(default_factory=list)  # columns that no heading names

    @property
    def fields(self):
        return {name for part in self.parts for name in part.head.fields}


def find_tables(pages):
    """The parts of all pages, their columns learnt and their rows made."""
    tables = Tables()
    sought = parts_of_pages(pages)
    settled = [part for part in sought if not part.carried]
    for columns in columns_of(settled):
        spread([line for part in settled if part.head.columns is columns for line in part.lines])
    for part in settled:
        part.assign()
    for columns in columns_of(settled):
        pair_gaps(columns, [part for part in settled if part.head.columns is columns])
    for _ in range(2):
        for columns in columns_of(settled):
            under = [part for part in settled if part.head.columns is columns]
            learn_from(columns, under)
        for part in settled:
            for line in part.lines:
                recut(line, part.head.columns)
            part.assign()
    for columns in columns_of(settled):
        name_the_unnamed(columns, [part for part in settled if part.head.columns is columns], tables)
    for part in sought:
        if part.carried:
            for line in part.lines:
                recut(line, part.head.columns)
            part.assign()
        if part.carried and not fits_well(part):
            if holds_figures(part.lines) and part.page.number not in tables.bare_pages:
                tables.bare_pages.append(part.page.number)
            continue
        tables.parts.append(part)
    doubt_rare_cuts(tables.parts)
    for part in tables.parts:
        make_rows(part)
    for before, part in pairwise(tables.parts):
        if before.rows and part.rows and part.rows[0].unsure and part.page is not before.page:
            before.rows[-1].unsure = True  # what stands at the top of a page may be its row's
    return tables


def doubt_rare_cuts(parts):
    """Where hardly any drawing holds several cells, one that was cut into two is not certain."""
    cells = [each for part in parts for each in part.cells if each.column is not None]
    cut = [each for each in cells if each.piece.cut_inside]
    for each in cut if len(cut) <= RARE * len(cells) else ():
        each.sure = False


def parts_of_pages(pages):
    parts, heads = [], {}
    for page in pages:
        lines, found = lines_with_heads(page, heads)
        for head in found:
            for side in (head, head.beside) if head.beside else (head,):
                side.columns = heads.setdefault(side.key, side).columns
        starts = [lines.index(head.lines[0]) for head in found]
        first = starts[0] if starts else len(lines)
        if parts and first:
            parts.append(Part(page, parts[-1].head, lines[:first], carried=True))
        for at, head in enumerate(found):
            end = starts[at + 1] if at + 1 < len(found) else len(lines)
            begin = starts[at] + len(head.lines)
            before = (
                lines[:first] if at == 0 else lines[starts[at - 1] + len(found[at - 1].lines) : starts[at]]
            )
            parts += sides_of(page, head, lines[begin:end], before)
    return parts


def sides_of(page, head, lines, above):
    """What stands beneath a header: a table, or two side by side."""
    if head.beside is None:
        return [Part(page, head, lines, above=above)]
    left, right = ([cut for line in lines if (cut := one_side(line, head.bound, which))] for which in (0, 1))
    return [Part(page, head, left, above=above), Part(page, head.beside, right, above=above)]


def columns_of(parts):
    """The lists of columns, each once: parts under the same header share theirs."""
    return list({id(part.head.columns): part.head.columns for part in parts}.values())


def learn_from(columns, parts):
    cells = [each for part in parts for each in part.cells]
    anchors = {id(line) for part in parts for line in part.anchors}
    below = [
        each for part in parts for line in part.lines if id(line) not in anchors for each in part.placed[line]
    ]
    learn(columns, cells, below)


def fits_well(part):
    """Whether the rows of a page without header stand in the columns of the page before."""
    cells = [each for each in part.cells if not each.overprint]
    return bool(cells) and sum(each.column is not None and each.sure for each in cells) >= FITTING * len(
        cells
    )


def holds_figures(lines):
    """Whether some lines look like rows of a table."""
    rows = [line for line in lines if sum(piece.text[:1].isdigit() for piece in line.pieces) >= 3]
    return len(rows) >= 2


def name_the_unnamed(columns, parts, tables):
    """A column that no heading names is read past, unless it holds times."""
    anchors = sum(len(part.anchors) for part in parts)
    loose = [
        each.piece for part in parts for each in part.cells if each.column is None and not each.overprint
    ]
    found = False
    while anchors >= 2 and len(loose) >= max(2, 0.5 * anchors):
        edges = shared_edges(loose) or most_shared(loose)
        members = [
            piece for piece in loose if any(abs(getattr(piece, edge) - at) <= 1 for edge, at in edges.items())
        ]
        if len(members) < max(2, 0.5 * anchors):
            break
        timed = sum(bool(fits("gap", piece.text)) for piece in members) > 0.5 * len(members)
        low, high = min(piece.x0 for piece in members), max(piece.x1 for piece in members)
        column = Column(("?",), low, high, "", dict(edges))
        columns.append(column)
        columns.sort(key=lambda each: min([each.x0, *each.edges.values()]))
        if timed:  # what times these are is for an editor to say
            columns.remove(column)
            break
        tables.unnamed.append(members[0].text)
        found = True
        loose = [piece for piece in loose if piece not in members]
    if found:
        for part in parts:
            part.assign()
        learn_from(columns, parts)
        for part in parts:
            part.assign()


def most_shared(pieces):
    """The right edge that most of the pieces share."""
    best = max(pieces, key=lambda piece: sum(abs(other.x1 - piece.x1) <= 0.6 for other in pieces))
    return {"x1": best.x1}


def pair_gaps(columns, parts):
    """Where one heading "Gap" stands over two columns of gaps, the right one is the interval."""
    gap = next((each for each in columns if each.fields == ("gap",)), None)
    if gap is None or any("interval" in each.fields for each in columns):
        return
    at = columns.index(gap)
    low = columns[at - 1].x1 if at else 0
    high = columns[at + 1].x0 if at + 1 < len(columns) else float("inf")
    lines = [line for part in parts for line in part.anchors]
    pairs, filled = [], 0
    for line in lines:
        under = [
            piece
            for piece in line.pieces
            if low < piece.center and piece.x1 <= high + 1 and fits("gap", piece.text)
        ]
        filled += bool(under)
        if len(under) == 2:
            pairs.append(under)
    if not pairs or 2 * len(pairs) < filled:
        return
    alone = [{"x1": piece.x1} for piece in pairs[0]] if len(pairs) == 1 else [{}, {}]
    first = shared_edges([one for one, _ in pairs]) or alone[0]
    second = shared_edges([other for _, other in pairs]) or alone[1]
    if not first or not second:
        return
    gap.edges = first
    x0, x1 = (edge(piece for _, piece in pairs) for edge in (least, most))
    columns.insert(at + 1, Column(("interval",), max(x0, gap.x1), x1, "", second))
    for part in parts:
        part.assign()


def least(pieces):
    return min(piece.x0 for piece in pieces)


def most(pieces):
    return max(piece.x1 for piece in pieces)


def make_rows(part):
    low = part.lines[0].top if part.lines else 0
    high = part.lines[-1].bottom if part.lines else 0
    separators = separators_of(part.page, part.head, low, high)
    headings_in_class(part)
    part.rows, part.headings, part.rest = rows_of(part.lines, part.placed, part.page, separators, part.named)


def headings_in_class(part):
    """Name the class on lines that stand alone over a first place: "GTD PRO"."""
    part.named = {}
    lines = part.lines
    printed = "class" in part.head.fields
    texts = [column.edges["x0"] for column in part.head.columns if column.is_text and "x0" in column.edges]
    first_text = min(texts, default=float("inf"))
    for at, line in enumerate(lines[:-1]):
        if (
            len(line.pieces) > 1
            or not is_wordy(line.text)
            or len(line.text) > 40
            or is_anchor(part.placed[line])
        ):
            continue
        if heading_of(line, part.placed[line], line.height) or not is_anchor(part.placed[lines[at + 1]]):
            continue
        if printed:
            if is_class_of(line.text, part.placed[lines[at + 1]]):
                part.named[line] = COUNT_BEHIND.sub("", line.text)
            continue
        first = any(
            each.column
            and each.column.field in ("position", "class_position")
            and each.piece.text.strip(".") == "1"
            for each in part.placed[lines[at + 1]]
        )
        beside = line.pieces[0].x0 < first_text - 2 or not any(
            abs(line.pieces[0].x0 - at) < 12 for at in texts
        )
        if first and beside and not in_columns(part.placed[line]):
            part.named[line] = line.text


def is_class_of(text, placed):
    """Whether a line says what stands in the class column of the row beneath it."""
    cells = [each.piece.text for each in placed if each.column and each.column.field == "class"]
    return bool(cells) and fold(COUNT_BEHIND.sub("", text)) == fold(" ".join(cells))
