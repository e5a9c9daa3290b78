"""A question answered by the rows of the classifications in force; what they do not say is not guessed."""

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, When
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
MOST = 3
# Of the rows that answer: those of a result that is the one of its session.
IN_FORCE = {
    "classification__is_current": True,
    "classification__kind": Classification.Kind.RESULT,
    "classification__stage": "",
}
PODIUM = 3
TOLD = ("event__season__series", "event__meeting")  # of a session, in an answer


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


def sessions(asked, events, kind, *, table=Classification.Kind.RESULT):
    """The sessions that are meant, those with a result (or a grid) first, newest first."""
    found = Session.objects.filter(kind=kind)
    if events is not None:
        found = found.filter(event__in=events)
    if asked.month:
        found = found.filter(months.sessions(asked))
    if asked.number:
        numbered = Q(number=asked.number)
        found = found.filter(numbered | Q(number=None) if asked.number == 1 else numbered)
    # At most one of a session, so that a join finds it; a subquery would be run for each that asks for it.
    in_force = Q(classifications__is_current=True, classifications__kind=table, classifications__stage="")
    found = found.annotate(current=FilteredRelation("classifications", condition=in_force))
    return found.annotate(in_force=F("current__pk")).order_by(
        Case(When(in_force=None, then=1), default=0),
        Coalesce("date", "event__meeting__start_date").desc(nulls_last=True),
        "-event__season__year",
        "-order",
        "-pk",
    )


def of_class(found, asked):
    """Those in which a class that is named ran; where there are none, those in which it is to run."""
    named = asked.ids(Of.CLASS)
    if not named:
        return classified(found)
    ran, to_run = found, found.filter(in_force=None)
    for classes in named:
        placed = RowClass.objects.filter(race_class__in=classes, row__classification=OuterRef("in_force"))
        ran = ran.filter(Exists(placed))
    if pairs := classified(ran):
        return pairs
    for classes in named:
        of_season = RaceClass.objects.filter(pk__in=classes, season=OuterRef("event__season"))
        running = Session.classes.through.objects.filter(session=OuterRef("pk"))
        runs = ~Exists(running) | Exists(running.filter(raceclass__in=classes))
        to_run = to_run.filter(Exists(of_season) & runs)
    return classified(to_run)


def classified(found):
    """The sessions with the classification in force of each, in two queries, three where one has none.

    Which they are is asked without what is told of them: each table more is dear to plan.
    """
    found = list(found.values_list("pk", "in_force")[:MOST])
    told = Classification.objects.select_related(*(f"session__{path}" for path in TOLD)).order_by()
    known = told.in_bulk([in_force for _session, in_force in found if in_force])
    without = [session for session, in_force in found if in_force not in known]
    others = Session.objects.select_related(*TOLD).order_by().in_bulk(without) if without else {}
    pairs = []
    for session, in_force in found:
        classification = known.get(in_force)
        pairs.append((classification.session if classification else others[session], classification))
    return pairs


def rows(*, with_classes=True, **filters):
    """Rows with who drove, and with their places in the classes where those are told."""
    told = [Prefetch("drives", Drive.objects.select_related("driver").order_by("order", "pk"))]
    if with_classes:
        placings = RowClass.objects.select_related("race_class").order_by("race_class__order", "pk")
        told.append(Prefetch("classes", placings))
    found = ClassificationRow.objects.filter(**filters).select_related("entry__team")
    return found.prefetch_related(*told).order_by("order").distinct()


def leaders(asked, events):
    """Who won, took the pole, drove the fastest lap, or stood on the podium, in each session meant."""
    is_pole = asked.wanted == Wanted.POLE
    kind = Session.Kind.QUALIFYING if is_pole else asked.kind or Session.Kind.RACE
    pairs = of_class(sessions(asked, events, kind), asked)
    if is_pole and not any(classification for _session, classification in pairs):
        grids = sessions(asked, events, Session.Kind.RACE, table=Classification.Kind.GRID)
        pairs = of_class(grids, asked) or pairs
    with_result = [(session, classification) for session, classification in pairs if classification]
    if not with_result:
        return [sentences.nothing_yet(session) for session, _none in pairs[:1]]
    classes = one_of(asked.ids(Of.CLASS))
    in_force = [classification for _session, classification in with_result]
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
    counted = list(rows(pk__in=first_in_class(unplaced, classes, last))) if unplaced else []
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
    pairs = classified(sessions(asked, events, kind).filter(in_force__in=mine)) if mine else []
    in_force = {classification.pk: classification for _session, classification in pairs}
    found = {}
    placed = list(rows(classification__in=in_force).filter(theirs))
    count_places_in_class(placed)
    for row in placed:
        found.setdefault(row.classification_id, []).append(row)
    told = [
        sentences.placed(classification, row, place_of(row, classes) if classes else None, classes)
        for pk, classification in in_force.items()
        for row in found.get(pk, [])
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
    read = Entry.objects.select_related(*TOLD, "team").order_by().in_bulk(told)
    known = Driver.objects.order_by().in_bulk({driver for pk in told for driver in drivers.get(pk, ())})
    return [(read[pk], [known[driver] for driver in drivers.get(pk, ())]) for pk in told if pk in read]


def printed(asked):
    """The last results of a car under that number, where no entry list names it."""
    found = ClassificationRow.objects.filter(number__iexact=asked.car, classification=OuterRef("in_force"))
    pairs = classified(sessions(asked, events_of(asked), Session.Kind.RACE).filter(Exists(found)))
    in_force = {classification.pk: classification for _session, classification in pairs}
    theirs = rows(classification__in=in_force, number__iexact=asked.car)
    return [
        sentences.placed(in_force[row.classification_id], row, None, set())
        for row in sorted(theirs, key=lambda row: list(in_force).index(row.classification_id))
    ][:MOST]
