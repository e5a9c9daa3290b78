"""On this day: what is told of a day of the calendar, and the races that finished on it, in earlier years."""

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom.editions import zone_of
from newsroom.models import Article, Story
from results import formats
from results.models import Classification, ClassificationRow, Session

LEAP_YEAR = 2000  # in which every day of the calendar stands
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Day:
    """A day of the calendar, in no year."""

    month: int
    day: int

    @classmethod
    def of(cls, moment):
        return cls(moment.month, moment.day)

    @property
    def exists(self):
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(LEAP_YEAR, self.month)[1]

    @property
    def stand_in(self):
        """A date on which it can be counted and written."""
        return date(LEAP_YEAR, self.month, self.day)

    @property
    def words(self):
        return formats.day(self.stand_in, year=False)

    def get_absolute_url(self):
        return reverse("on_this_day_of", args=[self.month, self.day])


@dataclass(frozen=True)
class Memory:
    """An article that tells of a day, or a race that finished on it with the rows of its winners."""

    on: date
    article: Article | None = None
    classification: Classification | None = None
    winners: tuple = ()


def today(language):
    """By the clock of the edition."""
    return timezone.localtime(timezone.now(), zone_of(language)).date()


def days_at(moment):
    """The days that are remembered on a date: 29 February is, a day early, in a year that has none."""
    day = Day.of(moment)
    return [day, Day(2, 29)] if day == Day(2, 28) and not isleap(moment.year) else [day]


def memories(days, language, most=None):
    """What happened on these days before this year, newest first; stories go before races of their year."""
    year = today(language).year
    found = [Memory(article.story.on_date, article=article) for article in told(days, language, year)[:most]]
    races = [one for one in raced(days, year) if Day.of(one.on) in days]
    found = sorted([*found, *races], key=attrgetter("on"), reverse=True)
    return with_winners(found[:most])


def told(days, language, year):
    """The stories of the past, in the page's language."""
    return (
        Article.objects.published()
        .in_language(language)
        .for_listing()
        .filter(any_of(days, "story__on_date"), story__kind=Story.Kind.HISTORY, story__on_date__year__lt=year)
        .order_by("-story__on_date", "-published_at", "-pk")
    )


def raced(days, year):
    """The races that began on these days or on the eve of one, as a race through the night does."""
    eves = [Day.of(day.stand_in.replace(year=a_year) - DAY) for day in days for a_year in years_of(day)]
    found = (
        Classification.objects.current()
        .results()
        .with_session()
        .exclude(status=Classification.Status.ANNULLED)
        .filter(
            any_of({*days, *eves}, "session__date"),
            session__kind=Session.Kind.RACE,
            session__date__year__lt=year,
        )
        .order_by("-session__date", "session__event__season__series__slug", "session__order", "pk")
    )
    return [Memory(finish_of(one.session), classification=one) for one in found]


def years_of(day):
    """A leap year and, but for its extra day, a common one: the eve of 1 March differs."""
    return [LEAP_YEAR] if day == Day(2, 29) else [LEAP_YEAR, LEAP_YEAR + 1]


def finish(began, starts_at, minutes, zone):
    """The day at the track on which a race ended, as far as start and length tell."""
    if starts_at and minutes:
        return timezone.localtime(starts_at + timedelta(minutes=minutes), zone).date()
    return began


def finish_of(session):
    return finish(session.date, session.starts_at, session.length_minutes, session.zone)


def any_of(days, field):
    """The condition that a date stands on one of these days."""
    found = Q(pk=None)
    for day in days:
        found |= Q(**{f"{field}__month": day.month, f"{field}__day": day.day})
    return found


def with_winners(found):
    """Each race with the rows in first place, in three queries for all."""
    wanted = [one.classification.pk for one in found if one.classification]
    if not wanted:
        return found
    rows = ClassificationRow.objects.filter(classification__in=wanted, position=1)
    rows = rows.select_related("entry__team").prefetch_related("drives__driver").order_by("order", "pk")
    by_race = {}
    for row in rows:
        by_race.setdefault(row.classification_id, []).append(row)
    return [
        Memory(one.on, one.article, one.classification, tuple(by_race.get(one.classification.pk, ())))
        if one.classification
        else one
        for one in found
    ]


def by_year(found):
    return [(year, list(group)) for year, group in groupby(found, key=lambda one: one.on.year)]


def neighbours(day, language):
    """The nearest days before and after, around the year, of which there is something to tell; or None."""
    others = sorted(days_with_something(language) - {day})
    if not others:
        return None, None
    before = [other for other in others if other < day]
    after = [other for other in others if other > day]
    return (before or others)[-1], (after or others)[0]


def days_with_something(language):
    """In two queries."""
    year = today(language).year
    stories = Article.objects.published().in_language(language).filter(story__kind=Story.Kind.HISTORY)
    dates = stories.filter(story__on_date__year__lt=year).order_by().values_list("story__on_date", flat=True)
    races = Classification.objects.current().results().exclude(status=Classification.Status.ANNULLED)
    races = races.filter(session__kind=Session.Kind.RACE, session__date__year__lt=year).order_by()
    times = ("date", "starts_at", "length_minutes", "event__meeting__circuit__time_zone")
    raced = races.values_list(*(f"session__{name}" for name in times)).distinct()
    finished = (finish(*race, zone and ZoneInfo(zone)) for *race, zone in raced)
    return {Day.of(each) for each in [*dates.distinct(), *finished] if each.year < year}
