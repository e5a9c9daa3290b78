"""Al Kamel's CSV, as issued and as re-saved by a spreadsheet."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure
HEADER = (
    "POSITION;NUMBER;STATUS;LAPS;TOTAL_TIME;GAP_FIRST;GAP_PREVIOUS;FL_LAPNUM;FL_TIME;FL_KPH;TEAM;CLASS;GROUP;"
    "VEHICLE;DRIVER1_FIRSTNAME;DRIVER1_SECONDNAME;DRIVER1_HOMETOWN;DRIVER1_COUNTRY;DRIVER2_FIRSTNAME;"
    "DRIVER2_SECONDNAME;DRIVER2_HOMETOWN;DRIVER2_COUNTRY;*Extra 9"
)
ROWS = [
    "1;04;Classified;26;46:41.553;-;-;7;1:39.748;141.7;Nordlys;GTX;;Corvus R4;"
    "Anna;Novák;Brno, Moravia;CZE;Tom;de Wit(J);;NLD;",
    "2;7;Classified;26;46:42.723;+1.170;+1.170;4;1:40.305;140.9;Écurie Lac;GTX;Bronze;Tern 5;"
    "Élie;Roux;;FRA;;;;;",
    "3;9;Classified;24;46:50.000;2 LAPS;2 Laps;0;;;Poe;GTY;;Tern 5;Ida;Poe;;USA;;;;;",
    ";11;Not started;0;;;;0;;;Poe;GTY;;Tern 5;Ben;Ono;;JPN;;;;;",
]


def sheet(rows=ROWS, header=HEADER):
    return "\r\n".join([header, *rows])


def read(text, encoding="utf-8-sig"):
    return read_sheet(text.encode(encoding))[0]


def test_a_file_as_issued_is_read():
    reading = read(sheet())
    first, second, third, out = reading.rows
    assert (reading.provider, reading.kind, reading.session_kind) == ("Al Kamel", "classification", "race")
    assert (first.number, first.drivers, first.nationalities) == (
        "04",
        ("Anna Novák", "Tom de Wit(J)"),
        ("CZE", "NLD"),
    )
    assert (first.total_time_ms, first.gap_ms, first.best_lap_ms, first.best_lap_number) == (
        2_801_553,
        None,
        99_748,
        7,
    )
    assert [(each.name, each.position) for each in second.classes] == [("GTX", None), ("Bronze", None)]
    assert (third.gap_laps, third.interval_laps, third.best_lap_number, third.best_lap_ms) == (
        2,
        2,
        None,
        None,
    )
    assert (out.status, out.position) == ("did_not_start", None)
    assert not reading.has_problems


def test_a_file_saved_again_with_commas_and_decimals_says_the_same():
    import csv
    import io

    buffer = io.StringIO()
    for record in csv.reader(io.StringIO(sheet()), delimiter=";"):
        csv.writer(buffer).writerow([record[0] + ".0" if record[0].isdigit() else record[0], *record[1:]])
    assert read(buffer.getvalue(), "utf-8").rows == read(sheet()).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_does_not_matter(encoding):
    text = sheet([ROWS[0].replace("Novák", "Noväk"), ROWS[1]])
    assert read(text, encoding).rows[0].drivers[0] == "Anna Noväk"


def test_a_sheet_by_class_has_places_in_the_class():
    header = (
        "CLASS_TYPE;POS;PIC;NUMBER;VEHICLE;LAPS;ELAPSED;GAP_FIRST;GAP_PREVIOUS;"
        "BEST_LAP_NUM;BEST_LAP_TIME;BEST_LAP_KPH"
    )
    rows = ["Am;1;1;46;Tern;17;45:57.575;;;8;2:28.630;132.5", "Am;3;2;7;Tern;16;46:58.259;1 Laps;1 Laps;0;;"]
    reading = read(sheet(rows, header))
    assert [(row.position, row.class_position, row.main_class) for row in reading.rows] == [
        (1, 1, "Am"),
        (3, 2, "Am"),
    ]
    assert reading.rows[1].gap_laps == 1


def test_qualifying_has_its_time_as_the_best_lap_and_no_guess_at_the_session():
    header = (
        "POS,NUMBER,LAP,TIME,GAP_FIRST,GAP_PREVIOUS,KPH, LAPS,TEAM,CLASS,GROUP,VEHICLE,"
        "DRIVER_FIRSTNAME,DRIVER_SECONDNAME"
    )
    rows = [
        "1,31,4,1:45.836,-,-,204.7,6,Poe,GTX,,Tern 5,Ida,Poe",
        "2,01,0,,+2.292,+0.019,,3,Ono,GTX,,Tern 5,Ben,Ono",
    ]
    reading = read(sheet(rows, header))
    assert reading.session_kind is None
    assert (reading.rows[0].best_lap_ms, reading.rows[0].best_lap_number, reading.rows[0].laps) == (
        105_836,
        4,
        6,
    )
    assert [problem.code for problem in reading.rows[1].problems] == ["gap_without_time"]


def test_shifted_cells_and_unknown_words_are_said_on_the_row():
    text = sheet(
        [
            ROWS[0],
            ROWS[1].replace("+1.170;+1.170", "soon;+1.170") + ";;1",
            ROWS[2].replace("Classified", "Kept"),
        ]
    )
    rows = read(text).rows
    assert [problem.code for problem in rows[1].problems] == ["cells_shifted", "cell_not_understood"]
    assert [problem.code for problem in rows[2].problems] == ["cell_not_understood"]


def test_another_table_is_no_result():
    with pytest.raises(NotAResult) as refusal:
        read("date;place;weather\n2026-05-03;Lac Noir;rain")
    assert refusal.value.exit_status == 3


def test_every_real_file_of_al_kamel_is_read_and_says_what_does_not_add_up(samples):
    flagged = {}
    for path in sorted((samples / "results-csv").glob("[!n]*.csv")):
        reading = read_sheet(path.read_bytes())[0]
        assert len(reading.rows) >= 6
        codes = {problem.code for row in reading.rows for problem in row.problems}
        flagged[path.stem] = codes - {"number_twice", "gap_without_time"}
        assert not {"cell_not_understood", "cells_shifted", "crew_unsure"} & codes
    excerpt = flagged.pop("pccna-race-official-excerpt")
    assert "position_gap" in excerpt
    assert not any(flagged.values())


def test_a_file_with_whole_names_in_a_column_for_each_driver():
    header = (
        "POSITION;NUMBER;DRIVER_1;DRIVER_2;DRIVER_3;TEAM;VEHICLE;CLASS;GROUP;STATUS;LAPS;TOTAL_TIME;"
        "GAP_FIRST;GAP_PREVIOUS;FL_LAPNUM;FL_TIME;FL_KPH;"
    )
    rows = [
        "1;04;Anna NOVÁK;Tom DE WIT;;Nordlys;Corvus R4;GTX;Pro;Classified;26;46:41.553;-;-;7;1:39.748;141.7;",
        "2;7;Élie ROUX;Ida POE;Ben ONO;Lac;Tern 5;GTX;;Classified;25;46:50.000;1 Lap;1 Lap;4;1:40.305;140.9;",
    ]
    reading = read(sheet(rows, header))
    assert [row.drivers for row in reading.rows] == [
        ("Anna NOVÁK", "Tom DE WIT"),
        ("Élie ROUX", "Ida POE", "Ben ONO"),
    ]
    assert [each.name for each in reading.rows[0].classes] == ["GTX", "Pro"]
    assert reading.rows[1].gap_laps == 1
    assert not reading.has_problems
