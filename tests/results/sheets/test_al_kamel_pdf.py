"""Al Kamel's PDFs: drawings that abut, wrap and overprint alike, and real sheets where they are at hand."""

import csv

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult
from results.times import Gap, parse_gap, parse_time
from tests.results.sheets.crystal import PRACTICE, RACE, crystal

pytestmark = pytest.mark.pure
LEADER = {
    "pos": "1",
    "pic": "1",
    "number": "04",
    "class": "GTX",
    "drivers": ("A. van der Berg / B. Ekström", "C. Ferró"),
    "team": "Nordlys Racing",
    "car": ("Corvus R4 GT3", "(992)"),
    "laps": "705",
    "total": "24:01:20.108",
    "gap": "-",
    "interval": "-",
    "lap": "493",
    "time": "1:36.414",
}
SECOND = {
    "pos": "2",
    "pic": "1",
    "number": "7",
    "class": "GTDPRO",
    "group": "B",
    "drivers": "D. Novák / E. Ono",
    "team": "Écurie Lac",
    "car": "Tern 5",
    "laps": "705",
    "total": "24:02:30.844",
    "gap": "1:10.736",
    "interval": "1:10.736",
    "lap": "99",
    "time": "1:37.000",
}
STOPPED = {
    "pos": "3",
    "pic": "2",
    "number": "333",
    "class": "GTX",
    "drivers": "F. Lima / G. Sá",
    "team": "Lima",
    "car": "Tern 5",
    "laps": "518",
    "total": "19:35:52.302",
    "gap": "187 Laps",
    "interval": "187 Laps",
    "lap": "12",
    "time": "1:40.001",
    "overprint": "Not Running",
}


def read(*args, **kwargs):
    return read_sheet(crystal(*args, **kwargs))[0]


def test_abutting_columns_wrapped_crews_and_overprints_are_kept_apart():
    reading = read("Race Official Results (24 Hours)", RACE, [LEADER, SECOND, STOPPED])
    first, second, third = reading.rows
    assert (first.number, first.drivers) == ("04", ("A. van der Berg", "B. Ekström", "C. Ferró"))
    assert (first.team, first.car) == ("Nordlys Racing", "Corvus R4 GT3 (992)")
    assert (first.laps, first.total_time_ms, first.gap_ms, first.gap_laps) == (705, 86_480_108, None, None)
    assert [(each.name, each.position) for each in second.classes] == [("GTDPRO", 1), ("B", None)]
    assert (second.gap_ms, second.interval_ms, second.best_lap_number) == (70_736, 70_736, 99)
    assert (third.gap_laps, third.interval_laps, third.running, third.status) == (
        187,
        187,
        False,
        "classified",
    )
    assert (first.running, second.running) == (True, True)
    assert not reading.has_problems


def test_the_heading_says_what_the_sheet_is():
    reading = read("Race 2 Provisional Results", RACE, [LEADER, SECOND])
    assert (reading.kind, reading.session, reading.session_kind) == ("classification", "Race 2", "race")
    assert (reading.status, reading.label, reading.issued_at) == (
        "provisional",
        "Provisional",
        "2026-02-06T14:05",
    )
    assert (reading.series, reading.event, reading.circuit) == (None, None, None)


def test_a_legend_in_small_type_beside_the_title_is_no_part_of_it():
    legend = "* Bold: Starting Driver / Italic: Fastest Lap Driver / Underline: Qualifying Driver"
    reading = read("Race Provisional Results (24 Hours)", RACE, [LEADER, SECOND], legend=legend)
    assert (reading.title, reading.session) == ("Race Provisional Results (24 Hours)", "Race")
    assert len(reading.rows) == 2


@pytest.mark.parametrize(
    ("foot", "version"),
    [
        (["Version 1.1"], "1.1"),
        (["Version 1.1", "Version 3.2"], None),
        (["Timing software Version 3.2"], None),
        (["Car #7: diversion 1.1"], None),
    ],
)
def test_a_version_stands_at_the_foot_by_itself(foot, version):
    assert read("Race Provisional Results", RACE, [LEADER, SECOND], foot=foot).version == version


def test_practice_has_the_best_time_its_lap_and_the_laps_driven():
    rows = [
        {
            "pos": "1",
            "number": "6",
            "class": "GTX",
            "drivers": "A. Berg / B. Ono",
            "team": "Lac",
            "car": "Tern 5",
            "time": "1:35.826",
            "lap": "15",
            "laps": "20",
        },
        {
            "pos": "2",
            "number": "93",
            "class": "GTX",
            "drivers": "C. Lima / D. Sá",
            "team": "Nord",
            "car": "Tern 5",
            "time": "1:36.058",
            "lap": "9",
            "laps": "19",
            "gap": "0.232",
            "interval": "0.232",
        },
    ]
    reading = read("Practice 1 Official Results", PRACTICE, rows)
    assert reading.session_kind == "practice"
    assert [(r.best_lap_ms, r.best_lap_number, r.laps) for r in reading.rows] == [
        (95_826, 15, 20),
        (96_058, 9, 19),
    ]
    assert (reading.rows[1].gap_ms, reading.rows[1].interval_ms, reading.rows[1].running) == (232, 232, None)
    assert not reading.has_problems


