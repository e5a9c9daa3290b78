"""How a page looks where it is shared: its title, its words and its picture."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from newsroom import spoilers
from newsroom.addresses import absolute
from newsroom.cards import card
from newsroom.cards.drawing import HEIGHT, WIDTH
from newsroom.crops import largest
from newsroom.structured.graph import name_of
from newsroom.typography import typeset
from results import formats


@dataclass(frozen=True)
class Picture:
    """An image with all that those who show it ask."""

    address: str
    width: int
    height: int
    alt: str
    media_type: str = "image/jpeg"


@dataclass(frozen=True)
class Sharing:
    """What the head of a page tells social networks."""

    title: str
    picture: Picture
    description: str = ""
    kind: str = "website"
    article: object = None
    tags: tuple = ()


def drawn(one):
    return Picture(absolute(one.address), WIDTH, HEIGHT, one.title, "image/png")


def photographed(use):
    """The crop that is made for it; of an older photo the nearest one."""
    for crop in ("social", "screen"):
        if jpeg := largest(use.photo, crop):
            return Picture(absolute(jpeg.url), jpeg.width, jpeg.height, typeset(use.alt))
    return None


def of_article(page, use=None):
    article = page["article"]
    is_covered = spoilers.is_covered(article)
    use = None if is_covered else use or article.story.lead
    return Sharing(
        title=typeset(spoilers.headline(article)),
        picture=(photographed(use) if use and use.photo.credit else None) or drawn(card.of_article(article)),
        description="" if is_covered else typeset(article.standfirst or article.headline),
        kind="article",
        article=article,
        tags=() if is_covered else tuple(tag.label for tag in page.get("tags") or ()),
    )


def of_picture(page):
    return of_article(page, page["shot"].use)


def of_event(page):
    event = page["event"]
    return Sharing(
        f"{event.name} {event.season.year}", drawn(card.of_event(event)), joined(event, card.when(event))
    )


def joined(event, when):
    series = str(event.season.series)
    return f"{series}, {when}" if when else series


def of_session(page):
    session = page["session"]
    event = session.event
    day = formats.day(session.date) if session.date else ""
    title = f"{event.name}, {session.title}, {event.season.year}"
    return Sharing(title, drawn(card.of_session(session)), joined(event, day))


def of_series(page):
    series, season = page["series"], page["season"]
    if season is None:
        return Sharing(series.name, drawn(card.of_series(series)), series.description)
    return Sharing(f"{series.name} {season.year}", drawn(card.of_season(season)), series.description)


def of_driver(page):
    return Sharing(page["driver"].name, drawn(card.of_driver(page["driver"])))


def of_team(page):
    return Sharing(page["team"].name, drawn(card.of_team(page["team"])))


def of_person(page):
    person = page["person"]
    return Sharing(person.name, drawn(card.of_person(person)), typeset(person.about or person.job_title))


PAGES = {
    "article": of_article,
    "preview": of_article,
    "gallery_photo": of_picture,
    "event": of_event,
    "entries": of_event,
    "session": of_session,
    "revision": of_session,
    "series": of_series,
    "season": of_series,
    "driver": of_driver,
    "team": of_team,
    "person": of_person,
}


def sharing_of(page):
    """None for what is not to be shared: errors, previews."""
    name = name_of(page)
    if not name:
        return None
    if name in PAGES:
        return PAGES[name](page)
    return Sharing(settings.SITE_NAME, drawn(card.of_site()), _("Motor racing, told and measured."))
