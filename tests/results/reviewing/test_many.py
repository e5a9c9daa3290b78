"""Many rows written at once, two rows that are one car, pasted lines that do not fit."""

import pytest

from results.models.row import Status
from tests.results.reviewing.conftest import cells

pytestmark = pytest.mark.django_db


def change(editor, review, rows, cell, text):
    return editor.send(review, "many", many__rows=rows, many__cell=cell, many__text=text)


@pytest.mark.parametrize("rows", ["12 31", "12, 31", "P1-P2", "P1–2", "#12;P2"])
def test_the_class_of_many_rows_is_changed_by_their_numbers_or_positions(helene, review, rows):
    before = cells(review, "class")
    change(helene, review, rows, "class", "Gold")
    assert cells(review, "class") == ["Gold", "Gold", before[2]]


def test_it_is_one_change_and_is_taken_back_as_one(helene, review):
    before = cells(review, "class")
    change(helene, review, "*", "class", "Gold")
    assert cells(review, "class") == ["Gold"] * 3
    helene.send(review, "undo")
    assert cells(review, "class") == before


@pytest.mark.parametrize("word", ["DNF", "retired", "Abandon", "Retired"])
def test_a_status_is_written_as_tables_have_it(helene, review, word):
    change(helene, review, "64", "status", word)
    assert cells(review, "status")[2] == Status.RETIRED


@pytest.mark.parametrize(
    ("rows", "cell", "text", "said"),
    [
        ("12 999", "class", "Gold", "No row is meant by: 999."),
        ("", "class", "Gold", "Say which rows"),
        ("12", "status", "tired", "“tired” is no status"),
        ("12", "seen", "1", "Choose a column."),
    ],
)
def test_what_is_not_understood_changes_nothing_and_stays_typed(helene, review, rows, cell, text, said):
    before = [cells(review, name) for name in ("class", "status")]
    answer = change(helene, review, rows, cell, text)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'name="many-text" value="{text}"' in page
    assert f'name="many-rows" value="{rows}"' in page
    assert [cells(review, name) for name in ("class", "status")] == before


def test_a_crew_that_was_read_as_two_rows_is_joined(helene, review):
    helene.send(review, "add-1")
    review.refresh_from_db()
    added = review.data["rows"][1]["id"]
    helene.send(review, "save", **{f"r{added}__drivers": "Nora Feld", f"r{added}__laps": "131"})
    helene.send(review, f"join-{added}")
    assert cells(review, "drivers")[0].endswith(" / Nora Feld")
    assert len(cells(review, "drivers")) == 3
    helene.send(review, "undo")
    assert cells(review, "drivers")[1] == "Nora Feld"


def test_two_cars_are_not_joined(helene, review):
    before = cells(review, "drivers")
    answer = helene.send(review, "join-2")
    page = helene.client.get(answer["location"]).content.decode()
    assert "Both rows have figures of their own" in page
    assert cells(review, "drivers") == before


def test_the_first_row_has_none_above_it(helene, review):
    answer = helene.send(review, "join-1")
    assert "There is no row above this one." in helene.client.get(answer["location"]).content.decode()


def test_pasted_lines_that_do_not_fit_stay_in_their_field(helene, review):
    lines = "4;71;Nora Feld;Nordlicht\none cell\n5;72;A;B;C;D;1;2;3;4;5"
    answer = helene.send(review, "paste", pasted=lines)
    page = answer.content.decode()
    assert cells(review, "number")[3:] == ["71"]
    assert "one cell\n5;72;A;B;C;D;1;2;3;4;5</textarea>" in page
    assert "2 lines have not the cells that are asked for" in page
