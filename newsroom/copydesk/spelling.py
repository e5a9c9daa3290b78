"""Words that neither the dictionary nor the house knows."""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from newsroom.copydesk import dictionaries
from newsroom.copydesk.finding import Kind, at
from results.folding import fold

ELISION = re.compile(r"^(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=\w)", re.IGNORECASE)
DOTTED = re.compile(r"(?<!\w)\w\.\Z")  # "e.motion": a name of its own
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
PREFIXES = set(re.findall(r"\w+", "anti bi co ex inter intra mi mono multi non pré pre quasi semi un"))
SHORTEST = 4  # letters of a first word that is compared with those that begin sentences
SHORTEST_SWAP = 6  # letters of a first word in which two that changed places betray a slip


@lru_cache(maxsize=8)
def trade(language):
    """A file of words: of the trade, by language, and the others that stand beside them."""
    text = (Path(__file__).parent / "words" / f"{language}.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() for word in line.split("#")[0].split())


def is_known(word, variant, known):
    """The dictionary, the house and the trade are asked; of a compound, each part."""
    language = variant[:2]
    word = word.replace("’", "'").replace("‑", "-")

    def asked(text):
        low = text.casefold()
        return (
            low in known.words
            or low in trade(language)
            or (variant in dictionaries.AMERICA and low in trade("american"))
            or not dictionaries.is_there(language)
            or dictionaries.accepts(text, variant)
        )

    bare = ELISION.sub("", word) if language == "fr" else POSSESSIVE.sub("", word)
    if asked(word) or asked(bare):
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(
        len(part) == 1 or part.casefold() in PREFIXES or asked(part) for part in parts
    )


def check(passage, known):
    if not dictionaries.is_there(passage.variant[:2]):
        return
    named = {bare(word.text, passage) for word in passage.words if not passage.begins_sentence(word.start)}
    for index, word in enumerate(passage.words):
        text = word.text
        if len(text) < 2 or not text[1:].islower() or is_known(text, passage.variant, known):
            continue  # abbreviations and names such as McLaren are not asked
        if text[0].isupper():
            # In a sentence it is a name, which is not ours to spell; at its beginning perhaps a slip.
            after = passage.words[index + 1 : index + 2]
            is_name = bare(text, passage) in named or (
                after and after[0].text[0].isupper() and after[0].start - word.end == 1
            )
            if is_name or not passage.begins_sentence(word.start):
                continue
            offered = tuple(
                one.capitalize() for one in openings(bare(text, passage).lower(), passage.variant)
            )
            if not offered:
                continue
        elif links_names(passage, index) or DOTTED.search(passage.text[: word.start]):
            continue
        else:
            low = bare(text, passage)
            offered = (*hyphened(low, passage.variant[:2]), *dictionaries.nearest(low, passage.variant))
        start = word.start + text.index(bare(text, passage))
        yield at(
            passage,
            Kind.SPELLING,
            start,
            start + len(bare(text, passage)),
            _("Neither the dictionary nor the house knows this word."),
            *offered,
        )


def hyphened(word, language):
    """ "weekend" was meant to be "week-end"."""
    return tuple(one for one in sorted(trade(language)) if "-" in one and one.replace("-", "") == word)


def openings(low, variant):
    """What a word that begins a sentence was meant to be; nothing if it may as well be a name."""
    if dictionaries.accepts(low, variant):
        return ()
    offered = dictionaries.nearest(low, variant)
    begun = [
        one
        for one in trade(f"{variant[:2]}-openings")
        if abs(len(one) - len(low)) < 2 and OSA.distance(low, one, score_cutoff=1) < 2
    ]
    if begun and len(low) >= SHORTEST:
        return tuple(dict.fromkeys([*sorted(begun), *offered]))[: dictionaries.OFFERED]
    slips = [one for one in offered if fold(one) == fold(low) or is_of_one_key(one, low)]
    return offered if slips else ()


def is_of_one_key(right, low):
    """Two letters changed places, or one was struck twice."""
    if len(low) < SHORTEST_SWAP:
        return False
    return sorted(right) == sorted(low) or re.sub(r"(.)\1", r"\1", low) == re.sub(r"(.)\1", r"\1", right)


def links_names(passage, index):
    """Whether it is a small word within a name of another language: "Heart of Racing"."""
    return is_beside_a_name(passage, index, -1) and is_beside_a_name(passage, index, 1)


def is_beside_a_name(passage, index, step):
    words = passage.words
    while words[index].text in trade("links"):
        other = index + step
        if not 0 <= other < len(words):
            return False
        first, last = sorted((words[index], words[other]), key=lambda word: word.start)
        if passage.text[first.end : last.start] != " ":
            return False
        if words[other].text[0].isupper():
            return True
        index = other
    return False


def bare(text, passage):
    return ELISION.sub("", text) if passage.is_french else POSSESSIVE.sub("", text)
