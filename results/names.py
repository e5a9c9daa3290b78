"""Which person, team, car or class a printed name means.

The nearest circle decides: the event's entries, then the season's, the series', then all. A name is known
when it is the same but for accents, case, order and brackets, or when initial and family name fit one person
of the event or the season. A likeness is proposed or offered, never known; what resembles nothing is new.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from itertools import combinations

from rapidfuzz import fuzz, process

from results.folding import fold

STRONG = 90  # a single candidate from this likeness on is proposed
AHEAD = 6  # by how much it must lead the next
SAME_CAR = 6  # what a candidate gains who is entered here under the same number
OFFERED = 3  # how many are offered
LEAST = {"driver": 78, "team": 78, "car": 88, "class": 70}

# Words that half of all teams bear: a likeness in them alone is none.
COMMON = {
    "autosport", "by", "competition", "engineering", "motorsport", "motorsports", "racing", "sport", "sports",
    "team", "the",
}  # fmt: skip
ALIKE_WITHOUT_THEM = 58
BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
PARTICLES = {
    "af", "al", "d", "da", "dal", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do",
    "dos", "du", "el", "la", "le", "san", "st", "ten", "ter", "van", "vom", "von", "zu", "zur",
}  # fmt: skip


class Circle(IntEnum):
    """How near to the session a candidate has been seen."""

    EVENT = 0
    SEASON = 1
    SERIES = 2
    ALL = 3


class State(StrEnum):
    KNOWN = "known"
    PROPOSED = "proposed"  # one strong candidate, to be confirmed
    CHOOSE = "choose"  # several, or a weak one
    NEW = "new"


def words(name):
    """The words of a name without accents, case, dots and hyphens."""
    return re.sub(r"[^\w]+", " ", fold(name)).replace("_", " ").split()


def person_words(name):
    """Of a person: without what stands in brackets behind the name, "(J)", "(FRA)"."""
    return words(BRACKETS.sub(" ", name)) or words(name)


def key_of(tokens):
    """The same for "ZHOU Guanyu" and "Guanyu Zhou"."""
    return " ".join(sorted(tokens))


@dataclass(frozen=True)
class Candidate:
    """Somebody or something on record that a printed name may mean."""

    pk: int
    label: str
    keys: frozenset[str]  # the name and its aliases, words sorted
    family: frozenset[str] = frozenset()
    initial: str = ""
    is_short: bool = False  # the given name is on record as an initial only
    circle: Circle = Circle.ALL
    numbers: frozenset[str] = frozenset()  # of the cars under which it is entered at this event


@dataclass(frozen=True)
class Guess:
    """A candidate with its likeness in per cent."""

    candidate: Candidate
    score: int


@dataclass(frozen=True)
class Match:
    """What became of one printed name."""

    printed: str
    state: State
    guesses: tuple[Guess, ...] = ()

    @property
    def candidate(self):
        """Whom it means, as far as we may say so."""
        return self.guesses[0].candidate if self.state in (State.KNOWN, State.PROPOSED) else None


@dataclass
class Register:
    """All candidates of one kind, loaded once and asked many times."""

    kind: str
    candidates: list[Candidate]
    split: object = words
    by_pk: dict[int, Candidate] = field(init=False)

    def __post_init__(self):
        self.by_pk = {candidate.pk: candidate for candidate in self.candidates}
        self.by_key, self.by_initial, self.known = defaultdict(list), defaultdict(list), {}
        for candidate in self.candidates:
            for key in candidate.keys:
                self.by_key[key].append(candidate)
            if candidate.family and candidate.initial:
                self.by_initial[candidate.family, candidate.initial].append(candidate)
        self.keys = [key for key in self.by_key if key]

    def match(self, printed, number=""):
        """What a name means that is printed beside this car number."""
        asked = (printed, number)
        if asked not in self.known:
            self.known[asked] = self.find(printed, number)
        return self.known[asked]

    def find(self, printed, number):
        tokens = self.split(printed)
        if exact := nearest(self.by_key.get(key_of(tokens), []), number):
            guesses = tuple(Guess(candidate, 100) for candidate in exact)
            return Match(printed, State.KNOWN if len(exact) == 1 else State.CHOOSE, guesses)
        if short := nearest(self.by_initials(tokens), number):
            guesses = tuple(Guess(candidate, 95) for candidate in short)
            if len(short) > 1:
                return Match(printed, State.CHOOSE, guesses)
            sure = short[0].circle <= Circle.SEASON
            return Match(printed, State.KNOWN if sure else State.PROPOSED, guesses)
        if written_short := nearest(self.abbreviated(tokens), number):
            guesses = tuple(Guess(candidate, 90) for candidate in written_short)
            return Match(printed, State.PROPOSED if len(guesses) == 1 else State.CHOOSE, guesses)
        return self.alike(printed, tokens, number)

    def by_initials(self, tokens):
        """ "F. Nasr", "NASR F.": initial and family name."""
        initials = [token for token in tokens if len(token) == 1][:4]
        rest = {token for token in tokens if len(token) > 1}
        found = []
        for kept in range(len(initials)):  # "P.-H. d'Estrées": the d belongs to the family
            for particles in combinations(initials, kept):
                family = frozenset(rest | set(particles))
                found += [
                    c for i in initials if i not in particles for c in self.by_initial.get((family, i), [])
                ]
        return list(dict.fromkeys(found))

    def abbreviated(self, tokens):
        """ "Felipe Nasr" where an earlier sheet gave us no more than "F. Nasr"."""
        found = []
        for given in tokens if len(tokens) > 1 else ():
            family = frozenset(tokens) - {given}
            found += [c for c in self.by_initial.get((family, given[0]), []) if c.is_short]
        return list(dict.fromkeys(found))

    def alike(self, printed, tokens, number):
        least = LEAST[self.kind]
        scores = {}
        found = process.extract(
            key_of(tokens), self.keys, scorer=fuzz.ratio, score_cutoff=least - SAME_CAR, limit=12
        )
        for key, score, _ in found:
            for candidate in self.by_key[key]:
                if self.kind == "car" and digits(key) != digits(key_of(tokens)):
                    continue  # a 992 is no 991, however alike
                if self.kind == "team" and not alike_at_heart(key.split(), tokens):
                    continue
                bonus = SAME_CAR if number and number in candidate.numbers else 0
                scores[candidate] = max(scores.get(candidate, 0), min(99, round(score) + bonus))
        guesses = [Guess(candidate, score) for candidate, score in scores.items() if score >= least]
        guesses.sort(key=lambda guess: (-guess.score, guess.candidate.circle, guess.candidate.label))
        if not guesses:
            return Match(printed, State.NEW)
        lead = guesses[0].score - guesses[1].score if len(guesses) > 1 else 100
        clear = guesses[0].score >= STRONG and lead >= AHEAD
        return Match(printed, State.PROPOSED if clear else State.CHOOSE, tuple(guesses[:OFFERED]))


def nearest(candidates, number):
    """Those of the nearest circle; where several are left, those entered here under that number."""
    if not candidates:
        return []
    circle = min(candidate.circle for candidate in candidates)
    near = sorted(
        {candidate for candidate in candidates if candidate.circle == circle}, key=lambda c: (c.label, c.pk)
    )
    here = [candidate for candidate in near if number and number in candidate.numbers]
    return here or near


def alike_at_heart(one, other):
    """Whether two teams resemble each other in what is their own."""
    own = [key_of(set(tokens) - COMMON) for tokens in (one, other)]
    return not all(own) or fuzz.ratio(*own) >= ALIKE_WITHOUT_THEM


def digits(text):
    return sorted(re.findall(r"\d+", text))


def split_name(printed):
    """Given and family name of somebody new, as we would write them; the editor may correct it.

    Words in capitals are the family name where others are not; particles go with it.
    """
    name = " ".join(BRACKETS.sub(" ", printed).split())
    parts = name.split()
    if len(parts) < 2:
        return "", cased(name)
    loud = [part for part in parts if is_loud(part)]
    if loud and len(loud) < len(parts) and not all(is_initial(part) for part in parts if part not in loud):
        family, given = loud, [part for part in parts if part not in loud]
        if parts[0] not in loud:  # "Mathieu van der POEL"
            while len(given) > 1 and words(given[-1])[:1] and words(given[-1])[0] in PARTICLES:
                family.insert(0, given.pop())
    elif is_initial(parts[-1]) and not is_initial(parts[0]):
        family, given = [part for part in parts if not is_initial(part)], [p for p in parts if is_initial(p)]
    else:
        start = len(parts) - 1
        if start > 1 and fold(parts[start]).strip(".") in {"jr", "sr", "ii", "iii", "iv"}:
            start -= 1
        while start > 1 and fold(parts[start - 1]) in PARTICLES:
            start -= 1
        given, family = parts[:start], parts[start:]
    return " ".join(cased(part) for part in given), " ".join(cased(part) for part in family)


def is_initial(part):
    return len(part.replace(".", "").replace("-", "")) <= 1 or bool(re.fullmatch(r"(?:\w\.-?)+", part))


def is_loud(part):
    letters = [letter for letter in part if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and not is_initial(part)


def cased(part):
    """ "HALLSTRÖM-VARGA" as "Hallström-Varga"; what is not all capitals stays as it is."""
    if not is_loud(part) or re.fullmatch(r"(?:JR|SR|[IVX]+)\.?", part):
        return part
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), part)
