"""Dates, times of day and numbers in templates: results/formats.py as filters."""

import re
from urllib.parse import urlsplit

from babel.dates import get_timezone_name
from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results import addresses, formats

register = template.Library()
# With what clings to it, so that no line begins with a comma.
HYPHENATED = re.compile(r"(?:[«“(]\u00a0?)?(?<![\w&#’-])\w[\w’]*(?:-[\w’]+)+(?:[\u00a0\u202f]?[»”),.;:!?…])*")


@register.filter
def day(value, options=""):
    """A date; "weekday" names the day of the week, "no-year" leaves the year out, "short" is for lists."""
    if value and "short" in options:
        return formats.short_day(value)
    return formats.day(value, weekday="weekday" in options, year="no-year" not in options) if value else ""


@register.filter
def day_and_time(value, zone=None):
    return formats.day_and_time(value, zone) if value else ""


@register.filter
def time_of_day(value, zone=None):
    return formats.time_of_day(value, zone) if value else ""


@register.filter
def clock(value, zone=None):
    """As timetables print it, the same in both languages."""
    return formats.clock(value, zone) if value else ""


@register.filter
def days_of(meeting):
    """The days of a meeting: 29–31 October 2021."""
    return formats.date_range(meeting.start_date, meeting.end_date) if meeting else ""


@register.filter
def days_without_year(meeting):
    return formats.date_range(meeting.start_date, meeting.end_date, year=False) if meeting else ""


@register.filter
def zone_name(zone):
    """What the language calls a time zone."""
    return get_timezone_name(str(zone), width="long", zone_variant="generic", locale=formats.locale())


@register.filter
def in_zone(value, zone):
    """The same moment in a zone, with its offset: for `datetime` attributes."""
    return value.astimezone(zone).isoformat(timespec="minutes") if value else ""


@register.filter
def month_name(value):
    """A month and its year as a heading: November 2026, Novembre 2026."""
    return formats.month(value)


@register.filter
def lower_first(text):
    """For a title that goes on in a sentence: Race 2 becomes race 2; a name in capitals stays."""
    text = str(text)
    return text if text[1:2].isupper() or text[1:2].isdecimal() else text[:1].lower() + text[1:]


@register.filter
def whole_words(headline):
    """For large type: a line ends between words, and at the hyphen only of a word wider than the page."""
    text = conditional_escape(headline)
    return mark_safe(HYPHENATED.sub(r'<span class="whole">\g<0></span>', text))


@register.filter
def colon(label):
    return formats.colon(label)


@register.filter
def magnitude(value):
    return abs(value)


@register.filter
def ordinal(number):
    return formats.ordinal(number)


@register.filter
def with_round(event):
    """The round and the name of an event."""
    if event.number is None:
        return event.name
    return _("Round %(number)s, %(name)s") % {"number": event.number, "name": event.name}


@register.filter
def webcal(path):
    return addresses.webcal(path)


@register.filter
def urlhost(address):
    """Of whose site an address is; all of it where that cannot be told."""
    return urlsplit(address).hostname or address


@register.filter
def facts_of(version):
    """Label, ending, pages and size of a file."""
    facts = [_("version %(label)s") % {"label": version.label}, version.ending.upper()]
    if version.pages:
        facts.append(ngettext("%(pages)s page", "%(pages)s pages", version.pages) % {"pages": version.pages})
    return ", ".join([*facts, filesizeformat(version.size)])
