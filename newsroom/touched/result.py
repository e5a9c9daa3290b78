"""A result before and after it changed, as far as a text may speak of it."""

from dataclasses import dataclass, field

CLASSIFIED = "classified"


@dataclass(frozen=True)
class Standing:
    """How a car stands in one revision. `classes` are pairs of a code and the place in it."""

    status: str = CLASSIFIED
    running: bool = True
    position: int | None = None
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    best_lap_ms: int | None = None
    lead_ms: int | None = None  # of the winner: the gap of who came second
    classes: tuple[tuple[str, int | None], ...] = ()

    @property
    def told(self):
        """What makes a difference to the car, as in `results.moves`: a gap alone moves with the winner."""
        return self.status, self.running, self.position, self.laps, self.total_time_ms, self.classes

    @property
    def times(self):
        return {self.total_time_ms, self.gap_ms, self.best_lap_ms, self.lead_ms} - {None}

    def places(self, codes):
        """The place overall, and those in these classes."""
        return {self.position, *(place for code, place in self.classes if code in codes)} - {None}


@dataclass(frozen=True)
class Car:
    """A car: how a text may name it, how it stood and how it stands; None where it is not listed."""

    key: str
    number: str
    names: tuple[str, ...]
    before: Standing | None
    after: Standing | None
    loose: tuple[str, ...] = ()  # what may also mean others: a given name, a make, a word of the team's name
    words: dict[str, str] = field(default_factory=dict, hash=False, compare=False)  # what moved, by language

    @property
    def has_moved(self):
        if self.before is None or self.after is None:
            return self.before is not self.after
        return self.before.told != self.after.told


@dataclass(frozen=True)
class Change:
    """Two revisions of one classification. `classes` has the ways in which each class is named."""

    cars: tuple[Car, ...]
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_race: bool = True  # else the order of a grid, of qualifying or practice
    year: int | None = None

    @property
    def moved(self):
        return [car for car in self.cars if car.has_moved]

    @property
    def dethroned(self):
        """Who was first and is so no longer."""
        return [
            car
            for car in self.moved
            if car.before and car.before.position == 1 and not (car.after and car.after.position == 1)
        ]
