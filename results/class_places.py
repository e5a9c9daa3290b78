"""The places in a class that a sheet does not print: counted from the order, to be shown, never kept."""

from collections import defaultdict


def counted(cars):
    """The places in those classes in which nobody has a printed one, as {(car, class): place}.

    `cars`: (key, position or None, is classified, pairs of a class and the printed place in it). A class
    in which a classified car has no position is left alone.
    """
    members, given = defaultdict(list), set()
    for key, position, is_classified, classes in cars:
        for race_class, place in classes:
            if place is not None:
                given.add(race_class)
            if is_classified:
                members[race_class].append((position, key))
    found = {}
    for race_class, ranked in members.items():
        positions = [position for position, _key in ranked]
        if race_class in given or None in positions:
            continue
        for position, key in ranked:
            found[key, race_class] = 1 + sum(other < position for other in positions)
    return found
