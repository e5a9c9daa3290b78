"""Copied text as a grid of cells: columns held apart by spaces, a cell on a line, a column after the other.

Tabs, semicolons and strokes are cut by `results.sheets.records`. Where the cells cannot be counted out for
certain, nothing is read, and the sentence says why.
"""

import re
from dataclasses import dataclass

from results.sheets.reading import NotAResult
from results.sheets.records import is_header
from results.sheets.text import BREAKS, clean
from results.sheets.vocabulary import field_of

RULE = re.compile(r"[\s|+]*(?::?[-=]{2,}:?[\s|+]*)+")
APART = re.compile(r" {2,}|\t")
FEWEST = 3  # columns of a table
LONGEST_HEAD = 4  # words
EDGE = 2  # letters by which a cell may miss its header word
PLACE = re.compile(r"\d{1,4}\.?=?|[A-Z/]{2,4}|#?[A-Z]{0,2}\d{1,4}[A-Z]{0,2}|")  # or a number, or none
FOOT = re.compile(r"(?:page|seite|pagina|página)\s+\d+(?:\s*(?:/|of|de|von|di)\s*\d+)?", re.IGNORECASE)


def without_rules(text):
    """The text without the lines that only draw: "|---|:--:|" under a header, "=====" below a title."""
    return "\n".join(line for line in BREAKS.split(text) if not RULE.fullmatch(line))


@dataclass(frozen=True)
class Piece:
    """Letters of a line that belong together, and where they stand in it."""

    text: str
    start: int
    end: int


def pieces_of(line):
    """What stands at least two spaces apart."""
    pieces, start = [], 0
    for gap in [*APART.finditer(line), None]:
        end = gap.start() if gap else len(line)
        text = line[start:end]
        if text.strip():
            left = start + len(text) - len(text.lstrip())
            pieces.append(Piece(text.strip(), left, left + len(text.strip())))
        start = gap.end() if gap else end
    return pieces


def heads_of(line):
    """The header words of a line with their places: those known, and what stands apart."""
    heads = []
    for piece in pieces_of(line):
        heads += known_heads(piece)
    return heads


def known_heads(piece):
    """A piece, parted where several known heads stand a single space from each other."""
    if field_of(piece.text):
        return [piece]
    words = [
        Piece(match[0], piece.start + match.start(), piece.start + match.end())
        for match in re.finditer(r"\S+", piece.text)
    ]
    found, place = [], 0
    while place < len(words):
        for count in range(min(LONGEST_HEAD, len(words) - place), 0, -1):
            text = " ".join(word.text for word in words[place : place + count])
            if field_of(text):
                found.append(Piece(text, words[place].start, words[place + count - 1].end))
                place += count
                break
        else:
            return [piece]
    return found


# --- columns held apart by spaces ---------------------------------------------------------------------


def aligned(lines):
    """A grid where a header's words stand over cells that runs of spaces part; None where none does."""
    grid, heads, above, parted = [], None, [], 0
    for line in lines:
        line = line.expandtabs(8)
        found = heads_of(line)
        if is_header([head.text for head in found]) and (heads is None or len(found) >= FEWEST):
            heads = found
            grid.append([head.text for head in heads])
        elif heads is None:
            above.append([line.strip()])
        elif not FOOT.fullmatch(line.strip()):
            pieces = pieces_of(line)
            parted += len(pieces) >= FEWEST
            grid.append(placed(pieces, heads))
    return [*above, *grid] if heads and parted and parted >= (len(grid) - 1) / 2 else None


def placed(pieces, heads):
    """The cells of a line under its heads; what stands under none or two of them goes behind the last."""
    if len(pieces) == 1 and not meets(pieces[0], heads[0]):
        return [pieces[0].text]
    cells, beyond = [""] * len(heads), []
    for piece in pieces:
        places = under(piece, heads)
        if len(places) == 1 and not cells[places[0]]:
            cells[places[0]] = piece.text
        else:
            beyond.append(piece.text)
    return cells + beyond


