import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from results.models.address import Addressed
from results.models.named import Alias, Folded, NamedQuerySet
from results.models.planned import Planned, PlannedQuerySet, changes
from results.models.series import RaceClass, Season

# What readers' calendars say of a circuit.
PLACE = ("name_fr", "name_en", "place", "time_zone", "latitude", "longitude")


def validate_time_zone(value):
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(zone)s” is no time zone, such as Europe/Paris."), params={"zone": value})


class Circuit(Folded, Addressed):
    """A track, with the time zone in which its timetable is told."""

    name = TranslatedField(models.CharField(_("name"), max_length=120))
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters: FR, CA, US, IT.")
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Europe/Paris", validators=[validate_time_zone]
    )
    length_m = models.PositiveIntegerField(_("length, in metres"), null=True, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees, north of the equator: 46.864167. Readers’ calendars show the place."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, east of Greenwich: 3.163611."),
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("circuit")
        verbose_name_plural = _("circuits")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="a_place_on_the_map_has_both_numbers",
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("A place has a latitude and a longitude, or neither."),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        has_moved = self.pk and changes(self, PLACE, kwargs.get("update_fields"))
        super().save(*args, **kwargs)
        if has_moved:
            Event.objects.filter(meeting__circuit=self).moved()
            Session.objects.filter(event__meeting__circuit=self).moved()

    def folded_source(self):
        return f"{self.name_fr} {self.name_en}" if self.name_fr != self.name_en else self.name_en

    def had_readers(self):
        return False  # a circuit has no page of its own yet

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)


class CircuitAlias(Alias):
    """Another writing of a circuit's name."""

    circuit = models.ForeignKey(Circuit, models.CASCADE, related_name="aliases")

    objects = models.Manager()

    class Meta(Alias.Meta):
        verbose_name = _("circuit’s other name")
        verbose_name_plural = _("circuit’s other names")
        constraints = [
            models.UniqueConstraint(fields=["circuit", "folded"], name="a_circuit_has_an_alias_once")
        ]


class Meeting(models.Model):
    """The weekend that several series' events share, at one circuit."""

    circuit = models.ForeignKey(Circuit, models.PROTECT, related_name="meetings", verbose_name=_("circuit"))
    name = TranslatedField(models.CharField(_("name"), max_length=160))
    start_date = models.DateField(_("first day"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-start_date", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_meeting_ends_after_it_starts",
                condition=models.Q(end_date__isnull=True)
                | models.Q(start_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                violation_error_message=_("The meeting would end before it starts."),
            )
        ]

    def __str__(self):
        return f"{self.name} {self.start_date.year}" if self.start_date else self.name

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        is_elsewhere = self.pk and changes(self, ("circuit",), fields)
        is_another_day = self.pk and changes(self, ("start_date", "end_date"), fields)
        super().save(*args, **kwargs)
        if is_elsewhere or is_another_day:
            self.events.all().moved()
        if is_elsewhere:
            Session.objects.filter(event__meeting=self).moved()


class EventQuerySet(PlannedQuerySet):
    def in_calendar_order(self):
        """By date, then by round; events without a date come by their round."""
        return self.order_by(models.F("meeting__start_date").asc(nulls_last=True), "number", "pk")

    def with_place(self):
        return self.select_related("season__series", "meeting__circuit")


class Event(Planned, Folded, Addressed):
    """One round of a series' season, at a meeting."""

    PLAN = ("name_fr", "name_en", "meeting", "is_cancelled")

    season = models.ForeignKey(Season, models.PROTECT, related_name="events", verbose_name=_("season"))
    number = models.PositiveSmallIntegerField(_("round"), null=True, blank=True)
    name = TranslatedField(models.CharField(_("name"), max_length=160))
    slug = models.SlugField(_("slug"), max_length=80)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("meeting")
    )
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["season", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "slug"],
                name="an_event_slug_stands_once_a_season",
                violation_error_message=_("The season has an event of that slug already."),
            )
        ]

    def __str__(self):
        return f"{self.season}, {self.name}"

    def folded_source(self):
        return f"{self.name_fr} {self.name_en}"

    def get_absolute_url(self):
        return reverse("event", args=[self.season.series.slug, self.season.year, self.slug])

    def moves_others(self):
        self.sessions.all().moved()

    @property
    def circuit(self):
        return self.meeting.circuit if self.meeting else None

    @property
    def zone(self):
        """The track's time zone; the site's own where no circuit is known."""
        return self.circuit.zone if self.circuit else timezone.get_default_timezone()


class SessionQuerySet(PlannedQuerySet):
    def in_running_order(self):
        """As the timetable prints them; sessions without a time keep their order."""
        return self.order_by(
            models.F("date").asc(nulls_last=True), models.F("starts_at").asc(nulls_last=True), "order", "pk"
        )

    def with_event(self):
        return self.select_related("event__season__series", "event__meeting__circuit")


class Session(Planned, Addressed):
    """One running on track: practice, qualifying or race, of an event, for all classes or for some."""

    PLAN = ("kind", "number", "name_fr", "name_en", "date", "starts_at", "length_minutes", "event")

    class Kind(models.TextChoices):
        TEST = "test", _("test")
        PRACTICE = "practice", _("free practice")
        QUALIFYING = "qualifying", _("qualifying")
        WARM_UP = "warm_up", _("warm-up")
        RACE = "race", _("race")

    event = models.ForeignKey(Event, models.PROTECT, related_name="sessions", verbose_name=_("event"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.RACE)
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Race 2 is number 2; a session alone of its kind has none."),
    )
    name = TranslatedField(
        models.CharField(
            _("name"), max_length=120, blank=True, help_text=_("Empty: kind and number say it.")
        ),
        attrgetter=fallback_to_any,
    )
    slug = models.SlugField(_("slug"), max_length=60)
    classes = models.ManyToManyField(
        RaceClass, blank=True, related_name="sessions", verbose_name=_("classes"), help_text=_("Empty: all.")
    )
    combines = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="combined_in",
        verbose_name=_("combines"),
        help_text=_("The sessions whose laps this one adds up, as a combined practice does."),
    )
    date = models.DateField(_("date at the track"), null=True, blank=True)
    starts_at = models.DateTimeField(_("start"), null=True, blank=True)
    length_minutes = models.PositiveSmallIntegerField(_("length, in minutes"), null=True, blank=True)
    length_laps = models.PositiveSmallIntegerField(_("length, in laps"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["event", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "slug"],
                name="a_session_slug_stands_once_an_event",
                violation_error_message=_("The event has a session of that slug already."),
            )
        ]

    def __str__(self):
        return f"{self.event}, {self.title}"

    def save(self, *args, **kwargs):
        if self.starts_at and self.date is None:
            self.date = self.starts_at.astimezone(self.zone).date()
        super().save(*args, **kwargs)

    def clean(self):
        if self.starts_at and self.date and self.starts_at.astimezone(self.zone).date() != self.date:
            raise ValidationError({"date": _("The start is on another day, in the time of the track.")})
        if self.slug == "entries":
            raise ValidationError({"slug": _("The entry list of the event has this address.")})

    def get_absolute_url(self):
        event = self.event
        return reverse("session", args=[event.season.series.slug, event.season.year, event.slug, self.slug])

    @property
    def title(self):
        """What the session is called: its own name, else its kind and number."""
        if self.name:
            return self.name
        kind = self.get_kind_display()
        kind = kind[:1].upper() + kind[1:]
        return f"{kind} {self.number}" if self.number else kind

    @property
    def zone(self):
        return self.event.zone

    @property
    def is_race(self):
        return self.kind == self.Kind.RACE
