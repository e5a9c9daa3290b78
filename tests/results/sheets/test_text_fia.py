"""The FIA's sheets copied as text: what a row says without its blanks, and where nothing is guessed."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult
from tests.results.sheets.fia_drawn import PRACTICE, QUALIFYING, Sheet, a_race, practice, qualifying, race

pytestmark = pytest.mark.pure
BLUE, RED = "Blue Lake Racing", "Red Hill Motorsport"
LEADER = race("1 7", "Anna NOVÁK", BLUE, "58 1:27:45.914 - - 209.319 1:29.392 54 25")
SECOND = race("2 8", "Tom HART", BLUE, "58 1:27:54.685 8.771 8.771 208.971 1:29.719 48 18")


def read(sheet):
    readings = read_sheet(sheet if isinstance(sheet, bytes) else sheet.text())
    assert len(readings) == 1
    return readings[0]


def codes(row):
    return [problem.code for problem in row.problems]


def race_of(*rows, **more):
    return read(Sheet(rows=[LEADER, SECOND, *rows], **more)).rows[2:]


def test_a_race_is_read_cell_for_cell():
    reading = read(a_race())
    said = [
        (r.position, r.number, r.drivers[0], r.laps, r.gap_ms, r.gap_laps, r.interval_ms, r.status, r.running)
        for r in reading.rows
    ]
    assert said == [
        (1, "7", "Anna NOVÁK", 58, None, None, None, "classified", True),
        (2, "16", "Tom HART", 58, 8_771, None, 8_771, "classified", True),
        (3, "12", "LIN Mei", 58, 76_931, None, 68_160, "classified", True),
        (4, "5", "Olga VAN DER BERG", 57, None, 1, None, "classified", True),
        (5, "23", "Ivo DE LA CRUZ", 57, None, 1, 880, "classified", True),
        (6, "44", "J. McALLEN", 55, None, None, None, "classified", False),
        (None, "14", "Max STILL", 27, None, None, None, "retired", False),
        (None, "55", "Zoë LATE", 0, None, None, None, "did_not_start", False),
    ]
    assert [row.team for row in reading.rows[:3]] == [
        "Mare Formula 1 Team",
        "BLU Alpha Racing",
        "Very Long Named Company Motor Yak F1 Team",
    ]
    assert (reading.rows[0].total_time_ms, reading.rows[0].best_lap_ms, reading.rows[0].best_lap_number) == (
        5_265_914,
        89_392,
        54,
    )
    assert not reading.has_problems


def test_what_stands_around_the_table_is_read():
    reading = read(a_race())
    assert (reading.kind, reading.session_kind, reading.provider) == ("classification", "race", "FIA")
    assert (reading.title, reading.session) == ("Race Final Classification", "Race")
    assert (reading.event, reading.circuit) == ("FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031", "Lac Noir")
    assert (reading.status, reading.label, reading.issued_at) == ("official", "Final", "2031-11-20T20:45")
    assert reading.notes == (
        "Document 37",
        "Subject to ongoing routine technical checks.",
        "Car 16 - 5 second time penalty - Causing a collision - Stewards' document no. 33",
    )


def test_what_is_not_printed_stays_unknown():
    reading = read(a_race(cover=(), heading="Race Classification"))
    assert (reading.status, reading.label, reading.issued_at) == (None, None, None)
    assert (reading.version, reading.rows[0].car, reading.rows[0].class_position) == (None, None, None)


@pytest.mark.parametrize("team", ["Mare Formula 1 Team", "Blue Team 75", "Team 66", "99 Racing", "Stal 1 2"])
def test_a_figure_in_the_name_of_a_team_is_no_number_of_laps(team):
    other = race("4 5", "Olga BERG", team, "58 1:28:04.964 19.050 0.050 204.967 1:29.600 53 12")
    row = race_of(race("3 4", "Ivo CRUZ", team, "58 1:28:04.914 19.000 10.229 204.9 1:29.600 53 15"), other)[
        0
    ]
    assert (row.drivers, row.team, row.laps) == (("Ivo CRUZ",), team, 58)
    assert codes(row) == []


def test_laps_without_a_time_may_belong_to_the_name_and_are_left_blank():
    """ "Team 75 DNS": nothing says whether 75 laps were driven."""
    out = [race("12", "Olga BERG", "Blue Team 75", "- - DNS")]
    row = race_of(out=out)[0]
    assert row.laps is None
    assert "figures_unsure" in codes(row)
    assert row.status == "did_not_start"


def test_no_laps_driven_are_none():
    assert race_of(out=[race("12", "Olga BERG", RED, "0 - DNF")])[0].laps == 0


def test_a_team_in_capitals_is_told_from_the_surname_by_its_other_car():
    rows = race_of(
        race("3 4", "Ivo CRUZ", "ABC Alpha Racing", "58 1:28:04.914 19.000 10.229 204.967 1:29.600 53"),
        race("4 5", "Olga BERG", "ABC Alpha Racing", "58 1:28:04.964 19.050 0.050 204.967 1:29.600 53"),
    )
    assert [(row.drivers[0], row.team, codes(row)) for row in rows] == [
        ("Ivo CRUZ", "ABC Alpha Racing", []),
        ("Olga BERG", "ABC Alpha Racing", []),
    ]


def test_a_team_in_capitals_with_one_car_is_a_doubt():
    row = race_of(race("3 4", "Ivo CRUZ", "ABC Racing", "58 1:28:04.914 19.000 10.229 204.9 1:29.600 53"))[0]
    assert codes(row) == ["driver_team_unsure"]


def test_two_of_one_family_in_one_team_do_not_settle_where_their_name_ends():
    rows = race_of(
        race("3 4", "Ivo CRUZ LIMA", "Trio", "58 1:28:04.914 19.000 10.229 204.967 1:29.600 53"),
        race("4 5", "Olga CRUZ LIMA", "Trio", "58 1:28:04.964 19.050 0.050 204.967 1:29.600 53"),
    )
    assert [codes(row) for row in rows] == [["driver_team_unsure"]] * 2


def test_a_star_parts_driver_and_team():
    row = race_of(race("3 4", "Ivo CRUZ *", "ABC Racing", "58 1:28:04.914 19.000 10.229 204.9 1:29.600 53"))[
        0
    ]
    assert (row.drivers, row.team, codes(row)) == (("Ivo CRUZ",), "ABC Racing", [])


def test_nationalities_part_driver_and_team_where_they_are_printed():
    rows = [LEADER | {"NAT": "CZE"}, SECOND | {"NAT": "GBR"}]
    rows.append(
        race("3 4", "Ivo CRUZ", "ABC Racing", "58 1:28:04.914 19.000 10.229 204.9 1:29.600 53", nat="ESP")
    )
    found = read(Sheet(rows=rows)).rows
    assert [row.nationalities for row in found] == [("CZE",), ("GBR",), ("ESP",)]
    assert (found[2].drivers, found[2].team, codes(found[2])) == (("Ivo CRUZ",), "ABC Racing", [])


def test_a_class_in_brackets_and_gaps_above_a_minute():
    rows = race_of(
        race("3 4", "Ivo CRUZ (PA) *", "ABC Racing", "58 1:28:58.259 72.345 63.574 204.9 1:29.600 53"),
        race("4 5", "Olga BERG", RED, "58 1:28:58.359 72.445 0.100 204.9 1:29.600 53") | {"BRACKET": ""},
    )
    assert (rows[0].gap_ms, rows[0].main_class, rows[0].drivers) == (72_345, "PA", ("Ivo CRUZ",))
    assert (rows[1].gap_ms, rows[1].classes) == (72_445, ())
    assert [codes(row) for row in rows] == [[], []]


def test_a_disqualified_car_printed_where_it_finished_has_no_place():
    rows = read(
        Sheet(
            rows=[
                race("DQ 9", "Ivo CRUZ", RED, "58 1:27:40.000 - - 209.4 1:29.300 54"),
                LEADER,
                SECOND,
            ]
        )
    ).rows
    assert [(row.position, row.status) for row in rows] == [
        (None, "disqualified"),
        (1, "classified"),
        (2, "classified"),
    ]
    assert rows[0].laps == 58


def test_a_place_beside_a_disqualification_is_a_doubt():
    row = race_of(race("3 4", "Ivo CRUZ", RED, "58 1:28:04.914 DSQ - 204.9 1:29.600 53"))[0]
    assert row.status == "disqualified"
    assert "position_with_status" in codes(row)


def test_figures_that_fit_no_column_for_certain_are_left_blank():
    row = race_of(race("3 4", "Ivo CRUZ", RED, "58 1:28:04.914 19.000 10.229 1:29.600 53"))[0]
    assert (row.laps, row.gap_ms, row.best_lap_ms) == (None, None, None)
    assert codes(row)[0] == "figures_unsure"


def test_a_row_above_the_sheet_s_own_fastest_lap_is_said():
    below = ("FASTEST LAP", f"7 Anna NOVÁK {BLUE} 1:29.500 on lap 54 215.085")
    reading = read(Sheet(rows=[LEADER, SECOND], below=below))
    assert "faster_than_fastest_lap" in codes(reading.rows[0])
    below = ("FASTEST LAP", f"8 Tom HART {BLUE} 1:29.392 on lap 48 215.085")
    assert "fastest_lap_unlike_row" in codes(read(Sheet(rows=[LEADER, SECOND], below=below)).rows[1])


def test_odd_spaces_and_soft_hyphens_change_nothing():
    plain = a_race().text().decode()
    odd = plain.replace("Anna NOVÁK", "An\u00adna\u00a0NOVA\u0301K").replace("1 LAP", "1\u202fLAP")
    odd = odd.replace("Mare Formula", "Mare\u2009\u200bFormula").replace("\n", "\r\n")
    assert read(odd.encode()).rows == read(plain.encode()).rows


def test_pages_with_repeated_headers_and_footers_between_are_one_table():
    assert read(a_race(rows_on_a_page=2)).rows == read(a_race()).rows


def test_a_page_without_its_header_goes_on_at_the_next_place():
    lines = a_race(rows_on_a_page=3).lines()
    second = [place for place, line in enumerate(lines) if line.startswith("NO DRIVER")][1]
    del lines[second]
    assert read("\n".join(lines).encode()).rows == read(a_race()).rows


def test_a_wrapped_team_is_whole_where_another_row_shows_it():
    text = a_race().text().decode()
    wrapped = text.replace(
        "J. McALLEN Very Long Named Company Motor Yak F1 Team",
        "J. McALLEN Very Long Named Company Motor Yak F1",
    )
    wrapped = wrapped.replace("DNF 206.689 1:29.788 42", "DNF 206.689 1:29.788 42\nTeam")
    assert read(wrapped.encode()).rows == read(text.encode()).rows


def test_a_line_below_a_row_that_nothing_explains_is_said():
    text = a_race().text().decode().replace("1:29.788 42", "1:29.788 42\nsomething else")
    row = read(text.encode()).rows[5]
    assert "wrapped_text" in codes(row)


def test_figures_on_the_line_below_belong_to_the_row():
    text = a_race().text().decode().replace("Yak F1 Team 55", "Yak F1 Team\n55")
    assert read(text.encode()).rows == read(a_race()).rows


QUALIFIED = [
    qualifying(
        "1 7", "Anna NOVÁK", BLUE, "1:18.881 5 100.383 16:07:15 1:18.606 8 16:56:21 1:17.868 8 17:32:15"
    ),
    qualifying("2 8", "Tom HART", BLUE, "1:18.580 7 100.000 16:12:22 1:18.611 8 16:46:56 DNF 2"),
    qualifying("3 9", "Ivo CRUZ", RED, "1:19.580 11 101.272 16:34:13 1:19.226 8 16:47:38"),
    qualifying("DQ 4", "Olga BERG *", RED, "1:20.135 11 101.978 16:14:21"),
    qualifying("4 5", "Mia LAKE", "Green Bay Racing", "1:20.254 11 102.130 16:14:36"),
]


def a_qualifying(**changes):
    out = [qualifying("18", "Max STILL", "Green Bay Racing", "DNF 2")]
    return Sheet(
        **{
            "heading": "Qualifying Session Final Classification",
            "columns": QUALIFYING,
            "rows": QUALIFIED,
            "out": out,
            "not_classified": "NOT CLASSIFIED - 107% TIME 1:24.080",
            "cover": (),
        }
        | changes
    )


def test_qualifying_has_its_parts():
    reading = read(a_qualifying())
    assert (reading.kind, reading.session_kind, reading.status) == (
        "classification",
        "qualifying",
        "official",
    )
    assert [(row.position, row.status, row.segments, row.note) for row in reading.rows] == [
        (1, "classified", {"Q1": 78_881, "Q2": 78_606, "Q3": 77_868}, None),
        (2, "classified", {"Q1": 78_580, "Q2": 78_611, "Q3": None}, "Q3: DNF"),
        (3, "classified", {"Q1": 79_580, "Q2": 79_226}, None),
        (None, "disqualified", {"Q1": 80_135}, None),
        (4, "classified", {"Q1": 80_254}, None),
        (None, "retired", {"Q1": None}, None),
    ]
    assert not reading.has_problems


def test_the_columns_say_what_a_sheet_is_and_the_heading_is_contradicted():
    reading = read(a_qualifying(heading="Final Race Classification"))
    assert reading.session_kind == "qualifying"
    assert [problem.code for problem in reading.problems] == ["heading_unlike_columns"]


def test_headings_that_contradict_each_other_are_said():
    reading = read(a_race(heading="Race Provisional Classification"))
    assert "headings_disagree" in [problem.code for problem in reading.problems]


def test_a_car_above_others_with_fewer_parts_is_a_doubt():
    rows = [QUALIFIED[2] | {"POS": "1"}, QUALIFIED[0] | {"POS": "2"}]
    assert codes(read(a_qualifying(rows=rows, out=[])).rows[0]) == ["segments_unsure"]


def test_practice_has_laps_gaps_and_no_running():
    rows = [
        practice("1 7", "Anna NOVÁK", BLUE, "1:32.031 20 - - 211.123 15:15:20"),
        practice("2 8", "Tom HART", BLUE, "1:32.500 21 0.469 0.469 210.123 15:16:20"),
        practice("3 9", "Ivo CRUZ", RED, "- 3"),
    ]
    heading = "First Practice Session Classification"
    rows = [*rows, practice("4 6", "Mia LAKE", RED, "1:33.031 20 1.000 0.531 209.1 15:19:20")]
    reading = read(Sheet(heading=heading, columns=PRACTICE, rows=rows, cover=()))
    assert (reading.session, reading.session_kind) == ("First Practice Session", "practice")
    assert [(row.best_lap_ms, row.laps, row.gap_ms, row.running) for row in reading.rows] == [
        (92_031, 20, None, None),
        (92_500, 21, 469, None),
        (None, 3, None, None),
        (93_031, 20, 1_000, None),
    ]


def test_two_tables_in_one_text_are_two_readings():
    second = a_race(heading="Race 2 Final Classification after 58 Laps", cover=())
    readings = read_sheet(a_race().text() + b"\n" + second.text())
    assert [reading.title for reading in readings] == [
        "Race Final Classification",
        "Race 2 Final Classification",
    ]
    assert [len(reading.rows) for reading in readings] == [8, 8]


def test_prose_is_no_result():
    with pytest.raises(NotAResult) as refusal:
        read_sheet(b"Anna NOVAK won the race of 58 laps on Sunday.\nShe was 8.771 seconds ahead.\n")
    assert refusal.value.code == "unknown_layout"


def test_cells_one_on_a_line_are_put_back_into_their_rows():
    sheet = a_race()
    stacked = [*sheet.cover, *sheet.above, sheet.heading, *sheet.columns]
    for row in sheet.rows:
        stacked += [row[head] for head in ("POS", *sheet.columns) if row.get(head)]
    stacked.append("NOT CLASSIFIED")
    for row in sheet.out:
        stacked += [row[head] for head in ("NO", *list(sheet.columns)[1:]) if row.get(head)]
    stacked += sheet.below
    assert read("\n".join(stacked).encode()).rows == read(sheet).rows


def test_columns_copied_one_after_the_other_without_their_blanks_are_refused():
    sheet = a_race()
    stacked = [sheet.heading]
    for head in sheet.columns:
        stacked += [head, *(row[head] for row in sheet.rows if row.get(head))]
    with pytest.raises(NotAResult) as refusal:
        read_sheet("\n".join(stacked).encode())
    assert refusal.value.code == "columns_uneven"


def test_two_timed_laps_and_their_ranks_are_told_apart():
    """Qualifying of a support race: the best lap, the second best with its rank, then the laps."""
    text = [
        "FORMULA 1 BIG BANK GRAND PRIX OF NOWHERE 2031 - Lac Noir",
        "Qualifying Session Official Classification",
        "NO DRIVER NAT ENTRANT 1ST TIME % TIME OF DAY 2ND TIME % TIME OF DAY LAPS",
        f"1 7 Anna NOVÁK (P) {BLUE} 1:40.123 100.000 15:10:11 2 1:40.500 100.376 15:12:00 9",
        f"2 8 Tom HART (PA) * {BLUE} 1:40.423 100.300 15:11:11 1 1:40.480 100.357 15:13:00 8",
        f"3 9 Ivo CRUZ (P) {RED} 1:41.423 101.300 15:11:15 3",
    ]
    reading = read("\n".join(text).encode())
    assert (reading.session_kind, reading.status) == ("qualifying", "official")
    assert [(r.best_lap_ms, r.laps, r.main_class) for r in reading.rows] == [
        (100_123, 9, "P"),
        (100_423, 8, "PA"),
        (101_423, 3, "P"),
    ]
    assert [codes(row) for row in reading.rows] == [[], [], []]
