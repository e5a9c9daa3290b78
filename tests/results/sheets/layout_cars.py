"""Fields of invented cars whose results agree, with what a layout prints of them."""

from dataclasses import dataclass, field

from results.times import format_time

FIRST = [
    "Anna",
    "Béla",
    "Chloé",
    "Dario",
    "Emil",
    "Fanny",
    "Gino",
    "Hanna",
    "Iker",
    "Jana",
    "Kaï",
    "Lola",
    "Milan",
    "Noé",
    "Olga",
    "Pilar",
]
LAST = [
    "Novák",
    "Berg",
    "Hallström",
    "Ferró",
    "Lima",
    "Ekström",
    "Varga",
    "Poe",
    "Roussillac",
    "Sørby",
    "Quiroga",
    "Wend",
    "Ashdown",
    "Tirel",
    "Kovarik",
    "Öztürk",
]
TEAMS = [
    "Nordlys Racing",
    "Écurie Lac",
    "Harrow Moor Racing",
    "Lima",
    "Scuderia Alta Valle Competizione",
    "Team Öresund",
    "Delorme Compétition",
    "EBX",
    "Racing Team Brabazon",
    "Escudería Sol",
]
CARS = ["Corvus R4 GT3", "Tern 5", "Vanneau V8 GT3", "Brabazon 992 Cup", "Corvin 620"]


@dataclass
class Car:
    truth: dict
    texts: dict
    shift: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)


def text_of_time(ms, layout):
    return "" if ms is None else format_time(ms).replace(".", layout.decimal)


def text_of_gap(gap, layout):
    if gap is None:
        return ""
    kind, value = gap
    if kind == "laps":
        one, many = layout.laps_word
        return one if value == 1 else many.format(value)
    return layout.plus + text_of_time(value, layout)


def field_of_cars(layout, rng):
    """Cars whose results agree with each other, with what a sheet prints of them."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    rng.shuffle(names)
    classes = ["GTX", "Pro-Am", "Gold"]
    numbers = rng.sample(range(1, 400), layout.cars)
    laps, time, ahead, leader = rng.randint(30, 400), 0, None, None
    time = laps * rng.randint(80_000, 130_000)
    best, rows, places = time // laps - rng.randint(5_000, 9_000), [], {}
    count = layout.cars
    out = list(layout.sections)
    stopped = count - 2 * len(out)
    assigned = [classes[rng.randrange(3)] for _ in range(count)]
    if layout.class_heading:
        assigned.sort(key=classes.index)
    for at in range(count):
        crew = [names.pop() for _ in range(1 if layout.crews == 1 else rng.randint(2, layout.crews))]
        truth = {
            "number": str(numbers[at]),
            "drivers": crew,
            "team": rng.choice(TEAMS),
            "car": rng.choice(CARS),
            "class": assigned[at],
            "status": "classified",
        }
        if at >= stopped:
            truth["status"] = out[(at - stopped) // 2]
            truth |= {"position": None, "class_position": None, "laps": rng.randint(1, 20)}
        else:
            places[assigned[at]] = places.get(assigned[at], 0) + 1
            truth |= {"position": at + 1, "class_position": places[assigned[at]]}
            if layout.kind == "race":
                lost = 1 if ahead and rng.random() < 0.15 else 0
                laps -= lost
                time += rng.randint(200, 9_000) if ahead else 0
                leader = leader or (laps, time)
                down = leader[0] - laps
                truth |= {"laps": laps, "total_time_ms": time}
                truth["best_lap_ms"], truth["best_lap_number"] = (
                    best + rng.randint(0, 4000),
                    rng.randint(2, 28),
                )
                if ahead:
                    truth["gap"] = ("laps", down) if down else ("ms", time - leader[1])
                    truth["interval"] = ("laps", lost) if lost else ("ms", time - ahead)
                ahead = time
            else:
                before, best = best, best + rng.randint(1, 900)
                truth["best_lap_ms"] = best
                leader = leader or (0, best)
                if layout.kind == "qualifying":
                    truth["laps"] = rng.randint(4, 12)
                    truth["segments"] = {"Q1": best + rng.randint(1, 500), "Q2": best}
                    if at:
                        truth["gap"], truth["interval"] = ("ms", best - leader[1]), ("ms", best - before)
        if layout.kind == "grid":
            truth.pop("class_position")
        rows.append(Car(truth, {}))
    for car in rows:
        car.texts = texts_of(car.truth, layout)
    return rows


def texts_of(truth, layout):
    texts = {
        name: "" if truth.get(name) is None else str(truth[name])
        for name in (
            "position",
            "class_position",
            "number",
            "class",
            "team",
            "car",
            "laps",
            "best_lap_number",
        )
    }
    texts["total_time"] = text_of_time(truth.get("total_time_ms"), layout)
    texts["best_lap"] = text_of_time(truth.get("best_lap_ms"), layout)
    texts["gap"], texts["interval"] = (
        text_of_gap(truth.get("gap"), layout),
        text_of_gap(truth.get("interval"), layout),
    )
    for name, ms in truth.get("segments", {}).items():
        texts[name] = text_of_time(ms, layout)
    crew = truth["drivers"]
    if layout.nationalities:
        crew = [f"{name} ({code})" for name, code in zip(crew, ("FRA", "POL", "BRA", "JPN"), strict=False)]
    if layout.crew in ("strokes", "wrapped") and len(crew) > 2 and layout.crew == "wrapped":
        texts["drivers"] = [" / ".join(crew[:2]), " / ".join(crew[2:])]
    elif layout.crew in ("strokes", "wrapped"):
        texts["drivers"] = [" / ".join(crew)]
    else:
        texts["drivers"] = list(crew)
    return texts
