"""What an editor does with decisions, in a word."""

from results.decisions.confirming import Confirmed, Turn, confirm
from results.decisions.proposing import propose
from results.models import Penalty


def decide(session, car, kind="disqualification", **fields):
    entry = session.event.entries.get(car_number=str(car))
    return Penalty.objects.create(session=session, entry=entry, kind=kind, **fields)


def apply(session, turns=None, printed=(), status=None, by=None):
    current = session.classifications.current().get()
    penalties = list(session.penalties.all())
    for penalty in penalties:
        penalty.state = (turns or {}).get(penalty.pk, penalty.state)
    proposal = propose(session)
    turns = {pk: Turn(state) for pk, state in (turns or {}).items()}
    chosen = Confirmed(status or proposal.status)
    return confirm(session, turns, printed, chosen, current=current.pk, by=by, address="/here/")


def order(classification):
    return [(row.number, row.position) for row in classification.rows.order_by("order")]
