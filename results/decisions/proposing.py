"""The next revision of a session, worked out from the order on the road and the decisions in force."""

from dataclasses import dataclass, field, replace

from results.decisions import words
from results.decisions.applying import work_out
from results.decisions.collecting import (
    cars_of,
    decision_of,
    lines_from,
    on_the_road,
    tell_the_same,
)
from results.models import Classification, Penalty
from results.models.row import Status
from results.publishing import lines_of, told_by_lines
from results.reviewing.effect import standing

State = Penalty.State


@dataclass
class Said:
    """One decision as the page lists it."""

    penalty: Penalty
    is_moving: bool
    is_printed: bool = False  # an editor says that the sheet beneath contains it
    was_in: bool = False  # the result in force contains it
    is_in: bool = False  # the proposed one does
    remarks: list = field(default_factory=list)
    cannot: bool = False
    before: str = ""  # where its car stands by this decision alone
    after: str = ""

    @property
    def is_pending(self):
        return self.is_moving and self.penalty.is_in_force != self.was_in


@dataclass
class Proposal:
    """What applying the decisions would make of the result in force."""

    current: Classification
    base: Classification
    lines: list
    decisions: list[Said]
    worked_out: list  # (penalty, is_undone), part of the new revision
    remarks: list  # of the whole
    moves_rows: bool

    @property
    def changes_anything(self):
        """Whether there is something to publish: rows, or what the revision is known to contain."""
        return self.moves_rows or any(said.is_in != said.was_in for said in self.decisions)

    @property
    def status(self):
        """Subject to appeal while a decision in it is; then what it was before."""
        statuses = Classification.Status
        appealed = any(s.is_moving and s.penalty.state == State.APPEALED for s in self.decisions)
        if appealed and self.current.status != statuses.ANNULLED:
            return statuses.UNDER_APPEAL
        if self.current.status != statuses.UNDER_APPEAL:
            return statuses(self.current.status)
        earlier = result_of(self.current.session).exclude(status=statuses.UNDER_APPEAL)
        before = earlier.order_by("-revision").values_list("status", flat=True).first()
        return statuses(before or statuses.PROVISIONAL)

    @property
    def is_to_publish(self):
        return self.changes_anything or self.status != self.current.status

    def news(self):
        """The decisions that the new revision is about: what comes in, and what became something else."""
        since = self.current.published_at
        comes = [said for said in self.decisions if said.is_in and not said.was_in]
        turned = [said for said in self.decisions if said.was_in and not said.is_in]
        turned += [
            said
            for said in self.decisions
            if said.is_in and said.was_in and is_turned(said.penalty, since, self.current)
        ]
        if not comes and not turned:
            turned = self.upheld_last()
        return [said.penalty for said in comes], [said.penalty for said in turned]

    def upheld_last(self):
        """What ends an appeal though its ruling is older than the revision that told of it: entered late."""
        under_appeal = Classification.Status.UNDER_APPEAL
        if self.current.status != under_appeal or self.status == under_appeal:
            return []
        upheld = [s for s in self.decisions if s.is_in and s.was_in and s.penalty.state == State.UPHELD]
        last = max((said.penalty.ruled_at for said in upheld if said.penalty.ruled_at), default=None)
        return [said for said in upheld if said.penalty.ruled_at == last]

    def reason(self, language):
        return words.reason(*self.news(), language)

    @property
    def source(self):
        """The paper that the new revision follows from: ruling or decision, else the sheet beneath."""
        comes, turned = self.news()
        for penalty in [*reversed(turned), *reversed(comes)]:
            paper = penalty.ruling if penalty in turned else penalty.document
            if paper and paper.latest:
                return paper.latest
        return (self.current if self.worked_out else self.base).document_version

    @property
    def issued_at(self):
        comes, turned = self.news()
        moments = [p.decided_at for p in comes] + [p.ruled_at for p in turned]
        return max((moment for moment in moments if moment), default=None)


def is_turned(penalty, since, current):
    """Whether a decision in the result was appealed or upheld after it came into force."""
    if penalty.state == State.APPEALED:
        return current.status != Classification.Status.UNDER_APPEAL
    if penalty.state != State.UPHELD:
        return False
    if penalty.ruled_at is None:  # nobody said when: it ends the appeal that the result speaks of
        return current.status == Classification.Status.UNDER_APPEAL
    return penalty.ruled_at > since


def result_of(session):
    """The revisions of the result at the flag."""
    return session.classifications.published().results()


def decisions_of(session):
    return (
        session.penalties.for_listing()
        .in_document_order()
        .prefetch_related("document__versions", "ruling__versions")
    )


