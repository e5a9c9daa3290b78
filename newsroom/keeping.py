"""What is typed and not yet saved, kept on the server; and who else has the article open."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsroom.models import OpenPage

PAUSE = timedelta(seconds=1)  # between two keepings of a page; the page itself waits longer
MOST_PAGES = 200  # left by one person; more is a script, not a writer
NAMES = {"fields", "rows", "base", "opened", "token"}


class Refused(Exception):  # noqa: N818 - an answer, not an accident
    """The page keeps it in the browser and comes again."""


@dataclass(frozen=True)
class Present:
    """Somebody who has the article open."""

    name: str
    is_writing: bool


def name_of(user):
    """As colleagues know this person."""
    person = getattr(user, "person", None)
    return person.name if person else user.get_full_name() or user.get_username()


def clean_typing(typed):
    """Only what a page sends; a stranger's shape is refused, for it could not be offered back."""
    if not isinstance(typed, dict) or set(typed) - NAMES:
        raise ValueError
    parts = {name: typed.get(name, {}) for name in ("fields", "rows", "base", "opened")}
    if not all(isinstance(part, dict) for part in parts.values()):
        raise ValueError
    if not all(is_value(value) for value in parts["fields"].values()):
        raise ValueError
    for rows in parts["rows"].values():
        if not isinstance(rows, list) or not all(is_row(row) for row in rows):
            raise ValueError
    return parts | {"token": str(typed.get("token", ""))[:32]}


def is_value(value):
    """A text, or the options chosen: pairs of value and label."""
    if isinstance(value, str):
        return True
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
        for pair in value
    )


def is_row(row):
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), str)
        and isinstance(row.get("values"), dict)
        and all(is_value(value) for value in row["values"].values())
    )


@transaction.atomic
def keep(user, page, *, article=None, story=None, typed=None):
    """Note that the page is open, and what is typed there: None leaves it as it was, nothing empties it."""
    now = timezone.now()
    row = OpenPage.objects.select_for_update().filter(user=user, page=page).first()
    if row is None:
        sweep(user, now)
        if OpenPage.objects.filter(user=user).count() >= MOST_PAGES:
            raise Refused
        OpenPage.objects.get_or_create(user=user, page=page)  # sent twice, it is begun once
        row = OpenPage.objects.select_for_update().get(user=user, page=page)
    row.article, row.story, row.seen_at = article, story, now
    if typed is not None:
        if row.typed_at and now - row.typed_at < PAUSE:
            raise Refused
        is_empty = not typed["fields"] and not typed["rows"]
        row.typed, row.typed_at = ({}, None) if is_empty else (typed, now)
    row.save()
    return row


def sweep(user, now):
    """Pages that were only looked at leave nothing behind."""
    OpenPage.objects.filter(user=user, typed_at=None).exclude(seen_at__gt=now - timedelta(hours=1)).delete()


def leave(user, page):
    OpenPage.objects.filter(user=user, page=page).update(seen_at=None)


def forget(user, pages):
    """Saved, or thrown away by whoever typed it."""
    OpenPage.objects.filter(user=user, page__in=pages).delete()


def others(article, user):
    """Who else has this article open, each person once, whoever writes first."""
    pages = article.open_pages.present().exclude(user=user).select_related("user__person")
    found = {}
    for page in pages:
        name = name_of(page.user)
        found[name] = found.get(name, False) or page.is_writing
    people = [Present(name, is_writing) for name, is_writing in found.items()]
    return sorted(people, key=lambda one: (not one.is_writing, one.name))


def left(user, article, story):
    """What this person typed at this place and did not save."""
    return OpenPage.objects.filter(user=user).with_typing().for_place(article, story)
