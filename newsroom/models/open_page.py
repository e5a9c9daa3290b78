from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.article import Article
from newsroom.models.story import Story

PRESENCE = timedelta(seconds=65)  # the page tells every twenty seconds that it is open
WRITING = timedelta(seconds=30)


class OpenPageQuerySet(models.QuerySet):
    def present(self, at=None):
        """Those that are on somebody's screen."""
        return self.filter(seen_at__gt=(at or timezone.now()) - PRESENCE)

    def with_typing(self):
        return self.filter(typed_at__isnull=False)

    def for_place(self, article, story):
        """Of this article; without one, of new articles: this story's, or those that begin a story."""
        if article:
            return self.filter(article=article)
        return self.filter(article=None, story=story)


class OpenPage(models.Model):
    """A page on which somebody writes an article, open or left: what was typed there and is not saved.

    Two pages of one person are two rows, so that neither writes over the other. A row outlives its article:
    what was typed is then offered on the page of a new one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=32)  # random, of the page's own making
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="open_pages")
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")
    typed = models.JSONField(default=dict)
    typed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, db_index=True)

    objects = OpenPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        ordering = ["-typed_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "page"], name="a_page_of_a_person_is_kept_once")
        ]

    def __str__(self):
        return self.page

    @property
    def is_present(self):
        return bool(self.seen_at and self.seen_at > timezone.now() - PRESENCE)

    @property
    def is_writing(self):
        return bool(self.typed_at and self.typed_at > timezone.now() - WRITING)
