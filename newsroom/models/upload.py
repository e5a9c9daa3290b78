import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.photo import Photo, PhotoUse
from newsroom.models.story import Story
from results.models import Document

UNFINISHED_FOR = timedelta(days=1)
REMEMBERED_FOR = timedelta(days=30)
AT_WORK = timedelta(minutes=3)  # longer than any picture takes: whoever drew it is gone


def new_key():
    return secrets.token_hex(16)


class UploadQuerySet(models.QuerySet):
    def unfinished(self):
        """Those whose parts are kept, to be gone on with."""
        return self.filter(state__in=[Upload.State.RECEIVING, Upload.State.WORKING])

    def expired(self, at=None):
        """What nobody went on with for a day, and what was settled a month ago."""
        at = at or timezone.now()
        return self.filter(touched_at__lt=at - UNFINISHED_FOR).unfinished() | self.filter(
            touched_at__lt=at - REMEMBERED_FOR
        )


class Upload(models.Model):
    """A file that somebody sends in parts, and what became of it: a photo, a document, or a refusal."""

    class State(models.TextChoices):
        RECEIVING = "receiving", _("on its way")
        WORKING = "working", _("being looked at")
        DONE = "done", _("stored")
        KNOWN = "known", _("here already")
        REFUSED = "refused", _("refused")

    key = models.CharField(max_length=32, unique=True, default=new_key)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    batch = models.CharField(max_length=32, db_index=True)  # what was dropped on one page
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()  # as declared; no byte more is taken
    modified = models.BigIntegerField(default=0)  # of the file, as its browser says: to know it again
    received = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVING)
    why = models.CharField(max_length=400, blank=True)  # it was refused, or stands not in the story
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="+")
    place = models.CharField(max_length=8, choices=PhotoUse.Place, blank=True)
    photo = models.ForeignKey(Photo, models.SET_NULL, null=True, related_name="uploads")
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="no_more_is_received_than_was_declared",
                condition=models.Q(received__lte=models.F("size")),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def folder(self):
        """Where its parts wait: a place of the storage that has no address."""
        return f"uploads/{self.key}"

    @property
    def is_settled(self):
        return self.state in {self.State.DONE, self.State.KNOWN, self.State.REFUSED}

    @property
    def is_at_work(self):
        return self.state == self.State.WORKING and timezone.now() - self.touched_at < AT_WORK

    @property
    def percent(self):
        return self.received * 100 // self.size if self.size else 0
