"""Feeds that calendars subscribe to: all that is run, a series, a season, an event."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from results.ical import calendar_of, entries_of
from results.models import Event, Season, Series, Session

MEDIA_TYPE = "text/calendar; charset=utf-8"


@require_safe
def everything(request):
    """This season, the one before and what follows, of all series."""
    name = _("%(site)s: calendar") % {"site": settings.SITE_NAME}
    events = planned().filter(season__year__gte=timezone.localdate().year - 1)
    return answer(request, events, name, reverse("calendar"))


@require_safe
def of_series(request, series):
    """A series: this season, the one before and what follows; of one that has ended, its last."""
    found = get_object_or_404(Series, slug=series)
    years = Season.objects.filter(series=found, events__isnull=False).values_list("year", flat=True)
    since = min(timezone.localdate().year - 1, max(years, default=0))
    events = planned().filter(season__series=found, season__year__gte=since)
    return answer(request, events, found.name, found.get_absolute_url(), found.colour)


@require_safe
def of_season(request, series, year):
    found = get_object_or_404(Season.objects.select_related("series"), series__slug=series, year=year)
    events = planned().filter(season=found)
    return answer(request, events, str(found), found.get_absolute_url(), found.series.colour)


@require_safe
def of_event(request, series, year, event):
    found = get_object_or_404(planned(), season__series__slug=series, season__year=year, slug=event)
    name = f"{found.name} {found.season.year}"
    return answer(request, [found], name, found.get_absolute_url(), found.season.series.colour)


def planned():
    sessions = Session.objects.in_running_order().prefetch_related("classes")
    return Event.objects.with_place().in_calendar_order().prefetch_related(Prefetch("sessions", sessions))


def answer(request, events, name, page, colour=""):
    body = calendar_of(entries_of(events), name=name, page=page, source=request.path, colour=colour)
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "public, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response
