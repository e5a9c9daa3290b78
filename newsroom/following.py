"""What a new classification touches on the site: the articles that carry its table."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.models import Article, StorySession
from results.signals import Following, asking_what_follows


@receiver(asking_what_follows)
def articles_that_follow(session, kind, stage, **kwargs):
    """The articles whose table the publication changes; those with a pinned revision stay as they are."""
    links = StorySession.objects.filter(session=session, kind=kind, stage=stage, pinned=None)
    carrying = [link.story_id for link in links if link.shown != StorySession.Table.NONE]
    articles = Article.objects.filter(story__in=carrying, status=Article.Status.PUBLISHED)
    lines = tuple(
        (article.headline, reverse("admin:newsroom_article_change", args=[article.pk]), article.language)
        for article in articles.order_by("-published_at", "pk")
    )
    return [Following(_("Articles that carry this table"), lines)] if lines else []
