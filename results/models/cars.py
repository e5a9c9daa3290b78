from django.db import models
from django.utils.translation import gettext_lazy as _

from results.models.named import Alias, Folded, NamedQuerySet


class Manufacturer(Folded):
    """Who builds cars."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("manufacturer")
        verbose_name_plural = _("manufacturers")
        ordering = ["name"]

    def __str__(self):
        return self.name


class CarModel(Folded):
    """A type of car, such as "Vanneau V8 GT3"; the name holds the maker's, as sheets print it."""

    manufacturer = models.ForeignKey(
        Manufacturer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="models",
        verbose_name=_("manufacturer"),
    )
    name = models.CharField(_("name"), max_length=120, unique=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("car model")
        verbose_name_plural = _("car models")
        ordering = ["name"]

    def __str__(self):
        return self.name


class CarModelAlias(Alias):
    """Another writing of a car's name."""

    car_model = models.ForeignKey(CarModel, models.CASCADE, related_name="aliases")

    objects = models.Manager()

    class Meta(Alias.Meta):
        verbose_name = _("car model’s other name")
        verbose_name_plural = _("car model’s other names")
        constraints = [
            models.UniqueConstraint(fields=["car_model", "folded"], name="a_car_model_has_an_alias_once")
        ]
