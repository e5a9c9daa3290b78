"""What a page's words are cut into: pieces that belong to one cell, and the lines that they stand on."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from results.sheets.documents import Word

SAME_LINE = 0.35  # how far two baselines of one line may stand apart, in parts of the type's height
WORD_SPACE = 0.42  # how wide a space between two words is at most, in the same
WIDEST_SPACE = 0.45  # the same between words that were drawn one behind the other
OWN_SPACE = 0.75  # the same within one drawing operation: that of a typewriter
SAME_SPACE = 0.02
FEWEST_SPACES = 3  # of one width, to be a usual one
OWN_WORDS = 0.02  # above this share of split words, a page's drawing operations end anywhere


@dataclass(frozen=True)
class Habits:
    """How a page draws its texts."""

    seams: bool = True  # a word that was drawn in two operations is two cells
    by_cells: bool = False  # most words that stand together were drawn together
    whole_cells: bool = False  # hardly any text of several words was drawn in several operations


@dataclass(eq=False)
class Piece:
    """Words that were drawn as one, or a part of them."""

    words: tuple[Word, ...]
    glued: frozenset = frozenset()  # places of words that stand behind the one before without a space
    habits: Habits = Habits()
    cut_inside: bool = False  # whether it was cut off within a drawing operation
    spread: tuple | None = None  # how far the pieces reach that share an edge with it

    @cached_property
    def text(self):
        parts = [
            word.text if at in self.glued or not at else f" {word.text}" for at, word in enumerate(self.words)
        ]
        return "".join(parts)

    @cached_property
    def x0(self):
        return self.words[0].x0

    @cached_property
    def x1(self):
        return self.words[-1].x1

    @cached_property
    def center(self):
        return (self.x0 + self.x1) / 2

    @property
    def top(self):
        return min(word.top for word in self.words)

    @property
    def bottom(self):
        return max(word.bottom for word in self.words)

    @property
    def height(self):
        return self.words[0].height

    def drawn_apart_at(self, at):
        """Whether the word begins with a drawing operation of its own."""
        return self.words[at].drawing != self.words[at - 1].drawing or at in self.glued

    @property
    def is_mixed(self):
        """Whether it was drawn in several operations on a page that draws each cell in one."""
        return self.habits.whole_cells and any(self.drawn_apart_at(at) for at in range(1, len(self.words)))

    def part(self, start, end):
        glued = frozenset(at - start for at in self.glued if start < at < end)
        ends = [at for at in (start, end) if 0 < at < len(self.words)]
        inside = self.cut_inside or any(not self.drawn_apart_at(at) for at in ends)
        return Piece(self.words[start:end], glued, self.habits, inside)


@dataclass(eq=False)
class VisualLine:
    """Pieces that stand on one baseline, left to right."""

    pieces: list = field(default_factory=list)

    @property
    def top(self):
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self):
        return max(piece.bottom for piece in self.pieces)

    @property
    def base(self):
        return self.pieces[0].bottom

    @property
    def height(self):
        return max(piece.height for piece in self.pieces)

    @property
    def text(self):
        return " ".join(piece.text for piece in self.pieces)


def lines_of(words):
    """The visual lines of a page, top to bottom."""
    matter = seams_matter(words)
    pieces = [piece for run in runs_of(words) for piece in cut_at_seams(run, matter)]
    by_cells = matter and draws_by_cells(pieces)
    if by_cells:
        pieces = cut_at_odd_spaces(pieces)
    habits = Habits(matter, by_cells, draws_whole_cells(pieces))
    for piece in pieces:
        piece.habits = habits
    lines = []
    for piece in sorted(pieces, key=lambda each: each.bottom):
        if lines and piece.bottom - lines[-1].base <= SAME_LINE * min(
            piece.height, lines[-1].pieces[0].height
        ):
            lines[-1].pieces.append(piece)
        else:
            lines.append(VisualLine([piece]))
    for line in lines:
        line.pieces.sort(key=lambda each: each.x0)
    spaces = spaces_between(lines)
    if len(spaces) > sum(
        len(piece.words) - 1 for piece in pieces
    ):  # words are drawn one by one, in any order
        usual = max(spaces, key=lambda space: sum(abs(space - other) < SAME_SPACE for other in spaces))
        for line in lines:
            line.pieces[:] = together(line.pieces, usual)
    return lines


def runs_of(words):
    """The words in drawing order, joined where the next stands a space behind."""
    runs = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last and abs(word.bottom - last.bottom) < 0.6 and abs(word.height - last.height) < 0.6:
            widest = OWN_SPACE if word.drawing == last.drawing >= 0 else WIDEST_SPACE
            if -1.5 <= word.x0 - last.x1 <= widest * last.height:
                runs[-1].append(word)
                continue
        runs.append([word])
    return runs


def draws_by_cells(pieces):
    """Whether most words that stand together were drawn together."""
    apart = [piece.drawn_apart_at(at) for piece in pieces for at in range(1, len(piece.words))]
    return bool(apart) and 2 * sum(apart) <= len(apart)


def space_before(piece, at):
    """The space before a word of a piece, in parts of its type's height."""
    return (piece.words[at].x0 - piece.words[at - 1].x1) / piece.height


