"""Who changed what in a review: so that two may work on it at once, and a change can be taken back.

`Work.log` holds the changes, oldest first: {"n": version, "by": pk, "who": name, "at": moment,
"set": {field: [before, after]}}. A page says which version it was made from; a field that nobody has changed
since is simply taken, one that somebody else has changed is not overwritten unawares.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from results.reviewing.fields import ROWS, fields_of, put

MOST = 600  # changes that are remembered; a page older than these overwrites nothing


@dataclass(frozen=True)
class Conflict:
    """A field that two have changed: the text kept is theirs."""

    field: str
    mine: str
    theirs: str
    who: str


@contextmanager
def recorded(work, by):
    """What the block does to the work is one change, by that user. Gives a list for its number."""
    before, number = fields_of(work), []
    yield number
    after = fields_of(work)
    changed = {
        name: [before.get(name, ""), after.get(name, "")]
        for name in dict.fromkeys([*before, *after])
        if before.get(name, "") != after.get(name, "")
    }
    if changed:
        work.version += 1
        number.append(work.version)
        entry = {"n": work.version, "by": by.pk if by else None, "who": name_of(by), "set": changed}
        work.log = [*work.log, entry | {"at": timezone.now().isoformat(timespec="seconds")}][-MOST:]


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else ""


def merge(work, sent, *, since, by):
    """Take the fields that this user has changed since that version; gives the conflicts that are left."""
    now, then, conflicts = fields_of(work), changes_since(work, since), []
    is_too_old = since < work.version and (not work.log or work.log[0]["n"] > since + 1)
    with recorded(work, by):
        for name, text in sent.items():
            here = now.get(name, "")
            before, after_by, who = then.get(name, (here, None, ""))
            if text == here or (name in then and text == before):
                continue
            if is_too_old or (name in then and after_by != (by.pk if by else None)):
                conflicts.append(Conflict(name, text, here, who))
            else:
                put(work, name, text)
    return conflicts


def changed_by_others(work, since, user):
    """Who else has changed something since that version: a name, "" where nobody has."""
    who = [entry["who"] for entry in work.log if entry["n"] > since and entry["by"] != user.pk]
    return (who[-1] or _("Somebody")) if who else ""


def changes_since(work, since):
    """Of each field that was changed since: its text then, and who has changed it last."""
    changed = {}
    for entry in work.log:
        if entry["n"] > since:
            for name, (before, _after) in entry["set"].items():
                first = changed.get(name, (before,))[0]
                changed[name] = (first, entry["by"], entry["who"])
    return changed


def undo(work, by):
    """Take back this user's last change, as far as nobody has changed it again. Gives its fields, or None."""
    taken = {entry["undoes"] for entry in work.log if "undoes" in entry}
    mine = [
        entry
        for entry in work.log
        if entry["by"] == by.pk and "undoes" not in entry and entry["n"] not in taken
    ]
    if not mine:
        return None
    last, now = mine[-1], fields_of(work)
    with recorded(work, by):
        for name, (before, after) in last["set"].items():
            if name == ROWS:
                put(work, ROWS, rows_taken_back(now[ROWS], before, after))
            elif now.get(name, "") == after:
                put(work, name, before)
    if work.log[-1]["n"] == work.version and work.log[-1] is not last:
        work.log[-1]["undoes"] = last["n"]
    else:
        last["undoes"] = last["n"]  # nothing of it was left to take back
    return list(last["set"])


def rows_taken_back(now, before, after):
    """The order of rows without that change, whatever came since."""
    if now == after:
        return before
    added = set(after.split()) - set(before.split())
    order = [pk for pk in now.split() if pk not in added]
    for place, pk in enumerate(before.split()):
        if pk not in after.split() and pk not in order:
            order.insert(min(place, len(order)), pk)
    return " ".join(order)


def may_undo(work, by):
    """Whether this user has a change to take back."""
    taken = {entry["undoes"] for entry in work.log if "undoes" in entry}
    return any(
        entry["by"] == by.pk and "undoes" not in entry and entry["n"] not in taken for entry in work.log
    )
