from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField
from translated_fields.utils import fallback_to_any

from newsroom.models.person import Person
from results.models.address import Addressed


class Rubric(Addressed):
    """A standing head under which stories appear: a rubric of the house, or the column of one author."""

    class Kind(models.TextChoices):
        RUBRIC = "rubric", _("rubric")
        COLUMN = "column", _("column")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.RUBRIC)
    name = TranslatedField(models.CharField(_("name"), max_length=60), attrgetter=fallback_to_any)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    description = TranslatedField(
        models.TextField(
            _("description"), max_length=400, blank=True, help_text=_("Stands at the head of its page.")
        ),
        attrgetter=fallback_to_any,
    )
    author = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="columns",
        verbose_name=_("author"),
        help_text=_("Of a column: who writes it."),
    )
    portrait = models.ForeignKey(
        "newsroom.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_("Of a column; empty: the portrait of its author."),
    )
    in_bar = models.BooleanField(
        _("among the sections"), default=False, help_text=_("Named at the top of every page.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_column_has_an_author",
                condition=~Q(kind="column") | Q(author__isnull=False),
                violation_error_message=_("A column has an author."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("rubric", args=[self.slug])

    def clean(self):
        if self.kind == self.Kind.RUBRIC and self.author_id:
            raise ValidationError({"author": _("A rubric is of the whole house: make it a column.")})

    @property
    def is_column(self):
        return self.kind == self.Kind.COLUMN

    @property
    def shown_portrait(self):
        """Its own portrait or its author's, once it may be shown."""
        if self.portrait and self.portrait.may_be_shown:
            return self.portrait
        return self.author.shown_portrait if self.author else None
