"""The timetables that a preview shows by itself: of each event that it looks forward to."""

from dataclasses import dataclass

from django.db.models import Q

from newsroom.models import Story, StorySession
from newsroom.views.events import days
from newsroom.views.looking_up import current_results
from results.models import Event, Session


@dataclass(frozen=True)
class Timetable:
    """The sessions of an event by day, in the time of the track."""

    event: Event
    days: list

    @property
    def circuit(self):
        return self.event.circuit


def timetables_of(story):
    """Of the events that are linked, or of which a session is looked forward to, not told as background."""
    if story.kind != Story.Kind.PREVIEW:
        return []
    awaited = StorySession.Role.PREVIEW
    linked = Q(stories=story) | Q(
        sessions__story_sessions__story=story, sessions__story_sessions__role=awaited
    )
    events = {
        event.pk: event
        for event in Event.objects.with_place().filter(linked, is_cancelled=False).distinct().order_by("pk")
    }
    sessions = Session.objects.filter(event__in=events).in_running_order().prefetch_related("classes")
    held = {pk: [] for pk in events}
    for session in sessions:
        session.event = events[session.event_id]
        held[session.event_id].append(session)
    results = current_results([session for its in held.values() for session in its])
    return [Timetable(event, days(held[pk], results)) for pk, event in events.items() if held[pk]]
