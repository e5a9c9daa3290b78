"""One car of a classification made ready for the page."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from results.models.row import Status
from results.times import Gap, format_gap, format_position, format_time


@dataclass(frozen=True)
class Name:
    """A driver or a team as shown, with the address of the page where there is one."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Placing:
    """A row's class and the place in it, which may be unknown."""

    name: str
    position: str = ""


@dataclass(frozen=True)
class Code:
    """An abbreviation and what it stands for."""

    text: str
    title: str


@dataclass(frozen=True)
class Lap:
    """A best lap, the lap on which it was driven, and whether it is the fastest of all."""

    time: str
    number: int | None = None
    is_fastest: bool = False


@dataclass(frozen=True)
class TableRow:
    """One car. Empty text stands for what is not known or not printed."""

    position: str
    overall: str
    number: str
    crew: tuple[Name, ...]
    team: Name
    car: str
    placings: tuple[Placing, ...]
    laps: int | None
    gap: str
    is_winner: bool
    out: Code | None
    interval: str
    best_lap: Lap | None
    segments: tuple[tuple[str, str], ...]  # its name and its time, one for each column of that kind
    at_the_wheel: tuple[tuple[str, str], ...]
    note: str
    is_decided: bool  # a decision of the stewards is in this row
    moved: int | None


class RowMaker:
    """Makes rows of one table: what the cells need to know of the whole."""

    def __init__(self, *, rows, race_class, is_race, fastest, before):
        self.race_class = race_class
        self.is_race = is_race
        self.fastest = fastest
        self.before = before
        self.segments = tuple(dict.fromkeys(time.segment for row in rows for time in row.times.all()))
        self.tied = {
            scope: {place for place, count in Counter(places).items() if place and count > 1}
            for scope, places in {
                "": [row.position for row in rows],
                race_class: [place_of(row, race_class) for row in rows],
            }.items()
        }

    def make(self, row):
        place = place_of(row, self.race_class)
        return TableRow(
            position=self.place(place, self.race_class),
            overall=self.place(row.position, ""),
            number=row.number,
            crew=tuple(crew_of(row)),
            team=team_of(row),
            car=row.car_name,
            placings=tuple(placings_of(row)),
            laps=row.laps,
            gap=self.gap(row),
            is_winner=self.is_race and row.position == 1 and row.total_time_ms is not None,
            out=out_of(row),
            interval=gap_text(row.interval_ms, row.interval_laps) if row.running else "",
            best_lap=self.best_lap(row),
            segments=self.segment_times(row),
            at_the_wheel=tuple(
                (drive.display_name, format_time(drive.time_driven_ms))
                for drive in row.drives.all()
                if drive.time_driven_ms is not None
            ),
            note=row.note,
            is_decided=getattr(row, "is_decided", False),
            moved=self.moved(row, place),
        )

    def place(self, place, scope):
        return format_position(place, place in self.tied[scope]) if place else ""

    def gap(self, row):
        """What separates the car from the winner; of the winner, and where no gap is printed, the time."""
        if row.status != Status.CLASSIFIED or not row.running:
            return ""
        return gap_text(row.gap_ms, row.gap_laps) or time_text(row.total_time_ms)

    def best_lap(self, row):
        if row.best_lap_ms is None:
            return None
        return Lap(format_time(row.best_lap_ms), row.best_lap_number, row.pk in self.fastest)

    def segment_times(self, row):
        times = {time.segment: time_text(time.time_ms) for time in row.times.all()}
        return tuple((segment, times.get(segment, "")) for segment in self.segments)

    def moved(self, row, place):
        """Places won (or lost, below zero) since the revision compared with; None where one is unknown."""
        earlier = self.before.get(row.number) if self.before is not None else None
        return earlier - place if earlier and place else None


def placing_in(row, slug):
    return next((placing for placing in row.classes.all() if placing.race_class.slug == slug), None)


def place_of(row, race_class=""):
    """The place overall, or in the class that is shown alone."""
    if not race_class:
        return row.position
    placing = placing_in(row, race_class)
    return placing.position if placing else None


def crew_of(row):
    for drive in row.drives.all():
        yield Name(drive.display_name, drive.driver.get_absolute_url() if drive.driver else "")


def team_of(row):
    """The team as printed, with a link to the team that entered the car."""
    team = row.entry.team if row.entry else None
    return Name(row.team_name or str(team or ""), team.get_absolute_url() if team else "")


def placings_of(row):
    placings = list(row.classes.all())
    for placing in placings:
        yield Placing(str(placing.race_class), str(placing.position or ""))
    if not placings and row.class_name:
        yield Placing(row.class_name)


def out_of(row):
    """The code that stands instead of a gap."""
    status = Status(row.status)
    if status is not Status.CLASSIFIED:
        return Code(str(status.code), capfirst(str(status.label)))
    if not row.running:
        return Code(pgettext("status code", "n. t."), _("Classified, not running at the flag"))
    return None


def gap_text(ms, laps):
    if ms is None and laps is None:
        return ""
    return format_gap(Gap(ms=ms, laps=laps))


def time_text(ms):
    return "" if ms is None else format_time(ms)
