import secrets

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from newsroom.editions import zone_of
from newsroom.models.person import Person
from newsroom.models.photo import PhotoUse
from newsroom.models.story import Story
from newsroom.models.translated import Translated, TranslatedQuerySet
from results.models.address import Addressed
from results.models.named import Folded


class ArticleQuerySet(TranslatedQuerySet):
    def published(self, at=None):
        """What the public sees at that moment (now, if none is given)."""
        return self.filter(status=Article.Status.PUBLISHED, published_at__lte=at or timezone.now())

    def scheduled(self, at=None):
        return self.filter(status=Article.Status.PUBLISHED, published_at__gt=at or timezone.now())

    def in_language(self, language):
        return self.filter(language=language[:2])

    def for_listing(self):
        """All that a card shows, in a fixed number of queries, newest first."""
        return (
            self.select_related("story")
            .prefetch_related(
                "bylines__person",
                "story__story_series__series",
                Prefetch("story__photo_uses", PhotoUse.objects.with_photos()),
            )
            .order_by("-published_at", "-pk")
        )


def new_token():
    return secrets.token_hex(8)


class Article(Translated, Folded, Addressed):
    """What we wrote of a story in one language."""

    class Language(models.TextChoices):
        FR = "fr", _("French")
        EN = "en", _("English")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    story = models.ForeignKey(Story, models.PROTECT, related_name="articles", verbose_name=_("story"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    headline = models.CharField(_("headline"), max_length=160)
    neutral_headline = models.CharField(
        _("headline without the result"),
        max_length=160,
        blank=True,
        help_text=_("For who has not seen the race yet."),
    )
    kicker = models.CharField(_("kicker"), max_length=60, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True, max_length=600)
    key_points = models.TextField(_("key points"), blank=True, help_text=_("One a line."))
    body = models.TextField(_("text"), blank=True)
    slug = models.SlugField(_("slug"), max_length=120)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("last change of substance"), null=True, blank=True, editable=False)
    withdrawal_note = models.TextField(
        _("note to readers"),
        max_length=600,
        blank=True,
        editable=False,
        help_text=_("Why it was withdrawn; its address says so."),
    )
    token = models.CharField(max_length=16, default=new_token, editable=False)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["language", "status", "-published_at"], name="article_listing")]
        permissions = [
            ("submit_article", "Can submit articles"),
            ("publish_article", "Can publish, send back and withdraw articles"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "language"],
                name="a_story_is_told_once_in_a_language",
                violation_error_message=_("The story has an article in that language already."),
            ),
            models.UniqueConstraint(
                fields=["language", "slug"],
                name="an_article_slug_stands_once_a_language",
                violation_error_message=_("Another article in that language has this slug."),
            ),
            models.CheckConstraint(
                name="what_is_published_has_a_time",
                condition=~Q(status="published") | Q(published_at__isnull=False),
                violation_error_message=_("A published article has a time of publication."),
            ),
        ]

    def __str__(self):
        return self.headline

    def folded_source(self):
        return self.headline

    def lasting_path(self):
        return self.get_absolute_url()  # each language has slugs of its own

    def had_readers(self):
        return self.first_published_at is not None

    def get_absolute_url(self):
        """In the article's own language, whatever the page's."""
        with translation.override(self.language):
            return reverse("article", args=[self.slug])

    @property
    def is_public(self):
        return self.status == self.Status.PUBLISHED and self.published_at <= timezone.now()

    @property
    def is_scheduled(self):
        return self.status == self.Status.PUBLISHED and self.published_at > timezone.now()

    @property
    def zone(self):
        """The clock that its readers live by."""
        return zone_of(self.language)

    @property
    def points(self):
        """The key points, one by one."""
        return [line.strip() for line in self.key_points.splitlines() if line.strip()]

    @property
    def other_language(self):
        return "en" if self.language == "fr" else "fr"


class Byline(models.Model):
    """A person's part in an article."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("author")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")
        CONTRIBUTOR = "contributor", _("contributor")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    person = models.ForeignKey(Person, models.PROTECT, related_name="bylines", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["article", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="a_person_signs_once_in_a_role",
                violation_error_message=_("This person is named in that role already."),
            )
        ]

    def __str__(self):
        return str(self.person)


class Move(models.Model):
    """A step of an article through the workflow: who, when, from where to where, and what was said."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="moves", verbose_name=_("article"))
    from_status = models.CharField(_("from"), max_length=10, choices=Article.Status)
    to_status = models.CharField(_("to"), max_length=10, choices=Article.Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    publishes_at = models.DateTimeField(_("to appear"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"
