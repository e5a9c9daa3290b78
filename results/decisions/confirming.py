"""An editor confirms: what became of the decisions is kept, and the result that follows comes into force."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from results import fragments, publishing, second_person
from results.decisions.proposing import decisions_of, propose, result_of
from results.models import Classification, DocumentVersion, Penalty, PrintedDecision, Session


@dataclass
class Turn:
    """What an editor says became of a decision."""

    state: str
    ruled_at: datetime | None = None


@dataclass
class Confirmed:
    """How the new revision is presented."""

    status: str
    label: str = ""
    issued_at: datetime | None = None
    document_version: DocumentVersion | None = None
    reason_fr: str = ""
    reason_en: str = ""


def seen_mark(session):
    """Of all that the page of decisions is drawn from: it is kept or published only as it was seen."""
    facts = session.penalties.order_by("pk").values_list("pk", "state", "ruled_at", *Penalty.FACTS)
    current = result_of(session).current().select_related("base").first()
    printed = current.root.prints.order_by("penalty").values_list("penalty", flat=True) if current else ()
    return second_person.fingerprint([list(facts), list(printed)])


def turned(session, turns):
    """The decisions of the session with what became of them, not saved yet; `was`: as they are stored."""
    penalties = list(decisions_of(session))
    for penalty in penalties:
        penalty.was = Turn(penalty.state, penalty.ruled_at)
        if turn := turns.get(penalty.pk):
            penalty.state, penalty.ruled_at = turn.state, turn.ruled_at
    return penalties


@transaction.atomic
def keep(session, turns, printed, *, by, seen=None):
    """Save what became of the decisions, and which of them the sheet contains; gives those that changed.

    Raises ValidationError where they are no longer those of the page with the mark `seen`.
    """
    session = Session.objects.select_for_update().get(pk=session.pk)
    list(session.penalties.select_for_update().order_by("pk"))
    if seen is not None and seen != seen_mark(session):
        raise ValidationError(changed_meanwhile())
    changed = []
    penalties = turned(session, turns)
    for penalty in penalties:
        if penalty.was != Turn(penalty.state, penalty.ruled_at):
            penalty.full_clean()
            penalty.save(update_fields=["state", "ruled_at"])
            changed.append(penalty)
    current = result_of(session).current().select_related("base").first()
    if current is not None:
        say_printed(current.root, {penalty.pk for penalty in penalties} & set(printed), penalties, by)
    return changed


def changed_meanwhile():
    return _(
        "The decisions were changed in the meantime. Look at what follows from them now, and confirm again."
    )


def say_printed(root, printed, penalties, by):
    said = set(root.prints.values_list("penalty", flat=True))
    if said != printed:
        fragments.forget()  # tables mark the cars that a decision touches
    root.prints.filter(penalty__in=said - printed).delete()
    PrintedDecision.objects.bulk_create(
        PrintedDecision(classification=root, penalty=penalty, said_by=by)
        for penalty in penalties
        if penalty.pk in printed - said and penalty.kind in Penalty.MOVING
    )


@transaction.atomic
def confirm(session, turns, printed, confirmed, *, current, by, address, seen=None):
    """Keep all that, and publish what follows: the new revision, or None where it waits for a second person.

    Raises ValidationError; then nothing has changed. `current`: the key of the revision that the editor saw.
    """
    keep(session, turns, printed, by=by, seen=seen)
    proposal = propose(session)
    if proposal is None or str(proposal.current.pk) != str(current):
        raise ValidationError(
            _(
                "Another revision has come into force in the meantime: look at what it changes, and confirm "
                "again."
            )
        )
    if not proposal.changes_anything and confirmed.status == proposal.current.status:
        raise ValidationError(_("The result in force contains all decisions already: nothing would change."))
    mark = second_person.fingerprint(
        [
            publishing.told_by_lines(proposal.lines),
            confirmed.status,
            sorted(p.pk for p, _u in proposal.worked_out),
        ]
    )
    kind = Classification.Kind.RESULT
    may, entered_by, confirmed_by = second_person.enter(
        session, kind, "", confirmed.status, mark, by=by, address=address
    )
    if not may:
        return None
    return publishing.publish(
        session,
        proposal.lines,
        by=entered_by,
        confirmed_by=confirmed_by,
        kind=kind,
        is_complete=proposal.base.is_complete,
        sources=proposal.base.sources,
        base=proposal.base,
        worked_out=proposal.worked_out,
        **vars(confirmed),
    )
