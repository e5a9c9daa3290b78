"""An editor's work on one sheet: the cells as typed, the names as chosen. What was typed is kept."""

from dataclasses import dataclass, field, replace
from hashlib import blake2s

from results.folding import fold
from results.models import Classification
from results.models.row import Status
from results.reviewing.columns import LABELS, SEGMENT, crew_of, list_of, texts_of, value_of
from results.reviewing.elsewhere import doubts
from results.sheets.reading import Problem, Reading
from results.sheets.reconcile import reconcile

MOST_ROWS = 400
ENTRIES = "entry_list"  # as the kind of what is reviewed, beside those of a classification


def name_key(kind, printed):
    """The same name of the same kind has one key, fit for a form field."""
    return blake2s(f"{kind}:{fold(printed)}".encode(), digest_size=6).hexdigest()


@dataclass
class WorkRow:
    """One row: its cells as text, where it stands on the sheet, and what the reader doubted."""

    id: int
    cells: dict[str, str]
    page: int | None = None
    box: tuple[float, ...] | None = None
    problems: tuple[Problem, ...] = ()
    seen: bool = False  # an editor has looked at it and says that it is right

    def text(self, cell):
        return self.cells.get(cell, "").strip()

    @property
    def number(self):
        return self.text("number")

    @property
    def crew(self):
        return crew_of(self.text("drivers"))

    @property
    def class_names(self):
        return list_of(self.text("class"))

    @property
    def is_blank(self):
        """A prepared row that nobody has touched: it has at most its position."""
        if self.page is not None or self.problems:
            return False
        return not any(self.text(c) for c in self.cells if c not in ("status", "running", "position"))

    def names(self):
        """Each name of the row with its kind."""
        yield from (("driver", name) for name, _ in self.crew)
        yield from (("class", name) for name in self.class_names)
        for kind in ("team", "car"):
            if self.text(kind):
                yield kind, self.text(kind)

    def to_json(self):
        return {
            "id": self.id,
            "cells": self.cells,
            "page": self.page,
            "box": list(self.box) if self.box else None,
            "problems": [problem.to_json() for problem in self.problems],
            "seen": self.seen,
        }

    @classmethod
    def from_json(cls, data):
        problems = tuple(Problem(each["code"], each.get("params", {})) for each in data["problems"])
        box = tuple(data["box"]) if data["box"] else None
        return cls(data["id"], data["cells"], data["page"], box, problems, data["seen"])


@dataclass
class Work:
    """All of a review: rows, facts about the whole, choices."""

    rows: list[WorkRow] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    is_complete: bool = True
    choices: dict[str, str] = field(default_factory=dict)  # key of a name: pk as text, or "new"
    spelling: dict[str, dict[str, str]] = field(default_factory=dict)  # how something new is written
    new_confirmed: list[str] = field(default_factory=list)  # keys of the new names that were confirmed
    seen: bool = False  # the problems of the sheet as a whole were looked at
    withdraw: bool = False  # cars that the entry list lacks are no longer entered
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    document: int = 0  # which table of the file
    segments: list[str] = field(default_factory=list)
    removed: list[WorkRow] = field(default_factory=list)  # out of the table, and not forgotten
    version: int = 0  # rises with each change that somebody made
    log: list[dict] = field(default_factory=list)  # those changes, see results/reviewing/log.py

    @property
    def is_entry_list(self):
        """Whether it says who is entered, and not how they came out."""
        return self.facts.get("kind") == ENTRIES

    @property
    def columns(self):
        segments = [SEGMENT + segment for segment in self.segments]
        before, behind = list(LABELS)[:-3], list(LABELS)[-3:]
        return [*before, *segments, *behind]

    @property
    def filled_rows(self):
        return [row for row in self.rows if not row.is_blank]

    def rows_in_order(self):
        """By position; who has none stays behind the row that he stood behind."""
        keyed, behind = [], 0
        for index, row in enumerate(self.filled_rows):
            try:
                position = value_of("position", row.text("position"))
            except ValueError:
                position = None
            behind = max(behind, position or 0)
            keyed.append((position or behind, index, row))
        return [row for _, _, row in sorted(keyed, key=lambda each: each[:2])]

    def row(self, pk):
        return next((row for row in [*self.rows, *self.removed] if row.id == pk), None)

    def fact(self, name):
        return self.facts.get(name, "").strip()

    def add_row(self, cells=None, behind=None):
        """A new row, behind the one with that id or at the end; None where there are too many."""
        if len(self.rows) >= MOST_ROWS:
            return None
        known = [row.id for row in [*self.rows, *self.removed]]
        row = WorkRow(max(known, default=0) + 1, blank_cells() | (cells or {}))
        places = [place for place, each in enumerate(self.rows, 1) if each.id == behind]
        self.rows.insert(places[0] if places else len(self.rows), row)
        return row

    def remove_row(self, pk):
        """It stays known, so that it can be put back."""
        self.removed += [row for row in self.rows if row.id == pk]
        self.rows = [row for row in self.rows if row.id != pk]

    def move_row(self, pk, by):
        """Past its neighbour, with whom it exchanges the position. Gives whether there was one to pass."""
        order = self.rows_in_order()
        at = next((place for place, row in enumerate(order) if row.id == pk), None)
        if at is None or not 0 <= at + by < len(order):
            return False
        row, other = order[at], order[at + by]
        if bool(row.text("position")) != bool(other.text("position")):
            return False  # a car without a position stays behind those that have one
        mine, theirs = self.rows.index(row), self.rows.index(other)
        self.rows[mine], self.rows[theirs] = other, row
        row.cells["position"], other.cells["position"] = other.cells["position"], row.cells["position"]
        return True

    def to_json(self):
        return {
            "rows": [row.to_json() for row in self.rows],
            "facts": self.facts,
            "is_complete": self.is_complete,
            "choices": self.choices,
            "spelling": self.spelling,
            "new_confirmed": self.new_confirmed,
            "seen": self.seen,
            "withdraw": self.withdraw,
            "problems": [problem.to_json() for problem in self.problems],
            "notes": list(self.notes),
            "document": self.document,
            "segments": self.segments,
            "removed": [row.to_json() for row in self.removed],
            "version": self.version,
            "log": self.log,
        }

    @classmethod
    def from_json(cls, data):
        return cls(
            rows=[WorkRow.from_json(row) for row in data["rows"]],
            facts=data["facts"],
            is_complete=data["is_complete"],
            choices=data["choices"],
            spelling=data["spelling"],
            new_confirmed=data["new_confirmed"],
            seen=data["seen"],
            withdraw=data.get("withdraw", False),
            problems=tuple(Problem(each["code"], each["params"]) for each in data["problems"]),
            notes=tuple(data["notes"]),
            document=data["document"],
            segments=data["segments"],
            removed=[WorkRow.from_json(row) for row in data.get("removed", ())],
            version=data.get("version", 0),
            log=data.get("log", []),
        )


