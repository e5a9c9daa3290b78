"""Who has entered a classification does not confirm it as official. The one place of the rule.

It holds where the setting OFFICIAL_NEEDS_TWO asks for it, whatever way leads to `publishing.publish`:
a sheet, a result entered by hand, a change of status, an applied decision.
"""

import json
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from results.models import Classification, SecondLook


def is_needed(status):
    """Whether a classification of that status comes into force only by two people."""
    return settings.OFFICIAL_NEEDS_TWO and status == Classification.Status.OFFICIAL


def check(status, by, confirmed_by):
    """Raises ValidationError where a second person is asked for and is not there."""
    if not is_needed(status):
        return
    if confirmed_by is None:
        raise ValidationError(
            _("An official classification needs a second person: somebody else must confirm it."),
            code="second_person",
        )
    if by == confirmed_by:
        raise ValidationError(
            _("You have entered this classification yourself: somebody else must confirm it."),
            code="second_person",
        )


def fingerprint(what):
    """Of anything that JSON can hold: only what was entered is confirmed, not what it has become since."""
    return sha256(json.dumps(what, sort_keys=True, default=str).encode()).hexdigest()


def waiting(session, kind, stage, mark=None):
    """What waits for a second look there, or None; with a mark, only if it still is what was entered."""
    found = SecondLook.objects.open().filter(session=session, kind=kind, stage=stage)
    if mark is not None:
        found = found.filter(fingerprint=mark)
    return found.select_related("asked_by").first()


@transaction.atomic
def ask(session, kind, stage, mark, *, by, address):
    """Have it wait for somebody else; what waited there before gives way."""
    SecondLook.objects.open().filter(session=session, kind=kind, stage=stage).update(
        settled_at=timezone.now()
    )
    return SecondLook.objects.create(
        session=session, kind=kind, stage=stage, fingerprint=mark, asked_by=by, address=address
    )


def settle(session, kind, stage):
    """Nothing waits there any more: it came into force, or it was changed."""
    SecondLook.objects.open().filter(session=session, kind=kind, stage=stage).update(
        settled_at=timezone.now()
    )


def enter(session, kind, stage, status, mark, *, by, address):
    """May it come into force now? (True, who entered it, who confirms it), or (False, …): it waits.

    Where no second person is asked for it may at once. Else the first who enters it has it wait, and another
    who enters the very same confirms it.
    """
    if not is_needed(status):
        return True, by, None
    look = waiting(session, kind, stage, mark)
    if look is not None and look.asked_by != by:
        return True, look.asked_by, by
    if look is None:
        ask(session, kind, stage, mark, by=by, address=address)
    return False, by, None
