import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models.story import Story


def digest_of(token):
    """What is kept of a token: who reads the database cannot make an address of it."""
    return salted_hmac("newsroom.preview", token, algorithm="sha256").hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    def alive(self, at=None):
        return self.filter(revoked_at__isnull=True, expires_at__gt=at or timezone.now())

    def of_token(self, token):
        """Found by its digest, which takes as long for a wrong token as for a right one."""
        return self.filter(digest=digest_of(token))

    def open_for(self, story, duration, by):
        """A new link, and its token: it is told this once."""
        token = secrets.token_urlsafe(32)
        expires = timezone.now() + PreviewLink.LENGTHS[duration]
        return self.create(story=story, digest=digest_of(token), expires_at=expires, created_by=by), token

    def note_opening(self):
        self.update(last_opened_at=timezone.now(), openings=F("openings") + 1)

    def revoke(self):
        return self.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


class PreviewLink(models.Model):
    """An address that shows a story as it will look to somebody without an account, for a while."""

    class Duration(models.TextChoices):
        HOUR = "hour", pgettext_lazy("validity", "one hour")
        DAY = "day", pgettext_lazy("validity", "one day")
        WEEK = "week", pgettext_lazy("validity", "seven days")

    LENGTHS = {
        Duration.HOUR: timedelta(hours=1),
        Duration.DAY: timedelta(days=1),
        Duration.WEEK: timedelta(days=7),
    }

    story = models.ForeignKey(Story, models.CASCADE, related_name="preview_links", verbose_name=_("story"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)
    openings = models.PositiveIntegerField(_("times opened"), default=0)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()  # who may write in an article of the story makes and revokes them
        constraints = [
            models.CheckConstraint(
                name="a_preview_link_expires_after_it_was_made",
                condition=Q(expires_at__gt=F("created_at")),
                violation_error_message=_("A preview link expires after it was made."),
            )
        ]

    def __str__(self):
        return _("Preview link %(number)s") % {"number": self.pk}

    @property
    def is_alive(self):
        return self.revoked_at is None and self.expires_at > timezone.now()
