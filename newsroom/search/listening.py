"""What a saved thing touches in the index: its own entries, and those of what bears its name."""

from django.apps import apps
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save

from newsroom.models import (
    Article,
    Byline,
    Person,
    SearchEntry,
    SearchName,
    Story,
    StorySeries,
    StorySession,
    Tag,
    TaggedStory,
)
from newsroom.search import index, things
from results.models import (
    Circuit,
    CircuitAlias,
    Document,
    DocumentVersion,
    Driver,
    DriverAlias,
    Event,
    Meeting,
    RaceClass,
    Season,
    Series,
    Session,
    SheetReview,
    Team,
    TeamAlias,
)
from results.signals import classification_published

Thing, Of = SearchEntry.Thing, SearchName.Of


def ids(queryset):
    return queryset.values_list("pk", flat=True)


def told(**stories):
    """The published articles of the stories so filtered."""
    stories = Story.objects.filter(Q(**stories)) if stories else Story.objects.none()
    public = Article.objects.filter(status=Article.Status.PUBLISHED)
    return Thing.ARTICLE, ids(public.filter(story__in=stories))


def events_of(**filters):
    """The events so filtered, with their sessions and what was written of them."""
    events = set(ids(Event.objects.filter(**filters)))
    return [
        (Thing.EVENT, events),
        (Thing.SESSION, ids(Session.objects.filter(event__in=events))),
        told(events__in=events),
        told(sessions__event__in=events),
    ]


def is_named(thing, pk):
    """Whether the index knows its names and address already: then nobody else has to be told."""
    kept = SearchEntry.objects.filter(thing=thing, object_id=pk)
    kept = set(kept.values_list("language", "title", "url", "name_tokens"))
    made = things.entries_of(thing, [pk])
    return kept == {(entry.language, entry.title, entry.url, entry.name_tokens) for entry in made}


def on_series(series):
    named = is_named(Thing.SERIES, series.pk)
    rest = [] if named else [*events_of(season__series=series.pk), told(story_series__series=series.pk)]
    return [(Thing.SERIES, [series.pk]), *rest], [(Of.SERIES, [series.pk])]


def on_person(person):
    named = is_named(Thing.PERSON, person.pk)
    signed = Article.objects.filter(status=Article.Status.PUBLISHED, bylines__person=person.pk)
    rest = [] if named else [(Thing.ARTICLE, ids(signed))]
    return [(Thing.PERSON, [person.pk]), *rest], []


def on_story(pk):
    return [(Thing.ARTICLE, ids(Article.objects.filter(story=pk)))], []


def tags_of(story):
    """The tags of a story: they are found from its first publication on."""
    return TaggedStory.objects.filter(content_object=story).values_list("tag", flat=True)


# model: what it touches, as two lists of (kind, ids): entries and names
TOUCHED = {
    Article: lambda a: ([(Thing.ARTICLE, [a.pk]), (Thing.TAG, tags_of(a.story_id))], []),
    Byline: lambda b: ([(Thing.ARTICLE, [b.article_id])], []),
    Story: lambda s: on_story(s.pk),
    StorySeries: lambda s: on_story(s.story_id),
    StorySession: lambda s: on_story(s.story_id),
    TaggedStory: lambda t: ([*on_story(t.content_object_id)[0], (Thing.TAG, [t.tag_id])], []),
    Person: on_person,
    Tag: lambda t: ([(Thing.TAG, [t.pk]), told(tags=t.pk)], []),
    Driver: lambda d: ([(Thing.DRIVER, [d.pk])], [(Of.DRIVER, [d.pk])]),
    DriverAlias: lambda a: ([(Thing.DRIVER, [a.driver_id])], [(Of.DRIVER, [a.driver_id])]),
    Team: lambda t: ([(Thing.TEAM, [t.pk])], [(Of.TEAM, [t.pk])]),
    TeamAlias: lambda a: ([(Thing.TEAM, [a.team_id])], [(Of.TEAM, [a.team_id])]),
    Series: on_series,
    Season: lambda s: (events_of(season=s.pk), []),
    RaceClass: lambda c: ([], [(Of.CLASS, [c.pk])]),
    Circuit: lambda c: (events_of(meeting__circuit=c.pk), [(Of.CIRCUIT, [c.pk])]),
    CircuitAlias: lambda a: (events_of(meeting__circuit=a.circuit_id), [(Of.CIRCUIT, [a.circuit_id])]),
    Meeting: lambda m: (events_of(meeting=m.pk), [(Of.MEETING, [m.pk])]),
    Event: lambda e: ([(Thing.EVENT, [e.pk]), *events_of(pk=e.pk)], [(Of.EVENT, [e.pk])]),
    Session: lambda s: ([(Thing.SESSION, [s.pk])], []),
    Document: lambda d: ([(Thing.DOCUMENT, [d.pk])], []),
    DocumentVersion: lambda v: ([(Thing.DOCUMENT, [v.document_id])], []),
    SheetReview: lambda r: ([(Thing.DOCUMENT, [r.version.document_id])] if r.version else [], []),
}


def saved(sender, instance, **kwargs):
    entries, names = TOUCHED[sender](instance)
    index.touch(entries=entries, names=names)


def story_linked(sender, instance, action, reverse, pk_set, **kwargs):
    """A story has been given an event, or an event a story."""
    if action.startswith("post_"):
        for pk in (pk_set or ()) if reverse else [instance.pk]:
            index.touch(entries=on_story(pk)[0])


def published(sender, classification, **kwargs):
    """Its sheet is public from now on."""
    version = classification.document_version
    entries = [(Thing.SESSION, [classification.session_id])]
    entries += [(Thing.DOCUMENT, [version.document_id])] if version else []
    index.touch(entries=entries)


def listen():
    for model in TOUCHED:
        for signal in (post_save, post_delete):
            signal.connect(saved, sender=model, dispatch_uid=f"search-{model.__name__}")
    m2m_changed.connect(story_linked, sender=Story.events.through, dispatch_uid="search-events")
    classification_published.connect(published, dispatch_uid="search-classification")
    newsroom = apps.get_app_config("newsroom")
    post_migrate.connect(index.after_migrate, sender=newsroom, dispatch_uid="search-migrate")
