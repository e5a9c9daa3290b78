"""The hours that lists of the admin tell: by the edition's clock, a session's by that of its track."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Correction

WHEN = datetime(2026, 6, 28, 17, 10, tzinfo=UTC)


@pytest.fixture
def corrected(make):
    article = make.published(language="fr", at=WHEN)
    return Correction.objects.create(
        article=article,
        at=WHEN,
        what_was_wrong="89",
        what_is_right="92",
        by=make.user("nadege", first_name="Nadège", last_name="Ferrandon"),
    )


@pytest.mark.parametrize(("language", "hour"), [("fr", "19\u00a0h\u00a010"), ("en", "18:10")])
def test_a_list_tells_hours_by_the_clock_of_its_edition(client, corrected, editor, language, hour):
    client.force_login(editor)
    client.post(reverse("set_language"), {"language": language, "next": "/admin/"})
    shown = client.get(reverse("admin:newsroom_correction_changelist")).content.decode()
    assert hour in shown
    assert "Nadège Ferrandon" in shown
    assert timezone.get_current_timezone_name() == "UTC"


def test_the_page_of_a_correction_names_the_clock_and_who_told_it(client, corrected, editor):
    client.force_login(editor)
    shown = client.get(reverse("admin:newsroom_correction_change", args=[corrected.pk])).content.decode()
    assert "28 June 2026, 19:10 (Europe/Paris)" in shown
    assert "Nadège Ferrandon" in shown


def test_a_session_is_listed_by_the_clock_of_its_track(client, make, admin_user):
    event = make.event(meeting=make.meeting(make.circuit(time_zone="America/Toronto")))
    make.session(event, starts_at=WHEN)
    client.force_login(admin_user)
    shown = client.get(reverse("admin:results_session_changelist")).content.decode()
    assert ">13:10<" in shown
