"""The entry list of an event: its page, its data, and the ways to it."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError

from results.models import CarModel, Session

BOTH = pytest.mark.parametrize("language", ["fr", "en"])


@pytest.fixture
def event(make):
    season = make.season(make.series("Alizé"))
    pro, bronze = make.race_class(season, "Pro", order=1), make.race_class(season, "Bronze", order=9)
    event = make.event(season, "4 Hours")
    car = CarModel.objects.create(name="Vanneau V8 GT3")
    first = make.entry(
        event, "12", [make.driver("Inès Hallström", nationality="SWE"), make.driver("Noé Adam")],
        [pro], team=make.team(), car_model=car,
    )  # fmt: skip
    first.crew.update(grade="Gold")
    make.entry(event, "9", [], [pro, bronze])
    make.entry(event, "101", [make.driver("Tom Reeve")], [], is_guest=True)
    make.entry(event, "012", [], [pro])
    return event


@pytest.fixture
def page(client, event):
    def page(language="en", of=event):
        whole = client.get(f"/{language}{of.get_absolute_url()[3:]}entries/").content.decode()
        return whole.partition("<main")[2]

    return page


def in_order(page, *texts):
    places = [page.index(text) for text in texts]
    return places == sorted(places)


def test_cars_stand_in_their_class_by_their_number(page):
    plates = [f'plate">{number}<' for number in ("9", "12", "012", "101")]
    assert in_order(
        page(), '<h2 id="class-pro">Pro', *plates[:3], '<h2 id="no-class">Without a class', plates[3]
    )
    assert all(page().count(plate) == 1 for plate in plates)


def test_a_car_says_its_crew_its_grades_its_team_and_what_it_is(page):
    shown = page()
    assert in_order(
        shown, "Inès Hallström", "SWE", "Gold", "Noé Adam", "Delorme Compétition", "Vanneau V8 GT3"
    )
    assert "crew to be announced" in shown
    assert ">Guest<" in shown
    assert in_order(shown, 'plate">9<', "Bronze", 'plate">12<')


@BOTH
def test_a_list_that_is_not_known_says_so_and_still_has_its_page(client, make, language):
    event = make.event()
    address = f"/{language}{event.get_absolute_url()[3:]}entries/"
    response = client.get(address)
    assert response.status_code == 200
    assert ".csv" not in response.content.decode()
    if language == "en":
        assert "The entry list is not known yet." in response.content.decode()
        assert "The entry list is not known yet." in client.get(event.get_absolute_url()).content.decode()


def test_the_event_and_its_sessions_lead_to_the_list(client, make, event):
    session = make.session(event)
    target = f'href="{event.get_absolute_url()}entries/"'
    assert target in client.get(event.get_absolute_url()).content.decode()
    assert "The entry list, 4 cars" in client.get(event.get_absolute_url()).content.decode()
    assert target in client.get(session.get_absolute_url()).content.decode()
    other = make.session()
    assert "entries/" not in client.get(other.get_absolute_url()).content.decode()


def test_the_data_say_the_same(client, event):
    base = f"{event.get_absolute_url()}entries"
    data = client.get(f"{base}.json").json()
    assert data["event"]["slug"] == event.slug
    assert [car["number"] for car in data["entries"]] == ["9", "12", "012", "101"]
    assert data["entries"][1] == {
        "number": "12",
        "drivers": [
            {"name": "Inès Hallström", "nationality": "SWE", "grade": "Gold",
             "driver": data["entries"][1]["drivers"][0]["driver"]},
            {"name": "Noé Adam", "nationality": "", "grade": "Gold",
             "driver": data["entries"][1]["drivers"][1]["driver"]},
        ],
        "team": "Delorme Compétition",
        "car": "Vanneau V8 GT3",
        "classes": ["Pro"],
        "guest": False,
            "withdrawn": False,
    }  # fmt: skip
    response = client.get(f"{base}.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == ["9", "12", "012", "101"]
    assert rows[1]["drivers"] == "Inès Hallström / Noé Adam"
    assert [row["guest"] for row in rows] == ["false", "false", "false", "true"]
    assert client.get(f"{base}.csv", headers={"if-none-match": response["ETag"]}).status_code == 304


def test_a_spreadsheet_runs_nothing_and_a_page_shows_any_text(client, make, page):
    event = make.event()
    make.entry(event, "1", [], team=make.team("=cmd|' /C calc'!A0 <script>x</script>"))
    body = client.get(f"{event.get_absolute_url()}entries.csv").content.decode()
    assert "'=cmd" in body
    assert "<script>x" not in page(of=event)


def test_no_session_takes_the_address_of_the_list(event):
    with pytest.raises(ValidationError, match="entry list"):
        Session(event=event, slug="entries").full_clean()
