"""Times, gaps and positions: the one place that reads and prints them, in integer milliseconds.

What cannot be read for certain is a ValueError, never a guess; a dash or a blank is None.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from results.folding import fold

NOTHING = {"", "-", "--", "---", "–", "—", "−"}

# hours, minutes, seconds and a fraction; the apostrophe and the quotes are the French way: 1'39"482
TIME = re.compile(
    r"(?P<whole>(?:(?:[0-9]{1,3}[:h])?[0-9]{1,3}[:'′m])?[0-9]{1,5})(?:[.,\"″”](?P<fraction>[0-9]{1,3}))?"
    r"(?: ?s)?"
)
DOTTED_TIME = re.compile(
    r"(?P<minutes>[0-9]{1,2})\.(?P<seconds>[0-9]{2})[.,](?P<fraction>[0-9]{3})"
)  # 1.39,482

LAP_WORDS = r"laps?|tours?|trs?\.?|rd[en]?\.?|runden?|giri?o?|vueltas?|vtas?\.?|l"
LAPS = re.compile(rf"\+?\s*(\d{{1,4}})\s*(?:{LAP_WORDS})", re.IGNORECASE)
# as lists print them besides: "-- 1 lap --", "(2 laps)", "-1 Lap", "+1 lap down", "a 2 vueltas"
FRAMED_LAPS = re.compile(
    rf"(?:[aàá] |[-–−(+]{{1,3}})?\s*(\d{{1,4}})\s*(?:{LAP_WORDS})(?: down| behind)?\s*(?:[-–−]{{1,3}}|\))?",
    re.IGNORECASE,
)

POSITION = re.compile(
    r"(?P<number>\d{1,4})(?:\.0*|st|nd|rd|th|er|re|e|è?me|ème|ᵉ|ʳ|º|°|\.?\s*ex\s+(?:æ|ae)quo|\s*=)?",
    re.IGNORECASE,
)

# What a position column, a status column or a section heading says instead of a place.
STATUS_CODES = {
    "classified": {
        "classified", "cls", "cla", "lapped", "classe", "classes", "finished", "running", "klassifiziert",
        "gewertet", "classificato", "classificati", "clasificado", "clasificados",
    },
    "not_classified": {
        "nc", "n/c", "dnc", "nk", "n.k", "not classified", "non classe", "non classes", "unclassified",
        "nicht klassifiziert", "nicht gewertet", "non classificato", "non classificati", "no clasificado",
        "no clasificados",
    },
    "retired": {
        "dnf", "ret", "ab", "abd", "retired", "did not finish", "abandon", "abandons", "out", "rit",
        "ausgefallen", "ausfall", "ausfalle", "ritirato", "ritirati", "abandono", "abandonos", "retirado",
        "retirados",
    },
    "disqualified": {
        "dsq", "dq", "disq", "disqualified", "disqualifie", "disqualifies", "disqualifiziert", "squalificato",
        "squalificati", "descalificado", "descalificados", "wertungsausschluss", "disqualifikation",
        "disqualification", "disqualifications", "squalifica", "descalificacion",
    },
    "did_not_start": {
        "dns", "np", "not started", "did not start", "non partant", "non-partant", "non-partants",
        "non partants", "nicht gestartet", "nicht angetreten", "non partito", "non partiti", "no salio",
        "no sale", "no participo",
    },
    "did_not_qualify": {
        "dnq", "dnpq", "did not qualify", "not qualified", "non qualifie", "non qualifies",
        "nicht qualifiziert", "non qualificato", "non qualificati", "no clasifico",
    },
    "excluded": {
        "exc", "ex", "excl", "excluded", "exclu", "exclus", "ausgeschlossen", "escluso", "esclusi",
        "excluido", "excluidos", "exclusion", "exclusions", "ausschluss",
    },
    "withdrawn": {
        "wd", "w/d", "withdrawn", "forfait", "forfaits", "did not arrive", "dna", "zuruckgezogen",
    },
}  # fmt: skip
STATUS_OF = {code: status for status, codes in STATUS_CODES.items() for code in codes}


@dataclass(frozen=True)
class Gap:
    """What separates two cars: time or laps, never both."""

    ms: int | None = None
    laps: int | None = None

    def __post_init__(self):
        if (self.ms is None) == (self.laps is None):
            raise ValueError("A gap is given in time or in laps.")


def tidy(text):
    """The text of a cell with every kind of space made plain and every apostrophe straight."""
    if text is None:
        return ""
    text = str(text)
    return " ".join((text if text.isascii() else text.replace("’", "'")).split())


def parse_time(text):
    """Milliseconds of a lap time or race time, or None where nothing is printed."""
    text = tidy(text)
    if text in NOTHING:
        return None
    match = TIME.fullmatch(text)
    if not match:
        match = DOTTED_TIME.fullmatch(text)
        if not match:
            raise ValueError(f"not a time: {text!r}")
        return whole_seconds(f"{match['minutes']}:{match['seconds']}") * 1000 + int(match["fraction"])
    whole, fraction = match.groups()
    if fraction is None and whole.isdigit():
        raise ValueError(f"a bare number is not a time: {text!r}")
    return whole_seconds(whole) * 1000 + (int(fraction.ljust(3, "0")) if fraction else 0)


@lru_cache(maxsize=16_384)
def whole_seconds(text):
    """Seconds of "24:01:20"; whatever stands behind the first colon has two digits and is below sixty."""
    first, *others = re.split(r"[:h'′m]", text)
    if any(len(other) != 2 or int(other) > 59 for other in others):
        raise ValueError(f"minutes or seconds out of range: {text!r}")
    seconds = int(first)
    for other in others:
        seconds = seconds * 60 + int(other)
    return seconds


def parse_gap(text):
    """A Gap in time or laps, or None where nothing is printed (the leader's dash)."""
    text = tidy(text)
    if text in NOTHING:
        return None
    laps = LAPS.fullmatch(text) or FRAMED_LAPS.fullmatch(text)
    if laps:
        return Gap(laps=int(laps[1]))
    return Gap(ms=parse_time(text.removeprefix("+").lstrip()))


def parse_laps(text):
    """A count of laps: "705", "17.0", "12 laps"."""
    text = tidy(text)
    if text in NOTHING:
        return None
    match = re.fullmatch(rf"(\d{{1,5}})(?:\.0+|,0)?(?:\s*(?:{LAP_WORDS}))?", text, re.IGNORECASE)
    if not match:
        raise ValueError(f"not a number of laps: {text!r}")
    return int(match[1])


def parse_position(text):
    """A place: "2", "2.0", "2=", "2nd", "2e", "2 ex æquo"; None for a dash or a code such as NC."""
    text = tidy(text)
    if text in NOTHING or parse_status(text):
        return None
    match = POSITION.fullmatch(text.removeprefix("=").removeprefix("P"))
    if not match or int(match["number"]) == 0:
        raise ValueError(f"not a position: {text!r}")
    return int(match["number"])


def parse_status(text):
    """The status that a code or a heading names, or None: "NC", "Not started", "Abandons"."""
    return STATUS_OF.get(fold(tidy(text)).rstrip("."))


def format_time(ms):
    """A time as tables print it in both languages: 59.104, 1:39.482, 1:02:03.004."""
    seconds, thousandths = divmod(ms, 1000)
    return f"{format_seconds(seconds)}.{thousandths:03}"


@lru_cache(maxsize=16_384)
def format_seconds(seconds):
    hours, minutes, seconds, _ = clock(seconds * 1000)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}" if minutes else f"{seconds}"


