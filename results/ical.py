"""Timetables for readers' calendars (iCalendar): what is run when, and never a result."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from results.addresses import absolute
from results.ical_zones import timezone_of
from results.templatetags.results_formats import lower_first

REFRESH = timedelta(hours=1)
SPACES = "\u00a0\u202f"


def calendar_of(entries, *, name, page, source, colour=""):
    """The entries (events and sessions) as one calendar in the language in force.

    `page` and `source` are the paths of what shows them to a reader, and of the feed itself.
    """
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{settings.SITE_NAME}//{get_language()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", text(name))
    calendar.add("x-wr-calname", text(name))
    calendar.add("refresh-interval", icalendar.vDuration(REFRESH), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH).to_ical().decode())
    calendar.add("url", icalendar.vUri(absolute(page)))
    calendar.add("source", icalendar.vUri(absolute(source)), {"VALUE": "URI"})
    if colour:
        calendar.add("x-apple-calendar-color", colour)
    told = [entry_of(planned) for planned in entries]
    for zone, years in zones_of(entries):
        calendar.add_component(timezone_of(zone, min(years), max(years)))
    for entry in told:
        calendar.add_component(entry)
    return calendar.to_ical()


def zones_of(entries):
    """The time zones in which hours are told, each with the years of its hours."""
    years: dict[str, set[int]] = {}
    for planned in entries:
        if starts_at := getattr(planned, "starts_at", None):
            years.setdefault(planned.zone.key, set()).add(starts_at.astimezone(planned.zone).year)
    return [(ZoneInfo(key), found) for key, found in sorted(years.items()) if key != "UTC"]


def entry_of(planned):
    """An event or a session, as one entry."""
    is_session = hasattr(planned, "starts_at")
    event = planned.event if is_session else planned
    language = {"LANGUAGE": get_language()[:2]}
    entry = icalendar.Event()
    entry.add("uid", f"{planned.uid}@{settings.SITE_HOST}")
    entry.add("dtstamp", planned.changed_at)
    entry.add("last-modified", planned.changed_at)
    entry.add("sequence", planned.sequence)
    entry.add("summary", text(summary_of(event, planned.title if is_session else "")), language)
    add_session_times(entry, planned) if is_session else add_days(entry, planned)
    is_certain = is_session and planned.starts_at
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED" if is_certain else "TENTATIVE")
    if not event.is_cancelled and not is_certain:
        unknown = _("The hour is not known yet.") if is_session else _("The timetable is not known yet.")
        entry.add("description", unknown, language)
    if circuit := event.circuit:
        places = list(dict.fromkeys(part for part in (circuit.name, circuit.place) if part))
        entry.add("location", text(", ".join(places)), language)
        if circuit.latitude is not None:
            entry.add("geo", (float(circuit.latitude), float(circuit.longitude)))
    entry.add("url", icalendar.vUri(absolute(planned.get_absolute_url())))
    classes = [str(each) for each in planned.classes.all()] if is_session else []
    entry.add("categories", [text(each) for each in (event.season.series, *classes)], language)
    entry.add("transp", "TRANSPARENT")
    return entry


def text(words):
    """On one line, without signs that no line may hold."""
    return icalendar.vText(
        "".join(sign if sign.isprintable() or sign in SPACES else " " for sign in str(words))
    )


def summary_of(event, title):
    series = event.season.series.short_name or event.season.series.name
    if title:
        said = pgettext("an entry of a calendar", "%(series)s: %(event)s, %(session)s")
        said %= {"series": series, "event": event.name, "session": lower_first(title)}
    else:
        said = pgettext("an entry of a calendar", "%(series)s: %(event)s")
        said %= {"series": series, "event": event.name}
    if event.is_cancelled:
        # Many calendars show a cancelled entry as any other.
        said = pgettext("an entry of a calendar", "Cancelled: %(what)s") % {"what": said}
    return said


def add_session_times(entry, session):
    if session.starts_at is None:
        entry.add("dtstart", session.date)
        return
    entry.add("dtstart", session.starts_at.astimezone(session.zone))
    if session.length_minutes:
        entry.add("duration", timedelta(minutes=session.length_minutes))


def add_days(entry, event):
    first, last = event.meeting.start_date, event.meeting.end_date
    entry.add("dtstart", first or last)
    if first and last:
        entry.add("dtend", last + timedelta(days=1))  # the day after the last


def entries_of(events):
    """What of these events stands in calendars, in running order.

    The sessions that have a day; and the event itself, by its days, until all its sessions have one.
    """
    found = []
    for event in events:
        sessions = list(event.sessions.all())
        dated = [session for session in sessions if session.date]
        for session in dated:
            session.event = event
        has_days = event.meeting and (event.meeting.start_date or event.meeting.end_date)
        if has_days and (not sessions or len(dated) < len(sessions)):
            found.append(event)
        found += dated
    return found
