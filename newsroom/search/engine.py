"""The index of the database in use, behind one face: `install`, `remove`, `matching`, `rank`, `fetched`."""

from dataclasses import dataclass

from django.db import connections

from newsroom.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


TITLE, LEAD, NAMES = 1, 2, 3  # how deep: the headline, the standfirst as well, the names as well


@dataclass(frozen=True)
class Tier:
    """Words that weigh, where they stand in the first columns of an entry."""

    weight: int
    depth: int
    groups: list
    start: str = ""
    every: bool = True


def tiers(groups, start, *, every=True):
    """Headline before standfirst before names before text; of some words, the more the better."""
    if not every:
        one_by_one = [
            Tier(2, NAMES, [group], start if place == len(groups) else "")
            for place, group in enumerate(groups, 1)
        ]
        return [*one_by_one, Tier(1, TITLE, groups, start, every=False)]
    found = [Tier(8, TITLE, groups, start), Tier(4, LEAD, groups, start), Tier(2, NAMES, groups, start)]
    return [*found, Tier(1, TITLE, groups, start, every=False)] if len(groups) > 1 else found


def of(connection):
    return ENGINES[connection.vendor]


def install(using="default"):
    connection = connections[using]
    with connection.cursor() as cursor:
        of(connection).install(cursor)


def remove(using="default"):
    connection = connections[using]
    with connection.cursor() as cursor:
        of(connection).remove(cursor)
