from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from results.language import in_language
from results.models.calendar import Session
from results.models.document import DocumentVersion


class ClassificationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def current(self):
        """The classifications in force, one for each session, kind and stage."""
        return self.filter(is_current=True)

    def results(self):
        """At the flag, not the grid nor an intermediate stage."""
        return self.filter(kind=Classification.Kind.RESULT, stage="")

    def with_session(self):
        return self.select_related(
            "session__event__season__series", "session__event__meeting__circuit", "document_version__document"
        )


class Classification(models.Model):
    """One revision of a session's classification. Once published, only `is_current` ever changes."""

    class Kind(models.TextChoices):
        RESULT = "result", _("classification")
        GRID = "grid", _("starting grid")

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", _("provisional")
        OFFICIAL = "official", _("official")
        UNDER_APPEAL = "under_appeal", _("subject to appeal")
        ANNULLED = "annulled", _("annulled")

    session = models.ForeignKey(
        Session, models.PROTECT, related_name="classifications", verbose_name=_("session")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.RESULT)
    stage = models.CharField(
        _("stage"),
        max_length=40,
        blank=True,
        help_text=_("Empty at the flag; “6 h” for the state after six hours."),
    )
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PROVISIONAL)
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("As printed: “Final”, “Revised”.")
    )
    is_current = models.BooleanField(_("in force"), default=False, editable=False)
    is_amended = models.BooleanField(
        _("amended"), default=False, help_text=_("It replaces an earlier revision with changed rows.")
    )
    is_complete = models.BooleanField(_("complete"), default=True)
    document_version = models.ForeignKey(
        DocumentVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="classifications",
        verbose_name=_("source"),
    )
    issued_at = models.DateTimeField(_("issued"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="derived",
        verbose_name=_("worked out from"),
        help_text=_("The revision that holds the rows as a sheet gave them; empty: these are such rows."),
    )
    reason_fr = models.CharField(_("reason, in French"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason, in English"), max_length=300, blank=True)
    sources = models.CharField(
        _("told by"),
        max_length=200,
        blank=True,
        help_text=_("Where no sheet is at hand: the report or page it is taken from."),
    )

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        ordering = ["session", "kind", "stage", "-revision"]
        permissions = [("publish_classification", "Can publish classifications")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "kind", "stage", "revision"], name="a_revision_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["session", "kind", "stage"],
                condition=Q(is_current=True),
                name="one_classification_is_current",
            ),
            models.CheckConstraint(
                name="what_is_current_is_published",
                condition=Q(is_current=False) | Q(published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.session}, {self.get_kind_display()} v{self.revision}"

    def get_absolute_url(self):
        """The lasting address of this revision."""
        event = self.session.event
        path = [event.season.series.slug, event.season.year, event.slug, self.session.slug, self.revision]
        address = reverse("revision", args=path)
        return address + self.variant_query

    @property
    def variant_query(self):
        """What an address adds to say the grid, or a stage: nothing for the result at the flag."""
        query = {}
        if self.kind != self.Kind.RESULT:
            query["kind"] = self.kind
        if self.stage:
            query["stage"] = self.stage
        return f"?{urlencode(query)}" if query else ""

    @property
    def reason(self):
        return in_language(self, "reason")

    @property
    def root(self):
        """The revision whose rows a sheet gave, from which decisions are worked out."""
        return self.base or self

    @property
    def paper(self):
        """What colours the sheet and names its badge: an appeal, else an amendment, else the status."""
        if self.status in {self.Status.ANNULLED, self.Status.UNDER_APPEAL}:
            return {"annulled": "cancelled", "under_appeal": "appeal"}[self.status]
        return "amended" if self.is_amended else self.status
