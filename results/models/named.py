from django.db import models
from django.utils.translation import gettext_lazy as _

from results.folding import fold


class NamedQuerySet(models.QuerySet):
    def named(self, name):
        """Those that bear this name or have it as an alias, accents and case aside."""
        folded = fold(name)
        return self.filter(models.Q(folded=folded) | models.Q(aliases__folded=folded)).distinct()


class Folded(models.Model):
    """A name that is searched without accents; `folded` follows `folded_source` at every save."""

    folded = models.CharField(max_length=400, editable=False, db_index=True, default="")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.folded = fold(self.folded_source())[:400]
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def folded_source(self):
        return self.name


class Alias(Folded):
    """Another way in which a sheet or a story writes a name. Two people of one name stay two: not unique."""

    name = models.CharField(_("other name"), max_length=200)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name
