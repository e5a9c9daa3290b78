"""The pages of an event: its timetable, its tables, its documents and its stories; its entry list."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.models import Story
from newsroom.views.looking_up import cards, current_results
from results.entry_list import by_class
from results.fragments import fetch_tables
from results.models import Document, Event
from results.neighbours import rounds_around

CARDS = 3  # stories that are shown with their picture, the reports first; the others as a list
STORIES = 15
ROWS = {"race": "ten", "qualifying": "podium"}  # how much of each kind of session is shown


@require_safe
def event(request, series, year, event):
    found = find(series, year, event)
    sessions = list(found.sessions.in_running_order().prefetch_related("classes"))
    for each in sessions:
        each.event = found
    results = current_results(sessions)
    tables = [(results[s.pk], ROWS[s.kind]) for s in reversed(sessions) if s.pk in results and s.kind in ROWS]
    fetch_tables([(classification, {"limit": rows}) for classification, rows in tables])
    neighbours = Event.objects.none()
    if found.meeting_id:
        neighbours = Event.objects.with_place().filter(meeting=found.meeting_id).exclude(pk=found.pk)
    told = Q(story__events=found) | Q(story__sessions__event=found)
    written = list(cards().filter(told).distinct()[:STORIES])
    first = sorted(written, key=lambda article: article.story.kind != Story.Kind.REPORT)[:CARDS]
    context = (
        around(found)
        | entered(found)
        | {
            "days": days(sessions, results),
            "tables": tables,
            "neighbours": neighbours,
            "documents": Document.objects.with_public_versions().filter(
                Q(event=found) | Q(session__event=found)
            ),
            "cards": first,
            "articles": [article for article in written if article not in first],
        }
    )
    return render(request, "results/event.html", context)


@require_safe
def entries(request, series, year, event):
    """The cars of an event, class by class; the page is there before the list is known."""
    found = find(series, year, event)
    papers = Document.objects.with_public_versions().filter(kind=Document.Kind.ENTRY_LIST)
    context = around(found) | {
        "classes": by_class(found.entries.with_crew()),
        "documents": papers.filter(Q(event=found) | Q(session__event=found)),
    }
    return render(request, "results/entry_list.html", context)


def find(series, year, event):
    return get_object_or_404(
        Event.objects.with_place(), season__series__slug=series, season__year=year, slug=event
    )


def around(event):
    """What every page of an event says of it."""
    before, after = rounds_around(event)
    return {
        "event": event,
        "season": event.season,
        "series": event.season.series,
        "section": "series",
        "circuit": event.circuit,
        "round_before": before,
        "round_after": after,
    }


def entered(event):
    """The classes with how many cars are entered in each, overlaps included; and all cars."""
    cars = event.entries.aggregate(cars=Count("pk"))["cars"]
    classes = event.season.classes.annotate(
        cars=Count("entries", filter=Q(entries__event=event), distinct=True)
    )
    return {"cars": cars, "classes": [each for each in classes if each.cars] if cars else []}


def days(sessions, results):
    """The timetable: (date or None, [(session, its result or None)]), in running order."""
    timetable = []
    for session in sessions:
        if not timetable or timetable[-1][0] != session.date:
            timetable.append((session.date, []))
        timetable[-1][1].append((session, results.get(session.pk)))
    return timetable
