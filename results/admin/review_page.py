"""What the page of a review shows, ready for its templates."""

import math
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results.admin.base_page import desk_address
from results.admin.review_row import Cell, RowOnPage, Strip
from results.admin.review_sheet import SheetSays
from results.models import Classification
from results.models.row import Status
from results.names import State
from results.reviewing.checking import CheckedRow, Level
from results.reviewing.columns import SEGMENT, WIDE, label_of, shown
from results.reviewing.effect import Effect, what_follows
from results.reviewing.entering import EntriesEffect
from results.reviewing.footnotes import bare, by_car
from results.reviewing.force import current_of, facts_missing
from results.reviewing.many import cell_choices
from results.reviewing.pasted_rows import PASTED
from results.reviewing.proposed import lines_to_come

MARGIN = 1  # points around a row's box
MOST_PAGES = 40
ENTERED = {"number", "drivers", "grade", "team", "car", "class"}  # what an entry list says of a car
NEEDED = {
    "position",
    "number",
    "drivers",
    "team",
    "car",
    "class",
    "class_position",
    "laps",
    "status",
    "running",
}


class ReviewPage(SheetSays):
    """The page of one review."""

    def __init__(self, review, checked, errors, conflicts=()):
        self.review, self.checked, self.errors = review, checked, errors
        self.work, self.session, self.version = checked.work, review.session, review.version
        self.place = review.place
        self.is_open = review.state == review.State.OPEN
        self.conflicts = {each.field: each for each in conflicts}
        lines = {row.id: line for line, row in enumerate(self.work.rows, 1)}
        columns = self.columns()
        self.on_sheet = [self.on_page(each, columns, lines[each.row.id]) for each in checked.rows]
        placed = {each.row.id: each for each in self.on_sheet}
        self.to_see = [placed[each.row.id] for each in checked.to_see]
        self.clean = [placed[each.row.id] for each in checked.clean]
        blank = [row for row in self.work.rows if row.is_blank]
        self.blank = [self.on_page(CheckedRow(row), columns, lines[row.id]) for row in blank]

    def columns(self):
        """The columns that the sheet has something in, and those that every classification may need."""
        if self.work.is_entry_list:
            return [cell for cell in self.work.columns if cell in ENTERED]
        used = {cell for row in self.work.rows for cell in row.cells if row.text(cell)}
        return [cell for cell in self.work.columns if cell in used | NEEDED | self.always]

    @property
    def always(self):
        if self.version is None:
            return {"gap", "best_lap", "note", "total_time"}
        return {"gap", "note", "best_lap"}

    def on_page(self, checked, columns, line):
        bad, unsure = checked.cells_at(Level.STOP), checked.cells_at(Level.CONFIRM)
        cells = [self.cell(checked, cell, bad, unsure) for cell in columns]
        said = self.notes_by_car.get(bare(checked.row.number), ())
        return RowOnPage(checked, cells, self.strip(checked.row), line, tuple(said))

    @cached_property
    def notes_by_car(self):
        return by_car(self.work.notes)

    def cell(self, checked, cell, bad, unsure):
        row = checked.row
        return Cell(
            id=f"r{row.id}-{cell.removeprefix(SEGMENT)}",
            name=f"r{row.id}-{cell}",
            kind="segment" if cell.startswith(SEGMENT) else cell,
            label=str(label_of(cell)),
            value=shown(cell, row.cells.get(cell, "")),
            mark="bad" if cell in bad else "unsure" if cell in unsure else "",
            is_wide=cell in WIDE,
            options=tuple(Status.choices) if cell == "status" else (),
            is_tick=cell == "running",
            meaning=self.meaning(checked, cell),
            conflict=self.conflicts.get(f"r{row.id}-{cell}"),
        )

    def meaning(self, checked, cell):
        """Whom printed names stand for, where we write them otherwise."""
        kind = {"drivers": "driver", "team": "team", "car": "car", "class": "class"}.get(cell)
        if kind is None:
            return ""
        matches = [match for of, match in checked.matches if of == kind]
        if all(not m.candidate or m.candidate.label == m.printed for m in matches):
            return ""
        new = {each.printed: each.written for each in self.checked.new_names if each.kind == kind}
        said = (m.candidate.label if m.candidate else new.get(m.printed, m.printed) for m in matches)
        return ", ".join(said)

    def strip(self, row):
        if not (row.box and row.page in self.sides):
            return None
        left, right = self.sides[row.page]
        _x0, top, _x1, bottom = row.box
        box = [left, max(0, math.floor(top) - MARGIN), right, math.ceil(bottom) + MARGIN]
        address = reverse("admin:results_document_strip", args=[self.version.pk, row.page, *box])
        return Strip(address, row.page, box[2] - box[0], box[3] - box[1])

    @cached_property
    def sides(self):
        """Where the rows of each page begin and end, so that their strips stand below one another."""
        boxes = {}
        if self.version is not None and self.version.media_type == "application/pdf":
            for row in self.work.rows:
                if row.box and row.page and row.box[2] > row.box[0] and row.box[3] > row.box[1]:
                    boxes.setdefault(row.page, []).append(row.box)
        return {
            page: (
                max(0, math.floor(min(b[0] for b in of)) - MARGIN),
                math.ceil(max(b[2] for b in of)) + MARGIN,
            )
            for page, of in boxes.items()
        }

    @property
    def back(self):
        """Where the desk tells of the session or the event."""
        return desk_address(self.place)

    # --- the whole ------------------------------------------------------------------------------------

    @property
    def pages(self):
        """The pages of the sheet, as pictures."""
        if self.version is None or self.version.media_type != "application/pdf":
            return []
        last = min(self.version.pages or max(self.sides, default=1), MOST_PAGES)
        return [
            (page, reverse("admin:results_document_page", args=[self.version.pk, page]))
            for page in range(1, last + 1)
        ]

    @property
    def left(self):
        return self.checked.left

    @property
    def whole_stops(self):
        return any(finding.level is Level.STOP for finding in self.checked.findings)

    @property
    def whole_doubts(self):
        """Whether the sheet as a whole may be called right in spite of a doubt."""
        return self.work.seen or any(finding.level is Level.CONFIRM for finding in self.checked.findings)

    @property
    def counts(self):
        """ "3 to see, 57 sure"."""
        return _("%(left)s to see, %(sure)s sure") % {"left": self.left, "sure": len(self.checked.clean)}

    @property
    def rows_read(self):
        rows = len(self.checked.rows)
        return ngettext("%(rows)s row", "%(rows)s rows", rows) % {"rows": rows}

    @property
    def stops_left(self):
        stops = len(self.checked.stops)
        if not stops:
            return ""
        return ngettext("%(count)s blocking point is left.", "%(count)s blocking points are left.", stops) % {
            "count": stops
        }

    @property
    def first_to_see(self):
        """Where an editor goes who publishes too early."""
        if self.checked.findings:
            return "whole"
        if self.to_see:
            return f"row-{self.to_see[0].row.id}"
        return "names" if self.checked.new_waiting else ""

    @property
    def new_names(self):
        """The new names by kind, with the ticks of those that are confirmed."""
        words = {"driver": _("Drivers"), "team": _("Teams"), "car": _("Cars"), "class": _("Classes")}
        groups = {}
        for new in self.checked.new_names:
            groups.setdefault(new.kind, []).append(new)
        return [(kind, words[kind], names) for kind, names in groups.items()]

    @property
    def new_summary(self):
        count = len(self.checked.new_names)
        return ngettext(
            "%(count)s new name, on record nowhere", "%(count)s new names, on record nowhere", count
        ) % {"count": count}

    @property
    def new_entries(self):
        """How many cars publishing enters at the event."""
        count = sum(each.entry is None for each in self.checked.rows)
        if not count:
            return ""
        return ngettext(
            "%(count)s car will be entered at the event.",
            "%(count)s cars will be entered at the event.",
            count,
        ) % {"count": count}

    @property
    def known_names(self):
        states = [match.state for each in self.checked.rows for _kind, match in each.matches]
        return sum(state is State.KNOWN for state in states)

    @cached_property
    def current(self):
        """The classification in force that this one would replace."""
        return current_of(self.session, self.work)

    @cached_property
    def effect(self):
        if self.work.is_entry_list:
            return EntriesEffect(self.checked, self.review.event_of)
        return Effect(self.checked, self.current)

    @cached_property
    def following(self):
        if self.work.is_entry_list:
            return []
        lines = lines_to_come(self.checked) if self.current else None
        return what_follows(self.session, self.work.fact("kind"), self.work.fact("stage"), lines)

    @property
    def facts(self):
        """The facts about the whole as the form shows them, with what is wrong about them."""
        return {name: Fact(name, self.work.fact(name), self.errors.get(name, "")) for name in FACT_NAMES}

    @property
    def statuses(self):
        return Classification.Status.choices

    @property
    def kinds(self):
        return Classification.Kind.choices

    @property
    def missing(self):
        return facts_missing(self.work, self.session, by_hand=self.version is None)

    @property
    def zone(self):
        """ "time of the track, Europe/Paris"."""
        return _("time of the track, %(zone)s") % {"zone": self.place.zone}

    @property
    def shared_cells(self):
        """The columns that may be written in many rows at once."""
        return cell_choices()

    @property
    def pasted_columns(self):
        return [str(label_of(cell)) for cell in PASTED]


FACT_NAMES = (
    "status", "label", "issued_at", "kind", "stage", "reason_fr", "reason_en", "sources", "fastest",
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A field about the whole classification."""

    name: str
    value: str
    error: str
