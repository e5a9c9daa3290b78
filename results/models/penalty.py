from django.db import models
from django.utils.translation import gettext_lazy as _

from results.language import in_language
from results.models.calendar import Session
from results.models.competitors import Driver
from results.models.document import Document
from results.models.entry import Entry


class Penalty(models.Model):
    """What the stewards decided about a car or a driver in a session."""

    class Kind(models.TextChoices):
        TIME = "time", _("time penalty")
        LAPS = "laps", _("laps taken away")
        PLACES = "places", _("loss of places")
        GRID = "grid", _("places on the next grid")
        POINTS = "points", _("loss of points")
        DRIVE_THROUGH = "drive_through", _("drive-through")
        STOP_AND_GO = "stop_and_go", _("stop-and-go")
        BEST_LAP = "best_lap", _("best lap deleted")
        DISQUALIFICATION = "disqualification", _("disqualification")
        REPRIMAND = "reprimand", _("reprimand")
        FINE = "fine", _("fine")

    class State(models.TextChoices):
        IMPOSED = "imposed", _("imposed")
        SUSPENDED = "suspended", _("suspended")
        APPEALED = "appealed", _("under appeal")
        UPHELD = "upheld", _("upheld")
        REVERSED = "reversed", _("reversed")

    session = models.ForeignKey(Session, models.PROTECT, related_name="penalties", verbose_name=_("session"))
    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("entry")
    )
    driver = models.ForeignKey(
        Driver, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("driver")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    seconds = models.DecimalField(_("seconds"), max_digits=8, decimal_places=3, null=True, blank=True)
    laps = models.PositiveSmallIntegerField(_("laps"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    reason_fr = models.CharField(_("infringement, in French"), max_length=300, blank=True)
    reason_en = models.CharField(_("infringement, in English"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("decision")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IMPOSED)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("penalty")
        verbose_name_plural = _("penalties")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_penalty_falls_on_a_car_or_a_driver",
                condition=models.Q(entry__isnull=False) | models.Q(driver__isnull=False),
                violation_error_message=_("Say which car or which driver."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.entry or self.driver}"

    @property
    def reason(self):
        return in_language(self, "reason")
