from django.db import models
from django.utils.translation import gettext_lazy as _

from results.models.calendar import Event
from results.models.cars import CarModel
from results.models.competitors import Driver, Team
from results.models.series import RaceClass


class EntryQuerySet(models.QuerySet):
    def with_crew(self):
        return self.select_related("team", "car_model").prefetch_related("classes", "crew__driver")


class Entry(models.Model):
    """One car at one event: its number, its team, its classes, its crew."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="entries", verbose_name=_("event"))
    car_number = models.CharField(
        _("car number"), max_length=8, blank=True, help_text=_("As painted: 04 is not 4. May be unknown.")
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name=_("team")
    )
    car_model = models.ForeignKey(
        CarModel, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name=_("car")
    )
    classes = models.ManyToManyField(RaceClass, blank=True, related_name="entries", verbose_name=_("classes"))
    drivers = models.ManyToManyField(Driver, through="CrewMember", related_name="entries")
    is_guest = models.BooleanField(_("guest, not eligible for points"), default=False)
    is_withdrawn = models.BooleanField(
        _("withdrawn"), default=False, help_text=_("Entered before, and no longer on the list.")
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["event", "car_number", "pk"]

    def __str__(self):
        return (
            " ".join(
                part
                for part in [f"#{self.car_number}" if self.car_number else "", str(self.team or "")]
                if part
            )
            or "–"
        )


class CrewMember(models.Model):
    """A driver nominated on an entry, in the order of the entry list, with the grade of that event."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="crew")
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="crews", verbose_name=_("driver"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    grade = models.CharField(
        _("grade"), max_length=20, blank=True, help_text=_("Bronze, Silver … as graded for this event.")
    )

    class Meta:
        verbose_name = _("crew member")
        verbose_name_plural = _("crew")
        ordering = ["entry", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "driver"],
                name="a_driver_is_once_in_a_crew",
                violation_error_message=_("This driver is in the crew already."),
            )
        ]

    def __str__(self):
        return str(self.driver)
