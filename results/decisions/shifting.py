"""Cars that lose time or laps find their new place among those that do not."""

from dataclasses import dataclass, field
from functools import cmp_to_key

from results.decisions.clocks import Clock, later
from results.decisions.places import flat, without

AHEAD, TIED, BEHIND = -1, 0, 1


class Stuck(Exception):  # noqa: N818 - it is no error of the program: the sheet does not say enough
    """Where a car would stand cannot be known from this sheet; the code says why."""


@dataclass
class Shift:
    """All that one car loses: milliseconds and laps (below zero: gets back), or its best lap."""

    car: int
    ms: int = 0
    laps: int = 0
    best: Clock | None = None  # in a timed session: the clock of the lap that counts now
    is_untimed: bool = False  # no lap counts any more
    decisions: list = field(default_factory=list)

    def moved(self, clock):
        return self.best or clock.shifted(self.ms, self.laps)


def add_to(shift, decision):
    """Count a decision in."""
    shift.decisions.append(decision)
    sign = -1 if decision.is_undone else 1
    if decision.kind == "time":
        shift.ms += sign * decision.amount
    elif decision.kind == "laps":
        shift.laps += sign * decision.amount
    else:
        best = decision.road.best_lap_ms if decision.is_undone else decision.best_lap_ms
        shift.best = Clock(0, best) if best is not None else None
        shift.is_untimed = best is None


def compare(own, other):
    """Where a car stands by its clock against another; Stuck where the sheet does not tell."""
    if own.lap is None or other.lap is None:
        raise Stuck("no_laps")
    if own.lap != other.lap:
        return AHEAD if own.lap > other.lap else BEHIND
    distance = later(other, own)
    if distance is None:
        raise Stuck("no_times")
    return (distance > 0) - (distance < 0)


class Shifter:
    """Finds the order anew; what cannot be known leaves its car where it was."""

    def __init__(self, places, clocks, blocks, *, is_complete):
        self.places, self.clocks, self.blocks = places, clocks, blocks
        self.is_complete = is_complete
        self.rank = {key: index for index, key in enumerate(flat(places))}
        self.stuck = {}  # car -> code
        self.ties = []

    def order(self, shifts):
        """The new order of all. `shifts`: by car; those that are stuck are told in `stuck`."""
        shifts = dict(shifts)
        while True:
            try:
                return self.attempt(shifts)
            except StuckCar as stuck:
                self.stuck[stuck.car] = stuck.code
                del shifts[stuck.car]

    def attempt(self, shifts):
        self.ties = []
        fixed = without(self.places, set(shifts))
        slots, joining = {}, {}
        for car in sorted(shifts, key=self.rank.get):
            try:
                index, is_tied = self.slot(shifts[car], fixed)
            except Stuck as stuck:
                raise StuckCar(car, str(stuck)) from stuck
            (joining if is_tied else slots).setdefault(index, []).append(car)
        found = []
        for index in range(len(fixed) + 1):
            found += self.among_themselves(slots.get(index, []), shifts)
            if index < len(fixed):
                shared = [*fixed[index], *joining.get(index, [])]
                if index in joining:
                    self.ties.append(tuple(shared))
                found.append(shared)
        return found

    def slot(self, shift, fixed):
        """Before which of the fixed places the car stands now, and whether it shares it."""
        own = next(index for index, place in enumerate(self.places) if shift.car in place)
        start = len(without(self.places[:own], set(self.rank) - set(flat(fixed))))
        if shift.is_untimed:
            if not self.is_complete:
                raise Stuck("unknown_behind")
            return len(fixed), False
        clock = shift.moved(self.clocks[shift.car])
        index, is_tied = self.down(shift.car, clock, fixed, start)
        if index == start and not is_tied and (shift.ms < 0 or shift.laps < 0 or shift.best):
            return self.up(shift.car, clock, fixed, start)
        return index, is_tied

    def down(self, car, clock, fixed, index):
        while index < len(fixed):
            other = fixed[index][0]
            if self.blocks[other] != self.blocks[car]:
                raise Stuck("unknown_behind")
            verdict = compare(clock, self.clocks[other])
            if verdict is not BEHIND:
                return index, verdict is TIED
            index += 1
        if not self.is_complete:
            raise Stuck("unknown_behind")
        return index, False

    def up(self, car, clock, fixed, index):
        while index > 0:
            other = fixed[index - 1][0]
            if self.blocks[other] != self.blocks[car]:
                raise Stuck("unknown_behind")
            verdict = compare(clock, self.clocks[other])
            if verdict is BEHIND:
                break
            index -= 1
            if verdict is TIED:
                return index, True
        return index, False

    def among_themselves(self, cars, shifts):
        """Cars that came to the same gap between others, in order, as places."""

        def against(one, other):
            first, second = shifts[one], shifts[other]
            if first.is_untimed or second.is_untimed:
                return first.is_untimed - second.is_untimed or self.rank[one] - self.rank[other]
            try:
                return compare(first.moved(self.clocks[one]), second.moved(self.clocks[other]))
            except Stuck as stuck:
                if (first.ms, first.laps) == (second.ms, second.laps) and not (first.best or second.best):
                    return self.rank[one] - self.rank[other]
                raise StuckCar(max(one, other, key=self.rank.get), str(stuck)) from stuck

        places = []
        for car in sorted(cars, key=cmp_to_key(against)):
            if places and against(places[-1][0], car) == 0:
                places[-1].append(car)
                self.ties.append(tuple(places[-1]))
            else:
                places.append([car])
        return places


class StuckCar(Exception):  # noqa: N818
    """Which car, and why."""

    def __init__(self, car, code):
        super().__init__(code)
        self.car, self.code = car, code
