"""An article's way to its readers: a table of moves, one door, and a log."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from newsroom import body, history, roles
from newsroom.editions import zone_of
from newsroom.models import Article, Byline, Move, Photo, PhotoUse, Story

DRAFT, SUBMITTED, PUBLISHED, WITHDRAWN = Article.Status

SUBMIT = "newsroom.submit_article"
PUBLISH = "newsroom.publish_article"

MOVES = {
    # (from, to): permission
    (DRAFT, SUBMITTED): SUBMIT,
    (SUBMITTED, DRAFT): PUBLISH,  # sent back, with a comment
    (SUBMITTED, PUBLISHED): PUBLISH,
    (DRAFT, PUBLISHED): PUBLISH,
    (PUBLISHED, DRAFT): PUBLISH,  # taken back, as long as it is only scheduled
    (PUBLISHED, WITHDRAWN): PUBLISH,  # once readers have seen it
    (WITHDRAWN, DRAFT): PUBLISH,
}

# What the button of each move says.
LABELS = {
    (DRAFT, SUBMITTED): pgettext_lazy("move", "Submit"),
    (SUBMITTED, DRAFT): pgettext_lazy("move", "Send back"),
    (SUBMITTED, PUBLISHED): pgettext_lazy("move", "Publish"),
    (DRAFT, PUBLISHED): pgettext_lazy("move", "Publish"),
    (PUBLISHED, DRAFT): pgettext_lazy("move", "Take back"),
    (PUBLISHED, WITHDRAWN): pgettext_lazy("move", "Withdraw"),
    (WITHDRAWN, DRAFT): pgettext_lazy("move", "Take up again as a draft"),
}


def exists(article, to):
    """Whether the table knows this step, and the article stands where it can be taken."""
    if article.status == PUBLISHED and article.is_scheduled == (to == WITHDRAWN):
        return False
    return (article.status, to) in MOVES


def allowed(article, to, user):
    """Whether this user may take this step now; a journalist submits only what he may write in."""
    if not exists(article, to) or not user.has_perm(MOVES[article.status, to]):
        return False
    return roles.may_write_in(user, article)


def moves_for(article, user):
    """The steps that this user may take now, as pairs of the status and the button's words."""
    return [
        (to, LABELS[article.status, to])
        for start, to in MOVES
        if start == article.status and allowed(article, to, user)
    ]


def first_moves(user):
    """The same for an article that is not saved yet."""
    return [
        (to, LABELS[start, to])
        for (start, to), needed in MOVES.items()
        if start == DRAFT and user.has_perm(needed)
    ]


@transaction.atomic
def move(article, to, *, by, comment="", at=None, note=""):
    """Take an article one step further, or say why not.

    `at`: when it is to appear, if not now; `note`: what readers of a withdrawn article are told.
    """
    # The story is locked before its article, as on the page where both are changed.
    Story.objects.select_for_update().get(pk=article.story_id)
    locked = Article.objects.select_for_update().select_related("story").get(pk=article.pk)
    start, to = locked.status, Article.Status(to)
    if not exists(locked, to):
        raise ValidationError(
            _("This article is %(status)s: it cannot become %(to)s from there."),
            code="no_such_move",
            params={"status": locked.get_status_display(), "to": to.label},
        )
    if not allowed(locked, to, by):
        raise PermissionDenied(_("You may not take this step."))
    if (start, to) == (SUBMITTED, DRAFT) and not comment.strip():
        raise ValidationError(_("Say in a comment what is to be done."), code="comment_needed")
    if to == PUBLISHED:
        hold_photos(locked)
        if found := obstacles(locked):
            raise ValidationError(found)
    stamp(locked, to, at or timezone.now())
    locked.withdrawal_note = note.strip() if to == WITHDRAWN else ""
    locked.full_clean()
    locked.save(update_fields=["status", "published_at", "first_published_at", "withdrawal_note"])
    entry = Move.objects.create(
        article=locked,
        from_status=start,
        to_status=to,
        by=by,
        comment=comment.strip(),
        publishes_at=locked.published_at if locked.is_scheduled else None,
    )
    history.record(locked, by)
    for field in ("status", "published_at", "first_published_at", "withdrawal_note"):
        setattr(article, field, getattr(locked, field))
    return entry


