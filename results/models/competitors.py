from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from results.models.address import Addressed
from results.models.named import Alias, Folded, NamedQuerySet


class Driver(Folded, Addressed):
    """A person who drives. Two drivers may bear one name; what tells them apart is the slug."""

    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    nationality = models.CharField(
        _("nationality"),
        max_length=3,
        blank=True,
        help_text=_("Three letters, as sheets print it: FRA, CAN."),
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birthplace = models.CharField(_("place of birth"), max_length=120, blank=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("driver")
        verbose_name_plural = _("drivers")
        ordering = ["family_name", "given_name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("driver", args=[self.slug])

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}".strip()


class DriverAlias(Alias):
    """Another writing of a driver's name."""

    driver = models.ForeignKey(Driver, models.CASCADE, related_name="aliases")

    objects = models.Manager()

    class Meta(Alias.Meta):
        verbose_name = _("driver’s other name")
        verbose_name_plural = _("driver’s other names")
        constraints = [
            models.UniqueConstraint(fields=["driver", "folded"], name="a_driver_has_an_alias_once")
        ]


class Team(Folded, Addressed):
    """Who enters cars."""

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    nationality = models.CharField(
        _("nationality"),
        max_length=3,
        blank=True,
        help_text=_("Three letters, as sheets print it: FRA, CAN."),
    )
    base = models.CharField(_("base"), max_length=120, blank=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("team", args=[self.slug])


class TeamAlias(Alias):
    """Another writing of a team's name."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="aliases")

    objects = models.Manager()

    class Meta(Alias.Meta):
        verbose_name = _("team’s other name")
        verbose_name_plural = _("team’s other names")
        constraints = [models.UniqueConstraint(fields=["team", "folded"], name="a_team_has_an_alias_once")]
