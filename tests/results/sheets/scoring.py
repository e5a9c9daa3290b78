"""What was read, counted against what the sheet says."""

from dataclasses import dataclass, field


@dataclass
class Score:
    right: int = 0
    flagged: int = 0
    silent: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    invented: list = field(default_factory=list)
    rows_with_problems: int = 0
    rows: int = 0

    @property
    def share(self):
        return self.right / max(1, self.right + self.flagged + len(self.silent))


def score(reading, cars, fields):
    """What was read, against what the sheet says."""
    left, result = list(reading.rows), Score(rows=len(cars))
    result.rows_with_problems = sum(bool(each.problems) for each in reading.rows)
    numbers = {car.truth.get("number") or "" for car in cars}
    for car, beside in zip(cars, [*reading.rows, *[None] * len(cars)], strict=False):
        number = car.truth.get("number") or ""
        got = next((each for each in left if each.number == number), None)
        if got is None and beside in left and beside.problems and beside.number not in numbers:
            got = beside  # its number was not read, and it says so
        if got is None:
            result.missing.append(number)
            continue
        left.remove(got)
        for name in ("number", *fields):
            if same(car.truth.get(name), value(got, name), name):
                result.right += 1
            elif got.problems:
                result.flagged += 1
            else:
                result.silent.append((number, name, car.truth.get(name), value(got, name)))
    result.invented = [each.number for each in left]
    return result


def value(row, name):
    if name in ("gap", "interval"):
        ms, laps = getattr(row, f"{name}_ms"), getattr(row, f"{name}_laps")
        return ("laps", laps) if laps is not None else ("ms", ms) if ms is not None else None
    if name == "class":
        return row.main_class
    found = getattr(row, name)
    return list(found) if isinstance(found, tuple) else found


def same(want, got, name):
    if name == "segments":
        return (want or {}) == {key: ms for key, ms in (got or {}).items() if ms is not None}
    return (want or None) == (got or None)


def fields_of(layout):
    """What the layout prints, as fields of a row."""
    names = {"total_time": "total_time_ms", "best_lap": "best_lap_ms", "Q1": "segments", "Q2": "segments"}
    found = {names.get(col.field, col.field) for col in layout.columns if col.field != "?"} | {
        "status",
        "drivers",
    }
    if layout.crew in ("stacked", "below"):
        found.add("team")
    if layout.class_heading:
        found.add("class")
    return sorted(found)
