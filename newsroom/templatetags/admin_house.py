"""What the admin's templates say of the house."""

from django import template
from django.conf import settings

from newsroom.admin import desk, folding
from results import formats

register = template.Library()


@register.simple_tag
def house_name():
    return settings.SITE_NAME


@register.simple_tag
def original_of(beside, name):
    """What the other language says in this field, as (language, text), or nothing."""
    if not beside:
        return None
    text = beside["body"] if name == "body" else beside["fields"].get(name)
    return {"language": beside["language"], "text": text} if text else None


@register.simple_tag
def fold_of(line):
    """How a line of fields for one kind of story alone is folded: its summary and whether it stands open."""
    return folding.fold_of(line)


@register.simple_tag
def desk_lists(user):
    """The lists in which something waits, and those that are empty."""
    lists = desk.lists_for(user)
    return {"waiting": [one for one in lists if one.count], "empty": [one for one in lists if not one.count]}


@register.simple_tag
def desk_now():
    day, zone = desk.today()
    return {"day": day, "zone": zone}


@register.filter
def known_as(user):
    """By name rather than by login; nothing of nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""


@register.filter
def clock(moment, zone):
    """20 September 2026, 20:12, by that clock, where the page says elsewhere which one it is."""
    return formats.day_and_time(moment, zone) if moment else ""


@register.filter
def on_the_clock(moment, zone):
    """20 September 2026, 20:12 (Europe/London)."""
    return f"{formats.day_and_time(moment, zone)} ({zone.key})" if moment else ""
