from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, router, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _


def without_language(path):
    """An address as every edition shares it: "/fr/series/alize/" gives "/series/alize/"."""
    language = translation.get_language_from_path(path)
    return path[len(language) + 1 :] if language else path


def levels(path):
    """The path and all that lies above it: "/a/b/" gives "/a/" and "/a/b/"."""
    parts = [part for part in path.split("/") if part]
    return {"/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)}


class FormerAddress(models.Model):
    """A public address that has moved: whatever is asked below it is found at the object's present one."""

    path = models.CharField(
        _("path"),
        max_length=500,
        unique=True,
        help_text=_("Without the language, unless the address is of one language alone."),
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.path

    @classmethod
    def moved(cls, path):
        """Where the page at this path is now, or None. The deepest former address above it decides."""
        bare = without_language(path)
        above = levels(path) | levels(bare)
        for former in sorted(cls.objects.filter(path__in=above), key=lambda f: -len(f.path)):
            if former.target is None:
                continue
            asked = path if path.startswith(former.path) else bare
            moved = former.target.get_absolute_url() + asked[len(former.path) :]
            return moved if moved != path else None
        return None


class Addressed(models.Model):
    """A thing with a page: when its slug changes, its former address goes on to work."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        former = getattr(self, "_slug_in_force", None)
        path = None
        if self.pk and former and former != self.slug and self.had_readers():
            now, self.slug = self.slug, former
            path = self.lasting_path()
            self.slug = now
        with transaction.atomic(using=kwargs.get("using") or router.db_for_write(type(self), instance=self)):
            super().save(*args, **kwargs)
            if path:
                FormerAddress.objects.update_or_create(
                    path=path,
                    defaults={
                        "content_type": ContentType.objects.get_for_model(type(self)),
                        "object_id": self.pk,
                    },
                )
                FormerAddress.objects.filter(path=self.lasting_path()).delete()
        self._slug_in_force = self.slug

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance._slug_in_force = instance.__dict__.get("slug")
        return instance

    def lasting_path(self):
        """The address as it is remembered once it has changed."""
        return without_language(self.get_absolute_url())

    def had_readers(self):
        """Whether the address was ever public."""
        return True
