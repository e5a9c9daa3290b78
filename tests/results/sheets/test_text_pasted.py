"""Tables copied from a PDF, a web page or a spreadsheet: read where the cells count out, else refused."""

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult
from tests.results.sheets.fia_drawn import a_race

pytestmark = pytest.mark.pure
TITLE = "Race 2 - Provisional Results"
HEAD = ("Pos", "No", "Driver", "Team", "Laps", "Time", "Gap", "Best lap")
CARS = (
    ("1", "7", "Anna Novák", "Blue Lake", "20", "33:10.123", "", "1:30.000"),
    ("2", "8", "Tom Hart", "Red Hill Racing", "20", "33:12.123", "+2.000", "1:30.100"),
    ("3", "12", "Ivo Cruz", "Red Hill Racing", "19", "33:20.000", "1 lap", "1:31.000"),
)
OUT = ("NC", "9", "Mia Lake", "Green Bay", "3", "", "DNF", "1:33.000")


def read(text):
    readings = read_sheet(text.encode())
    assert len(readings) == 1
    return readings[0]


def said(reading):
    return [
        (
            r.position,
            r.number,
            r.drivers,
            r.team,
            r.laps,
            r.total_time_ms,
            r.gap_ms,
            r.gap_laps,
            r.best_lap_ms,
        )
        for r in reading.rows
    ]


EXPECTED = [
    (1, "7", ("Anna Novák",), "Blue Lake", 20, 1_990_123, None, None, 90_000),
    (2, "8", ("Tom Hart",), "Red Hill Racing", 20, 1_992_123, 2_000, None, 90_100),
    (3, "12", ("Ivo Cruz",), "Red Hill Racing", 19, 2_000_000, None, 1, 91_000),
    (None, "9", ("Mia Lake",), "Green Bay", 3, None, None, None, 93_000),
]


