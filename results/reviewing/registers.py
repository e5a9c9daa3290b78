"""What is on record already, loaded once for a whole sheet: drivers, teams, cars, classes, entries."""

from collections import defaultdict
from dataclasses import dataclass

from results.folding import fold
from results.models import (
    CarModel,
    CarModelAlias,
    CrewMember,
    Driver,
    DriverAlias,
    Entry,
    RaceClass,
    Team,
    TeamAlias,
)
from results.names import Candidate, Circle, Register, key_of, person_words, words


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
    """The names that the rows of a session may mean. Nine queries, however long the sheet."""

    def __init__(self, session):
        self.event = session.event
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
        self.race_classes = list(RaceClass.objects.filter(season=self.event.season_id))
        self.race_class = Register("class", [class_candidate(each) for each in self.race_classes])

    def of(self, kind):
        return {"driver": self.driver, "team": self.team, "car": self.car, "class": self.race_class}[kind]


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

    def circle(self, pk):
        return self.circles.get(pk, Circle.ALL)


def drivers(seen):
    aliases = defaultdict(set)
    for pk, name in DriverAlias.objects.values_list("driver", "name"):
        aliases[pk].add(key_of(person_words(name)))
    candidates = []
    for pk, given, family in Driver.objects.order_by().values_list("pk", "given_name", "family_name"):
        name = f"{given} {family}".strip()
        candidates.append(
            Candidate(
                pk=pk,
                label=name,
                keys=frozenset({key_of(person_words(name)), *aliases[pk]}),
                family=frozenset(person_words(family)),
                initial=fold(given)[:1],
                is_short=bool(given) and all(len(token) == 1 for token in words(given)),
                circle=seen.circle(pk),
                numbers=frozenset(seen.numbers.get(pk, ())),
            )
        )
    return Register("driver", candidates, split=person_words)


def things(kind, model, alias_model, link, seen):
    aliases = defaultdict(set)
    for pk, name in alias_model.objects.values_list(link, "name"):
        aliases[pk].add(key_of(words(name)))
    return Register(
        kind,
        [
            Candidate(
                pk=pk,
                label=name,
                keys=frozenset({key_of(words(name)), *aliases[pk]}),
                circle=seen.circle(pk),
                numbers=frozenset(seen.numbers.get(pk, ())),
            )
            for pk, name in model.objects.order_by().values_list("pk", "name")
        ],
    )


def class_candidate(race_class):
    names = (race_class.code, race_class.name_fr, race_class.name_en, race_class.slug)
    return Candidate(
        pk=race_class.pk,
        label=race_class.code,
        keys=frozenset(key_of(words(name)) for name in names if name),
        circle=Circle.SEASON,
    )