def cut_at_odd_spaces(pieces):
    """Pieces cut between two drawings that stand another space apart than words drawn together do."""
    spaces = Counter(
        round(space_before(piece, at), 2)
        for piece in pieces
        for at in range(1, len(piece.words))
        if not piece.drawn_apart_at(at)
    )
    usual = [space for space, count in spaces.items() if count >= FEWEST_SPACES]
    cut = []
    for piece in pieces:
        odd = [
            at
            for at in range(1, len(piece.words))
            if piece.drawn_apart_at(at)
            and at not in piece.glued
            and all(abs(space_before(piece, at) - space) > SAME_SPACE for space in usual)
        ]
        cut += [piece.part(start, stop) for start, stop in pairwise([0, *odd, len(piece.words)])]
    return cut


def draws_whole_cells(pieces):
    """Whether hardly any text of several words was drawn in several operations."""
    several = [piece for piece in pieces if len(piece.words) > 1]
    mixed = [piece for piece in several if any(map(piece.drawn_apart_at, range(1, len(piece.words))))]
    return len(mixed) <= 0.1 * len(several)


def runs_in(piece):
    """The parts of a piece that were drawn apart, where there are several."""
    cuts = [0, *(at for at in range(1, len(piece.words)) if piece.drawn_apart_at(at)), len(piece.words)]
    return [piece.part(start, stop) for start, stop in pairwise(cuts)] if len(cuts) > 2 else []


def a_space_behind(before, piece):
    """Whether a piece stands a space behind another."""
    return 0 <= piece.x0 - before.x1 <= WORD_SPACE * piece.height and before.height == piece.height


def spaces_between(lines):
    """The spaces between neighbours that were drawn apart, in parts of their type's height."""
    pairs = [pair for line in lines for pair in pairwise(line.pieces) if a_space_behind(*pair)]
    return [(piece.x0 - before.x1) / piece.height for before, piece in pairs]


def together(pieces, usual=None):
    """Pieces joined where the next stands a space behind: the usual space, where that is known."""
    joined = []
    for piece in pieces:
        near = joined and a_space_behind(joined[-1], piece)
        if near and usual is not None:
            near = abs((piece.x0 - joined[-1].x1) / piece.height - usual) < SAME_SPACE
        if near:
            before = joined[-1]
            count = len(before.words)
            glued = before.glued | {at + count for at in piece.glued}
            joined[-1] = Piece(before.words + piece.words, frozenset(glued), piece.habits)
        else:
            joined.append(piece)
    return joined


def seams_matter(words):
    """Whether a word that was drawn in two operations is two cells: not where plain words are split too."""
    plain = [word for word in words if word.text.isalpha() and len(word.text) > 2]
    return sum(bool(word.seams) for word in plain) <= OWN_WORDS * len(plain)


def cut_at_seams(words, seams_count):
    """The words of a run; those that were drawn in two operations without a space between are cut there."""
    if not seams_count or not any(word.seams for word in words):
        return [Piece(tuple(words))]
    cut, glued = [], set()
    for word in words:
        for at, part in enumerate(parts_of(word, word.seams)):
            if at:
                glued.add(len(cut))
            cut.append(part)
    return [Piece(tuple(cut), frozenset(glued))]


def parts_of(word, places):
    """A word cut before the letters at these places."""
    if not word.edges:
        return [word]
    bounds = [0, *places, len(word.text)]
    return [
        Word(
            word.text[start:end], word.edges[start], word.top, word.edges[end], word.bottom,
            word.edges[start : end + 1], (), word.drawing if not start else -2,
        )
        for start, end in pairwise(bounds)
        if end > start
    ]  # fmt: skip
