from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.models.article import Article
from newsroom.touched.judging import Certainty
from results.models import Classification


class TouchedQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=TouchedSentence.State.OPEN)

    def of_variant(self, classification):
        """Found by any revision of that session, kind and stage."""
        return self.filter(
            after__session=classification.session_id,
            after__kind=classification.kind,
            after__stage=classification.stage,
        )


class TouchedSentence(models.Model):
    """A sentence of an article that names a car whose row moved, found when the revision came into force.

    An empty sentence stands for the article as a whole, where no sentence names such a car.
    """

    class State(models.TextChoices):
        OPEN = "open", _("to be looked at")
        STANDS = "stands", _("still true")
        EDITED = "edited", _("rewritten")
        RESTORED = "restored", _("true again")
        REPLACED = "replaced", _("asked anew by a later revision")

    class Sure(models.IntegerChoices):
        NAMES = Certainty.NAMES, _("names a car that moved")
        POSSIBLE = Certainty.POSSIBLE, _("may no longer be true")
        LIKELY = Certainty.LIKELY, _("no longer true")

    article = models.ForeignKey(Article, models.CASCADE, related_name="touched", verbose_name=_("article"))
    before = models.ForeignKey(Classification, models.CASCADE, related_name="+", verbose_name=_("before"))
    after = models.ForeignKey(Classification, models.CASCADE, related_name="touched", verbose_name=_("after"))
    place = models.CharField(_("place"), max_length=40, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    digest = models.CharField(max_length=64)
    marks = models.JSONField(default=list)  # pairs of places in the sentence: names, and what is said of them
    why = models.JSONField(default=dict)  # by language: a sentence for each car that moved
    certainty = models.PositiveSmallIntegerField(_("how sure"), choices=Sure, default=Sure.NAMES)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handled by"),
    )

    objects = TouchedQuerySet.as_manager()

    class Meta:
        verbose_name = _("sentence under an amended result")
        verbose_name_plural = _("sentences under amended results")
        ordering = ["-certainty", "pk"]
        default_permissions = ()  # who may write in the article handles them
        indexes = [models.Index(fields=["article", "state"], name="touched_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "after", "place", "digest"],
                name="a_sentence_is_found_once_by_a_revision",
            )
        ]

    def __str__(self):
        return self.sentence[:80]

    @property
    def reasons(self):
        """Why, in the language of the page."""
        return self.why.get((get_language() or "en")[:2], [])
