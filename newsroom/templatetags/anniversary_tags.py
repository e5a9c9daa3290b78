"""On this day, on pages of other things."""

from django import template
from django.utils.translation import get_language, ngettext

from newsroom import anniversaries

register = template.Library()

MOST = 4  # on the front page


@register.inclusion_tag("newsroom/on_this_day.html")
def on_this_day():
    """What happened on today's date in earlier years; nothing, if nothing did."""
    language = get_language()
    now = anniversaries.today(language)
    return {
        "memories": anniversaries.memories(anniversaries.days_at(now), language, most=MOST),
        "this_year": now.year,
    }


@register.filter
def years_before(year, this_year):
    """ "38 years ago"."""
    years = this_year - year
    return ngettext("%(years)s year ago", "%(years)s years ago", years) % {"years": years}
