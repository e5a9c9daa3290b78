"""The series, and the page of a season: reports beside their sheets, what comes next, the calendar."""

from django.db.models import Count, Exists, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.editions import zone_of
from newsroom.models import Story, StorySession
from newsroom.views.looking_up import cards, current_results, headlines
from results.fragments import fetch_tables
from results.models import Classification, ClassificationRow, Drive, Season, Series, Session

REPORTS = 3
ROWS = ("eight", "podium")  # of the first sheet, and of those below it
BRIEFS = 6


@require_safe
def index(request):
    """Every series, with its latest season."""
    seasons = Season.objects.select_related("series").annotate(rounds=Count("events")).latest_first()
    by_series = {}
    for each in seasons:
        by_series.setdefault(each.series_id, []).append(each)
    found = [(one, by_series.get(one.pk, [])) for one in Series.objects.all()]
    return render(request, "results/series_list.html", {"series_list": found, "section": "series"})


@require_safe
def current(request, series):
    """The latest season that has an event; a series without a season still has its page."""
    found = get_object_or_404(Series, slug=series)
    seasons = list(Season.objects.filter(series=found).latest_first().annotate(rounds=Count("events")))
    latest = next((each for each in seasons if each.rounds), seasons[0] if seasons else None)
    return page(request, found, latest, seasons)


@require_safe
def season(request, series, year):
    found = get_object_or_404(Series, slug=series)
    seasons = list(Season.objects.filter(series=found).latest_first().annotate(rounds=Count("events")))
    chosen = next((each for each in seasons if each.year == year), None)
    if chosen is None:
        raise Http404("No such season.")
    return page(request, found, chosen, seasons)


def page(request, series, season, seasons):
    context = {"series": series, "season": season, "seasons": seasons, "section": "series"}
    if season:
        season.series = series
        context |= of_season(season)
    return render(request, "results/series.html", context)


def of_season(season):
    events = list(season.events.in_calendar_order().select_related("meeting__circuit"))
    for event in events:
        event.season = season
    pairs = reports(season)
    briefs = headlines().filter(story__story_series__series=season.series_id)
    briefs = briefs.exclude(pk__in=[article.pk for article, *_ in pairs if article])[:BRIEFS]
    coming = next_session(season)
    winners = winners_of(season)
    return {
        "events": [(event, winners.get(event.pk, [])) for event in events],
        "run": sum(1 for event in events if event.pk in winners),
        "planned": sum(1 for event in events if not event.is_cancelled),
        "pairs": pairs,
        "briefs": briefs,
        "coming": coming,
        "days_left": days_until(coming),
        "edition_zone": zone_of(get_language()),
        "classes": season.classes.annotate(cars=Count("entries__car_number", distinct=True)),
    }


def reports(season):
    """The latest reports, each with the current classification that it tells of and how much of it is shown.

    Where a result is newer than any report in this language, its sheet comes first, alone.
    """
    links = StorySession.objects.filter(
        story=OuterRef("story"), role=StorySession.Role.REPORT, session__event__season=season
    )
    found = list(cards().filter(Exists(links))[: 2 * REPORTS])
    told = (
        StorySession.objects.filter(story__in=[a.story_id for a in found], role=StorySession.Role.REPORT)
        .filter(session__event__season=season)
        .select_related("session", "pinned")
        .order_by("order", "pk")
    )
    of_story = {}
    for link in told:
        of_story.setdefault(link.story_id, []).append(link)
    in_force = current_results({link.session_id for links in of_story.values() for link in links})
    pairs = [(article, main_result(of_story.get(article.story_id, []), in_force)) for article in found]
    pairs = each_once(pairs)[:REPORTS]
    if not any(classification for _, classification in pairs):
        latest = latest_race(season)
        pairs = ([(None, latest)] if latest else []) + pairs
    shown = [(article, found, ROWS[min(at, 1)]) for at, (article, found) in enumerate(pairs)]
    fetch_tables([(found, {"limit": rows}) for _, found, rows in shown if found])
    return shown


def each_once(pairs):
    """A sheet stands beside one story: its report, where there is one, else the newest that tells of it."""
    beside = {}
    for article, classification in pairs:
        held = beside.setdefault(classification, article)
        if held.story.kind != Story.Kind.REPORT and article.story.kind == Story.Kind.REPORT:
            beside[classification] = article
    return [pair for pair in pairs if pair[1] is None or beside[pair[1]] is pair[0]]


def main_result(links, in_force):
    """Of the sessions that a story reports, the first race that has a result, else the first that has one."""
    with_result = [link for link in links if link.session_id in in_force]
    races = [link for link in with_result if link.session.is_race]
    first = next(iter(races or with_result), None)
    return in_force[first.session_id] if first else None


def latest_race(season):
    races = Classification.objects.current().results().with_session()
    return (
        races.filter(session__event__season=season, session__kind=Session.Kind.RACE)
        .order_by("-session__date", "-published_at")
        .first()
    )


def next_session(season):
    """The first session that is still to come, by its hour, else by its day alone."""
    coming = Session.objects.with_event().filter(event__season=season, event__is_cancelled=False)
    now = timezone.now()
    return (
        coming.filter(starts_at__gte=now).order_by("starts_at").first()
        or coming.filter(starts_at=None, date__gte=now.date()).order_by("date", "order").first()
    )


def days_until(session):
    if session is None:
        return None
    return (session.date - timezone.localdate(timezone=session.zone)).days


def winners_of(season):
    """The crews that won the races at the flag, by event."""
    rows = (
        ClassificationRow.objects.filter(
            classification__is_current=True,
            classification__kind=Classification.Kind.RESULT,
            classification__stage="",
            classification__session__kind=Session.Kind.RACE,
            classification__session__event__season=season,
            position=1,
        )
        .select_related("classification__session__event")
        .prefetch_related(Prefetch("drives", Drive.objects.select_related("driver")))
        .order_by("classification__session__date", "classification__session__order")
    )
    winners = {}
    for row in rows:
        winners.setdefault(row.classification.session.event_id, []).append(row)
    return winners
