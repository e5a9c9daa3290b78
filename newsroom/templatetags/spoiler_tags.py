"""What templates show of articles, sessions and events to who wants no results: ask these, not the fields."""

from django import template
from django.utils.text import capfirst

from newsroom import spoilers

register = template.Library()

register.filter("is_covered", spoilers.is_covered)
register.filter("told_headline", spoilers.headline)


@register.filter
def told_kicker(article):
    """The kicker, else the kind of the story."""
    if article.kicker and not spoilers.is_covered(article):
        return article.kicker
    return capfirst(article.story.get_kind_display())


@register.filter
def told_standfirst(article):
    return "" if spoilers.is_covered(article) else article.standfirst


@register.filter
def told_lead(article):
    """The use of the lead photo: a winner on the podium is a result too."""
    return None if spoilers.is_covered(article) else article.story.lead
