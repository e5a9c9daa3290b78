from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.article import Article


class ArticleVersion(models.Model):
    """An article as one save left it: its text, its bylines, and the story's facts of then."""

    # A field added to the article's text is added here, and is kept from then on.
    TEXT = ("headline", "neutral_headline", "kicker", "standfirst", "key_points", "body", "slug")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="versions", verbose_name=_("article"), editable=False
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        editable=False,
    )
    token = models.CharField(max_length=16, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Article.Status, editable=False)
    fields = models.JSONField(default=dict, editable=False)  # each of TEXT, and the bylines
    facts = models.JSONField(default=dict, editable=False)  # of the story; empty: not known
    changed = models.JSONField(default=list, editable=False)  # names, against the version before
    restored_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="+", verbose_name=_("restored from"), editable=False
    )

    class Meta:
        verbose_name = _("version of an article")
        verbose_name_plural = _("versions of an article")
        ordering = ["article", "-number"]
        default_permissions = ()  # who reads the article reads its history; nobody writes in it
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="a_version_of_an_article_has_a_number_of_its_own"
            )
        ]
        indexes = [models.Index(fields=["article", "token"], name="version_by_token")]

    def __str__(self):
        return _("Version %(number)s") % {"number": self.number}
