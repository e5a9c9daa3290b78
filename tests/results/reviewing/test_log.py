"""Two work on one review, and what one has changed can be taken back."""

import pytest

from results.reviewing.fields import fields_of, put, sent_fields
from results.reviewing.log import merge, recorded, undo
from results.reviewing.work import Work, blank_cells


class Person:
    def __init__(self, pk, name):
        self.pk, self.name = pk, name

    def get_full_name(self):
        return self.name


HELENE, MARC = Person(1, "Hélène"), Person(2, "Marc")


@pytest.fixture
def work():
    work = Work()
    for place, (number, team) in enumerate([("12", "Delorme"), ("31", "Harrow"), ("64", "Rives")], 1):
        work.add_row(blank_cells() | {"position": str(place), "number": number, "team": team})
    return work


def column(work, cell):
    return [row.cells[cell] for row in work.rows]


def test_what_each_has_changed_stands_side_by_side(work):
    assert merge(work, {"r1-team": "Hers"}, since=0, by=HELENE) == []
    assert merge(work, {"r2-team": "His"}, since=0, by=MARC) == []
    assert column(work, "team") == ["Hers", "His", "Rives"]


def test_a_field_that_both_have_changed_stays_theirs_and_both_texts_are_told(work):
    merge(work, {"r1-team": "Hers"}, since=0, by=HELENE)
    (conflict,) = merge(work, {"r1-team": "His", "r3-team": "Also his"}, since=0, by=MARC)
    assert (conflict.field, conflict.mine, conflict.theirs, conflict.who) == (
        "r1-team",
        "His",
        "Hers",
        "Hélène",
    )
    assert column(work, "team") == ["Hers", "Harrow", "Also his"]


def test_a_form_sent_whole_puts_nothing_old_back(work):
    whole = {f"r{row.id}-team": row.cells["team"] for row in work.rows}
    merge(work, {"r1-team": "Hers"}, since=0, by=HELENE)
    assert merge(work, whole | {"r2-team": "His"}, since=0, by=MARC) == []
    assert column(work, "team") == ["Hers", "His", "Rives"]


def test_who_has_seen_the_other_s_text_may_replace_it(work):
    merge(work, {"r1-team": "Hers"}, since=0, by=HELENE)
    assert merge(work, {"r1-team": "His"}, since=1, by=MARC) == []
    assert column(work, "team")[0] == "His"


def test_a_page_from_before_the_remembered_changes_overwrites_nothing(work):
    for n in range(3):
        merge(work, {"r1-note": str(n)}, since=n, by=HELENE)
    work.log = work.log[1:]
    (conflict,) = merge(work, {"r2-team": "Old"}, since=0, by=MARC)
    assert (conflict.field, column(work, "team")[1]) == ("r2-team", "Harrow")


def test_a_change_is_taken_back_and_the_one_before_it_next(work):
    before = fields_of(work)
    merge(work, {"r1-team": "One"}, since=0, by=HELENE)
    merge(work, {"r1-team": "Two", "r2-gap": "+1.000"}, since=1, by=HELENE)
    assert undo(work, HELENE) == ["r1-team", "r2-gap"]
    assert (column(work, "team")[0], column(work, "gap")[1]) == ("One", "")
    undo(work, HELENE)
    assert fields_of(work) == before
    assert undo(work, HELENE) is None


def test_one_takes_back_one_s_own_change_and_leaves_what_the_other_made_of_it(work):
    merge(work, {"r1-team": "Hers", "r2-team": "Hers too"}, since=0, by=HELENE)
    merge(work, {"r1-team": "His"}, since=1, by=MARC)
    undo(work, HELENE)
    assert column(work, "team") == ["His", "Harrow", "Rives"]
    assert undo(work, HELENE) is None
    undo(work, MARC)
    assert column(work, "team")[0] == "Hers"


def test_a_removed_row_comes_back_with_its_cells_where_it_stood(work):
    with recorded(work, HELENE):
        work.remove_row(2)
    assert column(work, "number") == ["12", "64"]
    with recorded(work, MARC):
        work.add_row({"number": "99"})
    undo(work, HELENE)
    assert column(work, "number") == ["12", "31", "64", "99"]
    assert column(work, "team")[1] == "Harrow"


def test_what_was_typed_into_a_row_that_another_removed_is_kept_with_it(work):
    with recorded(work, HELENE):
        work.remove_row(2)
    assert merge(work, {"r2-team": "His"}, since=0, by=MARC) == []
    undo(work, HELENE)
    assert column(work, "team") == ["Delorme", "His", "Rives"]


def test_a_number_of_a_row_is_given_once(work):
    work.remove_row(3)
    assert work.add_row().id == 4


def test_moving_a_row_exchanges_the_positions(work):
    assert work.move_row(2, -1)
    assert (column(work, "number"), column(work, "position")) == (["31", "12", "64"], ["1", "2", "3"])
    assert not work.move_row(2, -1)
    assert work.move_row(2, 1)
    assert column(work, "number") == ["12", "31", "64"]


def test_a_retired_car_does_not_pass_one_with_a_position(work):
    work.rows[2].cells |= {"position": "", "status": "retired"}
    assert not work.move_row(3, -1)


@pytest.mark.parametrize(
    "name", ["r9-team", "r1-nothing", "rows", "x", "r-1-team", "ok-", "n-" + "a" * 30, "s-a-b"]
)
def test_a_field_that_is_none_is_passed_over(work, name):
    before = fields_of(work)
    for field, text in sent_fields(work, {name: "1 2 3"}).items():
        put(work, field, text)
    assert fields_of(work) == before


def test_laps_shown_in_another_language_are_no_change(work):
    work.rows[1].cells["gap"] = "+2 L"
    for said in ("+2 laps", "+2 tours", "2 Laps"):
        assert sent_fields(work, {"r2-gap": said})["r2-gap"] == "+2 L"
