"""What an answer says, in the language of the page: each sentence is whole, none is put together."""

from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from results import formats
from results.models import Classification, Session
from results.models.row import Status
from results.times import Gap, gap_in_prose, time_in_prose

MOST_DRIVERS = 6  # who are linked from an answer
FINAL = Classification.Status.OFFICIAL


@dataclass(frozen=True)
class Answer:
    """What the top of the page says: a place in large, a sentence, and where it comes from."""

    big: str
    say: str
    session: Session | None = None
    classification: Classification | None = None
    links: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()  # of a podium: place and crew

    @property
    def paper(self):
        return self.classification.paper if self.classification else "none"

    @property
    def is_partial(self):
        return self.classification is not None and not self.classification.is_complete


def where(session):
    """The event, its series, the session and its day."""
    event = session.event
    parts = [event.name, str(event.season.series), session.title]
    return ", ".join([*parts, formats.day(session.date)] if session.date else parts)


def crew_of(row):
    """Who drove, and how many; else the team, else the number of the car."""
    names = [drive.display_name for drive in row.drives.all()]
    if not names:
        team = row.team_name or (str(row.entry.team) if row.entry and row.entry.team else "")
        names = [team or _("No. %(number)s") % {"number": row.number or "–"}]
    return format_list(names, locale=formats.locale()), len(names)


def links_of(classification, *rows):
    """To the revision, the drivers, and the series."""
    session = classification.session
    number = classification.revision
    links = [
        (_("The classification, version %(number)s") % {"number": number}, classification.get_absolute_url())
    ]
    drivers = dict.fromkeys(drive.driver for row in rows for drive in row.drives.all() if drive.driver)
    links += [(driver.name, driver.get_absolute_url()) for driver in drivers][:MOST_DRIVERS]
    season = session.event.season
    return (*links, (str(season), season.get_absolute_url()))


def class_name(rows, classes):
    """The class that is asked for, as one of the rows has it; of none nothing is looked up."""
    if not classes:
        return ""
    return next(
        (str(p.race_class) for row in rows for p in row.classes.all() if p.race_class_id in classes), ""
    )


def answer(classification, big, say, *rows, lines=()):
    return Answer(
        big=big,
        say=say,
        session=classification.session,
        classification=classification,
        links=links_of(classification, *rows),
        lines=tuple(lines),
    )


def nothing_yet(session):
    """A session that is meant and has no result."""
    values = {"where": where(session)}
    say = _("Cancelled: %(where)s.") if session.event.is_cancelled else _("No result yet: %(where)s.")
    links = (
        (session.title, session.get_absolute_url()),
        (session.event.name, session.event.get_absolute_url()),
    )
    return Answer(big="–", say=say % values, session=session, links=links)


def covered(told):
    """The same for a reader who wants no results: where it stands, and nothing of what it says."""
    session = told.session
    links = (
        (session.title, session.get_absolute_url()),
        (session.event.name, session.event.get_absolute_url()),
    )
    say = _("The answer is covered: %(where)s.") % {"where": where(session)}
    return Answer(big="–", say=say, session=session, links=links)


def not_told(classification):
    """The result is there, and does not say what was asked."""
    values = {"where": where(classification.session)}
    return answer(classification, "–", _("The result that we have does not say that: %(where)s.") % values)


def winner(classification, first, classes, *, is_pole=False):
    """Who came first; a dead heat names both."""
    ahead = [row for place, row in first if place == 1]
    if not ahead:
        return not_told(classification)
    if len(ahead) > 1:
        return podium(classification, [(1, row) for row in ahead], classes, is_pole=is_pole)
    crew, count = crew_of(ahead[0])
    values = {
        "crew": crew,
        "race_class": class_name(ahead, classes),
        "where": where(classification.session),
    }
    say = sentence_of_winner(classification, bool(classes), count, is_pole) % values
    behind = [row for place, row in first if place == 2]
    is_race = classification.session.kind == Session.Kind.RACE and not is_pole
    if not classes and is_race and len(behind) == 1:
        say = " ".join(filter(None, [say, followed(behind[0])]))
    return answer(classification, "1", say, ahead[0])


def sentence_of_winner(classification, in_class, count, is_pole):
    if classification.status == Classification.Status.ANNULLED:
        return _("%(crew)s, first in a classification that has been annulled: %(where)s.")
    if classification.kind == Classification.Kind.GRID:
        if in_class:
            return _("%(crew)s, first of %(race_class)s on the starting grid: %(where)s.")
        return _("%(crew)s, first on the starting grid: %(where)s.")
    if is_pole and in_class:
        return ngettext(
            "%(crew)s took the pole position in %(race_class)s: %(where)s.",
            "%(crew)s took the pole position in %(race_class)s: %(where)s.",
            count,
        )
    if is_pole:
        return ngettext(
            "%(crew)s took the pole position: %(where)s.",
            "%(crew)s took the pole position: %(where)s.",
            count,
        )
    if classification.status != FINAL:
        if in_class:
            return _("%(crew)s, first in %(race_class)s in a classification that is not final: %(where)s.")
        return _("%(crew)s, first in a classification that is not final: %(where)s.")
    if classification.session.kind != Session.Kind.RACE:
        return _("%(crew)s, first: %(where)s.")
    if in_class:
        return ngettext(
            "%(crew)s won in %(race_class)s: %(where)s.", "%(crew)s won in %(race_class)s: %(where)s.", count
        )
    return ngettext("%(crew)s won: %(where)s.", "%(crew)s won: %(where)s.", count)


