"""What a sentence says of somebody's result: a place, a status, a time. French and English."""

import re
from dataclasses import dataclass

from newsroom import agreement, number_words

BLANK = r"[ \t\u00a0\u2009\u202f]"
SMALL = {
    language: {word: n for word, n in words.items() if n <= 20}
    for language, words in number_words.NUMBERS.items()
}


@dataclass(frozen=True)
class Claim:
    """`kind` is place (exactly), within (that place or better), status, or time (in milliseconds)."""

    kind: str
    value: object
    start: int
    end: int
    slack: int = 0  # of a time that was rounded: by less than so many milliseconds
    is_leading: bool = False  # says that somebody won, without a number


def words(pattern):
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


GAINED = rf"(?!{BLANK}+(?:\w+{BLANK}+)?(?:places?|rangs?|positions?|terrain|temps)\b)"  # "gagne deux places"
WON = {
    "fr": words(
        rf"gagn(?:e|ent|é|ée|és|ées|a|èrent|ait|aient|er|ant|ante|ants|antes|eront|era){GAINED}"
        r"|vainqueurs?|victoires?|victorieu(?:x|se|ses)|remport(?:e|ent|é|ée|és|ées|a|èrent|er|ant|ait)"
        r"|s['’]impos(?:e|ent|er|a|ait|èrent)|(?:s['’](?:est|était|étaient|étant)|se sont) imposée?s?"
        r"|triomph(?:e|ent|é|a|er|ait)|lauréate?s?|succès|l['’]emport(?:e|ent|er|a|ait)"
        r"|l['’]a(?:vait|vaient)? emporté|l['’]ont emporté|plus haute marche"
    ),
    "en": words(
        r"won|wins?|winn(?:er|ers|ing)|victor(?:y|ies|ious)|triumph(?:s|ed|ant)?|top step"
        r"|first (?:across|over) the line|(?:took|takes|taking) the (?:chequered|checkered) flag"
    ),
}
POLE = {
    "fr": words(r"poles?(?:[ -]positions?)?|polem[ae]n|meilleur temps|plus rapides?"),
    "en": words(r"poles?(?:[ -]positions?)?|pole[ -]?sitters?|fastest|quickest"),
}
WITHIN = {
    "fr": [(words(r"podiums?|trois premi(?:er|ère)s|triplé"), 3), (words(r"doublé"), 2)],
    "en": [
        (words(r"podiums?|rostrum|top[ -]three|one-two-three|1-2-3"), 3),
        (words(r"one-two(?!-)|1-2(?!-\d)"), 2),
    ],
}
FRONT_ROW = {"fr": words(r"première ligne"), "en": words(r"front row")}
SECOND = {"fr": words(r"dauphine?s?"), "en": words(r"runners?-up")}
FIRST_OF = {
    "fr": re.compile(
        rf"(?<!\w)(?P<n>[0-9]{{1,2}}|{'|'.join(SMALL['fr'])}){BLANK}premi(?:er|ère)s(?!\w)"
        rf"|(?<!\w)top{BLANK}?(?P<m>[0-9]{{1,2}})(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<!\w)(?:top|first)[ -](?P<n>[0-9]{{1,2}}|{'|'.join(SMALL['en'])})(?!\w)(?P<m>)", re.IGNORECASE
    ),
}
STATUSES = {
    "fr": {
        "retired": words(r"abandon(?:s|ne|nent|né|née|nés|nées|na|nèrent|ner)?"),
        "disqualified": words(r"disqualifi(?:é|ée|és|ées|cation|cations|e|ent)|exclue?s?|exclusion"),
        "not_classified": words(r"non classée?s?|pas classée?s?"),
        "did_not_start": words(r"non[ -]partante?s?|forfait|pas pris le départ"),
    },
    "en": {
        "retired": words(r"retire[sd]?|retirements?|retiring|did not finish|didn['’]t finish"),
        "disqualified": words(r"disqualif(?:y|ied|ies|ication|ications)|excluded|exclusion|thrown out"),
        "not_classified": words(r"not classified|unclassified"),
        "did_not_start": words(r"did not start|didn['’]t start|non-starters?|withdrawn|withdrew"),
    },
}
# An ordinal before one of these counts something else than a place in the result.
COUNTED = {
    "fr": words(
        r"tours?|virages?|chicanes?|épingles?|manches?|courses?|épreuves?|rendez-vous|relais|arrêts?|heures?"
        r"|minutes?|séances?|essais?|lignes?|fois|saisons?|années?|parties?|moitiés?|mi-temps|neutralisations?"
        r"|ravitaillements?|drapeaux?|départs?|tentatives?|titres?|poles?|succès|victoires?|podiums?|jours?"
        r"|journées?|mois|semaines?|week-ends?|meetings?|vitesses?|rapports?|pilotes?|voitures?|roues?|trains?"
        r"|étapes?|secteurs?|stands?|campagnes?|sorties?|participations?|abandons?|apparitions?|pénalités?"
        r"|décisions?|versions?|classements?|degrés?|plans?|mètres?|kilomètres?|points?|pneus?|safety|quart"
    ),
    "en": words(
        r"laps?|corners?|turns?|chicanes?|hairpins?|races?|rounds?|heats?|stints?|stops?|pit|hours?|minutes?|half"
        r"|third|sessions?|qualifying|practice|attempts?|runs?|rows?|times?|seasons?|years?|parts?|safety|cautions?"
        r"|cars?|wins?|victor(?:y|ies)|podiums?|titles?|poles?|weekends?|days?|weeks?|months?|gears?|drivers?"
        r"|sets?|phases?|restarts?|starts?|stages?|sectors?|campaigns?|outings?|appearances?|retirements?|penalt(?:y|ies)"
        r"|decisions?|versions?|degrees?|metres?|meters?|miles?|points?|tyres?|tires?"
        r"|of (?:all|the (?:season|year))"
    ),
}
NO_PLACE = {"half", "quarter", "tiers", "quart", "centième", "millième", "hundredth", "thousandth"}
PLURAL = re.compile(r"ièmes$")  # of a crew: "ils terminent deuxièmes"
MAYBE_COUNTED = re.compile(r"^seconde?$|ièmes$")
A_CAR = "".join(
    f"(?<!{before})" for before in ("#", "[0-9]", rf"[nN][º°]{BLANK}", rf"[nN]o\.{BLANK}", "[nN][º°]")
)
COUNTS = re.compile(  # "1 second", "six dixièmes"; not "No. 7 second"
    rf"(?:{A_CAR}[0-9]{{1,3}}|\b(?:{'|'.join([*SMALL['fr'], *SMALL['en']])})){BLANK}*$", re.IGNORECASE
)
PLACED = re.compile(
    rf"(?<![\w-])(?:(?P<n>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(number_words.PLACES['en'])}))"
    r"-(?:placed?|finishing)(?![\w-])",
    re.IGNORECASE,
)
DECIMAL = re.compile(
    rf"(?<![\w.,:])\+?(?P<s>[0-9]{{1,3}})[.,](?P<f>[0-9]{{1,3}})(?:{BLANK}*(?:s|sec|seconds?|secondes?)(?!\w)"
    rf"|(?![\w.,:%]|{BLANK}*(?:%|km|m\b|points?|tours?|laps?|millimet|mm)))"
)
SPLIT = re.compile(
    rf"(?<![\w.,:])(?P<s>[0-9]{{1,3}}){BLANK}*(?:s|secondes?|seconds?){BLANK}*(?P<f>[0-9]{{1,3}})(?!\w)"
)
FRACTION = re.compile(r"(?:[.,\"”″]|s|[0-9]''|[0-9]’’)\s*([0-9]{1,3})(?:\D*)$")
TENTHS = {
    "fr": re.compile(rf"(?<!\w)(?P<n>[0-9]|{'|'.join(SMALL['fr'])}){BLANK}dixièmes?(?!\w)", re.IGNORECASE),
    "en": re.compile(rf"(?<!\w)(?P<n>[0-9]|{'|'.join(SMALL['en'])}){BLANK}tenths?(?!\w)", re.IGNORECASE),
}
# The sentence may be about another result than this one.
ELSEWHERE = {
    "race": re.compile(
        r"(?<!dis)qualif|\bgrille|\bgrid|\bpole|\bpartai|\bparti[es]?\b|\bstart(?:ed|s|ing)?\b"
        r"|l['’]an (?:dernier|passé)|saison dernière|\blast (?:year|season)"
        r"|championnat|championship|\btitres?\b|\btitles?\b|\bstandings\b|\bpoints\b"
        r"|\bmi-course\b|\bà la relance\b|\bau restart\b|\bhalf-?way\b|\bat the (?:restart|time)\b"
        r"|\bunder caution\b",
        re.IGNORECASE,
    ),
    "order": re.compile(
        r"l['’]an (?:dernier|passé)|\blast (?:year|season)|championnat|championship|\btitres?\b|\btitles?\b"
        r"|à l['’]arrivée|at the (?:flag|finish)",
        re.IGNORECASE,
    ),
}
# One car is said to be before another.
AHEAD = {
    "fr": words(
        r"devant|devanc(?:e|ent|é|ée|és|ées|a|èrent|ant|er)|bat|battent|battu[es]?s?|précéd(?:e|ent|é|és|ant)"
    ),
    "en": words(
        r"ahead of|beat|beats|beaten|beating|behind|led|leads|leading|follow(?:s|ed)? by|chased home"
    ),
}
# A place that is spoken of as such, by whomever it was taken.
A_PLACE = {
    "fr": re.compile(
        r"\b(?:places?|positions?|marches?|rangs?|podium|dauphins?|class\w+|P[0-9]|termin\w+|fini\w+|arriv\w+)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:place|position|spot|step|podium|runners?-up|finish\w*|classified|came|comes|P[0-9])\b",
        re.IGNORECASE,
    ),
}
# "The championship leader came second": of this race all the same; not "second in the championship".
ARRIVED = re.compile(
    r"\b(?:termin\w+|fini\w+|arriv\w+|class(?:e|é|ée|és|ées)|franchi\w*|finish\w*|came|comes|classified|crosse[sd])\b",
    re.IGNORECASE,
)
OF_A_TITLE = re.compile(
    rf"{BLANK}*(?:places?{BLANK}+|positions?{BLANK}+)?"
    rf"(?:of|in|on|du|au|des?|dans|en|lors des?){BLANK}+(?:\w+{BLANK}+){{0,2}}"
    r"(?:championship|championnat|standings|classement|points|title|titre|qualif\w+|practice|essais|grid|grille)",
    re.IGNORECASE,
)
# A place that was fought for is nobody's yet.
FOUGHT = re.compile(
    r"\b(?:lutt\w+|bataill\w+|bagarr\w+|duels?|combat\w*|rêv\w+|vis(?:e|ent|er|ait)|brigu\w+|disput\w+|fight\w*|fought"
    r"|battl\w+|tussl\w+|scrap\w*|chas\w+|hop(?:e|es|ed|ing)|aim\w*|contest\w*|eyeing|target\w*)\b",
    re.IGNORECASE,
)
# The sentence knows that the result is not what it was on the road.
UNDONE = re.compile(
    r"\bon the road\b|\bsur la (?:piste|route)\b|\b(?:take[sn]?|taking|took)\b.*\b(?:away|from)\b"
    r"|\bstrip(?:s|ped)?\b|\blos(?:t|es|e|ing)\b|\bperd(?:u|ue|us|ent|ait|re)?\b|\bretir(?:é|ée|e|ent|er)\b"
    r"|relegat|demot|déclass|rétrograd|penalis|penaliz|penalt|pénalit|pénalis|disqualif",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\w.,])(?:19|20)[0-9]{2}(?![\w.,][0-9])")


