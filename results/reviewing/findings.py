"""What is to be said of a sheet under review, and how much it stands in the way."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.translation import pgettext


class Level(IntEnum):
    """How much a finding stands in the way. None of them may be left when the sheet is published."""

    STOP = 0
    CHOOSE = 1
    CONFIRM = 2

    @property
    def word(self):
        return {
            Level.STOP: pgettext("review", "Blocking."),
            Level.CHOOSE: pgettext("review", "To choose."),
            Level.CONFIRM: pgettext("review", "To confirm."),
        }[self]


@dataclass
class Finding:
    """One sentence about a row, the cells that it is about and what may be chosen."""

    level: Level
    sentence: str
    cells: tuple[str, ...] = ()
    choice: "object | None" = None
