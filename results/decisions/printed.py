"""What a new sheet seems to contain of the decisions already, so that an editor can say so."""

from itertools import combinations, pairwise

from results.decisions.applying import work_out
from results.decisions.clocks import clocks_of, in_order, later
from results.decisions.collecting import cars_of, decision_of
from results.decisions.proposing import earlier_sheets
from results.models import Penalty
from results.models.row import Status
from results.publishing import lines_of

Kind = Penalty.Kind
MOST = 6  # decisions that are tried in every combination


def seems_printed(session, current, penalties):
    """The keys of the decisions in force that the newest sheet shows already; `penalties`: as the papers go.

    A disqualified car stands so. What the sheet before it contained, this one does. Of all others the rows
    are those of that sheet with the decision applied: first the car's own time and laps, then where it
    stands.
    """
    if current.worked_out.exists():
        return set()
    lines = lines_of(current)
    wanted = [p for p in penalties if p.kind in Penalty.MOVING and p.is_in_force and decision_of(p, lines)[0]]
    now = {p.pk: lines[decision_of(p, lines)[0].car] for p in wanted}
    found = {
        p.pk for p in wanted if p.kind == Kind.DISQUALIFICATION and now[p.pk].status == Status.DISQUALIFIED
    }
    others = [penalty for penalty in wanted if penalty.kind != Kind.DISQUALIFICATION]
    earlier = earlier_sheets(session, current.root).first()
    if earlier is None:
        back = moved_back(cars_of(lines), is_race=session.is_race)
        return found | {
            p.pk for p in others if p.kind == Kind.PLACES and decision_of(p, lines)[0].car in back
        }
    found |= now.keys() & set(earlier.prints.values_list("penalty", flat=True))
    sheet = Before(session, earlier, wanted, now)
    for own in by_car(others, sheet):
        found |= sheet.first_that_fits([p for p in own if p.kind != Kind.PLACES], found, told_by_itself)
    left = [p for p in others if p.kind == Kind.PLACES or now[p.pk].total_time_ms is None]
    return found | sheet.first_that_fits([p for p in left if p.pk not in found], found, told_by_its_place)


def by_car(penalties, sheet):
    """The decisions of each car that the earlier sheet has, too."""
    cars = {}
    for penalty in penalties:
        if penalty.pk in sheet.values:
            cars.setdefault(sheet.values[penalty.pk].car, []).append(penalty)
    return cars.values()


class Before:
    """The sheet before, and what some decisions make of it."""

    def __init__(self, session, earlier, penalties, now):
        lines = lines_of(earlier)
        values = {penalty.pk: decision_of(penalty, lines)[0] for penalty in penalties}
        self.values = {key: value for key, value in values.items() if value}
        self.held = set(earlier.prints.values_list("penalty", flat=True))
        self.cars, self.now = cars_of(lines), now
        self.how = {"is_race": session.is_race, "is_complete": earlier.is_complete}

    def with_these(self, keys):
        """Its cars with these decisions, as far as it does not contain them."""
        values = [value for key, value in self.values.items() if key in keys and key not in self.held]
        return {car.key: car for car in work_out(self.cars, values, **self.how).cars}

    def first_that_fits(self, penalties, found, told):
        """The fewest of these decisions that make of their cars what the new sheet has, beside those found.

        None where no choice of them does so; nor where their cars stand as if none had been applied.
        """
        tried = [p for p in penalties if p.pk in self.values and p.pk not in self.held]
        if len(tried) > MOST:
            return set()
        for count in range(len(tried) + 1):
            for some in combinations(tried, count):
                cars = self.with_these(found | {p.pk for p in some})
                if all(told(cars[self.values[p.pk].car]) == told(self.now[p.pk]) for p in tried):
                    return {p.pk for p in some}
        return set()


def told_by_itself(row):
    """What a car has, wherever it stands."""
    return row.laps, row.total_time_ms, row.best_lap_ms


def told_by_its_place(row):
    """Where it stands; its gap where no time tells what it lost."""
    return row.position, (row.gap_ms, row.gap_laps) if row.total_time_ms is None else ()


def moved_back(cars, *, is_race):
    """The cars that were faster than the one ahead of them on the same lap."""
    clocks, found = clocks_of(cars, is_race=is_race), set()
    placed = in_order(cars)
    for ahead, car in pairwise(placed):
        if clocks[ahead.key].lap != clocks[car.key].lap:
            continue
        distance = later(clocks[ahead.key], clocks[car.key])
        if distance is not None and distance < 0:
            found.add(car.key)
    return found
