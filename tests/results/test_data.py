"""A classification as CSV and JSON, and the colours of the series."""

import csv
import io

import pytest

from results.colours import contrast, contrast_black_or_white, line_colours
from results.models import Series
from results.publishing import Line, LineDrive
from results.views.colours import style_sheet


def address(session, ending, revision=None):
    path = session.get_absolute_url().rstrip("/")
    return f"{path}/v{revision}.{ending}" if revision else f"{path}.{ending}"


@pytest.fixture
def session(make):
    session = make.session()
    pro, am = (make.race_class(session.event.season, code) for code in ("Pro", "Am"))
    lines = [
        Line(
            1, position=1, number="04", laps=20, total_time_ms=3_600_001, best_lap_ms=59_104,
            drives=(LineDrive("Jérôme Ünal", "FRA"), LineDrive("Ana Prix")),
            classes=((pro, 1), (am, 1)), times=(("Q1", 60_000), ("Q2", None)),
        ),
        Line(2, status="retired", number="5", team_name="=HYPERLINK(1)", note="engine", laps=0),
    ]  # fmt: skip
    make.classification(session, lines)
    return session


def test_json_gives_the_values_as_they_are_kept(client, session):
    response = client.get(address(session, "json"))
    data = response.json()
    assert response["Content-Type"] == "application/json"
    assert data["classification"]["revision"] == 1
    first, second = data["rows"]
    assert (first["number"], first["total_time_ms"], first["gap_ms"]) == ("04", 3_600_001, None)
    assert {each["class"]: each["position"] for each in first["classes"]} == {"Pro": 1, "Am": 1}
    assert first["segments"] == {"Q1": 60_000, "Q2": None}
    assert (second["status"], second["laps"], second["team"]) == ("retired", 0, "=HYPERLINK(1)")


def test_csv_is_one_line_a_car_and_runs_no_formula(client, session):
    response = client.get(address(session, "csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text))
    assert first["drivers"] == "Jérôme Ünal / Ana Prix"
    assert (first["number"], first["gap_ms"], second["laps"]) == ("04", "", "0")
    assert second["team"] == "'=HYPERLINK(1)"


def test_a_revision_keeps_its_data(client, session, make):
    make.classification(session, make.lines(2))
    assert client.get(address(session, "json", 1)).json()["classification"]["is_current"] is False
    assert len(client.get(address(session, "json")).json()["rows"]) == 2
    assert client.get(address(session, "csv", 9)).status_code == 404


def test_the_file_has_a_harmless_name_and_is_sent_once(client, session):
    response = client.get(address(session, "csv"))
    assert response["Content-Disposition"].startswith('attachment; filename="alize-trophy-')
    assert response["X-Content-Type-Options"] == "nosniff"
    again = client.get(address(session, "csv"), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_published_has_no_data(client, make):
    assert client.get(address(make.session(), "json")).status_code == 404


@pytest.mark.pure
@pytest.mark.parametrize(
    "colour", ["#ffd400", "#000000", "#ffffff", "#777777", "#c8102e", "#27509b", "#00ff7f"]
)
def test_text_and_lines_in_a_series_colour_can_be_seen(colour):
    assert contrast(colour, contrast_black_or_white(colour)) >= 4.58
    light, dark = line_colours(colour)
    assert contrast(light, "#ffffff") >= 3
    assert contrast(dark, "#191d1f") >= 3


@pytest.mark.pure
def test_the_line_of_a_yellow_series_is_darkened_on_white_alone():
    assert line_colours("#ffd400") == ("#ad9000", "#ffd400")


@pytest.mark.pure
def test_nothing_but_a_slug_and_a_colour_is_ever_written():
    hostile = [("ok", "#ffd400"), ("x", "red;}body{display:none"), ('a"]{}', "#ffffff"), ("y", "#ffffff\n}")]
    sheet = style_sheet(hostile)
    assert sheet.count("data-series") == 1
    assert "display" not in sheet


def test_the_style_sheet_follows_a_new_colour(client, make):
    series = make.series()
    first = client.get("/series.css")
    assert first["Content-Type"] == "text/css; charset=utf-8"
    assert f'[data-series="{series.slug}"]'.encode() in first.content
    assert client.get("/series.css", headers={"If-None-Match": first["ETag"]}).status_code == 304
    Series.objects.update(colour="#112233")
    changed = client.get("/series.css", headers={"If-None-Match": first["ETag"]})
    assert b"--series: #112233" in changed.content
