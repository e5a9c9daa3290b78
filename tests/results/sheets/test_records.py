"""Tables of records, whatever makes them: separators, encodings, header words, titles, sections, notes."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult, Unreadable

pytestmark = pytest.mark.pure
RACE = """Pos;No;Drivers;Team;Car;Class;Laps;Total time;Gap;Interval;Best lap;Lap
1;04;Anna Novák / Tom de Wit;Nordlys Racing;Corvus R4;GTX;26;46:41.553;;;1:39.748;7
2;7;Élie Roux / Ida Poe;Écurie Lac;Tern 5;GTX;26;46:42.723;1.170;1.170;1:40.305;4
3;9;Ben Ono / Zoë Öst;Team Poe;Tern 5;GTY;24;46:50.000;2 laps;2 laps;1:42.001;20
;11;Max Rí / Lia Vö;Team Poe;Tern 5;GTY;3;;;;1:44.000;2
"""


def one(text, encoding="utf-8", name=""):
    readings = read_sheet(text.encode(encoding), name)
    assert len(readings) == 1
    return readings[0]


def told(reading):
    """What counts of each row."""
    return [
        (
            row.position,
            row.number,
            row.drivers,
            row.team,
            row.car,
            row.main_class,
            row.laps,
            row.total_time_ms,
            row.gap_ms,
            row.gap_laps,
            row.interval_ms,
            row.best_lap_ms,
            row.best_lap_number,
            row.status,
        )
        for row in reading.rows
    ]


def codes(reading):
    found = [problem.code for problem in reading.problems]
    return found + [problem.code for row in reading.rows for problem in row.problems]


def race():
    return RACE.replace(";11;Max", "DNF;11;Max")


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


@pytest.mark.parametrize(
    "header",
    [
        "Clt;N°;Pilotes;Écurie;Voiture;Classe;Tours;Temps total;Écart;Intervalle;Meilleur tour;Tour",
        "Pl.;St.-Nr.;Fahrerpaarung;Bewerber;Fahrzeug;Klasse;Runden;Zeit;Rückstand;Abstand;Beste Runde;in Rd.",
        "Pos;Num;Equipaggio;Scuderia;Vettura;Classe;Giri;Tempo;Distacco;Dal prec.;Miglior giro;Al giro",
        "Pos;Dorsal;Pilotos;Equipo;Coche;Clase;Vueltas;Tiempo;Dif. 1º;Dif. ant.;Mejor vuelta;En vuelta",
        "POSITION;CAR NO.;CREW;ENTRANT;VEHICLE;CATEGORY;LAPS;RACE TIME;BEHIND;INT;FASTEST LAP;ON",
    ],
)
def test_header_words_of_five_languages_say_the_same(header):
    text = header + race()[race().index("\n") :]
    assert told(one(text)) == told(one(race()))


def test_times_with_decimal_commas_and_apostrophes_and_laps_in_other_words():
    text = race().replace("46:41.553", "46'41\"553").replace("1:39.748", "1:39,748").replace("1.170", "1,170")
    assert told(one(text.replace("2 laps", "2 Tours"))) == told(one(race()))


def test_the_order_of_the_columns_does_not_matter():
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in race().splitlines())
    assert told(one(turned)) == told(one(race()))


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


def test_columns_under_unknown_words_are_read_past_and_named():
    text = race().replace(";Lap\n", ";Lap;Ballast\n").replace("1:39.748;7", "1:39.748;7;40 kg")
    reading = one(text)
    assert told(reading) == told(one(race()))
    assert [(problem.code, problem.params) for problem in reading.problems] == [
        ("columns_unread", {"columns": "Ballast"})
    ]
    assert "Ballast" in reading.problems[0].message


def test_qualifying_is_told_by_its_segments_whatever_the_heading_says():
    text = "Final race classification\nPos;No;Driver;Q1;Q2;Laps\n1;4;A B;1:40.1;1:39.2;9\n2;7;C D;1:41.0;;5\n"
    reading = one(text)
    assert (reading.session_kind, reading.status) == ("qualifying", "official")
    assert reading.rows[0].segments == {"Q1": 100_100, "Q2": 99_200}
    assert "heading_unlike_columns" in codes(reading)


@pytest.mark.parametrize(
    ("text", "total", "best"),
    [
        ("Pos;No;Driver;Laps;Time;Gap\n1;4;A B;20;33:20.000;\n2;7;C D;20;33:21.000;1.000", 2_000_000, None),
        ("Pos;No;Driver;Laps;Time;Gap\n1;4;A B;8;1:40.000;\n2;7;C D;9;1:41.000;1.000", None, 100_000),
        ("Free practice\nPos;No;Driver;Time\n1;4;A B;1:40.000\n2;7;C D;1:41.000", None, 100_000),
        ("Pos;No;Driver;Time\n1;4;A B;1:40.000\n2;7;C D;1:41.000", None, None),
    ],
)
def test_a_column_of_times_is_what_its_cells_make_it_or_nothing(text, total, best):
    reading = one(text)
    assert (reading.rows[0].total_time_ms, reading.rows[0].best_lap_ms) == (total, best)
    assert ("columns_unread" in codes(reading)) == (total is best)


def test_differences_and_gaps_that_mean_the_other_thing_are_told_by_their_figures():
    text = """Pos;No;Driver;Laps;Total Tm;Gap;Diff;Best Lap;Best Tm
