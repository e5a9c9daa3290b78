"""The desk's pages of decisions: entered, applied, reversed, and closed to those who may not."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from results.decisions.proposing import propose
from results.models import Classification, Penalty
from results.publishing import lines_of, publish
from tests.results.decisions.steps import apply, decide, order
from tests.results.forms import fields_of


@pytest.fixture
def desk(client, make):
    client.force_login(make.user("tobias", groups=["Results editor"], is_staff=True))
    return client


def address(session):
    return reverse("admin:results_session_decisions", args=[session.pk])


def form(client, session):
    page = client.get(address(session))
    assert page.status_code == 200
    return fields_of(page.content.decode(), "decisions-form"), page.content.decode()


def send(client, session, action="publish", **changes):
    fields, _page = form(client, session)
    fields.pop("action", None)
    return client.post(address(session), fields | changes | {"action": action})


def test_the_page_shows_what_a_decision_does_and_what_moves(desk, race):
    decide(race, 2, reason_en="Ride height", number="44")
    fields, page = form(desk, race)
    assert "By itself: 2nd → disqualified." in page
    assert "Will be in the next revision." in page
    assert fields["reason_en"] == "" or "No. 2 is disqualified: ride height (decision No. 44)." in page
    assert "<ins>DSQ</ins>" in page
    assert "<del>" in page


def test_three_actions_lead_from_a_decision_to_the_next_revision(desk, race):
    decide(race, 2, reason_en="Ride height", reason_fr="Hauteur de caisse", number="44")
    reply = send(desk, race, reason_en="Ride height.", reason_fr="Hauteur de caisse.")
    assert reply.status_code == 302
    current = race.classifications.current().get()
    assert (current.revision, current.reason_fr) == (2, "Hauteur de caisse.")
    assert order(current)[-1] == ("2", None)
    assert current.entered_by.username == "tobias"


def test_to_look_at_another_state_changes_nothing(desk, race):
    penalty = decide(race, 2)
    apply(race)
    reply = send(desk, race, "look", **{f"state-{penalty.pk}": "reversed"})
    page = reply.content.decode()
    assert "Will come out of the result." in page
    penalty.refresh_from_db()
    assert (penalty.state, race.classifications.count()) == ("imposed", 2)


def test_a_reversal_publishes_the_order_on_the_road_and_is_logged(desk, race):
    penalty = decide(race, 2)
    apply(race)
    sent = {f"state-{penalty.pk}": "reversed", f"ruled-{penalty.pk}": "2026-11-20T10:00"}
    look = send(desk, race, "look", **sent).content.decode()
    fields = fields_of(look, "decisions-form")
    fields.pop("action", None)
    assert fields[f"state-{penalty.pk}"] == "reversed"
    assert desk.post(address(race), fields | {"action": "publish"}).status_code == 302
    penalty.refresh_from_db()
    current = race.classifications.current().get()
    assert (current.revision, penalty.state, penalty.ruled_at.year) == (3, "reversed", 2026)
    assert order(current) == [(str(place), place) for place in range(1, 6)]
    assert LogEntry.objects.filter(object_id=penalty.pk).count() == 1


def test_what_was_typed_outlives_another_look(desk, race):
    decide(race, 2)
    page = send(desk, race, "look", reason_fr="Autre chose", label="Revised").content.decode()
    assert "Autre chose" in page
    assert 'value="Revised"' in page


def test_a_reason_that_nobody_touched_follows_the_decisions(desk, race):
    penalty = decide(race, 2)
    apply(race)
    page = send(desk, race, "look", **{f"state-{penalty.pk}": "appealed"}).content.decode()
    assert "is under appeal" in page
    assert fields_of(page, "decisions-form")["status"] == "under_appeal"


def test_a_sheet_that_contains_it_is_told_so_and_nothing_is_published(desk, race):
    penalty = decide(race, 2)
    publish(race, propose(race).lines, status="official")
    fields, page = form(desk, race)
    assert "It seems so: check, and keep." in page
    assert fields[f"printed-{penalty.pk}"] == "1"
    send(desk, race, "keep")
    assert list(race.classifications.current().get().prints.values_list("penalty", flat=True)) == [penalty.pk]
    assert not race.penalties.pending().exists()


def test_another_revision_in_the_meantime_is_told(desk, race):
    decide(race, 2)
    fields, _page = form(desk, race)
    publish(race, lines_of(race.classifications.get()), status="official")
    fields.pop("action", None)
    reply = desk.post(address(race), fields | {"action": "publish"})
    assert reply.status_code == 409
    assert "in the meantime" in reply.content.decode()
    assert race.classifications.count() == 2


def test_a_second_person_confirms_what_the_first_entered(desk, race, make, client, settings):
    settings.OFFICIAL_NEEDS_TWO = True
    decide(race, 2)
    send(desk, race, status="official")
    assert race.classifications.count() == 1
    assert "it waits for somebody else" in form(desk, race)[1]
    client.force_login(make.user("odile", groups=["Results editor"], is_staff=True))
    assert "tobias has entered this" in form(client, race)[1]
    send(client, race, status="official")
    current = race.classifications.current().get()
    assert (current.entered_by.username, current.confirmed_by.username) == ("tobias", "odile")


@pytest.mark.parametrize(("group", "status"), [("Journalist", 403), ("Editor", 200), ("Results editor", 200)])
def test_who_may_change_decisions_sees_the_page(client, make, race, group, status):
    client.force_login(make.user(groups=[group], is_staff=True))
    assert client.get(address(race)).status_code == status


def test_a_session_says_that_a_decision_is_not_in_its_result(desk, race):
    decide(race, 2)
    page = desk.get(reverse("admin:results_session_change", args=[race.pk])).content.decode()
    assert "1 decision is not in the result" in page


class TestTheForm:
    def post(self, desk, race, **fields):
        given = {
            "session": race.pk, "entry": race.event.entries.get(car_number="2").pk, "kind": "time",
            "state": "imposed", "currency": "EUR",
        }  # fmt: skip
        return desk.post(reverse("admin:results_penalty_add"), given | fields)

    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("time", "Say how many seconds are added."),
            ("laps", "Say how many laps are taken away."),
            ("places", "Say how many places are lost."),
            ("grid", "Say how many places on the next grid."),
            ("points", "Say how many points are taken away."),
            ("fine", "Say how much is to be paid."),
        ],
    )
    def test_each_kind_says_how_much(self, desk, race, kind, sentence):
        reply = self.post(desk, race, kind=kind)
        assert reply.status_code == 200
        assert sentence in reply.content.decode()

    def test_the_amount_of_another_kind_is_refused(self, desk, race):
        assert "has no such amount" in self.post(desk, race, seconds="5", laps="1").content.decode()

    def test_a_car_of_another_event_is_refused(self, desk, race, make):
        other = make.entry(make.event(), "2")
        page = self.post(desk, race, seconds="5", entry=other.pk).content.decode()
        assert "errorlist" in page
        assert not Penalty.objects.exists()

    def test_a_driver_who_was_not_in_the_car_is_refused(self, desk, race, make):
        driver = make.driver()
        make.entry(race.event, "77", [driver])
        assert "was not in that car" in self.post(desk, race, seconds="5", driver=driver.pk).content.decode()

    def test_a_lap_time_is_typed_as_it_is_printed(self, desk, race):
        self.post(desk, race, kind="best_lap", best_lap_ms="1:39.482")
        assert Penalty.objects.get().best_lap_ms == 99_482

    def test_hours_are_those_of_the_track(self, desk, race, make):
        race.event.meeting = make.meeting(make.circuit(time_zone="America/New_York"))
        race.event.save()
        self.post(desk, race, seconds="5", decided_at="2026-09-20T22:40")
        penalty = Penalty.objects.get()
        assert (penalty.decided_at.hour, penalty.entered_by.username) == (2, "tobias")

    def test_once_saved_the_editor_is_where_it_is_worked_out(self, desk, race):
        assert self.post(desk, race, seconds="5")["Location"] == address(race)
        changes = reverse("admin:results_penalty_changelist")
        assert self.post(desk, race, kind="reprimand")["Location"] == changes
        again = self.post(desk, race, seconds="6", _addanother="1")
        assert again["Location"] == reverse("admin:results_penalty_add")
        assert "The classification does not say so yet." in desk.get(changes).content.decode()

    def test_before_the_sheet_is_in_there_is_nothing_to_work_out(self, desk, race, make):
        other = make.session(race.event, number=2)
        page = self.post(desk, race, session=other.pk, seconds="5", follow=True)
        assert page["Location"] == reverse("admin:results_penalty_changelist")
        assert "There is no result yet" in desk.get(address(other)).content.decode()

    def test_the_button_pressed_twice_enters_one_decision(self, desk, race):
        self.post(desk, race, seconds="30")
        assert "This decision is on record already" in self.post(desk, race, seconds="30").content.decode()
        assert Penalty.objects.count() == 1
        self.post(desk, race, seconds="30", number="15")
        assert Penalty.objects.count() == 2

    def test_a_ruling_that_came_while_the_form_was_open_is_told_before_it_is_undone(self, desk, race):
        penalty = decide(race, 2)
        form = reverse("admin:results_penalty_change", args=[penalty.pk])
        fields = fields_of(desk.get(form).content.decode(), "penalty_form") | {"reason_en": "Ride height"}
        Penalty.objects.filter(pk=penalty.pk).update(state="reversed")
        reply = desk.post(form, fields)
        assert "Somebody has changed this in the meantime: State (reversed)" in reply.content.decode()
        penalty.refresh_from_db()
        assert penalty.state == "reversed"
        assert desk.post(form, fields_of(reply.content.decode(), "penalty_form")).status_code == 302
        penalty.refresh_from_db()
        assert (penalty.state, penalty.reason_en) == ("imposed", "Ride height")

    def test_what_a_revision_contains_cannot_be_deleted(self, desk, race):
        penalty = decide(race, 2)
        delete = reverse("admin:results_penalty_delete", args=[penalty.pk])
        assert desk.get(delete).status_code == 200
        apply(race)
        assert desk.post(delete, {"post": "yes"}).status_code == 403


class TestTheSameRowsUnderAnotherStatus:
    def restate(self, desk, found, **fields):
        address = reverse("admin:results_classification_restate", args=[found.pk])
        return desk.post(address, {"status": "official", "reason_en": "Confirmed."} | fields)

    def test_provisional_becomes_official_and_nothing_moves(self, desk, race):
        first = race.classifications.get()
        assert self.restate(desk, first).status_code == 302
        new = race.classifications.current().get()
        assert (new.revision, new.status, new.is_amended, new.base) == (2, "official", False, first)

    def test_its_reason_is_proposed_in_both_languages(self, desk, race):
        first = race.classifications.get()
        page = desk.get(reverse("admin:results_classification_restate", args=[first.pk])).content.decode()
        assert page.count("The classification is official: nothing in it has changed.") >= 1
        self.restate(desk, first)
        official = race.classifications.current().get()
        page = desk.get(reverse("admin:results_classification_restate", args=[official.pk])).content.decode()
        assert "nothing in it has changed" not in page

    def test_the_decisions_in_it_stay_in_it(self, desk, race):
        penalty = decide(race, 2)
        self.restate(desk, apply(race))
        new = race.classifications.current().get()
        assert [worked.penalty for worked in new.worked_out.all()] == [penalty]
        assert not race.penalties.pending().exists()

    def test_the_same_again_is_no_revision(self, desk, race):
        first = race.classifications.get()
        reply = self.restate(desk, first, status="provisional")
        assert reply.status_code == 422
        assert "in force already" in reply.content.decode()
        assert race.classifications.count() == 1

    def test_only_what_is_in_force(self, desk, race):
        first = race.classifications.get()
        publish(race, lines_of(first), status="official")
        self.restate(desk, first, status="annulled")
        assert Classification.objects.count() == 2

    def test_a_second_person_confirms_it_where_the_setting_says_so(self, desk, race, make, settings):
        settings.OFFICIAL_NEEDS_TWO = True
        first = race.classifications.get()
        assert self.restate(desk, first).status_code == 302
        assert race.classifications.count() == 1
        desk.force_login(make.user("odile", groups=["Results editor"], is_staff=True))
        self.restate(desk, first)
        current = race.classifications.current().get()
        assert (current.entered_by.username, current.confirmed_by.username) == ("tobias", "odile")

    def test_a_journalist_may_not(self, client, make, race):
        client.force_login(make.user(groups=["Journalist"], is_staff=True))
        assert self.restate(client, race.classifications.get()).status_code == 403


def at_once(desk, race, **touched):
    """The page of one editor, as he sends it after another has reversed the decision of car 2."""
    two, four = decide(race, 2), decide(race, 4)
    fields, _page = form(desk, race)
    fields.pop("action", None)
    Penalty.objects.filter(pk=two.pk).update(state="reversed")
    return two, four, fields | {name.format(two.pk, four.pk): value for name, value in touched.items()}


@pytest.mark.parametrize("action", ["keep", "publish", "by_hand"])
def test_a_reversal_by_somebody_else_is_not_undone_by_a_page_that_was_open_before(desk, race, action):
    two, _four, fields = at_once(desk, race)
    reply = desk.post(address(race), fields | {"action": action})
    assert reply.status_code == 409
    assert "The decisions were changed in the meantime." in reply.content.decode()
    two.refresh_from_db()
    assert (two.state, race.classifications.count()) == ("reversed", 1)
    again = fields_of(reply.content.decode(), "decisions-form")
    again.pop("action", None)
    assert again[f"state-{two.pk}"] == "reversed"
    assert desk.post(address(race), again | {"action": "publish"}).status_code == 302
    assert order(race.classifications.current().get())[-1] == ("4", None)


def test_what_was_touched_stands_in_the_page_when_the_rest_was_changed_meanwhile(desk, race):
    two, four, fields = at_once(desk, race, **{"state-{1}": "upheld", "printed-{1}": "1"})
    again = fields_of(
        desk.post(address(race), fields | {"action": "keep"}).content.decode(), "decisions-form"
    )
    assert [again.get(f"state-{each.pk}") for each in (two, four)] == ["reversed", "upheld"]
    assert again[f"printed-{four.pk}"] == "1"


def test_a_decision_that_came_meanwhile_is_in_no_revision_that_nobody_saw(desk, race):
    decide(race, 2)
    fields, _page = form(desk, race)
    decide(race, 3)
    assert desk.post(address(race), fields | {"action": "publish"}).status_code == 409
    assert race.classifications.count() == 1


def test_keeping_twice_says_that_it_is_kept(desk, race):
    penalty = decide(race, 2)
    fields, _page = form(desk, race)
    sent = fields | {"action": "keep", f"state-{penalty.pk}": "upheld"}
    assert [desk.post(address(race), sent).status_code for _time in range(2)] == [302, 302]
