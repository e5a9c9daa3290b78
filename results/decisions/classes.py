"""The places in each class after the order has changed; classes may overlap."""

from dataclasses import replace

from results.decisions.places import Numbering, flat, without
from results.decisions.values import CLASSIFIED


def in_classes(before, after, places_before, places, reinstated):
    """The cars with their places in every class, and the classes whose order nobody can work out."""
    found, unclear = {car.key: dict(car.classes) for car in after}, []
    was = {car.key: car.status for car in before}
    unclassified = {car.key for car in before if car.status != CLASSIFIED}
    for race_class in dict.fromkeys(name for car in [*before, *after] for name, _place in car.classes):
        given = {
            car.key: dict(car.classes)[race_class]
            for car in before
            if dict(car.classes).get(race_class) is not None
        }
        back = {
            car.key
            for car in after
            if car.key in reinstated and found[car.key].get(race_class) is not None and car.is_placed
        }
        if not given and not back:
            continue
        numbering = Numbering(given.items())
        out = {car.key for car in after if car.key in given and not keeps_its_place(car, was[car.key])}
        behind = limited(numbering.places, unclassified & set(given))  # some sheets number them too
        follows = numbering.is_regular and numbering.places == limited(places_before, set(given)) + behind
        members = (set(given) | back) - out
        if follows or not given:
            new = numbering.of(limited(places, members) + limited(behind, members - set(flat(places))))
        else:
            new = numbering.of(without(numbering.places, out)) if not back else given
            if back or is_moved(members, places_before, places):
                unclear.append(race_class)
        for key in set(given) | back:
            found[key][race_class] = new.get(key)
    return [replace(car, classes=tuple(found[car.key].items())) for car in after], unclear


def keeps_its_place(car, status_before):
    """Who is out loses it; who had one without being classified keeps what the sheet says."""
    return car.status in (CLASSIFIED, status_before)


def limited(places, members):
    """The order of some cars alone."""
    left = [[key for key in place if key in members] for place in places]
    return [place for place in left if place]


def is_moved(members, before, after):
    """Whether some of these cars stand in another order than before."""
    return [key for key in flat(before) if key in members] != [key for key in flat(after) if key in members]
