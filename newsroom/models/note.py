from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.story import Story


class NoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at__isnull=True)

    def resolve(self, by):
        return self.open().update(resolved_at=timezone.now(), resolved_by=by)

    def reopen(self):
        return self.update(resolved_at=None, resolved_by=None)


class Note(models.Model):
    """What one colleague says to the others about a story. No reader sees it."""

    LONGEST = 2000

    story = models.ForeignKey(Story, models.CASCADE, related_name="notes", verbose_name=_("story"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    text = models.TextField(_("note"), max_length=LONGEST)
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note between colleagues")
        verbose_name_plural = _("notes between colleagues")
        ordering = ["at", "pk"]
        default_permissions = ()  # who may read an article of the story on the desk writes and settles them
        constraints = [
            models.CheckConstraint(
                name="a_note_says_something",
                condition=~Q(text=""),
                violation_error_message=_("The note is empty."),
            )
        ]

    def __str__(self):
        return self.text[:60]