def under(piece, heads):
    """The columns whose heads a piece stands under, or else the one whose ground it stands on."""
    over = [place for place, head in enumerate(heads) if meets(piece, head)]
    if over:
        return over
    from_left = [place for place, head in enumerate(heads) if head.start <= piece.start + EDGE]
    from_right = [place for place, head in enumerate(heads) if piece.end - EDGE <= head.end]
    if from_left and from_right and from_left[-1] == from_right[0]:
        return [from_left[-1]]
    return []


def meets(piece, head):
    return piece.start < head.end and head.start < piece.end


def unnamed(lines):
    """The cells of lines that a mark parts into as many cells each, where no header names them; or None."""
    for mark in ("\t", "|", ";"):
        rows = [[cell.strip() for cell in line.strip("|").split(mark)] for line in lines if mark in line]
        if is_even(rows, len(lines)):
            return rows
    rows = [[piece.text for piece in pieces_of(line)] for line in lines]
    return rows if is_even(rows, len(lines)) else None


def is_even(rows, count):
    """Most lines have the same number of cells, with a figure in each."""
    widths = [len(row) for row in rows]
    if not rows or max(widths) < FEWEST or len(rows) < FEWEST or len(rows) < count / 2:
        return False
    usual = max(set(widths), key=widths.count)
    figured = sum(any(cell[:1].isdigit() for cell in row) for row in rows)
    return usual >= FEWEST and widths.count(usual) >= len(rows) / 2 and figured >= len(rows) / 2


# --- one cell on a line -------------------------------------------------------------------------------


def cell_by_cell(text):
    """A grid where each cell has a line of its own, row after row or column after column; None elsewhere."""
    raw = [clean(line).strip() for line in BREAKS.split(text)]
    first = next((place for place in range(len(raw)) if is_header(run_of_heads(raw, place))), None)
    if first is not None:
        return rows_after(raw, first)
    return columns_below(raw)


def run_of_heads(raw, place):
    """Header words on one line each, from this one on."""
    if not field_of(raw[place]):
        return []
    end = place
    while end < len(raw) and field_of(raw[end]):
        end += 1
    return raw[place:end]


def rows_after(raw, first):
    """Rows of as many cells as there are heads; blank lines are blank cells if only that comes out even."""
    heads = run_of_heads(raw, first)
    above = [[line] for line in raw[:first] if line]
    body = raw[first + len(heads) :]
    while body and not body[-1]:
        body.pop()
    filled = [line for line in body if line]
    for cells in (filled, body):
        rows = [cells[start : start + len(heads)] for start in range(0, len(cells), len(heads))]
        if rows and len(cells) % len(heads) == 0 and follow_each_other(rows, heads):
            return [*above, heads, *rows]
    raise NotAResult("cells_uncounted", cells=len(filled), columns=len(heads))


def follow_each_other(rows, heads):
    """The places, or else the numbers, stand in one column from top to bottom."""
    fields = [field_of(head) for head in heads]
    for name in ("position", "number"):
        if name in fields:
            cells = [row[fields.index(name)] for row in rows]
            return all(PLACE.fullmatch(cell) for cell in cells)
    return False


def columns_below(raw):
    """Each column's head and then its cells, the same count in each."""
    lines = [line for line in raw if line]
    starts = [place for place, line in enumerate(lines) if field_of(line)]
    heads = [lines[place] for place in starts]
    if len(starts) < FEWEST or not is_header(heads):
        return None
    columns = [lines[a + 1 : b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    counts = {len(column) for column in columns}
    if len(counts) > 1:
        raise NotAResult("columns_uneven", counts=", ".join(str(len(column)) for column in columns))
    rows = [list(row) for row in zip(*columns, strict=True)]
    if not rows or not follow_each_other(rows, heads):
        return None
    return [*([line] for line in lines[: starts[0]]), heads, *rows]
