"""Fields of cars that a decision can fall on: drawn at random, or raced by the demo's simulator."""

from hypothesis import strategies as st

from results.decisions.values import Car, Decision

OUT = ("not_classified", "retired", "disqualified", "did_not_start")
NUMBERED = ("not_classified", "retired")


def field(times, *, laps=None, classes=None, gaps=True, intervals=True, totals=True):
    """Cars 1, 2, 3 … with these total times (ms) in the order of arrival; gaps and intervals worked out."""
    laps = laps or [20] * len(times)
    cars, places = [], {}
    for index, (time, lap) in enumerate(zip(times, laps, strict=True)):
        ahead = cars[-1] if cars else None
        same = ahead and (lap, time) == (laps[index - 1], times[index - 1])
        own = []
        for name in (classes or {}).get(index + 1, ()):
            places[name] = places.get(name, 0) + 1
            own.append((name, places[name]))
        gap = (None, None)
        interval = (None, None)
        if ahead:
            gap = (time - times[0], None) if lap == laps[0] else (None, laps[0] - lap)
            before = times[index - 1], laps[index - 1]
            interval = (time - before[0], None) if lap == before[1] else (None, before[1] - lap)
        cars.append(
            Car(
                key=index + 1,
                number=str(index + 1),
                position=ahead.position if same else index + 1,
                laps=lap,
                total_time_ms=time if totals or index == 0 else None,
                gap_ms=gap[0] if gaps else None,
                gap_laps=gap[1] if gaps else None,
                interval_ms=interval[0] if intervals else None,
                interval_laps=interval[1] if intervals else None,
                classes=tuple(own),
            )
        )
    return cars


@st.composite
def fields(draw, least=1, most=12):
    """Any field: some cars laps down, some out, classes that overlap, with or without times and gaps."""
    count = draw(st.integers(least, most))
    steps = draw(st.lists(st.integers(1, 20_000), min_size=count, max_size=count))
    down = sorted(draw(st.lists(st.integers(0, 3), min_size=count, max_size=count)))
    down[0] = 0
    times, total = [], 3_600_000
    for index, step in enumerate(steps):
        if index and down[index] != down[index - 1]:
            total = 3_600_000 + draw(st.integers(0, 9000))
        total += step
        times.append(total)
    classes = {
        key: draw(st.lists(st.sampled_from(["Pro", "Am", "Bronze"]), unique=True, max_size=2))
        for key in range(1, count + 1)
    }
    cars = field(
        times,
        laps=[20 - each for each in down],
        classes=classes,
        gaps=draw(st.booleans()),
        intervals=draw(st.booleans()),
        totals=draw(st.booleans()),
    )
    behind = draw(st.lists(st.sampled_from(OUT), max_size=4))
    behind.sort(key=OUT.index)
    numbers_all = draw(st.booleans())  # some sheets give who is not classified a place in class all the same
    place = sum("Pro" in dict(car.classes) for car in cars)
    for index, status in enumerate(behind, 1):
        is_numbered = numbers_all and status in NUMBERED
        place += is_numbered
        cars.append(
            Car(
                key=count + index, number=str(count + index), status=status, laps=5,
                classes=(("Pro", place if is_numbered else None),),
            )
        )  # fmt: skip
    return cars


@st.composite
def decisions_for(draw, cars, kinds=("time", "laps", "places", "disqualification"), most=4):
    """Some decisions about cars of the field."""
    found = []
    for key in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(kinds))
        amount = draw(st.integers(0, 30_000)) if kind == "time" else draw(st.integers(0, 4))
        car = draw(st.sampled_from([car.key for car in cars]))
        found.append(Decision(key + 1, kind, car, amount))
    return found


def time(car, seconds, key=1, **more):
    return Decision(key, "time", car, round(seconds * 1000), **more)


def laps(car, amount, key=1, **more):
    return Decision(key, "laps", car, amount, **more)


def places(car, amount, key=1, **more):
    return Decision(key, "places", car, amount, **more)


def disqualified(car, key=1, **more):
    return Decision(key, "disqualification", car, **more)


def shown(cars):
    """The order of a sheet at a glance: number and position."""
    return [(car.number, car.position) for car in cars]


def numbers(cars):
    return [car.number for car in cars if car.is_placed]


def codes(outcome):
    return [remark.code for remark in outcome.remarks]
