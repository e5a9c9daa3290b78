"""How alike two names are that are not the same, and whether the difference is one that a pen makes.

A score of STRONG or more is a proposal. It takes a difference that is explained, and a candidate who is near:
letters alike are no reason. Tim and Tom are brothers, Hansen and Jansen two families, 51 and 52 two cars.
"""

import re
from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from results.name_words import AND, GENERATIONS, generation, key_of

STRONG = 90  # a single candidate from this likeness on is proposed
SLIP = 92  # what an explained difference is worth
PART = 80  # what it is worth that one name is within the other
SAME_CAR = 6  # what a candidate gains who is entered here under the same number
LEAST = {"driver": 78, "team": 78, "car": 80, "class": 70}
LONG = 5  # letters of a word in which one wrong letter is a slip
TYPED = 70  # how alike two words are that may be one, badly typed

# Words that half of all teams bear: a likeness in them alone is none, a difference in them is not much.
COMMON = {
    "autosport", "autosports", "by", "competicion", "competition", "competitions", "engineering",
    "motorsport", "motorsports", "racing", "sport", "sports", "team", "the",
}  # fmt: skip
LEGAL = {
    "ag", "bv", "co", "corp", "ev", "gmbh", "inc", "kg", "llc", "ltd", "mbh", "sa", "sarl", "sas", "sl",
    "spa", "srl",
}  # fmt: skip
LIGHT = (COMMON | LEGAL) - {"by"}
ALIKE_WITHOUT_THEM = 58
SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("ue", "u"), ("oe", "o"), ("ae", "a"),
)  # fmt: skip


def likeness_of_people(name, printed, *, is_here, is_close):
    """Per cent, for a name on record as its given and family words, and the words that are printed.

    `is_here`: he is entered at this event under the number that stands beside the printed name.
    `is_close`: he is entered at this event, or was this season.
    """
    given, family = name
    left, more = differing((*given, *family), printed)
    base = round(fuzz.ratio(key_of([*given, *family]), key_of(printed))) + SAME_CAR * is_here
    same_generation = generation([*given, *family]) == generation(printed)
    if not left or not more:
        is_part = given[:1] and given[0] in printed and len({*given, *family} & set(printed)) > 1
        if not is_part:
            return weak(base)
        return SLIP if is_here and same_generation else weak(max(base, PART))
    if len(left) == len(more) == 1 and same_generation:
        one, other = left[0], more[0]
        if one in family and (is_slip(one, other) if is_here else is_close and sound_alike(one, other)):
            return max(SLIP, min(base, 99))
        if one in given and is_here and (is_pet_name(one, other) or sound_alike(one, other)):
            return SLIP
        if one in given and one[0] == other[0]:
            return weak(max(base, PART))  # Alex, of Alexander and of Alessandro
    if given and given[0][0] in more and {*given[1:], *family} & set(printed):
        return weak(max(base, PART))  # "D. Juncal" of Daniel Juncal Peris
    return weak(base)


def likeness_of_things(kind, record, printed, *, is_here, is_close):
    """Likewise of a team, a car or a class, by the words of both; None where they cannot be one."""
    left, more = differing(record, printed)
    figures = digits(record), digits(printed)
    if figures[0] != figures[1] and (kind != "team" or all(figures)):
        return None  # a 992 is no 991, however alike
    base = round(fuzz.ratio(key_of(record), key_of(printed))) + SAME_CAR * is_here
    common = set(record) & set(printed)
    if kind == "team":
        if not alike_at_heart(record, printed):
            return None
        if figures[0] != figures[1]:
            return weak(max(base, PART)) if common - COMMON else weak(base)
        return likeness_of_teams(base, left, more, common, is_here=is_here)
    if kind == "car" and not (left and more):
        is_told = any(digits([word]) for word in common) or len(common) > 1
        return weak(max(base, PART)) if is_told else weak(base)
    if kind == "car" and len(left) == len(more) == 1 and (is_here or is_close) and is_slip(left[0], more[0]):
        return max(SLIP, min(base, 99))
    return weak(base)


def likeness_of_teams(base, left, more, common, *, is_here):
    own = common - COMMON - LEGAL
    if own and not (left and more) and not {*left, *more} - LIGHT:
        return SLIP  # "Nordlicht Motorsport GmbH", "Team Nordlicht"
    if own and key_of(map(singular, left)) == key_of(map(singular, more)):
        return SLIP
    if own and len(left) == len(more) and all(map(is_slip, sorted(left), sorted(more))):
        return max(SLIP, min(base, 99))
    if is_here and common and len(left) == len(more) and are_typed_badly(left, more):
        return max(SLIP, min(base, 99))
    return weak(max(base, PART) if own and (not (left and more) or {*left, *more} <= LIGHT) else base)


def differing(record, printed):
    """The words of each that the other has not."""
    one, other = Counter(record), Counter(printed)
    return list((one - other).elements()), list((other - one).elements())


def weak(score):
    """Worth to be offered, and no more."""
    return min(score, STRONG - 1)


def sound(word):
    """The same for Wisniewski and Vishnievsky; for Schmid and Schmidt it is not."""
    for letters, as_heard in SOUNDS:
        word = word.replace(letters, as_heard)
    return re.sub(r"(.)\1+", r"\1", word)


def sound_alike(one, other):
    """Of words long enough to tell: II is no I misheard."""
    return min(len(one), len(other)) > 3 and sound(one) == sound(other)


def is_slip(one, other):
    """One letter, or two that changed places, in a word that is long enough."""
    if sound_alike(one, other):
        return True
    return min(len(one), len(other)) >= LONG and OSA.distance(one, other, score_cutoff=1) <= 1


def is_pet_name(one, other):
    """Seb and Sebastian, Nick and Nicky; not Daniel and Daniela, Simon and Simona."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    return len(short) >= 3 and long.startswith(short) and rest not in {"", "a", "e", "i", "o"}


def are_typed_badly(left, more):
    pairs = zip(sorted(left), sorted(more), strict=True)
    return all(
        fuzz.ratio(one, other) >= TYPED and min(len(one), len(other)) >= LONG - 1 for one, other in pairs
    )


def singular(word):
    return word.removesuffix("s") if word in COMMON else word


def alike_at_heart(one, other):
    """Whether two teams resemble each other in what is their own."""
    own = [key_of(set(tokens) - COMMON - LEGAL - AND) for tokens in (one, other)]
    if not all(own):
        return set(one) == set(other)
    return fuzz.ratio(*own) >= ALIKE_WITHOUT_THEM or bool(set(own[0].split()) & set(own[1].split()))


def digits(tokens):
    return sorted(number for token in tokens for number in re.findall(r"\d+", token))


def tells(token):
    """Whether a word is one by which a name is looked for."""
    return len(token) > 2 and token not in COMMON and token not in LEGAL and token not in GENERATIONS
