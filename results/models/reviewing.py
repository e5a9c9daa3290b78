from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from results.formats import colon
from results.models.calendar import Session
from results.models.classification import Classification
from results.models.document import SheetReview
from results.models.series import Series


class ReviewVisitor(models.Model):
    """Somebody who has a review open just now."""

    review = models.ForeignKey(SheetReview, models.CASCADE, related_name="visitors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(_("where on the page"), max_length=60, blank=True)
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("visitor of a review")
        verbose_name_plural = _("visitors of reviews")
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="somebody_visits_a_review_once")
        ]

    def __str__(self):
        return f"{colon(self.user)} {self.review}"


class SecondLookQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at=None)


class SecondLook(models.Model):
    """A classification that one person has entered as official, and that waits for another to confirm it."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="second_looks", verbose_name=_("session")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Classification.Kind)
    stage = models.CharField(_("stage"), max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, help_text=_("Of what was entered: only that is confirmed."))
    address = models.CharField(_("address"), max_length=300, help_text=_("The page that confirms it."))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("entered by")
    )
    asked_at = models.DateTimeField(_("entered"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "kind", "stage"],
                condition=models.Q(settled_at=None),
                name="one_classification_waits_for_a_second_look",
            )
        ]

    def __str__(self):
        return f"{colon(self.session)} {self.asked_by}"


class SheetMapping(models.Model):
    """The columns of a sheet without a known layout, as an editor named them once for a series."""

    class FileKind(models.TextChoices):
        PDF = "pdf", "PDF"
        TABLE = "table", _("table of cells")

    series = models.ForeignKey(
        Series, models.CASCADE, related_name="sheet_mappings", verbose_name=_("series")
    )
    file_kind = models.CharField(_("kind of file"), max_length=5, choices=FileKind)
    signature = models.CharField(
        _("signature"), max_length=64, help_text=_("Of the words at the head of its columns.")
    )
    header = models.CharField(_("words at the head"), max_length=600, blank=True)
    sheet_kind = models.CharField(
        _("kind of sheet"),
        max_length=16,
        choices=[
            ("classification", _("classification")),
            ("grid", _("starting grid")),
            ("entry_list", _("entry list")),
            ("standings", _("standings")),
        ],
        default="classification",
    )
    columns = models.JSONField(_("columns"), default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("named columns of a sheet")
        verbose_name_plural = _("named columns of sheets")
        ordering = ["series", "-updated_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "file_kind", "signature"], name="a_series_names_the_columns_of_a_sheet_once"
            )
        ]

    def __str__(self):
        return f"{colon(self.series)} {self.header[:60]}"
