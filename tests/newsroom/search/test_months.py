"""A month in a question narrows what is meant by it, and a name that sounds like one stays a name."""

from datetime import date

import pytest

from newsroom.models import SearchName
from newsroom.search import index, question
from newsroom.search.answers import answers
from tests.newsroom.search.conftest import line

Of = SearchName.Of


@pytest.fixture
def september(season, make):
    """A race at the same circuit in the autumn of 2021."""
    session = make.session(season.events[2021], number=5, date=date(2021, 9, 4))
    make.classification(session, [line(1, season.boullery, number="98")])
    return session


def asked(text):
    index.reindex()
    return question.read(text)


def days(text):
    return [answer.session.date.isoformat() for answer in answers(asked(text))]


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("vainqueur Magny-Cours en mai", 5, None),
        ("who won at Magny-Cours in May 2021", 5, None),
        ("who won at Magny-Cours in may", 5, None),
        ("Magny-Cours résultats août", 8, None),
        ("podium Magny-Cours février 2021", 2, None),
        ("vainqueur Magny-Cours sept. 2021", 9, None),
        ("vainqueur Magny-Cours le 7 mai 2021", 5, 7),
        ("vainqueur Carrera Cup le 1er mai", 5, 1),
        ("podium Carrera Cup May 7th", 5, 7),
        ("podium carrera cup décembre 98", 12, None),
    ],
)
def test_a_month_is_understood_beside_a_circuit_a_series_or_a_year(season, text, month, day):
    found = asked(text)
    assert (found.month, found.day) == (month, day)
    assert found.car == ("98" if "98" in text else "")
    assert found.is_understood


@pytest.mark.parametrize("text", ["qui a gagné en mai", "boccolacci victoires mai", "who may win"])
def test_a_month_alone_says_not_what_is_meant(season, text):
    assert not asked(text).is_understood
    assert answers(asked(text)) == []


@pytest.mark.parametrize("text", ["who may win at Magny-Cours", "Boccolacci may win Magny-Cours"])
def test_what_may_be_is_no_month(season, text):
    assert asked(text).month is None


def test_the_number_of_a_session_is_no_day(season):
    found = asked("vainqueur course 2 mai Magny-Cours")
    assert (found.number, found.month, found.day) == (2, 5, None)


def test_a_month_narrows_the_sessions(september):
    assert days("who won Magny-Cours 2021") == ["2021-09-04", "2021-05-08", "2021-05-07"]
    assert days("who won Magny-Cours in May 2021") == ["2021-05-08", "2021-05-07"]
    assert days("vainqueur Magny-Cours en septembre") == ["2021-09-04"]
    assert days("vainqueur Magny-Cours 8 mai 2021") == ["2021-05-08"]
    assert days("vainqueur Magny-Cours en juillet") == []


def test_a_month_narrows_the_results_of_a_driver(september):
    assert days("boullery magny-cours september 2021") == ["2021-09-04"]


def test_a_session_without_a_day_is_of_the_month_of_its_whole_meeting(season, make):
    undated = make.session(season.events[2021], number=6)
    make.classification(undated, [line(1, season.muller)])
    assert undated in [answer.session for answer in answers(asked("race 6 winner Magny-Cours May"))]
    meeting = season.events[2021].meeting
    meeting.end_date = date(2021, 6, 1)
    meeting.save()
    assert answers(asked("race 6 winner Magny-Cours May")) == []


def test_a_month_narrows_the_cars(season):
    assert len(answers(asked("#98 carrera cup in may 2021"))) == 1
    assert not any(answer.big == "98" for answer in answers(asked("#98 carrera cup in june 2021")))


def test_the_month_of_a_year_is_the_one_of_the_calendar(season, make):
    """A winter season of 2021 goes on in January 2022."""
    winter = make.session(season.events[2021], number=7, date=date(2022, 1, 15))
    make.classification(winter, [line(1, season.muller)])
    assert days("who won Magny-Cours January 2022") == ["2022-01-15"]


def test_a_name_that_is_a_month_stays_a_name_unless_it_is_dated(season, make):
    may = make.driver("Ilse May")
    assert asked("May Magny-Cours").ids(Of.DRIVER) == [{may.pk}]
    dated = asked("who won Magny-Cours in May 2021")
    assert (dated.ids(Of.DRIVER), dated.month) == ([], 5)
    event = make.event(season.seasons[2022], "Coupes de mai")
    assert {event.pk} in asked("coupes de mai 2022").ids(Of.EVENT)
