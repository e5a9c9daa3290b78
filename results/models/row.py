from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from results.models.classification import Classification
from results.models.competitors import Driver
from results.models.entry import Entry
from results.models.series import RaceClass


class Status(models.TextChoices):
    """How a car came out of a session."""

    CLASSIFIED = "classified", _("classified")
    NOT_CLASSIFIED = "not_classified", _("not classified")
    RETIRED = "retired", _("retired")
    DISQUALIFIED = "disqualified", _("disqualified")
    DID_NOT_START = "did_not_start", _("did not start")
    DID_NOT_QUALIFY = "did_not_qualify", _("did not qualify")
    EXCLUDED = "excluded", _("excluded")
    WITHDRAWN = "withdrawn", _("withdrawn")

    @property
    def code(self):
        """What a table prints instead of a position or a gap: Ab. / Ret, DSQ …"""
        return STATUS_CODES[self]


STATUS_CODES = {
    Status.CLASSIFIED: "",
    Status.NOT_CLASSIFIED: pgettext_lazy("status code", "NC"),
    Status.RETIRED: pgettext_lazy("status code", "Ret"),
    Status.DISQUALIFIED: pgettext_lazy("status code", "DSQ"),
    Status.DID_NOT_START: pgettext_lazy("status code", "DNS"),
    Status.DID_NOT_QUALIFY: pgettext_lazy("status code", "DNQ"),
    Status.EXCLUDED: pgettext_lazy("status code", "EXC"),
    Status.WITHDRAWN: pgettext_lazy("status code", "WD"),
}


class RowQuerySet(models.QuerySet):
    def with_decided(self):
        """Whether a decision in the revision, worked out or on its sheet, falls on the car."""
        mine = Q(penalty__entry=OuterRef("entry")) | Q(
            penalty__entry=None, penalty__driver__drives__row=OuterRef("pk")
        )
        own = Q(classification=OuterRef("classification"))
        worked_out = apps.get_model("results", "WorkedOutDecision").objects.filter(own, mine)
        on_sheet = apps.get_model("results", "PrintedDecision").objects.filter(
            own | Q(classification__derived=OuterRef("classification")), mine
        )
        undone = Exists(worked_out.filter(is_undone=True))
        return self.annotate(
            is_decided=Q(Exists(worked_out.filter(is_undone=False))) | (Q(Exists(on_sheet)) & ~undone)
        )

    def for_table(self):
        """All that a table shows, in a fixed number of queries."""
        return (
            self.with_decided()
            .select_related("entry__team")
            .prefetch_related(
                models.Prefetch("drives", Drive.objects.select_related("driver")),
                models.Prefetch("classes", RowClass.objects.select_related("race_class")),
                "times",
            )
        )


