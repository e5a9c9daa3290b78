"""What the sporting half keeps, and what it refuses."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from results.folding import fold
from results.models import ClassificationRow, Driver, Event, Session, Team
from results.models.row import Status


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Jérôme  BOULLERY", "jerome boullery"),
        ("Bœuf d’Œuvre", "boeuf d'oeuvre"),
        ("Bartosz Wiśniewski", "bartosz wisniewski"),
        ("Ilse Løvland", "ilse lovland"),
        ("Łukasz Żurawek", "lukasz zurawek"),
        ("Straße", "strasse"),
    ],
)
def test_text_is_compared_without_accents_and_case(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_a_driver_is_found_by_name_and_by_alias_without_accents(make):
    driver = make.driver("Jérôme Boullery")
    driver.aliases.create(name="BOULLERY J.")
    make.driver("Jérôme Boulanger")
    assert list(Driver.objects.named("jerome boullery")) == [driver]
    assert list(Driver.objects.named("Boullery J.")) == [driver]


def test_two_drivers_of_one_name_stay_two(make):
    make.driver("Jean Dupont")
    make.driver("Jean Dupont")
    assert Driver.objects.named("Jean Dupont").count() == 2


def test_a_renamed_team_is_found_by_its_new_name(make):
    team = make.team("Écurie Borée")
    team.name = "Équipe Borée"
    team.save(update_fields=["name"])
    assert list(Team.objects.named("equipe boree")) == [team]


def test_a_series_has_one_season_a_year(make):
    season = make.season(year=2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.season(season.series, year=2026)


def test_a_car_number_is_text_and_no_identity(make):
    event = make.event()
    make.entry(event, "04")
    make.entry(event, "4")
    make.entry(event, "4")
    make.entry(event, "")
    assert sorted(event.entries.values_list("car_number", flat=True)) == ["", "04", "4", "4"]


def test_a_driver_is_once_in_a_crew(make):
    driver = make.driver()
    entry = make.entry(drivers=[driver])
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.crew.create(driver=driver, order=2)


@pytest.mark.parametrize(
    "values",
    [
        {"gap_ms": 1000, "gap_laps": 1},
        {"interval_ms": 1000, "interval_laps": 1},
        {"status": Status.RETIRED, "position": 4},
    ],
    ids=["gap", "interval", "position"],
)
def test_a_row_that_says_two_things_is_refused_by_the_database(make, values):
    draft = make.session().classifications.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        ClassificationRow.objects.create(classification=draft, order=1, **values)


def test_a_session_is_called_by_its_kind_and_number_unless_it_has_a_name(make):
    event = make.event()
    assert make.session(event, number=2).title == "Race 2"
    assert make.session(event, Session.Kind.QUALIFYING).title == "Qualifying"
    assert make.session(event, name_en="Michelin Cup race").title == "Michelin Cup race"


def test_a_start_after_midnight_utc_is_dated_in_the_time_of_the_track(make):
    meeting = make.meeting(make.circuit(time_zone="America/New_York"))
    session = make.session(make.event(meeting=meeting), starts_at=datetime(2026, 1, 25, 2, 30, tzinfo=UTC))
    assert session.date == date(2026, 1, 24)
    session.date = date(2026, 1, 25)
    with pytest.raises(ValidationError, match="another day"):
        session.full_clean(exclude=["slug"])


def test_an_unknown_time_zone_is_refused_with_a_sentence(make):
    with pytest.raises(ValidationError, match="is no time zone"):
        make.circuit(time_zone="Europe/Atlantis").full_clean()


def test_a_meeting_does_not_end_before_it_starts(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.meeting(start_date=date(2026, 5, 8), end_date=date(2026, 5, 7))


def test_a_cancelled_event_stays_in_the_calendar(make):
    meeting = make.meeting(start_date=date(2026, 5, 7), end_date=date(2026, 5, 8))
    season = make.season()
    run = make.event(season, "Run", meeting=meeting, number=1)
    cancelled = make.event(season, "Cancelled", meeting=meeting, number=2, is_cancelled=True)
    undated = make.event(season, "Undated", number=3)
    assert list(Event.objects.in_calendar_order()) == [run, cancelled, undated]


@pytest.mark.parametrize("colour", ["red", "#fff", "#ffd4;}", "#ffd40\n"])
def test_a_series_colour_is_six_hexadecimal_digits(make, colour):
    with pytest.raises(ValidationError, match="#rrggbb"):
        make.series(colour=colour).full_clean()
