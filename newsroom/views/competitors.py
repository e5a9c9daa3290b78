"""The pages of a driver and of a team: what was raced, season by season, and what was written of it."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.spoilers import is_covered
from newsroom.views.looking_up import headlines
from results.counting import count_places_in_class, shared_places
from results.models import Classification, ClassificationRow, Driver, Entry, Session, Team
from results.models.row import Status
from results.rows import RowMaker

STORIES = 12
NOT_STARTED = {Status.DID_NOT_START, Status.DID_NOT_QUALIFY, Status.WITHDRAWN}


@require_safe
def driver(request, slug):
    found = get_object_or_404(Driver, slug=slug)
    rows = results().filter(drives__driver=found)
    entries = entry_list().filter(crew__driver=found)
    written = headlines().filter(story__sessions__classifications__rows__drives__driver=found).distinct()
    return render(request, "results/driver.html", {"driver": found} | context(rows, entries, written))


@require_safe
def team(request, slug):
    found = get_object_or_404(Team, slug=slug)
    rows = results().filter(entry__team=found)
    entries = entry_list().filter(team=found)
    written = headlines().filter(story__sessions__classifications__rows__entry__team=found).distinct()
    return render(request, "results/team.html", {"team": found} | context(rows, entries, written))


def results():
    """Rows of the classifications in force, newest first, with all that the page says of them."""
    return (
        ClassificationRow.objects.filter(
            classification__is_current=True,
            classification__kind=Classification.Kind.RESULT,
            classification__stage="",
            classification__session__kind__in=[Session.Kind.RACE, Session.Kind.QUALIFYING],
        )
        .select_related(
            "classification__session__event__season__series", "classification__session__event__meeting"
        )
        .for_table()
        .order_by(
            "-classification__session__event__season__year",
            "classification__session__event__season__series",
            "-classification__session__date",
            "-classification__session__event__number",
            "-classification__session__order",
            "-pk",
        )
        .distinct()
    )


def entry_list():
    return (
        Entry.objects.select_related("event__season__series", "event__meeting", "team", "car_model")
        .prefetch_related("classes", "crew__driver")
        .order_by(
            "-event__season__year",
            "event__season__series",
            "-event__meeting__start_date",
            "-event__number",
            "pk",
        )
        .distinct()
    )


def context(rows, entries, written):
    rows, entries = list(rows), list(entries)
    count_places_in_class(rows)
    races = [row for row in rows if row.classification.session.is_race]
    races = [row for row in races if not is_covered(row.classification)]
    return {
        "seasons": by_season(rows),
        "entries": entries,
        "facts": facts(races),
        "latest": rows[0] if rows else None,
        "latest_entry": entries[0] if entries else None,
        "articles": written[:STORIES],
        "section": "series",
    }


def by_season(rows):
    """(season, [(row, the row as shown)]), the newest season first."""
    made, shared = [], shared_places({row.classification_id for row in rows})
    for season, group in groupby(rows, key=lambda row: row.classification.session.event.season):
        made.append((season, [(row, shown(row, shared)) for row in group]))
    return made


def shown(row, shared):
    """A row as tables show it; alone, it knows of no fastest lap but a printed one."""
    fastest = {row.pk} if row.fastest_lap else set()
    is_race = row.classification.session.is_race
    maker = RowMaker(rows=[row], race_class="", is_race=is_race, fastest=fastest, before=None)
    if (row.classification_id, row.position) in shared:
        maker.tied[""] = {row.position}
    return maker.make(row)


def facts(races):
    """Starts, wins and podiums in the results that are kept here."""
    started = [row for row in races if row.status not in NOT_STARTED]
    places = [row.position for row in started if row.position]
    return {
        "starts": len(started),
        "wins": places.count(1),
        "podiums": sum(place <= 3 for place in places),
        "class_wins": sum(any(placing.position == 1 for placing in row.classes.all()) for row in started),
    }
