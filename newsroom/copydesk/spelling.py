"""Words that neither the dictionary nor the house knows."""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from newsroom.copydesk import dictionaries
from newsroom.copydesk.finding import Kind, at

ELISION = re.compile(r"^(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=\w)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


@lru_cache(maxsize=2)
def trade(language):
    """The words of the trade that no dictionary has."""
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
            or not dictionaries.is_there(language)
            or dictionaries.accepts(text, variant)
        )

    bare = ELISION.sub("", word) if language == "fr" else POSSESSIVE.sub("", word)
    if asked(word) or asked(bare):
        return True
    return "-" in bare and all(len(part) == 1 or asked(part) for part in bare.split("-"))


def check(passage, known):
    if not dictionaries.is_there(passage.variant[:2]):
        return
    named = {word.text for word in passage.words if not passage.begins_sentence(word.start)}
    for index, word in enumerate(passage.words):
        text = word.text
        if len(text) < 2 or not text[1:].islower() or is_known(text, passage.variant, known):
            continue  # abbreviations and names such as McLaren are not asked
        if text[0].isupper():
            # In a sentence it is a name, which is not ours to spell; at its beginning perhaps a slip.
            after = passage.words[index + 1 : index + 2]
            is_name = text in named or (
                after and after[0].text[0].isupper() and after[0].start - word.end == 1
            )
            if is_name or not passage.begins_sentence(word.start):
                continue
            low = bare(text, passage).lower()
            if dictionaries.accepts(low, passage.variant):
                continue
            offered = tuple(one.capitalize() for one in dictionaries.nearest(low, passage.variant))
            if not offered:
                continue
        else:
            offered = dictionaries.nearest(bare(text, passage), passage.variant)
        start = word.end - len(bare(text, passage))
        yield at(
            passage,
            Kind.SPELLING,
            start,
            word.end,
            _("Neither the dictionary nor the house knows this word."),
            *offered,
        )


def bare(text, passage):
    return ELISION.sub("", text) if passage.is_french else text
