"""What stands in one language of a story and not in the other: numbers, cars, times, dates, places, names.

Each fact is known by keys, and answered by any fact of the other language that shares one: "12e tour" by
"lap 12", "14 h 35" by "2:35 p.m.", "8" by "eight". What merely may be a fact ("first", "un") answers and is
not asked for.
"""

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from itertools import pairwise

from babel.dates import get_month_names

from newsroom import number_words
from results.folding import fold

BLANK = "[ \t\u00a0\u2009\u202f]"
TAKEN = "\x01"  # stands where a fact has been read, so that it is read once
ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w")
APART = r"(?<![\w:.,+])"  # not in the midst of a word or a number

MONTHS = {
    language: [name for _number, name in sorted(get_month_names("wide", locale=language).items())]
    for language in ("fr", "en")
}
MONTH = {
    "fr": "(?i:" + "|".join(MONTHS["fr"]) + ")",
    "en": "(?:" + "|".join(MONTHS["en"]) + ")",
}
YEAR = rf"(?:,?{BLANK}(?P<year>(?:19|20)[0-9][0-9])(?![0-9]))?"
DAY = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?"
UNTIL = rf"(?:{BLANK}?(?:au|et|to|and|-|–|—){BLANK}?(?P<until>[0-9]{{1,2}})(?:er|st|nd|rd|th)?)?"
DATES = {
    "fr": [re.compile(rf"(?<![\w]){DAY}{UNTIL}{BLANK}(?P<month>{MONTH['fr']})(?!\w){YEAR}")],
    "en": [
        re.compile(rf"(?<![\w]){DAY}{UNTIL}{BLANK}(?:of{BLANK})?(?P<month>{MONTH['en']})(?!\w){YEAR}"),
        re.compile(rf"(?<![\w])(?P<month>{MONTH['en']}){BLANK}{DAY}{UNTIL}(?![\w:]){YEAR}"),
    ],
}
MEASURED = [
    re.compile(APART + pattern)
    for pattern in (
        r"(?P<h>[0-9]{1,2}):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])(?:[.,](?P<f>[0-9]{1,3}))?(?![\w:])",
        rf"(?P<h>[0-9]{{1,2}}){BLANK}?h{BLANK}?(?P<m>[0-9]{{1,2}}){BLANK}?m(?:in)?{BLANK}?"
        rf"(?P<s>[0-9]{{1,2}})(?:[.,](?P<f>[0-9]{{1,3}}))?{BLANK}?s(?:{BLANK}?(?P<g>[0-9]{{3}}))?(?!\w)",
        r"(?P<m>[0-9]{1,2}):(?P<s>[0-5][0-9])[.,](?P<f>[0-9]{1,3})(?![\w:])",
        rf"(?P<m>[0-9]{{1,2}})['’′](?P<s>[0-5][0-9])(?:[\"”″]|''|’’|[.,]){BLANK}?(?P<f>[0-9]{{1,3}})(?!\w)",
        rf"(?P<m>[0-9]{{1,2}}){BLANK}?m(?:in)?{BLANK}?(?P<s>[0-9]{{1,2}})"
        rf"(?:[.,](?P<f>[0-9]{{1,3}}))?{BLANK}?s(?:{BLANK}?(?P<g>[0-9]{{3}}))?(?!\w)",
    )
]
TWELVE = re.compile(
    rf"{APART}(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5][0-9]))?{BLANK}?(?P<half>[ap])(?:\.{BLANK}?m\.?|m)(?!\w)",
    re.IGNORECASE,
)
CLOCK = re.compile(rf"{APART}(?P<h>[01]?[0-9]|2[0-3]):(?P<m>[0-5][0-9])(?![\w:]|[.,][0-9])")
HOURS = re.compile(
    rf"{APART}(?P<h>[01]?[0-9]|2[0-4]){BLANK}?(?:h|heures?)(?:{BLANK}?(?P<m>[0-5][0-9]))?(?!\w)",
    re.IGNORECASE,
)
O_CLOCK = re.compile(rf"{APART}(?P<h>1[0-2]|[1-9]){BLANK}o['’]clock", re.IGNORECASE)
NOON = re.compile(r"(?<!\w)(?:(?P<noon>midi|noon)|minuit|midnight)(?!\w)", re.IGNORECASE)
CAR = re.compile(
    rf"(?:(?<!\w)(?:[nN][º°]s?|[nN]os?\.?|[nN]uméros?|[nN]umbers?|[vV]oitures?|[cC]ars?){BLANK}?|#)"
    r"(?P<car>[0-9]{1,3})(?![\w]|[.,][0-9])"
)
PLACES = {
    "fr": re.compile(
        rf"(?<![\w.,])(?P<place>[0-9]+){BLANK}?(?:ers?|[eè]re?s?|éres?|res?|i?[eèé]mes?|es?|è|nde?s?)(?!\w)"
    ),
    "en": re.compile(r"(?<![\w.,])(?P<place>[0-9]+)(?:st|nd|rd|th)s?(?!\w)"),
}
ROMAN = re.compile(r"(?<!\w)(?P<roman>[IVXL]{1,7})(?:er|re|i?[eè]me|e)s?(?!\w)")  # "le XXIe siècle"
LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50}
SEASON = re.compile(r"(?<![\w.,])(?P<first>(?:19|20)[0-9]{2})[-–/](?P<then>[0-9]{2})(?![0-9\w])")  # "2024–25"
POLE = re.compile(r"(?<!\w)P(?P<place>[0-9]{1,2})(?!\w)")
COUNTED = re.compile(  # what makes a bare number a place in an order
    rf"(?:laps?|tours?|rows?|lignes?|rounds?|manches?|races?|courses?|stages?|turns?|corners?|virages?|"
    rf"places?|positions?|rangs?|top|épreuves?|heats?){BLANK}$",
    re.IGNORECASE,
)
NUMBERS = {
    "fr": re.compile(
        rf"(?<![\w.,])[0-9]{{1,3}}(?:{BLANK}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|(?<!\w)[0-9]+(?:[.,][0-9]+)?"
    ),
    "en": re.compile(r"(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|(?<!\w)[0-9]+(?:\.[0-9]+)?"),
}
WORD = re.compile(r"[^\W\d_]+|[0-9]+")
SENTENCE_END = re.compile(rf"[.!?…]+[»”\"’)]*(?:{BLANK})+(?=[«“\"‘(]*{BLANK}?[A-ZÀ-ÝŒ0-9])")
ABBREVIATED = re.compile(r"(?:\b(?:Nos?|nos?|[ap]\.m|[A-ZÀ-Ý]|MM?|Mme|Mr|Mrs|St|vs|env|av)\.)\s*$")


