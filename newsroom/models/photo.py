import secrets
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from newsroom.editions import HOUSE_ZONE
from newsroom.models.person import Person
from newsroom.models.story import Story

web_address = URLValidator(schemes=["http", "https"])
percent = [MinValueValidator(0), MaxValueValidator(100)]


def stored_name(photo, filename):
    """A name that nobody can guess or choose."""
    ending = filename.rpartition(".")[2].lower()
    ending = ending if ending in {"jpg", "jpeg", "png", "webp", "avif"} else "bin"
    return f"originals/{secrets.token_hex(16)}.{ending}"


def day_of(at=None):
    """The day by the clock of the house, on which rights end at midnight."""
    return timezone.localtime(at or timezone.now(), HOUSE_ZONE).date()


def rights_last(at=None, prefix=""):
    """The condition that the rights to a photo have not ended; `prefix` leads to the photo."""
    field = f"{prefix}rights_until"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": day_of(at)})


class PhotoQuerySet(models.QuerySet):
    def usable(self, at=None):
        """Those whose rights have not ended at that moment (now, if none is given)."""
        return self.filter(rights_last(at))

    def ending(self, days, at=None):
        """Those in stories that are not withdrawn whose rights end soon or have, with nothing to follow."""
        alive = ["draft", "submitted", "published"]
        uses = PhotoUse.objects.filter(photo=OuterRef("pk"), story__articles__status__in=alive)
        unfollowed = Q(replaced_by=None) | ~rights_last(at, "replaced_by__")
        soon = day_of(at) + timedelta(days=days)
        return self.filter(unfollowed, Exists(uses), rights_until__lte=soon).order_by("rights_until", "pk")

    def with_credit(self):
        """Those that may be published."""
        return self.filter(~Q(photographer__isnull=True) | ~Q(photographer_name="") | ~Q(agency=""))

    def without_credit(self):
        return self.filter(photographer__isnull=True, photographer_name="", agency="")


class Photo(models.Model):
    """A picture and whose it is. The credit belongs to the photo; caption and alt text to its use."""

    class Precision(models.TextChoices):
        EXACT = "exact", _("to the minute")
        CLOCK = "clock", _("by a clock whose time zone is not known")
        DAY = "day", _("the day alone")

    file = models.ImageField(
        _("file"), upload_to=stored_name, width_field="width", height_field="height", max_length=200
    )
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True, blank=True, editable=False)
    photographer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="photos", verbose_name=_("photographer")
    )
    photographer_name = models.CharField(
        _("photographer’s name"), max_length=120, blank=True, help_text=_("For somebody without a page here.")
    )
    agency = models.CharField(_("agency"), max_length=120, blank=True)
    rights = models.CharField(
        _("rights"), max_length=200, blank=True, help_text=_("On what ground we may use it, and for what.")
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=200, blank=True)
    rights_until = models.DateField(
        _("last day of use"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("After it no page, feed or address shows the photo any more. Empty: without an end."),
    )
    rights_url = models.CharField(
        _("page of the rights"),
        max_length=300,
        blank=True,
        validators=[web_address],
        help_text=_("Where its owner says what is allowed."),
    )
    licensor_url = models.CharField(
        _("page of the licensor"),
        max_length=300,
        blank=True,
        validators=[web_address],
        help_text=_("Where a licence is obtained."),
    )
    source = models.CharField(
        _("source"), max_length=120, blank=True, help_text=_("From whom we have it. For the desk alone.")
    )
    instructions = models.CharField(
        _("instructions"),
        max_length=500,
        blank=True,
        help_text=_("What its sender asks of those who use it. For the desk alone."),
    )
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replacement"),
        help_text=_("Stands in its place everywhere once its rights have ended."),
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, across"), default=50, validators=percent, help_text=_("In per cent, from the left.")
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, down"), default=50, validators=percent, help_text=_("In per cent, from the top.")
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    taken_precision = models.CharField(
        _("how well that is known"), max_length=5, choices=Precision, default=Precision.EXACT
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    caption = TranslatedField(models.CharField(_("caption"), max_length=300, blank=True))
    alt = TranslatedField(
        models.CharField(
            _("alternative text"), max_length=300, blank=True, help_text=_("What the picture shows.")
        )
    )
    file_data = models.JSONField(default=dict, blank=True, editable=False)  # all that the file says of itself
    renditions = models.JSONField(default=dict, editable=False)
    rendition_folder = models.CharField(max_length=16, blank=True, db_index=True, editable=False)
    rendition_mark = models.CharField(max_length=16, blank=True, editable=False)  # of the credit in them
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_photo_does_not_replace_itself",
                condition=~Q(replaced_by=F("pk")),
                violation_error_message=_("A photo cannot replace itself."),
            )
        ]

    def __str__(self):
        return self.caption or self.alt or _("Photo %(number)s") % {"number": self.pk}

    def save(self, *args, **kwargs):
        """The folder follows the renditions: by it an address finds its photo."""
        self.rendition_folder = folder_of(self.renditions)
        if (fields := kwargs.get("update_fields")) is not None and "renditions" in fields:
            kwargs["update_fields"] = {*fields, "rendition_folder", "rendition_mark"}
        super().save(*args, **kwargs)

    def clean(self):
        if self.replaced_by and not self.replaced_by.credit:
            raise ValidationError({"replaced_by": _("That photo has no credit: it cannot replace another.")})

    @property
    def is_usable(self):
        """Whether its rights have not ended."""
        return self.rights_until is None or self.rights_until >= day_of()

    @property
    def may_be_shown(self):
        """Whether readers can see it by itself, outside any story."""
        return bool(self.is_usable and self.credit and self.renditions)

    @property
    def rights_end(self):
        """The moment from which nobody may see it, or None."""
        if self.rights_until in {None, date.max}:  # no day follows the last: what some write for no end
            return None
        return datetime.combine(self.rights_until + timedelta(days=1), time.min, HOUSE_ZONE)

    def day_taken(self, zone):
        """By that clock where the moment is known; what is less exact is kept as if it were UTC."""
        if self.taken_at is None:
            return None
        return self.taken_at.astimezone(zone if self.taken_precision == self.Precision.EXACT else UTC).date()

    @property
    def credit(self):
        """The line under every use: "Name / Agency". Empty: the photo cannot be published."""
        name = self.photographer.name if self.photographer else self.photographer_name
        return " / ".join(part for part in [name, self.agency] if part)