def format_gap(gap, word=None):
    """A gap as tables print it: +1.759, +1 lap. `word`: "lap" or "tours", where it is translated already."""
    if gap.ms is not None:
        return f"+{format_time(gap.ms)}"
    return f"+{gap.laps}\u00a0{word or lap_word(gap.laps)}"


def lap_word(laps):
    """ "lap" or "laps" in the active language."""
    from django.utils.translation import npgettext

    return npgettext("unit behind a number", "lap", "laps", laps)


def format_position(position, tied=False):
    """A place as tables print it; a dead heat says so: 2= in English, 2 ex æquo in French."""
    from django.utils.translation import pgettext

    if not tied:
        return str(position)
    return pgettext("a shared place", "%(position)s=") % {"position": position}


def time_in_prose(ms):
    """A time as running text has it: 1m39.482s, in French 1 min 39 s 482."""
    from django.utils.translation import pgettext

    values = dict(zip(("hours", "minutes", "seconds", "thousandths"), clock(ms), strict=True))
    if values["hours"]:
        form = pgettext("time in prose", "%(hours)dh%(minutes)02dm%(seconds)02d.%(thousandths)03ds")
    elif values["minutes"]:
        form = pgettext("time in prose", "%(minutes)dm%(seconds)02d.%(thousandths)03ds")
    else:
        form = pgettext("time in prose", "%(seconds)d.%(thousandths)03ds")
    return form % values


def gap_in_prose(gap):
    """A gap as running text has it: 1.759 seconds, a lap down."""
    from django.utils.translation import ngettext, pgettext

    if gap.laps is not None:
        return ngettext("a lap down", "%(laps)s laps down", gap.laps) % {"laps": gap.laps}
    if gap.ms >= 60_000:
        return time_in_prose(gap.ms)
    values = {"seconds": gap.ms // 1000, "thousandths": f"{gap.ms % 1000:03}"}
    return pgettext("gap in prose", "%(seconds)s.%(thousandths)s seconds") % values


def time_aloud(ms):
    """A time as a screen reader says it: 1 minute 39.482 seconds, in French 1 minute 39 secondes 482."""
    from django.utils.translation import ngettext, npgettext

    hours, minutes, seconds, thousandths = clock(ms)
    said = [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}] if hours else []
    if hours or minutes:
        said.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    # The count decides the French plural; English always says seconds, as nothing but 1.000 is one second.
    last = npgettext(
        "time read aloud",
        "%(seconds)s.%(thousandths)s seconds",
        "%(seconds)s.%(thousandths)s seconds",
        seconds,
    )
    return " ".join([*said, last % {"seconds": seconds, "thousandths": f"{thousandths:03}"}])


def gap_aloud(gap):
    """A gap as a screen reader should say it."""
    return gap_in_prose(gap) if gap.laps is not None else time_aloud(gap.ms)


def clock(ms):
    """Hours, minutes, seconds and thousandths."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, thousandths