def hold_photos(article):
    """No photo of the story loses its credit between the look at it and the publication."""
    uses = PhotoUse.objects.filter(story=article.story_id).values("photo")
    list(Photo.objects.select_for_update(no_key=True).filter(pk__in=uses).order_by("pk"))


def stamp(article, to, at):
    """Write status and times. What was only scheduled had no readers, and leaves no first publication."""
    if to == PUBLISHED:
        article.published_at = at
        article.first_published_at = article.first_published_at or at
    elif article.is_scheduled:
        if article.first_published_at == article.published_at:
            article.first_published_at = None
        article.published_at = None
    article.status = to


def obstacles(article):
    """What stands between an article and its readers: one sentence each, none when it may appear."""
    return list(dict.fromkeys(sentence for _place, sentence in placed_obstacles(article)))


def placed_obstacles(article):
    """The same with the name of the field or list that each concerns."""
    found = []
    if not article.headline.strip():
        found.append(("headline", _("There is no headline.")))
    if not article.slug:
        found.append(("slug", _("There is no slug, hence no address.")))
    if not (body.plain(article.body) or article.standfirst.strip() or article.key_points.strip()):
        found.append(("body", _("There is no text yet.")))
    if not article.bylines.filter(role=Byline.Role.AUTHOR).exists():
        found.append(("bylines", _("Nobody signs as author.")))
    uses = list(article.story.photo_uses.with_photos())
    found += [("photo_uses", sentence) for sentence in credit_obstacles(uses)]
    known = {"photo": {use.pk for use in uses}}
    ended = {use.pk: use for use in uses if use.shown is None}
    known["classification"] = set(article.story.story_sessions.values_list("pk", flat=True))
    for kind, ref in body.embeds(article.body):
        if ref not in known[kind]:
            found.append(("body", STRAYS[kind]))
        elif kind == "photo" and ref in ended:
            found.append(("body", ended_rights(ended[ref])))
    return [(place, str(sentence)) for place, sentence in dict.fromkeys(found)]


STRAYS = {
    "photo": gettext_lazy("The text shows a photo that is no longer among those of the story."),
    "classification": gettext_lazy("The text shows the classification of a session that the story has left."),
}


def credit_obstacles(uses):
    """Each photo that lacks its credit, named with its place."""
    return [
        _("The photo “%(photo)s” (%(place)s) has no credit.")
        % {"photo": use.photo, "place": use.get_place_display()}
        for use in uses
        if not use.photo.credit
    ]


def ended_rights(use):
    """A photo that no reader sees any more, named with its place."""
    return _("The rights to the photo “%(photo)s” (%(place)s) ended on %(day)s.") % {
        "photo": use.photo,
        "place": use.get_place_display(),
        "day": date_format(use.photo.rights_until, "DATE_FORMAT"),
    }


def story_is_out(story):
    """Whether an article of the story is public or will be by itself."""
    return bool(story.pk) and story.articles.filter(status=PUBLISHED).exists()


def told(entry):
    """What has just happened, for the person who did it."""
    if entry.to_status == PUBLISHED and entry.publishes_at:
        zone = zone_of(entry.article.language)
        when = date_format(timezone.localtime(entry.publishes_at, zone), "DATETIME_FORMAT")
        return _("Scheduled: it appears on %(when)s (%(zone)s).") % {"when": when, "zone": zone.key}
    return {
        DRAFT: _("It is a draft again."),
        SUBMITTED: _("Submitted to the editors."),
        PUBLISHED: _("Published."),
        WITHDRAWN: _("Withdrawn: its address now says that it is gone."),
    }[entry.to_status]
