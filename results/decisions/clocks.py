"""How far apart the cars were on the road, from whatever the sheet gives: times, gaps or intervals."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Clock:
    """Where a car was: its lap, and its time, whole or since the first car on that lap."""

    lap: int | None
    whole: int | None = None
    part: int | None = None
    group: int | None = None  # the lap that `part` counts on

    def shifted(self, ms=0, laps=0):
        """So many milliseconds later, so many laps fewer."""
        if not ms and not laps:
            return self
        return replace(
            self,
            lap=None if self.lap is None else self.lap - laps,
            whole=None if self.whole is None else self.whole + ms,
            part=None if self.part is None or laps else self.part + ms,
        )


def later(first, second):
    """By how many milliseconds the second was later than the first; None where nobody can know."""
    if first.whole is not None and second.whole is not None:
        return second.whole - first.whole
    if first.part is not None and second.part is not None and first.group == second.group:
        return second.part - first.part
    return None


def clocks_of(cars, *, is_race):
    """The clock of each car, by its key. `cars`: in the order of the sheet."""
    placed = in_order(cars)
    if not placed:
        return {car.key: Clock(None) for car in cars}
    leader = placed[0]
    if not is_race:
        return {car.key: lap_clock(car, leader) for car in cars}
    counted = any(car.laps is not None for car in cars)
    clocks = {}
    first, before = {}, None
    for car in [*placed, *(car for car in cars if not car.is_placed)]:
        lap = lap_of(car, leader, counted)
        whole = car.total_time_ms
        on_lead_lap = lap is not None and lap == lap_of(leader, leader, counted)
        if whole is None and on_lead_lap and None not in (leader.total_time_ms, car.gap_ms):
            whole = leader.total_time_ms + car.gap_ms
        part = None
        if not car.is_placed or lap is None:
            pass
        elif lap not in first:
            first[lap], part = car, 0
        elif on_lead_lap and car.gap_ms is not None:
            part = car.gap_ms
        elif whole is not None and clocks[first[lap].key].whole is not None:
            part = whole - clocks[first[lap].key].whole
        elif before and before.part is not None and before.lap == lap and car.interval_ms is not None:
            part = before.part + car.interval_ms
        clocks[car.key] = Clock(lap, whole, part, lap)
        before = clocks[car.key] if car.is_placed else None
    return clocks


def lap_clock(car, leader):
    """In a timed session the best lap is the clock, and all are on the same lap."""
    best = car.best_lap_ms
    if best is None and leader.best_lap_ms is not None and car.gap_ms is not None:
        best = leader.best_lap_ms + car.gap_ms
    part = 0 if car.key == leader.key else car.gap_ms
    return Clock(0, best, part, 0)


def lap_of(car, leader, counted):
    """The laps of a car; where the sheet counts none, how many it is behind, below zero."""
    if car.laps is not None:
        return car.laps
    if counted and leader.laps is None:
        return None
    distance = leader.laps or 0
    if car.key == leader.key or car.gap_ms is not None:
        return distance
    return None if car.gap_laps is None else distance - car.gap_laps


def in_order(cars):
    """The cars that have a place, by it; those who share one as the sheet lists them."""
    return sorted((car for car in cars if car.is_placed), key=lambda car: car.position)
