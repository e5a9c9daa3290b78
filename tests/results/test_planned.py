"""What has an entry in readers' calendars: when its number rises, and what it keeps for ever."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from results.models import Session

START = datetime(2026, 10, 18, 16, 30, tzinfo=UTC)


@pytest.fixture
def session(make):
    meeting = make.meeting(start_date=date(2026, 10, 17), end_date=date(2026, 10, 18))
    return make.session(make.event(meeting=meeting), starts_at=START, length_minutes=60)


def state(thing):
    thing = type(thing).objects.get(pk=thing.pk)
    return thing.uid, thing.sequence, thing.changed_at


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_at", datetime(2026, 10, 18, 17, tzinfo=UTC)),
        ("date", date(2026, 10, 17)),
        ("length_minutes", 45),
        ("name_fr", "Course de nuit"),
        ("number", 2),
    ],
)
def test_what_a_reader_has_noted_raises_the_number_of_the_session(session, field, value):
    uid, sequence, changed_at = state(session)
    setattr(session, field, value)
    session.save()
    assert state(session)[:2] == (uid, sequence + 1)
    assert state(session)[2] > changed_at


def test_saving_it_unchanged_or_elsewhere_raises_nothing(session):
    before = state(session)
    session.save()
    session.slug, session.order, session.length_laps = "another", 3, 12
    session.save()
    Session.objects.get(pk=session.pk).save(update_fields=["order"])
    assert state(session) == before


def test_saving_one_field_saves_the_number_with_it(session):
    session.length_minutes = 45
    session.save(update_fields=["length_minutes"])
    assert state(session)[1] == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda event: setattr(event, "is_cancelled", True),
        lambda event: setattr(event, "name_en", "Another name"),
        lambda event: setattr(event, "meeting", None),
    ],
    ids=["cancelled", "renamed", "moved"],
)
def test_an_event_takes_its_sessions_with_it(session, change):
    change(session.event)
    session.event.save()
    assert (state(session)[1], state(session.event)[1]) == (1, 1)


def test_other_days_of_a_meeting_move_the_event_and_another_place_its_sessions_too(session, make):
    meeting = session.event.meeting
    meeting.end_date = date(2026, 10, 19)
    meeting.save()
    assert (state(session)[1], state(session.event)[1]) == (0, 1)
    meeting.circuit = make.circuit("Plaine-Haute")
    meeting.save()
    assert (state(session)[1], state(session.event)[1]) == (1, 2)
    meeting.name_fr = "Le rendez-vous"
    meeting.save()
    assert (state(session)[1], state(session.event)[1]) == (1, 2)


def test_a_circuit_in_another_time_zone_moves_what_is_run_there(session):
    circuit = session.event.circuit
    circuit.length_m = 4000
    circuit.save()
    assert state(session)[1] == 0
    circuit.time_zone = "Europe/Lisbon"
    circuit.save()
    assert (state(session)[1], state(session.event)[1]) == (1, 1)


def test_a_place_on_the_map_has_both_numbers(make):
    circuit = make.circuit()
    circuit.latitude = 46
    with pytest.raises(ValidationError, match="latitude and a longitude"):
        circuit.full_clean()


@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_is_given_an_identity_of_its_own_and_back(make):
    sessions = [make.session().pk for _ in range(3)]
    try:
        call_command("migrate", "results", "0002", verbosity=0)
        old = MigrationExecutor(connection).loader.project_state(
            ("results", "0002_a_result_entered_by_hand_has_no_sheet")
        )
        assert old.apps.get_model("results", "Session").objects.count() == 3
    finally:
        call_command("migrate", verbosity=0)
    assert len(set(Session.objects.filter(pk__in=sessions).values_list("uid", flat=True))) == 3
