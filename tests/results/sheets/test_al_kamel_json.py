"""Al Kamel's JSON: classifications, grids and points tables, whose numbers are texts."""

import json

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure


def driver(first, last, country=""):
    return {"number": 1, "firstname": first, "surname": last, "hometown": "Lac Noir, QC", "country": country}


def car(position, number, **values):
    line = {
        "status": "Classified",
        "not_finished": False,
        "not_finished_cause": "",
        "position": position,
        "number": number,
        "elapsed_time": "46:41.553",
        "fastest_lap_number": "7",
        "fastest_lap_time": "1:39.748",
        "time": "1:39.748",
        "gap_first": "-",
        "gap_previous": "-",
        "laps": "26",
        "team": "Nordlys",
        "class": "GTX",
        "group": "",
        "vehicle": "Corvus R4",
        "drivers": [driver("Anna", "Novák", "CZE"), driver("Tom", "de Wit(J)", "NLD")],
    }
    return line | values


CARS = [
    car(1, "04"),
    car(2, "7", group="B", elapsed_time="46:42.723", gap_first="+1.170", gap_previous="+1.170"),
    car(
        3,
        "9",
        not_finished=True,
        laps="24",
        elapsed_time="44:41.000",
        gap_first="2 Laps",
        gap_previous="2 Laps",
        fastest_lap_number="0",
        fastest_lap_time="",
        time="",
    ),
]
SESSION = {
    "championship_name": "Lac Noir Trophy",
    "event_name": "Three Hours",
    "session_name": "Race 2",
    "report_mark": "Provisional",
    "revised_mark": "Revised",
    "report_message": "Car 7: five seconds added",
    "session_type": "Race",
    "session_date": "03-05-2026 01:55",
    "creation_date": "03-05-2026 07:40:09",
    "circuit": {"name": "Lac Noir", "length": 3633.89},
}


def read(content):
    (reading,) = read_sheet(json.dumps(content).encode("utf-8-sig"))
    return reading


def classification(cars=CARS, **values):
    return read({"session": SESSION | values, "classification": cars})


def test_a_classification_is_read_with_what_it_says_of_itself():
    reading = classification()
    first, second, third = reading.rows
    assert (reading.kind, reading.series, reading.event, reading.circuit, reading.session) == (
        "classification",
        "Lac Noir Trophy",
        "Three Hours",
        "Lac Noir",
        "Race 2",
    )
    assert (reading.session_kind, reading.status, reading.label) == (
        "race",
        "provisional",
        "Provisional Revised",
    )
    assert reading.notes == ("Car 7: five seconds added",)
    assert (first.number, first.drivers, first.nationalities, first.total_time_ms, first.gap_ms) == (
        "04",
        ("Anna Novák", "Tom de Wit(J)"),
        ("CZE", "NLD"),
        2_801_553,
        None,
    )
    assert [(each.name, each.position) for each in second.classes] == [("GTX", None), ("B", None)]
    assert (third.running, third.gap_laps, third.best_lap_number, third.best_lap_ms) == (False, 2, None, None)
    assert not reading.has_problems


def test_a_clock_without_morning_and_afternoon_is_not_guessed():
    assert classification().issued_at is None


def test_a_mark_that_is_missing_is_no_status():
    reading = classification(report_mark="", revised_mark="")
    assert (reading.status, reading.label) == (None, None)


def test_a_place_beside_a_car_that_did_not_start_is_said():
    row = classification(
        [CARS[0], car(2, "8", status="Not Started", laps="0", elapsed_time="", time="")]
    ).rows[1]
    assert (row.status, row.position, row.running) == ("did_not_start", 2, None)
    assert "position_with_status" in [problem.code for problem in row.problems]


def test_a_lap_quicker_than_the_fastest_of_all_is_said():
    content = {
        "session": SESSION,
        "classification": CARS,
        "fastest_lap": {"time": "1:40.000", "lap_number": "3", "participant_number": "7"},
    }
    codes = [[problem.code for problem in row.problems] for row in read(content).rows]
    assert "faster_than_fastest_lap" in codes[0]


def test_a_grid_is_read():
    line = {
        "position": 1,
        "number": "42",
        "time": "1:47.054",
        "class": "DH",
        "drivers": [driver("Ida", "Poe")],
    }
    reading = read({"session": SESSION, "grid": [line, line | {"position": 2, "number": "7", "time": ""}]})
    assert reading.kind == "grid"
    assert [(row.position, row.number, row.best_lap_ms) for row in reading.rows] == [
        (1, "42", 107_054),
        (2, "7", None),
    ]


def points(index, total, status="", counts=True):
    return {
        "session_index": index,
        "total_points": total,
        "race_points_valid_for_net_points": counts,
        "status": status,
    }


@pytest.mark.parametrize("team", [None, "Nordlys"])
def test_a_points_table_is_read(team):
    line = {
        "position": 1,
        "total_points": 37.5,
        "total_net_points": 37.5,
        "key": "04" if team else "Anna Novák",
        "points_by_session": [
            points(1, 25.0),
            points(2, 12.5),
            points(3, 0.0, "did_not_race"),
            points(4, 0, counts=False),
        ],
    } | ({"team": team} if team else {})
    sessions = [
        {"session_index": index, "event_name": event, "session_name": name}
        for index, event, name in ((1, "Lac Noir", "Race 1"), (2, "Lac Noir", "Race 2"), (3, "Bay", "Race 3"))
    ]
    reading = read({"championship": {"main_title": "Trophy", "sessions": sessions}, "classification": [line]})
    (row,) = reading.rows
    assert (reading.kind, reading.title) == ("standings", "Trophy")
    assert (row.position, row.number, row.drivers, row.team, row.points) == (
        1,
        "04" if team else "",
        () if team else ("Anna Novák",),
        team,
        "37.5",
    )
    assert row.cells == {
        "Lac Noir|Race 1": "25",
        "Lac Noir|Race 2": "12.5",
        "Bay|Race 3": "did not race",
    }


@pytest.mark.parametrize(
    "content",
    [{}, [], {"session": {}, "classification": []}, {"session": {"a": 1}, "classification": [{"x": 1}]}],
)
def test_other_json_is_no_result(content):
    with pytest.raises(NotAResult):
        read(content)


def test_values_of_the_wrong_kind_break_nothing():
    strange = {"drivers": [None, "x", {"firstname": 7}], "laps": [], "number": 12, "time": {}, "team": None}
    row = classification([car(1, "1") | strange]).rows[0]
    assert (row.number, row.laps, row.drivers) == ("12", None, ("7",))
