from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any


class AdvertQuerySet(models.QuerySet):
    def running_or_to_come(self, at=None):
        """Those that are not over: switched on, and not ended."""
        ahead = Q(until__isnull=True) | Q(until__gt=at or timezone.now())
        return self.filter(ahead, is_active=True)


class Advert(models.Model):
    """An announcement of the house, or one sold directly: two pictures of fixed size and an address."""

    class Place(models.TextChoices):
        TOP = "top", _("under the head of every page")
        FRONT = "front", _("on the front page")
        ARTICLE = "article", _("in an article, after the text")
        LIST = "list", _("in a list of articles")
        SERIES = "series", _("on the page of a series")

        @property
        def sizes(self):
            """Width and height on a desk and on a phone."""
            return (LEADERBOARD, PHONE) if self in ("top", "list") else (BILLBOARD, BOX)

    class Language(models.TextChoices):
        BOTH = "", _("both")
        FR = "fr", _("French")
        EN = "en", _("English")

    advertiser = models.CharField(_("advertiser"), max_length=120, help_text=_("For the desk."))
    place = models.CharField(_("place"), max_length=8, choices=Place)
    link = models.URLField(
        _("address"),
        max_length=500,
        validators=[URLValidator(schemes=["https"])],
        help_text=_("Begins with https://"),
    )
    alt = TranslatedField(
        models.CharField(
            _("alternative text"), max_length=200, help_text=_("What the picture says, for who hears it.")
        ),
        attrgetter=fallback_to_any,
    )
    language = models.CharField(_("edition"), max_length=2, choices=Language, blank=True, default="")
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: without an end."))
    is_active = models.BooleanField(_("switched on"), default=True)
    # {"desk": {"name", "width", "height"}, "phone": …}: what readers get, drawn anew from the uploads
    pictures = models.JSONField(default=dict, editable=False)

    objects = AdvertQuerySet.as_manager()

    class Meta:
        verbose_name = _("advertisement")
        verbose_name_plural = _("advertisements")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_advertisement_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gt=models.F("starts_at")),
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                name="an_advertisement_leads_to_https",
                condition=Q(link__startswith="https://"),
                violation_error_message=_("The address begins with https://"),
            ),
        ]

    def __str__(self):
        return f"{self.advertiser} ({self.get_place_display()})"

    def clean(self):
        if self.link and not self.link.startswith("https://"):
            raise ValidationError({"link": _("The address begins with https://")})


BILLBOARD, LEADERBOARD, BOX, PHONE = (970, 250), (728, 90), (300, 250), (320, 100)
