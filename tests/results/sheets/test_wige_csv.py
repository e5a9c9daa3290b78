"""WIGE's CSV: German, semicolons, quotes that are letters, a column for everything."""

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure
COLUMNS = [
    "INDEX",
    "STNR",
    "KUERZEL",
    "KLASSE",
    "UNTERKLASSE",
    *(
        f"FAHRER{n}_{part}"
        for n in (1, 2, 3)
        for part in ("NAME", "VORNAME", "ORT", "NATION", "PUNKTEWERTUNG")
    ),
    "FAHRER1_RUNDEN",
    "FAHRER1_ZEIT",
    "NATION",
    "BEWERBER",
    "TEAM",
    "FAHRZEUG",
    "RANG",
    "KLASSENRANG",
    "KLASSENRUECKSTAND",
    "GRUPPENRANG",
    "RUNDEN",
    "SCHNELLSTE RUNDE",
    "GESAMTZEIT",
    "RUECKSTAND",
    "GAP",
    "PUNKTE",
    "SCHNELLSTE_IN_RUNDE",
    "STATUS",
    "LETZTE_RUNDE",
    "STRAFZEITEN",
]
FIRST = {
    "STNR": "3",
    "KUERZEL": "Nov",
    "KLASSE": "SP9 PRO                ",
    "FAHRER1_NAME": "Novák".replace("á", "a"),
    "FAHRER1_VORNAME": "Anna",
    "FAHRER1_ORT": "Köln",
    "FAHRER2_NAME": '"de Wit"',
    "FAHRER2_VORNAME": "Jörg",
    "FAHRER1_RUNDEN": "20",
    "FAHRER1_ZEIT": "2:49:58.953",
    "NATION": "    ",
    "BEWERBER": "Nordlys Motorsport",
    "FAHRZEUG": "Corvus R4",
    "RANG": "1",
    "KLASSENRANG": "1",
    "GRUPPENRANG": "1",
    "RUNDEN": "28",
    "SCHNELLSTE RUNDE": "8:00.930",
    "GESAMTZEIT": "4:05:16.430",
    "SCHNELLSTE_IN_RUNDE": "21",
    "LETZTE_RUNDE": "8:03.932",
}
SECOND = FIRST | {
    "STNR": "4",
    "KUERZEL": '"Van',
    "FAHRER1_NAME": "'Alboran'",
    "FAHRER1_VORNAME": "",
    "FAHRER2_NAME": "",
    "FAHRER2_VORNAME": "",
    "RANG": "2",
    "KLASSENRANG": "2",
    "GESAMTZEIT": "4:05:19.498",
    "RUECKSTAND": "03.068",
    "GAP": "03.068",
    "TEAM": "Team Lac",
    "STRAFZEITEN": "30.000",
}
THIRD = FIRST | {
    "STNR": "911",
    "KLASSE": "Cup3",
    "UNTERKLASSE": "A(Cup3)   ",
    "RANG": "3",
    "KLASSENRANG": "1",
    "RUNDEN": "27",
    "GESAMTZEIT": "4:09:00.000",
    "RUECKSTAND": "1 Runde",
    "GAP": "1 Rd.",
}
OUT = FIRST | {"RANG": "", "KLASSENRANG": "", "RUNDEN": "5", "RUECKSTAND": "23 Runden", "GAP": ""}
AWAY = OUT | {"RUNDEN": "0", "GESAMTZEIT": "00.000", "SCHNELLSTE RUNDE": "00.000", "SCHNELLSTE_IN_RUNDE": ""}


def read(*cars):
    lines = [COLUMNS, *([car.get(name, "") for name in COLUMNS] for car in cars)]
    text = "\r\n".join(";".join(line) for line in lines)
    (reading,) = read_sheet(text.encode("cp1252"))
    return reading


def test_a_race_is_read():
    reading = read(FIRST, SECOND, THIRD)
    first, second, third = reading.rows
    assert (reading.provider, reading.kind, reading.session_kind) == ("WIGE", "classification", "race")
    assert (first.position, first.class_position, first.number, first.main_class) == (1, 1, "3", "SP9 PRO")
    assert (first.drivers, first.team, first.car) == (
        ("Anna Novak", "Jörg de Wit"),
        "Nordlys Motorsport",
        "Corvus R4",
    )
    assert (first.laps, first.total_time_ms, first.best_lap_ms, first.best_lap_number, first.gap_ms) == (
        28,
        14_716_430,
        480_930,
        21,
        None,
    )
    assert (second.drivers, second.team, second.gap_ms, second.note) == (
        ("'Alboran'",),
        "Team Lac",
        3_068,
        "Strafzeiten: 30.000",
    )
    assert (third.gap_laps, third.interval_laps) == (1, 1)
    assert [(each.name, each.position) for each in third.classes] == [("Cup3", 1), ("A(Cup3)", None)]
    assert not reading.has_problems


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("DNF", "retired"),
        ("DNS", "did_not_start"),
        ("DSQ", "disqualified"),
        ("DNC", "not_classified"),
        ("DNQ", "did_not_qualify"),
    ],
)
def test_each_code_is_a_status(code, status):
    row = read(FIRST, SECOND, OUT | {"STNR": "7", "STATUS": code}).rows[2]
    assert (row.status, row.position, row.laps, row.gap_laps) == (status, None, 5, 23)
    assert not row.problems


def test_a_time_of_nothing_is_no_time():
    row = read(FIRST, AWAY | {"STNR": "7", "STATUS": "DNS"}).rows[1]
    assert (row.total_time_ms, row.best_lap_ms, row.best_lap_number, row.laps) == (None, None, None, 0)


def test_every_real_file_is_read_and_adds_up(samples):
    for path in sorted((samples / "results-csv").glob("nls*.csv")):
        (reading,) = read_sheet(path.read_bytes())
        assert len(reading.rows) > 50
        assert not reading.has_problems
