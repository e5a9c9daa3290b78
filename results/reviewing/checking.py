"""What an editor must still see: blocking, to choose, to confirm. Computed anew from the work each time."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from results.models import Event, Session
from results.models.row import Status
from results.names import Match, State
from results.publishing import position_faults
from results.reviewing import elsewhere, entered
from results.reviewing.adding_up import CELLS_OF, disagreements
from results.reviewing.columns import NAMES, grades_of, misread, parser_of, value_of
from results.reviewing.findings import Finding, Level
from results.reviewing.naming import Naming
from results.reviewing.work import Work, WorkRow


@dataclass
class CheckedRow:
    """A row with its values, its names, its entry, and what is still to be seen in it."""

    row: WorkRow
    values: dict = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    choices: list = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    entry: "object | None" = None

    @property
    def level(self):
        return min((finding.level for finding in self.findings), default=None)

    def cells_at(self, level):
        """Names of the cells that findings of that level or worse are about."""
        return {cell for f in self.findings if f.level <= level for cell in f.cells}


class Checked:
    """All of a review, looked at: rows with findings, findings about the whole, names that are new."""

    def __init__(self, work: Work, place: Session | Event, registers):
        self.work, self.place, self.registers = work, place, registers
        self.naming = Naming(work, registers)
        self.rows = [CheckedRow(row) for row in work.rows_in_order()]
        self.findings, self.asked = [], set()
        for checked in self.rows:
            self.read_cells(checked)
            self.match_names(checked)
            entered.find_entry(self, checked)
            for problem in checked.row.problems:
                self.doubt(checked, problem)
        self.add_up()
        entered.look_for_numbers(self)
        entered.compare_crews(self)
        entered.compare_with_cars_left_out(self)
        self.look_at_the_whole()

    # --- one row ------------------------------------------------------------------------------------

    def read_cells(self, checked):
        row = checked.row
        for cell, text in row.cells.items():
            try:
                checked.values[cell] = value_of(cell, text)
            except ValueError:
                checked.values[cell] = None
                checked.findings.append(Finding(Level.STOP, misread(cell, text), (cell,)))
        status = row.text("status")
        if status not in Status.values:
            checked.values["status"] = Status.CLASSIFIED
            checked.findings.append(Finding(Level.STOP, _("Choose the status of this car."), ("status",)))
        elif status != Status.CLASSIFIED and checked.values["position"]:
            sentence = _("Only a classified car has a position: empty it, or change the status.")
            checked.findings.append(Finding(Level.STOP, sentence, ("position", "status")))
        elif status == Status.CLASSIFIED and self.work.is_complete and not row.text("position"):
            sentence = _("This car is classified without a position: give it, or call the result partial.")
            checked.findings.append(Finding(Level.STOP, sentence, ("position", "status")))
        if len(row.number) > 8:
            checked.findings.append(Finding(Level.STOP, _("A car number has at most 8 signs."), ("number",)))
        if len(checked.values.get("class_position") or ()) > len(row.class_names):
            sentence = _("There are more positions in class than classes.")
            checked.findings.append(Finding(Level.STOP, sentence, ("class", "class_position")))
        if (grades := len(grades_of(row.text("grade")))) and grades != len(row.crew):
            sentence = _("Give each driver of the crew a grade, in the same order, or a dash.")
            checked.findings.append(Finding(Level.STOP, sentence, ("grade", "drivers")))
        if len(set(map(str.casefold, row.class_names))) < len(row.class_names):
            checked.findings.append(Finding(Level.STOP, _("A class stands twice."), ("class",)))

    def match_names(self, checked):
        nations = dict(checked.row.crew)
        for kind, printed in checked.row.names():
            cell = next(cell for cell, of in NAMES.items() if of == kind)
            nation = nations.get(printed, "") if kind == "driver" else ""
            match, choice = self.naming.meaning(kind, printed, checked.row.number, nation)
            checked.matches.append((kind, match))
            if choice is None or choice.key in self.asked:
                continue  # a team that stands in two rows is asked about once
            self.asked.add(choice.key)
            checked.choices.append(choice)
            if match.state is State.CHOOSE:
                checked.findings.append(Finding(Level.CHOOSE, choice.sentence, (cell,), choice))
            elif match.state is State.PROPOSED and not checked.row.seen:
                checked.findings.append(Finding(Level.CONFIRM, choice.sentence, (cell,), choice))
        people = [m.candidate.pk for kind, m in checked.matches if kind == "driver" and m.candidate]
        if len(set(people)) < len(people):
            sentence = _("Two names of this crew are the same person.")
            checked.findings.append(Finding(Level.STOP, sentence, ("drivers",)))

    def doubt(self, checked, problem):
        """What the reader doubted stays until the cell is mended or the editor has said that it is right."""
        if checked.row.seen:
            return
        cell = problem.params.get("column")
        if cell and cell not in checked.row.cells:
            cell = f"t-{cell}" if f"t-{cell}" in checked.row.cells else None
        as_read = str(problem.params.get("text", ""))
        if cell and parser_of(cell) and as_read and checked.row.text(cell) != as_read:
            return
        cells = (cell,) if cell else CELLS_OF.get(problem.code, ())
        if cells and any(set(cells) & set(f.cells) and f.level is Level.STOP for f in checked.findings):
            return
        level = Level.STOP if problem.code == "position_gap" else Level.CONFIRM
        checked.findings.append(Finding(level, problem.message, cells))

    # --- all rows -----------------------------------------------------------------------------------

    def add_up(self):
        """The rows as corrected, asked again whether they agree with one another."""
        problems = disagreements(self.rows, self.place, self.work)
        for checked, found in zip(self.rows, problems, strict=True):
            for problem in found:
                self.doubt(checked, problem)

    def look_at_the_whole(self):
        if not self.rows:
            self.findings.append(Finding(Level.STOP, _("A classification needs at least one line.")))
        if self.work.is_complete and not self.stops:
            positions = [c.values["position"] for c in self.rows if c.values.get("position")]
            self.findings += [Finding(Level.STOP, sentence) for sentence in position_faults(positions)]
        fastest = self.work.fact("fastest")
        if fastest and Counter(checked.row.number for checked in self.rows)[fastest] != 1:
            sentence = _("No. %(number)s, which has the fastest lap, is not one row.") % {"number": fastest}
            self.findings.append(Finding(Level.STOP, sentence, ("fastest",)))
        if not self.work.seen:
            entered.ask_about_others(self)
            for problem in self.work.problems:
                said = elsewhere.sentence(problem, self.place) or problem.message
                self.findings.append(Finding(Level.CONFIRM, said))

    # --- what the page asks -------------------------------------------------------------------------

    @property
    def to_see(self):
        """Rows with something to look at, the gravest first, else in the order of the sheet."""
        return sorted((c for c in self.rows if c.findings), key=lambda c: c.level)

    @property
    def clean(self):
        return [checked for checked in self.rows if not checked.findings]

    @property
    def new_names(self):
        return self.naming.new

    @property
    def new_waiting(self):
        """New names that nobody has confirmed yet."""
        confirmed = self.work.new_confirmed
        return [new for new in self.naming.new if not new.chosen and new.key not in confirmed]

    @property
    def stops(self):
        return [f for c in self.rows for f in c.findings if f.level is Level.STOP] + [
            f for f in self.findings if f.level is Level.STOP
        ]

    @property
    def left(self):
        """How many rows and points are still to be seen."""
        return len(self.to_see) + len(self.findings) + bool(self.new_waiting)
