"""What is on record already, loaded once for a whole sheet: drivers, teams, cars, classes, entries."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from results.models import (
    CarModel,
    CarModelAlias,
    CrewMember,
    Driver,
    DriverAlias,
    Entry,
    RaceClass,
    SheetReview,
    Team,
    TeamAlias,
)
from results.names import Circle, Register
from results.roll import Roll, person, roll_of, thing


@dataclass(frozen=True)
class EntryOnRecord:
    """A car entered at the event, as far as a sheet can be compared with it."""

    pk: int
    number: str
    team: int | None
    car: int | None
    crew: frozenset[int]
    classes: frozenset[int]


class Registers:
    """The names that the rows of a sheet may mean. Ten queries, however long the sheet."""

    def __init__(self, event):
        self.event = event
        crews = CrewMember.objects.filter(entry__event__season__series=self.event.season.series_id)
        entries = Entry.objects.filter(event__season__series=self.event.season.series_id)
        seen_driving = crews.values_list(
            "driver", "entry", "entry__event", "entry__event__season", "entry__car_number"
        )
        entered = entries.values_list(
            "team", "car_model", "pk", "event", "event__season", "car_number", "classes"
        )
        driving, teaming, driven = Seen(self.event), Seen(self.event), Seen(self.event)
        crew_of, here = defaultdict(set), {}
        for driver, entry, event, season, number in seen_driving:
            driving.add(driver, event, season, number)
            if event == self.event.pk:
                crew_of[entry].add(driver)
        for team, car, entry, event, season, number, race_class in entered:
            teaming.add(team, event, season, number)
            driven.add(car, event, season, number)
            if event == self.event.pk:
                facts = here.setdefault(entry, (number, team, car, set()))
                facts[3].update({race_class} - {None})
        self.entries = defaultdict(list)
        for pk, (number, team, car, classes) in here.items():
            found = EntryOnRecord(pk, number, team, car, frozenset(crew_of[pk]), frozenset(classes))
            self.entries[number].append(found)
        self.driver = drivers(driving)
        self.team = things("team", Team, TeamAlias, "team", teaming)
        self.car = things("car", CarModel, CarModelAlias, "car_model", driven)
        self.is_listed = self.entries and was_listed(event)
        self.race_classes = list(RaceClass.objects.filter(season=self.event.season_id))
        self.race_class = season_classes(self.race_classes)

    def of(self, kind):
        return {"driver": self.driver, "team": self.team, "car": self.car, "class": self.race_class}[kind]


def was_listed(event):
    """Whether an editor has put an entry list of the event on record."""
    reviews = SheetReview.objects.filter(Q(event=event) | Q(session__event=event))
    return reviews.filter(state=SheetReview.State.PUBLISHED, data__facts__kind="entry_list").exists()


def raced_elsewhere(drivers, series):
    """Of these drivers: the other series that they are known from, by key."""
    crews = CrewMember.objects.filter(driver__in=drivers).exclude(entry__event__season__series=series)
    found = defaultdict(dict)
    for member in crews.select_related("entry__event__season__series"):
        found[member.driver_id][member.entry.event.season.series.name] = None
    return {pk: list(names) for pk, names in found.items()}


class Seen:
    """How near each thing has been seen, and under which numbers at this event."""

    def __init__(self, event):
        self.event = event
        self.circles, self.numbers = {}, defaultdict(set)

    def add(self, pk, event, season, number):
        circle = Circle.SERIES
        if event == self.event.pk:
            circle = Circle.EVENT
            self.numbers[pk].add(number)
        elif season == self.event.season_id:
            circle = Circle.SEASON
        self.circles[pk] = min(circle, self.circles.get(pk, Circle.ALL))

    def nearer(self):
        return {pk: (circle, frozenset(self.numbers.get(pk, ()))) for pk, circle in self.circles.items()}


def drivers(seen):
    aliases = aliases_of(DriverAlias, "driver")
    people = Driver.objects.order_by().values_list("pk", "given_name", "family_name", "nationality")
    rows = tuple((*row, aliases.get(row[0], ())) for row in people)
    return Register("driver", roll_of(person, rows), seen.nearer())


def things(kind, model, alias_model, link, seen):
    aliases = aliases_of(alias_model, link)
    rows = tuple(
        (*row, aliases.get(row[0], ())) for row in model.objects.order_by().values_list("pk", "name")
    )
    return Register(kind, roll_of(thing, rows), seen.nearer())


def season_classes(race_classes):
    named = [
        thing(each.pk, each.code, [name for name in (each.name_fr, each.name_en, each.slug) if name])
        for each in race_classes
    ]
    return Register("class", Roll(named), {each.pk: (Circle.SEASON,) for each in race_classes})


def aliases_of(model, link):
    found = defaultdict(tuple)
    for pk, name in model.objects.order_by("pk").values_list(link, "name"):
        found[pk] += (name,)
    return found
