from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models.article import Article


class FrontPage(models.Model):
    """The front page of an edition as editors have arranged it, and who did so last."""

    language = models.CharField(_("language"), max_length=2, choices=Article.Language, unique=True)
    # Rises with every arrangement: who began before the last one is told of it.
    version = models.PositiveIntegerField(default=0, editable=False)
    arranged_at = models.DateTimeField(_("arranged"), null=True, editable=False)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        ordering = ["language"]
        default_permissions = ()
        permissions = [("arrange_front_page", "Can arrange the front page")]

    def __str__(self):
        return str(NAMES.get(self.language, self._meta.verbose_name))


NAMES = {"fr": _("Front page in French"), "en": _("Front page in English")}


class FrontPagePlaceQuerySet(models.QuerySet):
    def lasting(self, at=None):
        """Those that have not ended at that moment (now, if none is given)."""
        return self.filter(Q(until=None) | Q(until__gt=at or timezone.now()))


class FrontPagePlace(models.Model):
    """An article that an editor has put on the front page of its edition, whatever is newer."""

    class Slot(models.TextChoices):
        LEAD = "lead", pgettext_lazy("front page", "lead")
        CARD = "card", pgettext_lazy("front page", "card")
        BRIEF = "brief", pgettext_lazy("front page", "latest news")

    front_page = models.ForeignKey(FrontPage, models.CASCADE, related_name="places")
    article = models.OneToOneField(
        Article, models.CASCADE, related_name="front_page_place", verbose_name=_("article")
    )
    slot = models.CharField(pgettext_lazy("front page", "place"), max_length=5, choices=Slot)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Then it falls away by itself. Empty: without an end.")
    )
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    placed_at = models.DateTimeField(_("at"), default=timezone.now)

    objects = FrontPagePlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("places on the front page")
        ordering = ["front_page", "slot", "order", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["front_page"],
                condition=Q(slot="lead"),
                name="a_front_page_has_one_lead",
                violation_error_message=_("The front page has a lead already."),
            )
        ]

    def __str__(self):
        return str(self.article)

    def clean(self):
        if self.article.language != self.front_page.language:
            raise ValidationError(_("This article is of the other edition."))
