"""Seasons as they really come, each stored and shown in both languages. All names are invented."""

from datetime import date

import pytest

from results.publishing import Line, LineDrive
from tests.results.pages import positions, read

BOTH = pytest.mark.parametrize("language", ["fr", "en"])


class TestAClassWithItsOwnQualifyingAndRaces:
    """The cup within the cup drives by itself, on the same weekend."""

    @pytest.fixture
    def sessions(self, make):
        event = make.event()
        cup = make.race_class(event.season, "Coupe Lagune")
        own = [
            make.session(
                event, kind="qualifying", name_en="Lagune qualifying", name_fr="Qualifications Lagune"
            ),
            make.session(event, number=1, name_en="Lagune race", name_fr="Course Lagune"),
        ]
        for session in own:
            session.classes.add(cup)
            make.classification(session, [Line(1, position=1, number="81", classes=((cup, 1),))])
        make.classification(make.session(event, number=2), make.lines(3))
        return own

    @BOTH
    def test_the_event_shows_its_sessions_and_whose_they_are(self, client, sessions, language):
        event = sessions[0].event
        page = read(client, event, language)
        assert {"fr": "Course Lagune", "en": "Lagune race"}[language] in page
        assert page.count("<span>Coupe Lagune</span>") == 2
        assert page.count('<section class="sheet"') == 3

    @BOTH
    def test_its_race_shows_its_cars_alone(self, client, sessions, language):
        assert positions(read(client, sessions[1], language)) == ["1"]


@BOTH
def test_one_weekend_is_round_five_of_one_series_and_round_three_of_another(client, make, language):
    meeting = make.meeting(start_date=date(2026, 9, 19), end_date=date(2026, 9, 20))
    alize, boreale = (make.season(make.series(name)) for name in ("Alizé Trophy", "Boreal Formula"))
    fifth = make.event(alize, "Val-Saint-Aubin", number=5, meeting=meeting)
    third = make.event(boreale, "Val-Saint-Aubin", number=3, meeting=meeting)
    for event, other in [(fifth, third), (third, fifth)]:
        page = read(client, event, language)
        assert f"/{language}{other.get_absolute_url()[3:]}" in page
        assert f"{other.season.series.name}, " in page
    assert list(meeting.events.values_list("number", flat=True).order_by("number")) == [3, 5]


class TestADriverWithTwoTeamsClassesAndNumbers:
    """Within one season."""

    @pytest.fixture
    def driver(self, make):
        season = make.season()
        driver = make.driver("Solène Kervadec-Ruiz")
        for number, team, code in [("12", "Delorme Compétition", "Pro"), ("88", "Fjord Sport", "Am")]:
            event = make.event(season)
            team, race_class = make.team(team), make.race_class(season, code)
            entry = make.entry(event, number, [driver], [race_class], team=team)
            line = Line(
                1,
                position=1,
                number=number,
                team_name=team.name,
                entry=entry,
                drives=(LineDrive(driver=driver),),
                classes=((race_class, 1),),
            )
            make.classification(make.session(event), [line])
        return driver

    @BOTH
    def test_the_page_shows_both(self, client, driver, language):
        page = read(client, driver, language)
        for fact in ("Delorme Compétition", "Fjord Sport", ">12<", ">88<", "Pro 1", "Am 1"):
            assert fact in page

    def test_each_team_has_its_own_result(self, client, driver):
        first, second = (entry.team for entry in driver.entries.order_by("pk"))
        assert ">12<" in (page := client.get(first.get_absolute_url()).content.decode())
        assert ">88<" not in page
        assert ">88<" in client.get(second.get_absolute_url()).content.decode()
