"""A little race simulator: cars and a seed in, a classification that adds up out. Knows no Django.

Every car drives lap by lap, in whole milliseconds. A script may fix what a story needs (who arrives how far
behind, who sets which lap, who stops where); the laps around it are stretched, so that sums, gaps and best
laps always agree.
"""

from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

CLASS_PACE = {"Pro": 1.010, "Pro-Am": 1.017, "Am": 1.026, "": 1.014}


@dataclass(frozen=True)
class Racer:
    """A car at the start."""

    number: str
    race_class: str = ""


@dataclass(frozen=True)
class Script:
    """What a story needs to come true."""

    gaps: dict = field(default_factory=dict)  # number -> milliseconds behind the winner, who has 0
    best: dict = field(default_factory=dict)  # number -> (lap, milliseconds)
    out: dict = field(default_factory=dict)  # number -> (laps, status, note)
    added: dict = field(default_factory=dict)  # number -> (milliseconds added by the stewards, note)

    def fixed(self, number):
        """The lap that is given for a car, if any, and the time that none of its other laps may reach."""
        lap, time = self.best.get(number, (None, min((time for _, time in self.best.values()), default=0)))
        return lap, time


@dataclass(frozen=True)
class Arrival:
    """How a car came out of a session."""

    number: str
    race_class: str = ""
    status: str = "classified"
    running: bool = True
    position: int | None = None
    class_position: int | None = None
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    interval_ms: int | None = None
    interval_laps: int | None = None
    best_lap_ms: int | None = None
    best_lap_number: int | None = None
    fastest_lap: bool = False
    segments: tuple = ()
    note: str = ""


def race(racers, *, seed, lap_ms, minutes=None, laps=None, stop_every=0, script=None):
    """The arrivals of a race over a time or a number of laps, in the order of the sheet."""
    script = script or Script()
    random = Random(seed)
    most = laps or minutes * 60_000 // lap_ms + 4
    driven = {racer.number: lap_times(racer, random, lap_ms, most, stop_every, script) for racer in racers}
    winner = next(
        (number for number, gap in script.gaps.items() if gap == 0),
        min(driven, key=lambda number: sum(driven[number])),
    )
    distance = laps or laps_at(driven[winner], minutes * 60_000)
    flag = sum(driven[winner][:distance])
    for number, gap in script.gaps.items():
        driven[number] = stretched(driven[number], distance, flag + gap, script.fixed(number))
    arrivals = [arrive(racer, driven[racer.number], flag, distance, script) for racer in racers]
    return placed(arrivals)


def lap_times(racer, random, lap_ms, most, stop_every, script):
    """Lap after lap: the class, the car's own day, traffic, and a stop now and then."""
    scripted = racer.number in script.gaps
    pace = 1.006 if scripted else CLASS_PACE[racer.race_class] + random.random() * 0.018
    best_lap, floor = script.fixed(racer.number)
    times = []
    for lap in range(1, most + 1):
        time = lap_ms * (pace + random.triangular(0, 0.012, 0.002))
        if lap == 1:
            time += 3_200 + random.random() * 4_000
        if stop_every and lap % stop_every == 0:
            time += 62_000 + random.random() * 5_000
        times.append(floor if lap == best_lap else max(round(time), floor + 1 + random.randrange(400)))
    return times


def laps_at(times, duration):
    """The lap on which the flag falls: the first that ends after the time is up."""
    return next((lap for lap, total in enumerate(accumulate(times), 1) if total >= duration), len(times))


def stretched(times, distance, total, fixed):
    """The same laps, a little longer or shorter each, so that they add up; the best lap stays the best."""
    times, (best_lap, floor) = list(times), fixed
    movable = [index for index in range(1, distance) if index + 1 != best_lap]
    while missing := total - sum(times[:distance]):
        step = missing // len(movable) if missing > 0 else -(-missing // len(movable))
        before = list(times)
        for count, index in enumerate(movable):
            change = step or (1 if missing > 0 else -1) * (count < abs(missing))
            times[index] = max(times[index] + change, floor + 1)
        if times == before:
            raise ValueError("The script asks for more than the cars can do.")
    return times


