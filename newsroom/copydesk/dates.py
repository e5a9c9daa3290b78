"""Days named from today: tomorrow, last Friday, ce week-end; and which day that is."""

import re
from datetime import date, timedelta

from babel.dates import format_date
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at
from results import formats

DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
}
A_DAY = {language: "|".join(days) for language, days in DAYS.items()}
STEPS = {
    "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "quinze": 15, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
COUNT = rf"(?:\d{{1,2}}|{'|'.join(COUNTS)})"
ROUND = (8, 15)  # "huit jours", "quinze jours": a week, two weeks
FRENCH = re.compile(
    rf"(?<![\w-])(?:(?P<step>avant-hier|hier|aujourd['’]hui|après-demain|demain)"
    rf"(?: (?P<named>{A_DAY['fr']}))?"
    rf"(?P<part> (?:matin|midi|après-midi|soir))?"
    rf"|ce (?P<now>matin|midi|soir)|cet(?:te)? (?P<noon>après-midi|nuit)"
    rf"|(?:ce|cette) (?P<end>week-end|weekend|fin de semaine)"
    rf"|(?:le week-end|la fin de semaine|le weekend) (?P<other>derni(?:er|ère)|prochaine?)"
    rf"|ce (?P<this>{A_DAY['fr']})(?! \d)"
    rf"|(?P<day>{A_DAY['fr']})(?P<then> (?:matin|midi|après-midi|soir))? (?P<way>dernier|prochain)"
    r"|(?:la |le |cette |ce )(?P<span>semaine|mois)"
    r"(?P<turn> (?:derni(?:er|ère)|passée?|prochaine?)|-ci|(?<=cette semaine))"
    rf"|il y a (?P<ago>{COUNT}) (?P<before>jours?|semaines?)"
    rf"|dans (?P<ahead>{COUNT}) (?P<after>jours?|semaines?)(?! d['’e]))"
    r"(?![\w-])",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"(?<![\w-])(?:(?P<step>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight)"
    rf"(?:,? (?P<named>{A_DAY['en']}))?"
    rf"(?P<part> (?:morning|afternoon|evening|night))?"
    rf"|this (?P<now>morning|afternoon|evening)(?P<noon>)"
    rf"|this (?P<end>weekend|week-end)|(?P<other>last|next) (?:weekend|week-end)"
    rf"|this (?P<this>{A_DAY['en']})"
    rf"|(?P<way>last|next) (?P<day>{A_DAY['en']})(?P<then> (?:morning|afternoon|evening|night))?"
    r"|(?<!the )(?P<turn>last|next|this) (?P<span>week|month)"
    rf"|(?P<ago>{COUNT}) (?P<before>days?|weeks?) ago"
    rf"|in (?P<ahead>{COUNT}) (?P<after>days?|weeks?)['’]s? time|in an? (?P<single>week)['’]s time)(?![\w-])",
    re.IGNORECASE,
)


def check(passage, written, today=None):
    """`written` is the day from which the text counts."""
    today = today or timezone.localdate()
    for found in (FRENCH if passage.is_french else ENGLISH).finditer(passage.masked):
        if passage.is_speech(found.start()):
            continue  # what somebody said stands as it was said
        first, last = resolved(found, written)
        with translation.override(passage.variant[:2]):
            shown = in_words(found, first, last, passage.is_french)
        values = {
            "day": formats.date_range(first, last) if first != last else formats.day(first, weekday=True)
        }
        if last < today:
            why = _("That day has passed: it was %(day)s.") % values
        else:
            why = (
                _("Counted from the day of writing, it is %(day)s; who reads it later counts otherwise.")
                % values
            )
        yield at(passage, Kind.DATE, *found.span(), why, capital(found[0], shown))


def span_of(given, written):
    """The week or the month that is meant, or the day counted from the day of writing; else None."""
    monday = written - timedelta(written.weekday())
    if given["span"]:
        turn = 0 if "this" in given["turn"] or not given["turn"] or given["turn"] == "-ci" else 1
        turn = -1 if any(word in given["turn"] for word in ("derni", "passé", "last")) else turn
        if given["span"] in ("semaine", "week"):
            first = monday + timedelta(7 * turn)
            return first, first + timedelta(6)
        first = (written.replace(day=1) + timedelta(40 if turn > 0 else -1 if turn < 0 else 0)).replace(day=1)
        return first, (first + timedelta(40)).replace(day=1) - timedelta(1)
    if not (number := given["ago"] or given["ahead"] or (given.get("single") and "a")):
        return None
    count = int(number) if number.isdecimal() else COUNTS[number]
    way = -1 if given["ago"] else 1
    if (given["before"] or given["after"]).startswith(("jour", "day")) and count not in ROUND:
        return written + timedelta(way * count), written + timedelta(way * count)
    weeks = count // 7 if (given["before"] or given["after"]).startswith("jour") else count
    return monday + timedelta(7 * way * weeks), monday + timedelta(7 * way * weeks + 6)


def resolved(found, written: date):
    """The first and the last day that are meant."""
    given = {name: (value or "").lower().replace("’", "'") for name, value in found.groupdict().items()}
    if span := span_of(given, written):
        return span
    if given["step"]:
        day = written + timedelta(STEPS[given["step"]])
        return day, day
    if given["end"] or given["other"]:
        saturday = written + timedelta(5 - written.weekday() if written.weekday() < 6 else -1)
        if given["other"].startswith(("derni", "last")):
            saturday -= timedelta(7)
        elif given["other"]:
            saturday += timedelta(7 if written.weekday() >= 5 else 0)
        return saturday, saturday + timedelta(1)
    if name := given["this"] or given["day"]:
        language = "fr" if name in DAYS["fr"] else "en"
        ahead = (DAYS[language].index(name) - written.weekday()) % 7
        if given["way"] in ("dernier", "last"):
            ahead -= 7
        elif given["way"]:
            ahead = ahead or 7
        elif ahead > 3:
            ahead -= 7
        return written + timedelta(ahead), written + timedelta(ahead)
    return written, written


def in_words(found, first, last, is_french):
    """ "vendredi 13 novembre au matin"; "on Friday 13 November": what can stand in its place."""
    if (last - first).days == 6:
        monday = formats.day(first, year=False)
        return f"la semaine du {monday}" if is_french else f"in the week of {monday}"
    if first.day == 1 and (last - first).days > 6:
        month = format_date(first, "MMMM", locale="fr" if is_french else "en")
        return f"{'en' if is_french else 'in'} {month}"
    if first != last:
        days = formats.date_range(first, last, year=False)
        return f"les {days}" if is_french else f"on {days}"
    day = formats.day(first, weekday=True, year=False)
    if is_french:
        part = (found["part"] or found["then"] or f" {found['now'] or found['noon'] or ''}").strip()
        article = "le " if found["this"] or found["now"] or found["noon"] else ""
        return f"{article}{day}{f' au {part}' if part in ('matin', 'soir') else ''}"
    part = (found["part"] or found["then"] or f" {found['now'] or ''}").strip()
    if found["step"] and found["step"].lower() == "tonight":
        part = "evening"
    return f"on {f'the {part} of ' if part else ''}{day}"


def capital(found, shown):
    return shown[:1].upper() + shown[1:] if found[:1].isupper() else shown