def claims(text, language, facts, is_race=True):
    """All that a sentence claims. `facts`: what `newsroom.agreement` has read in it."""
    found = [
        Claim("place", 1, *hit.span(), is_leading=True)
        for hit in (WON if is_race else POLE)[language].finditer(text)
    ]
    found += [Claim("place", 2, *hit.span()) for hit in SECOND[language].finditer(text) if is_race]
    for pattern, most in WITHIN[language]:
        found += [Claim("within", most, *hit.span()) for hit in pattern.finditer(text) if is_race]
    if not is_race:
        found += [Claim("within", 2, *hit.span()) for hit in FRONT_ROW[language].finditer(text)]
    found += [
        Claim("within", number(hit, language), *hit.span()) for hit in FIRST_OF[language].finditer(text)
    ]
    for status, pattern in STATUSES[language].items():
        found += [Claim("status", status, *hit.span()) for hit in pattern.finditer(text)]
    found += [claim for fact in facts if (claim := place(fact, text, language))]
    for hit in PLACED.finditer(text) if language == "en" else ():
        value = int(hit["n"] or number_words.PLACES["en"][hit["word"].lower()])
        found.append(Claim("place", value, *hit.span()))
    return found + times(text, language, facts)


def number(hit, language):
    written = (hit["n"] or hit["m"]).lower()
    return int(written) if written.isdecimal() else SMALL[language][written]


