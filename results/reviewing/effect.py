"""What publishing a review would change: car by car, before and after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results.formats import ordinal
from results.models.row import Status
from results.reviewing.columns import gap_text, label_of, printed, shown, time_text
from results.signals import asking_what_follows
from results.times import Gap

LISTED = 12
COMPARED = (
    ("laps", "laps"), ("total_time", "total_time_ms"), ("best_lap", "best_lap_ms"),
    ("best_lap_number", "best_lap_number"),
)  # fmt: skip
AS_PRINTED = (("team", "team_name"), ("car", "car_name"), ("class", "class_name"), ("note", "note"))


@dataclass(frozen=True)
class Moved:
    """A car whose place or status is another."""

    number: str
    before: str
    after: str
    steps: int = 0  # places gained, where both are places


@dataclass(frozen=True)
class ChangedCell:
    """A cell of a car that stays in the table: before and after, as an editor reads them."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedRow:
    """All that changes of one car."""

    number: str
    cells: tuple[ChangedCell, ...]


class Effect:
    """The difference to the classification in force."""

    def __init__(self, checked, current):
        self.current = current
        self.moved, self.came, self.went, self.other_cells = [], [], [], 0
        self.rows = []  # car by car, in the new order
        if current is None:
            return
        before = {}
        for row in current.rows.order_by("order").for_table():
            before.setdefault(row.number, []).append(row)
        for each in checked.rows:
            rows = before.get(each.row.number, [])
            if not rows:
                self.came.append(each.row.number or ", ".join(name for name, _code in each.row.crew))
                continue
            self.compare(rows.pop(0), each)
        self.went = [number for number, rows in before.items() for _row in rows]

    def compare(self, old, new):
        status, position = Status(new.values["status"] or Status.CLASSIFIED), new.values["position"]
        if (old.status, old.position) != (status, position):
            steps = (old.position - position) if old.position and position else 0
            self.moved.append(
                Moved(new.row.number, standing(old.status, old.position), standing(status, position), steps)
            )
        gap = new.values["gap"]
        changed = sum(new.values[cell] != getattr(old, column) for cell, column in COMPARED)
        changed += (old.gap_ms, old.gap_laps) != ((gap.ms, gap.laps) if gap else (None, None))
        self.other_cells += bool(changed)
        self.rows += self.changed_row(old, new)

    def changed_row(self, old, new):
        """The cells that differ, as a list of one row or of none."""
        row, status = new.row, Status(new.values["status"] or Status.CLASSIFIED)
        pairs = [(_("Place"), standing(old.status, old.position), standing(status, new.values["position"]))]
        pairs.append((label_of("drivers"), crew_before(old), [name for name, _code in row.crew]))
        pairs += [(label_of(cell), getattr(old, column), row.text(cell)) for cell, column in AS_PRINTED]
        pairs.append((label_of("class_position"), *class_places(old, new)))
        texts = texts_before(old)
        for cell in ("laps", "total_time", "gap", "interval", "best_lap", "best_lap_number"):
            if old_value(old, cell) != new.values[cell]:
                pairs.append((label_of(cell), shown(cell, texts[cell]), shown(cell, row.text(cell))))
        cells = tuple(
            ChangedCell(str(label), written(before), written(after))
            for label, before, after in pairs
            if before != after
        )
        return [ChangedRow(row.number or "–", cells)] if cells else []

    def sentences(self):
        """What an editor reads before publishing: the changes of status one by one, the rest in numbers."""
        if self.current is None:
            return [_("This will be the first classification of the session.")]
        said = []
        small = [moved for moved in self.moved if abs(moved.steps) == 1]
        single = [moved for moved in self.moved if moved not in small or len(small) <= 2]
        for moved in single[:LISTED]:
            said.append(
                _("No. %(number)s: %(before)s → %(after)s")
                % {"number": moved.number, "before": moved.before, "after": moved.after}
            )
        if len(single) > LISTED:
            more = len(single) - LISTED
            said.append(ngettext("%(more)s more car", "%(more)s more cars", more) % {"more": more})
        if len(small) > 2:
            up = sum(moved.steps > 0 for moved in small)
            if up:
                said.append(
                    ngettext("%(cars)s car gains a place", "%(cars)s cars gain a place", up) % {"cars": up}
                )
            if down := len(small) - up:
                said.append(
                    ngettext("%(cars)s car loses a place", "%(cars)s cars lose a place", down)
                    % {"cars": down}
                )
        if self.came:
            said.append(_("Added: %(cars)s") % {"cars": listed(self.came)})
        if self.went:
            said.append(_("No longer there: %(cars)s") % {"cars": listed(self.went)})
        if self.other_cells:
            said.append(
                ngettext(
                    "Laps, times or gaps of %(cars)s car are others.",
                    "Laps, times or gaps of %(cars)s cars are others.",
                    self.other_cells,
                )
                % {"cars": self.other_cells}
            )
        return said or [_("No row moves.")]


def standing(status, position):
    """ "4th", "disqualified"."""
    if status != Status.CLASSIFIED:
        return Status(status).label
    return ordinal(position) if position else Status.CLASSIFIED.label


def crew_before(old):
    return [drive.name or drive.display_name for drive in old.drives.all()]


def class_places(old, new):
    before = sorted(placing.position for placing in old.classes.all() if placing.position)
    return before, sorted(place for place in new.values["class_position"] or () if place)


def old_value(old, cell):
    """What the row in force has there, in the terms of a checked row."""
    if cell in ("gap", "interval"):
        ms, laps = getattr(old, f"{cell}_ms"), getattr(old, f"{cell}_laps")
        return None if ms is None and laps is None else Gap(ms=ms, laps=laps)
    return getattr(old, dict(COMPARED)[cell])


def texts_before(old):
    """The cells of the row in force as an editor would type them."""
    return {
        "laps": printed(old.laps),
        "total_time": time_text(old.total_time_ms),
        "gap": gap_text(old.gap_ms, old.gap_laps),
        "interval": gap_text(old.interval_ms, old.interval_laps),
        "best_lap": time_text(old.best_lap_ms),
        "best_lap_number": printed(old.best_lap_number),
    }


def written(value):
    """A value as text; what was or is empty shows as a dash."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return str(value) if value not in (None, "") else "–"


def listed(cars):
    more = f" … (+{len(cars) - LISTED})" if len(cars) > LISTED else ""
    return ", ".join(cars[:LISTED]) + more


def what_follows(session, kind, stage, lines=None):
    """What others say that the publication of these lines touches."""
    answers = asking_what_follows.send(type(session), session=session, kind=kind, stage=stage, lines=lines)
    return [following for _receiver, said in answers for following in said or ()]
