"""What a correction moved: two revisions of a classification compared, car by car."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from results.formats import ordinal
from results.models.row import Status
from results.rows import gap_text, time_text
from results.tables import with_rows

ALIKE = 3  # of more cars than that which all moved alike, the first two are named and the others counted


@dataclass(frozen=True)
class Change:
    """A car (or several that moved alike) before and after."""

    number: str
    crew: str
    before: str
    after: str
    moved: int | None = None  # places won, or lost below zero
    others: int = 0  # when it stands for that many cars
    position: int | None = None


def changes(before, after):
    """What moved between two revisions, in the order of the newer; empty when nothing did."""
    with_rows([before, after])
    old, new = keyed(before), keyed(after)
    found = []
    for key, row in new.items():
        earlier = old.get(key)
        if earlier is None:
            found.append(Change(row.number, crew(row), _("not listed"), words(row)))
        elif told(earlier) != told(row):
            places = earlier.position - row.position if earlier.position and row.position else None
            found.append(
                Change(row.number, crew(row), words(earlier), words(row), places or None, 0, row.position)
            )
    found += [
        Change(row.number, crew(row), words(row), _("no longer listed"))
        for key, row in old.items()
        if key not in new
    ]
    found.sort(key=lambda change: change.moved is not None)  # what did not merely move comes first
    return fold_alike(found)


def keyed(classification):
    """The rows by car number and how often it stood before; a car without a number by its crew."""
    seen, rows = Counter(), {}
    for row in classification.rows.all():
        name = row.number or crew(row)
        seen[name] += 1
        rows[name, seen[name]] = row
    return rows


def told(row):
    """What of a row makes a difference to its car; a gap alone does not: it moves with the winner."""
    classes = tuple((placing.race_class_id, placing.position) for placing in row.classes.all())
    return row.status, row.running, row.position, row.laps, row.total_time_ms, classes


def words(row):
    """ "4th, +29.504", or "Disqualified"; the class places where no place overall is known."""
    if row.status != Status.CLASSIFIED:
        return capfirst(row.get_status_display())
    parts = [ordinal(row.position)] if row.position else []
    parts += [in_class(placing) for placing in row.classes.all() if placing.position]
    gap = gap_text(row.gap_ms, row.gap_laps) or time_text(row.total_time_ms)
    return ", ".join([*parts, *([gap] if gap else [])]) or capfirst(row.get_status_display())


def in_class(placing):
    return _("%(place)s in %(race_class)s") % {
        "place": ordinal(placing.position),
        "race_class": placing.race_class,
    }


def crew(row):
    return ", ".join(drive.display_name for drive in row.drives.all()) or row.team_name


def fold_alike(found):
    """Long runs of cars that moved by as many places become one line."""
    counts = Counter(change.moved for change in found if change.moved)
    named, folded, rest = [], Counter(), {}
    for change in found:
        if change.moved is None or counts[change.moved] <= ALIKE:
            named.append(change)
        elif folded[change.moved] < ALIKE - 1:
            folded[change.moved] += 1
            named.append(change)
        else:
            rest.setdefault(change.moved, []).append(change.position)
    return named + [many(moved, places) for moved, places in rest.items()]


def many(moved, places):
    """Cars that all won (or lost) as many places, from the first to the last of them."""
    return Change("", "", span([place + moved for place in places]), span(places), moved, len(places))


def span(places):
    return _("%(first)s to %(last)s") % {"first": ordinal(min(places)), "last": ordinal(max(places))}
