"""What web pages and timing software write round a driver's name: flags, codes of nations or of drivers."""

import re

from results.folding import fold
from results.sheets.cells import NATIONALITY
from results.sheets.nations import CODES

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f")
UNSEEN = re.compile("[\u200b-\u200f\ufe0f\u2060\U0001f3c1\U0001f3c6]")  # joiners, flags of races, cups
IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\[(?P<code>[A-Z]{3})\]")
BEHIND = re.compile(r"(?P<name>.*[^\W\d_].*?)(?:\s+[-–]\s+|\s*,\s*)(?P<code>[A-Z]{3})")
GLUED = re.compile(r"(?P<name>.*[^\W\d_A-ZÀ-Þ][.']?)(?P<code>[A-Z]{3})")  # "Max MusterMUS"
LETTER_A = 0x1F1E6
MOST = 0.8
FEWEST = 2


def glued_codes(texts):
    """Whether the names of a column end in codes of three letters that nothing parts from them.

    A driver's code is made of letters of the name, in their order: so "McRAE" ends in none.
    """
    names = [text.strip() for text in texts if text.strip()]
    glued = sum(bool(match) and is_code_of(**match.groupdict()) for match in map(GLUED.fullmatch, names))
    return glued >= FEWEST and glued >= MOST * len(names)


def is_code_of(name, code):
    letters = iter(fold(name))
    return code in CODES or all(letter in letters for letter in fold(code))


def without_code(name):
    match = GLUED.fullmatch(name)
    return match["name"].strip() if match and is_code_of(**match.groupdict()) else name


def may_have_code(name):
    """Whether what ends the name may be a code of a nation, or a given name: "ROCK, BEN", "Ana Rey (PRO)"."""
    match = BEHIND.fullmatch(name)
    return NATIONALITY.fullmatch(name) is not None or bool(match and match["code"] in CODES)


def nation_in(text):
    """The name without a flag or a nation's code that stands with it, and the code or None."""
    flags = FLAG.findall(text)
    name = " ".join(UNSEEN.sub("", FLAG.sub(" ", text)).split())
    if flags:
        return name or text, code_of(flags[0]) if len(flags) == 1 else None
    match = NATIONALITY.fullmatch(name)
    if match and match["code"] in CODES:
        return match["name"], match["code"]
    match = IN_BRACKETS.fullmatch(name)
    if match and match["code"] in CODES:
        return match["name"], match["code"]
    match = BEHIND.fullmatch(name)
    if match and match["code"] in CODES and " " in match["name"] and not match["name"].isupper():
        return match["name"], match["code"]
    return name, None


def code_of(flag):
    """The two letters of a flag; none of the flags of England, Scotland and Wales, which have none."""
    letters = [chr(ord(each) - LETTER_A + ord("A")) for each in flag if ord(each) >= LETTER_A]
    return "".join(letters) if len(letters) == 2 and len(flag) == 2 else None
