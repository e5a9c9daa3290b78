"""From round to round and from session to session; the stories of an event."""

import re
from datetime import date, timedelta

from django.utils import timezone

from newsroom.models import PhotoUse, StorySession
from results.neighbours import rounds_around


def round_of(make, season, number, **fields):
    day = date(season.year, number + 2, 10)
    return make.event(
        season, f"Round {number}", number=number, meeting=make.meeting(start_date=day), **fields
    )


def ways(client, thing):
    """The addresses before and after, as the page gives them."""
    page = client.get(thing.get_absolute_url()).content.decode()
    return tuple(
        (re.search(rf'<a [^>]*rel="{relation}" href="([^"]+)"', page) or [None, None])[1]
        for relation in ("prev", "next")
    )


def test_an_event_leads_to_the_rounds_around_it(client, make):
    season = make.season()
    third, first, second = (round_of(make, season, number) for number in (3, 1, 2))
    assert ways(client, second) == (first.get_absolute_url(), third.get_absolute_url())
    assert ways(client, first) == (None, second.get_absolute_url())
    assert ways(client, third) == (second.get_absolute_url(), None)


def test_a_cancelled_round_keeps_its_place_and_says_so(client, make):
    season = make.season()
    first, second = round_of(make, season, 1), round_of(make, season, 2, is_cancelled=True)
    assert ways(client, first) == (None, second.get_absolute_url())
    assert "<em>cancelled</em>" in client.get(first.get_absolute_url()).content.decode()


def test_the_last_round_leads_to_the_next_season_that_has_one(make):
    series = make.series()
    last = round_of(make, make.season(series, 2021), 5)
    make.season(series, 2022)
    first, other = (round_of(make, make.season(series, 2024), number) for number in (1,)), make.season()
    (first,) = first
    round_of(make, other, 1)
    assert rounds_around(last) == (None, first)
    assert rounds_around(first) == (last, None)


def test_a_session_leads_to_those_before_and_after_it(client, make):
    event = make.event()
    practice, qualifying, race = (
        make.session(event, kind, date=date(2026, 5, day))
        for day, kind in enumerate(("practice", "qualifying", "race"), 1)
    )
    assert ways(client, qualifying) == (practice.get_absolute_url(), race.get_absolute_url())
    assert ways(client, practice) == (None, qualifying.get_absolute_url())
    assert ways(client, race) == (qualifying.get_absolute_url(), None)


def test_an_event_shows_what_was_written_of_it_and_of_its_sessions(client, make):
    session = make.session()
    told = {}
    for kind in ("report", "preview", "gallery", "brief", "interview"):
        told[kind] = make.published(make.story(kind=kind), headline=f"The {kind}")
        if kind in ("report", "gallery"):
            StorySession.objects.create(story=told[kind].story, session=session, role="report")
        else:
            told[kind].story.events.add(session.event)
    make.photo_use(told["interview"].story)
    make.published(make.story(), headline="Elsewhere")
    make.published(told["report"].story, language="fr", headline="Le récit")
    draft = make.article(headline="Not yet")
    draft.story.events.add(session.event)
    page = client.get(session.event.get_absolute_url()).content.decode()
    assert all(page.count(f">{article.headline}</a>") == 1 for article in told.values())
    assert not any(headline in page for headline in ("Elsewhere", "Le récit", "Not yet"))
    assert PhotoUse.objects.get().photo.photographer_name in page
    session_page = client.get(session.get_absolute_url()).content.decode()
    assert "The report" in session_page
    assert "The preview" not in session_page


def test_calendars_are_offered_where_dates_are(client, make):
    event = round_of(make, make.season(year=timezone.localdate().year), 1)
    for address, feed in (
        ("/en/calendar/", "/en/calendar.ics"),
        (event.season.series.get_absolute_url(), f"{event.season.series.get_absolute_url()}calendar.ics"),
        (event.get_absolute_url(), f"{event.get_absolute_url()}calendar.ics"),
    ):
        page = client.get(address).content.decode()
        assert f'href="{feed}"' in page
        assert f'href="webcal://127.0.0.1:8000{feed}"' in page


def test_the_reports_of_an_event_come_before_what_is_newer(client, make):
    event = make.event()
    hours = iter(range(9, 0, -1))
    for kind in ("report", "brief", "brief", "brief"):
        at = timezone.now() - timedelta(hours=next(hours))
        story = make.published(make.story(kind=kind), at=at, headline=f"{kind} at {at:%H}").story
        story.events.add(event)
    page = client.get(event.get_absolute_url()).content.decode().partition("<main")[2]
    assert re.findall(r"<h3><a [^>]*>(\w+) at", page) == ["report", "brief", "brief"]
    assert page.count(">brief at") == 3
