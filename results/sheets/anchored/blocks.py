"""Rows out of placed lines: where each begins and ends, and under which headings it stands."""

from dataclasses import dataclass, field
from itertools import pairwise

from results.sheets.anchored.belonging import attach
from results.sheets.anchored.marks import heading_of, in_columns, is_anchor
from results.sheets.kinds import NOT_RESULTS, says

WIDE = 0.5  # the part of the table's width that a line between rows takes at least


@dataclass(eq=False)
class Block:
    """One row: its placed pieces, and the headings over it."""

    base: float
    placed: list = field(default_factory=list)
    status: str | None = None
    race_class: str | None = None
    loose: list = field(default_factory=list)  # pieces that stand in it and in no column
    unsure: bool = False  # whether its lines may be another row's
    page: object = None
    section: int = 0

    def texts(self, name):
        """The lines of a field, top to bottom."""
        cells = [each for each in self.placed if each.column and name in each.column.fields]
        return [text for _, text in by_line(cells)]

    @property
    def box(self):
        pieces = [each.piece for each in self.placed]
        return (
            min(piece.x0 for piece in pieces),
            min(piece.top for piece in pieces),
            max(piece.x1 for piece in pieces),
            max(piece.bottom for piece in pieces),
        )


def by_line(cells):
    """The texts of placed pieces, one for each line that they stand on."""
    lines = {}
    for each in sorted(cells, key=lambda each: (each.line.base, each.piece.x0)):
        lines.setdefault(id(each.line), []).append(each.piece)
    joined = []
    for pieces in lines.values():
        text = pieces[0].text
        for before, piece in pairwise(pieces):
            text += piece.text if piece.x0 - before.x1 < 0.3 else f" {piece.text}"
        joined.append((pieces[0], text))
    return joined


def rows_of(lines, placed_of, page, separators, named=()):
    """The rows beneath one header, the headings between them, and the lines that are neither."""
    anchors = [line for line in lines if is_anchor(placed_of[line])]
    headings, others = [], []
    if not anchors:
        return [], [], lines
    height = sorted(line.height for line in anchors)[len(anchors) // 2]
    listed = lines_of_fastest_laps(lines, anchors, placed_of, height)
    anchors = [line for line in anchors if line not in listed]
    for line in lines:
        if line in anchors or line in listed:
            continue
        heading = heading_of(line, placed_of[line], height)
        if heading and not (len(line.pieces) > 1 and in_columns(placed_of[line]) and not heading.status):
            headings.append(heading)
        else:
            others.append(line)
    rows = [Block(line.base, list(placed_of[line]), page=page) for line in anchors]
    blocks = dict(zip(anchors, rows, strict=True))
    rest = attach(others, anchors, blocks, placed_of, separators, headings, height, named)
    give_statuses(rows, headings)
    for row in rows:
        row.loose = [each.piece for each in row.placed if each.column is None and not each.overprint]
    return rows, headings, rest + listed


def lines_of_fastest_laps(lines, anchors, placed_of, height):
    """What a heading "Fastest lap" holds beneath the rows: cars that stand above already."""
    start = next((line for line in lines if says_fastest_lap(line) and line.base > anchors[0].base), None)
    if start is None:
        return []
    after = [line for line in lines if line.base >= start.base]
    ends = [at for at, line in enumerate(after) if heading_of(line, placed_of[line], height)]
    listed = after[: ends[0]] if ends else after
    beneath = [line for line in listed if line in anchors]
    seen = {number_of(placed_of[line]) for line in anchors if line not in beneath}
    if any(has_place(placed_of[line]) or number_of(placed_of[line]) not in seen for line in beneath):
        return []
    return listed


def says_fastest_lap(line):
    return len(line.pieces) == 1 and says(NOT_RESULTS["fastest_laps"], line.text) and len(line.text) < 40


def number_of(placed):
    return " ".join(each.piece.text for each in placed if each.column and each.column.field == "number")


def has_place(placed):
    return any(
        each.column and each.column.field == "position" and each.piece.text.strip(".").isdecimal()
        for each in placed
    )


def give_statuses(rows, headings):
    """Each row stands under the last heading of status, until places fall back: there a table begins anew."""
    headings = sorted((heading for heading in headings if heading.status), key=lambda each: each.base)
    status, reached = None, 0
    for row in sorted(rows, key=lambda each: each.base):
        while headings and headings[0].base < row.base:
            status = headings.pop(0).status
        place = place_of(row)
        if place is not None:
            status = None if place <= reached else status
            reached = place
        row.status = status


def place_of(row):
    """The place printed in a row, as a number, or None."""
    text = next(iter(row.texts("position") or row.texts("class_position")), "").strip(". ")
    return int(text) if text.isdecimal() else None


def separators_of(page, head, low, high):
    """Where lines or boxes run across the table, between its rows."""
    left = min(column.x0 for column in head.columns)
    right = max(column.x1 for column in head.columns)
    found, drawn = [], {}
    for box in (*page.boxes, *page.rules):
        wide = min(box.x1, right) - max(box.x0, left)
        if wide > 0 and box.bottom - box.top < 0.5 * (high - low):
            for at in {round(box.top), round(box.bottom)}:
                drawn.setdefault(at, []).append((max(box.x0, left), min(box.x1, right), box))
    for at, pieces in drawn.items():
        if covered(pieces) >= WIDE * (right - left):
            edges = [edge for *_, box in pieces for edge in (box.top, box.bottom) if abs(edge - at) <= 0.5]
            found.append(sum(edges) / len(edges))
    return sorted({round(at, 1) for at in found if low - 3 <= at <= high + 3})


def covered(pieces):
    """How much of the width lines side by side take together."""
    total, reach = 0.0, float("-inf")
    for x0, x1, _ in sorted(pieces, key=lambda each: each[:2]):
        total += max(0.0, x1 - max(x0, reach))
        reach = max(reach, x1)
    return total
