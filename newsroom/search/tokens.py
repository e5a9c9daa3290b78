"""Words as the index keeps them: elision cut, accents and ligatures folded, stemmed, safe for any database.

The same in French and in English but for the stem. What is kept is plain letters and digits, never beginning
with a digit, so that no parser of a database takes it apart or reads an operator in it.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from results.folding import LETTERS, fold

LONGEST = 40  # letters of a word; what is longer is no word
LANGUAGES = {"fr": "french", "en": "english"}
WORD = re.compile(r"[^\W_]+(?:['’ʼ‑-][^\W_]+)*")
APOSTROPHES = re.compile(r"['’ʼ]")
ELIDED = {
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
}  # fmt: skip
SHORT = {"st": "saint", "ste": "sainte"}
# Words that say nothing of what is looked for.
IDLE_WORDS = """
    a about all also an and are as at au aux avec be been but by ce ces cet cette dans de des did do does
    du elle elles en est et eu for from had has have he her his how il ils in into is it its je la le les
    leur leurs lui ma mais mes mon n ne no nous of on ont or ou our par pas pour qu que quel quelle
    quelles quels qui sa se ses she si so son sont sur ta than that the their them they this to tu un une
    vos votre vous was we were what when where which who whom whose why will with y you your
"""
IDLE = frozenset(IDLE_WORDS.split())

# A letter with two dots is written with an e where a keyboard has none: Müller, Mueller.
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
DIGRAPH = re.compile(r"(?<=[bcdfghjklmnprstvwxz])([aou])e(?=[bcdfghjklmnprstvwxz])")
LEAST_FOR_A_DIGRAPH = 5

_stemmers = threading.local()  # a stemmer keeps a state


@lru_cache(maxsize=65_536)
def spellings(word):
    """The folded ways of writing one word: "Müller" gives muller and mueller, and so does "Mueller"."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    folded = letters(fold(plain))
    found = [folded]
    if (expanded := plain.translate(UMLAUTS)) != plain:
        found.append(letters(fold(expanded)))
    elif len(folded) >= LEAST_FOR_A_DIGRAPH and (bare := DIGRAPH.sub(r"\1", folded)) != folded:
        found.append(bare)
    return tuple(SHORT.get(spelling, spelling)[:LONGEST] for spelling in dict.fromkeys(found) if spelling)


def letters(folded):
    """Letters and digits alone: folding may leave signs of its own."""
    return "".join(sign for sign in folded.translate(LETTERS) if sign.isalnum())


def pieces(text):
    """The words of a text as typed, without what is elided: "l’écurie" gives écurie."""
    for found in WORD.finditer(text.replace("\0", " ")):
        yield from cut(found[0])


def cut(word):
    """One run of letters taken apart: at hyphens, behind an elision, before the English ’s."""
    for part in re.split("[‑-]", word):
        parts = [piece for piece in APOSTROPHES.split(part) if piece]
        while len(parts) > 1 and parts[0].casefold() in ELIDED:
            parts = parts[1:]
        if len(parts) > 1 and parts[-1].casefold() == "s":
            parts = parts[:-1]
        if parts:
            yield "".join(parts)  # O’Ward, don’t, aujourd’hui: one word


def stem(word, language):
    """The stem of a folded word in that language."""
    stemmer = getattr(_stemmers, language, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(LANGUAGES[language])
        setattr(_stemmers, language, stemmer)
    return fold(stemmer.stemWord(word)) or word


def encoded(stemmed):
    """A stem in letters that each database takes for one word."""
    if not stemmed.isascii():
        stemmed = "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in stemmed)
    return f"n{stemmed}" if stemmed[:1].isdigit() else stemmed


@lru_cache(maxsize=65_536)
def forms(word, language):
    """All tokens under which a word as typed is kept and looked for; none of an idle word."""
    found = {}
    for spelling in spellings(word):
        if spelling in IDLE:
            continue
        found[encoded(stem(spelling, language))] = None
    return tuple(found)


def tokens(text, language):
    """A text for the index: its tokens, with what a hyphen joins as one word as well (ProAm)."""
    found = []
    for run in WORD.finditer(text.replace("\0", " ")):
        parts = list(cut(run[0]))
        for part in parts:
            found.extend(forms(part, language))
        if len(parts) > 1:
            found.extend(forms("".join(parts), language))
    return " ".join(found)


def marker(language):
    """The token that every entry of a language carries, so that the index itself tells them apart."""
    return f"zzlanguage{language}"


def groups(query, language):
    """A query for the index: for each word, the tokens of which one must be there."""
    return list(dict.fromkeys(found for piece in pieces(query) if (found := forms(piece, language))))


def key(text):
    """The words of a name for comparison, idle words included: "4 Heures de Magny-Cours"."""
    return keys(text)[0]


def keys(text):
    """The same in each writing: "Ilse Müller" is ilse muller and ilse mueller."""
    written = [found for piece in pieces(text) if (found := spellings(piece))]
    return list(dict.fromkeys(tuple(found[way % len(found)] for found in written) for way in (0, 1)))
