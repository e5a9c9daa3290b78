"""What an editor must still see: blocking, to choose, to confirm. Computed anew from the work each time."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from results.models import Session
from results.models.classification import Status
from results.names import Match, State
from results.publishing import position_faults
from results.reviewing import elsewhere
from results.reviewing.adding_up import CELLS_OF, disagreements
from results.reviewing.columns import NAMES, misread, parser_of, value_of
from results.reviewing.naming import Naming
from results.reviewing.work import Work, WorkRow


class Level(IntEnum):
    """How much a finding stands in the way. None of them may be left when the sheet is published."""

    STOP = 0
    CHOOSE = 1
    CONFIRM = 2

    @property
    def word(self):
        return {
            Level.STOP: pgettext("review", "Blocking."),
            Level.CHOOSE: pgettext("review", "To choose."),
            Level.CONFIRM: pgettext("review", "To confirm."),
        }[self]


@dataclass
class Finding:
    """One sentence about a row, the cells that it is about and what may be chosen."""

    level: Level
    sentence: str
    cells: tuple[str, ...] = ()
    choice: "object | None" = None


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


def is_unheard_of(checked, kind):
    """Whether a row prints names of that kind, and each of them is on record nowhere."""
    states = [match.state for of, match in checked.matches if of == kind]
    return bool(states) and all(state is State.NEW for state in states)


class Checked:
    """All of a review, looked at: rows with findings, findings about the whole, names that are new."""

    def __init__(self, work: Work, session: Session, registers):
        self.work, self.session, self.registers = work, session, registers
        self.naming = Naming(work, registers)
        self.rows = [CheckedRow(row) for row in work.rows_in_order()]
        self.findings, self.asked = [], set()
        for checked in self.rows:
            self.read_cells(checked)
            self.match_names(checked)
            self.find_entry(checked)
            for problem in checked.row.problems:
                self.doubt(checked, problem)
        self.add_up()
        self.compare_rows()
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
        if len(set(map(str.casefold, row.class_names))) < len(row.class_names):
            checked.findings.append(Finding(Level.STOP, _("A class stands twice."), ("class",)))

    def match_names(self, checked):
        for kind, printed in checked.row.names():
            cell = next(cell for cell, of in NAMES.items() if of == kind)
            match, choice = self.naming.meaning(kind, printed, checked.row.number)
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

    def find_entry(self, checked):
        """The car entered under this number; where two are, the one whose crew or team it is."""
        entered = self.registers.entries.get(checked.row.number, []) if checked.row.number else []
        crew = {m.candidate.pk for kind, m in checked.matches if kind == "driver" and m.candidate}
        team = next((m.candidate.pk for kind, m in checked.matches if kind == "team" and m.candidate), None)
        ranked = sorted(entered, key=lambda e: (-len(e.crew & crew), e.team != team))
        if not ranked:
            return
        best = ranked[0]
        fits = bool(best.crew & crew) or (team is not None and best.team == team)
        says_nothing = not (best.crew and (crew or is_unheard_of(checked, "driver"))) and not (
            best.team and (team or is_unheard_of(checked, "team"))
        )
        strange = [
            m.candidate.label
            for kind, m in checked.matches
            if kind == "driver" and m.candidate and best.crew & crew and m.candidate.pk not in best.crew
        ]
        if strange and not checked.row.seen:
            sentence = _("%(driver)s is not in the crew entered here as no. %(number)s.") % {
                "driver": ", ".join(strange),
                "number": checked.row.number,
            }
            checked.findings.append(Finding(Level.CONFIRM, sentence, ("drivers",)))
        checked.entry = best if fits or says_nothing or checked.row.seen else None
        if not fits and not says_nothing and not checked.row.seen:
            label = self.registers.team.candidate(best.team).label if best.team else _("another crew")
            sentence = _("No. %(number)s is entered here for %(team)s.") % {
                "number": checked.row.number,
                "team": label,
            }
            checked.findings.append(Finding(Level.CONFIRM, sentence, ("number", "team")))

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
        problems = disagreements(self.rows, self.session, self.work)
        for checked, found in zip(self.rows, problems, strict=True):
            for problem in found:
                self.doubt(checked, problem)

    def compare_rows(self):
        by_person = defaultdict(list)
        for checked in self.rows:
            for kind, match in checked.matches:
                if kind == "driver" and match.candidate:
                    by_person[match.candidate].append((checked, match))
        for person, same in by_person.items():
            for checked, match in same[1:]:
                if checked is not same[0][0] and not checked.row.seen:
                    sentence = _("%(driver)s is in the crew of no. %(number)s as well.") % {
                        "driver": person.label,
                        "number": same[0][0].row.number or "–",
                    }
                    choice = self.naming.namesake(match, checked.row.number)
                    checked.findings.append(Finding(Level.CONFIRM, sentence, ("drivers",), choice))

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
            self.look_for_entries()
            for problem in self.work.problems:
                said = elsewhere.sentence(problem, self.session) or problem.message
                self.findings.append(Finding(Level.CONFIRM, said))

    def look_for_entries(self):
        """Cars that the entry list lacks, where one is kept: where it has most of the others."""
        strange = [
            c.row.number for c in self.rows if c.row.number and c.row.number not in self.registers.entries
        ]
        if strange and 2 * len(strange) < len(self.rows):
            sentence = ngettext(
                "No. %(numbers)s is not in the entry list of this event.",
                "Nos. %(numbers)s are not in the entry list of this event.",
                len(strange),
            ) % {"numbers": ", ".join(strange)}
            self.findings.append(Finding(Level.CONFIRM, sentence))

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
