"""Header words in five languages, and the columns whose sense their neighbours decide."""

from collections import Counter

import pytest

from results.sheets.columns import fields_of, person_of
from results.sheets.header_words import WORDS
from results.sheets.vocabulary import field_of, plain

pytestmark = pytest.mark.pure
RACE = [
    "position",
    "number",
    "drivers",
    "team",
    "car",
    "laps",
    "total_time",
    "gap",
    "interval",
    "best_lap",
    "best_lap_number",
]


def test_a_word_stands_for_one_field_only():
    words = [plain(word) for words in WORDS.values() for word in words.replace("\n", " ").split(",")]
    assert [word for word, count in Counter(filter(None, words)).items() if count > 1] == []


@pytest.mark.parametrize(
    "header",
    [
        "Pos;No.;Drivers;Team;Car;Laps;Time;Gap;Int.;Best lap;Lap",
        "POSITION;NUMBER;CREW;ENTRANT;VEHICLE;LAPS;TOTAL_TIME;GAP_FIRST;GAP_PREVIOUS;FL_TIME;FL_LAPNUM",
        "Clt;N°;Équipage;Écurie;Voiture;Tours;Temps;Écart;Intervalle;Meilleur tour;Au tour",
        "Pl.;St.Nr.;Fahrerpaarung;Bewerber/Team;Fahrzeug;Rd.;Zeit;Rückstand;Abstand;Schnellste Runde;in Rd",
        "Pos;Num;Conduttori;Scuderia;Vettura;Giri;Tempo totale;Distacco;Dal prec.;Miglior giro;Al giro",
        "Pos;Dorsal;Pilotos;Equipo;Coche;Vtas;Tiempo;Dif. 1º;Dif. Ant.;Mejor vuelta;En vuelta",
        "Pos;#;Drivers / Pilotes;Équipe / Team;Voiture / Car;Laps;Total Tm;Diff;Gap;Best Tm;In Lap",
    ],
)
def test_each_language_names_the_same_columns(header):
    assert fields_of(header.split(";")) == RACE


def test_a_lone_surname_column_is_the_driver_and_one_beside_a_first_name_is_not():
    assert fields_of(["Pos", "Nr", "Nom", "Tours"])[2] == "driver"
    assert fields_of(["Pos", "Nr", "Nom", "Prénom", "Tours"])[2:4] == ["last_name", "first_name"]
    assert fields_of(["Pos", "Nr", "Name", "Vorname", "Runden"])[2:4] == ["last_name", "first_name"]


def test_a_place_on_the_grid_is_no_place_in_the_race():
    assert fields_of(["Pos", "No", "Driver", "Grid", "Laps"])[3] is None
    assert fields_of(["Grid", "No", "Driver"])[0] == "position"


def test_a_time_alone_stays_undecided():
    assert fields_of(["Pos", "No", "Driver", "Laps", "Time"])[4] == "time"


def test_segments_and_what_is_unknown():
    assert [field_of(word) for word in ("Q1", "SQ 2", "Qualifying 3", "Sector 1", "Team / Car", "")] == [
        "segment:Q1",
        "segment:SQ2",
        "segment:Q3",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("header", "person"),
    [
        ("DRIVER2_FIRSTNAME", (2, "first")),
        ("DRIVER_SECONDNAME", (1, "last")),
        ("FAHRER3_NAME", (3, "either")),
        ("Pilote 2 Prénom", (2, "first")),
        ("2. Fahrer", (2, "name")),
        ("Driver 1", (1, "name")),
        ("DRIVER1_HOMETOWN", (1, None)),
        ("Driver", None),
        ("Team", None),
    ],
)
def test_a_crew_over_many_columns(header, person):
    assert person_of(header) == person
