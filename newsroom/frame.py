"""What stands around every page and is edited at the desk: rubrics in the bar, pages in the footer, adverts.

Kept in the cache for each edition, in plain values, and forgotten when one of them is saved; so that a page
asks nothing for its frame. The time limit is for what was changed without a save.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from newsroom.editions import LANGUAGES
from newsroom.models import Advert, Rubric, StaticPage

MOST_IN_BAR = 4
KEPT = 600  # seconds
TURN = 3600  # seconds for which an advertisement that shares its place is shown


@dataclass(frozen=True)
class Link:
    name: str
    address: str


@dataclass(frozen=True)
class Picture:
    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Shown:
    """An advertisement as readers of an edition see it."""

    place: str
    link: str
    alt: str
    desk: Picture
    phone: Picture
    starts_at: datetime
    until: datetime | None

    def runs(self, at):
        return self.starts_at <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Frame:
    """Links of the bar and of the footer, the pages of the house, the advertisements that are not over."""

    bar: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    pages: dict[str, str] = field(default_factory=dict)  # slug: address
    adverts: tuple[Shown, ...] = ()

    def advert(self, place, at=None):
        """The one whose turn it is: the same for every reader, so that pages can be cached."""
        at = at or timezone.now()
        running = [advert for advert in self.adverts if advert.place == place and advert.runs(at)]
        return running[int(at.timestamp()) // TURN % len(running)] if running else None


def key_of(language):
    return f"frame:{language}"


def frame_of(language):
    """The frame of an edition; three queries, once for all pages until something in it is saved."""
    key = key_of(language)
    if (kept := cache.get(key)) is not None:
        return kept
    made = make_frame(language)
    cache.set(key, made, KEPT)
    return made


def lazy_frame(language):
    """Made only where a template looks at it."""
    return SimpleLazyObject(lambda: frame_of(language))


def make_frame(language):
    with translation.override(language):
        pages = list(StaticPage.objects.published(language).defer("body_fr", "body_en"))
        return Frame(
            bar=tuple(
                Link(rubric.name, rubric.get_absolute_url())
                for rubric in Rubric.objects.filter(in_bar=True)[:MOST_IN_BAR]
            ),
            footer=tuple(Link(page.title, page.get_absolute_url()) for page in pages if page.in_footer),
            pages={page.slug: page.get_absolute_url() for page in pages},
            adverts=tuple(
                shown(advert)
                for advert in Advert.objects.running_or_to_come().filter(language__in=["", language])
                if advert.pictures
            ),
        )


def shown(advert):
    pictures = {
        name: Picture(default_storage.url(one["name"]), one["width"], one["height"])
        for name, one in advert.pictures.items()
    }
    return Shown(
        advert.place,
        advert.link,
        advert.alt,
        pictures["desk"],
        pictures["phone"],
        advert.starts_at,
        advert.until,
    )


def forget(**kwargs):
    transaction.on_commit(lambda: cache.delete_many([key_of(language) for language in LANGUAGES]))


def listen():
    for model in (Rubric, StaticPage, Advert):
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"frame:{model.__name__}:{id(signal)}")
