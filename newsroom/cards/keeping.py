"""Cards are drawn once, when an article is published or when somebody first asks, and kept."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_save
from django.utils import translation

from newsroom import spoilers
from newsroom.cards import card
from newsroom.cards.drawing import png_of
from newsroom.models import Article, Person
from results.models import Driver, Event, Season, Series, Session, Team

log = logging.getLogger(__name__)


def found(kind, pk):
    """The thing whose card may be seen: of an article, what is published."""
    things = {
        "article": (Article.objects.published().for_listing(), card.of_article),
        "event": (Event.objects.with_place(), card.of_event),
        "session": (Session.objects.with_event(), card.of_session),
        "season": (Season.objects.select_related("series"), card.of_season),
        "series": (Series.objects.all(), card.of_series),
        "driver": (Driver.objects.all(), card.of_driver),
        "team": (Team.objects.all(), card.of_team),
        "person": (Person.objects.all(), card.of_person),
    }
    things, make = things[kind]
    return things.filter(pk=pk).first(), make


def cards_of(kind, pk, language):
    """The cards that pages of this language name now: of an article also the one without the result."""
    with translation.override(language):
        if kind == "site":
            return [card.of_site()]
        thing, make = found(kind, pk)
        if thing is None or getattr(thing, "language", language) != language:
            return []
        return [make(thing), without_results(make, thing)] if kind == "article" else [make(thing)]


def without_results(make, thing):
    token = spoilers.begin(spoilers.Reading(by_address=True))
    try:
        return make(thing)
    finally:
        spoilers.end(token)


def picture(kind, pk, language, digest):
    """The bytes behind an address; None where no page names it and none did."""
    name = f"cards/{digest}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()
    wanted = next((one for one in cards_of(kind, pk, language) if one.digest == digest), None)
    return keep(wanted) if wanted else None


def keep(wanted):
    drawn = png_of(wanted)
    if not default_storage.exists(wanted.file):
        default_storage.save(wanted.file, ContentFile(drawn))
    return drawn


def draw_published(sender, instance, raw=False, **kwargs):
    """What is published without a photo gets its picture at once, before the first link to it is shared."""
    if not raw and instance.is_public:
        transaction.on_commit(lambda: draw(instance.pk, instance.language), robust=True)


def draw(pk, language):
    article = Article.objects.published().for_listing().filter(pk=pk).first()
    if article is None or (article.story.lead and article.story.lead.photo.renditions):
        return
    try:
        with translation.override(language):
            one = card.of_article(article)
            if not default_storage.exists(one.file):
                keep(one)
    except OSError:  # the page draws it when it is asked for
        log.exception("The card of article %s could not be kept.", pk)


def listen():
    post_save.connect(draw_published, sender=Article, dispatch_uid="card-of-an-article")
