"""Which classification tables a story carries: those of its linked sessions, by themselves."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Prefetch, prefetch_related_objects

from newsroom.models import StorySession
from results import fragments
from results.models import Classification, RowClass
from results.tables import with_rows


@dataclass(frozen=True)
class Embedded:
    """A classification in a story, and how much of it is shown."""

    link: StorySession
    classification: Classification
    rows: str  # all, ten, podium
    race_class: str = ""  # the slug of the class shown alone

    @property
    def is_filterable(self):
        """Whether the reader may choose the class: not where the story shows one class alone."""
        return self.link.race_class_id is None and self.rows == StorySession.Table.ALL


LINKS = StorySession.objects.select_related(
    "session__event__season__series",
    "session__event__meeting__circuit",
    "race_class",
    "pinned__document_version__document",
).order_by("order", "pk")


def with_links(stories):
    """Load the sessions that the stories are linked to, in one query whatever the number of stories."""
    prefetch_related_objects(stories, Prefetch("story_sessions", LINKS))


def embedded_in(stories, *, marked=(), race_class="", rows=None):
    """The tables of the stories by the pk of their link, in a fixed number of queries.

    marked: links with a marker in the text, which ask for a table where there would be none by itself.
    race_class: the slug that the reader chose. rows: shows no more than that, whatever the story says.
    """
    with_links(stories)
    links = [link for story in stories for link in story.story_sessions.all()]
    links = [link for link in links if asked_for(link, marked) != StorySession.Table.NONE]
    current = in_force(links)
    classified = {}
    for link in links:
        classification = pinned(link) or current.get((link.session_id, link.kind, link.stage))
        if classification:
            classification.session = link.session
            classified[link] = classification
    having = with_class(classified.values(), race_class) if race_class else set()
    found = {}
    for link, classification in classified.items():
        chosen = race_class if classification.pk in having else ""
        own = link.race_class.slug if link.race_class else chosen
        found[link.pk] = Embedded(link, classification, rows or str(asked_for(link, marked)), own)
    fetch_rows(found.values())
    return found


def pinned(link):
    return link.pinned if link.pinned and link.pinned.published_at else None


def with_class(classifications, slug):
    """Those in which the class stands."""
    placings = RowClass.objects.filter(row__classification__in=classifications, race_class__slug=slug)
    return set(placings.values_list("row__classification", flat=True))


def fetch_rows(tables):
    """Load the rows of those that are not remembered, in a fixed number of queries however they are cut."""
    keys = {
        fragments.key_of(table.classification, limit=table.rows, race_class=table.race_class): table
        for table in tables
    }
    known = cache.get_many(keys)
    with_rows([table.classification for key, table in keys.items() if key not in known])


def asked_for(link, marked):
    if link.table == StorySession.Table.AUTO and link.pk in marked:
        return StorySession.Table.ALL
    return link.shown


def in_force(links):
    """The current classifications of the linked sessions, by session, kind and stage."""
    sessions = {link.session_id for link in links if pinned(link) is None}
    if not sessions:
        return {}
    found = Classification.objects.current().filter(session__in=sessions).with_session()
    return {(c.session_id, c.kind, c.stage): c for c in found}
