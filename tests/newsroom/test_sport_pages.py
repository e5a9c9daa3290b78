"""The pages of series, events, drivers and the calendar: what they show, and what they cost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article, StorySeries, StorySession

BOTH = pytest.mark.parametrize("language", ["fr", "en"])


def publish_report(make, session, language="en", headline="Four hours, six tenths", role="report"):
    """A published article whose story reports that session."""
    article = make.article(language=language, headline=headline)
    now = timezone.now()
    Article.objects.filter(pk=article.pk).update(status="published", published_at=now, first_published_at=now)
    StorySession.objects.create(story=article.story, session=session, role=role)
    StorySeries.objects.create(story=article.story, series=session.event.season.series)
    article.story.events.add(session.event)
    return article


class TestASeason:
    def test_the_report_stands_beside_its_sheet(self, client, make):
        session = make.session()
        make.classification(session, make.lines(9))
        publish_report(make, session)
        page = client.get(session.event.season.get_absolute_url()).content.decode()
        assert "Four hours, six tenths" in page
        assert page.count('<td class="pos">') == 8
        assert "The whole classification, 9 cars" in page

    def test_a_result_without_a_report_is_shown_all_the_same(self, client, make):
        session = make.session()
        make.classification(session)
        publish_report(make, session, language="fr", headline="Quatre heures")
        page = client.get(session.event.season.get_absolute_url()).content.decode()
        assert 'class="sheet"' in page
        assert "Quatre heures" not in page

    def test_a_draft_is_not_there(self, client, make):
        session = make.session()
        article = make.article(headline="Not yet")
        StorySession.objects.create(story=article.story, session=session)
        assert "Not yet" not in client.get(session.event.season.get_absolute_url()).content.decode()

    @BOTH
    def test_the_next_session_is_told_in_the_time_of_the_edition_and_of_the_track(
        self, client, make, language, time_machine
    ):
        time_machine.move_to(datetime(2026, 10, 1, 8, tzinfo=UTC), tick=False)
        circuit = make.circuit("Lac-aux-Loutres", time_zone="America/Toronto")
        event = make.event(meeting=make.meeting(circuit))
        make.session(event, starts_at=datetime(2026, 10, 18, 16, 30, tzinfo=UTC), date=date(2026, 10, 18))
        page = client.get(f"/{language}" + event.season.get_absolute_url()[3:]).content.decode()
        assert {"fr": "18\u00a0h\u00a030", "en": "17:30"}[language] in page
        assert {"fr": "12\u00a0h\u00a030", "en": "12:30"}[language] in page
        assert language == "fr" or "in 17 days" in page

    def test_a_cancelled_event_says_so_and_is_not_next(self, client, make):
        event = make.event(is_cancelled=True)
        make.session(event, starts_at=timezone.now() + timedelta(days=3))
        page = client.get(event.season.get_absolute_url()).content.decode()
        assert "Cancelled" in page
        assert 'class="block next' not in page

    def test_the_series_shows_its_latest_season_and_one_without_any_still_has_a_page(self, client, make):
        series = make.series()
        assert client.get(series.get_absolute_url()).status_code == 200
        for year in (2024, 2025):
            make.event(make.season(series, year), f"Round of {year}")
        page = client.get(series.get_absolute_url()).content.decode()
        assert "Round of 2025" in page
        assert "Round of 2024" not in page
        assert client.get(f"/en/series/{series.slug}/1999/").status_code == 404


class TestTheEvent:
    @BOTH
    def test_the_timetable_is_in_the_time_of_the_track(self, client, make, language):
        event = make.event(meeting=make.meeting(make.circuit(time_zone="America/Toronto")))
        make.session(event, starts_at=datetime(2026, 10, 18, 2, 30, tzinfo=UTC), date=date(2026, 10, 17))
        page = client.get(f"/{language}" + event.get_absolute_url()[3:]).content.decode()
        assert ">22:30<" in page
        assert 'datetime="2026-10-17T22:30-04:00"' in page

    def test_an_event_without_dates_has_its_page(self, client, make):
        session = make.session()
        page = client.get(session.event.get_absolute_url()).content.decode()
        assert "Day to be announced" in page
        assert "There is no classification" in client.get(session.get_absolute_url()).content.decode()


class TestTheCalendar:
    def test_months_in_order_and_undated_events_last(self, client, make):
        season = make.season()
        for month in (9, 4):
            day = date(2026, month, 18)
            make.event(season, f"Round {month}", meeting=make.meeting(start_date=day, end_date=day))
        make.event(season, "Some day")
        page = client.get("/en/calendar/?year=2026").content.decode()
        order = [
            page.index(text) for text in ("April 2026", "Round 4", "September 2026", "Round 9", "Some day")
        ]
        assert order == sorted(order)

    @pytest.mark.parametrize("year", ["1999", "x", "", "²", "9" * 30])
    def test_a_year_that_is_none_is_not_found(self, client, make, year):
        make.event()
        assert client.get("/en/calendar/", {"year": year}).status_code == 404


def test_a_season_shows_a_sheet_once_beside_the_report_of_its_race(client, make):
    """Several stories may tell of one race: two tables of one name would be one too many."""
    session = make.classification().session
    hours = iter((3, 2, 1))
    for kind, headline in (("brief", "First a line"), ("report", "The whole race"), ("feature", "Later on")):
        story = make.story(kind=kind)
        make.link(story, session)
        make.published(story, headline=headline, at=timezone.now() - timedelta(hours=next(hours)))
    page = client.get(session.event.season.get_absolute_url())
    assert [str(article.headline) for article, *_ in page.context["pairs"]] == ["The whole race"]
    assert page.content.decode().count('<section class="sheet"') == 1
