from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from results.formats import colon
from results.language import in_language
from results.models.calendar import Session
from results.models.classification import Classification
from results.models.competitors import Driver, Team
from results.models.decided import PenaltyQuerySet
from results.models.document import Document
from results.models.entry import Entry
from results.models.row import ClassificationRow


class Penalty(models.Model):
    """What the stewards decided about a car, a driver or a team in a session."""

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

        @property
        def needs(self):
            """The field that says how much, or None; what it is called stands in AMOUNTS."""
            return NEEDS.get(self)

        @property
        def moves_rows(self):
            return self in Penalty.MOVING

    class State(models.TextChoices):
        IMPOSED = "imposed", _("imposed")
        SUSPENDED = "suspended", pgettext_lazy("state of a decision", "suspended")
        APPEALED = "appealed", _("under appeal")
        UPHELD = "upheld", _("upheld")
        REVERSED = "reversed", _("reversed")

        @property
        def is_in_force(self):
            """An appeal alone does not lift a decision; who suspends or reverses it does."""
            return self in Penalty.IN_FORCE

    MOVING = (Kind.TIME, Kind.LAPS, Kind.PLACES, Kind.BEST_LAP, Kind.DISQUALIFICATION)
    IN_FORCE = (State.IMPOSED, State.APPEALED, State.UPHELD)
    # What the result was worked out from: once it is in a revision, another decision takes its place.
    FACTS = ("session_id", "entry_id", "driver_id", "kind", "seconds", "laps", "places", "best_lap_ms")

    session = models.ForeignKey(Session, models.PROTECT, related_name="penalties", verbose_name=_("session"))
    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("car")
    )
    driver = models.ForeignKey(
        Driver, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("driver")
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="penalties", verbose_name=_("team")
    )
    kind = models.CharField(_("decision"), max_length=16, choices=Kind)
    seconds = models.DecimalField(_("seconds"), max_digits=8, decimal_places=3, null=True, blank=True)
    laps = models.PositiveSmallIntegerField(_("laps"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True, blank=True)
    fine = models.DecimalField(
        pgettext_lazy("sum of money", "fine"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="EUR",
        blank=True,
        validators=[RegexValidator(r"\A[A-Z]{3}\Z", _("Three capital letters: EUR, CHF, USD."))],
    )
    best_lap_ms = models.PositiveBigIntegerField(
        _("best lap that counts instead"),
        null=True,
        blank=True,
        help_text=_("Where the decision or a later sheet gives it; empty: the car is left without a time."),
    )
    reason_fr = models.CharField(_("infringement, in French"), max_length=300, blank=True)
    reason_en = models.CharField(_("infringement, in English"), max_length=300, blank=True)
    number = models.CharField(
        _("number of the decision"),
        max_length=40,
        blank=True,
        help_text=_("As printed: 14 for “Decision No. 14”."),
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penalties",
        verbose_name=_("paper of the decision"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IMPOSED)
    ruling = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rulings",
        verbose_name=_("paper of the ruling"),
        help_text=_("What suspended, upheld or reversed it."),
    )
    ruled_at = models.DateTimeField(_("ruled"), null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )
    printed_in = models.ManyToManyField(
        Classification, through="PrintedDecision", related_name="printed_decisions", editable=False
    )

    objects = PenaltyQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_decision_falls_on_a_car_a_driver_or_a_team",
                condition=Q(entry__isnull=False) | Q(driver__isnull=False) | Q(team__isnull=False),
                violation_error_message=_("Say which car, which driver or which team."),
            )
        ]

    def __str__(self):
        return f"{colon(self.get_kind_display())} {self.subject}"

    def clean(self):
        errors = {}
        if self.kind in self.Kind.values:
            self.clean_amount(errors)
        if self.session_id:
            self.clean_subject(errors)
        if self.state in (self.State.IMPOSED, self.State.APPEALED) and (self.ruling_id or self.ruled_at):
            errors["state"] = _("A ruling suspends, upholds or reverses a decision: choose which.")
        if not errors and self.is_in_a_revision:
            self.clean_facts(errors)
        if errors:
            raise ValidationError(errors)

    def clean_amount(self, errors):
        """Each kind says how much in its own field, and leaves those of the others empty."""
        needed = self.Kind(self.kind).needs
        if needed and getattr(self, needed) is None:
            errors[needed] = MISSING[self.kind]
        elif needed and getattr(self, needed) < 0:
            errors[needed] = _("This is zero or more.")
        if self.kind == self.Kind.FINE and not self.currency:
            errors["currency"] = _("Say in which currency.")
        for name in {*NEEDS.values(), "best_lap_ms"} - {needed}:
            is_own = name == "best_lap_ms" and self.kind == self.Kind.BEST_LAP
            if getattr(self, name) is not None and not is_own:
                errors[name] = _("This kind of decision has no such amount: leave it empty.")

    def clean_subject(self, errors):
        """The car was entered in this event, and the driver and the team were there with it."""
        event = self.session.event_id
        if self.entry and self.entry.event_id != event:
            errors["entry"] = _("This car was not entered in the event of the session.")
            return
        entries = Entry.objects.filter(event=event)
        if self.driver_id and not self.drove(entries):
            errors["driver"] = (
                _("This driver was not in that car.")
                if self.entry
                else _("This driver was not entered in the event of the session.")
            )
        if self.team_id and not (entries.filter(pk=self.entry_id) if self.entry_id else entries).filter(
            team=self.team_id
        ):
            errors["team"] = (
                _("This team did not enter that car.")
                if self.entry
                else _("This team has no car in the event of the session.")
            )
        is_moving = self.kind in self.MOVING
        if is_moving and not self.entry_id and not self.driver_id:
            errors["entry"] = _("Say which car: this kind of decision moves its row.")

    def drove(self, entries):
        """Whether the driver was nominated, or is on a row of the session."""
        if self.entry_id:
            entries = entries.filter(pk=self.entry_id)
        if entries.filter(drivers=self.driver_id).exists():
            return True
        rows = Q(classification__session=self.session_id, drives__driver=self.driver_id)
        in_car = Q(entry=self.entry_id) if self.entry_id else Q()
        return ClassificationRow.objects.filter(rows & in_car).exists()

    def clean_facts(self, errors):
        before = type(self).objects.get(pk=self.pk)
        for name in self.FACTS:
            if getattr(before, name) != getattr(self, name):
                errors[name.removesuffix("_id")] = _(
                    "A revision was worked out from this decision: reverse it, and enter the new one."
                )

    @property
    def is_in_a_revision(self):
        """Whether a revision contains it (or did): then it stays on record as it is."""
        return bool(self.pk) and (self.worked_out.exists() or self.prints.exists())

    @property
    def is_in_force(self):
        return self.state in self.IN_FORCE

    @property
    def reason(self):
        return in_language(self, "reason")

    @property
    def is_awaited(self):
        """Whether the result does not say so yet; of `with_containment` only."""
        return self.kind in self.MOVING and self.has_result and self.is_in_force != self.is_contained

    @property
    def subject(self):
        """Whom it falls on, in words: the car first."""
        return str(self.entry or self.driver or self.team or "")

    @property
    def printed_number(self):
        """The number of the decision; else that of its paper."""
        return self.number or (self.document.number if self.document else "")


Kind = Penalty.Kind
NEEDS = {
    Kind.TIME: "seconds",
    Kind.LAPS: "laps",
    Kind.PLACES: "places",
    Kind.GRID: "places",
    Kind.POINTS: "points",
    Kind.FINE: "fine",
}
MISSING = {
    Kind.TIME: _("Say how many seconds are added."),
    Kind.LAPS: _("Say how many laps are taken away."),
    Kind.PLACES: _("Say how many places are lost."),
    Kind.GRID: _("Say how many places on the next grid."),
    Kind.POINTS: _("Say how many points are taken away."),
    Kind.FINE: _("Say how much is to be paid."),
}
