from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from results.models.address import Addressed
from results.models.named import Folded

MOST_LINKS = 8
is_web_address = URLValidator(schemes=["http", "https"])


def validate_links(text):
    """One web address a line; nothing that a browser would run."""
    lines = text.split()
    if len(lines) > MOST_LINKS:
        raise ValidationError(_("At most %(most)s addresses."), code="too_many", params={"most": MOST_LINKS})
    for line in lines:
        try:
            is_web_address(line)
        except ValidationError:
            raise ValidationError(
                _("“%(line)s” is no web address: it begins with https:// or http://."),
                code="no_address",
                params={"line": line[:100]},
            ) from None


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
    portrait = models.ForeignKey(
        "newsroom.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_("Shown once it has a credit, as any photo."),
    )
    public_email = models.EmailField(
        _("public e-mail"), blank=True, help_text=_("Readers see it; empty: they see none.")
    )
    links = models.TextField(
        _("elsewhere"),
        blank=True,
        max_length=1000,
        validators=[validate_links],
        help_text=_("Web addresses of his or her own, one a line."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("person", args=[self.slug])

    @property
    def pages_elsewhere(self):
        """Each address with the words for it: its host and path, without what every address has."""
        addresses = [line for line in self.links.split() if line.startswith(("http://", "https://"))]
        return [(address, spoken(address)) for address in addresses]

    @property
    def shown_portrait(self):
        """The portrait, once it may be shown."""
        return self.portrait if self.portrait and self.portrait.may_be_shown else None


def spoken(address):
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"
