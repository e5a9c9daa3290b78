"""Decisions make revisions, and a reversal gives back what was on the road."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from results.decisions.confirming import Confirmed, Turn, confirm, keep
from results.decisions.printed import seems_printed
from results.decisions.proposing import propose
from results.models import Classification, Penalty, PrintedDecision, SheetReview, WorkedOutDecision
from results.publishing import Line, lines_of, publish, told_by_rows
from results.restating import restate
from results.reviewing.force import is_the_same
from results.reviewing.work import Work
from tests.results.decisions.steps import apply, decide, order


def test_applying_makes_the_next_revision_and_remembers_how(race):
    penalty = decide(race, 2)
    revision = apply(race)
    assert order(revision) == [("1", 1), ("3", 2), ("4", 3), ("5", 4), ("2", None)]
    assert (revision.revision, revision.is_amended, revision.base.revision) == (2, True, 1)
    assert [worked.penalty for worked in revision.worked_out.all()] == [penalty]


def test_places_in_class_close_up(race):
    decide(race, 1)
    rows = {row.number: [placing.position for placing in row.classes.all()] for row in apply(race).rows.all()}
    assert rows == {"3": [1], "5": [2], "2": [1], "4": [2], "1": [None]}


@pytest.mark.parametrize("state", ["reversed", "suspended"])
@pytest.mark.parametrize("number", [1, 3, 5])
@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        ("disqualification", {}),
        ("time", {"seconds": "5"}),
        ("laps", {"laps": 1}),
        ("places", {"places": 2}),
        ("best_lap", {}),
    ],
)
def test_to_apply_and_to_reverse_is_as_if_nothing_had_been(race, state, number, kind, amount):
    road = race.classifications.get()
    penalty = decide(race, number, kind, **amount)
    penalty.refresh_from_db()
    apply(race)
    back = apply(race, {penalty.pk: state})
    assert told_by_rows(back) == told_by_rows(road)
    assert (back.revision, back.worked_out.count()) == (3, 0)
    assert [c.revision for c in race.classifications.order_by("revision")] == [1, 2, 3]


def test_a_reversal_applies_the_decisions_still_in_force_to_the_order_on_the_road(race):
    first, _second = decide(race, 1), decide(race, 2, "time", seconds="3")
    apply(race)
    back = apply(race, {first.pk: "reversed"})
    assert order(back) == [("1", 1), ("3", 2), ("2", 3), ("4", 4), ("5", 5)]


def test_one_decision_after_another_is_worked_out_from_the_same_road(race):
    decide(race, 1)
    apply(race)
    decide(race, 2, "time", seconds="3")
    revision = apply(race)
    assert (revision.revision, revision.base.revision, revision.worked_out.count()) == (3, 1, 2)
    assert order(revision) == [("3", 1), ("2", 2), ("4", 3), ("5", 4), ("1", None)]


def test_an_appeal_leaves_the_decision_in_force_and_the_result_subject_to_it(race):
    penalty = decide(race, 2)
    apply(race)
    penalty.refresh_from_db()
    penalty.state = "appealed"
    penalty.save()
    assert list(race.penalties.pending()) == [penalty]
    proposal = propose(race)
    assert (proposal.status, proposal.moves_rows, proposal.is_to_publish) == ("under_appeal", False, True)
    revision = apply(race)
    assert (revision.status, revision.is_amended, order(revision)[-1]) == ("under_appeal", False, ("2", None))
    upheld = apply(race, {penalty.pk: "upheld"}, status="provisional")
    assert (upheld.status, order(upheld)) == ("provisional", order(revision))


def test_what_moves_no_row_waits_for_nothing(race):
    decide(race, 2, "reprimand")
    decide(race, 2, "fine", fine="500")
    decide(race, 3, "grid", places=3)
    assert not race.penalties.pending().exists()
    assert not propose(race).is_to_publish
    with pytest.raises(ValidationError, match="nothing would change"):
        apply(race)


def test_a_ruling_that_is_entered_late_is_told_all_the_same(race):
    """It was given before the revision that speaks of the appeal was published here."""
    penalty, other = decide(race, 2), decide(race, 4)
    Penalty.objects.filter(pk=other.pk).update(state="upheld")
    Penalty.objects.filter(pk=penalty.pk).update(state="appealed")
    assert apply(race).status == "under_appeal"
    Penalty.objects.filter(pk=other.pk).update(ruled_at=datetime(2020, 1, 1, tzinfo=UTC))
    Penalty.objects.filter(pk=penalty.pk).update(state="upheld", ruled_at=datetime(2020, 1, 2, tzinfo=UTC))
    assert propose(race).reason("en") == "The decision against No. 2 is upheld: disqualification."


def test_what_waits_is_told_until_it_is_applied_or_reversed(race):
    penalty = decide(race, 2)
    assert list(race.penalties.pending()) == [penalty]
    apply(race)
    assert not race.penalties.pending().exists()
    Penalty.objects.update(state="suspended")
    assert list(race.penalties.pending()) == [penalty]
    apply(race)
    assert not race.penalties.pending().exists()


def test_a_decision_that_cannot_be_worked_out_says_so_and_goes_on_waiting(race, make):
    stranger = make.entry(race.event, "99")
    penalty = Penalty.objects.create(session=race, entry=stranger, kind="time", seconds=5)
    decide(race, 2)
    proposal = propose(race)
    assert [said.remarks for said in proposal.decisions] == [["#99 has no row in this classification."], []]
    apply(race)
    assert list(race.penalties.pending()) == [penalty]


class TestASheetThatContainsTheDecision:
    """Version 1.1 comes from the organiser with the car out already."""

    @pytest.fixture
    def sheet(self, race):
        penalty = decide(race, 1)
        publish(race, propose(race).lines, status="official")
        return penalty

    def test_an_editor_is_offered_to_say_so(self, race, sheet):
        current = race.classifications.current().get()
        assert seems_printed(race, current, list(race.penalties.all())) == {sheet.pk}
        assert list(race.penalties.pending()) == [sheet]

    def test_also_once_the_sheet_was_made_official(self, race, sheet, make):
        current = race.classifications.current().get()
        restate(current, Confirmed("annulled"), by=None, address="")
        current = race.classifications.current().get()
        assert (current.base.revision, seems_printed(race, current, [sheet])) == (2, {sheet.pk})
        keep(race, {}, [sheet.pk], by=None)
        assert not race.penalties.pending().exists()

    def test_once_said_nothing_is_applied_a_second_time(self, race, sheet):
        keep(race, {}, [sheet.pk], by=None)
        assert not race.penalties.pending().exists()
        assert not propose(race).is_to_publish

    def test_its_reversal_finds_the_order_on_the_road_again(self, race, sheet):
        road = race.classifications.get(revision=1)
        keep(race, {}, [sheet.pk], by=None)
        back = apply(race, {sheet.pk: "reversed"}, printed=[sheet.pk])
        assert told_by_rows(back) == told_by_rows(road)
        assert (back.revision, back.base) == (3, road)
        assert not race.penalties.pending().exists()

    def test_where_the_sheet_had_another_change_too_that_one_stays(self, race, sheet):
        lines = propose(race).lines
        lines[-2] = replace(lines[-2], laps=19, gap_ms=None, gap_laps=1, interval_ms=None, interval_laps=1)
        publish(race, lines, status="official")
        back = apply(race, {sheet.pk: "reversed"}, printed=[sheet.pk])
        assert order(back) == [(str(place), place) for place in range(1, 6)]
        rows = {row.number: row for row in back.rows.all()}
        assert (rows["1"].total_time_ms, rows["2"].gap_ms, rows["5"].gap_laps) == (3_600_000, 2000, 1)
        assert [(w.penalty, w.is_undone) for w in back.worked_out.all()] == [(sheet, True)]
        assert not race.penalties.pending().exists()

    def test_without_an_earlier_sheet_it_is_said_what_is_missing(self, make):
        session = make.session()
        lines = [
            Line(1, position=1, number="2", entry=make.entry(session.event, "2")),
            Line(2, status="disqualified", number="1", entry=make.entry(session.event, "1")),
        ]
        make.classification(session, lines)
        penalty = decide(session, 1, state="reversed")
        keep(session, {}, [penalty.pk], by=None)
        said = propose(session).decisions[0]
        assert said.cannot
        assert "no earlier one tells" in said.remarks[0]

    def test_a_time_on_the_only_sheet_is_subtracted(self, race):
        penalty = decide(race, 3, "time", seconds="3", state="reversed")
        keep(race, {}, [penalty.pk], by=None)
        back = apply(race, printed=[penalty.pk])
        assert order(back)[:3] == [("1", 1), ("3", 2), ("2", 3)]
        assert back.rows.get(number="3").gap_ms == 1000

    def test_a_time_on_the_sheet_is_taken_off_again(self, race):
        penalty = decide(race, 2, "time", seconds="3")
        publish(race, propose(race).lines, status="official")
        Classification.objects.filter(revision=1).update(is_current=False)
        back = apply(race, {penalty.pk: "reversed"}, printed=[penalty.pk])
        assert order(back) == [(str(place), place) for place in range(1, 6)]


class TestOnRecord:
    def test_what_a_revision_contains_is_frozen_with_it(self, race):
        decide(race, 2)
        revision = apply(race)
        for action in (
            lambda: revision.worked_out.all()._raw_delete(using="default"),
            lambda: revision.worked_out.update(is_undone=True),
            lambda: WorkedOutDecision.objects.create(classification=revision, penalty=decide(race, 3)),
            lambda: Classification.objects.filter(pk=revision.pk).update(base=None),
        ):
            with pytest.raises(DatabaseError, match="published classification"), transaction.atomic():
                action()

    def test_a_decision_in_a_revision_is_never_deleted(self, race):
        penalty, printed = decide(race, 2), decide(race, 3)
        apply(race, printed=[printed.pk])
        assert PrintedDecision.objects.get().penalty == printed
        for each in (penalty, printed):
            with pytest.raises(ProtectedError):
                each.delete()

    def test_what_it_was_worked_out_from_stays_but_its_state_may_change(self, race):
        penalty = decide(race, 2, "time", seconds="5")
        apply(race)
        penalty = Penalty.objects.get(pk=penalty.pk)
        penalty.state, penalty.reason_en = "appealed", "Track limits"
        penalty.full_clean()
        penalty.seconds = 10
        with pytest.raises(ValidationError, match="A revision was worked out"):
            penalty.full_clean()


def test_who_saw_another_revision_confirms_nothing(race):
    penalty = decide(race, 2)
    seen = race.classifications.get()
    publish(race, lines_of(seen), status="official")
    with pytest.raises(ValidationError, match="in the meantime"):
        confirm(
            race,
            {penalty.pk: Turn("upheld")},
            [],
            Confirmed("official"),
            current=seen.pk,
            by=None,
            address="",
        )
    penalty.refresh_from_db()
    assert penalty.state == "imposed"


def test_official_needs_two_where_the_setting_says_so(race, make, settings):
    settings.OFFICIAL_NEEDS_TWO = True
    one, other = make.user(), make.user()
    decide(race, 2)
    assert apply(race, status="official", by=one) is None
    assert apply(race, status="official", by=one) is None
    revision = apply(race, status="official", by=other)
    assert (revision.entered_by, revision.confirmed_by) == (one, other)


def test_the_reason_is_proposed_in_both_languages(race):
    decide(race, 2, reason_fr="Hauteur de caisse", reason_en="Ride height", number="44")
    proposal = propose(race)
    assert proposal.reason("en") == "No. 2 is disqualified: ride height (decision No. 44)."
    assert "44" in proposal.reason("fr")
    penalty = race.penalties.get()
    apply(race)
    Penalty.objects.update(state="reversed")
    assert propose(race).reason("en") == (
        "The decision against No. 2 is reversed: disqualification (decision No. 44)."
    )
    assert penalty.pk


@pytest.mark.parametrize("ruled_at", [None, datetime(2100, 1, 1, tzinfo=UTC)])
def test_the_end_of_an_appeal_has_a_reason_whether_or_not_its_hour_is_known(race, ruled_at):
    decide(race, 2, number="44")
    apply(race)
    Penalty.objects.update(state="appealed")
    apply(race)
    Penalty.objects.update(state="upheld", ruled_at=ruled_at)
    assert propose(race).reason("en") == (
        "The decision against No. 2 is upheld: disqualification (decision No. 44)."
    )
    apply(race, status="official")
    Penalty.objects.update(ruled_at=None)
    assert propose(race).reason("en") == ""


def test_the_same_sheet_again_does_not_take_the_decisions_out(race):
    decide(race, 2)
    current = apply(race)
    work = Work(facts={"status": current.status, "label": ""}, is_complete=True)
    review = SheetReview(session=race, version=None)
    lines = lines_of(race.classifications.get(revision=1))
    assert is_the_same(current, lines, work, review)
    assert not is_the_same(current, lines[:-1], work, review)
    work.facts["status"] = "official"
    assert not is_the_same(current, lines, work, review)
