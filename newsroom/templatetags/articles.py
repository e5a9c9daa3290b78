"""What templates say of articles."""

from django import template
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.models import Byline
from results import formats

register = template.Library()

STRIP = 3  # pictures below the lead of a gallery in a list


@register.filter
def signatures(article):
    """The people of an article by their part: [("By", [person …]), ("Translated by", [person])]."""
    parts = {
        Byline.Role.AUTHOR: _("By"),
        Byline.Role.CONTRIBUTOR: _("With"),
        Byline.Role.TRANSLATOR: _("Translated by"),
        Byline.Role.EDITOR: _("Edited by"),
    }
    named = {role: [] for role in parts}
    for byline in sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk)):
        named[byline.role].append(byline.person)
    return [(label, named[role]) for role, label in parts.items() if named[role]]


@register.filter
def published_words(article):
    """Sunday 20 September 2026, 20:12, by the clock of the edition."""
    return capfirst(formats.day_and_time(article.published_at, article.zone, weekday=True))


@register.filter
def updated_words(article):
    """The hour alone on the day of publication, else the day as well."""
    published, updated = (
        timezone.localtime(moment, article.zone) for moment in (article.published_at, article.updated_at)
    )
    if published.date() == updated.date():
        return formats.time_of_day(updated, article.zone)
    return formats.day_and_time(updated, article.zone)


@register.filter
def day_told(article):
    """The day that a story of the past tells of; on its anniversary it is "on this day"."""
    day = article.story.on_date
    out = timezone.localtime(article.published_at or timezone.now(), article.zone).date()
    words = formats.day(day)
    is_anniversary = (day.month, day.day) == (out.month, out.day) and day.year < out.year
    return _("On this day, %(date)s") % {"date": words} if is_anniversary else words


@register.filter
def corrected_words(correction):
    """When readers were told, by the clock of the edition."""
    return capfirst(formats.day_and_time(correction.at, correction.article.zone))


@register.filter
def og_locale_of(language):
    return formats.variant(language).replace("-", "_")


@register.filter
def strip_without(frames, lead):
    """The first few pictures of a film that its lead does not show already."""
    return [frame for frame in frames if frame.use.photo_id != lead.photo_id][:STRIP]


@register.filter
def credits_of(frames, lead):
    """Whose pictures they are, each named once: "A / Agency, B"."""
    uses = [frame.use for frame in frames] or [lead]
    return ", ".join(dict.fromkeys(use.photo.credit for use in uses))


@register.filter
def taken_words(frame, zone):
    """Where and on what day a picture was taken, as far as it is known."""
    photo = frame.use.photo
    day = photo.day_taken(zone)
    return ", ".join(part for part in [photo.place, formats.day(day) if day else ""] if part)