def test_a_code_instead_of_a_place_is_a_status():
    out = {
        "pos": "DNS",
        "number": "9",
        "class": "GTX",
        "drivers": "H. Poe / I. Rex",
        "team": "Poe",
        "car": "Tern 5",
    }
    reading = read("Race Official Results", RACE, [LEADER, out])
    assert (reading.rows[1].status, reading.rows[1].position) == ("did_not_start", None)


def test_text_in_no_column_is_said_not_swallowed():
    strange = SECOND | {"elsewhere": {"+5 sec penalty": 790}}
    reading = read("Race Official Results", RACE, [LEADER, strange])
    assert [problem.code for problem in reading.rows[1].problems] == ["text_left_over"]


def test_a_column_that_we_do_not_store_disturbs_nothing():
    with_points = [row | {"elsewhere": {points: 790}} for row, points in ((LEADER, "35"), (SECOND, "32"))]
    reading = read("Race Official Results", RACE, with_points, more_heads=[("Pts", 790)])
    assert not reading.has_problems


def test_footnotes_are_kept_with_the_lines_they_run_on():
    foot = ["Cars #2 & #9 - some lap times invalidated", "due to shortcut"]
    reading = read("Race Official Results", RACE, [LEADER, SECOND], foot=foot)
    assert reading.notes == ("Cars #2 & #9 - some lap times invalidated due to shortcut",)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Race Results by Driver Fastest Lap", "fastest_laps"),
        ("Race Fastest Sectors", "sector_times"),
        ("Race Drive Time Results", "drive_times"),
        ("Race Lap Chart", "lap_by_lap"),
    ],
)
def test_a_sheet_beside_the_classification_is_refused_with_its_reason(title, reason):
    with pytest.raises(NotAResult) as refusal:
        read(title, RACE, [LEADER, SECOND])
    assert refusal.value.code == reason


def expected_of(path):
    with path.with_suffix(".expected.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_real_race_reads_without_a_wrong_cell(samples):
    path = samples / "results-pdf" / "imsa-daytona-2026-race-official.pdf"
    reading, expected = read_sheet(path.read_bytes())[0], expected_of(path)
    assert not reading.has_problems
    assert len(reading.rows) == len(expected)
    for row, want in zip(reading.rows, expected, strict=True):
        assert (str(row.position), str(row.class_position), row.number) == (
            want["position"],
            want["class_position"],
            want["number"],
        )
        assert [each.name for each in row.classes] == [
            name for name in (want["class"], want["pro_am"]) if name
        ]
        assert [surname(name) for name in row.drivers] == [
            surname(name) for name in want["drivers"].split(" / ")
        ]
        assert (row.team, row.car, str(row.laps)) == (want["team"], want["vehicle"], want["laps"])
        assert row.total_time_ms == parse_time(want["total_time"])
        assert gap(row.gap_ms, row.gap_laps) == parse_gap(want["gap_first"])
        assert gap(row.interval_ms, row.interval_laps) == parse_gap(want["gap_previous"])
        assert (row.best_lap_ms, str(row.best_lap_number)) == (
            parse_time(want["best_lap"]),
            want["best_lap_number"],
        )
        assert str(row.running) == want["running"]


@pytest.mark.parametrize("name", ["imsa-daytona-2026-grid-official", "pccna-cota-2021-grid-race1"])
def test_a_real_grid_reads_without_a_wrong_cell(samples, name):
    path = samples / "results-pdf" / f"{name}.pdf"
    reading, expected = read_sheet(path.read_bytes())[0], expected_of(path)
    assert (reading.kind, reading.status) == ("grid", "official")
    assert not reading.has_problems
    assert len(reading.rows) == len(expected)
    for row, want in zip(reading.rows, expected, strict=True):
        assert (str(row.position), row.number) == (want["position"], want["number"])
        assert " ".join(each.name for each in row.classes) == want["class"]
        # The table beside one sheet has two drivers without the stroke that its other lines give them.
        assert " ".join(row.drivers) == want["drivers"].replace(" / ", " ")
        assert (row.team, row.car, row.best_lap_ms) == (want["team"], want["car"], parse_time(want["time"]))


def test_real_sheets_that_are_no_results_are_refused_with_their_reason(samples):
    reasons = {}
    for path in (samples / "not-results").glob("*.pdf"):
        with pytest.raises(NotAResult) as refusal:
            read_sheet(path.read_bytes())
        reasons[path.stem.split("-")[0]] = refusal.value.code
    assert reasons == {"btcc": "regulations", "imsa": "fastest_laps", "nls3": "lap_by_lap"}


def gap(ms, laps):
    return None if ms is None and laps is None else Gap(ms, laps)


def surname(name):
    """What an initial or a forename leaves, as sheets abbreviate: the last word."""
    return name.split()[-1]
