"""Tables of records, whatever makes them: separators, encodings, header words, titles, sections, notes."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult, Unreadable
from tests.results.sheets.recorded import codes, one, race, told

pytestmark = pytest.mark.pure


def test_a_race_is_read():
    reading = one(race())
    assert (reading.kind, reading.session_kind, reading.status) == ("classification", "race", None)
    assert told(reading)[0] == (
        1,
        "04",
        ("Anna Novák", "Tom de Wit"),
        "Nordlys Racing",
        "Corvus R4",
        "GTX",
        26,
        2_801_553,
        None,
        None,
        None,
        99_748,
        7,
        "classified",
    )
    assert (reading.rows[1].gap_ms, reading.rows[2].gap_laps, reading.rows[3].status) == (1170, 2, "retired")
    assert codes(reading) == []


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_neither_separator_nor_line_end_matters(separator, end):
    text = race().replace(";", separator).replace("\n", end)
    assert told(one(text)) == told(one(race()))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf_16_be", "cp1252", "latin-1"]
)
def test_the_encoding_is_found(encoding):
    text = race().replace("Novák", "Noväk")
    assert told(one(text, encoding)) == told(one(text))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Anna Müller", "cp850"),
        ("Noël Façade", "cp850"),
        ("Zoë Öst", "cp850"),
        ("Łukasz Żak", "cp852"),
        ("Łukasz Żak", "cp1250"),
        ("Noël Façade", "mac-roman"),
        ("Anna Müller", "mojibake"),
        ("Łukasz Żak", "mojibake"),
    ],
)
def test_letters_of_another_encoding_are_said_on_the_row(name, wrong):
    text = race().replace("É", "E").replace("Zoë Öst", "Zoe Ost").replace("Rí", "Ri").replace("Vö", "Vo")
    text = text.replace("Anna Novák", name)
    data = text.encode().decode("latin-1").encode() if wrong == "mojibake" else text.encode(wrong)
    row = read_sheet(data)[0].rows[0]
    assert row.drivers[0] != name
    assert "letters_unsure" in [problem.code for problem in row.problems]


@pytest.mark.parametrize("name", ["Noël Façade", "José Peña", "Łukasz Żak", "Seán O’Brien", "Jean‑Éric Œuf"])
def test_letters_as_they_should_be_are_not_doubted(name):
    reading = one(race().replace("Anna Novák", name).replace("Nordlys Racing", "Équipe «Lac» 2° – R³"))
    assert codes(reading) == []


def test_quotes_that_come_in_pairs_hold_separators_and_lines():
    text = race().replace(";", ",").replace("Nordlys Racing", '"Nordlys, by ""Lac""\nRacing"')
    assert one(text).rows[0].team == 'Nordlys, by "Lac" Racing'


def test_quotes_that_do_not_are_letters():
    text = race().replace("Team Poe", 'Team "Poe', 1).replace("Écurie Lac", '"Écurie Lac"')
    rows = one(text).rows
    assert [row.team for row in rows] == ["Nordlys Racing", "Écurie Lac", 'Team "Poe', "Team Poe"]
    assert len(one(text.replace("Nordlys Racing", '"Nordlys')).rows) == 4


def test_titles_stand_above_and_footnotes_below():
    text = f"""Lac Noir Trophy;;;
Race 2 – Provisional classification;;;

Circuit;Lac Noir
Version;1.1
{race()}

