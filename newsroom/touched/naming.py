"""Which cars of a result a sentence names: by number, by a driver of the crew, by the team."""

import re
from dataclasses import dataclass, replace

from newsroom import agreement

BLANK = r"[ \t\u00a0\u2009\u202f]"
NUMBER = r"(?P<car>[0-9]{1,3})(?![\w]|[.,:][0-9])"
UNITS = (
    rf"(?!{BLANK}*(?:%|tours?|laps?|heures?|hours?|h\b|min|secondes?|seconds?|s\b|points?|pts|km|places?|fois|ans\b"
    r"|ers?\b|ères?\b|es\b|mi?les?\b|voitures?|cars\b|pilotes?|drivers\b))"
)
BRAND = rf"(?:[A-ZÀ-Ý][\w.-]*{BLANK}+){{0,4}}"
NUMBERED = [
    re.compile(
        rf"(?:(?<!\w)(?:[nN][º°]s?|[nN]os?\.?|[nN]uméros?|[nN]umbers?|[vV]oitures?|[cC]ars?|[eE]ntr(?:y|ies)){BLANK}*|#)"
        + NUMBER
    ),
    re.compile(rf"(?<!\w)(?:[Ll]a|[Uu]ne|[Cc]ette|[Ll]eur|[Ss]a){BLANK}+{BRAND}{NUMBER}{UNITS}"),
    re.compile(rf"(?<!\w)[Ll]['’]{BRAND}(?<=[\w.-]{BLANK}){NUMBER}{UNITS}"),
    re.compile(rf"(?<!\w)[Tt]he{BLANK}+{BRAND}{NUMBER}(?={BLANK}+(?:car|crew|machine|entry|sister|[A-Z][a-z]))"
               rf"(?!{BLANK}+(?:Hours?|Laps?|Minutes?|Miles?|Heures?))"),
]  # fmt: skip
FURTHER = re.compile(
    rf"(?:{BLANK}*,{BLANK}*|{BLANK}+(?:et|and|&){BLANK}+)(?:[nN][º°o]s?\.?{BLANK}*|#)?{NUMBER}{UNITS}"
)
PAPER = re.compile(  # "decision No. 44", "Race No. 2": no car
    rf"(?:d[eé]cisions?|documents?|docs?|articles?|bulletins?|versions?|notes?|rounds?|manches?|races?|courses?"
    rf"|laps?|tours?|turns?|virages?|pit|stands?|garages?|box|relais|stints?){BLANK}*(?:\([^)]*)?$",
    re.IGNORECASE,
)
WITHIN_A_WORD = re.compile(r"(?<=\w)[-‑]$"), re.compile(r"^[-‑](?=\w)")  # "Moll" in "Falken-Moll"
PARTICLES = re.compile(
    r"^(?:(?:de|du|des|d['’]|la|le|van|von|der|den|di|da|dos|del)\s*)+(?=[A-ZÀ-Ý])", re.IGNORECASE
)
SHORTEST = 4  # of a name left over when its particles are taken away


@dataclass(frozen=True)
class Named:
    """A place in a sentence that names one of these cars."""

    keys: frozenset
    start: int
    end: int


def writings(name):
    """A name as it is, and without the particles that may be written small: "de la Tour", "Tour"."""
    bare = PARTICLES.sub("", name)
    return [name, bare] if bare != name and len(bare) >= SHORTEST else [name]


def forms(cars):
    """All the names of the cars made ready for reading."""
    return agreement.forms((car.key, [form for name in car.names for form in writings(name)]) for car in cars)


def named(text, facts, by_number):
    """Every place that names a car of the result; `by_number` has the keys of each car number."""
    found = []
    for fact in facts:
        end = fact.start + len(fact.printed)
        before, behind = WITHIN_A_WORD
        if fact.kind == "name" and not before.search(text[: fact.start]) and not behind.search(text[end:]):
            found.append(Named(frozenset(key for _name, key in fact.keys), fact.start, end))
    for pattern in NUMBERED:
        for hit in pattern.finditer(text):
            if not PAPER.search(text[: hit.start()]):
                found += numbers(text, hit, by_number)
    return sorted(told_apart(set(found)), key=lambda one: (one.start, one.end))


def told_apart(found):
    """Where "the No. 7 of Nord Sport" is named, the team's other cars are not meant."""
    for one in found:
        meant = [other.keys for other in found if other.keys < one.keys]
        yield replace(one, keys=frozenset.union(*meant)) if meant else one


def numbers(text, hit, by_number):
    """The number, and those that follow it: "Nos. 7, 12 and 31"."""
    while hit:
        if keys := by_number.get(hit["car"]):
            yield Named(frozenset(keys), hit.start("car"), hit.end("car"))
        hit = FURTHER.match(text, hit.end())
