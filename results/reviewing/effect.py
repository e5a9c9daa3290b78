"""What publishing a review would change: car by car, before and after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results.formats import ordinal
from results.models.classification import Status
from results.signals import asking_what_follows

LISTED = 12
COMPARED = (
    ("laps", "laps"), ("total_time", "total_time_ms"), ("best_lap", "best_lap_ms"),
    ("best_lap_number", "best_lap_number"),
)  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """A car whose place or status is another."""

    number: str
    before: str
    after: str
    steps: int = 0  # places gained, where both are places


class Effect:
    """The difference to the classification in force."""

    def __init__(self, checked, current):
        self.current = current
        self.moved, self.came, self.went, self.other_cells = [], [], [], 0
        if current is None:
            return
        before = {}
        for row in current.rows.order_by("order"):
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


def listed(cars):
    more = f" … (+{len(cars) - LISTED})" if len(cars) > LISTED else ""
    return ", ".join(cars[:LISTED]) + more


def what_follows(session, kind, stage, lines=None):
    """What others say that the publication of these lines touches."""
    answers = asking_what_follows.send(type(session), session=session, kind=kind, stage=stage, lines=lines)
    return [following for _receiver, said in answers for following in said or ()]
