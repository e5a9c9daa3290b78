"""On this day: today, or any day of the calendar."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom import anniversaries
from newsroom.addresses import in_editions
from newsroom.anniversaries import Day


@require_safe
def today(request):
    now = anniversaries.today(get_language())
    return page(request, Day.of(now), anniversaries.days_at(now), is_today=True)


@require_safe
def of_day(request, month, day):
    asked = Day(month, day)
    if not asked.exists:
        raise Http404
    return page(request, asked, [asked], is_today=False)


def page(request, day, days, is_today):
    language = get_language()
    found = anniversaries.memories(days, language)
    before, after = anniversaries.neighbours(day, language)
    path = reverse("on_this_day") if is_today else day.get_absolute_url()
    context = {
        "section": "",
        "day": day,
        "days": days,
        "is_today": is_today,
        "years": anniversaries.by_year(found),
        "this_year": anniversaries.today(language).year,
        "previous": before,
        "next": after,
        "noindex": not found and not is_today,
        "canonical": path,
        "alternates": in_editions(path),
    }
    return render(request, "newsroom/on_this_day_page.html", context)
