"""What of a review is still to be seen, and why."""

from dataclasses import replace

import pytest

from results.reviewing.checking import Level
from results.reviewing.force import check
from results.reviewing.registers import Registers
from results.reviewing.work import Work, name_key
from tests.results.reviews import review_of, sentences, session_with_classes, typed
from tests.results.sheets_drawn import ROWS


@pytest.fixture
def session(make):
    return session_with_classes(make)


def test_nothing_but_the_new_names_is_asked_of_a_clean_sheet(session):
    checked = check(review_of(session))
    assert sentences(checked) == []
    assert len(checked.clean) == 3
    assert {new.written for new in checked.new_names if new.kind == "driver"} == {
        "Alix Marchandeau",
        "Inès Hallström",
        "Tom Ashdown-Reeve",
        "Maja Lindqvist-Varga",
        "Clémence Roussillac",
        "Bartosz Wiśniewski",
    }
    assert checked.left == 1


def test_the_names_of_the_entries_are_known(session, make):
    people = [make.driver(name) for row in ROWS for name in row.drivers]
    make.entry(session.event, "12", people[:2], team=make.team("Delorme Compétition"))
    checked = check(review_of(session))
    assert [m.candidate.pk for kind, m in checked.rows[0].matches if kind == "driver"] == [
        people[0].pk,
        people[1].pk,
    ]
    assert checked.rows[0].entry.number == "12"


def test_a_cell_that_says_nothing_blocks_and_stays_as_typed(session):
    review = typed(review_of(session), r1__total_time="1:50.9l1")
    checked = check(review)
    assert checked.to_see[0].level is Level.STOP
    assert "1:50.9l1" in sentences(checked, Level.STOP)[0]
    assert checked.rows[0].row.text("total_time") == "1:50.9l1"


def test_an_unknown_class_of_a_season_that_has_classes_is_a_choice(session):
    row = replace(ROWS[0], classes=(("Am", 1),))
    checked = check(review_of(session, (row, *ROWS[1:])))
    assert sentences(checked, Level.CHOOSE) == ["The season has no class “Am”."]


def test_a_name_that_stands_in_many_rows_is_asked_about_once(session):
    rows = tuple(replace(row, classes=(("Am", place),)) for place, row in enumerate(ROWS, 1))
    assert len(sentences(check(review_of(session, rows)), Level.CHOOSE)) == 1


def test_what_was_chosen_to_be_new_needs_no_second_confirmation(session):
    rows = (replace(ROWS[0], classes=(("Am", 1),)), *ROWS[1:])
    review = typed(review_of(session, rows), **{f"n-{name_key('class', 'Am')}": "new"})
    checked = check(review)
    assert "Am" in [new.printed for new in checked.new_names]
    assert "Am" not in [new.printed for new in checked.new_waiting]


def test_a_car_entered_for_another_team_is_to_confirm(session, make):
    make.entry(session.event, "12", [make.driver("Ilona Kovács")], team=make.team("Nordlicht"))
    make.team("Delorme Compétition")
    checked = check(review_of(session))
    assert "No. 12 is entered here for Nordlicht." in sentences(checked, Level.CONFIRM)


def test_a_crew_and_a_team_of_whom_nobody_has_heard_are_not_taken_for_those_entered(session, make):
    make.entry(session.event, "12", [make.driver("Ilona Kovács")], team=make.team("Nordlicht"))
    checked = check(review_of(session))
    assert "No. 12 is entered here for Nordlicht." in sentences(checked, Level.CONFIRM)
    assert next(each for each in checked.rows if each.row.number == "12").entry is None


def test_a_car_that_the_entry_list_lacks_is_to_confirm(session, make):
    for row in ROWS[:-1]:
        make.entry(session.event, row.number, [])
    said = f"No. {ROWS[-1].number} is not in the entry list of this event."
    row = check(review_of(session)).rows[-1]
    assert said in [finding.sentence for finding in row.findings]
    make.entry(session.event, ROWS[-1].number, [])
    assert said not in sentences(check(review_of(session)))


def test_an_event_without_an_entry_list_asks_nothing_of_it(session):
    assert not [each for each in check(review_of(session)).findings if "entry list" in each.sentence]
    assert not [said for said in sentences(check(review_of(session))) if "entry list" in said]


def test_a_driver_who_is_not_in_the_crew_entered_is_to_confirm(session, make):
    row = ROWS[0]
    first = make.driver(row.drivers[0])
    other = make.driver("Nobody Entered")
    make.entry(session.event, row.number, [first])
    stranger = replace(row, drivers=(row.drivers[0], "Nobody Entered"))
    sentences_said = sentences(check(review_of(session, (stranger, *ROWS[1:]))), Level.CONFIRM)
    assert f"{other} is not in the crew entered here as no. {row.number}." in sentences_said


def test_a_hole_in_the_positions_blocks_unless_the_result_is_partial(session):
    review = typed(review_of(session), r3__position="5")
    assert check(review).stops
    work = Work.from_json(review.data)
    work.is_complete = False
    assert not check(review, work).stops


def test_a_sheet_of_another_kind_of_session_is_told(session):
    rows = tuple(replace(row, total_time_ms=None, gap_ms=None, gap_laps=None) for row in ROWS)
    review = review_of(session, rows, title="Qualifying – Classification", session="Qualifying")
    assert "another kind of session" in check(review).findings[0].sentence


def test_matching_sixty_cars_costs_the_same_as_three(session, django_assert_max_num_queries):
    review_of(session)
    with django_assert_max_num_queries(9):
        Registers(session.event)


def test_a_check_asks_the_database_nothing_for_a_row(session, django_assert_num_queries):
    review = review_of(session)
    registers = Registers(session.event)
    with django_assert_num_queries(0):
        check(review, registers=registers)
