"""Defects seeded on purpose: each changes one thing on a sheet, and the truth where the sheet says it."""

from tests.results.sheets.layouts_drawn import TEXT_FIELDS, Col


def missing_cell(layout, cars, rng):
    name = rng.choice([each for each in printed(layout) if each not in ("number",)])
    car = rng.choice(cars)
    car.texts[name] = [] if name == "drivers" else ""
    blank(car, name)


def blank(car, name):
    if name == "drivers":
        car.truth["drivers"] = []
    elif name in ("total_time", "best_lap"):
        car.truth[f"{name}_ms"] = None
    elif name in car.truth.get("segments", {}):
        car.truth["segments"] = {k: v for k, v in car.truth["segments"].items() if k != name}
    else:
        car.truth[name] = None


def swapped_gaps(layout, cars, rng):
    some = [car for car in cars if car.truth.get("gap")]
    if len(some) > 1:
        one, other = rng.sample(some, 2)
        for place, name in ((one.texts, "gap"), (one.truth, "gap")):
            mine = other.texts if place is one.texts else other.truth
            place[name], mine[name] = mine[name], place[name]


def number_twice(layout, cars, rng):
    one, other = rng.sample(cars, 2)
    one.truth["number"] = one.texts["number"] = other.texts["number"]


def shifted_text(layout, cars, rng):
    name = rng.choice(printed(layout))
    by = rng.choice([-1, 1]) * rng.uniform(2, 45)
    at = next(col.x for col in layout.columns if col.field == name)
    rng.choice(cars).shift[name] = by if 60 < at + by < layout.width - 10 else -by


def shifted_row(layout, cars, rng):
    car, by = rng.choice(cars), rng.choice([-1, 1]) * rng.uniform(3, 30)
    car.shift |= {name: by for name in printed(layout)}


def garbage(layout, cars, rng):
    name, car = rng.choice(printed(layout)), rng.choice(cars)
    text = rng.choice(["§§x", "#REF!", "12:6o.1", "??", "n/a 5"])
    car.texts[name] = [text] if name == "drivers" else text
    if name == "drivers":
        car.truth["drivers"] = [text]
    elif name in TEXT_FIELDS or name == "number":
        car.truth[name] = text
    else:
        blank(car, name)


def overlong_text(layout, cars, rng):
    car = rng.choice(cars)
    car.truth["team"] = car.texts["team"] = "Grand Prix Racing Organisation of the Upper Valleys and Lakes"[
        : rng.randint(25, 61)
    ].strip()


def unknown_column(layout, cars, rng):
    for car in cars:
        car.extra[layout.width - 40] = rng.choice(["M", "G", "P"]) if rng.random() < 0.9 else ""
    layout.columns.append(Col("?", rng.choice(["Zz", "Xq", ""]), layout.width - 40))


def stray_text(layout, cars, rng):
    rng.choice(cars).extra[rng.uniform(30, layout.width - 60)] = rng.choice(
        ["+5 sec", "PEN", "12", "1:39.999"]
    )


DEFECTS = [
    missing_cell,
    swapped_gaps,
    number_twice,
    shifted_text,
    shifted_row,
    garbage,
    overlong_text,
    unknown_column,
    stray_text,
]


def printed(layout):
    return [col.field for col in layout.columns if col.field not in ("?",)]
