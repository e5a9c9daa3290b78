from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from results.models import Series


class SearchEntryQuerySet(models.QuerySet):
    def published(self, at=None):
        """What the public may find at that moment (now, if none is given)."""
        return self.filter(Q(published_at=None) | Q(published_at__lte=at or timezone.now()))


class SearchEntry(models.Model):
    """A thing with a page, as it is found in one language: made from the thing, never edited.

    The short columns come first: a search that counts reads them alone.
    """

    class Thing(models.TextChoices):
        ARTICLE = "article", _("article")
        DRIVER = "driver", _("driver")
        TEAM = "team", _("team")
        EVENT = "event", _("event")
        SESSION = "session", _("session")
        SERIES = "series", _("series")
        PERSON = "person", _("person")
        TAG = "tag", _("tag")
        DOCUMENT = "document", _("document")

    thing = models.CharField(max_length=10, choices=Thing)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=16)  # of an article the kind of its story, else as `thing`
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False
    )
    year = models.PositiveSmallIntegerField(null=True)
    day = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)  # of an article, of a tag its first; all else is public
    title = models.CharField(max_length=400)
    url = models.CharField(max_length=500)
    # Words as `newsroom.search.tokens` makes them.
    title_tokens = models.TextField(blank=True)
    lead_tokens = models.TextField(blank=True)
    name_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        default_permissions = ()
        indexes = [
            # All that a search counts and sorts by, apart from the long words of the entry.
            models.Index(
                fields=["id", "thing", "published_at", "kind", "series", "year", "day", "object_id"],
                name="what_a_search_counts",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "object_id", "language"], name="a_thing_is_found_once_a_language"
            )
        ]

    def __str__(self):
        return self.title


class SearchName(models.Model):
    """A name, or a part of one, by which a question may mean something that was raced."""

    class Of(models.TextChoices):
        CLASS = "class", _("class")
        SERIES = "series", _("series")
        CIRCUIT = "circuit", _("circuit")
        MEETING = "meeting", _("meeting")
        EVENT = "event", _("event")
        DRIVER = "driver", _("driver")
        TEAM = "team", _("team")

    of = models.CharField(max_length=8, choices=Of)
    object_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=200, db_index=True)  # words without accents, a space between them
    is_whole = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("name in the search")
        verbose_name_plural = _("names in the search")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["of", "object_id", "key"], name="a_thing_has_a_name_once")
        ]

    def __str__(self):
        return self.key


class SearchWord(models.Model):
    """A word that readers may have meant: of a name, or of a text that is public from `since` on."""

    word = models.CharField(max_length=40, unique=True)  # without accents
    shown = models.CharField(max_length=60)
    length = models.PositiveSmallIntegerField()
    is_name = models.BooleanField(default=False)
    since = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("word in the search")
        verbose_name_plural = _("words in the search")
        default_permissions = ()
        indexes = [models.Index(fields=["length", "is_name"], name="word_by_length")]

    def __str__(self):
        return self.shown
