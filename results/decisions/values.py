"""The values that decisions are worked out with. No table of the database, no sentence."""

from dataclasses import dataclass, field

CLASSIFIED, DISQUALIFIED = "classified", "disqualified"


@dataclass(frozen=True)
class Car:
    """A row of a classification: what of it a decision may change. Unknown is None."""

    key: int  # its line on the sheet that is worked from
    number: str = ""
    status: str = CLASSIFIED
    running: bool = True
    position: int | None = None
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    interval_ms: int | None = None
    interval_laps: int | None = None
    best_lap_ms: int | None = None
    best_lap_number: int | None = None
    fastest_lap: bool = False
    has_segments: bool = False
    classes: tuple[tuple[object, int | None], ...] = ()

    @property
    def is_placed(self):
        return self.status == CLASSIFIED and self.position is not None


@dataclass(frozen=True)
class Decision:
    """What was decided about one car, in numbers. Kinds that move no row never come here."""

    key: int
    kind: str  # time, laps, places, best_lap, disqualification
    car: int | None = None  # the key of its row
    amount: int = 0  # milliseconds, laps or places
    best_lap_ms: int | None = None  # of a deleted lap: the one that counts instead
    is_undone: bool = False  # the sheet contains it, and it has to come out again
    road: Car | None = None  # of what is undone: the row as it stood on an earlier sheet
    ahead: tuple[int, ...] = ()  # and the cars that stood ahead of it there, or shared its place
    level: tuple[int, ...] = ()  # those that shared it
    behind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What an editor must know of a decision: why it could not be worked out, or what to look at."""

    code: str
    decision: int | None = None  # its key; None: of the whole
    cannot: bool = False
    params: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The rows as they are now, in the order of the new sheet, and what was remarked on the way."""

    cars: tuple[Car, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def failed(self):
        """The keys of the decisions that could not be worked out."""
        return {remark.decision for remark in self.remarks if remark.cannot}
