from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from newsroom.models.tag import TaggedStory
from results.models import Classification, Document, Event, RaceClass, Series, Session


class Story(models.Model):
    """What happened, once, in no language: its facts are shared by the articles that tell it."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        PREVIEW = "preview", _("preview")
        INTERVIEW = "interview", _("interview")
        FEATURE = "feature", _("feature")
        PRESS_RELEASE = "press_release", _("press release")
        GALLERY = "gallery", _("gallery")
        BRIEF = "brief", _("brief")
        HISTORY = "history", _("history")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.REPORT)
    working_title = models.CharField(
        _("working title"), max_length=160, blank=True, help_text=_("For the desk; no reader sees it.")
    )
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("Where it was written.")
    )
    issuer = models.CharField(
        _("issuer"),
        max_length=120,
        blank=True,
        help_text=_("For a press release: who sent it. Readers are told."),
    )
    on_date = models.DateField(
        _("date of what is told"),
        null=True,
        blank=True,
        help_text=_("For a story of the past: the day on which it happened. Readers are told."),
    )
    rubric = models.ForeignKey(
        "newsroom.Rubric",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("rubric"),
        help_text=_("The rubric or column under which it appears, if any."),
    )
    series = models.ManyToManyField(
        Series, through="StorySeries", related_name="stories", blank=True, verbose_name=_("series")
    )
    events = models.ManyToManyField(Event, related_name="stories", blank=True, verbose_name=_("events"))
    sessions = models.ManyToManyField(Session, through="StorySession", related_name="stories", blank=True)
    documents = models.ManyToManyField(
        Document, related_name="stories", blank=True, verbose_name=_("documents")
    )
    tags = TaggableManager(_("tags"), through=TaggedStory, blank=True, help_text=_("Separated by commas."))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.working_title or _("Story %(number)s") % {"number": self.pk}

    def first_of(self, relation, place=None):
        """The first of a prefetched relation, without asking the database again."""
        things = [t for t in getattr(self, relation).all() if place is None or t.place == place]
        return min(things, key=lambda thing: (thing.order, thing.pk), default=None)

    @property
    def main_series(self):
        """The first of its series gives section and colour."""
        first = self.first_of("story_series")
        return first.series if first else None

    @property
    def lead(self):
        """The lead photo's use as readers see it, or None; of a gallery without one, its first picture."""
        places = ["lead", "gallery"] if self.kind == self.Kind.GALLERY else ["lead"]
        return next((use for place in places for use in self.pictures if use.place == place), None)

    @property
    def pictures(self):
        """The uses of photos as readers see them, in order: none whose rights have ended.

        Every page, feed and list asks here (or for `lead`), never `photo_uses`.
        """
        uses = sorted(self.photo_uses.all(), key=lambda use: (use.order, use.pk))
        return [seen for use in uses if (seen := use.shown)]

    @property
    def is_public(self):
        """Whether readers see it in some language already: then only editors change its facts."""
        return self.articles.published().exists()


class StorySeries(models.Model):
    """A series that a story belongs to; the first gives section and colour."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="story_series")
    series = models.ForeignKey(Series, models.PROTECT, related_name="story_series", verbose_name=_("series"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("series of a story")
        verbose_name_plural = _("series of a story")
        ordering = ["story", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "series"],
                name="a_story_is_once_in_a_series",
                violation_error_message=_("The story is in this series already."),
            )
        ]

    def __str__(self):
        return str(self.series)


class StorySession(models.Model):
    """A session that a story tells of: in which role, and how much of its classification is shown."""

    class Role(models.TextChoices):
        REPORT = "report", _("reported")
        PREVIEW = "preview", _("previewed")
        BACKGROUND = "background", _("background")

    class Table(models.TextChoices):
        AUTO = "auto", _("as usual: whole in a report, none in a preview")
        NONE = "none", _("none")
        PODIUM = "podium", _("the first three")
        TEN = "ten", _("the first ten")
        ALL = "all", _("whole")

    story = models.ForeignKey(Story, models.CASCADE, related_name="story_sessions")
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="story_sessions", verbose_name=_("session")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.REPORT)
    table = models.CharField(_("table"), max_length=8, choices=Table, default=Table.AUTO)
    kind = models.CharField(
        _("which classification"),
        max_length=8,
        choices=Classification.Kind,
        default=Classification.Kind.RESULT,
    )
    stage = models.CharField(_("stage"), max_length=40, blank=True)
    race_class = models.ForeignKey(
        RaceClass, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("class alone")
    )
    pinned = models.ForeignKey(
        Classification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pinned_in",
        verbose_name=_("pinned revision"),
        help_text=_("Empty: always the one in force."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("session of a story")
        verbose_name_plural = _("sessions of a story")
        ordering = ["story", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "session", "kind", "stage"],
                name="a_story_tells_of_a_session_once",
                violation_error_message=_("The story is linked to this session already."),
            )
        ]

    def __str__(self):
        return str(self.session)

    def clean(self):
        if self.pinned_id and self.session_id and self.pinned.session_id != self.session_id:
            raise ValidationError({"pinned": _("That revision is of another session.")})

    @property
    def shown(self):
        """How much of the table a reader sees: a report shows it whole by itself, anything else nothing."""
        if self.table != self.Table.AUTO:
            return self.table
        return self.Table.ALL if self.role == self.Role.REPORT else self.Table.NONE
