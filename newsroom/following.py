"""What a new classification touches: the articles that carry its table, and the sentences it makes false."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom import amending
from newsroom.models import Article, StorySession
from results.models import Classification
from results.signals import Following, asking_what_follows


@receiver(asking_what_follows)
def articles_that_follow(session, kind, stage, lines=None, **kwargs):
    """The articles whose table the publication changes (a pinned revision stays as it is), then the others.

    Each with the number of its sentences that name a car which moves.
    """
    current = Classification.objects.current().filter(session=session, kind=kind, stage=stage).first()
    found = amending.foreseen(current, lines) if current and lines is not None else {}
    links = StorySession.objects.filter(session=session, kind=kind, stage=stage, pinned=None)
    carrying = {link.story_id for link in links if link.shown != StorySession.Table.NONE}
    articles = Article.objects.filter(story__in=carrying, status=Article.Status.PUBLISHED)
    with_table = list(articles.order_by("-published_at", "pk"))
    others = [article for article in found if article not in with_table]
    said = [
        (_("Articles that carry this table"), with_table),
        (_("Other articles that name who moves"), others),
    ]
    return [
        Following(heading, tuple(line(article, found.get(article)) for article in articles))
        for heading, articles in said
        if articles
    ]


def line(article, findings):
    address = reverse("admin:newsroom_article_change", args=[article.pk])
    return f"{article.headline}{counted(findings or [])}", address, article.language


def counted(findings):
    """ " (3 sentences, 2 no longer true)"."""
    if not findings:
        return ""
    said = [ngettext("%(count)s sentence", "%(count)s sentences", len(findings)) % {"count": len(findings)}]
    likely = sum(finding.certainty == amending.Certainty.LIKELY for finding in findings)
    if likely:
        said.append(
            ngettext("%(count)s no longer true", "%(count)s no longer true", likely) % {"count": likely}
        )
    return _(" (%(counts)s)") % {"counts": ", ".join(said)}