def spaced(rows):
    """Columns held apart by spaces: text to the left, figures to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    return [
        "  ".join(
            cell.ljust(width) if place in (2, 3) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def lines(shape):
    rows = [HEAD, *CARS, OUT]
    if shape == "tabs":
        return ["\t".join(row) for row in rows]
    if shape == "semicolons":
        return [";".join(row) for row in rows]
    if shape == "markdown":
        rule = "|" + "|".join(["---:"] * len(HEAD)) + "|"
        drawn = ["| " + " | ".join(row) + " |" for row in rows]
        return [drawn[0], rule, *drawn[1:]]
    return spaced(rows)


@pytest.mark.parametrize("shape", ["tabs", "semicolons", "markdown", "spaces"])
def test_cells_are_found_however_they_are_held_apart(shape):
    reading = read("\n".join([TITLE, "", *lines(shape), "Page 1 of 1"]))
    assert said(reading) == EXPECTED
    assert (reading.kind, reading.session_kind, reading.status) == ("classification", "race", "provisional")
    assert not any(row.problems for row in reading.rows)
    assert reading.rows[3].status == "retired"


def test_a_cell_on_each_line_with_blank_ones_left_blank():
    cells = [cell for row in (HEAD, *CARS, OUT) for cell in row]
    assert said(read("\n".join([TITLE, *cells]))) == EXPECTED


def test_cells_that_do_not_come_out_even_are_refused_with_the_count():
    cells = [cell for row in (HEAD, *CARS) for cell in row if cell]
    with pytest.raises(NotAResult) as refusal:
        read("\n".join([TITLE, *cells]))
    assert refusal.value.code == "cells_uncounted"
    assert "23" in refusal.value.message


def test_a_column_after_the_other_is_read_where_all_are_as_long():
    columns = [[HEAD[place], *(car[place] for car in CARS)] for place in (0, 1, 2, 3, 4, 5, 7)]
    reading = read("\n".join([TITLE, *(cell for column in columns for cell in column)]))
    assert [row[:6] for row in said(reading)] == [row[:6] for row in EXPECTED[:3]]


def test_columns_of_different_lengths_are_refused():
    columns = [[HEAD[place], *(car[place] for car in CARS if car[place])] for place in (0, 1, 2, 6)]
    with pytest.raises(NotAResult) as refusal:
        read("\n".join([TITLE, *(cell for column in columns for cell in column)]))
    assert refusal.value.code == "columns_uneven"


def test_rows_without_a_header_are_not_guessed():
    with pytest.raises(NotAResult) as refusal:
        read("\n".join("\t".join(row) for row in CARS))
    assert refusal.value.code == "columns_unnamed"


def test_single_spaces_are_enough_where_names_stand_in_one_column():
    text = [
        "Race 2 Final Results",
        "Pos No Driver Laps Time Gap",
        "1 7 Anna Novák 20 33:10.123",
        "2 8 Tom van Hart 20 33:12.123 +2.000",
        "3 9 Ivo Cruz 19 33:20.000 +1 lap",
        "NOT CLASSIFIED",
        "12 Mia Lake 3 DNF",
    ]
    reading = read("\n".join(text))
    assert [
        (r.position, r.number, r.drivers[0], r.laps, r.gap_ms, r.gap_laps, r.status) for r in reading.rows
    ] == [
        (1, "7", "Anna Novák", 20, None, None, "classified"),
        (2, "8", "Tom van Hart", 20, 2_000, None, "classified"),
        (3, "9", "Ivo Cruz", 19, None, 1, "classified"),
        (None, "12", "Mia Lake", 3, None, None, "retired"),
    ]
    assert not any(row.problems for row in reading.rows)
    assert (reading.provider, reading.layout, reading.status) == (None, "text_table", "official")


def test_single_spaces_between_driver_and_team_are_a_doubt_on_each_row():
    text = ["Race 2", "Pos No Driver Team Laps Time", "1 7 Anna Novak Blue Lake 20 33:10.123"]
    text += ["2 8 Tom Hart Red Hill 20 33:12.123", "3 9 Ivo Cruz Red Hill 20 33:15.000"]
    for row in read("\n".join(text)).rows:
        assert "driver_team_unsure" in [problem.code for problem in row.problems]


def test_single_spaces_between_more_columns_of_words_are_refused():
    text = ["Race 2", "Pos No Class Driver Team Laps Time", "1 7 GT3 Anna Novak Blue Lake 20 33:10.123"]
    with pytest.raises(NotAResult) as refusal:
        read("\n".join([*text, "2 8 GT3 Tom Hart Red Hill 20 33:12.123"]))
    assert refusal.value.code == "columns_unparted"


def test_the_true_reason_is_given_where_the_heading_tells_it():
    with pytest.raises(NotAResult) as refusal:
        read("Lap by lap chart\n1 2 3 4\nwords and words\n")
    assert refusal.value.code == "lap_by_lap"


def test_a_name_that_runs_into_the_next_column_is_said_on_its_row():
    more = [(str(place), str(place + 20), "Ada Long", "Blue Lake", *CARS[2][4:]) for place in range(4, 10)]
    text = spaced([HEAD, *CARS, *more])
    text[2] = text[2].replace("Tom Hart    Red Hill Racing", "Tom Hart the Younger Racing")
    rows = read("\n".join([TITLE, *text])).rows
    assert {row.team for row in rows if not row.problems} == {"Blue Lake", "Red Hill Racing"}
    assert "cells_shifted" in [problem.code for problem in rows[1].problems]
    assert (rows[1].drivers, rows[1].team, rows[1].laps) == ((), None, 20)


def test_a_gutter_that_may_be_another_one_is_refused():
    text = [
        HEAD[:4],
        ("1", "7", "Ann Lake", "Red"),
        ("2", "8", "Ivo Hill", "Red"),
        ("3", "9", "Tom Rock", "Red"),
    ]
    with pytest.raises(NotAResult) as refusal:
        read("\n".join([TITLE, *(f"{a}   {b}  {c:8} {d}" for a, b, c, d in text)]))
    assert refusal.value.code == "columns_unparted"


def test_header_words_of_another_language_do_as_well():
    text = [
        "Rennen 1 Ergebnis",
        "Pos  StNr  Fahrer        Bewerber      Runden  Gesamtzeit   Rückstand",
        "1    7     Anna Novak    Blau Team     20      33:10.123",
        "2    8     Tom Hart      Rot Racing    20      33:12.123    2,000",
    ]
    rows = read("\n".join(text)).rows
    assert [(r.position, r.number, r.team, r.gap_ms) for r in rows] == [
        (1, "7", "Blau Team", None),
        (2, "8", "Rot Racing", 2_000),
    ]


def test_an_fia_sheet_with_tabs_needs_no_splitting():
    sheet = a_race()
    heads = ["", *list(sheet.columns)]
    rows = [[row.get(head, "") for head in ("POS", *sheet.columns)] for row in (*sheet.rows, *sheet.out)]
    cells = [heads, *rows[: len(sheet.rows)], ["NOT CLASSIFIED"], *rows[len(sheet.rows) :]]
    text = [*sheet.above, sheet.heading, *("\t".join(row) for row in cells), *sheet.below]
    reading, whole = read("\n".join(text)), read(a_race(cover=()).text().decode())
    assert reading.layout == "fia_table"
    assert reading.rows == whole.rows
    assert (reading.event, reading.status, reading.notes) == (whole.event, whole.status, whole.notes)