1;4;A B;20;33:20.000;;;3;1:39.000
2;7;C D;20;33:21.000;1.000;1.000;4;1:39.100
3;9;E F;20;33:24.000;3.000;4.000;5;1:39.200
4;11;G H;20;33:29.000;5.000;9.000;5;1:39.300
"""
    rows = one(text).rows
    assert [(row.gap_ms, row.interval_ms) for row in rows[1:]] == [(1000, 1000), (4000, 3000), (9000, 5000)]
    assert [(row.best_lap_ms, row.best_lap_number) for row in rows[:2]] == [(99_000, 3), (99_100, 4)]


def test_a_crew_over_columns_of_halves_and_of_whole_names():
    halves = "Pos;Nr;Name;Vorname;Nat;Runden\n1;4;de Wit;Tom;NED;9\n2;7;Roux / Poe;Élie / Ida;FRA / USA;9\n"
    rows = one(halves).rows
    assert [(row.drivers, row.nationalities) for row in rows] == [
        (("Tom de Wit",), ("NED",)),
        (("Élie Roux", "Ida Poe"), ("FRA", "USA")),
    ]
    whole = "POSITION;NUMBER;DRIVER_1;DRIVER_2;TEAM;LAPS\n1;4;Tom de WIT;Ida POE;Lac;9\n"
    assert one(whole).rows[0].drivers == ("Tom de WIT", "Ida POE")


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


@pytest.mark.parametrize(
    ("header", "figures"),
    [
        ("Pos;No;Driver;Q1;Gap;Q2;Gap", ("1:40.0;", "1:39.2;", "1:41.0;1.000", "1:40.2;1.000")),
        ("Pos;No;Driver;Laps;Gap;Best lap;Gap", ("9;", "1:39.2;", "9;1.000", "1:40.2;1.000")),
    ],
)
def test_gaps_that_nobody_can_tell_apart_are_left_out_and_named(header, figures):
    text = f"{header}\n1;4;A B;{figures[0]};{figures[1]}\n2;7;C D;{figures[2]};{figures[3]}\n"
    reading = one(text)
    assert (reading.rows[1].gap_ms, reading.rows[1].interval_ms) == (None, None)
    assert "columns_unread" in codes(reading)


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


def test_a_column_of_cars_that_holds_numbers_has_the_numbers():
    row = one("Pos;Car;Driver;Laps\n1;04;A B;9\n2;7;C D;9\n").rows[0]
    assert (row.number, row.car) == ("04", None)


def test_several_columns_called_driver_are_one_crew():
    assert one("Pos;No;Driver;Driver;Laps\n1;4;A B;C D;9\n").rows[0].drivers == ("A B", "C D")


def test_a_time_of_qualifying_is_the_best_lap_of_a_grid_and_not_of_a_race():
    assert one("Starting grid\nPos;No;Driver;Qual time\n1;4;A B;1:40.0\n").rows[0].best_lap_ms == 100_000
    race_sheet = "Pos;No;Driver;Laps;Gap;Qual time\n1;4;A B;9;;1:40.0\n2;7;C D;9;1.0;1:41.0\n"
    assert one(race_sheet).rows[0].best_lap_ms is None


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


def test_times_of_the_winner_and_gaps_of_the_others_in_one_column():
    text = (
        "Pos,No,Driver,Car,Laps,Time/Retired\n1,4,A B,X,20,33:20.000\n2,7,C D,Y,20,+2.345s\n,9,E F,Y,3,DNF\n"
    )
    rows = one(text).rows
    assert (rows[0].total_time_ms, rows[1].total_time_ms, rows[1].gap_ms) == (2_000_000, None, 2345)
    assert rows[2].status == "retired"


def test_a_car_by_its_number_beside_a_vehicle():
    row = one("sep=,\nPos,Car,Driver,Vehicle,Laps\n1,04,A B,Tern 5,9\n2,7,C D,Tern 5,9\n").rows[0]
    assert (row.number, row.car) == ("04", "Tern 5")


def test_a_code_that_contradicts_the_status_is_said():
    text = "Pos;No;Driver;Laps;Gap;Status\n1;4;A B;9;;Classified\n2;7;C D;8;DNF;Classified\n"
    assert codes(one(text)) == ["cell_not_understood"]


def test_rounds_of_one_name_are_all_kept():
    (row,) = one("Pos;Driver;Race;Race;Points\n1;A B;25;18;43\n").rows
    assert list(row.cells.values()) == ["25", "18"]


def test_a_time_that_no_lap_can_take_is_left_out_and_said():
    row = one("Pos;No;Driver;Laps;Best lap\n1;4;A B;9;0.032\n2;7;C D;9;1:41.000\n").rows[0]
    assert row.best_lap_ms is None
    assert [problem.code for problem in row.problems] == ["cell_not_understood"]
