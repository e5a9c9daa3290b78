"""The first page of the admin: what waits for whom, each list a queryset."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom import roles
from newsroom.editions import zone_of
from newsroom.models import Article, Correction, Photo
from results.models import SheetReview

MOST = 8


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    note: str = ""
    language: str = ""
    todo: str = ""


@dataclass(frozen=True)
class DeskList:
    title: str
    rows: list
    count: int
    empty: str


def submitted():
    return Article.objects.filter(status=Article.Status.SUBMITTED).order_by("saved_at")


def drafts_of(user):
    """What this person signs, began or last wrote in, and has not sent on."""
    mine = Q(bylines__person__user=user) | Q(story__created_by=user) | Q(saved_by=user)
    return Article.objects.filter(mine, status=Article.Status.DRAFT).distinct().order_by("-saved_at")


def scheduled():
    return Article.objects.scheduled().order_by("published_at")


def untranslated():
    """Public in one language, not yet begun in the other."""
    return (
        Article.objects.published()
        .annotate(languages=Count("story__articles"))
        .filter(languages=1)
        .order_by("-published_at")
    )


def stale():
    """Behind what its other language says by now."""
    return Article.objects.stale().exclude(status=Article.Status.WITHDRAWN).order_by("-saved_at")


def amended():
    """Readers see a table that was amended after the text was last changed."""
    last_touched = Coalesce("updated_at", "published_at")
    changed = Q(
        story__story_sessions__pinned=None,
        story__story_sessions__session__classifications__is_current=True,
        story__story_sessions__session__classifications__is_amended=True,
        story__story_sessions__session__classifications__published_at__gt=last_touched,
    )
    return Article.objects.published().filter(changed).distinct().order_by("-published_at")


def with_open_notes():
    """Stories with a note that nobody has settled, each once, in its first language."""
    first = Article.objects.filter(story=OuterRef("story")).order_by("pk").values("pk")[:1]
    return (
        Article.objects.filter(story__notes__resolved_at=None, story__notes__isnull=False, pk=Subquery(first))
        .distinct()
        .order_by("-saved_at")
    )


def sheets_waiting():
    """Read, and not in force yet."""
    waiting = SheetReview.objects.filter(state=SheetReview.State.OPEN).order_by("-updated_at")
    reviews = waiting.select_related(
        "session__event__season__series", "session__event__meeting__circuit", "by"
    )
    rows = [
        Row(
            str(review.session),
            review.get_absolute_url(),
            date_format(timezone.localtime(review.updated_at, review.session.zone), "SHORT_DATETIME_FORMAT"),
        )
        for review in reviews[:MOST]
    ]
    return DeskList(_("Sheets to review"), rows, waiting.count(), _("No sheet waits for a review."))


def open_corrections():
    """Told to readers of one language alone."""
    waiting = Correction.objects.open().select_related("article").newest_first()
    rows = [
        Row(
            correction.what_was_wrong,
            reverse("admin:newsroom_correction_change", args=[correction.pk]),
            moment(correction.at, correction.article),
            correction.article.language,
            correction.article.other_language,
        )
        for correction in waiting[:MOST]
    ]
    return DeskList(
        _("Corrections open"), rows, waiting.count(), _("Every correction is dealt with in both languages.")
    )


def lists_for(user):
    """The lists that concern this user, the most urgent first."""
    if not user.has_perm("newsroom.view_article"):
        return []
    found = [
        articles(_("Submitted"), submitted(), _("Nothing waits for an editor."), saved),
        articles(_("My drafts"), drafts_of(user), _("You have no draft."), saved),
        articles(_("Scheduled"), scheduled(), _("Nothing is scheduled."), appears),
        articles(_("Without a translation"), untranslated(), _("All is told in both languages."), appeared),
        articles(_("Changed since translated"), stale(), _("Every translation is current."), saved),
    ]
    found.append(articles(_("Notes not settled"), with_open_notes(), _("Every note is settled."), saved))
    if user.has_perm("newsroom.view_correction"):
        found.append(open_corrections())
    if user.has_perm("newsroom.view_photo"):
        found.append(photos(_("Photos without a credit"), Photo.objects.without_credit()))
    if not roles.is_editor(user):
        found[0], found[1] = found[1], found[0]
    found.insert(2, articles(_("Amended since published"), amended(), _("No table has changed."), appears))
    if user.has_perm("results.change_sheetreview"):
        found.insert(0, sheets_waiting())
    return found


def articles(title, queryset, empty, note):
    rows = [
        Row(
            article.headline,
            reverse("admin:newsroom_article_change", args=[article.pk]),
            note(article),
            article.language,
            article.other_language if note is appeared else "",
        )
        for article in queryset.select_related("saved_by")[:MOST]
    ]
    return DeskList(title, rows, queryset.count(), empty)


def photos(title, queryset):
    rows = [
        Row(
            str(photo),
            reverse("admin:newsroom_photo_change", args=[photo.pk]),
            date_format(photo.uploaded_at, "SHORT_DATE_FORMAT"),
        )
        for photo in queryset[:MOST]
    ]
    return DeskList(title, rows, queryset.count(), _("Every photo has its credit."))


def saved(article):
    when = moment(article.saved_at, article)
    return f"{article.saved_by}, {when}" if article.saved_by else when


def appears(article):
    return moment(article.published_at, article)


def appeared(article):
    return moment(article.published_at, article)


def moment(when, article):
    return date_format(timezone.localtime(when, zone_of(article.language)), "SHORT_DATETIME_FORMAT")