class ClassificationRow(models.Model):
    """One car in a classification, as printed, beside its links to the entry and the drivers.

    Times and gaps are integer milliseconds.
    """

    classification = models.ForeignKey(Classification, models.CASCADE, related_name="rows")
    order = models.PositiveSmallIntegerField(_("order"), help_text=_("The line of the sheet, from 1."))
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.CLASSIFIED)
    running = models.BooleanField(_("running at the flag"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), null=True, blank=True)
    number = models.CharField(_("car number"), max_length=8, blank=True)
    team_name = models.CharField(_("team, as printed"), max_length=160, blank=True)
    car_name = models.CharField(_("car, as printed"), max_length=120, blank=True)
    class_name = models.CharField(_("class, as printed"), max_length=60, blank=True)
    laps = models.PositiveSmallIntegerField(_("laps"), null=True, blank=True)
    total_time_ms = models.PositiveBigIntegerField(_("total time"), null=True, blank=True)
    gap_ms = models.PositiveBigIntegerField(_("gap, in time"), null=True, blank=True)
    gap_laps = models.PositiveSmallIntegerField(_("gap, in laps"), null=True, blank=True)
    interval_ms = models.PositiveBigIntegerField(_("interval, in time"), null=True, blank=True)
    interval_laps = models.PositiveSmallIntegerField(_("interval, in laps"), null=True, blank=True)
    best_lap_ms = models.PositiveBigIntegerField(_("best lap"), null=True, blank=True)
    best_lap_number = models.PositiveSmallIntegerField(_("on lap"), null=True, blank=True)
    fastest_lap = models.BooleanField(_("fastest lap of the session"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="rows", verbose_name=_("entry")
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a classification")
        verbose_name_plural = _("lines of a classification")
        ordering = ["classification", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["classification", "order"], name="a_line_of_the_sheet_is_one_row"
            ),
            models.CheckConstraint(
                name="a_gap_is_either_time_or_laps",
                condition=Q(gap_ms__isnull=True) | Q(gap_laps__isnull=True),
                violation_error_message=_("A gap is given in time or in laps, not in both."),
            ),
            models.CheckConstraint(
                name="an_interval_is_either_time_or_laps",
                condition=Q(interval_ms__isnull=True) | Q(interval_laps__isnull=True),
                violation_error_message=_("An interval is given in time or in laps, not in both."),
            ),
            models.CheckConstraint(
                name="a_position_belongs_to_a_classified_car",
                condition=Q(status="classified") | Q(position__isnull=True),
                violation_error_message=_("Only a classified car has a position."),
            ),
        ]

    def __str__(self):
        return f"{self.position or self.get_status_display()} {self.number}".strip()


class RowClass(models.Model):
    """A row's class and the position in it; a row may have several."""

    row = models.ForeignKey(ClassificationRow, models.CASCADE, related_name="classes")
    race_class = models.ForeignKey(
        RaceClass, models.PROTECT, related_name="placings", verbose_name=_("class")
    )
    position = models.PositiveSmallIntegerField(_("position in class"), null=True, blank=True)
    is_counted = False  # not printed, but counted from the order to be shown: results.tables

    class Meta:
        verbose_name = _("class of a line")
        verbose_name_plural = _("classes of a line")
        ordering = ["row", "race_class__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["row", "race_class"], name="a_row_is_once_in_a_class"),
        ]

    def __str__(self):
        return f"{self.race_class} {self.position or ''}".strip()


class RowTime(models.Model):
    """A segment's time on a row: Q1, Q2, Q3."""

    row = models.ForeignKey(ClassificationRow, models.CASCADE, related_name="times")
    segment = models.CharField(_("segment"), max_length=12)
    time_ms = models.PositiveBigIntegerField(_("time"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("time in a segment")
        verbose_name_plural = _("times in segments")
        ordering = ["row", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["row", "segment"], name="a_segment_is_once_on_a_row")]

    def __str__(self):
        return self.segment


class Drive(models.Model):
    """A driver in a car in one session: the name as printed, and the person where known."""

    row = models.ForeignKey(ClassificationRow, models.CASCADE, related_name="drives")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name, as printed"), max_length=160, blank=True)
    nationality = models.CharField(_("nationality, as printed"), max_length=3, blank=True)
    driver = models.ForeignKey(
        Driver, models.PROTECT, null=True, blank=True, related_name="drives", verbose_name=_("driver")
    )
    time_driven_ms = models.PositiveBigIntegerField(_("time driven"), null=True, blank=True)
    best_lap_ms = models.PositiveBigIntegerField(_("best lap"), null=True, blank=True)

    class Meta:
        verbose_name = _("driver of a line")
        verbose_name_plural = _("drivers of a line")
        ordering = ["row", "order", "pk"]

    def __str__(self):
        return self.display_name

    @property
    def display_name(self):
        """The person's name where known, as we write it; else what the sheet printed."""
        return self.driver.name if self.driver else self.name

    def clean(self):
        if not self.name and not self.driver_id:
            raise ValidationError(_("Give the driver, or the name as printed."))
