"""Which piece of a line stands in which column: by the headings first, then by the edges that cells share.

The columns of a line are filled from left to right at the least cost. What is placed without sharing an edge
with its column is called unsure, and said on its row.
"""

from collections import Counter
from dataclasses import dataclass

from results.sheets.anchored.certainty import FAR, is_sure, off_edges, tolerance
from results.sheets.anchored.edges import FIGURES_ONLY
from results.sheets.anchored.fitting import NOT_RUNNING, fits, is_wordy
from results.sheets.anchored.pieces import Piece, runs_in
from results.times import parse_status

SEAM, LEAVE_A_PART = 3.0, 20.0
LEAVE, SPLIT, MISFIT, FIGURE_IN_TEXT, COVERS = 45.0, 7.0, 30.0, 12.0, 8.0


@dataclass(eq=False)
class Placed:
    """A piece, the column that it was put into (None: no column), and whether that is certain."""

    piece: Piece
    column: object
    line: object
    sure: bool = True
    overprint: bool = False


def place(line, columns):
    """The pieces of a line with their columns."""
    pieces, over = [], []
    for piece in line.pieces:
        (over if is_overprint(piece, line) else pieces).append(piece)
    placed = placed_in(pieces, columns, line)
    if 2 * sum(each.sure and each.column is not None for each in placed) < len(placed):
        placed = displaced(pieces, columns, line) or placed
    return placed + [Placed(piece, None, line, overprint=True) for piece in over]


def placed_in(pieces, columns, line):
    placed = [Placed(piece, column, line) for piece, column in cheapest(pieces, columns)]
    before = None
    for each in placed:
        each.sure = is_sure(each, before, columns, placed)
        before = each
    return placed


def displaced(pieces, columns, line):
    """The pieces of a line that stands as a whole beside its columns; nothing of it is sure."""
    if len(pieces) < 4 or any(column.bounded for column in columns):
        return None
    ways = Counter(
        round(getattr(piece, edge) - at, 1)
        for piece in pieces
        for column in columns
        for edge, at in column.edges.items()
        if abs(getattr(piece, edge) - at) < 60
    )
    for by, _ in sorted(
        ways.items(), key=lambda each: -sum(ways[round(each[0] + d, 1)] for d in (-0.1, 0, 0.1))
    )[:4]:
        moved = {column.moved(by): column for column in columns}
        placed = placed_in(pieces, list(moved), line)
        numbered = any(
            each.column and each.column.field == "number" and fits("number", each.piece.text)
            for each in placed
        )
        if numbered and sum(each.sure and each.column is not None for each in placed) >= 0.75 * len(placed):
            for each in placed:
                each.column, each.sure = moved.get(each.column), False
            return placed
    return None


def is_overprint(piece, line):
    """A status printed over the cells of a row, or the words that say a car had stopped."""
    text = piece.text.casefold().strip(" .*")
    if text in NOT_RUNNING:
        return True
    return parse_status(text) is not None and any(
        other is not piece and min(other.x1, piece.x1) - max(other.x0, piece.x0) > 1 for other in line.pieces
    )


def cheapest(pieces, columns):
    """Pieces or parts of them with the columns that cost least together, in order."""
    # For each column, the best way so far whose last piece stands in it: (cost, that piece's end, choices).
    # Choices are linked backwards: (part, column, choices before).
    states = {-1: (0.0, None, None)}
    for piece in pieces:
        cuts = [0, *cut_places(piece, columns), len(piece.words)]
        ways = {0: states}
        for at, start in enumerate(cuts[:-1]):
            here = ways.get(start, {})
            for stop in cuts[at + 1 :]:
                whole = start == 0 and stop == len(piece.words)
                part = piece if whole else piece.part(start, stop)
                more = 0.0
                if stop < len(piece.words):
                    more = SEAM if piece.drawn_apart_at(stop) else SPLIT
                apart = (
                    not whole
                    and (not start or piece.drawn_apart_at(start))
                    and (stop == len(piece.words) or piece.drawn_apart_at(stop))
                )
                leave = LEAVE_A_PART if apart else LEAVE
                advance(here, ways.setdefault(stop, {}), part, columns, more, start == 0, leave)
        states = ways[len(piece.words)]
    chosen, link = [], min(states.values(), key=lambda each: each[0])[2]
    while link:
        part, column, link = link
        chosen.append((part, column))
    return chosen[::-1]