Car 7: five seconds added, track limits
Fastest lap: car 04, 1:39.748, lap 7
Total cars;4
"""
    reading = one(text)
    assert told(reading) == told(one(race()))
    assert (reading.status, reading.label, reading.session, reading.circuit, reading.version) == (
        "provisional",
        "Provisional",
        "Race 2",
        "Lac Noir",
        "1.1",
    )
    assert len(reading.notes) == 3
    assert codes(reading) == []


def test_blank_lines_and_a_header_repeated_for_the_next_page_change_nothing():
    lines = race().splitlines()
    text = "\n".join([*lines[:3], "", ";;;", lines[0], *lines[3:]])
    assert told(one(text)) == told(one(race()))


def test_sections_give_their_status():
    text = race().replace("DNF;11", ";11").replace(";11;Max", "Not classified;;;\n;11;Max")
    assert [row.status for row in one(text).rows] == ["classified"] * 3 + ["not_classified"]


def test_a_code_in_place_of_a_time_is_a_status():
    text = race().replace("DNF;11", ";11").replace("3;;;;1:44.000", "3;DNS;;;1:44.000")
    assert one(text).rows[3].status == "did_not_start"
    assert codes(one(text)) == []


def test_a_header_of_two_lines():
    text = race().replace("Gap;Interval;Best lap;Lap\n", "Gap;;Best lap;\n;;;;;;;;First;Previous;Time;Lap\n")
    assert told(one(text)) == told(one(race()))


def test_two_races_in_one_file_are_two_readings():
    second = race().replace("46:41.553", "46:42.053").replace(";1.170;1.170", ";0.670;0.670")
    readings = read_sheet(f"Race 1\n{race()}\nRace 2\n{second}".encode())
    assert [reading.session for reading in readings] == ["Race 1", "Race 2"]
    assert [reading.rows[0].total_time_ms for reading in readings] == [2_801_553, 2_802_053]
    assert [len(reading.rows) for reading in readings] == [4, 4]


def test_a_table_that_is_no_result_beside_one_that_is_is_counted():
    text = race() + "\n\nNumber;Lap;Time;Driver\n" + "\n".join(f"7;{lap};1:4{lap}.000;E" for lap in range(8))
    reading = one(text)
    assert told(reading) == told(one(race()))
    assert codes(reading) == ["tables_left"]


def test_classes_as_sections_whose_places_begin_anew():
    text = """Pos;No;Driver;Laps;Total time;Gap
