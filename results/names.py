"""Which person, team, car or class a printed name means.

The nearest circle decides: the event's entries, then the season's, the series', then all. A name is known
when it is the same but for accents, case, order and brackets, or when initial and family name fit one person
of the event or the season. A likeness is proposed or offered, never known (results/likeness.py); what
resembles nothing is new. A remembered writing with initials is no more than initials: it catches nobody else.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import combinations

from rapidfuzz import fuzz, process

from results.folding import fold
from results.likeness import LEAST, SAME_CAR, STRONG, likeness_of_people, likeness_of_things
from results.name_words import family_shouted, key_of, person_words, run_together, words, writings
from results.roll import Named, is_short
from results.sheets.nations import same_nation

AHEAD = 6  # by how much a proposal must lead the next
OFFERED = 3  # how many are offered
LOOKED_AT = 40  # how many candidates are compared word by word


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


@dataclass(frozen=True)
class Candidate:
    """Somebody or something on record that a printed name may mean, as near as it was seen."""

    named: Named
    circle: Circle = Circle.ALL
    numbers: frozenset[str] = frozenset()  # of the cars under which it is entered at this event

    @property
    def pk(self):
        return self.named.pk

    @property
    def label(self):
        return self.named.label


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


class Register:
    """All of one kind as candidates for the names of one sheet."""

    def __init__(self, kind, roll, seen=None):
        """`seen`: by key, the circle and the car numbers of those who were seen nearer than anywhere."""
        self.kind, self.roll, self.seen = kind, roll, seen or {}
        self.matches, self.seats = {}, {}

    @property
    def candidates(self):
        return self.seated(self.roll.by_pk.values())

    def candidate(self, pk):
        named = self.roll.by_pk.get(pk)
        return self.seat(named) if named else None

    def seat(self, named):
        if named.pk not in self.seats:
            self.seats[named.pk] = Candidate(named, *self.seen.get(named.pk, ()))
        return self.seats[named.pk]

    def seated(self, all_named):
        return [self.seat(named) for named in dict.fromkeys(all_named)]

    def match(self, printed, number="", nationality=""):
        """What a name means that is printed beside this car number and this nationality."""
        asked = (printed, number, nationality)
        if asked not in self.matches:
            self.matches[asked] = self.find(*asked)
        return self.matches[asked]

    def find(self, printed, number="", nationality=""):
        is_person = self.kind == "driver"
        tokens = person_words(printed) if is_person else words(printed)
        if is_person and is_short(printed):
            return self.short(printed, tokens, number, nationality) or self.alike(printed, tokens, number)
        keys = {key_of(person_words(text) if is_person else words(text)) for text in writings(printed)}
        same = [named for key in keys for named in self.roll.by_key.get(key, ())]
        if near := nearest(self.seated(same), number):
            guesses = tuple(Guess(candidate, 100) for candidate in near)
            return Match(printed, self.state_of_same(near, printed, keys, nationality), guesses)
        letters = nearest(self.seated(self.roll.by_letters.get(run_together(tokens), ())), number)
        if letters or (is_person and (letters := self.written_short(tokens, number))):
            guesses = tuple(Guess(candidate, 97) for candidate in letters)
            return Match(printed, State.PROPOSED if len(guesses) == 1 else State.CHOOSE, guesses)
        if is_person and (found := self.family_alone(printed, tokens, number)):
            return found
        return self.alike(printed, tokens, number, nationality)

    # --- the same name ----------------------------------------------------------------------------

    def state_of_same(self, near, printed, keys, nationality):
        """Whether those are known who bear the name, or have been called so."""
        if len(near) > 1:
            return State.CHOOSE
        one = near[0]
        if self.kind != "driver":
            return State.KNOWN
        family = {word for text in writings(one.named.family) for word in person_words(text)}
        shouted = family_shouted(printed)
        own = bool(keys & one.named.keys)
        is_turned = own and is_turned_about(one, printed)
        if is_turned and shouted and not shouted & family:
            return State.CHOOSE  # "Jordan TAYLOR" is not Taylor Jordan
        if one.circle >= Circle.SERIES and is_of_another_nation(one, nationality):
            return State.CHOOSE
        is_loose = not own or (is_turned and not shouted)
        return State.PROPOSED if one.circle is Circle.ALL and is_loose else State.KNOWN

    # --- initials ---------------------------------------------------------------------------------

    def short(self, printed, tokens, number, nationality):
        """ "F. Nasr", "NASR F.": initials and family name; None where they fit nobody."""
        near = nearest(self.by_initials(tokens), number)
        if not near:
            return None
        guesses = tuple(Guess(candidate, 95) for candidate in near)
        one = near[0]
        if len(near) > 1 or (one.circle > Circle.EVENT and is_of_another_nation(one, nationality)):
            state = State.CHOOSE
        elif one.circle is Circle.SEASON or (
            one.circle is Circle.EVENT and (not number or number in one.numbers)
        ):
            state = State.KNOWN
        elif one.circle is Circle.ALL and self.is_common(one):
            state = State.CHOOSE  # "M. Rossi" may be any of them
        else:
            state = State.PROPOSED
        return Match(printed, state, guesses)

    def by_initials(self, tokens):
        """Whose initials and family name these are."""
        initials = [token for token in tokens if len(token) == 1][:4]
        rest = {token for token in tokens if len(token) > 1}
        found = []
        for kept in range(len(initials)):  # "P.-H. d'Estrées": the d belongs to the family
            for particles in combinations(range(len(initials)), kept):
                family = frozenset(rest | {initials[at] for at in particles})
                said = "".join(letter for at, letter in enumerate(initials) if at not in particles)
                found += [one for letters, one in self.roll.by_family.get(family, ()) if agree(letters, said)]
        return self.seated(found)

    def written_short(self, tokens, number):
        """ "Felipe Nasr" where an earlier sheet gave us no more than "F. Nasr"."""
        found = []
        for at, given in enumerate(tokens if len(tokens) > 1 else ()):
            family = frozenset(tokens[:at] + tokens[at + 1 :])
            borne = self.roll.by_family.get(family, ())
            found += [one for letters, one in borne if letters == given[0] and one.has_short_name]
        near = nearest(self.seated(found), number)
        return [one for one in near if one.circle < Circle.ALL or not self.is_common(one)]

    def is_common(self, one):
        """Whether several people bear that family name."""
        families = (frozenset(person_words(text)) for text in writings(one.named.family))
        bearers = {named for family in families for _, named in self.roll.by_family.get(family, ())}
        return bool(bearers - {one.named})

    def family_alone(self, printed, tokens, number):
        """ "Taylor": of those who race this season, and in that car if there is one."""
        borne = self.seated(named for _, named in self.roll.by_family.get(frozenset(tokens), ()))
        near = nearest([one for one in borne if one.circle <= Circle.SEASON], number)
        if not near:
            return None
        is_here = len(near) == 1 and number and number in near[0].numbers
        state = State.PROPOSED if is_here else State.CHOOSE
        return Match(printed, state, tuple(Guess(candidate, STRONG if is_here else 80) for candidate in near))

    # --- likeness ---------------------------------------------------------------------------------

    def alike(self, printed, tokens, number, nationality=""):
        least = LEAST[self.kind]
        guesses = []
        for candidate in self.worth_a_look(tokens, least):
            score = self.likeness(candidate, tokens, number)
            if score is None or score < least:
                continue
            if is_of_another_nation(candidate, nationality):
                score = min(score, STRONG - 1)
            guesses.append(Guess(candidate, score))
        guesses.sort(key=lambda guess: (-guess.score, guess.candidate.circle, guess.candidate.label))
        if not guesses:
            return Match(printed, State.NEW)
        lead = guesses[0].score - guesses[1].score if len(guesses) > 1 else 100
        clear = guesses[0].score >= STRONG and (lead >= AHEAD or guesses[1].score < STRONG)
        return Match(printed, State.PROPOSED if clear else State.CHOOSE, tuple(guesses[:OFFERED]))

    def worth_a_look(self, tokens, least):
        """Those whose name is alike by its letters, or has a telling word in common."""
        found = process.extract(
            key_of(tokens), self.roll.keys, scorer=fuzz.ratio, score_cutoff=least - SAME_CAR, limit=12
        )
        alike = [named for key, _, _ in found for named in self.roll.by_key[key]]
        first = {token[0] for token in tokens}
        sharing = self.seated(
            named
            for token in dict.fromkeys(tokens)
            for named in self.roll.by_word.get(token, ())
            if self.kind != "driver" or fold(named.label)[:1] in first
        )
        sharing.sort(key=lambda candidate: candidate.circle)
        return dict.fromkeys([*self.seated(alike), *sharing[:LOOKED_AT]])

    def likeness(self, candidate, tokens, number):
        told = {
            "is_here": bool(number) and number in candidate.numbers,
            "is_close": candidate.circle <= Circle.SEASON,
        }
        if self.kind == "driver":
            scores = [likeness_of_people(name, tokens, **told) for name in candidate.named.names]
        else:
            scores = [likeness_of_things(self.kind, name, tokens, **told) for name in candidate.named.names]
        return max((score for score in scores if score is not None), default=None)


def nearest(candidates, number):
    """Those of the nearest circle; where several are left, those entered here under that number."""
    if not candidates:
        return []
    circle = min(candidate.circle for candidate in candidates)
    near = sorted({c for c in candidates if c.circle == circle}, key=lambda c: (c.label, c.pk))
    here = [candidate for candidate in near if number and number in candidate.numbers]
    return here or near


def agree(letters, said):
    """Whether these initials may be of a given name: "J" and "JE" of Jean-Éric, not "JP"."""
    return letters.startswith(said) or (len(letters) > 1 and said.startswith(letters))


def is_turned_about(one, printed):
    """Whether the family name stands first, in no capitals: it may be a given name."""
    first, given = person_words(printed)[:1], {tuple(words(text)[:1]) for text in writings(one.named.given)}
    return bool(one.named.given) and tuple(first) not in given


def is_of_another_nation(one, nationality):
    return bool(nationality and one.named.nationality) and not same_nation(one.named.nationality, nationality)
