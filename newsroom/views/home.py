"""The front page."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from newsroom.embedding import embedded_in
from newsroom.figures import figures_of
from newsroom.models import Article, Story
from results import fragments
from results.models import Classification, Session

CARDS, BRIEFS, SHEETS, STARTS = 4, 8, 3, 4
RECENT = 5  # a lead is one of so many


def home(request):
    articles = list(
        Article.objects.published().in_language(get_language()).for_listing()[: 1 + CARDS + BRIEFS]
    )
    lead = [lead_of(articles)] if articles else []
    others = [article for article in articles if article not in lead]
    cards, briefs = others[:CARDS], others[CARDS:]
    stories = [article.story for article in lead]
    tables = list(embedded_in(stories, rows="podium").values()) if stories else []
    figures = figures_of([article.story for article in lead + cards]) if lead else {}
    shown = {table.classification.pk for table in tables[:1]}
    context = {
        "section": "home",
        "lead": lead[0] if lead else None,
        "lead_table": tables[0] if tables else None,
        "lead_figures": figures.get(lead[0].story_id) if lead else None,
        "cards": [(article, figures.get(article.story_id)) for article in cards],
        "briefs": briefs,
        "sheets": latest_sheets(shown),
        "starts": next_starts(),
    }
    return render(request, "newsroom/home.html", context)


def lead_of(articles):
    """Of the newest, the first report with a photo; else the first photo; else the newest."""
    recent = articles[:RECENT]
    pictured = [article for article in recent if article.story.lead and article.story.lead.photo.renditions]
    reports = [article for article in pictured if article.story.kind == Story.Kind.REPORT]
    return next(iter(reports or pictured or recent))


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
