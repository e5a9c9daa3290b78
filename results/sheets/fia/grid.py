"""An FIA starting grid: a car on a line, its team on the next, the place before or behind."""

import re
from dataclasses import dataclass, field, replace

from results.sheets.cells import read_row
from results.sheets.fia.facts import FOOT, NOTES, OFFICE, Remarks, facts_of
from results.sheets.fia.people import BRACKET, STARS, is_name
from results.sheets.kinds import GRID, says, status_of
from results.sheets.reading import Problem, ReadClass, Reading

PROVIDER = "FIA"
TIME = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}|\d{2}\.\d{3}")
PLACE = re.compile(r"\d{1,2}")
NUMBER = re.compile(r"\d{1,3}")
FEWEST, MOST_OF = 3, 0.7
PIT_LANE = re.compile(r".*\bPIT ?LANE\b.*", re.IGNORECASE)


@dataclass
class Car:
    """One place of the grid."""

    number: str
    driver: tuple[str, ...]
    position: str = ""
    time: str = ""
    bracket: str = ""
    team: list[str] = field(default_factory=list)
    note: str = ""
    problems: list[Problem] = field(default_factory=list)
    page: int | None = None
    box: tuple | None = None


def is_heading(line):
    """ "Final Starting Grid", not a sentence about the grid."""
    return says(GRID, line) and len(line.split()) <= 8


def looks_like_a_grid(lines):
    """Cars that begin their lines, and hardly one that stands inside another table."""
    cars = [found for line in lines if (found := car_in(line.split()))]
    first = sum(not before for _, before in cars)
    return first >= FEWEST and first >= MOST_OF * len(cars)


def car_in(words):
    """The car that the words of a line are and the words before it, or None."""
    for start in range(len(words) - 2):
        if not NUMBER.fullmatch(words[start]):
            continue
        car = car_from(words[start:])
        if car:
            return car, words[:start]
    return None


def car_from(words):
    """ "1 16 Anna MUSTER (P) * 1:17.868", or "16 Anna MUSTER 1:17.868 1"."""
    words = list(words)
    place = words.pop(0) if PLACE.fullmatch(words[0]) and NUMBER.fullmatch(words[1]) else ""
    number = words.pop(0)
    behind = words.pop() if words and PLACE.fullmatch(words[-1]) else ""
    time = words.pop() if words and TIME.fullmatch(words[-1]) else ""
    bracket = ""
    while words and (STARS.fullmatch(words[-1]) or BRACKET.fullmatch(words[-1])):
        match = BRACKET.fullmatch(words.pop())
        bracket = match["inside"] if match else bracket
    if words:
        words[-1] = words[-1].rstrip("*")
    if not is_name(words):
        return None
    car = Car(number, tuple(words), place or behind, time, bracket)
    if place and behind:
        car.problems.append(Problem("text_left_over", {"text": behind}))
    return car


class Grid:
    """What has been read so far, line by line."""

    def __init__(self):
        self.cars, self.above, self.remarks = [], [], Remarks()
        self.zone, self.note = "above", ""

    def take(self, line, page=None, box=None):
        words = line.split()
        found = None if self.zone == "noting" else car_in(words)
        if self.zone == "above" and not found:
            self.above.append(line)
        elif found:
            self.zone = "grid"
            car, before = found
            car.note, car.page, car.box = self.note, page, box
            if before:
                self.give_team(" ".join(before))
            self.cars.append(car)
        elif NOTES.fullmatch(line):
            self.zone = "noting"
            self.remarks.begin(line)
        elif FOOT.match(line) or OFFICE.fullmatch(line):
            if self.zone == "noting" and OFFICE.fullmatch(line):
                self.remarks.drop_signatures()
            self.zone = "foot"
        elif self.zone == "noting":
            self.remarks.add(line)
        elif PIT_LANE.fullmatch(line):
            self.note = line
        elif self.zone == "grid":
            self.take_rest(line)

    def take_rest(self, line):
        """A place that stands alone below the car, or the team."""
        last = self.cars[-1]
        if PLACE.fullmatch(line) and not last.position:
            last.position = line
        elif line not in self.above:
            self.give_team(line)

    def give_team(self, line):
        """To the first car without one: left and right halves are printed in turn."""
        without = [car for car in self.cars if not car.team]
        if not without:
            self.cars[-1].team.append(line)
            self.cars[-1].problems.append(Problem("wrapped_text", {"text": line}))
            return
        without[0].team.append(line)
        if len(without) > 1:
            without[0].problems.append(Problem("wrapped_text", {"text": line}))


def read_grid(lines):
    """The reading of a grid's lines."""
    grid = Grid()
    for line in lines:
        grid.take(" ".join(line.split()))
    return reading_of(grid)


def reading_of(grid):
    facts = facts_of(grid.above)
    label = facts.label
    rows = sorted(
        (row_of(car) for car in grid.cars), key=lambda row: (row.position is None, row.position or 0)
    )
    return Reading(
        kind="grid",
        provider=PROVIDER,
        layout="fia",
        title=facts.title,
        series=facts.series,
        event=facts.event,
        circuit=facts.place,
        session=facts.session,
        session_kind="race",
        status=status_of(label) if label else None,
        label=label,
        issued_at=facts.issued_at,
        rows=tuple(replace(row, order=order) for order, row in enumerate(rows, start=1)),
        notes=(*([f"Document {facts.number}"] if facts.number else []), *grid.remarks.found),
    )


def row_of(car):
    texts = {
        "position": car.position,
        "number": car.number,
        "best_lap": car.time,
        "team": " ".join(car.team),
        "note": car.note,
    }
    return read_row(
        0,
        texts,
        drivers=(" ".join(car.driver),),
        classes=[ReadClass(car.bracket)] if car.bracket else None,
        page=car.page,
        box=car.box,
        problems=car.problems,
    )
