import secrets

from django.apps import apps as django_apps
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from results.formats import colon
from results.models.calendar import Event, Session


class DocumentQuerySet(models.QuerySet):
    def with_versions(self):
        return self.prefetch_related("versions")

    def with_public_versions(self):
        """What pages list: documents that readers may see, each with the versions that they may see."""
        return self.public().prefetch_related(models.Prefetch("versions", DocumentVersion.objects.public()))

    def public(self):
        """Those of which readers may see a version."""
        versions = DocumentVersion.objects.public().filter(document=models.OuterRef("pk"))
        return self.filter(models.Exists(versions))


class Document(models.Model):
    """A paper that somebody issued (a classification, a decision, an entry list) through all its versions."""

    class Kind(models.TextChoices):
        CLASSIFICATION = "classification", _("classification")
        GRID = "grid", _("starting grid")
        ENTRY_LIST = "entry_list", _("entry list")
        STANDINGS = "standings", _("standings")
        DECISION = "decision", _("stewards’ decision")
        TIMETABLE = "timetable", _("timetable")
        REGULATIONS = "regulations", _("regulations")
        PRESS_RELEASE = "press_release", _("press release")
        OTHER = "other", _("other document")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=200)
    issuer = models.CharField(_("issuer"), max_length=120, blank=True)
    number = models.CharField(_("document number"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=2, blank=True, choices=[("fr", _("French")), ("en", _("English"))]
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("event")
    )
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("session")
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("document", args=[self.pk])

    @property
    def latest(self):
        """The version in force: the one that came last. Uses a prefetch where there is one."""
        return max(self.versions.all(), key=lambda version: (version.received_at, version.pk), default=None)


def stored_name(version, filename):
    """A name that nobody can guess or choose; what the sender called the file is kept beside it."""
    ending = filename.rpartition(".")[2].lower()
    ending = ending if ending in {"pdf", "csv", "json", "txt", "xlsx"} else "bin"
    return f"documents/{secrets.token_hex(16)}.{ending}"


UNREADABLE = {
    "empty", "damaged", "encrypted", "crashed", "too_large", "unknown_file", "web_page",
    "not_a_sheet_but_picture", "not_a_sheet_but_archive", "not_a_sheet_but_office", "not_a_sheet_but_program",
}  # fmt: skip


class DocumentVersionQuerySet(models.QuerySet):
    def public(self):
        """What readers may see: no sheet that waits for its review or was dropped, nor what is no paper.

        The source of a published classification is public, whatever else became of it.
        """
        unfinished = models.Q(state__in=[SheetReview.State.OPEN, SheetReview.State.DROPPED])
        reviews = SheetReview.objects.filter(unfinished, version=models.OuterRef("pk"))
        source = django_apps.get_model("results", "Classification").objects.published()
        return self.filter(
            models.Exists(source.filter(document_version=models.OuterRef("pk")))
            | ~models.Exists(reviews) & ~models.Q(refusal__in=UNREADABLE)
        )


class DocumentVersion(models.Model):
    """The bytes of a document as received, with their hash and what a reader made of them."""

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="versions", verbose_name=_("document")
    )
    label = models.CharField(_("version"), max_length=20, default="1.0")
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200)
    filename = models.CharField(_("name of the file as sent"), max_length=255, blank=True)
    media_type = models.CharField(_("media type"), max_length=80, default="application/octet-stream")
    size = models.PositiveBigIntegerField(_("size, in bytes"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    source_url = models.URLField(_("source"), blank=True, max_length=500)
    issued_at = models.DateTimeField(_("issued"), null=True, blank=True)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reading = models.JSONField(_("reading"), null=True, blank=True)
    refusal = models.CharField(
        _("why it was not read"), max_length=40, blank=True, help_text=_("A code; the page says it in words.")
    )

    objects = DocumentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of a document")
        ordering = ["document", "-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "label"],
                name="a_document_has_each_version_once",
                violation_error_message=_("This document has a version of that label already."),
            )
        ]

    def __str__(self):
        return f"{self.document}, {self.label}"

    def get_absolute_url(self):
        return reverse("document_version", args=[self.document_id, self.label, self.ending])

    @property
    def ending(self):
        return self.file.name.rpartition(".")[2]


class SheetReview(models.Model):
    """An editor's work on a sheet that was read but is not yet in force: kept until published or dropped.

    Without a version it is a result entered by hand. The entry list of an event may be of no session.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waiting")
        PUBLISHED = "published", _("published")
        DROPPED = "dropped", _("dropped")

    version = models.ForeignKey(
        DocumentVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("sheet"),
    )
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name=_("session")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name=_("event")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    data = models.JSONField(
        _("work"), default=dict, help_text=_("The rows as corrected, and the names as chosen.")
    )
    left = models.PositiveSmallIntegerField(
        _("still to be seen"), null=True, blank=True, help_text=_("Rows and points, when it was last kept.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("sheet under review")
        verbose_name_plural = _("sheets under review")
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                name="a_sheet_is_of_a_session_or_of_an_event",
                condition=models.Q(session=None, event__isnull=False)
                | models.Q(session__isnull=False, event=None),
            )
        ]

    def __str__(self):
        return f"{colon(self.place)} {self.version}" if self.version else str(self.place)

    def get_absolute_url(self):
        return reverse("admin:results_sheetreview_change", args=[self.pk])

    @property
    def place(self):
        """The session that the sheet is of, or the event."""
        return self.session or self.event

    @property
    def event_of(self):
        return self.session.event if self.session else self.event
