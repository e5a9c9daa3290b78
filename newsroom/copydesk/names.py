"""Names that resemble one on record: Boccolaci, Magny Cours, Pro–Am."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from newsroom.copydesk import spelling
from newsroom.copydesk.finding import Kind, at
from newsroom.copydesk.passage import PIECE
from results.folding import fold

BETWEEN = re.compile(r"[ \u00a0\u202f.'’‑–—/-]{1,2}")  # what may stand inside a name
SHORTEST = 4
ALIKE = {2: 0.75}  # how alike the one other word of a name must be, by the number of its words
ALIKE_IN_LONGER = 0.6


@dataclass(frozen=True)
class Known:
    """Names as the house writes them, and words of which it knows nothing but that they are right."""

    names: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    words: frozenset = field(init=False)  # of both, with accents, without capitals
    by_piece: dict = field(init=False)  # a name's word, folded: [(its pieces, place)]
    forms: dict = field(init=False)  # pieces: the ways in which the house writes them
    by_fold: dict = field(init=False)  # a name's word, folded: the word
    joined: dict = field(init=False)

    def __post_init__(self):
        words, by_piece, forms, by_fold, joined = set(), defaultdict(set), defaultdict(set), {}, {}
        for name in (*self.names, *self.accepted):
            words |= {word.casefold() for word in re.split(r"[\s()/,]+", name.replace("’", "'")) if word}
            words |= {piece.casefold() for piece in PIECE.findall(name)}
        for name in self.names:
            pieces = tuple(fold(piece) for piece in PIECE.findall(name))
            forms[pieces].add(name)
            for place, piece in enumerate(pieces):
                by_piece[piece].add((pieces, place))
            if "-" in name:
                joined["".join(pieces)] = name
            for piece in PIECE.findall(name):
                if len(piece) >= SHORTEST and piece[0].isupper() and piece.isalpha():
                    by_fold.setdefault(fold(piece), piece)
        for attribute, value in {
            "words": frozenset(words),
            "by_piece": dict(by_piece),
            "forms": dict(forms),
            "by_fold": by_fold,
            "joined": joined,
        }.items():
            object.__setattr__(self, attribute, value)


def same(text, name):
    """Written alike but for capitals, the kind of apostrophe and of space."""

    def plain(one):
        return re.sub(r"\s", " ", one).replace("’", "'").replace("‑", "-").casefold()

    return plain(text) == plain(name)


def check(passage, known):
    folded = [fold(piece.text) for piece in passage.pieces]
    settled, found = set(), []
    for start, pieces in sorted(windows(passage, known, folded), key=lambda one: -len(one[1])):
        span = range(start, start + len(pieces))
        if settled.intersection(span):
            continue
        if finding := compared(passage, known, folded, start, pieces):
            found.append(finding)
            settled.update(span)
        elif tuple(folded[start : start + len(pieces)]) == pieces:
            settled.update(span)
    yield from found
    for index, piece in enumerate(passage.pieces):
        if index not in settled and (finding := alone(passage, known, piece, folded[index])):
            yield finding


def windows(passage, known, folded):
    """(place, pieces of the name) wherever a word of a name stands where the name has it."""
    seen, pieces = set(), passage.pieces
    for index, piece in enumerate(folded):
        for name, place in known.by_piece.get(piece, ()):
            start, stop = index - place, index - place + len(name)
            if start < 0 or stop > len(pieces) or (start, name) in seen:
                continue
            seen.add((start, name))
            gaps = zip(pieces[start : stop - 1], pieces[start + 1 : stop], strict=True)
            if all(BETWEEN.fullmatch(passage.text[one.end : other.start]) for one, other in gaps):
                yield start, name


def compared(passage, known, folded, start, name):
    """What is to be said where this name may be meant."""
    here = passage.pieces[start : start + len(name)]
    first, last = here[0].start, here[-1].end
    text, forms = passage.text[first:last], sorted(known.forms[name])
    others = [i for i, piece in enumerate(name) if folded[start + i] != piece]
    if not others:
        if text.isupper() or any(same(text, form) for form in forms) or not any(c.isupper() for c in text):
            return None
        if len(name) == 1 and (len(text) < SHORTEST or known_word(passage, known, text)):
            return None
        return at(passage, Kind.NAME, first, last, _("The house writes this name otherwise."), *forms)
    if len(name) < 2 or len(others) > 1 or len("".join(name)) - len(name[others[0]]) < SHORTEST:
        return None
    other = here[others[0]]
    alike = Levenshtein.normalized_similarity(folded[start + others[0]], name[others[0]])
    if alike < ALIKE.get(len(name), ALIKE_IN_LONGER) or not other.text.isalpha():
        return None
    if not other.text[0].isupper() or known_word(passage, known, other.text):
        return None
    right = next(iter(PIECE.findall(forms[0])[others[0] :]), "")
    return at(passage, Kind.NAME, other.start, other.end, near(forms[0]), right)


def alone(passage, known, piece, folded):
    """A word that resembles one of a name."""
    text = piece.text
    if len(text) < SHORTEST or not text[0].isupper() or not text.isalpha() or text.isupper():
        return None
    if known_word(passage, known, text):
        return None
    if name := known.joined.get(folded):
        return at(passage, Kind.NAME, piece.start, piece.end, near(name), name)
    if right := known.by_fold.get(folded):
        return at(passage, Kind.NAME, piece.start, piece.end, near(right), right)
    most = 2 if len(text) >= 8 else 1 if len(text) > 4 else 0
    best = most and process.extractOne(
        folded, known.by_fold.keys(), scorer=Levenshtein.distance, score_cutoff=most
    )
    if best and best[0][0] == folded[0]:
        right = known.by_fold[best[0]]
        return at(passage, Kind.NAME, piece.start, piece.end, near(right), right)
    return None


def known_word(passage, known, text):
    if text.casefold() in known.words:
        return True
    if not spelling.dictionaries.is_there(passage.variant[:2]):
        return False
    return spelling.is_known(text, passage.variant, known)


def near(name):
    return _("Near to “%(name)s”, which is on record.") % {"name": name}
