"""An order with dead heats: a list of places, each a list of the cars that share it."""

from itertools import groupby


def places_of(ranked):
    """From (key, position), in the order of the positions."""
    ordered = sorted(ranked, key=lambda pair: pair[1])
    return [[key for key, _position in group] for _position, group in groupby(ordered, lambda pair: pair[1])]


def without(places, gone):
    """The same order without some cars; who shared a place with one keeps it."""
    left = [[key for key in place if key not in gone] for place in places]
    return [place for place in left if place]


def flat(places):
    return [key for place in places for key in place]


def numbered(places, *, is_dense=False):
    """Each car with its position; after two that share 2 comes 4, in a dense order 3."""
    found, ahead = {}, 0
    for index, place in enumerate(places):
        found |= dict.fromkeys(place, (index if is_dense else ahead) + 1)
        ahead += len(place)
    return found


class Numbering:
    """How a sheet numbers its order, so that a new order is numbered alike."""

    def __init__(self, ranked):
        self.given = dict(ranked)
        self.places = places_of(self.given.items())
        self.is_dense = numbered(self.places, is_dense=True) == self.given
        self.is_regular = self.is_dense or numbered(self.places) == self.given
        if numbered(self.places) == self.given:
            self.is_dense = False

    def of(self, places):
        """The positions of a new order. A sheet with holes keeps them: who falls out closes up, no more."""
        if self.is_regular:
            return numbered(places, is_dense=self.is_dense)
        keys = flat(places)
        gone = [position for key, position in self.given.items() if key not in keys]
        slots = sorted(
            position - sum(other < position for other in gone)
            for key, position in self.given.items()
            if key in keys
        )
        return dict(zip(keys, slots, strict=True))

    def follows(self, key, other):
        """Whether nobody can stand between two neighbours of the order."""
        return self.is_regular or self.given[other] - self.given[key] in (0, 1)


def moved_down(places, key, steps):
    """The order with a car so many cars further down, and how many it passed; a shared place stays whole."""
    start = next(index for index, place in enumerate(places) if key in place)
    before = sum(len(place) for place in places[:start])
    left = without(places, {key})
    index = ahead = 0
    while index < len(left) and ahead < before + steps:
        ahead += len(left[index])
        index += 1
    return [*left[:index], [key], *left[index:]], ahead - before


def put_back(places, key, ahead, *, level=(), behind=()):
    """The order with a car (again) where the fewest others stand on the wrong side of it, and how many do.

    Directly behind the last of those ahead, where all still are there; level with who shared its place.
    """
    left = without(places, {key})
    wrong = [
        sum(other in ahead for other in flat(left[index:]))
        + sum(other in behind for other in flat(left[:index]))
        for index in range(len(left) + 1)
    ]
    index = wrong.index(min(wrong))
    if index and set(left[index - 1]) & set(level):
        return [*left[: index - 1], [*left[index - 1], key], *left[index:]], min(wrong)
    return [*left[:index], [key], *left[index:]], min(wrong)
