"""A classification on the pages of others: its addresses, and the lines that a partner copies."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from results.addresses import absolute

HEIGHT = 640


def own_page(classification, *, is_lasting):
    """The page of the session, or the lasting address of the revision."""
    if is_lasting:
        return classification.get_absolute_url()
    return classification.session.get_absolute_url() + classification.variant_query


def frame_addresses(classification, race_class=""):
    """Of the table in force, and of this revision for good."""
    session = classification.session
    event = session.event
    path = [event.season.series.slug, event.season.year, event.slug, session.slug]
    query = classification.variant_query
    if race_class:
        query = f"{query}{'&' if query else '?'}{urlencode({'class': race_class})}"
    lasting = reverse("revision_embed", args=[*path, classification.revision])
    return reverse("session_embed", args=path) + query, lasting + query


def frame(path, title):
    """What stands in the partner's page."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        absolute(path),
        title,
        HEIGHT,
    )
