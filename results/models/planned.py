"""What stands in readers' calendars, and how they learn that it has moved."""

import uuid

from django.db import models
from django.db.models import F
from django.utils import timezone


class PlannedQuerySet(models.QuerySet):
    def moved(self):
        """Something that they share with others (the place, the days of the meeting) has changed."""
        return self.update(sequence=F("sequence") + 1, changed_at=timezone.now())


class Planned(models.Model):
    """A thing with an entry in readers' calendars: it keeps its UID whatever it is renamed to.

    `sequence` rises, and `changed_at` with it, where a field named in `PLAN` changes and nowhere else.
    """

    PLAN: tuple[str, ...] = ()

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if self.pk and changes(self, self.PLAN, fields):
            known = type(self)._base_manager.filter(pk=self.pk).values_list("sequence", flat=True)
            self.sequence, self.changed_at = known[0] + 1, timezone.now()
            if fields is not None:
                kwargs["update_fields"] = {*fields, "sequence", "changed_at"}
            super().save(*args, **kwargs)
            self.moves_others()
        else:
            super().save(*args, **kwargs)

    def moves_others(self):
        """What else has moved, as this has."""


def changes(thing, names, update_fields=None):
    """Whether saving it would change one of these fields, as the database knows them."""
    names = [name for name in names if update_fields is None or name in update_fields]
    before = type(thing)._base_manager.filter(pk=thing.pk).values(*names).first() if names else None
    return before is not None and any(
        thing._meta.get_field(name).to_python(getattr(thing, thing._meta.get_field(name).attname)) != was
        for name, was in before.items()
    )
