"""What stands on the picture of a page, and the address that follows from it."""

import hashlib
from dataclasses import astuple, dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom import spoilers
from newsroom.typography import typeset
from results import formats

DESIGN = "1"  # to be raised when the drawing changes, so that its addresses do


@dataclass(frozen=True)
class Card:
    """The words and colours of one picture. Another word makes another address."""

    kind: str
    pk: int
    language: str
    title: str
    series: str = ""
    kicker: str = ""
    foot: str = ""
    colour: str = ""
    site: str = ""

    @property
    def digest(self):
        said = "\0".join([DESIGN, *(str(part) for part in astuple(self))])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def address(self):
        return reverse("card", args=[self.language, self.kind, self.pk, self.digest])

    @property
    def file(self):
        return f"cards/{self.digest}.png"


def card(kind, pk, title, *, series=None, **words):
    words = {name: typeset(str(word)) for name, word in words.items()}
    return Card(
        kind=kind,
        pk=pk,
        language=(get_language() or "en")[:2],
        title=typeset(str(title)),
        series=str(series) if series else "",
        colour=series.colour if series else "",
        site=settings.SITE_NAME,
        **words,
    )


def of_article(article):
    """With the headline that this page shows: without the result for who wants none."""
    story = article.story
    is_covered = spoilers.is_covered(article)
    kicker = article.kicker if article.kicker and not is_covered else capfirst(story.get_kind_display())
    moment = article.published_at or timezone.now()
    return card(
        "article",
        article.pk,
        spoilers.headline(article),
        series=story.main_series,
        kicker=kicker,
        foot=formats.day(timezone.localtime(moment, article.zone).date()),
    )


def of_event(event):
    return card(
        "event", event.pk, event.name, series=event.season.series, kicker=event.season.year, foot=when(event)
    )


def when(event):
    """The days and the circuit of an event, as far as they are known."""
    meeting = event.meeting
    days = formats.date_range(meeting.start_date, meeting.end_date) if meeting else ""
    return ", ".join(part for part in (days, event.circuit.name if event.circuit else "") if part)


def of_session(session):
    event = session.event
    day = formats.day(session.date) if session.date else ""
    foot = ", ".join(part for part in (day, event.circuit.name if event.circuit else "") if part)
    return card(
        "session", session.pk, event.name, series=event.season.series, kicker=session.title, foot=foot
    )


def of_season(season):
    return card("season", season.pk, season.series.name, series=season.series, kicker=season.year)


def of_series(series):
    return card("series", series.pk, series.name, series=series)


def of_driver(driver):
    return card("driver", driver.pk, driver.name, kicker=driver.nationality)


def of_team(team):
    return card("team", team.pk, team.name, kicker=team.nationality)


def of_person(person):
    return card("person", person.pk, person.name, kicker=person.job_title)


def of_site():
    """For pages with nothing of their own to show."""
    return card("site", 0, _("Motor racing, told and measured."))
