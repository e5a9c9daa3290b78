"""Who races: the cars of a season's field, and their entry at an event."""

import re
from dataclasses import dataclass, replace

from django.utils.text import slugify

from newsroom.demo.files import table
from results.folding import fold
from results.models import CarModel, CrewMember, Driver, Entry, Manufacturer, Team
from results.name_words import split_name

MEMBER = re.compile(r"(?P<name>.+?)(?: \((?P<nationality>[A-Z]{3})(?:, (?P<grade>\w+))?\))?")


@dataclass(frozen=True)
class Member:
    """A driver of a crew: name, nationality and grade."""

    name: str
    nationality: str = ""
    grade: str = ""


@dataclass(frozen=True)
class Car:
    """One line of the field: a car with its class, team and crew."""

    number: str
    race_class: str
    team: str
    model: str
    crew: tuple[Member, ...]

    @property
    def classes(self):
        """Its class, and the Bronze ranking that any bronze driver outside Pro belongs to."""
        bronze = self.race_class not in {"", "Pro"} and any(member.grade == "bronze" for member in self.crew)
        return [code for code in [self.race_class, "Bronze" if bronze else ""] if code]


def crew_of(text):
    """ "Anna Novák (CZE, gold) / Tom Hart" as members."""
    return tuple(
        Member(**{k: v or "" for k, v in MEMBER.fullmatch(one).groupdict().items()})
        for one in text.split(" / ")
    )


def load_field(name):
    """The cars of a season by number, in the order of the file, fastest teams first."""
    return {
        row["number"]: Car(row["number"], row["class"], row["team"], row["car"], crew_of(row["crew"]))
        for row in table(name)
    }


def field_of(event, cars):
    """The cars that come to an event: those that its races name, then as many more as it asks for."""
    named = {number for session in event.get("sessions", ()) for number in numbers_named(session)}
    rest = [number for number in cars if number not in named]
    count = event.get("cars", len(cars))
    chosen = named | set(rest[: max(0, count - len(named))])
    crews = event.get("crews", {})
    return {
        number: replace(car, crew=crew_of(crews[number])) if number in crews else car
        for number, car in cars.items()
        if number in chosen
    }


def numbers_named(session):
    return [
        *session.get("front", ()),
        *session.get("gaps", ()),
        *session.get("out", ()),
        *session.get("added", ()),
    ]


def by_name(file):
    """What a table says of each name in its first column."""
    return {row.pop("name"): row for row in table(file)}


class Register:
    """Finds or makes teams, drivers and cars by their names; each once."""

    def __init__(self):
        self.known = {}
        self.teams, self.drivers = by_name("teams.csv"), by_name("drivers.csv")

    def driver(self, member):
        def find():
            if found := Driver.objects.named(member.name).first():
                return found
            given, family = split_name(member.name)
            slug = slugify(fold(member.name))
            return Driver.objects.create(
                given_name=given,
                family_name=family,
                slug=slug,
                nationality=member.nationality,
                **self.drivers.get(member.name, {}),
            )

        return self.once("driver", member.name, find)

    def team(self, name):
        def find():
            if found := Team.objects.named(name).first():
                return found
            return Team.objects.create(name=name, slug=slugify(fold(name)), **self.teams.get(name, {}))

        return self.once("team", name, find) if name else None

    def car_model(self, name):
        def find():
            maker = name.split()[0]
            manufacturer, _ = Manufacturer.objects.get_or_create(
                slug=slugify(fold(maker)), defaults={"name": maker}
            )
            return CarModel.objects.get_or_create(name=name, defaults={"manufacturer": manufacturer})[0]

        return self.once("car", name, find) if name else None

    def once(self, kind, name, find):
        if (kind, name) not in self.known:
            self.known[kind, name] = find()
        return self.known[kind, name]


def enter(event, car, register, classes, is_guest=False):
    """The entry of a car at an event, with its crew and classes."""
    entry = Entry.objects.create(
        event=event,
        car_number=car.number,
        team=register.team(car.team),
        car_model=register.car_model(car.model),
        is_guest=is_guest,
    )
    entry.classes.set([classes[code] for code in car.classes])
    CrewMember.objects.bulk_create(
        CrewMember(entry=entry, driver=register.driver(member), order=order, grade=member.grade.capitalize())
        for order, member in enumerate(car.crew, 1)
    )
    return entry
