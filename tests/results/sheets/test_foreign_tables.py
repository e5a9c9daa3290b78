"""Tables as data frames, timing screens and encyclopedias write them: nothing silently wrong in any cell."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure


def reading_of(text):
    (reading,) = read_sheet(text.encode())
    return reading


def told(text, *names):
    return [tuple(getattr(row, name) for name in names) for row in reading_of(text).rows]


def codes(problems):
    return {problem.code for problem in problems}


def refused(text):
    with pytest.raises(NotAResult) as caught:
        read_sheet(text.encode())
    return caught.value.code


def test_quotes_a_blank_away_from_their_separators_are_quotes():
    text = (
        'Race 1\nPos,  No, Driver, Laps, Best lap\n"1", "55", "Ana Rey", "7", "01:59.4510"\n'
        '"2", "7", "Ben Ono", "7", "02:00.6090"\n'
    )
    assert told(text, "position", "number", "drivers", "best_lap_ms") == [
        (1, "55", ("Ana Rey",), 119_451),
        (2, "7", ("Ben Ono",), 120_609),
    ]


@pytest.mark.parametrize("nothing", ["nan", "NaT", r"\N", "NULL", "--.---", "-:--.---", "N/A"])
def test_what_says_that_nothing_is_known_is_an_empty_cell(nothing):
    text = f"Race 1\nPos,No,Driver,Team,Laps,Gap\n1,4,Ana Rey,{nothing},9,{nothing}\n2,7,Ben Ono,Sud,9,1.5\n"
    (first, _) = reading_of(text).rows
    assert (first.team, first.gap_ms, first.problems) == (None, None, ())


def test_a_row_of_units_is_no_car():
    text = "Pos,No,Driver,Laps,Total time,Speed\n-,-,-,[-],[h:mm:ss],[km/h]\n1,4,Ana Rey,9,14:00.000,150\n"
    assert told(text, "position", "number") == [(1, "4")]


def test_the_marks_of_markdown_and_footnotes_are_no_part_of_a_name():
    text = (
        "## Race 2\n\n| Pos | No | Driver | Laps |\n|--|--|--|--|\n"
        "| 1 | 4 | **Ana Rey** | 9 |\n| 2 | 7 | [Ben Ono](x/y)[a] | 9 |\n"
    )
    assert told(text, "drivers") == [(("Ana Rey",),), (("Ben Ono",),)]
    assert reading_of(text).session == "Race 2"


def test_times_finer_than_thousandths_are_rounded_and_said_once():
    reading = reading_of("Race 1\nPos,No,Driver,Laps,Gap\n1,4,Ana Rey,9,\n2,7,Ben Ono,9,2.4816\n")
    assert reading.rows[1].gap_ms == 2482
    assert "times_rounded" in codes(reading.problems)


def test_times_of_data_frames_are_read():
    text = "Driver Number,Full Name,Position,Q1,Q2\n4,Ana Rey,1.0,0 days 00:01:30.031000,NaT\n"
    (row,) = reading_of(text).rows
    assert (row.number, row.segments) == ("4", {"Q1": 90_031, "Q2": None})


def test_a_yes_under_dsq_disqualifies():
    text = (
        "position,number,driver,laps,dnf,dsq\n1,5,Ana Rey,9,False,False\n"
        "2,6,Ben Ono,9,False,True\n3,7,Ida Poe,3,True,False\n"
    )
    assert told(text, "status") == [("classified",), ("disqualified",), ("retired",)]


def test_a_column_that_says_elsewhere_how_cars_ended_is_told_on_the_row():
    text = (
        "Race 1\nPos,No,Driver,Laps,Verdict\n1,5,Ana Rey,9,running\n2,6,Ben Ono,9,Contact\n"
        "3,7,Ida Poe,3,DNF\n"
    )
    rows = reading_of(text).rows
    assert [codes(row.problems) for row in rows] == [set(), {"text_left_over"}, {"text_left_over"}]


@pytest.mark.parametrize("cell", ["DNF (engine)", "Ret - engine"])
def test_a_code_and_its_reason_may_stand_for_the_place(cell):
    row = reading_of(f"Race 1\nPos,No,Driver,Laps\n1,5,Ana Rey,9\n{cell},6,Ben Ono,2\n").rows[1]
    assert (row.position, row.status, row.note, row.problems) == (None, "retired", "engine", ())


def test_a_cause_in_the_column_of_times_is_a_note_and_laps_down_no_status():
    text = (
        "Race 1\nPos,No,Driver,Laps,Time/Retired,Status\n1,5,Ana Rey,9,14:00.000,Finished\n"
        "2,6,Ben Ono,8,,+1 Lap\nRet,7,Ida Poe,2,Collision,\n"
    )
    assert told(text, "status", "gap_laps", "note") == [
        ("classified", None, None),
        ("classified", 1, None),
        ("retired", None, "Collision"),
    ]


def test_a_formula_that_failed_is_said_and_its_cell_blank():
    text = "Race 1\nPos,No,Driver,Team,Laps\n1,5,Ana Rey,#REF!,9\n2,6,Ben Ono,=B2,9\n=2,7,Ida Poe,Sud,9\n"
    rows = reading_of(text).rows
    assert [row.team for row in rows] == [None, None, "Sud"]
    assert ["cell_not_understood" in codes(row.problems) for row in rows] == [True, True, False]
    assert rows[2].position == 2


# --- differences ----------------------------------------------------------------------------------------


def test_gap_and_interval_change_places_where_laps_say_so():
    text = (
        "Pos,No,Driver,Laps,Gap,Interval\n1,5,A B,30,,\n2,6,C D,29,1 lap,1 lap\n"
        "3,7,E F,28,1 lap,2 laps\n4,8,G H,26,2 laps,4 laps\n"
    )
    assert told(text, "gap_laps", "interval_laps") == [(None, None), (1, 1), (2, 1), (4, 2)]


def test_a_lone_interval_that_counts_from_the_leader_is_a_gap():
    text = (
        "Pos,No,Driver,Laps,Interval\n1,5,A B,30,-00.000\n2,6,C D,30,-2.345\n3,7,E F,29,-1L\n"
        "4,8,G H,10,-20L\n"
    )
    assert told(text, "gap_ms", "gap_laps", "interval_laps") == [
        (None, None, None),
        (2345, None, None),
        (None, 1, None),
        (None, 20, None),
    ]


def rising(count):
    rows = [
        f"{place},{place + 10},Ana Rey{place},{place * 2.5 if place > 1 else ''}"
        for place in range(1, count + 1)
    ]
    return "Race 1\nPos,No,Driver,Interval\n" + "\n".join(rows) + "\n"


def test_intervals_that_only_rise_are_gaps_or_nobody_knows():
    assert [row.gap_ms for row in reading_of(rising(8)).rows][1:3] == [5000, 7500]
    reading = reading_of(rising(5))
    assert all(row.gap_ms is None and row.interval_ms is None for row in reading.rows)
    assert "columns_unread" in codes(reading.problems)


def test_lap_beside_best_laps_is_how_many_were_driven_where_they_fill_the_race():
    text = (
        "Pos,No,Driver,Lap,Time,Best Lap\n1,5,A B,66,1:51'30.123,1'20.123\n"
        "2,6,C D,66,1:51'35.123,1'20.323\n3,7,E F,61,1:51'45.123,1'28.323\n"
    )
    assert told(text, "laps", "best_lap_number") == [(66, None), (66, None), (61, None)]


def test_the_number_of_the_best_lap_stays_one():
    text = (
        "Pos,No,Driver,Laps,Best Lap,Lap,Time\n1,5,A B,20,1:40.000,9,34:00.000\n"
        "2,6,C D,20,1:41.000,8,34:05.000\n3,7,E F,19,1:41.500,7,34:09.000\n"
    )
    assert told(text, "laps", "best_lap_number") == [(20, 9), (20, 8), (19, 7)]


def test_the_hour_of_the_day_is_no_time_of_a_race():
    text = (
        "Pos,No,Driver,Laps,Time,Best lap\n1,5,A B,10,15:42:10.123,1:35.000\n"
        "2,6,C D,10,15:42:12.123,1:35.100\n"
    )
    assert told(text, "total_time_ms") == [(None,), (None,)]


def test_columns_of_qualifying_that_no_car_fills_make_no_qualifying():
    text = "Pos,No,Driver,Q1,Q2,Q3,Laps,Total time\n1,5,A B,,,,10,16:00.000\n2,6,C D,,,,10,16:05.000\n"
    reading = reading_of(text)
    assert (reading.session_kind, reading.rows[0].segments) == ("race", {})


def test_total_is_points_where_nothing_is_measured():
    reading = reading_of(
        "Rk,Driver,Total,R1,R2\n1,Ana Rey,60,35,25\n2,Ben Ono,45,20,25\n3,Ida Poe,20,DNF,20\n"
    )
    assert reading.kind == "standings"
    assert [row.points for row in reading.rows] == ["60", "45", "20"]


def test_three_figures_behind_a_point_may_be_thousands():
    rows = reading_of("Pos,Team,Points\n1,Nord,100\n2,Sud,1.050\n3,Est,12.333\n").rows
    assert [row.points for row in rows] == ["100", None, "12.333"]


# --- what is no result ----------------------------------------------------------------------------------


def test_a_season_in_one_table_is_refused_for_what_it_is():
    races = "".join(
        f"{track},1,5,Ana Rey,20\n{track},2,6,Ben Ono,20\n{track},NC,7,Ida Poe,3\n"
        for track in ("Lac", "Bois")
    )
    assert refused("Track,Position,No,Driver,Laps\n" + races) == "several_sessions"


def test_turns_at_the_wheel_are_drive_times():
    text = (
        "Pos,No,Team,Driver,Stint,Laps,Drive time\n1,5,Nord,A B,1,30,50:00.000\n"
        "2,5,Nord,C D,2,30,51:00.000\n3,6,Sud,E F,1,30,50:00.000\n"
    )
    assert refused(text) == "drive_times"


def test_a_table_of_laps_below_a_classification_makes_no_rows_of_it():
    text = (
        "Pos,No,Vehicle,Driver,Laps,Best lap\n1,5,Opel,Ana Rey,9,1:59.451\n2,6,Seat,Ben Ono,9,2:00.609\n\n"
        "Practice laps\nLap,Vehicle,Pit,Pit time,Time,Sector 1\nAna Rey\n"
        "1,Opel,no,0,2:00.276,40.398\n2,Opel,no,0,1:59.451,39.768\n"
    )
    reading = reading_of(text)
    assert len(reading.rows) == 2
    assert "tables_left" in codes(reading.problems)


def test_laps_of_each_car_are_a_lap_chart_even_if_they_are_two():
    text = "NUMBER;DRIVER_NUMBER;LAP_NUMBER;LAP_TIME;ELAPSED;CLASS;TEAM\n" + "".join(
        f"{car};1;{lap};1:4{lap}.123;{lap}:45.123;GTX;Nord\n" for car in (6, 50) for lap in (1, 2)
    )
    assert refused(text) == "lap_by_lap"


# --- names ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("🇩🇪 Ida Poe", "Ida Poe", "DE"),
        ("Ida Poe 🇫🇷", "Ida Poe", "FR"),
        ("Poe Ida [GBR]", "Poe Ida", "GBR"),
        ("Ida POE - ITA", "Ida POE", "ITA"),
        ("Ida Poe (NED)", "Ida Poe", "NED"),
        ("Ida Poe [ROK]", "Ida Poe [ROK]", None),
    ],
)
def test_a_flag_or_a_nation_s_code_is_no_part_of_a_name(cell, name, code):
    row = reading_of(f"Race 1\nPos\tNo\tDriver\tLaps\n1\t4\t{cell}\t9\n2\t7\tBen Ono\t9\n").rows[0]
    assert (row.drivers, row.nationalities) == ((name,), (code,) if code else ())


def test_codes_of_drivers_that_a_web_page_glues_to_their_names_are_cut_off():
    text = "Race 1\nPos\tNo\tDriver\tLaps\n1\t4\tAna ReyREY\t9\n2\t7\tBen OnoONO\t9\n3\t9\tIda PoePOE\t9\n"
    assert told(text, "drivers") == [(("Ana Rey",),), (("Ben Ono",),), (("Ida Poe",),)]
    lone = "Race 1\nPos\tNo\tDriver\tLaps\n1\t4\tAna McABC\t9\n2\t7\tBen Ono\t9\n3\t9\tIda Poe\t9\n"
    assert told(lone, "drivers")[0] == (("Ana McABC",),)


@pytest.mark.parametrize("crew", ["OGIER - POE", "Ben;Poe"])
def test_two_surnames_in_one_cell_are_doubted(crew):
    text = f"Race 1\nPos\tNo\tDriver\tLaps\n1\t4\t{crew}\t9\n2\t7\tBen Ono\t9\n"
    assert "crew_unsure" in codes(reading_of(text).rows[0].problems)


def test_letters_of_central_europe_read_as_those_of_the_west_are_doubted():
    text = "Race 1\nPos;No;Driver;Laps\n1;4;Jiří Novák;9\n2;7;Petr Vlček;9\n3;9;Zoé Bé;9\n"
    (reading,) = read_sheet(text.encode("cp1250"))
    assert ["letters_unsure" in codes(row.problems) for row in reading.rows] == [True, True, False]
    (west,) = read_sheet(text.replace("Jiří", "Jörg").replace("Vlček", "Bø").encode("cp1252"))
    assert not any(row.problems for row in west.rows)


# --- what contradicts itself ----------------------------------------------------------------------------


def test_a_time_that_the_laps_cannot_make_is_said():
    text = (
        "Race 1\nPos,No,Driver,Laps,Total time,Best lap\n1,4,Ana Rey,10,16:10.000,1:35.000\n"
        "2,7,Ben Ono,10,16:12.000,35:01.000\n3,9,Ida Poe,10,1:03,1:36.000\n"
    )
    rows = reading_of(text).rows
    assert ["time_unlike_laps" in codes(row.problems) for row in rows] == [False, True, True]


def test_the_car_below_the_words_fastest_lap_is_a_note():
    text = (
        "Race 1\nPos,No,Driver,Laps,Time\n1,4,Ana Rey,9,14:00.000\n2,7,Ben Ono,9,14:01.000\n"
        "FASTEST LAP\n,4,Ana Rey,3,1:30.421\n"
    )
    reading = reading_of(text)
    assert len(reading.rows) == 2
    assert reading.notes == ("FASTEST LAP", "4, Ana Rey, 3, 1:30.421")


def test_gaps_of_a_class_are_counted_from_its_own_first_car():
    text = (
        "Pos,No,Driver,Laps,Total time,Gap\nGT3,,,,,\n1,5,A B,10,16:00.000,\n2,6,C D,10,16:05.000,5.000\n"
        "GT4,,,,,\n1,50,E F,9,16:01.000,\n2,60,G H,9,16:05.000,4.000\n"
    )
    assert not any(row.problems for row in reading_of(text).rows)
