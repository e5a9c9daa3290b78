"""What a sheet says, before anybody has agreed to it: readings, their rows and their problems."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True)
class Problem:
    """Something an editor must look at: a code for programs, a sentence for people."""

    code: str
    params: dict = field(default_factory=dict)

    @property
    def message(self):
        """The sentence in the active language."""
        from results.sheets.sentences import sentence

        return sentence(self.code, self.params)

    def to_json(self):
        return {"code": self.code, "params": self.params}


class SheetError(Exception):
    """A file that gives no rows; says why in one sentence."""

    exit_status = 1

    def __init__(self, code, **params):
        super().__init__(code)
        self.problem = Problem(code, params)

    @property
    def code(self):
        return self.problem.code

    @property
    def message(self):
        return self.problem.message


class Unreadable(SheetError):  # noqa: N818 - an answer, not an accident
    """The file cannot be read at all: empty, damaged, encrypted, too large …"""

    exit_status = 2


class NotAResult(SheetError):  # noqa: N818 - an answer, not an accident
    """The file was read, and is no classification, grid, entry list or points table that we know."""

    exit_status = 3


@dataclass(frozen=True)
class ReadClass:
    """One class that a car runs in, and its place there where the sheet prints it."""

    name: str
    position: int | None = None

    def to_json(self):
        return {"class": self.name, "position": self.position}


@dataclass(frozen=True)
class ReadRow:
    """One car as the sheet prints it. What the sheet does not say is None."""

    order: int
    position: int | None = None
    class_position: int | None = None
    status: str = "classified"
    running: bool | None = None
    number: str = ""
    drivers: tuple[str, ...] = ()
    nationalities: tuple[str | None, ...] = ()
    team: str | None = None
    car: str | None = None
    classes: tuple[ReadClass, ...] = ()
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    interval_ms: int | None = None
    interval_laps: int | None = None
    best_lap_ms: int | None = None
    best_lap_number: int | None = None
    segments: dict[str, int | None] = field(default_factory=dict)
    points: str | None = None  # of a points table: the total as a decimal number, "108.5"
    cells: dict[str, str] = field(default_factory=dict)  # its columns as printed: {"Round 3|Race": "DNF"}
    note: str | None = None
    page: int | None = None
    box: tuple[float, ...] | None = (
        None  # page, x0, top, x1, bottom: where it stands, in points from the top left
    )
    problems: tuple[Problem, ...] = ()

    @property
    def main_class(self):
        return self.classes[0].name if self.classes else None

    def to_json(self):
        return {
            "order": self.order,
            "position": self.position,
            "class_position": self.class_position,
            "status": self.status,
            "running": self.running,
            "number": self.number,
            "drivers": list(self.drivers),
            "nationalities": list(self.nationalities),
            "team": self.team,
            "car": self.car,
            "class": self.main_class,
            "classes": [each.to_json() for each in self.classes],
            "laps": self.laps,
            "total_time_ms": self.total_time_ms,
            "gap_ms": self.gap_ms,
            "gap_laps": self.gap_laps,
            "interval_ms": self.interval_ms,
            "interval_laps": self.interval_laps,
            "best_lap_ms": self.best_lap_ms,
            "best_lap_number": self.best_lap_number,
            "segments": dict(self.segments),
            "points": self.points,
            "cells": dict(self.cells),
            "note": self.note,
            "page": self.page,
            "box": list(self.box) if self.box else None,
            "problems": [problem.to_json() for problem in self.problems],
        }

    @classmethod
    def from_json(cls, data):
        """The row again from `to_json`, whatever else an editor's tool has put beside."""
        values = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        values["drivers"] = tuple(data.get("drivers", ()))
        values["nationalities"] = tuple(data.get("nationalities", ()))
        values["classes"] = tuple(
            ReadClass(each["class"], each["position"]) for each in data.get("classes", ())
        )
        values["box"] = tuple(data["box"]) if data.get("box") else None
        values["problems"] = problems_from(data)
        return cls(**values)


@dataclass(frozen=True)
class Reading:
    """One document of a file: what it is, what it prints about itself, its rows and its problems."""

    kind: str  # classification | grid | entry_list | standings | other
    provider: str | None = None
    layout: str | None = None
    title: str | None = None
    series: str | None = None
    event: str | None = None
    circuit: str | None = None
    session: str | None = None
    session_kind: str | None = None  # test | practice | qualifying | warm_up | race
    status: str | None = None  # provisional | official | under_appeal | annulled
    proposed_status: str | None = None  # what the file's name says of it, which decides nothing
    label: str | None = None  # the status as printed: "Final – Revised"
    version: str | None = None
    issued_at: str | None = None  # ISO 8601; without an offset it is the organiser's own clock
    pages: int | None = None
    rows: tuple[ReadRow, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes and penalties, as printed
    problems: tuple[Problem, ...] = ()
    file: str = ""

    @property
    def has_problems(self):
        return bool(self.problems) or any(row.problems for row in self.rows)

    def to_json(self):
        data = {"file": self.file}
        data |= {each.name: getattr(self, each.name) for each in fields(self) if each.name not in NESTED}
        data["notes"] = list(self.notes)
        data["rows"] = [row.to_json() for row in self.rows]
        if self.kind == "grid":  # no places in class: class and group are one name
            for row in data["rows"]:
                row["class"] = " ".join(each["class"] for each in row["classes"]) or None
        data["problems"] = [problem.to_json() for problem in self.problems]
        return data

    @classmethod
    def from_json(cls, data):
        values = {each.name: data[each.name] for each in fields(cls) if each.name in data}
        values["rows"] = tuple(ReadRow.from_json(row) for row in data.get("rows", ()))
        values["notes"] = tuple(data.get("notes", ()))
        values["problems"] = problems_from(data)
        return cls(**values)


NESTED = {"file", "rows", "notes", "problems"}


def problems_from(data):
    return tuple(Problem(each["code"], each.get("params", {})) for each in data.get("problems", ()))