def folder_of(renditions):
    """The folder that the files of renditions lie in, "" where none is made."""
    for widths in renditions.values():
        for names in widths.values():
            parts = str(names.get("jpeg", "")).split("/")
            return parts[1] if len(parts) == 3 and len(parts[1]) <= 16 else ""
    return ""


class PhotoUseQuerySet(models.QuerySet):
    def usable(self, at=None):
        """Those whose own photo may be shown."""
        return self.filter(rights_last(at, "photo__"))

    def with_photos(self):
        """With all that tells what is shown in their place and whose it is, in one query."""
        return self.select_related("photo__photographer", "photo__replaced_by__photographer")


class PhotoUse(models.Model):
    """A photo in a story: its place, and its own caption and alt text where the photo's do not serve."""

    class Place(models.TextChoices):
        LEAD = "lead", _("lead")
        BODY = "body", _("in the text")
        GALLERY = "gallery", _("gallery")

    story = models.ForeignKey(Story, models.CASCADE, related_name="photo_uses", verbose_name=_("story"))
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="uses", verbose_name=_("photo"))
    place = models.CharField(_("place"), max_length=8, choices=Place, default=Place.LEAD)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    own_caption = TranslatedField(models.CharField(_("caption here"), max_length=300, blank=True))
    own_alt = TranslatedField(models.CharField(_("alternative text here"), max_length=300, blank=True))

    objects = PhotoUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a story")
        verbose_name_plural = _("photos of a story")
        ordering = ["story", "place", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(place="lead"),
                name="a_story_has_one_lead_photo",
                violation_error_message=_("The story has a lead photo already."),
            )
        ]

    def __str__(self):
        return f"{self.photo}"

    @property
    def caption(self):
        return self.own_caption or self.photo.caption

    @property
    def alt(self):
        return self.own_alt or self.photo.alt

    @property
    def shown(self):
        """The use as readers see it: itself, or the same place with the replacement; None once rights ended.

        A replacement that has ended, or has no credit, is none: there is one step, no chain.
        """
        if self.photo.is_usable:
            return self
        other = self.photo.replaced_by
        if other is None or not other.is_usable or not other.credit:
            return None
        stand_in = PhotoUse(pk=self.pk, photo=other, place=self.place, order=self.order)
        known = PhotoUse.story.is_cached(self)
        setattr(stand_in, *(("story", self.story) if known else ("story_id", self.story_id)))
        return stand_in
