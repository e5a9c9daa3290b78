"""What publishing puts on record beside the classification: people, teams, cars, classes, entries."""

from django.utils.text import slugify

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
from results.models.row import Status
from results.name_words import key_of, person_words, words
from results.names import State

MODELS = {"driver": Driver, "team": Team, "car": CarModel, "class": RaceClass}


class Records:
    """The records that the names of a checked sheet stand for; confirmed new ones are created once."""

    def __init__(self, checked, event):
        self.checked, self.event = checked, event
        self.found, self.slugs = {}, {}
        self.new = {(new.kind, fold(new.printed)): new for new in checked.new_names}
        wanted = {}
        for row in checked.rows:
            for kind, match in row.matches:
                if match.candidate:
                    wanted.setdefault(kind, set()).add(match.candidate.pk)
        for kind, pks in wanted.items():
            for record in MODELS[kind].objects.filter(pk__in=pks):
                self.found[kind, record.pk] = record

    def of(self, kind, match):
        """The record that a name means."""
        if match.candidate:
            return self.found[kind, match.candidate.pk]
        new = self.new[kind, fold(match.printed)]
        key = kind, "new", fold(new.written)
        if key not in self.found:
            self.found[key] = getattr(self, f"new_{kind}")(new)
        return self.found[key]

    def new_driver(self, new):
        codes = (
            code
            for row in self.checked.rows
            for name, code in row.row.crew
            if fold(name) == fold(new.printed) and code
        )
        return Driver.objects.create(
            given_name=new.given[:80],
            family_name=new.name[:120],
            slug=self.slug(Driver, new.written, "driver"),
            nationality=next(codes, ""),
        )

    def new_team(self, new):
        return Team.objects.create(name=new.name[:160], slug=self.slug(Team, new.name, "team"))

    def new_car(self, new):
        return CarModel.objects.get_or_create(name=new.name[:120])[0]

    def new_class(self, new):
        order = 10 * (len(self.checked.registers.race_classes) + 1)
        names = {"name_fr": new.name[:80], "name_en": new.name[:80]}
        taken = self.checked.registers.race_classes
        slug = free_slug(slugify(new.name)[:50] or "class", {each.slug for each in taken})
        made = RaceClass.objects.create(
            season=self.event.season, code=new.printed[:40], slug=slug, order=order, **names
        )
        taken.append(made)
        return made

    def slug(self, model, name, otherwise):
        """A slug that nobody has. The slugs in use are asked for once."""
        if model not in self.slugs:
            self.slugs[model] = set(model.objects.order_by().values_list("slug", flat=True))
        slug = free_slug(slugify(fold(name))[:110] or otherwise, self.slugs[model])
        self.slugs[model].add(slug)
        return slug

    def remember(self):
        """Each choice as an alias: the next sheet that prints the name so is understood."""
        for kind, model, link in (
            ("driver", DriverAlias, "driver"),
            ("team", TeamAlias, "team"),
            ("car", CarModelAlias, "car_model"),
        ):
            asked = self.checked.registers.of(kind)
            split = person_words if kind == "driver" else words
            for match in {
                m.printed: m for row in self.checked.rows for k, m in row.matches if k == kind
            }.values():
                record = self.of(kind, match)
                name = record.name
                same = key_of(split(match.printed)) == key_of(split(name))
                known = asked.find(match.printed)
                is_known = known.state is State.KNOWN and known.candidate.pk == record.pk
                if same or (match.candidate and is_known):
                    continue
                model.objects.get_or_create(
                    folded=fold(match.printed)[:400], **{link: record}, defaults={"name": match.printed[:200]}
                )

    def entries(self):
        """The entry of each row: as found, completed where it says nothing, or made."""
        entries = Entry.objects.filter(event=self.event).prefetch_related("classes", "crew")
        known = {entry.pk: entry for entry in entries}
        nominated = {member.driver_id for entry in known.values() for member in entry.crew.all()}
        given, crews, through = {}, [], []
        for row in self.checked.rows:
            people = [self.of("driver", match) for kind, match in row.matches if kind == "driver"]
            team = next((self.of("team", match) for kind, match in row.matches if kind == "team"), None)
            car = next((self.of("car", match) for kind, match in row.matches if kind == "car"), None)
            classes = [self.of("class", match) for kind, match in row.matches if kind == "class"]
            entry = known.get(row.entry.pk) if row.entry else None
            if entry is None:
                if not (row.row.number or people or team):
                    continue
                entry = Entry.objects.create(
                    event=self.event, car_number=row.row.number, team=team, car_model=car
                )
                crew, in_classes = set(), False
            else:
                crew = {member.driver_id for member in entry.crew.all()}
                in_classes = bool(entry.classes.all())
                complete_entry(entry, team, car, is_out=row.row.text("status") == Status.WITHDRAWN)
            order = len(crew)
            for person in people:
                if person.pk in crew or (row.entry and person.pk in nominated):
                    continue  # who is nominated in another car drove this one as a guest of the crew
                order += 1
                crew.add(person.pk)
                crews.append(CrewMember(entry=entry, driver=person, order=order))
            if not in_classes:
                through += [
                    Entry.classes.through(entry=entry, raceclass=each) for each in dict.fromkeys(classes)
                ]
            given[row.row.id] = entry
        CrewMember.objects.bulk_create(crews)
        Entry.classes.through.objects.bulk_create(through, ignore_conflicts=True)
        return given


def complete_entry(entry, team, car, *, is_out=False):
    missing = {"is_withdrawn": False} if entry.is_withdrawn and not is_out else {}  # it is there after all
    if team and entry.team_id is None:
        missing["team"] = team
    if car and entry.car_model_id is None:
        missing["car_model"] = car
    for name, value in missing.items():
        setattr(entry, name, value)
    if missing:
        entry.save(update_fields=list(missing))


def free_slug(slug, taken):
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
