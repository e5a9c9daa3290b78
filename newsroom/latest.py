"""All that was published, in one line of time: articles, results, corrections."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from newsroom.editions import zone_of
from newsroom.models import Article, Correction
from results.models import Classification

KINDS = ("article", "result", "correction")
NEWS = timedelta(days=7)  # a first result that comes later than that is a matter of the archive


@dataclass(frozen=True)
class Item:
    """A line: what was published, and when."""

    kind: str  # article | result | correction
    at: object
    thing: object


@dataclass(frozen=True)
class Day:
    date: date
    items: list[Item]


def results():
    """Classifications by the time of their issue. What was taken into the archive later is no news."""
    found = Classification.objects.published().results()
    fresh = Q(session__date__gte=TruncDate("published_at") - NEWS)
    return found.filter(Q(issued_at__isnull=False) | Q(revision__gt=1) | fresh).annotate(
        moment=Coalesce("issued_at", "published_at")
    )


def lines(language):
    """(kind, key, time) of everything, newest first; one query for a page of it."""
    kinds = {
        "article": Article.objects.published().in_language(language).annotate(moment=F("published_at")),
        "result": results(),
        "correction": Correction.objects.told()
        .filter(article__language=language[:2])
        .annotate(moment=F("at")),
    }
    first, *others = (
        queryset.order_by().annotate(line=Value(kind, CharField())).values_list("line", "pk", "moment")
        for kind, queryset in kinds.items()
    )
    return first.union(*others, all=True).order_by("-moment", "line", "-pk")


def items_of(page):
    """What those lines stand for, in a fixed number of queries."""
    keys = {kind: [pk for line, pk, _ in page if line == kind] for kind in KINDS}
    things = {
        "article": Article.objects.for_listing().in_bulk(keys["article"]),
        "result": Classification.objects.with_session().in_bulk(keys["result"]),
        "correction": Correction.objects.select_related("article__story")
        .prefetch_related("article__story__story_series__series")
        .in_bulk(keys["correction"]),
    }
    return [Item(line, at, things[line][pk]) for line, pk, at in page if pk in things[line]]


def days_of(items, language):
    """By the days of the edition's own clock."""
    zone = zone_of(language)
    by_day = groupby(items, key=lambda item: timezone.localtime(item.at, zone).date())
    return [Day(day, list(group)) for day, group in by_day]
