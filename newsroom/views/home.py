"""The front page."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from newsroom.embedding import embedded_in
from newsroom.figures import figures_of
from newsroom.front_page import composed
from results import fragments
from results.models import Classification, Session

SHEETS, STARTS = 3, 4


def home(request):
    return render(request, "newsroom/home.html", page_of(composed(get_language())))


def page_of(composition):
    """All that the page shows, with these articles in their places."""
    lead = [composition.lead] if composition.lead else []
    cards = composition.cards
    stories = [article.story for article in lead]
    tables = list(embedded_in(stories, rows="podium").values()) if stories else []
    figures = figures_of([article.story for article in lead + cards]) if lead else {}
    shown = {table.classification.pk for table in tables[:1]}
    return {
        "section": "home",
        "lead": composition.lead,
        "lead_table": tables[0] if tables else None,
        "lead_figures": figures.get(lead[0].story_id) if lead else None,
        "cards": [(article, figures.get(article.story_id)) for article in cards],
        "briefs": composition.briefs,
        "sheets": latest_sheets(shown),
        "starts": next_starts(),
    }


def latest_sheets(but):
    """The classifications that came last, of races and qualifying sessions."""
    found = Classification.objects.current().results().with_session().exclude(pk__in=but)
    found = list(found.order_by("-session__date", "-published_at", "-pk")[:SHEETS])
    fragments.fetch_rows(found, limit="podium")
    return found


def next_starts():
    now = timezone.now()
    return (
        Session.objects.with_event()
        .filter(starts_at__gte=now, event__is_cancelled=False)
        .order_by("starts_at", "pk")[:STARTS]
    )
