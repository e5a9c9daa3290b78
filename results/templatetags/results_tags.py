"""What templates say of results."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from results import fragments, framing
from results.models import Classification
from results.templatetags.results_formats import lower_first

register = template.Library()


@register.inclusion_tag("components/sheet.html")
def classification(
    classification,
    rows="all",
    race_class="",
    heading=3,
    title="",
    is_own_page=False,
    against=None,
    since=None,
    filter_url="",
    filter_query="",
    is_brief=False,
):
    """A classification as a sheet, in the language of the page.

    rows: all, ten, eight or podium. race_class: a RaceClass or its slug, shown alone. heading: 2, 3 or 4.
    is_own_page: on the session's page the title is no link and the sheet says all. against: the revision
    with which the places are compared. since: when the story was published, so that the sheet says when it
    has changed afterwards. filter_url, filter_query: where the class filter leads ("" is the page itself),
    and what its links keep, such as "kind=grid&". is_brief: beside other things, the rows and where all are.
    """
    slug = getattr(race_class, "slug", race_class) or ""
    fragment = fragments.fragment_of(classification, limit=rows, race_class=slug, against=against)
    return {
        "classification": classification,
        "session": classification.session,
        "table": fragment.table,
        "html": fragment.html,
        "race_class": slug,
        "heading": f"h{heading}",
        "title": title or title_of(classification),
        "is_own_page": is_own_page,
        "changed_since": bool(
            since
            and classification.revision > 1
            and classification.published_at
            and classification.published_at > since
        ),
        "filter_url": filter_url,
        "filter_query": filter_query,
        "is_brief": is_brief,
    }


@register.inclusion_tag("components/embedded.html")
def embedded(classification, rows="all", race_class="", is_lasting=False):
    """A classification for the pages of others; every link leads to ours."""
    fragment = fragments.fragment_of(classification, limit=rows, race_class=race_class)
    return {
        "classification": classification,
        "session": classification.session,
        "table": fragment.table,
        "html": fragment.html,
        "title": title_of(classification),
        "address": framing.own_page(classification, is_lasting=is_lasting),
        "site_name": settings.SITE_NAME,
    }


@register.simple_tag
def embed_code(classification, race_class=""):
    """What a partner copies: the table in force, and this revision for good."""
    current, lasting = framing.frame_addresses(classification, race_class)
    title = title_of(classification)
    return {
        "current": framing.frame(current, title),
        "lasting": framing.frame(lasting, title),
        "address": current,
    }


@register.inclusion_tag("components/status.html")
def status(classification, small=False):
    """The badge that says in words what the paper says in colour."""
    return {"paper": classification.paper, "words": paper_words(classification), "small": small}


def paper_words(classification):
    """Provisional, Official, Amended, Subject to appeal, Annulled."""
    return {
        "provisional": pgettext("status of a classification", "Provisional"),
        "official": pgettext("status of a classification", "Official"),
        "amended": pgettext("status of a classification", "Amended"),
        "appeal": pgettext("status of a classification", "Subject to appeal"),
        "cancelled": pgettext("status of a classification", "Annulled"),
    }[classification.paper]


@register.simple_tag
def variant(classification):
    """What kind of classification it is: the result, the grid, or a stage such as “6 h”."""
    if classification.stage:
        return classification.stage
    if classification.kind == Classification.Kind.GRID:
        return _("Starting grid")
    return _("Classification")


def title_of(classification):
    """The event and the session; the grid or the stage where it is not the result."""
    session = classification.session
    parts = [session.event.name, lower_first(session.title)]
    if classification.kind == Classification.Kind.GRID:
        parts.append(_("starting grid"))
    if classification.stage:
        parts.append(classification.stage)
    return ", ".join(parts)
