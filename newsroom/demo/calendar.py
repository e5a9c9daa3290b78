"""Series, seasons, events and sessions, from the facts in the data files."""

from newsroom.demo.files import table
from results.models import Circuit, Event, Meeting, RaceClass, Season, Series, Session


def load_circuits():
    """All circuits by their slug."""
    return {
        row["slug"]: Circuit.objects.get_or_create(
            slug=row["slug"], defaults=row | {"length_m": int(row["length_m"]) if row["length_m"] else None}
        )[0]
        for row in table("circuits.csv")
    }


def make_series(facts):
    own = {name: value for name, value in facts.items() if isinstance(value, str | int)}
    own["short_name_fr"], own["short_name_en"] = own.pop("short_fr", ""), own.pop("short_en", "")
    return Series.objects.create(**own)


def make_season(series, year, classes):
    """The season and its classes by code."""
    season = Season.objects.create(series=series, year=year)
    return season, {
        one["code"]: RaceClass.objects.create(
            season=season,
            order=order,
            **{"name_fr": one["code"], "name_en": one["code"]} | one,
        )
        for order, one in enumerate(classes, 1)
    }


class Calendar:
    """Makes events; series that name the same meeting share it."""

    def __init__(self):
        self.circuits, self.meetings = load_circuits(), {}

    def event(self, season, facts):
        return Event.objects.create(
            season=season,
            number=facts.get("number"),
            name_fr=facts["name_fr"],
            name_en=facts["name_en"],
            slug=facts["slug"],
            meeting=self.meeting(facts, season),
            is_cancelled=facts.get("cancelled", False),
        )

    def meeting(self, facts, season):
        key = facts.get("meeting") or (season.pk, facts["slug"])
        if key not in self.meetings:
            circuit = self.circuits[facts["circuit"]]
            first = facts.get("first")
            self.meetings[key] = Meeting.objects.create(
                circuit=circuit,
                name_fr=circuit.name_fr,
                name_en=circuit.name_en,
                start_date=first,
                end_date=facts.get("last", first),
            )
        return self.meetings[key]


def make_session(event, facts, classes, order):
    """A session; its start is told in the time of the track."""
    starts = facts.get("starts")
    session = Session.objects.create(
        event=event,
        kind=facts["kind"],
        number=facts.get("number"),
        name_fr=facts.get("name_fr", ""),
        name_en=facts.get("name_en", ""),
        slug=facts["slug"],
        starts_at=starts and at_the_track(event, starts),
        date=facts.get("date"),
        length_minutes=facts.get("minutes"),
        length_laps=facts.get("laps"),
        order=facts.get("order", order),
    )
    session.classes.set([classes[code] for code in facts.get("classes", ())])
    return session


def at_the_track(event, clock):
    """A moment, from what the clock at the track shows."""
    return clock.replace(tzinfo=event.circuit.zone)
