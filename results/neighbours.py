"""What comes before and after: the rounds around an event, the sessions around a session."""

from results.models import Event, Season


def rounds_around(event):
    """The events before and after it in its series; at the ends of a season, those of the next one.

    A cancelled round keeps its place in the row, as it does in the calendar.
    """
    rounds = list(in_order().filter(season=event.season_id))
    before, after = around(event, rounds)
    return (
        before or edge(event.season, {"year__lt": event.season.year}, "-year", -1),
        after or edge(event.season, {"year__gt": event.season.year}, "year", 0),
    )


def around(thing, row):
    """What stands before and after it in the row, or None."""
    at = next(place for place, other in enumerate(row) if other.pk == thing.pk)
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


def edge(season, years, order, place):
    """The last round of the season before, or the first of the season after."""
    nearest = Season.objects.filter(series=season.series_id, events__isnull=False, **years).order_by(order)
    rounds = list(in_order().filter(season=nearest.values("pk")[:1]))
    return rounds[place] if rounds else None


def in_order():
    return Event.objects.with_place().in_calendar_order()
