"""The header of a points table: competitor, total, and the columns of the rounds with their labels."""

import dataclasses
from collections import Counter
from dataclasses import dataclass

from results.sheets.net import is_gross, is_net
from results.sheets.points.spans import distance, spans
from results.sheets.points.tokens import Token, lines_on, upright_headings
from results.sheets.vocabulary import field_of, plain

TOTALS = {
    "total", "totals", "total points", "total pts", "points total", "pts total", "tot", "net", "net points",
    "gesamt", "gesamtpunkte", "summe", "totale", "totale punti", "punti totali", "total des points",
    "total de puntos", "puntos totales", "totaux", "total general",
}  # fmt: skip
COMPETITOR = {"driver", "drivers", "team", "make", "car", "name_part"}
OWN = {
    "position",
    "number",
    "nationality",
    "class",
    "points",
    "net",
    "group",
    "licence",
    "grade",
    "hometown",
    *COMPETITOR,
}
MEASURED = {"laps", "total_time", "gap", "interval", "time", "difference", "best_lap_number", "speed"}
PARTS = {"comp", "no", "nr", "num", "n", "car", "start"}  # words of a heading on two lines: "Comp. / No"
UNNAMED = "Pts"  # of a round whose one column says no more than its name
SHIFTS = 12  # ways in which the headings of rounds may stand off the middle, to either side
HIGH = 90  # how far, in points, a header reaches above its lowest line


@dataclass(eq=False)
class Column:
    """A column: its field, or "cell" with a label, and where its heading and its figures stand."""

    field: str
    label: str
    x0: float
    x1: float
    edges: dict = dataclasses.field(default_factory=dict)  # "x0", "x1", "center" → where its tokens have it

    @property
    def center(self):
        return (self.x0 + self.x1) / 2


@dataclass(eq=False)
class Head:
    """The columns of one table, and the lines of the page that it takes."""

    columns: list
    top: float
    bottom: float
    unsure: bool = False  # whether the rounds above the columns cannot be dealt out

    @property
    def cells(self):
        return [column for column in self.columns if column.field == "cell"]

    @property
    def key(self):
        return tuple((column.field, column.label, round(column.x0)) for column in self.columns)


def find_heads(page):
    """The headers of points tables on a page, top to bottom."""
    tokens = headings_on(page)
    heads = []
    for base in bases(tokens):
        if heads and base < heads[-1].bottom + 1:
            continue
        first = first_figures(page, base)
        head = head_at(
            [each for each in tokens if base - HIGH <= each.top and each.bottom <= first + 1], base
        )
        if head:
            heads.append(head)
    return heads


def headings_on(page):
    """All tokens of a page, with two that say one thing over each other or beside each other joined."""
    tokens = [token for line in lines_on(page) for token in joined(line)]
    return tokens + upright_headings(page)


def joined(line):
    """The pieces of a line; figures that were cut from words are put back: "Round 1"."""
    made = []
    for token in line:
        if made and 0 <= token.x0 - made[-1].x1 <= 0.45 * token.height and not both_known(made[-1], token):
            last = made[-1]
            made[-1] = Token(f"{last.text} {token.text}", last.x0, min(last.top, token.top), token.x1,
                             max(last.bottom, token.bottom))  # fmt: skip
        else:
            made.append(token)
    return made


def both_known(one, other):
    return bool(named(one) and named(other))


def named(token):
    if plain(token.text) in TOTALS or is_gross(token.text) or is_net(token.text):
        return "points"
    return field_of(token.text)


def bases(tokens):
    """The lower edges of lines that name a competitor."""
    return sorted({round(token.bottom, 1) for token in tokens if named(token) in COMPETITOR})


def head_at(tokens, base):
    """The header whose lowest line of names this is, or None where it is no points table's."""
    own = own_columns(tokens, base)
    fields = {column.field for column, _ in own}
    if not ({"position", "points"} <= fields and fields & COMPETITOR):
        return None
    used = [token for _, stack in own for token in stack]
    left = max(column.x1 for column, _ in own if column.field in COMPETITOR)
    rest = [token for token in tokens if token not in used and token.x0 > left]
    if any(named(token) in MEASURED for token in rest):
        return None
    bottom = max([base, *(token.bottom for token in rest)])
    cells = cell_columns(rest)
    columns = [column for column, _ in own] + cells
    columns.sort(key=lambda column: column.x0)
    top = min(token.top for token in [*used, *parents_used(rest, cells)])
    unsure = any(column.label.endswith(")") and UNNAMED in column.label for column in cells)
    return Head(columns, top, bottom, unsure)


def first_figures(page, base):
    """Where the first row begins: the first line below with a figure, a name and another figure."""
    for line in lines_on(page):
        top = min(token.top for token in line)
        texts = [token for token in line if token.is_text and not named(token)]
        figures = [token for token in line if token.text[:1].isdigit() and not token.is_text]
        if top > base - 2 and len(texts) >= 1 and len(figures) >= 2 and not is_heading(line):
            return top
    return page.height


def is_heading(line):
    return sum(named(token) is not None for token in line) > 0


