"""The entry list of an event: its cars class by class, in the order of their numbers."""

import re
from dataclasses import dataclass

from results.models import Entry, RaceClass

DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class EntryClass:
    """The cars of a class; without one, those that are entered in none."""

    race_class: RaceClass | None
    entries: tuple[Entry, ...]

    @property
    def has_more(self):
        """Whether a car says more of its class than the class itself: another class, a guest, withdrawn."""
        return any(entry.other_classes or entry.is_guest or entry.is_withdrawn for entry in self.entries)

    @property
    def anchor(self):
        return f"class-{self.race_class.slug}" if self.race_class else "no-class"


def by_class(entries):
    """Each car once, in the first of its classes: a Bronze car of the Pro-Am stands in Pro-Am."""
    held: dict[RaceClass | None, list[Entry]] = {}
    for entry in entries:
        first, *entry.other_classes = sorted(entry.classes.all(), key=rank) or [None]
        held.setdefault(first, []).append(entry)
    classes = sorted(held, key=lambda one: (one is None, rank(one) if one else ()))
    return [EntryClass(one, tuple(sorted(held[one], key=number_of))) for one in classes]


def rank(race_class):
    return race_class.order, race_class.code


def number_of(entry):
    """9 before 10, 7 before 07 before 7A; what has no number comes last."""
    digits = DIGITS.search(entry.car_number)
    return (
        not entry.car_number,
        int(digits[0]) if digits else 0,
        len(entry.car_number),
        entry.car_number,
        entry.pk,
    )
