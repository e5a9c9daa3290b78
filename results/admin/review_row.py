"""A row of the review's page: its strip of the sheet, its fields, what is asked about it."""

from dataclasses import dataclass

from results.models.row import Status
from results.reviewing.checking import Level
from results.reviewing.columns import shown


@dataclass(frozen=True)
class Strip:
    """The part of a page's picture that a row was read from: its address, and its size in points."""

    address: str
    page: int
    across: int
    depth: int


@dataclass(frozen=True)
class Cell:
    """One field of a row's form."""

    id: str
    name: str
    kind: str
    label: str
    value: str
    mark: str  # bad | unsure | nothing
    is_wide: bool
    options: tuple[tuple[str, str], ...] = ()
    is_tick: bool = False
    meaning: str = ""  # whom the names stand for, where they are written otherwise
    conflict: object | None = None  # what somebody else has written there meanwhile


@dataclass(frozen=True)
class RowOnPage:
    """A row with everything that its template needs."""

    checked: object
    cells: list[Cell]
    strip: Strip | None
    line: int
    footnotes: tuple[str, ...] = ()  # of the sheet, that name this car

    @property
    def row(self):
        return self.checked.row

    @property
    def is_stop(self):
        return self.checked.level is Level.STOP

    @property
    def choices(self):
        """Each question once, those that findings ask and those that were answered before."""
        asked = [finding.choice for finding in self.checked.findings if finding.choice]
        return list({choice.key: choice for choice in [*self.checked.choices, *asked]}.values())

    @property
    def questions(self):
        """Each choice, and whether it is the only one, whose question stands above it already."""
        said = {finding.sentence for finding in self.checked.findings}
        choices = self.choices
        return [(choice, len(choices) == 1 and choice.sentence in said) for choice in choices]

    @property
    def needs_tick(self):
        return self.row.seen or any(f.level is Level.CONFIRM for f in self.checked.findings)

    @property
    def place(self):
        if self.row.text("position"):
            return self.row.text("position")
        status = self.row.text("status")
        return Status(status).code if status in Status.values else "–"

    @property
    def crew(self):
        return ", ".join(name for name, _code in self.row.crew)

    @property
    def gap(self):
        return shown("gap", self.row.text("gap")) or self.row.text("total_time") or self.row.text("best_lap")
