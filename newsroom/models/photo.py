import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from newsroom.models.person import Person
from newsroom.models.story import Story

percent = [MinValueValidator(0), MaxValueValidator(100)]


def stored_name(photo, filename):
    """A name that nobody can guess or choose."""
    ending = filename.rpartition(".")[2].lower()
    ending = ending if ending in {"jpg", "jpeg", "png", "webp", "avif"} else "bin"
    return f"originals/{secrets.token_hex(16)}.{ending}"


class PhotoQuerySet(models.QuerySet):
    def with_credit(self):
        """Those that may be published."""
        return self.filter(~Q(photographer__isnull=True) | ~Q(photographer_name="") | ~Q(agency=""))

    def without_credit(self):
        return self.filter(photographer__isnull=True, photographer_name="", agency="")


class Photo(models.Model):
    """A picture and whose it is. The credit belongs to the photo; caption and alt text to its use."""

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
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, across"), default=50, validators=percent, help_text=_("In per cent, from the left.")
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, down"), default=50, validators=percent, help_text=_("In per cent, from the top.")
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    caption = TranslatedField(models.CharField(_("caption"), max_length=300, blank=True))
    alt = TranslatedField(
        models.CharField(
            _("alternative text"), max_length=300, blank=True, help_text=_("What the picture shows.")
        )
    )
    renditions = models.JSONField(default=dict, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.caption or self.alt or _("Photo %(number)s") % {"number": self.pk}

    @property
    def credit(self):
        """The line under every use: "Name / Agency". Empty: the photo cannot be published."""
        name = self.photographer.name if self.photographer else self.photographer_name
        return " / ".join(part for part in [name, self.agency] if part)


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
