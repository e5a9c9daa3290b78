"""How the house sets text, and what its pages say of themselves."""

from django import template
from django.template.defaultfilters import stringfilter
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language

from newsroom import addresses, typography
from results import formats

register = template.Library()
register.simple_tag(addresses.absolute)


@register.filter
@stringfilter
def typeset(text):
    """Plain text in the dress of the page's edition: « », no-break spaces, 2e …"""
    return typography.typeset(text)


@register.filter(is_safe=True)
@stringfilter
def typeset_html(text):
    """The same with raised ordinals."""
    return typography.typeset_html(text)


@register.simple_tag(takes_context=True)
def editions(context):
    """For the language switch: (code, name, address, whether it is this page, whether translated)."""
    here = (get_language() or "en")[:2]
    alternates = context.get("alternates") or {}
    found = []
    for code, name in (("fr", "Français"), ("en", "English")):
        address = alternates.get(code) or untranslated(context, code)
        found.append((code, name, address, code == here, code in alternates))
    return found


def untranslated(context, code):
    """Where a reader is sent who wants what is not told in that language: to its section, with a notice."""
    with translation.override(code):
        if page := context.get("static_page"):
            return page.get_absolute_url()  # which says so itself
        section = reverse("articles")
    series = context.get("series")
    chosen = f"series={series.slug}&" if context.get("article") and series else ""
    return f"{section}?{chosen}untranslated=1"


@register.filter
def edition_day(moment, zone):
    """The day of a moment by the clock of the edition: 20 September 2026."""
    return formats.day(timezone.localtime(moment, zone).date()) if moment else ""