def propose(session, *, penalties=None, printed=None):
    """The proposal, or None while there is no result. `penalties`: with states that are not saved yet;
    `printed`: keys of those that an editor says the sheet contains."""
    current = result_of(session).current().select_related("base").first()
    if current is None:
        return None
    penalties = list(decisions_of(session)) if penalties is None else penalties
    root = current.root
    on_sheet = set(root.prints.values_list("penalty", flat=True)) if printed is None else set(printed)
    moving = [penalty for penalty in penalties if penalty.kind in Penalty.MOVING]
    base, on_base = base_for(session, root, moving, on_sheet)
    lines = lines_of(base)
    values, remarks = [], []
    for penalty in moving:
        is_undone = penalty.pk in on_base and not penalty.is_in_force
        if is_undone or (penalty.is_in_force and penalty.pk not in on_base):
            value, remark = decision_of(penalty, lines, is_undone=is_undone)
            if remark:
                remarks.append(remark)
                continue
            if is_undone:
                printed_too = [other for other in moving if other.pk in on_base - {penalty.pk}]
                value = on_an_earlier_sheet(session, root, value, lines, printed_too)
            values.append(value)
    cars, how = cars_of(lines), {"is_race": session.is_race, "is_complete": base.is_complete}
    again = lost_again(session, base, values, moving, on_base, lines) if base.is_complete else []
    outcome = work_out(cars, [*values, *again], **how)
    remarks += outcome.remarks
    failed = {remark.decision for remark in remarks if remark.cannot}
    new = lines_from(outcome.cars, lines)
    contained = {value.key: not value.is_undone for value in values if value.key not in failed}
    was_in = contained_in(current)
    says = [
        said_of(
            penalty, cars, values, how, [r for r in remarks if r.decision == penalty.pk],
            is_printed=penalty.pk in on_sheet, was_in=penalty.pk in was_in,
            is_in=contained.get(penalty.pk, penalty.pk in on_base), lines=lines,
        )
        for penalty in penalties
    ]  # fmt: skip
    names = names_of(lines)
    return Proposal(
        current=current,
        base=base,
        lines=new,
        decisions=says,
        worked_out=[(p, not contained[p.pk]) for p in moving if p.pk in contained],
        remarks=[words.remark_text(r, names) for r in remarks if r.decision is None],
        moves_rows=told_by_lines(new) != told_by_lines(lines_of(current)),
    )


def said_of(penalty, cars, values, how, remarks, *, lines, **flags):
    value = next((value for value in values if value.key == penalty.pk), None)
    names = names_of(lines)
    said = Said(
        penalty,
        penalty.kind in Penalty.MOVING,
        remarks=[words.remark_text(remark, names) for remark in remarks],
        cannot=any(remark.cannot for remark in remarks),
        **flags,
    )
    if value:
        alone = work_out(cars, [value], **how).cars
        said.before = where(cars[value.car])
        said.after = where(next(car for car in alone if car.key == value.car))
    return said


def where(car):
    return str(standing(Status(car.status), car.position))


def names_of(lines):
    return {key: line.number or line.team_name for key, line in enumerate(lines)}


def contained_in(classification):
    """The keys of the decisions that a revision contains: on its sheet or worked out, and not undone."""
    found = set(classification.root.prints.values_list("penalty", flat=True))
    for penalty, is_undone in classification.worked_out.values_list("penalty", "is_undone"):
        found = found - {penalty} if is_undone else found | {penalty}
    return found


# --- the order on the road ----------------------------------------------------------------------------


def earlier_sheets(session, root):
    """The revisions whose rows came from a sheet before this one, the latest first."""
    return result_of(session).filter(base=None, revision__lt=root.revision).order_by("-revision")


def base_for(session, root, moving, on_sheet):
    """The revision to work from, and which decisions its rows contain.

    That is the sheet beneath the result. Where it contains something that is in force no longer, and is
    nothing but an earlier sheet with its decisions applied, that earlier one is the order on the road.
    """
    if all(penalty.is_in_force for penalty in moving if penalty.pk in on_sheet):
        return root, on_sheet
    rows = lines_of(root)
    for earlier in earlier_sheets(session, root):
        printed = set(earlier.prints.values_list("penalty", flat=True))
        if any(not penalty.is_in_force for penalty in moving if penalty.pk in printed):
            continue
        lines = lines_of(earlier)
        added = [decision_of(p, lines)[0] for p in moving if p.pk in on_sheet - printed]
        if None in added:
            continue
        outcome = work_out(cars_of(lines), added, is_race=session.is_race, is_complete=earlier.is_complete)
        named = {lines[value.car].number for value in added}
        if tell_the_same(lines_from(outcome.cars, lines), rows, named=named):
            return earlier, printed
    return root, on_sheet


def on_an_earlier_sheet(session, root, decision, lines, printed_too):
    """With the row of its car on the latest earlier sheet that does not contain the decision.

    What else the new sheet contains is worked into that one first, so that the two tell of the same order.
    """
    for earlier in earlier_sheets(session, root).exclude(prints__penalty=decision.key):
        road = lines_of(earlier)
        held = set(earlier.prints.values_list("penalty", flat=True))
        added = [decision_of(penalty, road)[0] for penalty in printed_too if penalty.pk not in held]
        how = {"is_race": session.is_race, "is_complete": earlier.is_complete}
        outcome = work_out(cars_of(road), [value for value in added if value], **how)
        found = on_the_road(decision, lines, lines_from(outcome.cars, road))
        if found.road is not None:
            return found
    return decision


def lost_again(session, root, values, moving, on_base, lines):
    """The losses of places that the sheet contains, to be taken out and worked in anew.

    Where another decision comes out of the sheet, other cars stand behind the one that loses them.
    """
    found = []
    if not any(value.is_undone for value in values):
        return found
    for penalty in moving:
        if penalty.kind != Penalty.Kind.PLACES or penalty.pk not in on_base or not penalty.is_in_force:
            continue
        value, _remark = decision_of(penalty, lines, is_undone=True)
        if value:
            others = [other for other in moving if other.pk in on_base - {penalty.pk}]
            out = on_an_earlier_sheet(session, root, value, lines, others)
            found += [out, replace(value, is_undone=False)] if out.road else []
    return found
