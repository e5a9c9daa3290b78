"""The page of an event: its timetable, its tables, its entries, its documents and its stories."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.views.looking_up import articles, current_results
from results.fragments import fetch_rows
from results.models import Document, Event

STORIES = 12
ROWS = {"race": "ten", "qualifying": "podium"}  # how much of each kind of session is shown


@require_safe
def event(request, series, year, event):
    found = get_object_or_404(
        Event.objects.with_place(), season__series__slug=series, season__year=year, slug=event
    )
    sessions = list(found.sessions.in_running_order().prefetch_related("classes"))
    for each in sessions:
        each.event = found
    results = current_results(sessions)
    tables = [(results[s.pk], ROWS[s.kind]) for s in reversed(sessions) if s.pk in results and s.kind in ROWS]
    for rows in ROWS.values():
        fetch_rows([classification for classification, its_rows in tables if its_rows == rows], limit=rows)
    neighbours = Event.objects.none()
    if found.meeting_id:
        neighbours = Event.objects.with_place().filter(meeting=found.meeting_id).exclude(pk=found.pk)
    written = articles().filter(Q(story__events=found) | Q(story__sessions__event=found)).distinct()
    context = {
        "event": found,
        "season": found.season,
        "series": found.season.series,
        "section": "series",
        "circuit": found.circuit,
        "days": days(sessions, results),
        "tables": tables,
        "entries": found.entries.with_crew(),
        "neighbours": neighbours,
        "documents": Document.objects.with_public_versions().filter(Q(event=found) | Q(session__event=found)),
        "articles": written[:STORIES],
    }
    return render(request, "results/event.html", context)


def days(sessions, results):
    """The timetable: (date or None, [(session, its result or None)]), in running order."""
    timetable = []
    for session in sessions:
        if not timetable or timetable[-1][0] != session.date:
            timetable.append((session.date, []))
        timetable[-1][1].append((session, results.get(session.pk)))
    return timetable
