"""What stands on a page with points: texts, figures one by one, headings that run upwards."""

from dataclasses import dataclass, field
from itertools import groupby

from results.sheets.anchored.fitting import is_wordy
from results.sheets.anchored.pieces import lines_of
from results.times import NOTHING, parse_status

UPRIGHT = 16  # how wide, in points, a word that runs upwards is at most; a stamp across the page is wider


@dataclass(eq=False)
class Token:
    """A text or a figure, and where it stands."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    words: list = field(default_factory=list)

    @property
    def center(self):
        return (self.x0 + self.x1) / 2

    @property
    def middle(self):
        return (self.top + self.bottom) / 2

    @property
    def height(self):
        return self.bottom - self.top

    @property
    def is_text(self):
        """Whether it is a name rather than a figure, a dash or a status code."""
        return is_wordy(self.text) and not parse_status(self.text) and self.text not in NOTHING


def token_of(words):
    return Token(
        " ".join(" ".join(word.text for word in words).split()),
        words[0].x0,
        min(word.top for word in words),
        words[-1].x1,
        max(word.bottom for word in words),
        list(words),
    )


def lines_on(page):
    """The lines of a page as lists of tokens: pieces of text whole, figures each for itself."""
    return [[token for piece in line.pieces for token in cut(piece)] for line in lines_of(page.words)]


def cut(piece):
    whole = token_of(list(piece.words))
    whole.text = " ".join(piece.text.split())
    if whole.is_text or len(piece.words) == 1:
        return [whole]
    return [token_of([word]) for word in piece.words]


def upright_headings(page):
    """Words that are drawn upwards or downwards, each stack of them as one heading."""
    words = [page.moved(word) for word in page.aslant] if page.turn else list(page.aslant)
    words = [word for word in words if word.x1 - word.x0 <= UPRIGHT]
    found = []
    for _, stack in groupby(
        sorted(words, key=lambda word: (round(word.x0), -word.top)), key=lambda w: round(w.x0)
    ):
        current = []
        for word in stack:
            if current and current[-1].top - word.bottom > 0.8 * (word.x1 - word.x0):
                found.append(stacked(current))
                current = []
            current.append(word)
        found.append(stacked(current))
    return found


def stacked(words):
    return Token(
        " ".join(" ".join(word.text for word in words).split()),
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        list(words),
    )
