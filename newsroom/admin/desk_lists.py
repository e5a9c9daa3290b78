"""A list of the desk: its lines, how many there are in all, and the hours that they say."""

from dataclasses import dataclass, field

from django.db.models import Count, Window
from django.utils import timezone
from django.utils.translation import get_language

from newsroom.editions import zone_of
from results import formats

MOST = 8  # lines of a list on the first page


@dataclass(frozen=True)
class Row:
    """A line: what waits, what is to be done, and where."""

    title: str
    url: str
    note: str = ""
    language: str = ""
    todo: str = ""  # a language in which it is still to be written
    does: str = ""
    does_url: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class DeskList:
    key: str
    title: str
    rows: list
    count: int
    empty: str
    url: str  # of the whole list
    is_wide: bool = field(default=False)

    @property
    def is_cut(self):
        return self.count > len(self.rows)


def counted(queryset):
    found = list(queryset.annotate(total=Window(Count("pk")))[:MOST])
    return found, found[0].total if found else 0


def desk_zone():
    """The one clock of the desk, which its heading names: that of the edition in whose language it speaks."""
    return zone_of(get_language() or "en")


def moment(when):
    """The hour alone today."""
    zone = desk_zone()
    if timezone.localdate(when, zone) == timezone.localdate(timezone=zone):
        return formats.time_of_day(when, zone)
    return formats.day_and_time(when, zone)
