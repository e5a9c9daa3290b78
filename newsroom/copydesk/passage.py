"""A field's text taken apart: its words, where its sentences begin, what is said by somebody else."""

import re
from dataclasses import dataclass
from functools import cached_property

ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?)…’'\]]"
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|fr|ca|uk|it|de|be|ch|es|eu|tv|io|qc\.ca)\b(?:/[^\s<>«»“”\"]*[\w/])?"
)
TIMING = re.compile(r"(?<![\w:.])\d{1,3}(?:[:'’]\d\d){1,2}(?:[.,]\d{1,3})?(?![\w:])")
WORD = re.compile(r"(?<![\w'’])[^\W\d_ºª]+(?:['’\-‑][^\W\d_ºª]+)*(?!\w)")
PIECE = re.compile(r"[^\W_]+")
SPEECH = re.compile(r"“[^”\n]*(?:”|“(?=\.)|$)|\"[^\"\n]*\"")
OPENING = ' \u00a0\u202f«»“”"‘(–—-'
STOPS = ".!?…:"
ABBREVIATED = re.compile(r"(?<!\w)(?:\w|M[rm]e?s?|Dr|St|Ste)\.\Z")
FAR = 12
MASK = "\ue000"


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Link:
    """The words of a link and where it leads."""

    start: int
    end: int
    href: str


@dataclass(frozen=True)
class Passage:
    """A field as plain text, a line for each paragraph, with the links that stand in it."""

    field: str
    text: str
    variant: str = "fr-FR"
    links: tuple[Link, ...] = ()
    quotes: tuple[tuple[int, int, str], ...] = ()  # start, end and language of quotes that name theirs

    def is_foreign(self, place):
        """Whether it stands in another language than the article: our spelling does not reach there."""
        return any(start <= place < end and spoken != self.variant[:2] for start, end, spoken in self.quotes)

    @property
    def is_french(self):
        return self.variant.startswith("fr")

    @cached_property
    def addresses(self):
        return list(ADDRESS.finditer(self.text))

    @cached_property
    def masked(self):
        """The same length, with addresses and lap times out of sight."""

        def hidden(found):
            return MASK * len(found[0])

        return TIMING.sub(hidden, ADDRESS.sub(hidden, self.text))

    @cached_property
    def words(self):
        return [Word(found[0], *found.span()) for found in WORD.finditer(self.masked)]

    @cached_property
    def pieces(self):
        """Smaller than words: Magny-Cours is two."""
        return [Word(found[0], *found.span()) for found in PIECE.finditer(self.masked)]

    @cached_property
    def speech(self):
        """Guillemets may stand inside one another; the outer pair counts."""
        spans, depth, start = [found.span() for found in SPEECH.finditer(self.text)], 0, 0
        for place, sign in enumerate(self.text):
            if sign == "«":
                start, depth = (start if depth else place), depth + 1
            elif sign == "»" and depth:
                depth -= 1
                if not depth:
                    spans.append((start, place))
            elif sign == "\n":
                depth = 0
        return spans

    def is_speech(self, place):
        return any(start <= place < end for start, end in self.speech)

    def begins_sentence(self, place):
        line = self.text.rfind("\n", 0, place) + 1
        first = max(line, place - FAR)
        before = self.text[first:place].rstrip(OPENING)
        if not before:
            return first == line
        return before[-1] in STOPS and not ABBREVIATED.search(before)
