"""What the page of a session's decisions shows, ready for its templates."""

from dataclasses import dataclass

from django.db import transaction

from results import moves, publishing
from results.decisions.collecting import twins_of
from results.models.row import Status
from results.rows import gap_text, time_text


@dataclass(frozen=True)
class Cell:
    """What a cell says now, and what it said before, where that was something else."""

    now: str
    before: str | None = None


@dataclass(frozen=True)
class PreviewRow:
    """A row of the revision to come."""

    place: Cell
    number: str
    crew: str
    cells: tuple[Cell, ...]
    is_changed: bool


def preview_rows(lines, current):
    """The rows to come, each cell beside what the result in force says."""
    before = publishing.lines_of(current)
    twins = twins_of(lines, before)
    rows = []
    for key, line in enumerate(lines):
        old = before[twins[key]] if key in twins else None
        cells = tuple(
            Cell(now, was if old and was != now else None)
            for now, was in zip(words(line), words(old or line), strict=True)
        )
        crew = ", ".join(drive.driver.name if drive.driver else drive.name for drive in line.drives)
        rows.append(
            PreviewRow(
                cells[0], line.number, crew or line.team_name, cells[1:],
                any(cell.before is not None for cell in cells),
            )
        )  # fmt: skip
    return rows


def words(line):
    """Place, classes, laps, time, gap and interval as an editor reads them."""
    place = str(line.position or "") if line.status == Status.CLASSIFIED else str(Status(line.status).code)
    classes = ", ".join(f"{race_class} {position or '–'}" for race_class, position in line.classes)
    return (
        place,
        classes,
        "" if line.laps is None else str(line.laps),
        time_text(line.total_time_ms),
        gap_text(line.gap_ms, line.gap_laps),
        gap_text(line.interval_ms, line.interval_laps),
        time_text(line.best_lap_ms),
    )


def moved(proposal):
    """What readers will be told has moved: published for a moment, compared, and taken back."""
    if not proposal.moves_rows:
        return []
    current = proposal.current
    with transaction.atomic():
        session = current.session
        kind = {"kind": current.kind, "stage": current.stage, "is_complete": proposal.base.is_complete}
        new = publishing.publish(session, proposal.lines, status=session_status(current), **kind)
        found = moves.changes(current, new)
        transaction.set_rollback(True)
    return found


def session_status(current):
    """Any status that asks for nobody: the rows alone are compared."""
    return current.Status.PROVISIONAL
