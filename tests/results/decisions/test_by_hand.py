"""Decisions that cannot be worked out: the rows to come are opened, put right, and published."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from results.decisions.by_hand import open_by_hand
from results.decisions.proposing import propose
from results.models import Document, DocumentVersion, Penalty, SheetReview
from results.publishing import LineDrive, lines_of, publish, told_by_lines
from results.reviewing.force import check, publish_review
from results.reviewing.work import Work
from tests.results.decisions.steps import decide, order
from tests.results.forms import fields_of


@pytest.fixture
def desk(client, make):
    client.force_login(make.user("tobias", groups=["Results editor"], is_staff=True))
    return client


@pytest.fixture
def untimed(race, make):
    """The same sheet without times: five seconds for a car cannot be worked out."""
    driver = make.driver()
    lines = [
        replace(line, total_time_ms=None, gap_ms=None, interval_ms=None, class_name="", drives=(
            LineDrive(f"D. Printed {line.number}", "FRA", driver if line.number == "3" else None),
        ))
        for line in lines_of(race.classifications.get())
    ]  # fmt: skip
    publish(race, lines, status="provisional")
    return race


def by_hand(session, by=None):
    review, _is_new = open_by_hand(propose(session), by=by)
    return review, Work.from_json(review.data)


def put_in_force(review, work, by=None):
    checked = check(review, work)
    for each in checked.to_see:
        each.row.seen = True
    work.seen = True
    work.new_confirmed = [new.key for new in checked.new_names]
    review.data = work.to_json()
    review.save()
    return publish_review(review, by=by)


def test_the_rows_come_as_they_are_on_record(untimed):
    decide(untimed, 2, "time", seconds=5)
    review, work = by_hand(untimed)
    current = untimed.classifications.current().get()
    work.facts["status"] = "official"
    again = put_in_force(review, work)
    before, after = ([line for line in lines_of(each)] for each in (current, again))
    assert told_by_lines([replace(line, class_name="") for line in after]) == told_by_lines(before)
    assert [drive.driver for line in after for drive in line.drives] == [
        drive.driver or after[at].drives[0].driver for at, line in enumerate(before) for drive in line.drives
    ]
    assert [line.entry for line in after] == [line.entry for line in before]


def test_what_is_put_right_by_hand_contains_the_decision(untimed):
    penalty = decide(untimed, 2, "time", seconds=5, number="44")
    assert propose(untimed).decisions[0].cannot
    review, work = by_hand(untimed)
    assert "is given a time penalty of 5 s (decision No. 44)" in work.facts["reason_en"]
    work.move_row(next(row.id for row in work.rows if row.number == "2"), 1)
    new = put_in_force(review, work)
    assert order(new) == [("1", 1), ("3", 2), ("2", 3), ("4", 4), ("5", 5)]
    assert list(new.prints.values_list("penalty", flat=True)) == [penalty.pk]
    assert "Decisions of the stewards" in new.sources  # there is neither a sheet nor a paper to name
    assert not untimed.penalties.pending().exists()
    assert not propose(untimed).is_to_publish


def test_what_could_be_worked_out_is_in_the_rows_already(untimed):
    decide(untimed, 1)
    decide(untimed, 2, "time", seconds=5)
    _review, work = by_hand(untimed)
    first = work.rows[0]
    assert (first.number, first.text("position"), first.text("class_position")) == ("2", "1", "1")
    assert work.rows[-1].text("status") == "disqualified"


def test_a_reversal_afterwards_gives_the_road_back(untimed):
    penalty = decide(untimed, 2, "time", seconds=5)
    review, work = by_hand(untimed)
    work.move_row(next(row.id for row in work.rows if row.number == "2"), 1)
    put_in_force(review, work)
    Penalty.objects.update(state="reversed")
    assert list(untimed.penalties.pending()) == [penalty]
    assert propose(untimed).decisions[0].was_in


def test_a_decision_reversed_in_the_meantime_is_not_said_to_be_in_it(untimed):
    decide(untimed, 2, "time", seconds=5)
    review, work = by_hand(untimed)
    Penalty.objects.update(state="reversed")
    work.facts["status"] = "official"
    assert not put_in_force(review, work).prints.exists()


def test_the_paper_of_the_decision_is_the_source(untimed):
    paper = Document.objects.create(title="Decision 44", kind=Document.Kind.DECISION, session=untimed)
    version = DocumentVersion.objects.create(
        document=paper, label="1.0", file="documents/44.pdf", sha256="4" * 64
    )
    decide(untimed, 1, document=paper)
    review, _work = by_hand(untimed)
    assert review.version == version


class TestOnThePage:
    def address(self, session):
        return reverse("admin:results_session_decisions", args=[session.pk])

    def send(self, desk, session):
        page = desk.get(self.address(session)).content.decode()
        fields = fields_of(page, "decisions-form") | {"action": "by_hand"}
        return page, desk.post(self.address(session), fields)

    def test_one_button_leads_to_the_rows(self, desk, untimed):
        decide(untimed, 2, "time", seconds=5)
        page, reply = self.send(desk, untimed)
        assert "1 decision cannot be worked out from this sheet." in page
        assert "The result in force says all that is decided" not in page
        review = SheetReview.objects.get()
        assert reply["Location"] == review.get_absolute_url()
        shown = desk.get(review.get_absolute_url())
        assert shown.status_code == 200
        assert "all decisions in force" in shown.content.decode()
        assert review.by.username == "tobias"

    def test_who_presses_it_twice_goes_on_with_the_same_review(self, desk, untimed):
        decide(untimed, 2, "time", seconds=5)
        self.send(desk, untimed)
        _page, reply = self.send(desk, untimed)
        assert SheetReview.objects.count() == 1
        assert "being put right already" in desk.get(reply["Location"]).content.decode()

    def test_it_is_offered_where_all_was_worked_out_too(self, desk, race):
        decide(race, 2)
        page, _reply = self.send(desk, race)
        assert "If a row to come is not as the stewards say" in page

    def test_an_editor_who_may_not_review_is_not_offered_it(self, client, make, race):
        user = make.user(is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename="change_penalty"))
        client.force_login(user)
        decide(race, 2)
        page = client.get(self.address(race)).content.decode()
        assert "Edit the rows to come" not in page
        assert client.post(self.address(race), {"action": "by_hand"}).status_code == 403
        assert not SheetReview.objects.exists()