def blank_cells():
    return dict.fromkeys(LABELS, "") | {"status": Status.CLASSIFIED.value, "running": "1"}


def work_from_reading(reading: Reading, place, document=0):
    """Where a review begins: what the sheet says, and nothing chosen that it does not say."""
    arithmetic = own_problems(reading)  # asked again at each correction
    rows = [
        WorkRow(order, blank_cells() | texts_of(row), row.page, box_of(row), problems)
        for order, (row, problems) in enumerate(zip(reading.rows, arithmetic, strict=True), 1)
    ]
    segments = dict.fromkeys(segment for row in reading.rows for segment in row.segments)
    kinds = {"grid": Classification.Kind.GRID.value, "entry_list": ENTRIES}
    kind = kinds.get(reading.kind, Classification.Kind.RESULT.value)
    facts = {
        "status": reading.status if reading.status in Classification.Status.values else "",
        "label": (reading.label or "")[:60],
        "issued_at": (reading.issued_at or "")[:16],
        "kind": kind,
        "fastest": "",
    }
    if kind == Classification.Kind.RESULT and place.is_race:
        facts["fastest"] = fastest_of(reading.rows)
    return Work(
        rows=rows, facts=facts, is_complete=kind != ENTRIES,
        problems=(*reading.problems, *doubts(reading, place)),
        notes=reading.notes, document=document, segments=list(segments),
    )  # fmt: skip


def own_problems(reading):
    """The problems of each row that are not a matter of arithmetic between rows."""
    bare = replace(reading, rows=tuple(replace(row, problems=()) for row in reading.rows), problems=())
    return [
        tuple(problem for problem in row.problems if problem not in computed.problems)
        for row, computed in zip(reading.rows, reconcile(bare).rows, strict=True)
    ]


def work_by_hand(rows=12):
    """An empty page: a report gives the top eight, nobody has the sheet."""
    work = Work(is_complete=False, facts={"kind": Classification.Kind.RESULT.value})
    for place in range(1, rows + 1):
        work.add_row({"position": str(place)})
    return work


def box_of(row):
    """x0, top, x1, bottom, whether or not the page stands before them."""
    return tuple(row.box[-4:]) if row.box else None


def fastest_of(rows):
    """The number of the car with the best lap, where one is best."""
    timed = sorted((row.best_lap_ms, row.number) for row in rows if row.best_lap_ms)
    if not timed or (len(timed) > 1 and timed[0][0] == timed[1][0]):
        return ""
    return timed[0][1]


def clean(text, longest):
    """One line of text, without what cannot be seen or stored."""
    text = "".join(c if c.isprintable() else " " for c in text.replace("\r\n", "\n").replace("\n", " / "))
    return text.strip()[:longest]
