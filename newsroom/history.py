"""Every saved state of an article, and what readers saw of it when.

Each save that changed something leaves a version, which is never written again. `record` is called where
articles are saved; an article that came by another way begins its history at the next save.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from newsroom import body
from newsroom.difference import word_difference
from newsroom.models import Article, ArticleVersion, Byline, Person, PhotoUse, StorySeries, StorySession
from newsroom.models.article import new_token

__all__ = [
    "readers_saw",
    "record",
    "record_story",
    "restore",
    "version_by_token",
    "word_difference",
]

TEXT = ArticleVersion.TEXT
SUBSTANCE = {"headline", "standfirst", "key_points", "body"}


@transaction.atomic
def record(article, by, *, restored_from=None):
    """Keep the article as it is saved now; None when nothing differs from the version before.

    The token of such an empty save is taken back: a token always leads to a version.
    """
    Article.objects.select_for_update().get(pk=article.pk)  # one number at a time
    latest = ArticleVersion.objects.filter(article=article).first()
    fields, facts = fields_of(article), facts_of(article)
    changed = changes(latest, fields, facts) if latest else []
    if latest and not changed:
        if latest.token != article.token:
            Article.objects.filter(pk=article.pk).update(token=latest.token)
            article.token = latest.token
        return None
    return ArticleVersion.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        saved_by=by,
        token=article.token,
        status=article.status,
        fields=fields,
        facts=facts,
        changed=changed,
        restored_from=restored_from,
    )


def record_story(story, by):
    """Keep every article of a story whose facts were saved: they stand in both languages."""
    for article in Article.objects.filter(story=story).select_related("story"):
        record(article, by)


def begin(article_pk):
    """Keep as it is an article that has no history yet, before it is saved over."""
    article = Article.objects.select_related("story", "saved_by").get(pk=article_pk)
    if not article.versions.exists():
        version = record(article, article.saved_by)
        ArticleVersion.objects.filter(pk=version.pk).update(saved_at=article.saved_at)


def version_by_token(article, token):
    """The version that a page with this token was opened on, or None."""
    return ArticleVersion.objects.filter(article=article, token=token).first() if token else None


# --- What a version holds -------------------------------------------------------------------------


def fields_of(article):
    fields = {name: getattr(article, name) for name in TEXT}
    signed = Byline.objects.filter(article=article).select_related("person").order_by("order", "pk")
    fields["bylines"] = [
        {"person": byline.person_id, "role": byline.role, "name": byline.person.name} for byline in signed
    ]
    return fields


def facts_of(article):
    """The story's facts in the article's language: a key that tells one from another, and words to read."""
    story = article.story
    with translation.override(article.language):
        facts = {
            name: [fact(getattr(story, name))] for name in ("kind", "working_title", "dateline", "issuer")
        }
        facts["on_date"] = [fact(story.on_date or "", date_format(story.on_date) if story.on_date else "")]
        facts["rubric"] = [fact(story.rubric_id or "", story.rubric or "")]
        facts["kind"][0]["words"] = str(story.get_kind_display())
        facts["events"] = [fact(event.pk, event) for event in story.events.with_place().order_by("pk")]
        facts["documents"] = [fact(document.pk, document) for document in story.documents.order_by("pk")]
        facts["tags"] = [fact(tag.pk, tag.label) for tag in story.tags.order_by("pk")]
        facts["story_series"] = [
            fact(row.series_id, row.series)
            for row in StorySeries.objects.filter(story=story)
            .select_related("series")
            .order_by("order", "pk")
        ]
        facts["story_sessions"] = [session_fact(row) for row in sessions_of(story)]
        facts["photo_uses"] = [photo_fact(row) for row in photos_of(story)]
    return facts


def fact(key, words="", ref=None):
    return {"key": str(key), "words": str(words or key)} | ({"ref": ref} if ref else {})


def sessions_of(story):
    return (
        StorySession.objects.filter(story=story)
        .select_related("session__event__season__series", "race_class")
        .order_by("order", "pk")
    )


def session_fact(row):
    key = (row.session_id, row.role, row.table, row.kind, row.stage, row.race_class_id, row.pinned_id)
    said = [row.session, row.get_role_display(), row.stage, row.race_class or ""]
    return fact("/".join(map(str, key)), ", ".join(str(one) for one in said if one), row.pk)


def photos_of(story):
    return (
        PhotoUse.objects.filter(story=story)
        .select_related("photo__photographer")
        .order_by("place", "order", "pk")
    )


def photo_fact(row):
    said = str(row.caption or row.alt or row.photo)
    if row.photo.credit:
        said += f" © {row.photo.credit}"
    said += f" ({row.get_place_display()})"
    return fact("/".join(map(str, (row.photo_id, row.place, row.own_caption, row.own_alt))), said, row.pk)


def changes(latest, fields, facts):
    """The names of what differs. A person who was renamed meanwhile changes no byline."""
    found = [name for name in TEXT if latest.fields.get(name, "") != fields[name]]
    if signers(latest.fields) != signers(fields):
        found.append("bylines")
    for name, rows in facts.items():
        if name in latest.facts and [row["key"] for row in latest.facts[name]] != [
            row["key"] for row in rows
        ]:
            found.append(name)
    return found


def signers(fields):
    return [(row["person"], row["role"]) for row in fields.get("bylines", [])]


# --- Back to an earlier version -------------------------------------------------------------------


@transaction.atomic
def restore(version, by):
    """Save a version's text and bylines again, as a new version. The address and the story's facts stay.

    Whoever calls has asked whether this user may write in the article, and holds its story's lock.
    """
    article = Article.objects.select_for_update().select_related("story").get(pk=version.article_id)
    begin(article.pk)
    before = {name: getattr(article, name) for name in TEXT}
    for name in TEXT:
        if name != "slug" and name in version.fields:
            setattr(article, name, version.fields[name])
    article.body = body.sanitise(article.body)
    article.saved_by, article.token = by, new_token()
    if article.is_public and any(before[name] != getattr(article, name) for name in SUBSTANCE):
        article.updated_at = timezone.now()
    article.save()
    sign_again(article, version.fields.get("bylines", []))
    return record(article, by, restored_from=version)


def sign_again(article, rows):
    """The bylines of a version; who is no longer among the people is left out."""
    known = set(Person.objects.filter(pk__in=[row["person"] for row in rows]).values_list("pk", flat=True))
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, person_id=row["person"], role=row["role"], order=order)
        for order, row in enumerate(rows, 1)
        if row["person"] in known
    )


# --- What readers saw -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Window:
    """A stretch of time in which an article was public; without an end it still is."""

    start: datetime
    end: datetime | None = None

    def holds(self, at):
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True)
class Seen:
    """What readers saw at a time: a version, or none. `is_earliest`: none is kept that is as old as that."""

    at: datetime
    window: Window | None = None
    version: ArticleVersion | None = None
    is_earliest: bool = False


def windows(article, moves=None):
    """When the article was public, oldest first, by the log of its moves."""
    found, start = [], None
    moves = article.moves.all() if moves is None else moves
    for move in sorted(moves, key=lambda move: (move.at, move.pk)):
        if move.to_status == Article.Status.PUBLISHED:
            start = move.publishes_at or move.at
        elif start:
            if start < move.at:  # taken back before it appeared: no reader saw it
                found.append(Window(start, move.at))
            start = None
    if start:
        found.append(Window(start))
    elif article.status == Article.Status.PUBLISHED:
        found.append(Window(article.published_at))  # it was published by no move that we know of
    return found


def readers_saw(article, at):
    """The version in force at that time, if the article was public then."""
    window = next((one for one in windows(article) if one.holds(at)), None)
    if window is None or at > timezone.now():
        return Seen(at)
    versions = article.versions.select_related("saved_by")
    version = versions.filter(saved_at__lte=at).first()
    return Seen(at, window, version or versions.last(), is_earliest=version is None)
