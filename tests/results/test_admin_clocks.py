"""A timetable is typed into the admin as the organiser prints it: in the time of the track."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

NOON_AT_SEBRING = datetime(2026, 3, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def session(make):
    meeting = make.meeting(make.circuit("Sebring", time_zone="America/New_York"))
    return make.session(make.event(meeting=meeting), starts_at=NOON_AT_SEBRING, slug="race")


def test_the_page_of_a_session_shows_the_time_of_the_track(admin_client, session):
    page = admin_client.get(reverse("admin:results_session_change", args=[session.pk])).content.decode()
    assert "2026-03-20T12:00" in page


def test_what_is_typed_there_is_kept_as_that_moment(admin_client, session):
    address = reverse("admin:results_session_change", args=[session.pk])
    data = {"event": session.event.pk, "kind": "race", "slug": "race", "order": 10}
    data["starts_at"] = "2026-03-20T14:35"
    assert admin_client.post(address, data).status_code == 302
    session.refresh_from_db()
    assert session.starts_at == datetime(2026, 3, 20, 18, 35, tzinfo=UTC)


def test_the_sessions_of_an_event_are_in_the_time_of_its_track(admin_client, session):
    address = reverse("admin:results_event_change", args=[session.event.pk])
    assert "2026-03-20T12:00" in admin_client.get(address).content.decode()


def test_a_classification_says_when_its_sheet_was_issued_at_the_track(admin_client, make, session):
    known = make.classification(session, issued_at=NOON_AT_SEBRING)
    address = reverse("admin:results_classification_change", args=[known.pk])
    assert "20 March 2026, 12:00" in admin_client.get(address).content.decode()