@dataclass(frozen=True)
class Fact:
    """Something checkable that a text says. `firm`: the other language ought to say it too."""

    kind: str  # number | car | place | clock | time | date | name
    keys: frozenset
    printed: str
    start: int
    firm: bool = True
    sentence: str = ""


@dataclass(frozen=True)
class Lone:
    """A fact that stands in `language` and not in the other."""

    language: str
    kind: str
    printed: str
    sentence: str


class Reader:
    """Reads one text, the longest writings first; what has been read is read once."""

    def __init__(self, text, language, names):
        self.text = text
        self.left = ADDRESS.sub(lambda found: TAKEN * len(found[0]), text)
        self.language = language
        self.names = names
        self.facts = []

    def take(self, pattern, kind, keys_of, firm=True):
        def taken(found):
            for one_kind, keys, asks in keys_of(found):
                printed = self.text[found.start() : found.end()].strip()
                self.facts.append(
                    Fact(one_kind or kind, frozenset(keys), printed, found.start(), firm and asks)
                )
            return TAKEN * len(found[0])

        self.left = pattern.sub(taken, self.left)

    def read(self):
        self.take_names()
        for pattern in DATES[self.language]:
            self.take(pattern, "date", self.dates)
        for pattern in MEASURED:
            self.take(pattern, "time", measured)
        self.take(TWELVE, "clock", twelve)
        self.take(CLOCK, "clock", lambda found: [("", {clock(found)}, True)])
        self.take(HOURS, "clock", hours)
        self.take(O_CLOCK, "clock", o_clock)
        self.take(NOON, "clock", noon, firm=False)
        self.take(SEASON, "number", season)
        self.take(CAR, "car", lambda found: [("", car_keys(found["car"]), True)])
        if self.language == "fr":
            self.take(ROMAN, "place", lambda found: [("", {("place", roman(found["roman"]))}, False)])
        for pattern in (PLACES[self.language], POLE):
            self.take(pattern, "place", lambda found: [("", {("place", int(found["place"]))}, True)])
        self.take(number_words.PLACE[self.language], "place", self.place_word)
        self.take(number_words.NUMBER[self.language], "number", self.number_word)
        self.take(NUMBERS[self.language], "number", self.number)
        return sorted(self.facts, key=lambda fact: (fact.start, fact.kind))

    def dates(self, found):
        month = 1 + MONTHS[self.language].index(
            found["month"].lower() if self.language == "fr" else found["month"]
        )
        days = [int(day) for day in (found["day"], found["until"]) if day]
        said = [("", {("date", month, day)}, True) for day in days]
        return said + ([("number", {("number", Decimal(found["year"]))}, True)] if found["year"] else [])

    def place_word(self, found):
        word = found[1].lower()
        place = number_words.PLACES[self.language][word]
        return [("", {("place", place)}, word not in number_words.VAGUE[self.language])]

    def number_word(self, found):
        word = found[1].lower()
        number = number_words.NUMBERS[self.language][word]
        return [("", {("number", Decimal(number))}, word not in number_words.VAGUE[self.language])]

    def number(self, found):
        written = re.sub(BLANK, "", found[0])
        plain = written.replace(",", "." if self.language == "fr" else "")
        keys = {("number", Decimal(plain))} if plain != "0" * len(plain) or plain == "0" else set()
        if plain.isdecimal():
            keys |= car_keys(plain) if len(plain) < 4 and plain[0] == "0" else set()
            if COUNTED.search(self.left[max(0, found.start() - 12) : found.start()]):
                keys.add(("place", int(plain)))
        return [("", keys, True)]

    def take_names(self):
        """Known names, the longest first, written with a capital."""
        if not self.names:
            return
        longest = max(len(form.split()) for form in self.names)
        words = list(WORD.finditer(self.left))
        folded = [fold(word[0]) for word in words]
        index = 0
        while index < len(words):
            step = 1
            if words[index][0][:1].isupper():
                for size in range(min(longest, len(words) - index), 0, -1):
                    known = self.names.get(" ".join(folded[index : index + size]))
                    if known and self.joined(words[index : index + size]):
                        self.add_name(words[index], words[index + size - 1], known)
                        step = size
                        break
            index += step

    def joined(self, words):
        """Whether nothing but spaces, hyphens and apostrophes stands between them."""
        gaps = (self.left[one.end() : other.start()] for one, other in pairwise(words))
        return all(not gap.strip(" \t\u00a0\u2009\u202f-.'’") for gap in gaps)

    def add_name(self, first, last, known):
        start, end = first.start(), last.end()
        keys = frozenset(("name", name) for name in known)
        self.facts.append(Fact("name", keys, self.text[start:end], start))
        self.left = self.left[:start] + TAKEN * (end - start) + self.left[end:]