def advance(here, there, part, columns, more, begins, leave):
    """Put a part behind each way so far: in no column, in the same text, or in a column further right."""
    for last, (cost, end, link) in here.items():
        offer(there, last, cost + leave + more, end, (part, None, link))
        if last >= 0 and begins and end is not None and may_go_on(columns[last], part):
            price = cost + further(part, end) + more
            offer(there, last, price, part.x1, (part, columns[last], link))
    begun = begun_inside(part, columns)
    best, at = None, -1
    for index, column in enumerate(columns):
        while at < index:
            if at in here and (best is None or here[at][0] < best[0]):
                best = here[at]
            at += 1
        if best is None:
            continue
        price = price_of(part, column, columns) + 12.0 * begun
        if price < LEAVE:
            offer(there, index, best[0] + price + more, part.x1, (part, column, best[2]))


def may_go_on(column, part):
    """Whether a further piece of a text can stand in its column."""
    return column.is_text and (not column.bounded or column.x0 <= part.center <= column.x1)


def offer(there, state, cost, end, link):
    if state not in there or cost < there[state][0]:
        there[state] = (cost, end, link)


def cut_places(piece, columns):
    """Between which words of a piece one cell may end and the next begin."""
    return [
        at
        for at in range(1, len(piece.words))
        if piece.drawn_apart_at(at)
        or zone(piece.words[at - 1], columns) != zone(piece.words[at], columns)
        or any(meets(piece.words[at - 1].x1, column, "x1") for column in columns)
        or any(meets(piece.words[at].x0, column, "x0") for column in columns)
    ]


def meets(place, column, edge):
    return edge in column.edges and abs(column.edges[edge] - place) < 0.6


def zone(word, columns):
    """The column whose heading a word stands nearest to."""
    return min(range(len(columns)), key=lambda at: max(columns[at].x0 - word.x1, word.x0 - columns[at].x1))


def further(part, end):
    """A further piece of the same text."""
    space = max(part.x0 - end, 0)
    price = 1 + (0.2 if space <= part.height else 1.0) * space
    return price + (0 if is_wordy(part.text) or space <= 0.5 * part.height else FIGURE_IN_TEXT)


def price_of(part, column, columns):
    price = distance(part, column, columns)
    if price >= FAR:
        return LEAVE
    for name in column.fields:
        suits = fits(name, part.text)
        if suits is not False:
            break
    else:
        price += MISFIT
    if column.is_text and not is_wordy(part.text) and FIGURES_ONLY.fullmatch(part.text):
        price += FIGURE_IN_TEXT
    return price


def distance(part, column, columns):
    """How far a piece is from where the column's cells stand."""
    if column.bounded:
        return 0.0 if column.x0 <= part.center <= column.x1 else FAR
    if column.edges:
        near = off_edges(part, column)
        if near <= tolerance(part):
            return 0.0
        return 1.0 if any(abs(part.x0 - at) < 0.7 for at in column.indents) else min(2 + near, FAR)
    x0, x1 = part.spread or (part.x0, part.x1)
    gap = max(0.0, column.x0 - x1, x0 - column.x1)
    if gap > FAR:
        return FAR
    near = min(abs(x0 - column.x0), abs(x1 - column.x1), abs((x0 + x1) / 2 - column.center))
    covered = sum(
        min(part.x1, other.x1) - max(part.x0, other.x0) > 0.4 * (other.x1 - other.x0)
        or stands_under(part, other, column)
        for other in columns
        if other is not column
    )
    return min(gap + 0.02 * near, FAR) + COVERS * covered


def stands_under(part, other, column):
    """Whether the first or the last word of a piece stands under another heading than the piece's own."""
    return len(part.words) > 1 and any(
        other.x0 - 1 <= word.center <= other.x1 + 1 and not column.x0 <= word.center <= column.x1
        for word in (part.words[0], part.words[-1])
    )


def begun_inside(part, columns):
    """How many columns' cells begin or end with a word within the piece."""
    if len(part.words) < 2:
        return 0
    return sum(begins_inside(part, column) for column in columns)


def begins_inside(part, column):
    """Whether a word within the piece stands where cells of the column begin, end or have their middle."""
    start, end, middle = (column.edges.get(edge) for edge in ("x0", "x1", "center"))
    if start is None and end is None and middle is not None:
        return any(abs(run.center - middle) < 0.6 for run in runs_in(part))
    return (start is not None and any(abs(word.x0 - start) < 0.6 for word in part.words[1:])) or (
        end is not None and any(abs(word.x1 - end) < 0.6 for word in part.words[:-1])
    )
