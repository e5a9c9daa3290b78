"""Gaps and intervals after the order has changed: only where the sheet had them, and only what is known."""

from dataclasses import replace

from results.decisions.clocks import later
from results.decisions.values import DISQUALIFIED

UNKNOWN = object()


class Gaps:
    """Cells of a new order. `before`: by key, as the sheet lists them; `changed`: whose clock is another."""

    def __init__(self, before, after, clocks_before, clocks, changed):
        self.before, self.clocks_before, self.clocks, self.changed = before, clocks_before, clocks, changed
        old = [car for car in before.values() if car.is_placed]
        new = [car for car in after if car.is_placed]
        self.old_leader = min(old, key=lambda car: car.position, default=None)
        self.leader = min(new, key=lambda car: car.position, default=None)
        self.has_gaps = any((car.gap_ms, car.gap_laps) != (None, None) for car in before.values())
        self.has_intervals = any(
            (car.interval_ms, car.interval_laps) != (None, None) for car in before.values()
        )
        self.ahead_before = ahead_of(before.values())
        self.ahead_after = ahead_of(after)
        self.after = tuple(after)
        self.unknown = []  # cars that lost a cell, because nobody can know it

    def filled(self, car, *, is_race):
        """The car with its gap and its interval as they are now."""
        if not self.before:
            return car
        if self.is_out(car):
            return replace(car, gap_ms=None, gap_laps=None, interval_ms=None, interval_laps=None)
        if self.leader is None:
            return self.by_class_alone(car)
        gap_ms, gap_laps = self.cell(car, "gap", self.gap(car))
        interval_ms, interval_laps = self.cell(car, "interval", self.interval(car))
        car = replace(
            car, gap_ms=gap_ms, gap_laps=gap_laps, interval_ms=interval_ms, interval_laps=interval_laps
        )
        is_new_leader = car.key == self.leader.key and self.old_leader and car.key != self.old_leader.key
        if is_new_leader and is_race and car.total_time_ms is None:
            return replace(car, total_time_ms=self.clocks[car.key].whole)  # what its gap said so far
        return car

    def is_out(self, car):
        return car.status == DISQUALIFIED and self.before[car.key].status != DISQUALIFIED

    def by_class_alone(self, car):
        """Without places overall a sheet counts gaps within a class: who is behind a car that is out has
        another car ahead, and behind the first of the class another winner."""
        old = dict(self.before[car.key].classes)
        for other in self.after:
            if not self.is_out(other):
                continue
            for race_class, place in self.before[other.key].classes:
                if place is None or old.get(race_class) is None or old[race_class] <= place:
                    continue
                if place == 1:
                    gap = self.cell(car, "gap", UNKNOWN if self.has(car, "gap") else None)
                    car = replace(car, gap_ms=gap[0], gap_laps=gap[1])
                if self.is_next(race_class, place, old[race_class]):
                    interval = self.cell(car, "interval", UNKNOWN if self.has(car, "interval") else None)
                    car = replace(car, interval_ms=interval[0], interval_laps=interval[1])
        return car

    def is_next(self, race_class, place, own):
        """Whether nobody stood in between."""
        given = [dict(car.classes).get(race_class) for car in self.before.values()]
        return not any(place < other < own for other in given if other is not None)

    @staticmethod
    def has(car, name):
        return (getattr(car, f"{name}_ms"), getattr(car, f"{name}_laps")) != (None, None)

    def cell(self, car, name, found):
        if found is UNKNOWN:
            if car.key not in self.unknown:
                self.unknown.append(car.key)
            return None, None
        return (getattr(car, f"{name}_ms"), getattr(car, f"{name}_laps")) if found is None else found

    def gap(self, car):
        """(ms, laps), None where it stays as it is, or UNKNOWN."""
        old, leader = self.old_leader, self.leader
        is_same_leader = old and leader.key == old.key and leader.key not in self.changed
        if not self.has_gaps or (is_same_leader and car.key not in self.changed):
            return None
        if car.key == leader.key:
            return (old.gap_ms, old.gap_laps) if old else (None, None)
        was_leader = old and car.key == old.key
        has_one = (car.gap_ms, car.gap_laps) != (None, None)
        if not (has_one or was_leader):
            return None
        is_across = car.gap_ms is not None and self.was_across(old, car)
        return self.between(leader.key, car.key, is_across=is_across)

    def interval(self, car):
        if not self.has_intervals:
            return None
        ahead = self.ahead_after.get(car.key)
        is_same = self.ahead_before.get(car.key) == ahead
        if is_same and car.key not in self.changed and ahead not in self.changed:
            return None
        if ahead is None:
            first = self.old_leader
            return (first.interval_ms, first.interval_laps) if first else (None, None)
        was_first = self.ahead_before.get(car.key) is None
        has_one = (car.interval_ms, car.interval_laps) != (None, None)
        if not (has_one or was_first):
            return None
        former = self.before.get(self.ahead_before.get(car.key))
        is_across = car.interval_ms is not None and self.was_across(former, car)
        return self.between(ahead, car.key, is_across=is_across)

    def was_across(self, ahead, car):
        """Whether the sheet gave a time between cars on different laps: its timekeeper alone knows which."""
        return bool(ahead) and self.clocks_before[ahead.key].lap != self.clocks_before[car.key].lap

    def between(self, ahead, key, *, is_across):
        """What parts two cars now. Who is faster than the car ahead has lost places: no gap says that."""
        first, second = self.clocks[ahead], self.clocks[key]
        if first.lap is None or second.lap is None:
            return UNKNOWN
        if first.lap > second.lap:
            return UNKNOWN if is_across else (None, first.lap - second.lap)
        if first.lap < second.lap:
            return None, None
        distance = later(first, second)
        if distance is None:
            return UNKNOWN
        return (None, None) if distance < 0 else (distance, None)


def ahead_of(cars):
    """The car that stands before each, by key; of rows without a place too, as the sheet lists them."""
    found, before = {}, None
    for car in cars:
        found[car.key] = before
        before = car.key
    return found
