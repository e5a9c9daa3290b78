"""The calendar: every event of a year, month by month."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from results.models import Event, Season


@require_safe
def year(request):
    years = list(
        Season.objects.filter(events__isnull=False)
        .values_list("year", flat=True)
        .distinct()
        .order_by("-year")
    )
    chosen = chosen_year(request.GET.get("year"), years)
    events = Event.objects.filter(season__year=chosen).with_place().in_calendar_order()
    today = timezone.localdate()
    context = {
        "section": "calendar",
        "year": chosen,
        "years": years,
        "months": months(events),
        "next_event": next((e for e in events if is_to_come(e, today)), None),
        "today": today,
    }
    return render(request, "results/calendar.html", context)


def chosen_year(asked, years):
    """The year that was asked for; else this one, or the nearest that has events."""
    if asked is None:
        this_year = timezone.localdate().year
        return min(years, key=lambda one: abs(one - this_year), default=this_year)
    if not asked.isdecimal() or len(asked) > 4 or int(asked) not in years:
        raise Http404("No such year.")
    return int(asked)


def months(events):
    """(first day of the month or None, its events), in order; what has no date yet comes last."""
    found = {}
    for event in events:
        start = event.meeting.start_date if event.meeting else None
        found.setdefault(start.replace(day=1) if start else None, []).append(event)
    return list(found.items())


def is_to_come(event, today):
    last = event.meeting and (event.meeting.end_date or event.meeting.start_date)
    return bool(last and last >= today and not event.is_cancelled)
