"""Sheets that no layout fits, read by the columns that an editor named: sections, crews, repeated heads."""

import io

import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from results.sheets.mapping import cells_in, read_mapped
from results.sheets.reading import NotAResult

HEADS = ("Zql", "Wub", "Prolk", "Ghist", "Lonkt", "Vraat")
NAMED = ("position", "number", "drivers", "team", "laps", "total_time")
PLACES = (40, 90, 140, 290, 400, 460)
SIDES = ((36, 80), (86, 130), (136, 285), (286, 390), (396, 450), (456, 540))
FAST = (
    ("1", "12", "Alix Marchandeau", "Delorme", "131", "4:01:12.418"),
    ("2", "31", "Tom Ashdown", "Harrow Moor", "131", "4:01:13.029"),
)
SLOW = (
    ("1", "64", "Maja Lindqvist", "Deux Rives", "128", "4:01:30.000"),
    ("2", "70", "Bartosz Kowal", "Nordlicht", "127", "4:02:30.000"),
)


def pdf(*pages):
    """Pages of lines: the texts of a row, or one text that stands alone at the left."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(595, 842))
    for lines in pages:
        canvas.setFont("Helvetica", 9)
        for at, texts in enumerate(lines):
            texts = (texts,) if isinstance(texts, str) else texts
            for x, text in zip(PLACES, texts, strict=False):
                canvas.drawString(x, 800 - 16 * at, text)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def named_pages(header=HEADS):
    columns = [{"field": name, "x0": x0, "x1": x1} for name, (x0, x1) in zip(NAMED, SIDES, strict=True)]
    ends = [40.0, 485.0]
    return {"kind": "pdf", "columns": columns, "header": list(header), "x": ends}


def read_pages(data):
    """By the heads where they stand on the first page."""
    cells = cells_in(data)
    mapping = named_pages()
    mapping["x"] = next(line["ends"] for line in cells["lines"] if line["words"] == list(HEADS))
    return read_mapped(data, "sheet.pdf", mapping)[0]


def named_records(header=HEADS):
    columns = [{"field": name, "place": place} for place, name in enumerate(NAMED)]
    return {"kind": "table", "columns": columns, "header": list(header), "width": len(NAMED)}


def classes(reading):
    return [(row.number, row.main_class) for row in reading.rows]


IN_CLASSES = [("12", "Gold"), ("31", "Gold"), ("64", "Silver"), ("70", "Silver")]


@pytest.mark.parametrize(
    "pages",
    [
        [["Class: Gold", HEADS, *FAST, "", "Class: Silver", HEADS, *SLOW]],
        [[HEADS, "Class: Gold", *FAST, "Class: Silver", *SLOW]],
        [["Class: Gold", HEADS, *FAST], ["Class: Silver", HEADS, *SLOW]],
        [[HEADS, "Class: Gold", *FAST, "Class: Silver", SLOW[0]], [SLOW[1]]],
    ],
    ids=["heads for each class", "headings between rows", "a page for each class", "a page without heads"],
)
def test_the_classes_of_pages_stand_over_their_rows(pages):
    reading = read_pages(pdf(*pages))
    assert classes(reading) == IN_CLASSES
    assert [row.laps for row in reading.rows] == [131, 131, 128, 127]


def test_a_crew_on_two_lines_is_one_row():
    below = ("", "", "Inès Hallström")
    reading = read_pages(pdf([HEADS, FAST[0], below, FAST[1]]))
    assert [row.number for row in reading.rows] == ["12", "31"]
    assert reading.rows[0].drivers == ("Alix Marchandeau", "Inès Hallström")
    assert reading.rows[0].box[2] < reading.rows[0].box[4]


def test_what_a_status_heading_says_is_that_of_the_rows_below():
    reading = read_pages(pdf([HEADS, *FAST, "Not classified", ("", *SLOW[0][1:])]))
    assert [row.status for row in reading.rows] == ["classified", "classified", "not_classified"]


def test_pages_without_heads_are_read_where_the_columns_stand():
    reading = read_mapped(pdf([*FAST, *SLOW]), "sheet.pdf", named_pages(header=()))[0]
    assert [row.number for row in reading.rows] == ["12", "31", "64", "70"]


def test_a_page_whose_heads_are_other_words_is_not_read():
    with pytest.raises(NotAResult):
        read_mapped(pdf([("Other",) * 6, *FAST]), "sheet.pdf", named_pages())


def csv(*records):
    return "\n".join(";".join(record) for record in records).encode()


@pytest.mark.parametrize(
    "records",
    [
        [("Gold",), HEADS, *FAST, ("Silver",), HEADS, *SLOW],
        [HEADS, ("Gold",), *FAST, ("Silver",), *SLOW],
        [HEADS, ("Class Gold", "", "", "", "", ""), *FAST, ("Class Silver", "", "", "", "", ""), *SLOW],
    ],
    ids=["heads for each class", "headings between rows", "headings that say so"],
)
def test_the_classes_of_records_stand_over_their_rows(records):
    reading = read_mapped(csv(*records), "sheet.csv", named_records())[0]
    assert classes(reading) == IN_CLASSES
    assert [row.class_position for row in reading.rows] in ([1, 2, 1, 2], [None] * 4)


def test_a_second_driver_on_a_line_of_his_own_joins_the_crew_and_is_doubted():
    reading = read_mapped(csv(HEADS, FAST[0], ("", "", "Inès Hallström"), FAST[1]), "s.csv", named_records())[
        0
    ]
    assert reading.rows[0].drivers == ("Alix Marchandeau", "Inès Hallström")
    assert "crew_unsure" in [problem.code for problem in reading.rows[0].problems]
    assert len(reading.rows) == 2


def test_a_cell_behind_the_last_column_is_said():
    reading = read_mapped(csv(HEADS, (*FAST[0], "+5s"), FAST[1]), "s.csv", named_records())[0]
    assert "text_left_over" in [problem.code for problem in reading.rows[0].problems]


def test_records_without_heads_are_read_from_the_first_car():
    reading = read_mapped(csv(("Sharvel Drob",), *FAST, *SLOW), "s.txt", named_records(header=()))[0]
    assert [row.number for row in reading.rows] == ["12", "31", "64", "70"]


def test_a_workbook_shows_its_cells_and_is_read_by_them():
    book = openpyxl.Workbook()
    for record in (HEADS, *FAST):
        book.active.append(record)
    output = io.BytesIO()
    book.save(output)
    assert cells_in(output.getvalue())["records"][1][2] == "Alix Marchandeau"
    reading = read_mapped(output.getvalue(), "sheet.xlsx", named_records())[0]
    assert [row.drivers for row in reading.rows] == [("Alix Marchandeau",), ("Tom Ashdown",)]


@pytest.mark.parametrize("data", [csv(*FAST), pdf(FAST)], ids=["records", "pages"])
def test_a_table_that_begins_with_a_car_has_no_line_of_heads(data):
    assert cells_in(data)["head"] is None


def test_text_whose_cells_stand_apart_is_cut_there():
    text = "\n".join("   ".join(row) for row in FAST).encode()
    assert cells_in(text)["records"] == [list(row) for row in FAST]


def test_values_are_no_cells():
    with pytest.raises(NotAResult):
        cells_in(b'{"a": 1}')