def measured(found):
    parts = found.groupdict()
    hours, minutes, seconds = (int(parts.get(name) or 0) for name in "hms")
    fraction = (parts.get("f") or parts.get("g") or "0").ljust(3, "0")
    return [("", {("time", ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction))}, True)]


def clock(found):
    return ("clock", time(int(found["h"]) % 24, int(found["m"] or 0)))


def twelve(found):
    hour = int(found["h"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return [("", {("clock", time(hour, int(found["m"] or 0)))}, True)]


def hours(found):
    """It may be a length: "6 h" is also six hours, "1 h 30" is also ninety minutes."""
    hour, minutes = Decimal(found["h"]), found["m"]
    return [("", {clock(found), ("number", hour * 60 + int(minutes) if minutes else hour)}, True)]


def season(found):
    """ "2024–25" is two years, as "2024-2025" is."""
    first, then = found["first"], found["first"][:2] + found["then"]
    return [("", {("number", Decimal(year))}, True) for year in (first, then)]


def roman(letters):
    values = [LETTERS[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def o_clock(found):
    hour = int(found["h"]) % 12
    return [("", {("clock", time(hour)), ("clock", time(hour + 12))}, True)]


def noon(found):
    return [("", {("clock", time(12 if found["noon"] else 0))}, True)]


def car_keys(number):
    """Car 04 is not car 4; but "la 12" says which car as well as "nº 12" does."""
    plain = set() if number[0] == "0" and len(number) > 1 else {("number", Decimal(number))}
    return {("car", number)} | plain


def forms(names):
    """Known names made ready: `names` is pairs of a name and the ways in which it is written."""
    known = {}
    for name, writings in names:
        for writing in writings:
            if form := " ".join(word[0] for word in WORD.finditer(fold(writing))):
                known.setdefault(form, set()).add(name)
    return known


def sentences(text):
    """The text's sentences, as pairs of where each begins and its words."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        begin, end = start, start
        for stop in SENTENCE_END.finditer(line):
            if not ABBREVIATED.search(line[: stop.end()].rstrip()):
                end = start + stop.end()
                found.append((begin, text[begin:end].strip()))
                begin = end
        start += len(line)
        found.append((begin, text[begin:start].strip()))
    return [(begin, sentence) for begin, sentence in found if sentence]


def facts(text, language, names=None):
    """All that can be checked in a plain text, in order, each with its sentence."""
    said = sentences(text)
    return [
        Fact(
            fact.kind,
            fact.keys,
            fact.printed,
            fact.start,
            fact.firm,
            next((words for begin, words in reversed(said) if begin <= fact.start), ""),
        )
        for fact in Reader(text, language, names or {}).read()
    ]


def compare(french, english, names=None):
    """What stands in one text and not in the other, French first, each thing once."""
    told = {"fr": facts(french, "fr", names), "en": facts(english, "en", names)}
    found = []
    for language, other in (("fr", "en"), ("en", "fr")):
        answers = frozenset(key for fact in told[other] for key in fact.keys)
        seen = set()
        for fact in told[language]:
            if fact.firm and fact.keys and not fact.keys & answers and fact.keys not in seen:
                seen.add(fact.keys)
                found.append(Lone(language, fact.kind, fact.printed, fact.sentence))
    return found
