"""The way out where decisions cannot be worked out: the rows to come, opened in a review to be put right."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from results.decisions import words
from results.models import Session, SheetReview
from results.reviewing.rows_in_force import DECISIONS, open_one, work_from_lines


@transaction.atomic
def open_by_hand(proposal, *, by):
    """The review of the proposed rows, and whether it is new: one that is under way goes on."""
    session = Session.objects.select_for_update().get(pk=proposal.current.session_id)
    if review := open_one(session):
        return review, False
    source = proposal.source
    comes, turned = news(proposal)
    facts = {
        "kind": str(proposal.current.kind),
        "stage": proposal.current.stage,
        "status": str(proposal.status.value),
        "label": proposal.current.label if proposal.status == proposal.current.status else "",
        "issued_at": "",
        "sources": proposal.base.sources or ("" if source else told_by()),
        "reason_fr": words.reason(comes, turned, "fr"),
        "reason_en": words.reason(comes, turned, "en"),
        DECISIONS: ",".join(str(said.penalty.pk) for said in moving(proposal) if said.penalty.is_in_force),
    }
    work = work_from_lines(proposal.lines, facts, is_complete=proposal.base.is_complete)
    review = SheetReview.objects.create(version=source, session=session, by=by, data=work.to_json())
    return review, True


def told_by():
    """Who says it, where neither a sheet nor a paper is on record: in both languages, as readers share it."""
    said = []
    for language in ("fr", "en"):
        with override(language):
            said.append(_("Decisions of the stewards"))
    return " / ".join(dict.fromkeys(said))


def moving(proposal):
    return [said for said in proposal.decisions if said.is_moving]


def news(proposal):
    """As the proposal tells them, with those that it could not work out."""
    comes, turned = proposal.news()
    comes += [
        said.penalty
        for said in moving(proposal)
        if said.penalty.is_in_force and not (said.was_in or said.is_in)
    ]
    turned += [
        said.penalty
        for said in moving(proposal)
        if said.was_in and said.is_in and not said.penalty.is_in_force
    ]
    return comes, turned
