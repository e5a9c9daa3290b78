"""Calendars to subscribe to: what stands in them, read back, and what never does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.conf import settings

from results.ical_zones import timezone_of

BOTH = pytest.mark.parametrize("language", ["fr", "en"])
START = datetime(2026, 10, 18, 16, 30, tzinfo=UTC)


@pytest.fixture
def event(make):
    circuit = make.circuit("Lac-aux-Loutres", time_zone="America/Toronto", place="Saint-Loutre")
    circuit.latitude, circuit.longitude = "46.864167", "-71.2"
    circuit.save()
    meeting = make.meeting(circuit, start_date=date(2026, 10, 17), end_date=date(2026, 10, 18))
    return make.event(make.season(make.series("Alizé GT")), "4 Hours; “night”, twice", meeting=meeting)


@pytest.fixture
def feed(client):
    """The entries of a feed, by their title; and the whole of it as `feed.calendar`, `feed.raw`."""

    def read(path, language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        read.response, read.raw = response, response.content
        read.calendar = icalendar.Calendar.from_ical(response.content)
        return {str(entry["summary"]): entry for entry in read.calendar.walk("VEVENT")}

    return read


def of_event(event):
    return event.get_absolute_url()[4:] + "calendar.ics"


def only(entries):
    (entry,) = entries.values()
    return entry


@BOTH
def test_a_session_is_told_in_the_time_of_the_track(event, make, feed, language):
    session = make.session(event, starts_at=START, length_minutes=240, number=2)
    session.classes.add(make.race_class(event.season, "Pro-Am"))
    entry = only(feed(of_event(event), language))
    title = {
        "fr": "Alizé GT : 4 Hours; “night”, twice, course 2",
        "en": "Alizé GT: 4 Hours; “night”, twice, race 2",
    }[language]
    assert entry["summary"].replace("\u00a0", " ") in {title, title.replace(" :", ":")}
    assert entry["summary"].params["LANGUAGE"] == language
    assert entry["uid"] == f"{session.uid}@{settings.SITE_HOST}"
    assert entry["dtstart"].params["TZID"] == "America/Toronto"
    assert entry.decoded("dtstart") == START
    assert entry.decoded("dtstart").hour == 12
    assert entry.decoded("duration") == timedelta(hours=4)
    assert entry["location"] == "Lac-aux-Loutres, Saint-Loutre"
    assert entry["geo"].to_ical() == "46.864167;-71.2"
    assert entry["status"] == "CONFIRMED"
    assert entry["transp"] == "TRANSPARENT"
    assert entry["url"] == settings.SITE_URL + session.get_absolute_url().replace("/en/", f"/{language}/")
    assert [str(each) for each in entry["categories"].cats] == ["Alizé GT", "Pro-Am"]
    assert [zone["tzid"] for zone in feed.calendar.walk("VTIMEZONE")] == ["America/Toronto"]


def test_the_calendar_says_who_sends_it_and_how_often_it_changes(event, make, feed):
    make.session(event, starts_at=START)
    feed(of_event(event))
    lines = feed.raw.decode().replace("\r\n ", "").split("\r\n")
    for line in (
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "NAME:4 Hours\\; “night”\\, twice 2026",
        "X-WR-CALNAME:4 Hours\\; “night”\\, twice 2026",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        f"URL:{settings.SITE_URL}{event.get_absolute_url()}",
        f"SOURCE;VALUE=URI:{settings.SITE_URL}{event.get_absolute_url()}calendar.ics",
    ):
        assert line in lines
    assert feed.response["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize(
    "name", ["é" * 160, "a\nBEGIN:VALARM\r\nX:1", "back\\slash; comma, “two”", "<b>&amp;"]
)
def test_any_name_leaves_whole_lines_of_75_octets(event, make, feed, name):
    event.name_en = name[:160]
    event.save()
    make.session(event, starts_at=START)
    entry = only(feed(of_event(event)))
    assert " ".join(event.name_en.split()) in " ".join(entry["summary"].split())
    assert feed.raw.endswith(b"END:VCALENDAR\r\n")
    lines = feed.raw.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert not feed.calendar.walk("VALARM")


def test_an_unknown_hour_is_a_day_and_an_unknown_day_is_the_weekend(event, make, feed):
    make.session(event, date=date(2026, 10, 18))
    make.session(event, kind="qualifying")
    entries = feed(of_event(event))
    race, weekend = (entries[f"Alizé GT: 4 Hours; “night”, twice{ending}"] for ending in (", race", ""))
    assert race.decoded("dtstart") == date(2026, 10, 18)
    assert race["status"] == weekend["status"] == "TENTATIVE"
    assert race["description"] == "The hour is not known yet."
    assert (weekend.decoded("dtstart"), weekend.decoded("dtend")) == (date(2026, 10, 17), date(2026, 10, 19))
    assert weekend["uid"] == f"{event.uid}@{settings.SITE_HOST}"
    assert len(entries) == 2


def test_an_event_without_any_date_stands_in_no_calendar(make, feed):
    event = make.event(make.season())
    make.session(event)
    assert feed(of_event(event)) == {}


def test_a_cancelled_round_stays_and_says_so(event, make, feed):
    session = make.session(event, starts_at=START)
    before = only(feed(of_event(event)))
    event.is_cancelled = True
    event.save()
    after = only(feed(of_event(event)))
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert before["uid"] == after["uid"] == f"{session.uid}@{settings.SITE_HOST}"
    assert after["summary"].startswith("Cancelled: ")
    event.refresh_from_db()
    assert after.decoded("last-modified") == event.changed_at.replace(microsecond=0)


def test_a_result_changes_nothing(event, make, feed):
    session = make.session(event, starts_at=START)
    feed(of_event(event))
    before = feed.raw
    make.classification(session)
    feed(of_event(event))
    assert feed.raw == before
    assert b"Driver 1" not in before


def test_who_has_it_already_is_told_so(event, make, client):
    make.session(event, starts_at=START)
    address = f"/en/{of_event(event)}"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    event.is_cancelled = True
    event.save()
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_each_feed_holds_what_its_address_says(make, feed, time_machine):
    time_machine.move_to(datetime(2026, 11, 2, tzinfo=UTC))
    series, other = make.series("Alizé"), make.series("Boréale")
    for one, year in ((series, 2026), (series, 2025), (series, 2020), (other, 2026), (other, 2020)):
        season = one.seasons.filter(year=year).first() or make.season(one, year)
        day = datetime(year, 5, 3, 12, tzinfo=UTC)
        make.session(make.event(season, f"{one.name} {year}", slug=f"round-{year}"), starts_at=day)

    def named(path):
        return sorted(str(title).split(": ")[1].split(",")[0] for title in feed(path))

    assert named("calendar.ics") == ["Alizé 2025", "Alizé 2026", "Boréale 2026"]
    assert named(f"series/{series.slug}/calendar.ics") == ["Alizé 2025", "Alizé 2026"]
    assert named(f"series/{series.slug}/2020/calendar.ics") == ["Alizé 2020"]
    assert named(f"series/{series.slug}/2026/round-2026/calendar.ics") == ["Alizé 2026"]


def test_a_series_that_has_ended_keeps_its_last_season(make, feed, time_machine):
    time_machine.move_to(datetime(2026, 11, 2, tzinfo=UTC))
    season = make.season(year=2019)
    make.session(make.event(season), starts_at=datetime(2019, 5, 3, 12, tzinfo=UTC))
    assert len(feed(f"series/{season.series.slug}/calendar.ics")) == 1


@pytest.mark.parametrize("path", ["series/none", "series/none/2026", "series/none/2026/nowhere"])
def test_there_is_no_calendar_of_what_is_not(client, db, path):
    assert client.get(f"/en/{path}/calendar.ics").status_code == 404


def test_the_former_address_of_a_renamed_event_leads_to_its_calendar(event, make, client):
    former = f"/en/{of_event(event)}"
    event.slug = "another"
    event.save()
    assert client.get(former)["Location"] == event.get_absolute_url() + "calendar.ics"


@pytest.mark.pure
@pytest.mark.parametrize(
    "key", ["Europe/Paris", "America/Toronto", "Australia/Sydney", "Asia/Tokyo", "Europe/Dublin"]
)
def test_a_zone_is_told_with_every_change_of_its_clocks(key):
    zone = ZoneInfo(key)
    told = icalendar.Timezone.from_ical(timezone_of(zone, 2025, 2026).to_ical()).to_tz(lookup_tzid=False)
    moment = datetime(2025, 1, 1)
    while moment < datetime(2027, 1, 1):
        if moment.replace(tzinfo=zone, fold=0).utcoffset() == moment.replace(tzinfo=zone, fold=1).utcoffset():
            assert moment.replace(tzinfo=told).utcoffset() == moment.replace(tzinfo=zone).utcoffset(), moment
        moment += timedelta(minutes=30)
