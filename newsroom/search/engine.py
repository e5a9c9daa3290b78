"""The index of the database in use, behind one face: `install`, `remove`, `matching`, `standing`."""

from dataclasses import dataclass

from django.db import connections

from newsroom.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


TITLE, LEAD, NAMES = 1, 2, 3  # how deep: the headline, the standfirst as well, the names as well


@dataclass(frozen=True)
class Tier:
    """Words, and what an entry gains where they stand; the gains of what is deeper add up."""

    groups: list
    gains: dict  # by depth
    start: str = ""
    every: bool = True


def tiers(groups, start, *, every=True):
    """Headline before standfirst before names before text; of some words, the more the better."""
    some = Tier(groups, {TITLE: 1}, start, every=False)
    if every:
        found = Tier(groups, {TITLE: 8, LEAD: 4, NAMES: 2}, start)
        return [found, some] if len(groups) > 1 else [found]
    last = len(groups) - 1
    one_by_one = [Tier([group], {NAMES: 2}, "" if at < last else start) for at, group in enumerate(groups)]
    return [*one_by_one, some]


def rank(index, tiers):
    """The sum of the gains of an entry, as SQL and its parameters; what is not in the names is let go."""
    sums, params = [], []
    for tier in tiers:
        gained, asked = "0", []
        for depth, gain in sorted(tier.gains.items()):
            standing, words = index.standing(tier, depth)
            gained = f"CASE WHEN {standing} THEN {gain} + {gained} ELSE 0 END"
            asked = [words, *asked]
        sums.append(gained)
        params += asked
    return " + ".join(sums), params


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
