"""What a column of a table of records holds: by its words, its cells and its neighbours."""

import pytest

from tests.results.sheets.recorded import codes, one, race, told

pytestmark = pytest.mark.pure


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


def test_columns_under_unknown_words_are_read_past_and_named():
    text = race().replace(";Lap\n", ";Lap;Ballast\n").replace("1:39.748;7", "1:39.748;7;40 kg")
    reading = one(text)
    assert told(reading) == told(one(race()))
    assert [(problem.code, problem.params) for problem in reading.problems] == [
        ("columns_unread", {"columns": "Ballast"})
    ]
    assert "Ballast" in reading.problems[0].message


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


def test_a_column_of_cars_that_holds_numbers_has_the_numbers():
    row = one("Pos;Car;Driver;Laps\n1;04;A B;9\n2;7;C D;9\n").rows[0]
    assert (row.number, row.car) == ("04", None)


def test_several_columns_called_driver_are_one_crew():
    assert one("Pos;No;Driver;Driver;Laps\n1;4;A B;C D;9\n").rows[0].drivers == ("A B", "C D")


def test_a_time_of_qualifying_is_the_best_lap_of_a_grid_and_not_of_a_race():
    assert one("Starting grid\nPos;No;Driver;Qual time\n1;4;A B;1:40.0\n").rows[0].best_lap_ms == 100_000
    race_sheet = "Pos;No;Driver;Laps;Gap;Qual time\n1;4;A B;9;;1:40.0\n2;7;C D;9;1.0;1:41.0\n"
    assert one(race_sheet).rows[0].best_lap_ms is None


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


def test_rounds_of_one_name_are_all_kept():
    (row,) = one("Pos;Driver;Race;Race;Points\n1;A B;25;18;43\n").rows
    assert list(row.cells.values()) == ["25", "18"]


def test_a_time_that_no_lap_can_take_is_left_out_and_said():
    row = one("Pos;No;Driver;Laps;Best lap\n1;4;A B;9;0.032\n2;7;C D;9;1:41.000\n").rows[0]
    assert row.best_lap_ms is None
    assert [problem.code for problem in row.problems] == ["cell_not_understood"]
