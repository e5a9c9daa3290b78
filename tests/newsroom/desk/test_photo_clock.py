"""By which clock the hour of a photo is typed on its page, and told to readers."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from newsroom.models import Photo

PARIS = ZoneInfo("Europe/Paris")
LATE = datetime(2026, 5, 3, 23, 30, tzinfo=UTC)


@pytest.fixture
def page(client, journalist):
    client.force_login(journalist)
    return lambda photo: reverse("admin:newsroom_photo_change", args=[photo.pk])


def test_the_hour_of_a_photo_is_typed_by_the_clock_that_its_page_names(client, page, photo, filled):
    one = photo(photographer_name="Ada", taken_at=datetime(2026, 5, 3, 12, 35, tzinfo=UTC))
    shown = client.get(page(one))
    assert "Europe/Paris" in shown.content.decode()
    assert 'value="2026-05-03T14:35"' in shown.content.decode()
    client.post(page(one), filled(shown, taken_at="2026-05-03T15:10"))
    one.refresh_from_db()
    assert one.taken_at == datetime(2026, 5, 3, 15, 10, tzinfo=PARIS)


@pytest.mark.parametrize("precision", ["clock", "day"])
def test_what_is_not_known_to_the_minute_is_no_moment_of_that_clock(client, page, photo, filled, precision):
    one = photo(photographer_name="Ada", taken_at=LATE, taken_precision=precision)
    shown = client.get(page(one))
    assert 'value="2026-05-03T23:30"' in shown.content.decode()
    client.post(page(one), filled(shown, place="Magny-Cours"))
    one.refresh_from_db()
    assert (one.place, one.taken_at) == ("Magny-Cours", LATE)


@pytest.mark.parametrize(("precision", "day"), [("exact", 4), ("clock", 3), ("day", 3)])
def test_a_camera_that_knows_no_zone_has_its_own_day(precision, day):
    photo = Photo(taken_at=LATE, taken_precision=precision)
    assert photo.day_taken(PARIS).day == day


def test_a_photo_without_an_hour_has_no_day():
    assert Photo().day_taken(PARIS) is None