GTX
1;4;Anna Novák;26;46:41.553;
2;7;Élie Roux;26;46:42.723;1.170
GTY
1;9;Ben Ono;24;46:50.000;
2;11;Lia Vö;24;46:52.000;2.000
"""
    rows = one(text).rows
    assert [(row.position, row.main_class, row.class_position) for row in rows] == [
        (None, "GTX", 1),
        (None, "GTX", 2),
        (None, "GTY", 1),
        (None, "GTY", 2),
    ]


def test_a_column_of_classes_whose_places_begin_anew():
    text = "Class;Pos;No;Driver;Laps\nGTX;1;4;A B;9\nGTX;2;7;C D;9\nGTY;1;9;E F;9\n"
    assert [(row.position, row.class_position) for row in one(text).rows] == [(None, 1), (None, 2), (None, 1)]
    assert codes(one(text)) == ["places_in_class"]


def test_a_line_between_the_rows_that_nobody_understands_is_said():
    lines = race().splitlines()
    text = "\n".join([*lines[:3], "Guests of the club", *lines[3:]])
    assert codes(one(text)) == ["line_between_rows"]


def test_shifted_cells_are_said_and_nothing_is_moved_in_silence():
    lines = race().splitlines()
    for broken in (lines[2].replace(";Écurie Lac", ""), lines[2].replace(";Tern 5", ";;Tern 5")):
        row = one("\n".join([*lines[:2], broken, *lines[3:]])).rows[1]
        assert "cells_shifted" in [problem.code for problem in row.problems]


def test_qualifying_is_told_by_its_segments_whatever_the_heading_says():
    text = "Final race classification\nPos;No;Driver;Q1;Q2;Laps\n1;4;A B;1:40.1;1:39.2;9\n2;7;C D;1:41.0;;5\n"
    reading = one(text)
    assert (reading.session_kind, reading.status) == ("qualifying", "official")
    assert reading.rows[0].segments == {"Q1": 100_100, "Q2": 99_200}
    assert "heading_unlike_columns" in codes(reading)


def test_an_entry_list_and_a_points_table():
    entries = one("No;Driver;Team;Car;Class\n4;A B;Lac;Tern 5;GTX\n7;C D;Poe;Tern 5;GTY\n")
    assert (entries.kind, codes(entries)) == ("entry_list", [])
    table = one("Pos;Driver;R1;R2;Points\n1;A B;25;12,5;37,5\n2;C D;DNF;18;18\n")
    assert table.kind == "standings"
    assert [(row.points, row.cells) for row in table.rows] == [
        ("37.5", {"R1": "25", "R2": "12,5"}),
        ("18", {"R1": "DNF", "R2": "18"}),
    ]


def test_a_grid_by_its_heading_or_its_header():
    assert one("Starting grid\nPos;No;Driver;Time\n1;4;A B;1:40.000\n").kind == "grid"
    assert one("Grid;No;Driver\n1;4;A B\n2;7;C D\n").kind == "grid"


def test_a_classification_that_nothing_calls_one_is_said_to_be_a_guess():
    assert "heading_missing" in codes(one("Pos;No;Driver;Team\n1;4;A B;Lac\n2;7;C D;Poe\n"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NUMBER;LAP_NUMBER;LAP_TIME;S1;S2;DRIVER_NAME\n" + "4;1;1:40.0;30.1;50.2;A\n" * 9, "lap_by_lap"),
        ("Fastest laps\nPos;No;Driver;Time;Lap\n1;4;A B;1:40.000;3\n", "fastest_laps"),
        ("Sector times\nPos;No;Driver;Best lap;Laps\n1;4;A B;1:40.000;3\n", "sector_times"),
        ("Pos;No;Driver;Team;Km/h\n1;4;A B;Lac;281.3\n2;7;C D;Poe;280.1\n", "sector_times"),
        ("No;Driver;Team;S1;S2;S3\n4;A B;Lac;30.1;40.2;29.3\n7;C D;Poe;30.2;40.3;29.4", "sector_times"),
        ("No;Driver;Team;At the wheel\n4;A B;Lac;1:20:31\n7;C D;Poe;1:19:30\n", "unknown_layout"),
        ("hour;air;track;wind\n10:00;20;30;2\n11:00;20;30;2", None),
        ("date;place;weather\n2026-05-03;Lac Noir;rain", None),
        ("Pos;No;Driver;Laps\n", None),
    ],
)
def test_what_is_no_result_is_refused_with_its_reason(text, code):
    with pytest.raises(NotAResult) as refusal:
        read_sheet(text.encode())
    assert code in (None, refusal.value.code)


def test_a_file_name_proposes_a_status_and_decides_none():
    reading = one(race(), name="03_Provisional-Results_Race.csv")
    assert (reading.status, reading.label, reading.proposed_status) == (None, None, "provisional")
    assert one(race(), name="race.csv").proposed_status is None
    assert one(race(), name="Provisional then official.csv").proposed_status is None


def test_a_disqualified_car_left_classified_at_the_end_with_its_old_gap_is_said():
    lines = race().splitlines()
    text = "\n".join([*lines[:2], lines[3].replace("3;9", "2;9"), lines[2].replace("2;7", "3;7")])
    assert "more_laps_than_above" in [problem.code for problem in one(text).rows[2].problems]


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 500, bytes(range(256)) * 40, b"a;b;c\x00d\n" * 90])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(Unreadable):
        read_sheet(data)


def test_a_code_with_its_reason_and_a_car_that_stands_still():
    text = """Pos;No;Driver;Laps;Total time;Status
1;4;A B;20;33:20.000;Running
2;7;C D;19;32:00.000;Not running
;9;E F;9;;DNF (gearbox)
;11;G H;3;;Retired – accident
"""
    rows = one(text).rows
    assert [(row.status, row.running, row.note) for row in rows] == [
        ("classified", None, None),
        ("classified", False, None),
        ("retired", None, "gearbox"),
        ("retired", None, "accident"),
    ]


def test_a_header_over_each_class_with_its_name_above():
    text = """Lac Noir Trophy – Race 1
GTX
Pos;No;Driver;Laps
1;4;A B;9
2;7;C D;9

GTY
Pos;No;Driver;Laps
1;9;E F;8
"""
    reading = one(text)
    assert [(row.number, row.main_class, row.class_position) for row in reading.rows] == [
        ("4", "GTX", 1),
        ("7", "GTX", 2),
        ("9", "GTY", 1),
    ]
    assert reading.title == "Lac Noir Trophy – Race 1"


def test_a_code_that_contradicts_the_status_is_said():
    text = "Pos;No;Driver;Laps;Gap;Status\n1;4;A B;9;;Classified\n2;7;C D;8;DNF;Classified\n"
    assert codes(one(text)) == ["cell_not_understood"]
