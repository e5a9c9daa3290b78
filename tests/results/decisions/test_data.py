"""The decisions of the stewards in the CSV and JSON of a classification."""

import csv
import io
from dataclasses import replace

import pytest

from results.models import Document
from results.publishing import LineDrive
from tests.results.decisions.steps import apply, decide


def data(client, session, ending, revision=None):
    path = session.get_absolute_url().rstrip("/")
    response = client.get(f"{path}/v{revision}.{ending}" if revision else f"{path}.{ending}")
    assert response.status_code == 200
    if ending == "json":
        return response.json()
    return {row["number"]: row for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))}


def on_rows(found):
    return {row["number"]: row["decisions"] for row in found["rows"] if row["decisions"]}


@pytest.fixture
def penalty(race):
    return decide(race, 2, "time", seconds="5.500", reason_en="Contact", reason_fr="Accrochage", number="44")


def test_json_tells_what_was_decided_and_which_revision_contains_it(client, race, penalty):
    other = decide(race, 4, "points", points="1.50")
    apply(race)
    found = data(client, race, "json")
    first, second = found["decisions"]
    assert (first["id"], first["car"], first["kind"], first["seconds"]) == (penalty.pk, "2", "time", "5.5")
    assert (first["infringement"]["fr"], first["number"], first["state"]) == ("Accrochage", "44", "imposed")
    assert (first["in_revision"], first["document"]) == (True, None)
    assert (second["id"], second["points"], second["in_revision"]) == (other.pk, "1.5", False)
    assert on_rows(found) == {"2": [penalty.pk]}


def test_each_revision_keeps_what_it_contains(client, race, penalty):
    apply(race)
    apply(race, {penalty.pk: "reversed"})
    said = {}
    for revision in (1, 2, 3):
        found = data(client, race, "json", revision)
        said[revision] = on_rows(found), found["decisions"][0]["in_revision"]
        assert found["decisions"][0]["state"] == "reversed"
    assert said == {1: ({}, False), 2: ({"2": [penalty.pk]}, True), 3: ({}, False)}


def test_csv_has_them_in_a_cell_of_the_car(client, race, penalty):
    decide(race, 2, "disqualification")
    apply(race)
    found = data(client, race, "csv")
    assert found["2"]["decisions"] == "time 5.5 (44) / disqualification"
    assert found["1"]["decisions"] == ""


def test_a_decision_that_names_a_driver_alone_stands_on_his_car(client, make):
    session = make.session()
    driver = make.driver()
    lines = make.lines(2)
    lines[0] = replace(lines[0], drives=(LineDrive("A. Prix", driver=driver),))
    make.classification(session, lines)
    session.penalties.create(driver=driver, kind="time", seconds=5)
    apply(session)
    assert sum(bool(row["decisions"]) for row in data(client, session, "csv").values()) == 1


def test_a_paper_that_readers_may_not_open_is_not_told(client, race, penalty):
    penalty.document = Document.objects.create(title="Decision 44", kind="decision", session=race)
    penalty.save()
    assert data(client, race, "json")["decisions"][0]["document"] is None


def test_a_grid_has_no_decisions_of_the_race(client, race, penalty, make):
    make.classification(race, make.lines(2), kind="grid")
    path = race.get_absolute_url().rstrip("/")
    assert client.get(f"{path}.json?kind=grid").json()["decisions"] == []


def test_more_decisions_cost_no_more_queries(client, race, django_assert_max_num_queries):
    for number in range(1, 6):
        decide(race, number, "time", seconds=number)
    apply(race)
    with django_assert_max_num_queries(13):
        data(client, race, "json")
    for number in range(1, 6):
        decide(race, number, "reprimand")
    with django_assert_max_num_queries(13):
        data(client, race, "json")
