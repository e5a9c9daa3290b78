"""On this day: stories of the past and races that finished on a day of the calendar, through the years."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom import anniversaries
from newsroom.anniversaries import Day

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """`clock(2026, 11, 21)`: what day it is."""

    def clock(*day, hour=12):
        now = datetime(*day, hour, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)

    clock(2026, 11, 21)
    return clock


@pytest.fixture
def told(make):
    def told(*day, language="en", **fields):
        story = make.story(kind=fields.pop("kind", "history"), on_date=date(*day))
        at = datetime(2020, 1, 1, tzinfo=UTC)
        return make.published(story, language, at=at, **{"headline": f"Of {day[0]}"} | fields)

    return told


@pytest.fixture
def raced(make):
    def raced(*day, name="4 Hours", status="official", **fields):
        event = make.event(make.season(year=day[0]), name=name, meeting=fields.pop("meeting", None))
        session = make.session(event, date=date(*day), **fields)
        make.classification(session, status=status)
        return session

    return raced


@pytest.fixture
def read(client):
    return lambda address: client.get(address).content.decode()


class TestADay:
    def test_tells_its_stories_and_races_newest_first(self, clock, told, raced, read, valid_html):
        told(1988, 11, 21)
        told(2011, 11, 21)
        raced(1999, 11, 21, name="Race of 1999")
        text = read("/en/on-this-day/11-21/")
        assert text.index("Of 2011") < text.index("Race of 1999") < text.index("Of 1988")
        assert "38 years ago" in text
        valid_html(text)

    def test_names_who_won_by_the_classification_in_force(self, clock, make, raced, read):
        session = raced(1999, 11, 21)
        (first, *_others) = make.lines(1)
        corrected = first.__class__(
            order=1, position=1, number="99", drives=(first.drives[0].__class__(name="Ada"),)
        )
        make.classification(session, [corrected])
        text = read("/en/on-this-day/11-21/")
        assert '<span class="plate">99</span>' in text
        assert "Ada" in text
        assert "Driver 1" not in text

    def test_leaves_out_other_days_this_year_other_kinds_drafts_and_what_was_annulled(
        self, clock, make, told, raced, read
    ):
        told(1988, 11, 22, headline="Another day")
        told(2026, 11, 21, headline="This year")
        told(1988, 11, 21, headline="A report", kind="report")
        told(1988, 11, 21, headline="En français", language="fr")
        make.article(make.story(kind="history", on_date=date(1988, 11, 21)), headline="A draft")
        raced(2026, 11, 21, name="Of today")
        raced(1999, 11, 21, name="Nothing left", status="annulled")
        raced(1999, 11, 21, name="Only practised", kind="practice")
        assert "Nothing that we know of" in read("/en/on-this-day/11-21/")

    def test_that_has_nothing_is_there_and_is_not_for_search_engines(self, clock, client):
        answer = client.get("/en/on-this-day/3-4/")
        assert answer.status_code == 200
        assert '<meta name="robots" content="noindex">' in answer.content.decode()

    @pytest.mark.parametrize("day", ["2-30", "13-1", "0-1", "4-31", "1-0", "99999999999-1"])
    def test_that_is_in_no_calendar_is_not_found(self, client, day):
        assert client.get(f"/en/on-this-day/{day}/").status_code == 404

    def test_has_one_address_however_it_is_written(self, clock, told, read):
        told(1988, 5, 7)
        assert 'canonical" href="http://127.0.0.1:8000/en/on-this-day/5-7/"' in read("/en/on-this-day/05-07/")

    def test_leads_to_the_nearest_days_that_have_something_around_the_year(self, clock, told, raced, read):
        told(1988, 5, 7)
        raced(1999, 2, 29 - 1)
        told(1990, 11, 21)
        text = read("/en/on-this-day/11-21/")
        assert '<a rel="prev" href="/en/on-this-day/5-7/">' in text
        assert '<a rel="next" href="/en/on-this-day/2-28/">' in text

    def test_asks_the_same_of_the_database_however_much_happened(self, clock, client, told, raced):
        asked = []
        for years in (range(1990, 1992), range(2000, 2012)):
            for year in years:
                told(year, 11, 21)
                raced(year, 11, 21)
            client.get("/en/on-this-day/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/en/on-this-day/")
            asked.append(len(queries))
        assert asked[0] == asked[1]


class TestARaceThroughTheNight:
    def test_belongs_to_the_day_on_which_it_finished(self, clock, raced, read):
        raced(
            1999,
            6,
            12,
            name="All night",
            starts_at=datetime(1999, 6, 12, 14, tzinfo=UTC),
            length_minutes=1440,
        )
        assert "All night" in read("/en/on-this-day/6-13/")
        assert "All night" not in read("/en/on-this-day/6-12/")
        assert Day(6, 13) in anniversaries.days_with_something("en")

    def test_ends_by_the_clock_of_the_track(self, clock, make, raced, read):
        track = make.circuit(time_zone="America/Los_Angeles")
        starts = datetime(2000, 3, 1, 2, tzinfo=UTC)  # the evening before, there
        meeting = make.meeting(track)
        raced(2000, 2, 29, name="In the west", meeting=meeting, starts_at=starts, length_minutes=60)
        assert "In the west" in read("/en/on-this-day/2-29/")
        assert "In the west" not in read("/en/on-this-day/3-1/")

    @pytest.mark.parametrize("eve", [(1999, 2, 28), (2000, 2, 29)])
    def test_may_end_on_the_first_of_march_of_any_year(self, clock, raced, read, eve):
        starts = datetime(*eve, 20, tzinfo=UTC)
        raced(*eve, name="Into March", starts_at=starts, length_minutes=600)
        assert "Into March" in read("/en/on-this-day/3-1/")


class TestToday:
    def test_is_the_day_of_the_edition(self, clock, told, read):
        told(1988, 11, 22, headline="Tomorrow in London")
        told(1988, 11, 22, headline="Demain", language="fr")
        clock(2026, 11, 21, hour=23)  # past midnight in Paris
        assert "Demain" in read("/fr/on-this-day/")
        assert "Tomorrow in London" not in read("/en/on-this-day/")

    def test_remembers_29_february_a_day_early_in_a_year_without_one(self, clock, told, read):
        told(1988, 2, 29)
        clock(2026, 2, 28)
        assert "Of 1988" in read("/en/on-this-day/")
        assert "Of 1988" not in read("/en/on-this-day/2-28/")
        clock(2028, 2, 28)
        assert "Of 1988" not in read("/en/on-this-day/")
        clock(2028, 2, 29)
        assert "Of 1988" in read("/en/on-this-day/")

    def test_stands_on_the_front_page_when_there_is_something(self, clock, told, raced, read, valid_html):
        assert "On this day</h2>" not in read("/en/")
        told(1988, 11, 21)
        for year in range(1990, 2000):
            raced(year, 11, 21, name=f"Race of {year}")
        text = read("/en/")
        assert "On this day</h2>" in text
        assert text.count('<p class="year">') == 4
        assert "Race of 1999" in text
        valid_html(text)
