"""Time zones as iCalendar tells them: a zone over some years, with every change of the clock."""

from datetime import UTC, datetime, timedelta

import icalendar

STEP = timedelta(days=1)


def timezone_of(zone, first_year, last_year):
    """A VTIMEZONE that is right from the start of the first year to the end of the last."""
    component = icalendar.Timezone()
    component.add("tzid", zone.key)
    start = datetime(first_year, 1, 1)
    opening = start.replace(tzinfo=zone)
    # What was in force before the first change, from an offset to itself.
    observances = {(*state(opening), opening.utcoffset()): [start]}
    for moment in changes(zone, first_year, last_year):
        before, after = moment - timedelta(seconds=1), moment
        was = before.astimezone(zone).utcoffset()
        # The onset is told by the clock as it was until then.
        onset = (moment + was).replace(tzinfo=None)
        observances.setdefault((*state(after.astimezone(zone)), was), []).append(onset)
    for (name, is_summer, offset, was), onsets in observances.items():
        component.add_component(observance(name, is_summer, was, offset, onsets))
    return component


def state(moment):
    return moment.tzname(), bool(moment.dst()), moment.utcoffset()


def observance(name, is_summer, was, offset, onsets):
    kind = icalendar.TimezoneDaylight if is_summer else icalendar.TimezoneStandard
    part = kind()
    part.add("dtstart", onsets[0])
    if onsets[1:]:
        part.add("rdate", onsets[1:])
    part.add("tzname", name)
    part.add("tzoffsetfrom", was)
    part.add("tzoffsetto", offset)
    return part


def changes(zone, first_year, last_year):
    """The moments, in UTC, from which the clocks of the zone show another offset."""
    moment, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    found = []
    while moment < end:
        after = moment + STEP
        if state(moment.astimezone(zone)) != state(after.astimezone(zone)):
            found.append(change_between(zone, moment, after))
        moment = after
    return found


def change_between(zone, before, after):
    """The minute in which the state of the zone changes, by halves."""
    was = state(before.astimezone(zone))
    low, high = 0, int((after - before).total_seconds() // 60)
    while high - low > 1:
        middle = (low + high) // 2
        if state((before + timedelta(minutes=middle)).astimezone(zone)) == was:
            low = middle
        else:
            high = middle
    return before + timedelta(minutes=high)
