from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.article import Article


class CorrectionQuerySet(models.QuerySet):
    def told(self, at=None):
        """What readers are told on the articles that they see."""
        at = at or timezone.now()
        return self.filter(
            applies=True, article__status=Article.Status.PUBLISHED, article__published_at__lte=at
        )

    def open(self, at=None):
        """Told in one language, while readers had the other before them, and nobody has dealt with that."""
        other = (
            Article.objects.published(at)
            .filter(story=OuterRef("article__story"), first_published_at__lte=OuterRef("at"))
            .exclude(pk=OuterRef("article"))
        )
        return self.filter(Exists(other), applies=True, answers=None, answer=None)

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Correction(models.Model):
    """What was wrong in an article that readers had seen, and what is right.

    The correction of the same thing in the other language answers it; there it may not apply.
    """

    article = models.ForeignKey(
        Article, models.PROTECT, related_name="corrections", verbose_name=_("article")
    )
    answers = models.OneToOneField(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="answer",
        verbose_name=_("the same in the other language"),
    )
    applies = models.BooleanField(_("applies"), default=True)
    what_was_wrong = models.TextField(_("what was wrong"), max_length=1000, blank=True)
    what_is_right = models.TextField(_("what is right"), max_length=1000, blank=True)
    at = models.DateTimeField(_("corrected"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        editable=False,
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_correction_says_what_was_wrong_and_what_is_right",
                condition=Q(applies=False) | (~Q(what_was_wrong="") & ~Q(what_is_right="")),
                violation_error_message=_("A correction says what was wrong and what is right."),
            ),
        ]

    def __str__(self):
        return self.what_was_wrong or str(_("Does not apply in this language."))

    @property
    def counterpart(self):
        """The same thing in the other language, or None."""
        return self.answers if self.answers_id else getattr(self, "answer", None)
