from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from results.models.address import Addressed
from results.models.named import Folded


class Person(Folded, Addressed):
    """Somebody whose name stands over or beside our work: a journalist, a translator, a photographer."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("login"),
        help_text=_("Not everybody who signs has one."),
    )
    job_title = TranslatedField(
        models.CharField(_("job title"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    about = TranslatedField(models.TextField(_("about"), blank=True), attrgetter=fallback_to_any)
    agency = models.CharField(
        _("agency"),
        max_length=120,
        blank=True,
        help_text=_("For a photographer: what follows the name in a credit."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])
