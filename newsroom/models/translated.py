import hashlib

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from newsroom import body
from results.folding import fold

# What a translation has to say as well. The slug is of no language's matter.
SAID = ("headline", "neutral_headline", "kicker", "standfirst", "key_points", "body")


def substance_of(values):
    """A digest of the words alone: spaces, accents and marks of typography make no difference to it."""
    words = [fold(body.plain(values.get(name) or "")) for name in SAID]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


class TranslatedQuerySet(models.QuerySet):
    def with_other_substance(self):
        """Each with the digest of the story's other language, as it stands now."""
        other = self.model.objects.filter(story=OuterRef("story")).exclude(language=OuterRef("language"))
        return self.annotate(other_substance=Subquery(other.values("substance")[:1]))

    def stale(self):
        """Those whose other language has changed in substance since they were said to agree with it."""
        return (
            self.with_other_substance()
            .filter(~Q(agrees_with=""), other_substance__isnull=False)
            .exclude(other_substance=F("agrees_with"))
        )


class Translated(models.Model):
    """A text that has a counterpart in the other language, and remembers which wording of it agrees."""

    substance = models.CharField(max_length=16, editable=False, default="", db_index=True)
    # The digest of the counterpart with which this text agrees; empty: it is the original.
    agrees_with = models.CharField(max_length=16, editable=False, default="", blank=True)
    translated_from = models.ForeignKey(
        "newsroom.ArticleVersion",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("translated from"),
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.substance = substance_of({name: getattr(self, name) for name in SAID})
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "substance"}
        super().save(*args, **kwargs)

    def is_stale(self, other):
        """Whether the counterpart has changed in substance since both were said to agree."""
        return bool(self.agrees_with) and self.agrees_with != other.substance