def place(fact, text, language):
    """An ordinal that is somebody's place, not the number of a lap or of a race; else None."""
    numbers = [key[1] for key in fact.keys if key[0] == "place"]
    if fact.kind != "place" or not numbers:
        return None
    written, end = fact.printed.lower(), fact.start + len(fact.printed)
    if written in NO_PLACE or (written.isalpha() and written.endswith("s") and not PLURAL.search(written)):
        return None  # "seconds", "tenths"
    if MAYBE_COUNTED.search(written) and COUNTS.search(text[: fact.start]):
        return None  # "six dixièmes", "1 second"
    following = text[end:].lstrip(" \t\u00a0\u2009\u202f")
    if COUNTED[language].match(following):
        return None
    return Claim("place", numbers[0], fact.start, end)


def times(text, language, facts):
    found = []
    for fact in facts:
        for key in fact.keys:
            if fact.kind == "time" and key[0] == "time":
                fraction = FRACTION.search(fact.printed)
                slack = 10 ** (3 - len(fraction[1])) if fraction else 1000
                end = fact.start + len(fact.printed)
                found.append(Claim("time", key[1], fact.start, end, slack))
    for pattern in (DECIMAL, SPLIT):
        for hit in pattern.finditer(text):
            written = hit["f"]
            value = int(hit["s"]) * 1000 + int(written.ljust(3, "0"))
            found.append(Claim("time", value, *hit.span(), slack=10 ** (3 - len(written))))
    for hit in TENTHS[language].finditer(text):
        written = hit["n"].lower()
        tenths = int(written) if written.isdecimal() else SMALL[language][written]
        found.append(Claim("time", tenths * 100, *hit.span(), slack=100))
    return found


def is_elsewhere(text, is_race, year):
    """Whether the sentence may speak of another result: of qualifying, of the title, of another year."""
    others = {int(hit[0]) for hit in YEAR.finditer(text)} - {year}
    return bool(others or ELSEWHERE["race" if is_race else "order"].search(text))


def facts_of(text, language, names):
    return agreement.Reader(text, language, names).read()
