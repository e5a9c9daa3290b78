"""What waits for somebody on the desk: each list a queryset, the most urgent first."""

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from newsroom.models import Article, Byline, Note, Photo, PhotoUse, Story, StorySession, TouchedSentence
from newsroom.models.photo import rights_last

DRAFT, SUBMITTED, PUBLISHED, WITHDRAWN = Article.Status

OTHER = Article.objects.filter(story=OuterRef("story")).exclude(language=OuterRef("language"))
FIRST = Article.objects.filter(story=OuterRef("story")).order_by("pk").values("pk")[:1]
LATEST = F("published_at").desc(nulls_last=True)  # what readers have before them comes first
UNCREDITED = {"photo__photographer": None, "photo__photographer_name": "", "photo__agency": ""}


def listed(queryset):
    """With what a line of the desk shows, and the length of the whole list, all in one query."""
    return queryset.select_related("saved_by").annotate(
        is_told_twice=Exists(OTHER), total=Window(Count("pk"))
    )


def submitted():
    """Who has waited longest comes first."""
    return Article.objects.filter(status=SUBMITTED).order_by("saved_at", "pk")


def mine(user):
    """What this person signs, began or last wrote in, and is not out."""
    signed = Byline.objects.filter(article=OuterRef("pk"), person__user=user)
    own = Q(Exists(signed)) | Q(story__created_by=user) | Q(saved_by=user)
    return Article.objects.filter(own, status__in=[DRAFT, SUBMITTED]).order_by("status", "-saved_at", "-pk")


def scheduled():
    return Article.objects.scheduled().order_by("published_at", "pk")


def untranslated():
    """Public in one language, not yet begun in the other."""
    return Article.objects.published().filter(~Exists(OTHER)).order_by("-published_at", "-pk")


def stale():
    """Behind what its other language says by now."""
    return Article.objects.stale().exclude(status=WITHDRAWN).order_by(LATEST, "-saved_at", "-pk")


def amended():
    """An amended result left sentences to look at in a story that readers have, surest first.

    Also where nobody has read them yet: the table was amended after the text was last changed.
    """
    shown = Q(table__in=["podium", "ten", "all"]) | Q(table="auto", role=StorySession.Role.REPORT)
    changed = StorySession.objects.filter(
        shown,
        story=OuterRef("story"),
        pinned=None,
        session__classifications__is_current=True,
        session__classifications__is_amended=True,
        session__classifications__kind=F("kind"),
        session__classifications__stage=F("stage"),
        session__classifications__published_at__gt=OuterRef("last_touched"),
    ).exclude(
        Exists(
            TouchedSentence.objects.filter(
                article=OuterRef(OuterRef("pk")), after__session=OuterRef("session")
            )
        )
    )
    when = changed.order_by("-session__classifications__published_at")
    rows = TouchedSentence.objects.open().filter(article=OuterRef("pk")).order_by()
    public = Article.objects.published().filter(story=OuterRef("story"))
    sentences = rows.exclude(sentence="")
    return (
        Article.objects.exclude(status=WITHDRAWN)
        .annotate(
            last_touched=Coalesce("updated_at", "published_at"),
            asked=Exists(rows),
            is_out=Exists(public),
            sentences=counted(sentences),
            likely=counted(sentences.filter(certainty=TouchedSentence.Sure.LIKELY)),
        )
        .filter(
            Q(asked=True, is_out=True)
            | Q(Exists(changed), status=PUBLISHED, published_at__lte=timezone.now())
        )
        .annotate(
            amended_at=Coalesce(
                Subquery(rows.order_by("-after__published_at").values("after__published_at")[:1]),
                Subquery(when.values("session__classifications__published_at")[:1]),
            )
        )
        .order_by("-amended_at", "-likely", "story", "language")
    )


def counted(rows):
    """How many rows an article has, as a number to annotate it with."""
    return Coalesce(Subquery(rows.values("article").annotate(many=Count("pk")).values("many")), 0)


def noted():
    """Stories with a note that nobody has settled, each once, in its first language."""
    open_notes = Note.objects.open().filter(story=OuterRef("story"))
    return Article.objects.filter(Exists(open_notes), pk=Subquery(FIRST)).order_by("-saved_at", "-pk")


def unpictured():
    """Stories published, scheduled or submitted that have no lead photo, or show one without a credit.

    Each once, in its first language; a gallery has pictures of its own, and a brief needs none. A photo
    whose rights have ended is none.
    """
    uses = PhotoUse.objects.filter(story=OuterRef("story"))
    usable = uses.filter(rights_last(prefix="photo__") | Q(photo__replaced_by__isnull=False))
    has_lead = Exists(usable.filter(place=PhotoUse.Place.LEAD)) | (
        Q(story__kind=Story.Kind.GALLERY) & Exists(usable.filter(place=PhotoUse.Place.GALLERY))
    )
    uncredited = uses.filter(**UNCREDITED).order_by("place", "order", "pk")
    out = Article.objects.filter(story=OuterRef("story"), status__in=[SUBMITTED, PUBLISHED])
    is_bare = ~has_lead & ~Q(story__kind=Story.Kind.BRIEF)
    return (
        Article.objects.filter(Exists(out), pk=Subquery(FIRST))
        .annotate(uncredited=Subquery(uncredited.values("photo")[:1]))
        .filter(is_bare | Q(uncredited__isnull=False))
        .order_by(LATEST, "-saved_at", "-pk")
    )


def uncredited():
    """Those that a story uses come first."""
    used = Exists(PhotoUse.objects.filter(photo=OuterRef("pk")))
    return Photo.objects.without_credit().annotate(is_used=used).order_by("-is_used", "-uploaded_at", "-pk")


# What the list of articles can be narrowed to; those of one person ask who.
ARTICLES = {
    "amended": amended,
    "submitted": submitted,
    "mine": mine,
    "unpictured": unpictured,
    "stale": stale,
    "untranslated": untranslated,
    "noted": noted,
    "scheduled": scheduled,
}


def articles(key, user):
    return mine(user) if key == "mine" else ARTICLES[key]()
