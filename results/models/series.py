from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from results.models.address import Addressed
from results.models.named import Folded

colour_validator = RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Write the colour as #rrggbb."))


class Series(Folded, Addressed):
    """A championship under one name over the years; its colour is a flag beside the name."""

    name = TranslatedField(models.CharField(_("name"), max_length=120))
    short_name = TranslatedField(
        models.CharField(_("short name"), max_length=40, blank=True), attrgetter=fallback_to_any
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    colour = models.CharField(_("colour"), max_length=7, default="#4b5459", validators=[colour_validator])
    description = TranslatedField(models.TextField(_("description"), blank=True))
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100, help_text=_("Smaller comes first."))

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("plural", "series")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("series", args=[self.slug])

    def folded_source(self):
        return f"{self.name_fr} {self.name_en} {self.short_name}"


class SeasonQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-year")


class Season(models.Model):
    """One year of a series."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="seasons", verbose_name=_("series"))
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1894), MaxValueValidator(2100)]
    )

    may_race_two_cars = models.BooleanField(
        _("a driver may race two cars"),
        default=False,
        help_text=_("The regulations allow it: the review of a sheet does not ask about it then."),
    )

    objects = SeasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ["series", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year"],
                name="a_series_has_one_season_a_year",
                violation_error_message=_("This series has a season of that year already."),
            )
        ]

    def __str__(self):
        return f"{self.series} {self.year}"

    def get_absolute_url(self):
        return reverse("season", args=[self.series.slug, self.year])


class RaceClass(models.Model):
    """A class within the season's field; classes may overlap (a Bronze car runs inside GTD)."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="classes", verbose_name=_("season"))
    code = models.CharField(_("code"), max_length=40, help_text=_("As the result sheets print it."))
    slug = models.SlugField(_("slug"), max_length=60)
    name = TranslatedField(models.CharField(_("name"), max_length=80, blank=True))
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["season", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "code"],
                name="a_class_code_stands_once_a_season",
                violation_error_message=_("The season has a class of that code already."),
            ),
            models.UniqueConstraint(
                fields=["season", "slug"],
                name="a_class_slug_stands_once_a_season",
                violation_error_message=_("The season has a class of that slug already."),
            ),
        ]

    def __str__(self):
        return self.name or self.code
