"""Rows out of placed lines: where each begins and ends, and under which headings it stands."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from results.sheets.anchored.fitting import fits, is_wordy
from results.times import parse_status

WIDE = 0.5  # the part of the table's width that a line between rows takes at least
CLASS_HEADING = re.compile(
    r"(?:class(?:e|es|ification)?|category|cat\.?|categor[ií]a|cat[ée]gorie|klasse|kl\.?|clase|division|group|gruppe|groupe|"
    r"gruppo|grupo|wertung|cup|coupe)\s*[:\-–]?\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
COUNT_BEHIND = re.compile(
    r"\s*[(\[–-]?\s*\d+\s+(?:cars?|entries|voitures?|fahrzeuge?|starter|vetture|coches)\b.*$", re.I
)
NOTE = re.compile(
    r"#\s?\d|\bcars?\b|penal|pénal|strafe|sanci[oó]n|abandon|article|\bart\.|invalid|exclu|disqual|moved to|voiture|"
    r"deleted|track limits|decision|d[ée]cision|entscheid|decisi[oó]n|fahrzeug|startnummer|vettura|coche|^\s*\*+|^\(?\d\)|"
    r"time added|stewards|commissaires|sportkommissare|commissari|comisarios|reprimand|warning|appeal|appel\b|berufung",
    re.IGNORECASE,
)


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


def is_anchor(placed):
    """Whether a line begins a row: a number with something beside it, or a place with much beside it."""
    columns = {each.column.field for each in placed if each.column}
    number = any(
        each.column and "number" in each.column.fields and fits("number", each.piece.text) for each in placed
    )
    place = any(
        each.column
        and each.column.field in ("position", "class_position", "grid_position")
        and fits("position", each.piece.text)
        for each in placed
    )
    beside = len(columns - {"number"})
    if number and beside >= 1:
        return place or beside >= 2 or any(is_wordy(each.piece.text) for each in placed)
    return place and beside >= 3


@dataclass(eq=False)
class Heading:
    """A line of its own over rows: a status, a class."""

    base: float
    status: str | None
    race_class: str | None


def heading_of(line, placed, body_height):
    """What a line says as a heading of the rows beneath, or None."""
    text = line.text.strip(" :.*-–—=")
    if not text or len(line.pieces) > 2 or len(text) > 60:
        return None
    for part in re.split(r"\s+/\s+|\s+[-–]\s+", text):
        if parse_status(part):
            return Heading(line.base, parse_status(part), None)
    status = parse_status(COUNT_BEHIND.sub("", text))
    if status:
        return Heading(line.base, status, None)
    match = CLASS_HEADING.fullmatch(text)
    if match:
        return Heading(line.base, None, COUNT_BEHIND.sub("", match["name"]).strip(" :-–"))
    return None


def rows_of(lines, placed_of, page, separators, named=()):
    """The rows beneath one header, the headings between them, and the lines that are neither."""
    anchors = [line for line in lines if is_anchor(placed_of[line])]
    headings, others = [], []
    if not anchors:
        return [], [], lines
    height = sorted(line.height for line in anchors)[len(anchors) // 2]
    for line in lines:
        if line in anchors:
            continue
        heading = heading_of(line, placed_of[line], height)
        if heading and not (len(line.pieces) > 1 and in_columns(placed_of[line]) and not heading.status):
            headings.append(heading)
        else:
            others.append(line)
    rows = [Block(line.base, list(placed_of[line]), page=page) for line in anchors]
    blocks = dict(zip(anchors, rows, strict=True))
    rest = attach(others, anchors, blocks, placed_of, separators, headings, height, named)
    for row in rows:
        above = [heading for heading in headings if heading.base < row.base]
        row.status = next((each.status for each in reversed(above) if each.status), None)
        row.loose = [each.piece for each in row.placed if each.column is None and not each.overprint]
    return rows, headings, rest


def attach(others, anchors, blocks, placed_of, separators, headings, height, named):
    """Give each further line to its row; returns the lines that no row takes."""
    rest = []
    bands = bands_between(anchors, separators)
    model = model_of(others, anchors, headings, placed_of, height)
    belonging = [
        line
        for line in others
        if line not in named and (in_columns(placed_of[line]) or not NOTE.search(line.text))
    ]
    owners = {}
    if model == "about" and not bands:
        owners, unsure = about_their_numbers(belonging, anchors, placed_of, headings, height)
        for anchor in unsure:
            blocks[anchor].unsure = True
    for line in others:
        if line in named:
            rest.append(line)
            continue
        anchor, doubtful = None, None
        if bands:
            anchor = next((anchor for anchor, low, high in bands if low <= middle(line) <= high), None)
        elif model == "about":
            anchor = owners.get(line)
        else:
            anchor, doubtful = owner(line, anchors, model, blocks, headings, height, placed_of)
        if anchor is anchors[-1] and line.base > anchor.base and not in_columns(placed_of[line]):
            if is_mostly_in_columns(placed_of[line]) and line.base - anchor.base <= 2.5 * height:
                blocks[anchor].unsure = True
            anchor = None
        if anchor is None and line.base < anchors[-1].base and not NOTE.search(line.text):
            anchor = min(anchors, key=lambda each: abs(each.base - line.base))  # within the table, and no row's
            doubtful = anchor
        if anchor is None:
            rest.append(line)
            continue
        blocks[anchor].placed += placed_of[line]
        if doubtful is not None:
            blocks[anchor].unsure = blocks[doubtful].unsure = True
    return rest


def middle(line):
    return (line.top + line.bottom) / 2


def bands_between(anchors, separators):
    """(anchor, top, bottom) where lines or boxes are drawn between all rows."""
    bands = []
    if len(separators) < len(anchors) - 1:
        return []
    for anchor in anchors:
        low = max((at for at in separators if at <= middle(anchor)), default=None)
        high = min((at for at in separators if at > middle(anchor)), default=None)
        low = float("-inf") if low is None and anchor is anchors[0] else low
        high = float("inf") if high is None and anchor is anchors[-1] else high
        if low is None or high is None:
            return []
        bands.append((anchor, low, high))
    for (_, _, high), (_, low, _) in pairwise(bands):
        if low < high - 0.5:
            return []  # two rows in one band
    return bands


def in_columns(placed):
    """Whether every piece of a line stands for certain in a column."""
    return bool(placed) and all(
        each.overprint
        or (
            each.column is not None
            and each.sure
            and (each.column.is_text or not all(fits(name, each.piece.text) is False for name in each.column.fields))
        )
        for each in placed
    )


def is_mostly_in_columns(placed):
    """Whether most pieces of a line, and more than one, stand for certain in columns of text."""
    texts = sum(each.column is not None and each.sure and each.column.is_text for each in placed)
    return texts > 1 and 2 * texts >= len(placed)


def model_of(others, anchors, headings, placed_of, height):
    """How the further lines of rows stand to the line of their number: below it, about it, or above it."""
    between = [line for line in others if in_columns(placed_of[line])]
    stops = [heading.base for heading in headings]
    first = [line for line in between if line.base < anchors[0].base]
    before = [line for line in first if not any(line.base < stop < anchors[0].base for stop in stops)]
    after = [line for line in between if anchors[-1].base < line.base <= anchors[-1].base + 3.2 * height]
    if before:
        return "about" if after else "above"
    inside = [line for line in between if anchors[0].base < line.base < anchors[-1].base]
    nearer = [line for line in inside if nearer_to_the_next(line, anchors)]
    if not nearer or steps_are_even(inside, anchors):
        return "below"
    belonging = [line for line in between if line.base > anchors[0].base]
    _, unsure = about_their_numbers(belonging, anchors, placed_of, headings, height)
    return "about" if len(unsure) <= 0.15 * len(anchors) else "below"


def steps_are_even(lines, anchors):
    """Whether the lines below each number follow at one step, as they do where they hang from it."""
    steps, last = [], None
    for line in sorted([*anchors, *lines], key=lambda each: each.base):
        if line not in anchors and last is not None:
            steps.append(line.base - last.base)
        last = line
    usual = sorted(steps)[len(steps) // 2]
    return sum(abs(step - usual) <= 0.6 for step in steps) >= 0.9 * len(steps)


def nearer_to_the_next(line, anchors):
    before = max(anchor.base for anchor in anchors if anchor.base < line.base)
    after = min(anchor.base for anchor in anchors if anchor.base > line.base)
    return after - line.base < line.base - before - 0.5


def about_their_numbers(others, anchors, placed_of, headings, height):
    """Further lines of rows whose cells stand about the middle line: (line → row's line, rows that are unsure).

    From the top down: what is left above a number settles how much below it makes each cell of the row even.
    """
    owners, unsure, above = {}, set(), [line for line in others if line.base < anchors[0].base]
    for at, anchor in enumerate(anchors):
        following = anchors[at + 1] if at + 1 < len(anchors) else None
        end = following.base if following else anchor.base + 4 * height
        stop = min((heading.base for heading in headings if anchor.base < heading.base < end), default=None)
        below = [line for line in others if anchor.base < line.base < end]
        if stop is not None:
            later = [line for line in below if line.base > stop]
            below = [line for line in below if line.base < stop]
        else:
            later = []
        ways = sorted(
            (unevenness(anchor, [*above, *below[:count]], placed_of), -count) for count in range(len(below) + 1)
        )
        uneven, count = ways[0][0], -ways[0][1]
        if uneven > 1.5 or (len(ways) > 1 and ways[1][0] - uneven < 1):
            unsure.add(anchor)
            if following is not None:
                unsure.add(following)
        for line in [*above, *below[:count]]:
            owners[line] = anchor
        above = [*below[count:], *later]
        if stop is not None and below[count:]:
            unsure.add(anchor)
        if following is None:
            above = []
    return owners, unsure


def unevenness(anchor, lines, placed_of):
    """How far, at most, the cells of a row stand from its number's line."""
    bases = {}
    for line in [anchor, *lines]:
        for each in placed_of[line]:
            if each.column is not None and each.column.is_text:
                bases.setdefault(id(each.column), set()).add(line.base)
    return max((abs(sum(each) / len(each) - anchor.base) for each in bases.values()), default=0)


def owner(line, anchors, model, blocks, headings, height, placed_of):
    """The row that a line belongs to, and the row that it may belong to as well."""
    before = max(
        (anchor for anchor in anchors if anchor.base < line.base), key=lambda each: each.base, default=None
    )
    after = min(
        (anchor for anchor in anchors if anchor.base > line.base), key=lambda each: each.base, default=None
    )
    stops = [heading.base for heading in headings]
    if before is not None and any(before.base < stop < line.base for stop in stops):
        before = None
    if after is not None and any(line.base < stop < after.base for stop in stops):
        after = None
    fitting = in_columns(placed_of[line])
    chosen, other = (after, before) if model == "above" else (before, after)
    if chosen is None:
        return None, None
    near = min(abs(line.base - each.line.base) for each in blocks[chosen].placed)
    if near > (1.9 if fitting else 1.5) * max(height, line.height):
        inside = before is not None and after is not None and not NOTE.search(line.text)
        return (chosen, other) if inside else (None, None)
    if (NOTE.search(line.text) or after is None) and not fitting:
        return None, None  # a remark, or below the table
    nearer = other is not None and abs(other.base - line.base) < near - 0.5
    return chosen, other if nearer else None


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
