from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.article import Article


class HouseWord(models.Model):
    """A word that the copy desk takes as right, in one language or in both."""

    word = models.CharField(_("word"), max_length=80)
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=Article.Language,
        help_text=_("Empty: right in both languages."),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("word of the house dictionary")
        verbose_name_plural = _("house dictionary")
        ordering = ["word", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["word", "language"],
                name="a_house_word_stands_once_in_a_language",
                violation_error_message=_("The house dictionary has this word already."),
            )
        ]

    def __str__(self):
        return self.word


class CopyDismissal(models.Model):
    """A finding of the copy desk that somebody set aside in this article: it is not made again."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="copy_dismissals")
    kind = models.CharField(max_length=16)
    found = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dismissed finding")
        verbose_name_plural = _("dismissed findings")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "found"], name="a_finding_is_dismissed_once_in_an_article"
            )
        ]

    def __str__(self):
        return self.found