def followed(row):
    """How far behind the second was."""
    if not row.number or (row.gap_ms is None and row.gap_laps is None):
        return ""
    values = {"number": row.number, "gap": gap_in_prose(Gap(ms=row.gap_ms, laps=row.gap_laps))}
    if row.gap_ms is not None:
        return _("No. %(number)s followed %(gap)s behind.") % values
    return _("No. %(number)s came second, %(gap)s.") % values


def podium(classification, first, classes, *, is_pole=False):
    """The first three, in a race or a qualifying session."""
    if not first:
        return not_told(classification)
    rows = [row for _place, row in first]
    values = {"race_class": class_name(rows, classes), "where": where(classification.session)}
    if classification.status == Classification.Status.ANNULLED:
        say = _("A classification that has been annulled: %(where)s.")
    elif classes:
        say = _("The first in %(race_class)s: %(where)s.")
    elif classification.session.kind == Session.Kind.RACE and not is_pole:
        say = _("The podium: %(where)s.")
    else:
        say = _("The first: %(where)s.")
    lines = [(str(place), crew_of(row)[0]) for place, row in first]
    return answer(classification, "", say % values, *rows, lines=lines)


def fastest_lap(classification, row, classes):
    if row is None:
        return not_told(classification)
    crew, count = crew_of(row)
    values = {
        "crew": crew,
        "time": time_in_prose(row.best_lap_ms) if row.best_lap_ms is not None else "",
        "race_class": class_name([row], classes),
        "where": where(classification.session),
    }
    if not values["time"]:
        say = ngettext(
            "%(crew)s drove the fastest lap: %(where)s.", "%(crew)s drove the fastest lap: %(where)s.", count
        )
    elif classes:
        say = ngettext(
            "%(crew)s drove the fastest lap in %(race_class)s, %(time)s: %(where)s.",
            "%(crew)s drove the fastest lap in %(race_class)s, %(time)s: %(where)s.",
            count,
        )
    else:
        say = ngettext(
            "%(crew)s drove the fastest lap, %(time)s: %(where)s.",
            "%(crew)s drove the fastest lap, %(time)s: %(where)s.",
            count,
        )
    return answer(classification, row.number or "–", say % values, row)


def placed(classification, row, place, classes):
    """Where a driver, a team or a car came out; `place`: in the class that is asked for."""
    status = Status(row.status)
    crew, count = crew_of(row)
    own = next((p for p in row.classes.all() if not classes or p.race_class_id in classes), None)
    values = {
        "crew": crew,
        "where": where(classification.session),
        "status": status.label,
        "ordinal": formats.ordinal(row.position) if row.position else "",
        "class_ordinal": formats.ordinal(own.position) if own and own.position else "",
        "race_class": str(own.race_class) if own else "",
    }
    if classification.status == Classification.Status.ANNULLED:
        say = _("%(crew)s, in a classification that has been annulled: %(where)s.")
    elif status is not Status.CLASSIFIED:
        say = pgettext("how a car came out", "%(crew)s, %(status)s: %(where)s.")
    elif row.position == 1 and not classes and classification.session.kind == Session.Kind.RACE:
        say = sentence_of_winner(classification, False, count, False)
    else:
        say = sentence_of_place(classification, values, count, is_class_asked=bool(classes))
    shown = (place if classes else row.position) or (own.position if own else None)
    big = str(shown) if shown and status is Status.CLASSIFIED else str(status.code) or "–"
    return answer(classification, big, say % values, row)


def sentence_of_place(classification, values, count, *, is_class_asked):
    overall, in_class = values["ordinal"], values["class_ordinal"]
    if classification.session.kind != Session.Kind.RACE:
        if overall and not is_class_asked:
            return _("%(crew)s, place %(ordinal)s: %(where)s.")
        if in_class:
            return _("%(crew)s, place %(class_ordinal)s in %(race_class)s: %(where)s.")
    elif overall and in_class:
        return ngettext(
            "%(crew)s finished %(ordinal)s, %(class_ordinal)s in %(race_class)s: %(where)s.",
            "%(crew)s finished %(ordinal)s, %(class_ordinal)s in %(race_class)s: %(where)s.",
            count,
        )
    elif overall:
        return ngettext(
            "%(crew)s finished %(ordinal)s: %(where)s.", "%(crew)s finished %(ordinal)s: %(where)s.", count
        )
    elif in_class:
        return ngettext(
            "%(crew)s finished %(class_ordinal)s in %(race_class)s: %(where)s.",
            "%(crew)s finished %(class_ordinal)s in %(race_class)s: %(where)s.",
            count,
        )
    return _("%(crew)s, classified at a place that we do not know: %(where)s.")


def car(entry, drivers):
    """Who drives the car of that number."""
    event = entry.event
    names = [driver.name for driver in drivers]
    values = {
        "number": entry.car_number,
        "crew": format_list(names, locale=formats.locale()) if names else "",
        "team": str(entry.team or ""),
        "where": f"{event.name}, {event.season}",
    }
    if names and entry.team:
        say = _("No. %(number)s, %(crew)s for %(team)s: %(where)s.")
    elif names:
        say = _("No. %(number)s, %(crew)s: %(where)s.")
    else:
        say = _("No. %(number)s, %(team)s: %(where)s.")
    links = [(driver.name, driver.get_absolute_url()) for driver in drivers[:MOST_DRIVERS]]
    links += [(str(entry.team), entry.team.get_absolute_url())] if entry.team else []
    links += [(event.name, event.get_absolute_url()), (str(event.season), event.season.get_absolute_url())]
    return Answer(big=entry.car_number, say=say % values, links=tuple(links))
