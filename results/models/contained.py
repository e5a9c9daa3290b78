"""Which decisions a revision contains: worked out in it, or printed on the sheet beneath it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from results.formats import colon
from results.models.classification import Classification


class WorkedOutDecision(models.Model):
    """A decision that a revision applies to the rows it was worked out from, or takes out of them.

    Part of the revision: frozen with it.
    """

    classification = models.ForeignKey(Classification, models.CASCADE, related_name="worked_out")
    penalty = models.ForeignKey(
        "results.Penalty", models.PROTECT, related_name="worked_out", verbose_name=_("decision")
    )
    is_undone = models.BooleanField(_("taken back"), default=False)

    class Meta:
        verbose_name = _("decision in a revision")
        verbose_name_plural = _("decisions in a revision")
        constraints = [
            models.UniqueConstraint(
                fields=["classification", "penalty"], name="a_decision_is_worked_out_once_in_a_revision"
            )
        ]

    def __str__(self):
        return f"{colon(self.classification)} {self.penalty}"


class PrintedDecision(models.Model):
    """An editor's word that a sheet already contains a decision; it may be said and taken back later."""

    classification = models.ForeignKey(Classification, models.PROTECT, related_name="prints")
    penalty = models.ForeignKey(
        "results.Penalty", models.PROTECT, related_name="prints", verbose_name=_("decision")
    )
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a sheet")
        verbose_name_plural = _("decisions on a sheet")
        constraints = [
            models.UniqueConstraint(
                fields=["classification", "penalty"], name="a_decision_is_printed_once_on_a_sheet"
            )
        ]

    def __str__(self):
        return f"{colon(self.classification)} {self.penalty}"
