"""A question answered by the rows of the classifications in force; what they do not say is not guessed."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q, prefetch_related_objects
from django.db.models.functions import Coalesce

from newsroom.models import SearchName
from newsroom.search import months, sentences
from newsroom.search.question import Wanted
from results.counting import count_places_in_class, first_in_class
from results.models import (
    Classification,
    ClassificationRow,
    CrewMember,
    Drive,
    Driver,
    Entry,
    Event,
    RaceClass,
    RowClass,
    Session,
)

Of = SearchName.Of
Kind = Classification.Kind
MOST = 3
# Of the rows that answer: those of a result that is the one of its session.
IN_FORCE = {
    "classification__is_current": True,
    "classification__kind": Kind.RESULT,
    "classification__stage": "",
}
PODIUM = 3
TOLD = "event__season__series"  # of a session, in an answer


def answers(asked):
    """At most three answers, the most recent first; none to what is no question or is not understood."""
    if not asked.is_understood:
        return []
    competitor = bool(asked.ids(Of.DRIVER) or asked.ids(Of.TEAM) or asked.car)
    if asked.car and not (asked.places or asked.kind or asked.wanted):
        return cars(asked)
    is_asked = asked.wanted or asked.kind
    if competitor and (asked.has_frame or is_asked):
        return rows_of(asked, events_of(asked))
    if not competitor and asked.has_frame and (is_asked or asked.ids(Of.CLASS)):
        return leaders(asked, events_of(asked))
    return []


def one_of(ids):
    """The class, driver … that a name means: any of those that bear it."""
    return set.union(*ids) if ids else set()


def events_of(asked):
    """The events that are meant, as a list, so that a database knows how few they are; None: any."""
    found = Event.objects.order_by()
    for place in asked.places:
        found = found.filter(
            Q(pk__in=place.get(Of.EVENT, ()))
            | Q(meeting__in=place.get(Of.MEETING, ()))
            | Q(meeting__circuit__in=place.get(Of.CIRCUIT, ()))
        )
    for series in asked.ids(Of.SERIES):
        found = found.filter(season__series__in=series)
    if asked.years and not asked.month:
        found = found.filter(season__year__in=asked.years)
    if asked.round:
        found = found.filter(number=asked.round)
    return list(found.values_list("pk", flat=True)) if found.query.where else None


def meant(asked, events, kind, session=""):
    """Which sessions are meant, as a condition; `session`: the way to them."""
    wanted = Q(**{f"{session}kind": kind})
    if events is not None:
        wanted &= Q(**{f"{session}event__in": events})
    if asked.month:
        wanted &= months.sessions(asked, session)
    if asked.number:
        numbered = Q(**{f"{session}number": asked.number})
        wanted &= numbered | Q(**{f"{session}number": None}) if asked.number == 1 else numbered
    return wanted


def newest_first(session=""):
    day = Coalesce(f"{session}date", f"{session}event__meeting__start_date").desc(nulls_last=True)
    return day, f"-{session}event__season__year", f"-{session}order", f"-{session}id"


def results(asked, events, kind, *wanted, table=Kind.RESULT):
    """The results (or grids) in force of the newest sessions that are meant."""
    sessions = meant(asked, events, kind, "session__")
    found = Classification.objects.filter(sessions, *wanted, kind=table, is_current=True, stage="")
    found = found.select_related(f"session__{TOLD}").order_by(*newest_first("session__"))
    return list(found[:MOST])


def ran(asked):
    """That every class that is named was placed in a classification."""
    placed = RowClass.objects.filter(row__classification=OuterRef("pk"))
    return [Exists(placed.filter(race_class__in=classes)) for classes in asked.ids(Of.CLASS)]


def waiting(asked, events, kind, *, table=Kind.RESULT):
    """The newest session that is meant, has no result (or grid), and is one of the class that is named."""
    in_force = Classification.objects.filter(session=OuterRef("pk"), kind=table, is_current=True, stage="")
    found = Session.objects.filter(meant(asked, events, kind), ~Exists(in_force))
    for classes in asked.ids(Of.CLASS):
        of_season = RaceClass.objects.filter(pk__in=classes, season=OuterRef("event__season"))
        running = Session.classes.through.objects.filter(session=OuterRef("pk"))
        runs = ~Exists(running) | Exists(running.filter(raceclass__in=classes))
        found = found.filter(Exists(of_season) & runs)
    return found.select_related(TOLD).order_by(*newest_first()).first()


def rows(*wanted, with_classes=True, **filters):
    """Rows with who drove, and with their places in the classes where those are told."""
    told = [Prefetch("drives", Drive.objects.select_related("driver").order_by("order", "pk"))]
    if with_classes:
        placings = RowClass.objects.select_related("race_class").order_by("race_class__order", "pk")
        told.append(Prefetch("classes", placings))
    found = ClassificationRow.objects.filter(*wanted, **filters).order_by("order").distinct()
    found = list(found.prefetch_related(*told))
    # Of a row that names no driver the team is told.
    prefetch_related_objects([row for row in found if not row.drives.all()], "entry__team")
    return found


def leaders(asked, events):
    """Who won, took the pole, drove the fastest lap, or stood on the podium, in each session meant."""
    is_pole = asked.wanted == Wanted.POLE
    kind = Session.Kind.QUALIFYING if is_pole else asked.kind or Session.Kind.RACE
    in_force = results(asked, events, kind, *ran(asked))
    if is_pole and not in_force:
        in_force = results(asked, events, Session.Kind.RACE, *ran(asked), table=Kind.GRID)
    if not in_force:
        race = waiting(asked, events, Session.Kind.RACE, table=Kind.GRID) if is_pole else None
        session = race or waiting(asked, events, kind)
        return [sentences.nothing_yet(session)] if session else []
    classes = one_of(asked.ids(Of.CLASS))
    if asked.wanted == Wanted.FASTEST_LAP:
        return fastest(in_force, classes)
    many = asked.wanted in (Wanted.PODIUM, Wanted.RESULT) or not (asked.wanted or classes)
    first = heads(in_force, classes, PODIUM if many else 2)
    say = sentences.podium if many else sentences.winner
    return [
        say(classification, first[classification.pk], classes, is_pole=is_pole) for classification in in_force
    ]


def heads(in_force, classes, last):
    """The rows of the first places, overall or in the class, by classification: pairs of place and row."""
    within = (
        {"classes__race_class__in": classes, "classes__position__lte": last}
        if classes
        else {"position__lte": last}
    )
    found = {classification.pk: [] for classification in in_force}
    for row in rows(with_classes=bool(classes), classification__in=in_force, **within):
        found[row.classification_id].append((place_of(row, classes), row))
    unplaced = [pk for pk, pairs in found.items() if classes and not pairs]
    counted = rows(pk__in=first_in_class(unplaced, classes, last)) if unplaced else []
    count_places_in_class(counted)
    for row in counted:
        found[row.classification_id].append((place_of(row, classes), row))
    return {pk: sorted(pairs, key=lambda pair: (pair[0], pair[1].order)) for pk, pairs in found.items()}


def place_of(row, classes):
    """The place overall, or in the class that is asked for."""
    if not classes:
        return row.position
    return next((p.position for p in row.classes.all() if p.race_class_id in classes), None)


def fastest(in_force, classes):
    """The row of the fastest lap of each: the one that is marked, else the best, where all laps are known."""
    laps = ClassificationRow.objects.filter(classification__in=in_force)
    laps = laps.filter(classes__race_class__in=classes) if classes else laps
    by_classification = {}
    for lap in (
        laps.order_by("order").values("pk", "classification", "best_lap_ms", "fastest_lap", "laps").distinct()
    ):
        by_classification.setdefault(lap["classification"], []).append(lap)
    chosen = {}
    for classification in in_force:
        known = by_classification.get(classification.pk, [])
        marked = [lap for lap in known if lap["fastest_lap"]]
        timed = [lap for lap in known if lap["best_lap_ms"] is not None]
        is_whole = classification.is_complete and all(lap in timed or not lap["laps"] for lap in known)
        if marked:
            chosen[classification.pk] = marked[0]["pk"]
        elif timed and is_whole:
            chosen[classification.pk] = min(timed, key=lambda lap: lap["best_lap_ms"])["pk"]
    found = {row.classification_id: row for row in rows(with_classes=bool(classes), pk__in=chosen.values())}
    return [sentences.fastest_lap(c, found.get(c.pk), classes) for c in in_force]


def rows_of(asked, events):
    """The rows of a driver, a team or a car in the sessions that are meant."""
    kind = asked.kind or (Session.Kind.QUALIFYING if asked.wanted == Wanted.POLE else Session.Kind.RACE)
    theirs = Q()
    for drivers in asked.ids(Of.DRIVER):
        theirs |= Q(drives__driver__in=drivers)
    if asked.ids(Of.TEAM):
        teams = Q(entry__team__in=one_of(asked.ids(Of.TEAM)))
        theirs = theirs & teams if theirs else teams
    if asked.car:
        theirs &= Q(number__iexact=asked.car)
    classes = one_of(asked.ids(Of.CLASS))
    if classes:
        theirs &= Q(classes__race_class__in=classes)
    if asked.wanted == Wanted.WINNER and not asked.places:
        theirs &= Q(classes__position=1) | won_counted(theirs, classes) if classes else Q(position=1)
    mine = ClassificationRow.objects.filter(theirs, **IN_FORCE, classification__session__kind=kind)
    if events is not None:
        mine = mine.filter(classification__session__event__in=events)
    mine = set(mine.order_by().values_list("classification", flat=True))
    in_force = results(asked, events, kind, Q(pk__in=mine)) if mine else []
    found = {}
    placed = rows(theirs, classification__in=in_force)
    count_places_in_class(placed)
    for row in placed:
        found.setdefault(row.classification_id, []).append(row)
    told = [
        sentences.placed(classification, row, place_of(row, classes) if classes else None, classes)
        for classification in in_force
        for row in found.get(classification.pk, [])
    ]
    return told[:MOST]


def won_counted(theirs, classes):
    """Those rows that are first in the class where their sheets print no place in it."""
    unplaced = ClassificationRow.objects.filter(theirs, **IN_FORCE, position__isnull=False)
    unplaced = unplaced.filter(classes__race_class__in=classes, classes__position=None)
    unplaced = set(unplaced.order_by().values_list("classification", flat=True))
    return Q(pk__in=first_in_class(unplaced, classes))


def cars(asked):
    """The cars under a number, newest first, each crew once in a season."""
    entries = Entry.objects.filter(car_number__iexact=asked.car)
    for series in asked.ids(Of.SERIES):
        entries = entries.filter(event__season__series__in=series)
    if asked.month:
        entries = entries.filter(event__in=Event.objects.filter(months.events(asked)))
    elif asked.years:
        entries = entries.filter(event__season__year__in=asked.years)
    if drivers := one_of(asked.ids(Of.DRIVER)):
        entries = entries.filter(crew__driver__in=drivers)
    if teams := one_of(asked.ids(Of.TEAM)):
        entries = entries.filter(team__in=teams)
    if classes := one_of(asked.ids(Of.CLASS)):
        entries = entries.filter(classes__in=classes)
    entries = entries.order_by(
        "-event__season__year", F("event__meeting__start_date").desc(nulls_last=True), "-event__number", "-pk"
    )
    return [sentences.car(entry, drivers) for entry, drivers in crews_of(entries)] or printed(asked)


def crews_of(entries):
    """The first entries of different crews with their drivers; only those that are told are read whole."""
    found = list(entries.values_list("pk", "event__season", "team").distinct()[: MOST * 12])
    members = CrewMember.objects.filter(entry__in=[pk for pk, _season, _team in found])
    drivers = {}
    for entry, driver in members.order_by("order", "pk").values_list("entry", "driver"):
        drivers.setdefault(entry, []).append(driver)
    crews = {}
    for pk, season, team in found:
        crews.setdefault((season, tuple(drivers.get(pk, ())), team), pk)
    told = list(crews.values())[:MOST]
    read = Entry.objects.select_related(TOLD, "team").order_by().in_bulk(told)
    known = Driver.objects.order_by().in_bulk({driver for pk in told for driver in drivers.get(pk, ())})
    return [(read[pk], [known[driver] for driver in drivers.get(pk, ())]) for pk in told if pk in read]


def printed(asked):
    """The last results of a car under that number, where no entry list names it."""
    of_it = ClassificationRow.objects.filter(number__iexact=asked.car, classification=OuterRef("pk"))
    found = results(asked, events_of(asked), Session.Kind.RACE, Exists(of_it))
    in_force = {classification.pk: classification for classification in found}
    theirs = rows(classification__in=in_force, number__iexact=asked.car)
    return [
        sentences.placed(in_force[row.classification_id], row, None, set())
        for row in sorted(theirs, key=lambda row: list(in_force).index(row.classification_id))
    ][:MOST]
