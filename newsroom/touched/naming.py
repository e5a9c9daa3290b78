"""Which cars of a result a sentence names: by number, by a driver of the crew, by the team."""

import re
from dataclasses import dataclass, replace

from newsroom import agreement
from results.folding import fold

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
FEW = 4  # cars among which a make may be that of most
SHORTEST = 4  # of a name left over when its particles are taken away
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"}
UMLAUT = re.compile("|".join(UMLAUTS))
SPELT_OUT = re.compile(r"(?<=[^\W\d_aeiou])([aou])e(?=[^\W\d_aeiou])")  # "Mueller"
# A team without its partner: "Nord Racing with Somebody".
PARTNER = re.compile(r"\s+(?:with|by|presented by|powered by|avec|par|×|x|[-–|])\s+.*$", re.IGNORECASE)
COMMON = {
    "and", "auto", "automobile", "automobiles", "automobili", "autosport", "autosports", "club",
    "competition", "competitions", "competizione", "corse", "customer", "driving", "ecurie",
    "endurance", "engineering", "equipe", "factory", "formula", "france", "germany", "gmbh", "group",
    "heart", "italia", "junior", "motor", "motorsport", "motorsports", "north", "america",
    "performance", "precision", "racing", "rallye", "rally", "road", "scuderia", "sport", "sportscar",
    "sportscars", "sports", "squadra", "suisse", "switzerland", "team", "technology", "the", "united",
    "with", "world",
}  # fmt: skip
COUNTRY = {
    "usa",
    "uk",
    "gb",
    "france",
    "deutschland",
    "germany",
    "italia",
    "suisse",
    "asia",
    "europe",
    "team",
    "gmbh",
}
MODEL = re.compile(r"[A-Z]{1,3}[0-9]{1,3}|[0-9]{1,3}[A-Z]{1,2}[0-9]?")
NO_MODEL = {"GT2", "GT3", "GT4", "GT1", "LMP1", "LMP2", "LMP3", "MK1", "MK2", "V6", "V8", "V10", "V12", "R5"}
BEFORE = {"team", "the", "equipe", "ecurie", "scuderia", "automobili"}


@dataclass(frozen=True)
class Named:
    """A place in a sentence that names one of these cars."""

    keys: frozenset
    start: int
    end: int


def writings(name):
    """A name as it is, without the particles that may be written small, and Müller as Mueller."""
    bare = PARTICLES.sub("", name)
    found = [name, bare] if bare != name and len(bare) >= SHORTEST else [name]
    spelt = [UMLAUT.sub(lambda sign: UMLAUTS[sign[0]], one.lower()) for one in found]
    return list(dict.fromkeys([*found, *spelt, *(SPELT_OUT.sub(r"\1", one.lower()) for one in found)]))


def team_writings(name):
    """A team as it is written where it needs no more: without its partner, "Team" before it, "USA" behind."""
    words = PARTNER.sub("", name).split()
    shorter = [" ".join(words)]
    while len(words) > 2 and fold(words[-1]) in COUNTRY:
        words = words[:-1]
        shorter.append(" ".join(words))
    while len(words) > 2 and fold(words[0]) in BEFORE:
        words = words[1:]
        shorter.append(" ".join(words))
    return [name, *(one for one in dict.fromkeys(shorter) if one != name and len(one.split()) > 1)]


def words_of_team(name):
    """The words by which a team is called among friends: "Manthey", "WRT"."""
    words = re.findall(r"[^\W\d_]+", name)
    return [
        one
        for one in words
        if one[0].isupper()
        and fold(one) not in COMMON
        and (len(one) >= SHORTEST or (one.isupper() and len(one) > 2))
    ]


def words_of_car(printed):
    """Its make and the name of its model: "BMW", "M4"."""
    words = printed.split()
    make = [words[0]] if words and words[0][0].isupper() and words[0].isalpha() else []
    return [*make, *(one for one in words[1:] if MODEL.fullmatch(one) and one.upper() not in NO_MODEL)]


def forms(cars):
    """All the names of the cars made ready for reading."""
    return agreement.forms((car.key, [form for name in car.names for form in writings(name)]) for car in cars)


def loose_forms(cars):
    """What may name several: not what names them all, nor what a name proper says already."""
    found = agreement.forms((car.key, car.loose) for car in cars)
    proper = forms(cars)
    return {
        form: keys
        for form, keys in found.items()
        if form not in proper and (len(keys) <= len(cars) / 2 or len(cars) <= FEW)
    }


def named(text, facts, by_number):
    """Every place that names a car of the result; `by_number` has the keys of each car number."""
    found = []
    names = [fact for fact in facts if fact.kind == "name"]
    edges = {fact.start for fact in names}, {fact.start + len(fact.printed) for fact in names}
    for fact in facts:
        end = fact.start + len(fact.printed)
        if fact.kind == "name" and not is_within_a_word(text, fact.start, end, edges):
            found.append(Named(frozenset(key for _name, key in fact.keys), fact.start, end))
    for pattern in NUMBERED:
        for hit in pattern.finditer(text):
            if not PAPER.search(text[: hit.start()]):
                found += numbers(text, hit, by_number)
    return sorted(told_apart(set(found)), key=lambda one: (one.start, one.end))


def is_within_a_word(text, start, end, edges):
    """Whether a hyphen joins it to something else than another of these names: "Falken-Moll"."""
    before, behind = WITHIN_A_WORD
    starts, ends = edges
    return bool(
        (before.search(text[:start]) and start - 1 not in ends)
        or (behind.search(text[end:]) and end + 1 not in starts)
    )


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
