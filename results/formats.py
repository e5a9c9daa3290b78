"""Dates, times of day and numbers as each edition writes them: the one place (conventions of the trade)."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

NBSP = "\u00a0"


@lru_cache(maxsize=4096)
def written(value: date, pattern, locale):
    """A date by a pattern of the CLDR; a page writes the same few many times."""
    return format_date(value, pattern, locale=locale)


def variant(language=None):
    """The page's real locale, "fr-FR", "en-GB" …"""
    language = (language or get_language() or "en")[:2]
    return settings.FR_VARIANT if language == "fr" else settings.EN_VARIANT


def locale():
    return variant().replace("-", "_")


def colon(label):
    """A label with the colon that the language puts behind it: “Up:”, « Monter : »."""
    return f"{label}{NBSP}:" if is_french() else f"{label}:"


def is_french():
    return variant().startswith("fr")


def first(text):
    """French writes the first of a month as an ordinal: 1er mai."""
    return text.replace(" 1 ", " 1er ") if not text.startswith("1 ") else f"1er {text[2:]}"


def day(value: date, weekday=False, year=True):
    """ "7 mai 2021", "vendredi 7 mai 2021"; "Friday 7 May 2021"; "Friday, May 7, 2021" in North America."""
    if is_french() or is_british():
        pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if year else "")
    else:
        pattern = ("EEEE, " if weekday else "") + "MMMM d" + (", y" if year else "")
    text = written(value, pattern, locale())
    return first(text) if is_french() else text


def is_british():
    return variant() == "en-GB"


def short_day(value: date):
    """For lists: "7 mai", "19 nov."; "7 May", "19 Nov"; "Nov 19"."""
    pattern = "d MMM" if is_french() or is_british() else "MMM d"
    text = written(value, pattern, locale())
    return first(text) if is_french() else text


def time_of_day(value: datetime, zone=None):
    """ "14 h 35", "9 h", in French; "14:35" in British, "2:35 p.m." in North American English."""
    value = timezone.localtime(value, zone)
    if is_french():
        return f"{value.hour}{NBSP}h{NBSP}{value.minute:02}" if value.minute else f"{value.hour}{NBSP}h"
    if is_british():
        return f"{value.hour:02}:{value.minute:02}"
    hour = value.hour % 12 or 12
    return f"{hour}:{value.minute:02}{NBSP}{'a.m.' if value.hour < 12 else 'p.m.'}"


def clock(value: datetime, zone=None):
    """In a timetable: 14:35, the same in both languages."""
    value = timezone.localtime(value, zone)
    return f"{value.hour}:{value.minute:02}"


def day_and_time(value: datetime, zone=None, weekday=False):
    """ "7 mai 2021, 14 h 35"."""
    local = timezone.localtime(value, zone)
    return f"{day(local.date(), weekday)}, {time_of_day(value, zone)}"


def date_range(start: date | None, end: date | None, year=True):
    """ "29–31 octobre 2021", "29–31 October 2021", "31 juillet – 1er août 2021"; empty where unknown."""
    if start is None or end is None or start == end:
        known = start or end
        return day(known, year=year) if known else ""
    if (start.year, start.month) == (end.year, end.month):
        joined = f"{first_day(start)}–{day(end, year=year)}"
        return joined if is_french() or is_british() else american_range(start, end, year)
    return f"{day(start, year=year and start.year != end.year)} – {day(end, year=year)}"


def first_day(value):
    return "1er" if is_french() and value.day == 1 else str(value.day)


def month(value: date):
    """ "Novembre 2026", "November 2026": a heading."""
    text = written(value, "LLLL y", locale())
    return text[:1].upper() + text[1:]


def american_range(start, end, year):
    month = format_date(start, "MMMM", locale="en")
    return f"{month} {start.day}–{end.day}" + (f", {end.year}" if year else "")


def decimal(value):
    """12,5 or 12.5; thousands as the edition separates them."""
    return format_decimal(value, locale=locale())


def ordinal(number):
    """A place in running text: 1st, 2nd, 11th; 1er, 2e."""
    if is_french():
        return f"{number}{'er' if number == 1 else 'e'}"
    tens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
