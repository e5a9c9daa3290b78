"""Two revisions of a classification, and the texts of an article, made ready for `newsroom.touched`."""

from collections import Counter, defaultdict
from dataclasses import replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsroom.copydesk import plain
from newsroom.touched.naming import team_writings, words_of_car, words_of_team
from newsroom.touched.result import Car, Change, Standing
from results.class_places import counted
from results.formats import ordinal
from results.models import Classification, CrewMember, DriverAlias, TeamAlias
from results.models.row import Status
from results.publishing import lines_of
from results.rows import gap_text

FIELDS = ("headline", "neutral_headline", "kicker", "standfirst", "key_points")
LANGUAGES = ("fr", "en")
SHORTEST = 3  # letters of a family name that is told from a printed name alone


# --- the result -----------------------------------------------------------------------------------


def change_between(before, after):
    """What a text may have wrong since `after` replaced `before`; either may be a list of lines to come."""
    published = before if isinstance(before, Classification) else after
    lines = [lines_of(one) if isinstance(one, Classification) else list(one) for one in (before, after)]
    if published.is_complete:
        lines = [with_class_places(each) for each in lines]
    return change_of(*lines, session=published.session, kind=published.kind)


def with_class_places(lines):
    """As tables show them: what a sheet does not print of a class is counted from the order."""
    found = counted(
        (key, line.position, line.status == Status.CLASSIFIED, line.classes) for key, line in enumerate(lines)
    )
    return [
        replace(
            line,
            classes=tuple(
                (race_class, found.get((key, race_class)) if place is None else place)
                for race_class, place in line.classes
            ),
        )
        for key, line in enumerate(lines)
    ]


def change_of(before, after, *, session, kind):
    writings = Writings([*before, *after])
    old, new = keyed(before, writings), keyed(after, writings)
    leads = lead(before), lead(after)
    cars = []
    for key in dict.fromkeys([*old, *new]):
        was, now = old.get(key), new.get(key)
        names = dict.fromkeys(name for line in (was, now) if line for name in writings.of(line))
        standings = [
            standing(line, gap) if line else None for line, gap in ((was, leads[0]), (now, leads[1]))
        ]
        loose = dict.fromkeys(name for line in (was, now) if line for name in writings.loosely(line))
        car = Car(
            ":".join(map(str, key)),
            (now or was).number,
            tuple(names),
            *standings,
            loose=tuple(loose),
            words={language: words(was, now, writings, language) for language in LANGUAGES},
        )
        cars.append(car)
    classes = {
        race_class.code: (race_class.name_fr, race_class.name_en, race_class.code)
        for line in [*before, *after]
        for race_class, _place in line.classes
    }
    is_race = session.is_race and kind == Classification.Kind.RESULT
    return Change(tuple(cars), classes, is_race, session.event.season.year)


def keyed(lines, writings):
    """The lines by car number and how often it stood before, as `results.moves` compares them."""
    seen, found = Counter(), {}
    for line in lines:
        name = line.number or writings.crew(line)
        seen[name] += 1
        found[name, seen[name]] = line
    return found


def lead(lines):
    """By how much the first was ahead of the second."""
    return next((line.gap_ms for line in lines if line.position == 2), None)


def standing(line, lead_ms):
    return Standing(
        status=str(Status(line.status).value),
        running=line.running,
        position=line.position,
        laps=line.laps,
        total_time_ms=line.total_time_ms,
        gap_ms=line.gap_ms,
        gap_laps=line.gap_laps,
        best_lap_ms=line.best_lap_ms,
        lead_ms=lead_ms if line.position == 1 else None,
        classes=tuple(sorted(((c.code, place) for c, place in line.classes), key=lambda pair: pair[0])),
    )


def words(was, now, writings, language):
    """ "No. 7: 4th → disqualified", in that language."""
    with override(language):
        said = {
            "number": (now or was).number,
            "crew": writings.crew(now or was),
            "before": stands(was) if was else _("not listed"),
            "after": stands(now) if now else _("no longer listed"),
        }
        if said["number"]:
            return _("No. %(number)s: %(before)s → %(after)s") % said
        return _("%(crew)s: %(before)s → %(after)s") % said


