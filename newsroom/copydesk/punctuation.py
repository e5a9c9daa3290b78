"""Spaces, apostrophes, quotes and stops."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at

SPACE = "[ \u00a0\u202f]"
ELIDED = "l|d|c|j|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu"
APOSTROPHE = re.compile(
    rf"(?<![\w'’])((?:{ELIDED})){SPACE}?(?:[»«\"“”]{SPACE}?|[´`]{SPACE}?)(?=[^\W\d_])", re.IGNORECASE
)
SPACED_APOSTROPHE = re.compile(
    rf"(?<![\w'’])((?:{ELIDED}))(?:{SPACE}+['’]{SPACE}*|['’]{SPACE}+)(?=[^\W\d_])", re.IGNORECASE
)
TWO_SPACES = re.compile(rf"(?<=\S){SPACE}{{2,}}(?=\S)")
TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,}) \1(?![\w-])", re.IGNORECASE)
MAY_BE_TWICE = {
    "nous", "vous", "très", "oui", "non", "si", "là", "faire", "aïe", "had", "that", "very", "so", "really",
    "no", "yes", "long", "many", "far", "much", "bye", "bora", "ha",
}  # fmt: skip
NO_SPACE_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})([,;])(?=[^\W\d_])|(?<=[a-zà-ÿ]{2})([.!?…])(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
SPACE_BEFORE = re.compile(r"(?<=\w)[ ]+(?=[,.](?:\s|$))")
GLUED = re.compile(r"(?<=[^\W\d_])[!?;]+(?=\s|$)")
UNGLUED = re.compile(rf"(?<=\w){SPACE}+([!?;:])(?=\s|$)")
NO_CAPITAL = re.compile(r"(?<=[a-zà-ÿ]{4})[.!?] +([a-zà-ÿ])(?=[a-zà-ÿ]+)")
ABBREVIATED = re.compile(
    r"\b(?:environ|approx|resp|champ|quali|univ|dept|corp|govt|prof|sept|janv|févr)\.\Z", re.IGNORECASE
)
WRONG_QUOTE = re.compile(rf"{SPACE}“(?=\s*(?:[.,;:]|$))", re.MULTILINE)


def check(passage, known):
    text = passage.masked
    if passage.is_french:
        why = _("An apostrophe is missing: another sign stands in its place.")
        for found in APOSTROPHE.finditer(text):
            word = re.match(r"\w+", text[found.end() :])[0]
            end = found.end() + len(word)
            yield at(passage, Kind.PUNCTUATION, found.start(), end, why, f"{found[1]}’{word}")
        for found in SPACED_APOSTROPHE.finditer(text):
            why = _("No space stands beside an apostrophe.")
            yield at(passage, Kind.PUNCTUATION, *found.span(), why, f"{found[1]}’")
    for found in TWO_SPACES.finditer(text):
        yield at(passage, Kind.PUNCTUATION, *found.span(), _("Two spaces."), " ")
    for found in TWICE.finditer(text):
        if found[1].lower() not in MAY_BE_TWICE and not (
            found[1][0].isupper() and known.names and in_name(found, known)
        ):
            yield at(passage, Kind.GRAMMAR, *found.span(), _("The same word twice."), found[1])
    for found in NO_SPACE_AFTER.finditer(text):
        yield at(passage, Kind.PUNCTUATION, *found.span(), _("A space is missing after it."), f"{found[0]} ")
    for found in SPACE_BEFORE.finditer(text):
        end = found.end() + 1
        why = _("No space stands before it.")
        yield at(passage, Kind.PUNCTUATION, found.start(), end, why, text[found.end() : end])
    for found in WRONG_QUOTE.finditer(text):
        yield at(passage, Kind.PUNCTUATION, *found.span(), _("This quote opens where one should close."), "”")
    yield from high_marks(passage)
    for found in NO_CAPITAL.finditer(text):
        is_cry = found[0][0] in "!?" and passage.is_speech(found.start())  # « Bravo! lance-t-il. »
        if not is_cry and not ABBREVIATED.search(text[: found.start() + 1]):
            why = _("A sentence begins with a capital.")
            yield at(passage, Kind.PUNCTUATION, *found.span(1), why, found[1].upper())


def high_marks(passage):
    if passage.variant == "fr-FR":
        for found in GLUED.finditer(passage.masked):
            why = _("French sets a space before it.")
            yield at(passage, Kind.PUNCTUATION, *found.span(), why, f"\u202f{found[0]}")
    elif not passage.is_french:
        for found in UNGLUED.finditer(passage.masked):
            why = _("English sets no space before it.")
            yield at(passage, Kind.PUNCTUATION, *found.span(), why, found[1])


def in_name(found, known):
    return any(found[0].casefold() in name.casefold() for name in known.names)
