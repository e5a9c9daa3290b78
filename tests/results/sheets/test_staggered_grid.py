"""Grids drawn slot by slot, left and right, without a header."""

import random

import pytest

from results.sheets.reading import NotAResult
from tests.results.sheets.test_general_providers import NAMES, Sheet

pytestmark = pytest.mark.pure
TEAMS = [
    "Rey Racing",
    "Ono Motorsport",
    "Team Poe",
    "Lia Sport",
    "Scuderia Ost",
    "Wit Engineering",
    "Lund GmbH",
]


def drawn(cars, *, two_lines=False, pole_right=False, skip=None, title="Race 1 - Starting Grid", seed=1):
    rng = random.Random(seed)
    numbers = rng.sample(range(3, 900), cars)
    sheet, told = Sheet(), []
    sheet.begin("Northern Cup", title)
    for at in range(cars):
        dx = 400 * ((at + pole_right) % 2)
        name, team, time = f"{NAMES[at % 8]}{'x' * (at // 8)}", TEAMS[at % 7], f"1:40.{at:03}"
        if at != skip:
            sheet.text(50 + dx, sheet.y, str(at + 1), "right")
        sheet.text(80 + dx, sheet.y, str(numbers[at]), "right")
        sheet.text(90 + dx, sheet.y, name)
        sheet.text(300 + dx, sheet.y, time, "right")
        if two_lines:
            sheet.text(90 + dx, sheet.y + 10, team)
        told.append((at + 1, str(numbers[at]), (name,), team if two_lines else None, 100_000 + at))
        sheet.y += 14
    return sheet, told


def read(sheet):
    reading = sheet.reading()
    rows = [(row.position, row.number, row.drivers, row.team, row.best_lap_ms) for row in reading.rows]
    return reading, rows


@pytest.mark.parametrize("pole_right", [False, True])
@pytest.mark.parametrize("cars", [4, 9, 22])
def test_the_slots_are_read_in_the_order_of_their_places(cars, pole_right):
    sheet, told = drawn(cars, pole_right=pole_right)
    reading, rows = read(sheet)
    assert (reading.kind, reading.layout, reading.session, rows) == ("grid", "staggered_grid", "Race 1", told)
    assert [problem.code for problem in reading.problems] == ["names_unsure"]
    assert not any(row.problems for row in reading.rows)


def test_names_are_told_from_teams_by_their_words():
    sheet, told = drawn(12, two_lines=True)
    reading, rows = read(sheet)
    assert (rows, reading.problems) == (told, ())


def test_a_grid_without_one_of_its_places_is_refused_with_the_reason():
    sheet, _ = drawn(12, skip=5)
    with pytest.raises(NotAResult) as refusal:
        sheet.readings()
    assert refusal.value.code == "grid_incomplete"


def test_two_lists_of_figures_that_could_be_the_places_are_not_chosen_from():
    sheet = Sheet()
    sheet.begin("Race 1 - Starting Grid")
    for at in range(8):
        dx = 400 * (at % 2)
        for x in (50, 80):  # each car has the number of its place
            sheet.text(x + dx, sheet.y, str(at + 1), "right")
        sheet.text(90 + dx, sheet.y, NAMES[at])
        sheet.y += 14
    with pytest.raises(NotAResult):
        sheet.readings()


def test_slots_under_another_heading_are_no_grid():
    sheet, _ = drawn(8, title="Race 1 - Map of the paddock")
    with pytest.raises(NotAResult) as refusal:
        sheet.readings()
    assert refusal.value.code == "unknown_layout"
