"""What is looked over before an article appears: what hinders it, what could be better, what is done.

Only what `workflow.obstacles` names keeps an article from its readers; all else is advice.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.models import Story
from newsroom.own_links import dead_links
from newsroom.workflow import ended_rights, placed_obstacles

OK, MISSING, ADVICE = "ok", "missing", "advice"

# Where on the article's page each thing is put right: the id of its field, or of its list.
PLACES = {
    "bylines": "bylines-group",
    "body": "fieldset-0",
    "photo_uses": "photo_uses-group",
    "story_series": "story_series-group",
    "story_sessions": "story_sessions-group",
    "notes": "notes",
}

TELLS_OF_RACES = {Story.Kind.REPORT, Story.Kind.PREVIEW}
WITHOUT_POINTS = {Story.Kind.BRIEF, Story.Kind.GALLERY}


@dataclass(frozen=True)
class Item:
    """One thing: a sentence, how it stands, and the field or list of the page where it is put right."""

    sentence: str
    state: str
    place: str = ""

    @property
    def where(self):
        return PLACES.get(self.place, f"id_{self.place}") if self.place else ""


@dataclass(frozen=True)
class Checklist:
    items: list

    def in_state(self, state):
        return [item for item in self.items if item.state == state]

    @property
    def missing(self):
        return self.in_state(MISSING)

    @property
    def advice(self):
        return self.in_state(ADVICE)

    @property
    def done(self):
        return self.in_state(OK)


def checklist(article):
    """All of it, of the article as it was saved last."""
    hindering = placed_obstacles(article)
    hindered = {place for place, _sentence in hindering}
    items = [Item(sentence, MISSING, place) for place, sentence in hindering]
    if "headline" not in hindered:
        items.append(Item(_("The headline is there."), OK, "headline"))
    if "bylines" not in hindered:
        items.append(Item(_("Somebody signs as author."), OK, "bylines"))
    for checks in (text_items, kind_items, photo_items, link_items, sport_items, sibling_items, note_items):
        items += checks(article)
    return Checklist(items)


def item(is_there, done, lacking, place=""):
    return Item(done, OK, place) if is_there else Item(lacking, ADVICE, place)


def text_items(article):
    yield item(
        article.standfirst.strip(), _("The standfirst is there."), _("There is no standfirst."), "standfirst"
    )
    if article.story.kind not in WITHOUT_POINTS:
        yield item(
            article.points, _("The key points are there."), _("There are no key points."), "key_points"
        )
    if article.story.kind == Story.Kind.REPORT:
        yield item(
            article.neutral_headline.strip(),
            _("The neutral headline is there."),
            _("There is no neutral headline for readers who do not want to know the result yet."),
            "neutral_headline",
        )


def kind_items(article):
    """What a kind of story has for itself."""
    story = article.story
    if story.kind == Story.Kind.PRESS_RELEASE:
        yield item(
            story.issuer.strip(),
            _("Readers are told who sent the press release."),
            _("Nobody is named who sent the press release."),
            "issuer",
        )
    elif story.kind == Story.Kind.HISTORY:
        yield item(
            story.on_date,
            _("The day on which it happened is there."),
            _("The day on which it happened is not given."),
            "on_date",
        )


def photo_items(article):
    """The lead and the gallery; of each photo what it shows, in the language of the article.

    A photo whose rights have ended is as good as missing, unless another takes its place.
    """
    every = list(article.story.photo_uses.with_photos())
    for use in every:
        if use.shown is None:
            yield Item(ended_rights(use), ADVICE, "photo_uses")
    uses = [seen for use in every if (seen := use.shown)]
    places = {use.place for use in uses}
    yield item("lead" in places, _("The lead photo is there."), _("There is no lead photo."), "photo_uses")
    if article.story.kind == Story.Kind.GALLERY:
        yield item(
            "gallery" in places,
            _("The gallery has photos."),
            _("The gallery has no photo."),
            "photo_uses",
        )
    if uses and all(use.photo.credit for use in uses):
        yield Item(_("Every photo has its credit."), OK, "photo_uses")
    silent = [use for use in uses if not alternative(use, article.language)]
    for use in silent:
        sentence = {
            "fr": _("The photo “%(photo)s” (%(place)s) has no alternative text in French."),
            "en": _("The photo “%(photo)s” (%(place)s) has no alternative text in English."),
        }[article.language]
        yield Item(sentence % {"photo": use.photo, "place": use.get_place_display()}, ADVICE, "photo_uses")
    if uses and not silent:
        yield Item(_("Every photo has its alternative text in this language."), OK, "photo_uses")


def alternative(use, language):
    """In this language itself, not in the one that would be shown for want of it."""
    return getattr(use, f"own_alt_{language}").strip() or getattr(use.photo, f"alt_{language}").strip()


def link_items(article):
    dead = dead_links(article.body)
    for link in dead:
        yield Item(_("The link to %(address)s leads nowhere.") % {"address": link}, ADVICE, "body")
    if not dead and "<a href" in article.body:
        yield Item(_("The links in the text lead to pages that readers find."), OK, "body")


def sport_items(article):
    """A report and a preview belong to a series, an event, a session."""
    story = article.story
    if story.kind not in TELLS_OF_RACES:
        return
    yield item(
        story.story_series.exists(),
        _("The story belongs to a series."),
        _("The story belongs to no series."),
        "story_series",
    )
    has_session = story.story_sessions.exists()
    yield item(
        has_session or story.events.exists(),
        _("The story belongs to an event."),
        _("The story belongs to no event."),
        "events",
    )
    yield item(has_session, _("A session is linked."), _("No session is linked."), "story_sessions")


def sibling_items(article):
    """The other language: told at all, up to date, before its readers."""
    other = article.story.articles.exclude(pk=article.pk).first()
    french = article.other_language == "fr"
    if other is None:
        sentence = _("Not told in French yet.") if french else _("Not told in English yet.")
        yield Item(sentence, ADVICE)
        return
    if article.is_stale(other) or other.is_stale(article):
        yield Item(_("The two languages do not say the same any more."), ADVICE)
    else:
        yield Item(_("The two languages agree."), OK)
    if other.is_public or other.is_scheduled:
        yield Item(_("The other language is published or scheduled."), OK)
    else:
        yield Item(
            _("The other language is not published: %(status)s.") % {"status": other.get_status_display()},
            ADVICE,
        )


def note_items(article):
    if waiting := article.story.notes.open().count():
        yield Item(
            ngettext("%(count)s note is not settled.", "%(count)s notes are not settled.", waiting)
            % {"count": waiting},
            ADVICE,
            "notes",
        )
