"""What of the frame stands in the middle of a page."""

from django import template

register = template.Library()


@register.inclusion_tag("components/advert.html", takes_context=True)
def advert(context, place):
    """The advertisement of a place; where none runs, and on pages that are not for everybody, nothing."""
    frame = context.get("frame")
    return {"advert": None if context.get("noindex") or not frame else frame.advert(place), "place": place}
