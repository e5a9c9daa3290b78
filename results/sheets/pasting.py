"""Copied text as a grid of cells: columns held apart by spaces, a cell on a line, a column after the other.

Tabs, semicolons and strokes are cut by `results.sheets.records`. Where the cells cannot be counted out for
certain, nothing is read, and the sentence says why.
"""

import itertools
import re
from dataclasses import dataclass

from results.sheets.headers import is_header
from results.sheets.reading import NotAResult
from results.sheets.text import BREAKS, clean
from results.sheets.vocabulary import field_of

DRAWN = frozenset("-=|+:_ \t")  # what rules are made of
APART = re.compile(r" {2,}|\t")
FEWEST = 3  # columns of a table
FIRST = 12  # words of a line, one of which is known in every header
MOST_HEADS = 60
LONGEST_HEAD = 4  # words
CROSSING = 0.2  # of the lines may run over a gutter; they are said
ROW = re.compile(r"\s*(?:\d{1,4}|[A-Z]{2,4})\b.*\d")
PLACE = re.compile(r"\d{1,4}\.?=?|[A-Z/]{2,4}|#?[A-Z]{0,2}\d{1,4}[A-Z]{0,2}|")  # or a number, or none
FOOT = re.compile(r"(?:page|seite|pagina|página)\s+\d+(?:\s*(?:/|of|de|von|di)\s*\d+)?", re.IGNORECASE)


def without_rules(text):
    """The text without the lines that only draw: "|---|:--:|" under a header, "=====" below a title."""
    return "\n".join(line for line in BREAKS.split(text) if not is_rule(line))


def is_rule(line):
    return line.count("-") + line.count("=") >= FEWEST and not set(line) - DRAWN


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
    """A grid where blank gutters run down between a header's words; None where there is no such header.

    Raises NotAResult where it is not certain which gutter parts two columns.
    """
    lines = [line.expandtabs(8) for line in lines]
    starts = [place for place, line in enumerate(lines) if names_columns(line)]
    if not starts:
        return None
    grid = [[line.strip()] for line in lines[: starts[0]]]
    parted = count = 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        rows = [line for line in lines[start + 1 : end] if not FOOT.fullmatch(line.strip())]
        parted += sum(len(pieces_of(line)) >= FEWEST for line in rows)
        count += sum(looks_like_a_row(line) for line in rows)
    if not parted or parted < count / 2:
        return None
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        rows = [line for line in lines[start + 1 : end] if not FOOT.fullmatch(line.strip())]
        grid += cut_rows(lines[start], rows)
    return grid


def names_columns(line):
    return any(map(field_of, line.split()[:FIRST])) and is_header(texts_of(heads_of(line)))


def texts_of(pieces):
    return [piece.text for piece in pieces]


def looks_like_a_row(line):
    """It begins as a row does, or holds cells apart."""
    return ROW.match(line) is not None or len(pieces_of(line)) >= FEWEST


def cut_rows(header, rows):
    """The header's words and each row's cells; what crosses a gutter goes behind the last, as a doubt."""
    heads = heads_of(header)
    table = [line for line in rows if looks_like_a_row(line)]
    cuts = cuts_between(heads, [header, *table])
    return [texts_of(heads)] + [
        cells_of(line, cuts) if looks_like_a_row(line) else [line.strip()] for line in rows
    ]


def cuts_between(heads, lines):
    """The gutter between each two neighbouring columns, as its first place and the one behind its last.

    Where none is blank all the way down, a few lines may run over it: they are doubted.
    """
    width = max(map(len, lines))
    rows, all_lines = filled_in(lines[1:], width), filled_in(lines, width)
    cuts = [(0, 0)]
    for left, right in itertools.pairwise(heads):
        for crossing in (0, int(CROSSING * len(lines))):
            runs = gutters([n <= crossing for n in all_lines], left.start, right.end)
            if runs:
                break
        cuts.append(only_gutter(parting(runs, rows, cuts[-1][1], right.end)))
    return cuts


def filled_in(lines, width):
    """In how many lines each place holds a letter."""
    return [sum(place < len(line) and line[place] != " " for line in lines) for place in range(width)]


def gutters(blank, start, end):
    """The runs of blank places, as their first place and the one behind their last."""
    runs, place = [], start
    for is_blank, group in itertools.groupby(blank[start:end]):
        count = len(list(group))
        runs += [(place, place + count)] if is_blank else []
        place += count
    return runs


def parting(runs, filled, left, right):
    """Those with cells on both sides; all of them where a column holds nothing."""
    return [run for run in runs if any(filled[left : run[0]]) and any(filled[run[1] : right])] or runs


def only_gutter(runs):
    """The one gutter; a wide one counts before a single blank, as words hold single blanks."""
    wide = [run for run in runs if run[1] - run[0] > 1]
    if len(wide) == 1 or (not wide and len(runs) == 1):
        return (wide or runs)[0]
    raise NotAResult("columns_unparted")


def cells_of(line, cuts):
    """The cells between the gutters; what runs over one, or two cells in one, is moved behind the last."""
    over = [bool(line[start:end].strip()) for start, end in cuts]
    ends = [*(start for start, _ in cuts[1:]), len(line)]
    cells, beyond = [], []
    for place, ((start, _), end) in enumerate(zip(cuts, ends, strict=True)):
        cell = line[start:end].strip()
        crossed = over[place] or (place + 1 < len(cuts) and over[place + 1])
        if cell and (crossed or APART.search(cell)):
            beyond.append(cell)
            cell = ""
        cells.append(cell)
    return cells + beyond


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
    starts = [at for at, line in enumerate(raw) if field_of(line) and not (at and field_of(raw[at - 1]))]
    first = next((place for place in starts if is_header(run_of_heads(raw, place)[:MOST_HEADS])), None)
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
