from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from newsroom import body
from results.models.address import Addressed


class StaticPageQuerySet(models.QuerySet):
    def published(self, language):
        """Those that readers of an edition see."""
        return self.filter(**{f"is_published_{language[:2]}": True})

    def for_readers(self):
        """Those that some edition shows."""
        return self.filter(Q(is_published_fr=True) | Q(is_published_en=True))


class StaticPage(Addressed):
    """What the house says of itself: legal notice, policy of corrections, masthead, privacy."""

    class Appendix(models.TextChoices):
        NONE = "none", _("nothing")
        PEOPLE = "people", _("the people of the house, with their job titles")
        SOURCES = "sources", _("who issued the documents and who took the photos")

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = TranslatedField(
        models.CharField(_("title"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    body = TranslatedField(models.TextField(_("text"), blank=True))
    is_published = TranslatedField(models.BooleanField(_("published"), default=False))
    appendix = models.CharField(
        _("below the text"),
        max_length=8,
        choices=Appendix,
        default=Appendix.NONE,
        help_text=_("A list that keeps itself up to date."),
    )
    in_footer = models.BooleanField(_("in the footer"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = StaticPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of the house")
        verbose_name_plural = _("pages of the house")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_published_page_has_a_title_and_a_text_in_french",
                condition=Q(is_published_fr=False) | (~Q(title_fr="") & ~Q(body_fr="")),
                violation_error_message=_("What is published in French has a title and a text in French."),
            ),
            models.CheckConstraint(
                name="a_published_page_has_a_title_and_a_text_in_english",
                condition=Q(is_published_en=False) | (~Q(title_en="") & ~Q(body_en="")),
                violation_error_message=_("What is published in English has a title and a text in English."),
            ),
        ]

    def __str__(self):
        return self.title or self.slug

    def save(self, *args, **kwargs):
        self.body_fr, self.body_en = body.sanitise(self.body_fr), body.sanitise(self.body_en)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("static_page", args=[self.slug])

    def had_readers(self):
        return self.is_published_fr or self.is_published_en

    def is_public(self, language=None):
        """Whether readers of an edition see it."""
        return getattr(self, f"is_published_{(language or get_language() or 'en')[:2]}")