def own_columns(tokens, base):
    """The columns that every points table has, each with the tokens of its heading."""
    found = []
    near = [token for token in tokens if base - 34 <= token.bottom]
    for token in sorted(near, key=lambda each: each.x0):
        name = named(token)
        if name not in OWN and plain(token.text) not in PARTS:
            continue
        stack = next((s for s in found if overlap(token, s) and abs(token.middle - s[-1].middle) < 16), None)
        if stack:
            stack.append(token)
        else:
            found.append([token])
    columns = []
    for stack in found:
        stack.sort(key=lambda each: each.top)
        name = field_of_stack(stack)
        if name in OWN:
            low, high = min(each.x0 for each in stack), max(each.x1 for each in stack)
            columns.append((Column(name, " ".join(each.text for each in stack), low, high), stack))
    return one_total(columns)


def field_of_stack(stack):
    texts = [token.text for token in stack]
    whole = " ".join(texts)
    if any(plain(text) in TOTALS or is_gross(text) or is_net(text) for text in (whole, *texts)):
        return "points"
    known = [named(token) for token in stack if named(token) in OWN]
    return field_of(whole) if field_of(whole) in OWN else (known[-1] if known else None)


def one_total(columns):
    """Of several columns named points, the one called total is the total; the others are those of rounds.

    Beside a total of all points the points that count are a column of their own.
    """
    totals = [each for each in columns if each[0].field == "points"]
    if len(totals) < 2:
        return columns
    net = [each for each in totals if any(map(is_net, texts_of(each)))]
    if len(net) == 1:
        net[0][0].field = "net"
        totals = [each for each in totals if each not in net]
        if len(totals) == 1:
            return columns
    called = [each for each in totals if any(plain(text) in TOTALS for text in texts_of(each))]
    kept = called if len(called) == 1 else []
    return [each for each in columns if each[0].field != "points" or each in kept]


def texts_of(each):
    """The words over a column, one by one and together."""
    texts = [token.text for token in each[1]]
    return [*texts, " ".join(texts)]


def overlap(token, stack):
    return any(min(token.x1, each.x1) - max(token.x0, each.x0) > 0 for each in stack)


def cell_columns(tokens):
    """The columns of the rounds: the lowest headings, with as many of those above as tell them apart."""
    leaves = leaves_of(tokens)
    labels = [[leaf.text] for leaf in leaves]
    for parents in parent_lines(tokens, leaves):
        if len({tuple(label) for label in labels}) == len(labels):
            break
        dealt = dealt_out(parents, leaves)
        if dealt:
            for parent, (first, last) in zip(parents, dealt, strict=True):
                for at in range(first, last + 1):
                    labels[at].insert(0, parent.text)
    texts = numbered(["|".join(label if len(label) > 1 else [*label, UNNAMED]) for label in labels])
    return [Column("cell", text, leaf.x0, leaf.x1) for text, leaf in zip(texts, leaves, strict=True)]


def dealt_out(parents, leaves):
    """The leaves beneath each parent, where its middle is that of what it spans.

    Headings that stand at one edge of their columns are all off by the same; what could as well be dealt out
    another way is not.
    """
    if len(parents) < 2:
        return None
    sides = [(leaf.x0, leaf.x1) for leaf in leaves]
    above = [(parent.x0, parent.x1) for parent in parents]
    pitch = (sides[-1][1] - sides[0][0]) / len(sides)
    found = {}
    for step in range(-SHIFTS, SHIFTS + 1):
        off = 0.45 * pitch * step / SHIFTS
        moved = [(low + off, high + off) for low, high in above]
        dealt = spans(moved, sides)
        if dealt is None:
            return None
        far = [distance(parent, sides[a], sides[b]) for parent, (a, b) in zip(moved, dealt, strict=True)]
        found[tuple(dealt)] = min(found.get(tuple(dealt), far), far, key=sum)
    costs = {way: sum(far) + 0.5 * pitch * repeated(way, leaves) for way, far in found.items()}
    best, *others = sorted(costs, key=costs.get)
    clear = not others or costs[others[0]] - costs[best] > 0.3 * pitch
    return best if clear and max(found[best]) < 0.35 * pitch else None


def repeated(way, leaves):
    """How many headings stand twice under one parent."""
    texts = [[leaf.text for leaf in leaves[first : last + 1]] for first, last in way]
    return sum(len(group) - len(set(group)) for group in texts)


def numbered(labels):
    """Labels that are the same told apart: "Extra", "Extra (2)"."""
    count, made = Counter(), []
    for label in labels:
        count[label] += 1
        made.append(label if count[label] == 1 else f"{label} ({count[label]})")
    return made


def leaves_of(tokens):
    """The headings with none beneath them."""
    if not tokens:
        return []
    lowest = max(token.bottom for token in tokens)
    line = [token for token in tokens if lowest - token.bottom <= 3]
    return sorted(line, key=lambda token: token.x0)


def parent_lines(tokens, leaves):
    """The lines of headings above the leaves, the nearest first."""
    if not leaves:
        return []
    low, high = leaves[0].x0 - 2, leaves[-1].x1 + 2
    rest = [token for token in tokens if token not in leaves and low <= token.center <= high]
    lines = []
    for token in sorted(rest, key=lambda each: -each.bottom):
        if lines and lines[-1][0].bottom - token.bottom <= 3:
            lines[-1].append(token)
        else:
            lines.append([token])
    return [sorted(line, key=lambda token: token.x0) for line in lines]


def parents_used(tokens, cells):
    """The headings of all lines that lie over the cells with at least two headings."""
    if not cells:
        return []
    leaves = leaves_of(tokens)
    return leaves + [token for line in parent_lines(tokens, leaves) if len(line) > 1 for token in line]
