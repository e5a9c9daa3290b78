"""True results, as far as a story tells them: partial classifications, with no figure of our own."""

from newsroom.demo.calendar import make_season, make_series, make_session
from newsroom.demo.field import Car, crew_of, enter
from results.models import Classification
from results.publishing import Line, LineDrive, publish


def load_told(facts, calendar, register, by):
    for one in facts["series"]:
        series = make_series({name: value for name, value in one.items() if isinstance(value, str | int)})
        for year in one["seasons"]:
            season, classes = make_season(series, year["year"], one["classes"])
            for event_facts in year["events"]:
                event = calendar.event(season, event_facts)
                load_event(event, event_facts, classes, register, by)


def load_event(event, facts, classes, register, by):
    entries = {}

    def entry_of(row):
        crew, team = row["crew"], row.get("team", "")
        if (crew, team) not in entries:
            car = Car(row.get("number", ""), row.get("class", ""), team, "", crew_of(crew))
            entries[crew, team] = enter(event, car, register, classes)
        return entries[crew, team]

    for row in facts.get("entries", ()):
        entry_of(row)
    for order, one in enumerate(facts.get("sessions", ()), 1):
        session = make_session(event, one, classes, order)
        for kind, rows in ((Classification.Kind.GRID, "grid"), (Classification.Kind.RESULT, "rows")):
            if rows in one:
                lines = [
                    line_from(order, row, entry_of(row), classes) for order, row in enumerate(one[rows], 1)
                ]
                publish(session, lines, kind=kind, status="provisional", is_complete=False, by=by)


def line_from(order, row, entry, classes):
    """A line with what the story says: a class place without a place overall, if that is all."""
    race_class = row.get("class", "")
    return Line(
        order=order,
        position=row.get("position"),
        team_name=row.get("team", ""),
        class_name=race_class,
        gap_ms=row.get("gap_ms"),
        interval_ms=row.get("interval_ms"),
        fastest_lap=row.get("fastest", False),
        entry=entry,
        drives=tuple(
            LineDrive(member.driver.name, "", member.driver) for member in entry.crew.select_related("driver")
        ),
        classes=((classes[race_class], row.get("class_position")),) if race_class else (),
    )
