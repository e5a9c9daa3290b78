"""Reading without knowing who won: who asks, and what is covered for them. Decided in this place alone.

Asked for by the cookie `spoilers=off`, or by `?spoilers=off` in the address, which needs no cookie. What was
raced or published in the last `SPOILER_DAYS` days is then covered, what is older is not. Slugs may tell all
the same: an address cannot be covered.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext

from newsroom.models import Article, Story, StorySeries, StorySession
from results import formats
from results.models import Classification, Event, Session

NAME = "spoilers"  # of the cookie and of the parameter alike
OFF, ON = "off", "on"
KEPT = 365 * 24 * 3600  # seconds

# What an article is called whose headline would tell.
TITLES: dict[str, Promise] = {
    Story.Kind.REPORT: gettext_lazy("%(what)s: the report"),
    Story.Kind.PREVIEW: gettext_lazy("%(what)s: the preview"),
    Story.Kind.INTERVIEW: gettext_lazy("%(what)s: an interview"),
    Story.Kind.FEATURE: gettext_lazy("%(what)s: a feature"),
    Story.Kind.PRESS_RELEASE: gettext_lazy("%(what)s: a press release"),
    Story.Kind.GALLERY: gettext_lazy("%(what)s: the pictures"),
    Story.Kind.BRIEF: gettext_lazy("%(what)s: in brief"),
    Story.Kind.HISTORY: gettext_lazy("%(what)s: a story of the past"),
}

_reading: ContextVar["Reading | None"] = ContextVar("reading", default=None)


class Reading:
    """One page for a reader who has asked for no results."""

    def __init__(self, *, by_address):
        self.by_address = by_address
        self.since: datetime = timezone.now() - timedelta(days=settings.SPOILER_DAYS)

    def covers(self, thing):
        """An article, a session, an event or a classification."""
        if isinstance(thing, Article):
            return self.covers_article(thing)
        if isinstance(thing, Classification):
            return self.covers(thing.session)
        if isinstance(thing, Session):
            return thing.date >= self.since.date() if thing.date else self.covers(thing.event)
        if isinstance(thing, Event):
            return self.covers_event(thing)
        raise TypeError(f"Nothing says whether {type(thing).__name__} tells of a result.")

    def covers_event(self, event):
        """By its last day; where no day is known, by its year."""
        meeting = event.meeting
        last = meeting and (meeting.end_date or meeting.start_date)
        return last >= self.since.date() if last else event.season.year >= self.since.year

    def covers_article(self, article):
        """By its last change of substance; a story of the past by the day that it tells of."""
        last = max((moment for moment in (article.published_at, article.updated_at) if moment), default=None)
        if last and last < self.since:
            return False
        story = article.story
        return not (story.kind == Story.Kind.HISTORY and story.on_date and story.on_date < self.since.date())

    def headline(self, article):
        """The neutral headline that was written, else one made of what the story is about."""
        if article.neutral_headline.strip():
            return article.neutral_headline
        story = article.story
        what = self.subjects.get(story.pk)
        if what is None:
            moment = article.published_at or timezone.now()
            what = formats.day(timezone.localtime(moment, article.zone).date())
        return TITLES[story.kind] % {"what": what}

    @cached_property
    def subjects(self):
        """What the recent stories of this edition are about, by their pk: three queries a page."""
        recent = Q(published_at__gte=self.since) | Q(updated_at__gte=self.since) | Q(published_at=None)
        articles = Article.objects.in_language(get_language() or "en").filter(recent, neutral_headline="")
        stories = articles.values("story")
        series = (
            StorySeries.objects.filter(story__in=stories).select_related("series").order_by("-order", "-pk")
        )
        found = {link.story_id: str(link.series) for link in series}  # the first one comes last, and stays
        events = (
            Story.events.through.objects.filter(story__in=stories).select_related("event").order_by("-pk")
        )
        found |= {link.story_id: link.event.name for link in events}
        told = StorySession.objects.filter(story__in=stories).select_related("session__event")
        for link in told.order_by("-order", "-pk"):
            session = link.session
            found[link.story_id] = pgettext("a session and its event", "%(session)s, %(event)s") % {
                "session": session.title,
                "event": session.event.name,
            }
        return found


def asked_of(request):
    """What this request asks for: a Reading, or None where results may be shown."""
    said = request.GET.get(NAME)
    if said == OFF:
        return Reading(by_address=True)
    if said != ON and request.COOKIES.get(NAME) == OFF:
        return Reading(by_address=False)
    return None


def reading():
    """The Reading of the page that is being made, or None."""
    return _reading.get()


def begin(asked):
    return _reading.set(asked)


def end(token):
    _reading.reset(token)


def is_covered(thing):
    """Whether this page must not tell what came of it."""
    asked = reading()
    return asked is not None and asked.covers(thing)


def headline(article):
    """What an article is called on this page."""
    return reading().headline(article) if is_covered(article) else article.headline


@dataclass(frozen=True)
class Covering:
    """What each page says of it: whether results are covered, by what, and where the way back leads."""

    is_on: bool
    by_address: bool
    days: int
    back: str


def covering(request):
    asked, query = reading(), request.GET.copy()
    query.pop(NAME, None)
    back = f"{request.path}?{query.urlencode()}" if query else request.path
    return Covering(asked is not None, bool(asked and asked.by_address), settings.SPOILER_DAYS, back)
