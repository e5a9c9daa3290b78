"""The sentences that name a car whose row moved, and which of them are now likely false."""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import combinations

from newsroom import agreement
from newsroom.touched.claims import (
    A_PLACE,
    AHEAD,
    ARRIVED,
    FOUGHT,
    OF_A_TITLE,
    UNDONE,
    YEAR,
    claims,
    facts_of,
    is_elsewhere,
)
from newsroom.touched.naming import Named, forms, loose_forms, named
from newsroom.touched.pronouns import pronoun

FOREMOST = 3  # a place that is told of without saying whose
LAST = 10_000
CLASS_WORDS = {"fr": ("classe", "catégorie"), "en": ("class", "category")}


class Certainty(IntEnum):
    NAMES = 1  # a car that moved is named; nothing that the sentence says is known to be wrong
    POSSIBLE = 2  # something said may not hold any more
    LIKELY = 3  # something said held before and does not hold now


@dataclass(frozen=True)
class Finding:
    """A sentence. `marks` are places in it, `cars` those that moved, by key, `says` what no longer holds."""

    place: str
    sentence: str
    start: int
    end: int
    cars: tuple[str, ...]
    says: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    certainty: Certainty
    names_a_car: bool = True


class Judge:
    """Reads texts of one language against one change."""

    def __init__(self, change, language):
        self.change, self.language = change, language
        self.cars = {car.key: car for car in change.cars}
        self.forms = forms(change.cars)
        self.loose = loose_forms(change.cars)
        self.classes = agreement.forms(change.classes.items())
        self.by_number = defaultdict(set)
        for car in change.cars:
            if car.number:
                self.by_number[car.number].add(car.key)
        self.dethroned = [car.key for car in change.dethroned]

    def read(self, place, text):
        """The findings in one field, in order."""
        spoken_of = frozenset()  # whom a pronoun of the next sentence may mean
        for start, sentence in agreement.sentences(text):
            begin = text.find(sentence, start)
            facts = facts_of(sentence, self.language, self.forms)
            names = named(sentence, facts, self.by_number)
            said = claims(sentence, self.language, facts, self.change.is_race)
            back = pronoun(sentence, self.language) if spoken_of else None
            found = self.judge(place, sentence, begin, names, said) if names else None
            if found and found.certainty == Certainty.NAMES:
                found = self.crossed(found, names)
            if back and (not names or (back.begins and said)):
                pointing = self.pointing_back(place, sentence, begin, said, spoken_of, back)
                found = max(filter(None, [found, pointing]), key=lambda one: one.certainty, default=None)
            if said:
                loosely = self.loosely(place, sentence, begin, names, said)
                found = max(filter(None, [found, loosely]), key=lambda one: one.certainty, default=None)
            if not names:
                found = found or self.without_a_name(place, sentence, begin, said, spoken_of)
            if names or not back:
                spoken_of = frozenset().union(*(one.keys for one in names))
            if found:
                yield found

    def pointing_back(self, place, sentence, start, said, spoken_of, back):
        """ "He finished second", behind a sentence that names who it may be: never more than perhaps."""
        name = Named(spoken_of, back.start, back.end)
        found = self.judge(place, sentence, start, [name], said)
        if found is None or (found.certainty == Certainty.NAMES and not back.begins):
            return None
        is_claimed = bool(said)  # what it says may be said of another
        certainty = Certainty.POSSIBLE if is_claimed else Certainty.NAMES
        return replace(found, certainty=certainty, names_a_car=bool(found.says))

    def loosely(self, place, sentence, start, names, said):
        """ "The BMW finished second": one of several may be meant, unless a car named there fits it."""
        named_keys = frozenset().union(*(one.keys for one in names))
        facts = facts_of(sentence, self.language, self.loose)
        codes, in_a_class = self.classes_in(sentence)
        every = set(self.change.classes) if in_a_class and not codes else codes
        open_said = [
            claim for claim in said if not any(fits(claim, self.cars[key].after, every) for key in named_keys)
        ]
        meant = [replace(one, keys=one.keys - named_keys) for one in named(sentence, facts, {})]
        found = self.judge(place, sentence, start, [one for one in meant if one.keys], open_said)
        if found is None or not found.says:
            return None
        cars = tuple(key for key in found.cars if any(self.wrong_of(key, open_said, sentence)))
        certainty = min(found.certainty, Certainty.POSSIBLE)
        return replace(found, cars=cars or found.cars, certainty=certainty, names_a_car=False)

    def wrong_of(self, key, said, sentence):
        return self.wrong(self.cars[key], said, *self.classes_in(sentence))

    def judge(self, place, sentence, start, names, said):
        codes, in_a_class = self.classes_in(sentence)
        elsewhere = is_elsewhere(sentence, self.change.is_race, self.change.year)
        is_aware = bool(UNDONE.search(sentence))
        cars, marks, says, certainty = {}, [], [], None
        for one in names:
            for key in sorted(one.keys):
                car = self.cars[key]
                wrong = list(self.wrong(car, said, codes, in_a_class))
                if not car.has_moved:  # its own row is as it was, but a time of it may not be
                    wrong = [(claim, how) for claim, how in wrong if claim.kind == "time"]
                if not car.has_moved and not wrong:
                    continue
                cars[key] = True
                marks.append((one.start, one.end))
                for claim, how in wrong:
                    marks.append((claim.start, claim.end))
                    says.append(claim)
                    if self.is_behind_another(claim, key, names, codes):
                        how = Certainty.POSSIBLE
                    is_sure = len(one.keys) == 1 or all(self.cars[k].has_moved for k in one.keys)
                    is_sure = is_sure and not elsewhere and (claim.kind == "status" or not is_aware)
                    how = how if is_sure else min(how, Certainty.POSSIBLE)
                    certainty = max(certainty or how, how)
        if not cars:
            return None
        return self.finding(place, sentence, start, cars, says, marks, certainty or Certainty.NAMES)

    def is_behind_another(self, claim, key, names, codes):
        """Whether another car, which never held it, stands between this one and its place."""
        if claim.kind != "place":
            return False
        every = codes or set(self.change.classes)
        own = min((one for one in names if key in one.keys), key=lambda one: abs(one.start - claim.start))
        first, last = sorted((own.start, claim.start))
        between = [one for one in names if first < one.start < last and key not in one.keys]
        return any(not any(fits(claim, self.cars[k].before, every) for k in one.keys) for one in between)

    def crossed(self, found, names):
        """Where it says that one car is before another, of two whose order is not what it was: perhaps."""
        hit = AHEAD[self.language].search(found.sentence)
        keys = {key for one in names if len(one.keys) == 1 for key in one.keys}
        pairs = combinations([self.cars[key] for key in sorted(keys)], 2)
        if not hit or not any(
            order(one.before, two.before) * order(one.after, two.after) < 0 for one, two in pairs
        ):
            return found
        marks = tuple(joined([*found.marks, hit.span()]))
        return replace(found, says=(hit[0],), marks=marks, certainty=Certainty.POSSIBLE)

    def without_a_name(self, place, sentence, start, said, spoken_of):
        """ "The winners celebrated": who won is another, and the sentence does not say whom it means."""
        if is_elsewhere(sentence, self.change.is_race, self.change.year):
            said = [one for one in said if not one.is_leading and not OF_A_TITLE.match(sentence, one.end)]
            if not ARRIVED.search(sentence) or YEAR.search(sentence):
                return None
        leading = [claim for claim in said if claim.is_leading] if self.dethroned else []
        cars = self.dethroned if leading else []
        if not leading and A_PLACE[self.language].search(sentence) and not FOUGHT.search(sentence):
            codes, in_a_class = self.classes_in(sentence)
            every = codes or (set(self.change.classes) if in_a_class else set())
            places = [one for one in said if one.kind == "place" and one.value <= FOREMOST]
            places += [one for one in said if one.kind == "within" and spoken_of]
            meant = [self.cars[key] for key in sorted(spoken_of)] if spoken_of else self.change.moved
            for claim in places:
                whose = [
                    c.key for c in meant if fits(claim, c.before, every) and not fits(claim, c.after, every)
                ]
                leading += [claim] if whose else []
                cars = list(dict.fromkeys([*cars, *whose]))
        if not leading:
            return None
        marks = [(claim.start, claim.end) for claim in leading]
        return self.finding(place, sentence, start, cars, leading, marks, Certainty.POSSIBLE, False)

    def finding(self, place, sentence, start, cars, says, marks, certainty, names_a_car=True):
        claims_said = dict.fromkeys(sentence[claim.start : claim.end] for claim in says)
        return Finding(
            place,
            sentence,
            start,
            start + len(sentence),
            tuple(cars),
            tuple(claims_said),
            tuple(joined(marks)),
            certainty,
            names_a_car,
        )

    def classes_in(self, sentence):
        """The codes of the classes that a sentence names, and whether it speaks of a class at all."""
        facts = agreement.Reader(sentence, self.language, self.classes)
        facts.take_names()
        codes = {code for fact in facts.facts for _name, code in fact.keys}
        lower = sentence.lower()
        return codes, bool(codes) or any(word in lower for word in CLASS_WORDS[self.language])

    def wrong(self, car, said, codes, in_a_class):
        """What held of this car before and does not hold now."""
        every = {
            code for standing in (car.before, car.after) if standing for code, _place in standing.classes
        }
        scope = codes & every or (every if in_a_class else set())
        for claim in said:
            if fits(claim, car.before, scope) and not fits(claim, car.after, scope):
                yield claim, Certainty.LIKELY
            elif every - scope and not fits(claim, car.before, scope):
                wider = scope | every  # the class may have been named a sentence before
                if fits(claim, car.before, wider) and not fits(claim, car.after, wider):
                    yield claim, Certainty.POSSIBLE


def order(one, two):
    """Which of two is before the other: -1, 1, or 0 where it is not known; without a place one is last."""
    if one is None or two is None or one.position == two.position:
        return 0
    return -1 if (one.position or LAST) < (two.position or LAST) else 1


def fits(claim, standing, codes):
    """Whether the claim is true of a car that stands so."""
    if standing is None:
        return False
    if claim.kind == "place":
        return claim.value in standing.places(codes)
    if claim.kind == "within":
        return any(place <= claim.value for place in standing.places(codes))
    if claim.kind == "status":
        return standing.status == claim.value
    return any(abs(claim.value - time) < claim.slack for time in standing.times)


def joined(spans):
    """Places that touch or overlap become one."""
    found = []
    for start, end in sorted(set(spans)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def findings(change, language, texts):
    """All findings in the texts of an article, given as pairs of a place and its plain text."""
    judge = Judge(change, language)
    return [found for place, text in texts for found in judge.read(place, text)]