def arrive(racer, times, flag, distance, script):
    """Where a car stands when the flag has fallen and it has crossed the line once more."""
    laps, status, note = script.out.get(racer.number, (None, "classified", ""))
    running = laps is None
    if running:
        laps = min(laps_at(times, flag), distance)
    total = sum(times[:laps])
    added, why = script.added.get(racer.number, (0, ""))
    best = min(times[:laps], default=None)
    return Arrival(
        racer.number,
        racer.race_class,
        status=status,
        running=running,
        laps=laps,
        total_time_ms=total + added if running else None,
        best_lap_ms=best,
        best_lap_number=times.index(best) + 1 if best else None,
        note=note or why,
    )


SECTIONS = ["classified", "not_classified", "retired", "disqualified", "did_not_start"]


def placed(arrivals):
    """In the order of the sheet, with places, gaps, intervals and the fastest lap worked out anew."""
    order = sorted(
        arrivals,
        key=lambda car: (
            SECTIONS.index(car.status),
            -(car.laps or 0),
            car.total_time_ms or 10**12,
            car.number,
        ),
    )
    fastest = min((car.best_lap_ms for car in order if car.best_lap_ms), default=None)
    done, in_class, tied = [], {}, 0
    for place, car in enumerate(order, 1):
        values = vars(car) | {
            "position": None,
            "class_position": None,
            "fastest_lap": car.best_lap_ms == fastest,
        }
        values |= dict.fromkeys(["gap_ms", "gap_laps", "interval_ms", "interval_laps"])
        if car.status == "classified":
            ahead = done[-1] if done else None
            dead_heat = ahead and (ahead.laps, ahead.total_time_ms) == (car.laps, car.total_time_ms)
            tied = tied + 1 if dead_heat else 0
            in_class[car.race_class] = in_class.get(car.race_class, 0) + 1
            values |= {
                "position": place - tied,
                "class_position": in_class[car.race_class] if car.race_class else None,
            }
            values |= behind(car, done[0], "gap") | behind(car, ahead, "interval") if done else {}
        done.append(Arrival(**values))
    return done


def behind(car, other, name):
    """What parts two cars, in time on the same lap and in laps otherwise."""
    if car.laps == other.laps:
        return {f"{name}_ms": car.total_time_ms - other.total_time_ms}
    return {f"{name}_laps": other.laps - car.laps}


def qualifying(racers, *, seed, lap_ms, through=15, front=()):
    """All run in the first segment, the fastest in the second. `front`: the first places, scripted."""
    random = Random(seed)
    first = {
        racer.number: round(lap_ms * (CLASS_PACE[racer.race_class] - 0.004 + random.random() * 0.016))
        for racer in racers
    }
    for place, number in enumerate(front):
        first[number] = round(lap_ms * 1.001) + 140 * place
    ranking = sorted(first, key=lambda number: (first[number], number))
    second = {number: first[number] - 420 - random.randrange(60) for number in ranking[:through]}
    classes = {racer.number: racer.race_class for racer in racers}
    best = {number: second.get(number, time) for number, time in first.items()}
    ranking = sorted(ranking, key=lambda number: (number not in second, best[number], number))
    pole, before, in_class, sheet = best[ranking[0]], None, {}, []
    for place, number in enumerate(ranking, 1):
        own = classes[number]
        in_class[own] = in_class.get(own, 0) + 1
        sheet.append(
            Arrival(
                number,
                own,
                position=place,
                class_position=in_class[own] if own else None,
                gap_ms=best[number] - pole if before else None,
                interval_ms=best[number] - before if before else None,
                best_lap_ms=best[number],
                segments=(("Q1", first[number]), ("Q2", second.get(number))),
            )
        )
        before = best[number]
    return sheet
