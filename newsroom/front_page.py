"""The front page of an edition: what editors have put there, and the rule that fills every other place."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.models import Article, FrontPage, FrontPagePlace, Story

LEAD, CARD, BRIEF = FrontPagePlace.Slot
ROOM = {LEAD: 1, CARD: 4, BRIEF: 8}
RECENT = 5  # a lead is one of so many

# What the log calls the places; translated when it is read.
LOGGED = {
    LEAD: gettext_lazy("lead of the front page"),
    CARD: gettext_lazy("card of the front page"),
    BRIEF: gettext_lazy("news of the front page"),
}
LOGGED_FIELDS = {
    "place": gettext_lazy("slot"),
    "until": gettext_lazy("until"),
    "order": gettext_lazy("order"),
}


@dataclass(frozen=True)
class Placed:
    """An article in a place of the page, until a time or without an end."""

    article: int
    slot: str
    until: datetime | None = None


@dataclass
class Composition:
    """The articles of the page in their order, none of them twice."""

    lead: Article | None = None
    cards: list = field(default_factory=list)
    briefs: list = field(default_factory=list)


class OvertakenError(Exception):
    """Somebody has arranged the page since this arrangement was begun."""

    def __init__(self, front_page):
        super().__init__(front_page.version)
        self.front_page = front_page


def places_of(language):
    """What is put on the page of an edition, in order, whether it shows or not."""
    found = FrontPagePlace.objects.filter(front_page__language=language[:2]).order_by("order", "pk")
    return [Placed(*values) for values in found.values_list("article", "slot", "until")]


def composed(language, places=None, at=None):
    """The page at a moment, in a fixed number of queries; `places`: an arrangement that is not kept yet.

    What has ended, is not out yet or not any more leaves its place, and the rule fills it: newest first.
    """
    at = at or timezone.now()
    places = places_of(language) if places is None else places
    lasting = [one for one in places if one.until is None or one.until > at]
    visible = Article.objects.published(at).in_language(language)
    size = sum(ROOM.values()) + len(lasting)
    newest = visible.order_by("-published_at", "-pk").values_list("pk", flat=True)[:size]
    wanted = {*newest, *(one.article for one in lasting)}
    found = {article.pk: article for article in visible.filter(pk__in=wanted).for_listing()}
    put = {
        slot: [found.pop(one.article) for one in lasting if one.slot == slot and one.article in found]
        for slot in ROOM
    }
    return filled(put, list(found.values()))


def filled(put, others):
    """The places with what was put there first, then with the others."""
    cards, briefs = put[CARD], put[BRIEF]
    if put[LEAD]:
        lead, *over = put[LEAD]
        cards = over + cards
    elif others:
        lead = lead_of(others)
        others.remove(lead)
    elif cards or briefs:
        lead = (cards or briefs).pop(0)
    else:
        return Composition()
    empty = max(ROOM[CARD] - len(cards), 0)
    cards, others = cards + others[:empty], others[empty:]
    briefs = cards[ROOM[CARD] :] + briefs + others
    return Composition(lead, cards[: ROOM[CARD]], briefs[: ROOM[BRIEF]])


def lead_of(articles):
    """Of the newest, the first report with a photo; else the first photo; else the newest."""
    recent = articles[:RECENT]
    pictured = [article for article in recent if article.story.lead and article.story.lead.photo.renditions]
    reports = [article for article in pictured if article.story.kind == Story.Kind.REPORT]
    return next(iter(reports or pictured or recent))


# --- arranging ------------------------------------------------------------------------------------


@transaction.atomic
def arrange(language, places, *, by, version):
    """Put these articles on the page and take off all others; says who was quicker, if somebody was."""
    FrontPage.objects.get_or_create(language=language)
    page = FrontPage.objects.select_for_update().get(language=language)
    if page.version != version and places_of(language) == list(places):
        return page  # sent twice, or both had the same in mind
    if page.version != version:
        raise OvertakenError(page)
    before = {place.article_id: place for place in page.places.select_related("article")}
    headlines = headlines_for(language, places, before)
    log = changes(places, before, headlines)
    if not log:
        return page
    page.places.all().delete()
    FrontPagePlace.objects.bulk_create(
        [row(page, place, order, before.get(place.article), by) for order, place in enumerate(places, 1)]
    )
    page.version += 1
    page.arranged_at, page.arranged_by = timezone.now(), by
    page.save()
    with translation.override("en"):
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(FrontPage),
            object_id=page.pk,
            object_repr=str(page),
            action_flag=CHANGE,
            change_message=json.dumps(log, default=str),
        )
    return page


def row(page, place, order, earlier, by):
    """Who put it there, and when, stays what it was where nothing but the order changes."""
    new = FrontPagePlace(
        front_page=page,
        article_id=place.article,
        slot=place.slot,
        order=order,
        until=place.until,
        placed_by=by,
    )
    if earlier and (earlier.slot, earlier.until) == (place.slot, place.until):
        new.placed_by_id, new.placed_at = earlier.placed_by_id, earlier.placed_at
    return new


def headlines_for(language, places, before):
    """The headlines of what is to be placed; refuses what cannot stand on this page."""
    wanted = [place.article for place in places]
    for slot, room in ROOM.items():
        if sum(place.slot == slot for place in places) > room:
            raise ValidationError(TOO_MANY[slot])
    found = {article.pk: article for article in Article.objects.filter(pk__in=wanted, language=language)}
    placeable = {
        pk
        for pk, article in found.items()
        if article.status == Article.Status.PUBLISHED or pk in before  # what was withdrawn may still stand
    }
    if len(set(wanted)) < len(wanted) or not set(wanted) <= placeable:
        raise ValidationError(_("Only articles of this edition that are published or scheduled, each once."))
    return {pk: article.headline for pk, article in found.items()}


TOO_MANY = {
    LEAD: gettext_lazy("The page has one lead."),
    CARD: gettext_lazy("The page has four cards: take one off first."),
    BRIEF: gettext_lazy("The page has eight lines of news: take one off first."),
}


def changes(places, before, headlines):
    """What an arrangement changes, as Django’s log writes it."""
    after = {place.article: place for place in places}
    log = []

    def note(done, slot, headline, **more):
        log.append({done: {"name": LOGGED[slot], "object": headline} | more})

    with translation.override("en"):
        for place in places:
            old = before.get(place.article)
            if old is None:
                note("added", place.slot, headlines[place.article])
            elif moved := [
                name
                for name, is_so in (("place", old.slot != place.slot), ("until", old.until != place.until))
                if is_so
            ]:
                fields = [str(LOGGED_FIELDS[name]) for name in moved]
                note("changed", place.slot, headlines[place.article], fields=fields)
        for pk, old in before.items():
            if pk not in after:
                note("deleted", old.slot, old.article.headline)
        kept = [(pk, place.slot) for pk, place in after.items() if pk in before]
        if not log and kept != [
            (p.article_id, p.slot) for p in sorted(before.values(), key=lambda p: p.order)
        ]:
            log.append({"changed": {"fields": [str(LOGGED_FIELDS["order"])]}})
        return json.loads(json.dumps(log, default=str))


def log_of(language, most=6):
    """Who arranged what, newest first."""
    pages = FrontPage.objects.filter(language=language).annotate(text=Cast("pk", CharField()))
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(FrontPage), object_id__in=pages.values("text")
    )
    return entries.select_related("user").order_by("-action_time", "-pk")[:most]
