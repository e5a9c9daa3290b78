"""Names that resemble one on record: Boccolaci, Magny Cours, Pro–Am."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

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
    """Names as the house writes them, and words of which it knows nothing but that they are right.

    `people` are the given and the family names of those who are among the names.
    """

    names: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    words: frozenset = field(init=False)  # of both, with accents, without capitals
    by_piece: dict = field(init=False)  # a name's word, folded: [(its pieces, place)]
    forms: dict = field(init=False)  # pieces: the ways in which the house writes them
    by_fold: dict = field(init=False)  # a name's word, folded: the word
    joined: dict = field(init=False)
    firsts: frozenset = field(init=False)  # given names, folded
    given: dict = field(init=False)  # a family name's word, folded: the given names that go with it

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
        given = defaultdict(set)
        for first, family in self.people:
            for piece in PIECE.findall(family):
                given[fold(piece)] |= {fold(one) for one in PIECE.findall(first)}
        firsts = frozenset(fold(one) for first, _family in self.people for one in PIECE.findall(first))
        for piece in firsts:
            if piece not in given:
                by_fold.pop(piece, None)  # Mikkel is no slip for Mikael: they are two people
        if self.people:
            for piece in [one for one in by_fold if one not in given and is_ordinary(by_fold[one])]:
                del by_fold[piece]  # "Rallye" is no slip for "Rally"
        for attribute, value in {
            "words": frozenset(words),
            "by_piece": dict(by_piece),
            "forms": dict(forms),
            "by_fold": by_fold,
            "joined": joined,
            "firsts": firsts,
            "given": dict(given),
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
            before = passage.pieces[index - 1] if index else None
            if finding and not (before and is_another(passage, known, before, piece, finding)):
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
    alike = OSA.normalized_similarity(folded[start + others[0]], name[others[0]])
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
    best = most and process.extractOne(folded, known.by_fold.keys(), scorer=OSA.distance, score_cutoff=most)
    if best and best[0][0] == folded[0]:
        right = known.by_fold[best[0]]
        return at(passage, Kind.NAME, piece.start, piece.end, near(right), right)
    return None


def is_another(passage, known, before, piece, finding):
    """Whether the given name before it tells of somebody else: "Jan Jensen", where Nils Jansen is known."""
    if passage.text[before.end : piece.start] not in (" ", "\u00a0") or not before.text[:1].isupper():
        return False
    given = known.given.get(fold(finding.suggestions[0])) if finding.suggestions else None
    first = fold(before.text)
    is_name = first in known.firsts or not (
        before.text.casefold() in known.words or is_ordinary(before.text, passage.variant)
    )
    if not given or not is_name or passage.text[before.start - 1 : before.start] == "-":
        return False
    return not any(OSA.normalized_similarity(first, one) >= ALIKE_IN_LONGER for one in given)


def is_ordinary(word, *variants):
    """A word of the dictionary that needs no capital."""
    return any(
        spelling.dictionaries.is_there(variant[:2]) and spelling.dictionaries.accepts(word.lower(), variant)
        for variant in variants or ("fr-FR", "en-GB")
    )


def known_word(passage, known, text):
    """The Valbrays are more than one Valbray, EVOs than one EVO."""
    if text.casefold() in known.words or (text.endswith("s") and text[:-1].casefold() in known.words):
        return True
    if not spelling.dictionaries.is_there(passage.variant[:2]):
        return False
    return spelling.is_known(text, passage.variant, known)


def near(name):
    return _("Near to “%(name)s”, which is on record.") % {"name": name}
