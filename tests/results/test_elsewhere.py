"""A sheet that was attached to the wrong session says so itself."""

import pytest

from results.reviewing import elsewhere
from results.sheets.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(make):
    make.circuit("Plaine-Haute", place="Corbigny")
    meeting = make.meeting(circuit=make.circuit("Val-Saint-Aubin", place="Saint-Aubin"))
    season = make.season(year=2026)
    return make.session(make.event(season, meeting=meeting), number=1)


def told(here, /, **facts):
    reading = Reading(kind="classification", session_kind="race", **facts)
    return [elsewhere.sentence(doubt, here) for doubt in elsewhere.doubts(reading, here)]


def test_another_circuit_that_we_know_is_named(session):
    assert told(session, event="4 Hours of Plaine-Haute") == [
        "The sheet names Plaine-Haute; this session is held at Val-Saint-Aubin."
    ]


def test_so_is_one_by_its_other_name_and_its_town(session, make):
    make.circuit("Morne-Rouge").aliases.create(name="Autodrome du Morne")
    assert "Autodrome du Morne" in told(session, circuit="AUTODROME DU MORNE")[0]
    assert "Corbigny" in told(session, circuit="Corbigny")[0]


@pytest.mark.parametrize(
    "facts",
    [
        {"event": "Val Saint Aubin", "circuit": "VAL-SAINT-AUBIN"},
        {"event": "From Plaine-Haute to Val-Saint-Aubin"},
        {"event": "A circuit that nobody knows"},
        {"session": "Race 1", "issued_at": "2026-05-03T19:40"},
        {"session": "Race", "issued_at": "2027-01-10T10:00"},
        {},
    ],
)
def test_nothing_is_asked_where_nothing_disagrees(session, facts):
    assert told(session, **facts) == []


def test_an_event_may_bear_the_name_of_another_place(session):
    session.event.name_en = "Plaine-Haute Trophy"
    assert told(session, event="PLAINE-HAUTE TROPHY") == []


def test_another_number_of_the_session(session):
    assert told(session, session="Race 2") == ["The sheet is of session 2, this one has the number 1."]


def test_another_year(session):
    assert told(session, issued_at="2021-05-03T19:40") == [
        "The sheet was issued in 2021; this session is of the season 2026."
    ]
