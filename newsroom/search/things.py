"""Each kind of thing as entries of the index: what it is called, and the words by which it is found."""

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from django.db.models import Min, Prefetch, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst

from newsroom import body
from newsroom.editions import LANGUAGES
from newsroom.models import Article, Person, SearchEntry, Tag
from newsroom.search.tokens import marker, tokens
from results.language import in_language
from results.models import Document, Driver, Event, Series, Session, Team

Thing = SearchEntry.Thing
LONGEST_TEXT = 200_000  # signs of a text that are looked at


@dataclass(frozen=True)
class Kind:
    """How the things of a kind are fetched, and what is said of each: `told(thing, language)`."""

    fetch: Callable
    told: Callable
    languages: Callable = lambda thing: LANGUAGES


def entries_of(name, ids=None):
    """The entries of the things of a kind, all or those with these ids; they are not saved."""
    kind = KINDS[name]
    things = kind.fetch()
    things = things if ids is None else things.filter(pk__in=ids)
    for thing in things.iterator(chunk_size=200):
        for language in kind.languages(thing):
            with translation.override(language):
                yield entry(name, thing, language, **kind.told(thing, language))


def entry(name, thing, language, *, title, lead="", names=(), text="", **facts):
    names = " ".join(dict.fromkeys(filter(None, names)))
    return SearchEntry(
        thing=name,
        object_id=thing.pk,
        language=language,
        kind=facts.pop("kind", name),
        title=title[:400],
        url=facts.pop("url", None) or thing.get_absolute_url(),
        title_tokens=tokens(title, language),
        lead_tokens=tokens(lead, language),
        name_tokens=f"{marker(language)} {tokens(names, language)}",
        body_tokens=tokens(text[:LONGEST_TEXT], language),
        **facts,
    )


def both(thing, field="name"):
    """What it is called in both languages: a reader of one may write the other."""
    return [getattr(thing, f"{field}_fr"), getattr(thing, f"{field}_en")]


def series_names(series):
    return [*both(series), *both(series, "short_name")]


def place(event):
    """All names of where it was."""
    if event.meeting is None:
        return []
    circuit = event.meeting.circuit
    return [
        *both(event.meeting),
        *both(circuit),
        circuit.place,
        *(alias.name for alias in circuit.aliases.all()),
    ]


EVENTS = Event.objects.select_related("season__series", "meeting__circuit").prefetch_related(
    "meeting__circuit__aliases"
)


def articles():
    return Article.objects.filter(status=Article.Status.PUBLISHED).prefetch_related(
        "bylines__person",
        "story__story_series__series",
        "story__tags",
        Prefetch("story__events", EVENTS.all()),
        Prefetch("story__sessions__event", EVENTS.all()),
    )


def of_article(article, language):
    story, series = article.story, article.story.main_series
    day = timezone.localtime(article.published_at, article.zone).date()
    events = {*story.events.all(), *(session.event for session in story.sessions.all())}
    names = [article.kicker, story.dateline, story.issuer]
    names += [byline.person.name for byline in article.bylines.all()]
    names += [name for tag in story.tags.all() for name in (tag.name, *both(tag))]
    for belonging in story.story_series.all():
        names += both(belonging.series)
    for event in sorted(events, key=lambda event: event.pk):
        names += [*both(event), *series_names(event.season.series), str(event.season.year), *place(event)]
    return {
        "title": article.headline,
        "lead": " ".join([article.standfirst, article.key_points, article.neutral_headline]),
        "names": names,
        "text": unescape(body.plain(article.body)),
        "kind": story.kind,
        "series": series,
        "day": day,
        "year": day.year,
        "published_at": article.published_at,
    }


def of_competitor(thing, language):
    return {"title": thing.name, "names": [alias.name for alias in thing.aliases.all()]}


def of_event(event, language):
    season = event.season
    return {
        "title": f"{event.name}, {season.series.name} {season.year}",
        "names": [
            *both(event),
            *both(season.series),
            season.series.short_name,
            str(season.year),
            *place(event),
        ],
        "series": season.series,
        "year": season.year,
        "day": event.meeting.start_date if event.meeting else None,
    }


def of_session(session, language):
    told = of_event(session.event, language)
    kinds = []
    for code in LANGUAGES:
        with translation.override(code):
            kinds.append(str(session.get_kind_display()))
    return told | {
        "title": f"{session.title}, {told['title']}",
        "names": [*told["names"], *both(session), *kinds],
        "day": session.date or told["day"],
    }


def of_series(series, language):
    return {
        "title": series.name,
        "lead": in_language(series, "description"),
        "names": [*series_names(series), series.organiser],
        "series": series,
    }


def of_person(person, language):
    return {"title": person.name, "lead": person.job_title, "names": [person.agency]}


def of_tag(tag, language):
    return {"title": tag.label, "names": [tag.name, *both(tag)], "published_at": tag.since}


def of_document(document, language):
    event = document.event or (document.session.event if document.session else None)
    told = of_event(event, language) if event else {"names": []}
    kind = capfirst(str(document.get_kind_display()))
    return told | {
        "title": document.title,
        "lead": f"{kind} {document.number}",
        "names": [*told["names"], document.issuer],
        "url": reverse("document_page", args=[document.pk]),
    }


def tags():
    """Those under which something is published: the subject of a draft is nobody's business yet."""
    articles = "items__content_object__articles"
    published = Q(**{f"{articles}__status": Article.Status.PUBLISHED})
    since = Min(f"{articles}__published_at", filter=published)
    return Tag.objects.annotate(since=since).filter(since__isnull=False)


def sessions():
    return Session.objects.prefetch_related(Prefetch("event", EVENTS.all()))


def documents():
    events = Prefetch("event", EVENTS.all())
    return Document.objects.public().prefetch_related(
        events, Prefetch("session", Session.objects.prefetch_related(events))
    )


KINDS = {
    Thing.ARTICLE: Kind(articles, of_article, lambda article: (article.language,)),
    Thing.DRIVER: Kind(lambda: Driver.objects.prefetch_related("aliases"), of_competitor),
    Thing.TEAM: Kind(lambda: Team.objects.prefetch_related("aliases"), of_competitor),
    Thing.EVENT: Kind(EVENTS.all, of_event),
    Thing.SESSION: Kind(sessions, of_session),
    Thing.SERIES: Kind(Series.objects.all, of_series),
    Thing.PERSON: Kind(Person.objects.all, of_person),
    Thing.TAG: Kind(tags, of_tag),
    Thing.DOCUMENT: Kind(documents, of_document),
}