def stands(line):
    """ "4th, 2nd in Pro-Am, +29.504", or "Disqualified"."""
    if line.status != Status.CLASSIFIED:
        return capfirst(str(Status(line.status).label))
    parts = [ordinal(line.position)] if line.position else []
    parts += [
        _("%(place)s in %(race_class)s") % {"place": ordinal(place), "race_class": race_class}
        for race_class, place in line.classes
        if place
    ]
    gap = gap_text(line.gap_ms, line.gap_laps)
    return ", ".join([*parts, *([gap] if gap else [])]) or capfirst(str(Status.CLASSIFIED.label))


class Writings:
    """All the ways in which texts may name who stands on these lines, in three queries."""

    def __init__(self, lines):
        entries = {line.entry.pk for line in lines if line.entry}
        self.crews = defaultdict(set)
        for member in CrewMember.objects.filter(entry__in=entries).select_related("driver"):
            self.crews[member.entry_id].add(member.driver)
        drivers = {drive.driver.pk for line in lines for drive in line.drives if drive.driver}
        drivers |= {driver.pk for crew in self.crews.values() for driver in crew}
        teams = {line.entry.team_id for line in lines if line.entry and line.entry.team_id}
        self.driver_aliases = grouped(DriverAlias.objects.filter(driver__in=drivers), "driver_id")
        self.team_aliases = grouped(TeamAlias.objects.filter(team__in=teams), "team_id")

    def of(self, line):
        found = []
        for driver in {drive.driver for drive in line.drives if drive.driver} | self.crew_of(line):
            found += [driver.name, driver.family_name, *self.driver_aliases[driver.pk]]
        for drive in line.drives:
            if drive.name:
                found += [drive.name, *([] if drive.driver else [family_of(drive.name)])]
        found += [form for team in self.teams(line) for form in team_writings(team)]
        return sorted({name for name in found if name})

    def loosely(self, line):
        """What may mean another car as well: a given name, a make, a word of the team's name."""
        drivers = {drive.driver for drive in line.drives if drive.driver} | self.crew_of(line)
        found = [driver.given_name for driver in drivers if len(driver.given_name) >= SHORTEST]
        found += words_of_car(line.car_name)
        found += [word for team in self.teams(line) for word in words_of_team(team)]
        return sorted(set(found))

    def teams(self, line):
        on_record = line.entry and line.entry.team
        names = [line.entry.team.name, *self.team_aliases[line.entry.team_id]] if on_record else []
        return [name for name in [*names, line.team_name] if name]

    def crew_of(self, line):
        return self.crews[line.entry.pk] if line.entry else set()

    def crew(self, line):
        names = [drive.driver.name if drive.driver else drive.name for drive in line.drives]
        return ", ".join(names) or line.team_name


def grouped(aliases, owner):
    found = defaultdict(list)
    for pk, name in aliases.values_list(owner, "name"):
        found[pk].append(name)
    return found


def family_of(printed):
    """Of a printed name the words in capitals, else the last one: "ZHOU Guanyu", "F. Nasr"."""
    parts = printed.split("(")[0].split()
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    name = " ".join(capitals if 0 < len(capitals) < len(parts) else parts[-1:])
    return name if len(name) >= SHORTEST else ""


# --- the texts ------------------------------------------------------------------------------------


def texts_of(article):
    """All that an article says, in pairs of a place and its plain text, with the words of its pictures."""
    texts = [(name, getattr(article, name).replace("\r\n", "\n")) for name in FIELDS]
    texts.append(("body", plain.read(article.body)[0]))
    for use in article.story.photo_uses.all():
        for what in ("caption", "alt"):
            own = getattr(use, f"own_{what}_{article.language}")
            texts.append((f"{what}:{use.pk}", own or getattr(use.photo, f"{what}_{article.language}")))
    return [(place, text) for place, text in texts if text.strip()]


def place_words(place):
    """The place of a sentence in words."""
    name = place.partition(":")[0]
    return {
        "": _("the article as a whole"),
        "headline": _("headline"),
        "neutral_headline": _("headline without the result"),
        "kicker": _("kicker"),
        "standfirst": _("standfirst"),
        "key_points": _("key points"),
        "body": _("text"),
        "caption": _("caption of a photo"),
        "alt": _("alternative text of a photo"),
    }.get(name, name)


def with_pictures(articles):
    """Load what `texts_of` reads, in a fixed number of queries."""
    return articles.select_related("story").prefetch_related("story__photo_uses__photo")
