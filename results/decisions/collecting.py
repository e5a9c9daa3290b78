"""Rows and decisions of a session as values, and the values back as lines to publish."""

from dataclasses import replace
from decimal import Decimal

from results.decisions.values import Car, Decision, Remark
from results.models import Penalty
from results.models.row import Status

CELLS = (
    "number", "running", "position", "laps", "total_time_ms", "gap_ms", "gap_laps", "interval_ms",
    "interval_laps", "best_lap_ms", "best_lap_number", "fastest_lap",
)  # fmt: skip
BACK = tuple(name for name in CELLS if name != "number")
AMOUNTS = {Penalty.Kind.LAPS: "laps", Penalty.Kind.PLACES: "places"}


def cars_of(lines):
    """The lines as values; a car's key is its place in the list."""
    return [
        Car(
            key=key,
            status=str(Status(line.status).value),
            has_segments=any(time is not None for _segment, time in line.times),
            classes=line.classes,
            **{name: getattr(line, name) for name in CELLS},
        )
        for key, line in enumerate(lines)
    ]


def lines_from(cars, lines):
    """The lines with what the values say now, in their order."""
    orders = sorted(line.order for line in lines)
    return [
        replace(
            lines[car.key],
            order=order,
            status=Status(car.status),
            classes=car.classes,
            **{name: getattr(car, name) for name in BACK},
        )
        for order, car in zip(orders, cars, strict=True)
    ]


def rows_of(penalty, lines):
    """The keys of the lines that a decision may mean."""
    if penalty.entry_id:
        linked = [key for key, line in enumerate(lines) if line.entry and line.entry.pk == penalty.entry_id]
        number = penalty.entry.car_number
        return linked or [
            key for key, line in enumerate(lines) if number and line.number == number and line.entry is None
        ]
    return [
        key
        for key, line in enumerate(lines)
        if any(drive.driver and drive.driver.pk == penalty.driver_id for drive in line.drives)
    ]


def decision_of(penalty, lines, *, is_undone=False):
    """The decision as a value, or the remark that says why it finds no row."""
    rows = rows_of(penalty, lines)
    if len(rows) != 1:
        code = "several_rows" if rows else "not_listed"
        return None, Remark(code, penalty.pk, True, {"car": penalty.subject})
    if not penalty.entry_id and len(lines[rows[0]].drives) > 1:
        return None, Remark("names_a_driver", penalty.pk, True)
    return Decision(
        penalty.pk,
        str(Penalty.Kind(penalty.kind).value),
        rows[0],
        amount_of(penalty),
        penalty.best_lap_ms,
        is_undone,
    ), None


def amount_of(penalty):
    if penalty.kind == Penalty.Kind.TIME:
        return int((penalty.seconds or Decimal(0)) * 1000)
    return getattr(penalty, AMOUNTS[penalty.kind], 0) or 0 if penalty.kind in AMOUNTS else 0


def on_the_road(decision, lines, road_lines):
    """The decision with the row of its car on an earlier sheet, who stood ahead of it and who behind."""
    twins = twins_of(road_lines, lines)
    road = {twins[car.key]: car for car in cars_of(road_lines) if car.key in twins}
    car = road.get(decision.car)
    if car is None or car.status == Status.DISQUALIFIED.value:
        return decision
    if not car.is_placed:
        return replace(decision, road=car)
    others = sorted(
        (other.position, key) for key, other in road.items() if other.is_placed and key != decision.car
    )
    return replace(
        decision,
        road=car,
        ahead=tuple(key for position, key in others if position <= car.position),
        level=tuple(key for position, key in others if position == car.position),
        behind=tuple(key for position, key in others if position > car.position),
    )


def twins_of(lines, others):
    """The same cars on another sheet: by entry, else by number where it stands once."""
    found = {}
    for key, line in enumerate(lines):
        same = [k for k, other in enumerate(others) if is_same_car(line, other)]
        if len(same) == 1:
            found[key] = same[0]
    return found


def is_same_car(line, other):
    if line.entry and other.entry:
        return line.entry.pk == other.entry.pk
    return bool(line.number) and line.number == other.number


def tell_the_same(lines, others, *, named=()):
    """Whether two sheets say the same of all cars; of those `named` by a decision, notes aside."""
    return sorted((told(line, named) for line in lines), key=repr) == sorted(
        (told(line, named) for line in others), key=repr
    )


def told(line, named):
    """All that would be lost if the other took its place. Of who is out, sheets keep more or less."""
    said = (line.number, str(Status(line.status).value), line.position)
    if line.status == Status.DISQUALIFIED:
        return said
    return (
        *said,
        *(getattr(line, name) for name in (*BACK, "team_name", "car_name", "class_name")),
        tuple(drive.name or drive.driver.name for drive in line.drives),
        tuple(sorted((race_class.pk, place or 0) for race_class, place in line.classes)),
        tuple(line.times),
        "" if line.number in named else line.note,
    )
