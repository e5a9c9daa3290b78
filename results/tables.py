"""A classification made ready for the page: what its cells say in the active language."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from results.class_places import counted
from results.models import Classification, ClassificationRow
from results.models.row import Status
from results.rows import Code, RowMaker, TableRow, place_of, placing_in

LIMITS = {"podium": 3, "eight": 8, "ten": 10}


@dataclass(frozen=True)
class Band:
    """Rows that came out alike; the first band, of those classified, has no title."""

    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class ClassCount:
    """A class that can be shown alone, and its cars."""

    slug: str
    name: str
    cars: int


@dataclass(frozen=True)
class Columns:
    """Which columns the data fills; the others are not drawn."""

    overall: bool
    classes: bool
    laps: bool
    gap: bool
    interval: bool
    best_lap: bool
    at_the_wheel: bool
    moved: bool
    segments: tuple[str, ...]
    key: str  # the column that a narrow table keeps: gap or best_lap

    @property
    def count(self):
        flags = ("overall", "classes", "laps", "gap", "interval", "best_lap", "at_the_wheel", "moved")
        return 3 + sum(getattr(self, name) for name in flags) + len(self.segments)

    @property
    def has_more(self):
        """Whether a narrow table hides something that can be asked for."""
        return self.laps or self.interval or self.best_lap or self.at_the_wheel or bool(self.segments)


@dataclass(frozen=True)
class Table:
    """A classification, or its part for one class, as a page shows it."""

    bands: tuple[Band, ...]
    columns: Columns
    classes: tuple[ClassCount, ...]
    field: int  # all cars of the classification
    cars: int  # those of the class that is shown, or all
    shown: int
    is_complete: bool
    is_grid: bool
    is_race: bool
    race_class: str = ""
    codes: tuple[Code, ...] = ()
    has_counted: bool = False  # places in class that its sheet does not print

    @property
    def is_cut(self):
        """Whether the table shows but the head of the field."""
        return self.shown < self.cars


def with_rows(classifications):
    """The same classifications with all that their tables show, in five queries whatever their number."""
    rows = ClassificationRow.objects.order_by("order").for_table()
    classifications = [classification for classification in classifications if classification]
    prefetch_related_objects(classifications, Prefetch("rows", rows))
    for classification in classifications:
        if classification.is_complete:
            count_class_places(list(classification.rows.all()))
    return classifications


def count_class_places(rows):
    """Where a sheet prints no place in a class, the order says it: on the objects, not on record."""
    found = counted(
        (
            row.pk,
            row.position,
            row.status == Status.CLASSIFIED,
            [(placing.race_class_id, placing.position) for placing in row.classes.all()],
        )
        for row in rows
    )
    for row in rows:
        for placing in row.classes.all():
            if placing.position is None:
                placing.position = found.get((row.pk, placing.race_class_id))
                placing.is_counted = placing.position is not None


def table_of(classification, *, limit="all", race_class="", against=None):
    """The table of a classification: whole, cut to its head, or of one class alone (by slug).

    `against` is another revision, with which the positions are compared.
    """
    with_rows([classification, against])
    rows = list(classification.rows.all())
    kept = [row for row in rows if not race_class or placing_in(row, race_class)]
    kept.sort(key=lambda row: rank(row, race_class))
    head = cut(kept, limit, race_class)
    session = classification.session
    is_grid = classification.kind == Classification.Kind.GRID
    is_race = session.is_race and not is_grid
    maker = RowMaker(
        rows=kept,
        race_class=race_class,
        is_race=is_race,
        fastest=fastest_of(rows, classification),
        before=positions_of(against, race_class) if against else None,
    )
    made = [(row, maker.make(row)) for row in head]
    return Table(
        bands=bands_of(made, race_class),
        columns=columns_of([shown for row, shown in made], maker),
        classes=classes_of(rows),
        field=len(rows),
        cars=len(kept),
        shown=len(made),
        is_complete=classification.is_complete,
        is_grid=is_grid,
        is_race=is_race,
        race_class=str(placing_in(kept[0], race_class).race_class) if race_class and kept else "",
        codes=tuple(dict.fromkeys(shown.out for row, shown in made if shown.out)),
        has_counted=any(placing.is_counted for row in head for placing in row.classes.all()),
    )


def rank(row, race_class):
    """The order of the sheet; of a class, that of its places where all have one."""
    group = list(Status).index(Status(row.status))
    return (group, place_of(row, race_class) or 10_000, row.order) if race_class else (group, 0, row.order)


def cut(rows, limit, race_class):
    """The first rows; a dead heat on the last place is kept whole."""
    if limit not in LIMITS:
        return rows
    most = LIMITS[limit]
    placed = [row for row in rows if (place_of(row, race_class) or most + 1) <= most]
    return placed or rows[:most]


def positions_of(classification, race_class=""):
    """Places by car number; a number that stands twice tells nothing."""
    numbers = Counter(row.number for row in classification.rows.all())
    return {
        row.number: place_of(row, race_class)
        for row in classification.rows.all()
        if row.number and numbers[row.number] == 1
    }


def fastest_of(rows, classification):
    """The rows that hold the fastest lap: as printed, else the best of a complete race."""
    printed = {row.pk for row in rows if row.fastest_lap}
    if printed:
        return printed
    laps = [row.best_lap_ms for row in rows if row.best_lap_ms is not None]
    is_race = classification.session.is_race and classification.kind == Classification.Kind.RESULT
    if not laps or not is_race or not classification.is_complete:
        return set()
    return {row.pk for row in rows if row.best_lap_ms == min(laps)}


def bands_of(made, race_class):
    """The rows under their headings: the classified first, those without a known place after them."""
    bands = []
    for status in Status:
        rows = [(row, shown) for row, shown in made if row.status == status]
        if status == Status.CLASSIFIED:
            placed = [shown for row, shown in rows if place_of(row, race_class)]
            unplaced = [shown for row, shown in rows if not place_of(row, race_class)]
            bands.append(Band("", tuple(placed)))
            bands.append(Band(_("Place not reported") if placed else "", tuple(unplaced)))
        else:
            bands.append(Band(band_title(status, len(rows)), tuple(shown for row, shown in rows)))
    return tuple(band for band in bands if band.rows)


def band_title(status, cars):
    """The heading over the cars that came out alike, in the number that they are."""
    titles = {
        Status.NOT_CLASSIFIED: npgettext("heading over cars", "Not classified", "Not classified", cars),
        Status.RETIRED: npgettext("heading over cars", "Retired", "Retired", cars),
        Status.DISQUALIFIED: npgettext("heading over cars", "Disqualified", "Disqualified", cars),
        Status.DID_NOT_START: npgettext("heading over cars", "Did not start", "Did not start", cars),
        Status.DID_NOT_QUALIFY: npgettext("heading over cars", "Did not qualify", "Did not qualify", cars),
        Status.EXCLUDED: npgettext("heading over cars", "Excluded", "Excluded", cars),
        Status.WITHDRAWN: npgettext("heading over cars", "Withdrawn", "Withdrawn", cars),
    }
    return titles[status]


def columns_of(rows, maker):
    has_gap, has_lap = any(row.gap for row in rows), any(row.best_lap for row in rows)
    return Columns(
        overall=bool(maker.race_class) and any(row.overall for row in rows),
        classes=any(row.placings for row in rows),
        laps=any(row.laps is not None for row in rows),
        gap=any(row.gap or row.out for row in rows),
        interval=any(row.interval for row in rows),
        best_lap=has_lap,
        at_the_wheel=any(row.at_the_wheel for row in rows),
        moved=maker.before is not None,
        segments=maker.segments,
        key="best_lap" if has_lap and not (has_gap and maker.is_race) else "gap",
    )


def classes_of(rows):
    """The classes present, in their order, with the number of their cars."""
    classes = {}
    cars = Counter()
    for row in rows:
        for placing in row.classes.all():
            classes[placing.race_class_id] = placing.race_class
            cars[placing.race_class_id] += 1
    ordered = sorted(classes.values(), key=lambda c: (c.order, c.code))
    return tuple(ClassCount(c.slug, str(c), cars[c.pk]) for c in ordered)
