"""The edges that the cells of a column share: learnt from what was placed; words are cut at them."""

import re
from collections import Counter

from results.sheets.anchored.fitting import fits
from results.sheets.anchored.pieces import Piece, parts_of

EDGES = ("x0", "x1", "center")
INDENT = 24.0
FIGURES_ONLY = re.compile(r"[\d:.,'+-]+")


def learn(columns, placed, others=()):
    """The edges that the cells of each column share, on its own lines (`placed`) or below."""
    for column in columns:
        if column.bounded:
            continue
        cells = [each.piece for each in placed if each.column is column]
        if len(cells) < 2 and column.is_text:  # it may never stand on the line of the number
            cells = [each.piece for each in others if each.column is column]
        column.edges = shared_edges(cells) or (column.edges if len(cells) < 2 else {})
    for column in columns:
        if column.is_text and "x0" in column.edges:
            lows = [each.piece.x0 for each in others if each.column is column]
            column.indents = tuple(
                at for at, count in modes(lows) if count >= 3 and is_indent(at, column, columns)
            )


def is_indent(at, column, columns):
    """Whether a left edge is that of this column's further lines, and not another column's."""
    return 0.5 < at - column.edges["x0"] <= INDENT and not any(
        abs(at - edge) < 3 for other in columns if other is not column for edge in other.edges.values()
    )


def shared_edges(cells):
    if len(cells) < 2:
        return {}
    best = {}
    for edge in EDGES:
        at, count = max(modes([getattr(cell, edge) for cell in cells]), key=lambda each: each[1])
        if count >= max(2, 0.6 * len(cells)):
            best[edge] = (at, count)
    most = max((count for _, count in best.values()), default=0)
    return {edge: at for edge, (at, count) in best.items() if count >= 0.95 * most}


def modes(values):
    """Places where values gather within a point, with their numbers."""
    gathered = Counter()
    ordered = sorted(values)
    for value in ordered:
        near = [other for other in ordered if abs(other - value) <= 0.6]
        gathered[round(sum(near) / len(near), 2)] = max(gathered[round(sum(near) / len(near), 2)], len(near))
    return list(gathered.items())


def recut(line, columns):
    """Pieces cut where two cells were drawn without a space: at edges that the columns' other cells share."""
    ends = [column.edges["x1"] for column in columns if "x1" in column.edges]
    starts = [column.edges["x0"] for column in columns if "x0" in column.edges]
    changed = []
    for piece in line.pieces:
        words, glued = [], set()
        for at, word in enumerate(piece.words):
            if at in piece.glued:
                glued.add(len(words))
            for count, part in enumerate(parts_of(word, cuts_in(word, ends, starts, piece.habits))):
                if count:
                    glued.add(len(words))
                words.append(part)
        changed.append(Piece(tuple(words), frozenset(glued), piece.habits, piece.cut_inside))
    line.pieces[:] = changed


def cuts_in(word, ends, starts, habits):
    """The letters before which a cell ends and another begins."""
    anywhere = FIGURES_ONLY.fullmatch(word.text) and not any(
        fits(name, word.text) for name in ("position", "number", "laps", "total_time", "gap")
    )
    seams = [at for at in word.seams if habits.seams or changes_kind(word.text, at)]
    places = range(1, len(word.text)) if anywhere else seams
    return [
        at
        for at in places
        if word.edges
        and (
            any(abs(word.edges[at] - end) < 0.6 for end in ends)
            or any(abs(word.edges[at] - start) < 0.6 for start in starts)
        )
    ]


def changes_kind(text, at):
    """Whether letters end there and figures begin, or the other way round."""
    return text[at - 1].isalpha() != text[at].isalpha()


def spread(lines):
    """Tell each piece how far those reach that share its edge: where its column stands, more or less."""
    pieces = [piece for line in lines for piece in line.pieces]
    sharing = {edge: {} for edge in EDGES}
    for piece in pieces:
        for edge in EDGES:
            sharing[edge].setdefault(round(getattr(piece, edge)), []).append(piece)
    for piece in pieces:
        groups = []
        for edge in EDGES:
            at = getattr(piece, edge)
            near = [other for by in (-1, 0, 1) for other in sharing[edge].get(round(at) + by, ())]
            groups.append([other for other in near if abs(getattr(other, edge) - at) <= 0.6])
        group = max(groups, key=len)
        if len(group) >= 3:
            ends = sorted(other.x1 for other in group)
            starts = sorted(other.x0 for other in group)
            piece.spread = (starts[len(starts) // 5], ends[4 * len(ends) // 5])
