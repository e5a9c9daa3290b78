"""What a reader asks for: known names, a year, a kind of session, a car number, and what is wanted of them.

"who won Pro-Am in race 1 Magny-Cours" is a class, a session, a place, and a winner. What is not understood is
kept beside: a question with a word that we do not know is not answered, as the answer might be another's.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.models import SearchName
from newsroom.search import months, names, tokens
from results.models import Session

Of = SearchName.Of
MOST_WORDS = 16
PLACES = (Of.CIRCUIT, Of.MEETING, Of.EVENT)
# Of several things of one name, which is meant first.
FIRST = (Of.CLASS, Of.SERIES, Of.CIRCUIT, Of.MEETING, Of.EVENT, Of.DRIVER, Of.TEAM)


class Wanted(StrEnum):
    WINNER = "winner"
    POLE = "pole"
    FASTEST_LAP = "fastest lap"
    PODIUM = "podium"
    RESULT = "result"


CAR = re.compile(
    r"(?:#|\bn\s*[°ºo]\.?|\bn[or]\.|\b(?:num[ée]ro|number|car|cars|voiture|auto)\b(?:\s*(?:#|n[°ºo]\.?|no\.?))?)"
    r"\s*(?P<number>\d{1,4}[a-z]?)\b",
    re.IGNORECASE,
)
BEFORE_ITS_NUMBER = re.compile(
    r"(?:race|course|manche|round|session|qualifications?|essais?)\s*$", re.IGNORECASE
)
BARE = re.compile(r"[0-9]{1,3}")
SHORT_SESSION = re.compile(r"(r|c|q|fp|el)([1-9])")
KIND_OF_SHORT = {"r": "race", "c": "race", "q": "qualifying", "fp": "practice", "el": "practice"}


def phrases(table):
    """{("pole", "position"): value}: the longest are tried first."""
    found = {tuple(phrase.split()): value for value, words in table.items() for phrase in words.split(", ")}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


WANTED = phrases(
    {
        Wanted.WINNER: "winner, winners, won, win, wins, winning, victory, victories, vainqueur, vainqueurs,"
        " vainqueure, gagnant, gagnante, gagnants, gagne, gagner, gagnee, remporte, remporter, victoire,"
        " victoires, premier, premiere, first place, laureat, laureate",
        Wanted.POLE: "pole, poles, pole position, poleman, polesitter, pole sitter, en pole",
        Wanted.FASTEST_LAP: "fastest lap, fastest laps, best lap, quickest lap, meilleur tour,"
        " tour le plus rapide, meilleur temps en course",
        Wanted.PODIUM: "podium, podiums, top 3, top three, les trois premiers",
        Wanted.RESULT: "result, results, resultat, resultats, classement, classements, classification,"
        " arrivee, finish, finished, finishing, position, place, termine, fini",
    }
)
KINDS = phrases(
    {
        Session.Kind.RACE: "race, races, course, courses",
        Session.Kind.QUALIFYING: "qualifying, qualification, qualifications, qualif, qualifs, quali, qualis,"
        " essais qualificatifs, seance qualificative",
        Session.Kind.PRACTICE: "practice, free practice, essais libres, essai libre",
        Session.Kind.WARM_UP: "warm up, warmup",
        Session.Kind.TEST: "test, tests, essais prives",
    }
)
NUMBERS = phrases(
    {
        1: "first, 1st, 1re, 1ere, 1er, premiere, premier",
        2: "second, 2nd, 2e, 2eme, deuxieme, seconde",
        3: "third, 3rd, 3e, 3eme, troisieme",
        4: "fourth, 4th, 4e, 4eme, quatrieme",
    }
)
ROUNDS = ("round", "manche", "rd", "etape")
# What stands beside the names and changes nothing.
FILLING_WORDS = """
    annee categorie category championnat championnats championship circuit class classe cup driver drivers
    ecurie edition end epreuve equipe event final finale gp grand heures hours meeting pilote pilotes prix
    saison season serie series session team track trophee trophy week weekend year
"""
FILLING = frozenset(FILLING_WORDS.split()) | tokens.IDLE


@dataclass
class Question:
    """A query taken apart."""

    named: list[dict[str, set[int]]] = field(
        default_factory=list
    )  # of each name: the things that it may mean
    years: set[int] = field(default_factory=set)
    month: int | None = None
    day: int | None = None  # of the month
    kind: str = ""
    number: int | None = None
    round: int | None = None
    car: str = ""
    wanted: Wanted | None = None
    unknown: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)  # the words of it that an article may have

    def ids(self, of):
        """For each name that means such a thing: the things that it may mean."""
        return [found[of] for found in self.named if of in found]

    @property
    def places(self):
        return [found for found in self.named if found.keys() & set(PLACES)]

    @property
    def has_frame(self):
        """Whether it says where or when: without that no row is meant."""
        return bool(self.places or self.ids(Of.SERIES) or self.years)

    @property
    def is_understood(self):
        return not self.unknown


def read(text):
    """What is asked, with one query to the database."""
    asked = Question()

    def take(match):
        if asked.car or BEFORE_ITS_NUMBER.search(text[: match.start()]):
            return match[0]
        asked.car = match["number"].casefold()
        return " | "

    rest = CAR.sub(take, text)
    # A bar stands where a number was taken out: no name reaches across.
    words = [word for part in rest.split("|") for word in (*tokens.key(part), "")][:-1][: MOST_WORDS + 4]
    words = take_names(asked, words)
    words = take_sessions(asked, words)
    asked.month, asked.day, month, words = months.taken(words)
    words = take_phrases(words, WANTED, lambda value: setattr(asked, "wanted", asked.wanted or value))
    for word in words:
        if months.YEAR.fullmatch(word):
            asked.years.add(int(word))
            asked.subject.append(word)
        elif word and word not in FILLING:
            asked.unknown.append(word)
    if asked.month and not asked.has_frame:
        asked.unknown.append(month)  # of which series, at which circuit, in which year?
    take_bare_car(asked)
    return asked


def take_bare_car(asked):
    """ "98 Carrera Cup": beside a series, a number that is nothing else is a car's."""
    numbers = [word for word in asked.unknown if BARE.fullmatch(word)]
    if len(numbers) == 1 and not asked.car and asked.ids(Of.SERIES):
        asked.car = numbers[0]
        asked.unknown.remove(numbers[0])


def spans(words):
    """All runs of words that may be a name, the longest first."""
    for length in range(min(len(words), names.LONGEST + 2), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if length == 1 and months.is_dated(words, start):
                continue
            if "" not in run and is_askable(run):
                yield start, length, " ".join(run)


def is_askable(run):
    """Neither idle words nor a word of the question alone: "am" is a class, "a" is none."""
    if all(word in tokens.IDLE for word in run) or (len(run) == 1 and months.YEAR.fullmatch(run[0])):
        return False
    return all(tuple(run) not in table for table in (WANTED, KINDS, NUMBERS))


def take_names(asked, words):
    """Cut out the longest names known; an empty word stays in the place of each."""
    runs = list(spans(words))
    known = {}
    for row in SearchName.objects.filter(key__in={key for _start, _length, key in runs}).values_list(
        "key", "of", "object_id", "is_whole"
    ):
        known.setdefault(row[0], []).append(row[1:])
    for start, length, key in runs:
        if key in known and "" not in words[start : start + length]:
            asked.named.append(meant(known[key]))
            asked.subject.append(key)
            words = [*words[:start], *[""] * length, *words[start + length :]]
    return words


def meant(found):
    """What a name means: what bears it whole, else what has it as a part; of the first kind that there is."""
    whole = [row for row in found if row[2]]
    by_kind = {}
    for of, pk, _is_whole in whole or found:
        by_kind.setdefault(of, set()).add(pk)
    first = next(of for of in FIRST if of in by_kind)
    if first not in PLACES:
        return {first: by_kind[first]}
    places = {}
    for of, pk, _is_whole in found:  # the weekend at a circuit bears its name in part
        if of in PLACES:
            places.setdefault(of, set()).add(pk)
    return places


def take_phrases(words, table, use):
    """Cut the phrases of a table out of the words, using the value of each."""
    for phrase, value in table.items():
        size, start = len(phrase), 0
        while start <= len(words) - size:
            if tuple(words[start : start + size]) == phrase:
                use(value)
                words = [*words[:start], *[""] * size, *words[start + size :]]
            start += 1
    return words


def take_sessions(asked, words):
    """ "race 2", "2e course", "course n° 2", "R2": the kind of session and its number; "round 3"."""
    words = list(words)
    for at, word in enumerate(words):
        if found := SHORT_SESSION.fullmatch(word):
            asked.kind, asked.number, words[at] = KIND_OF_SHORT[found[1]], int(found[2]), ""
        elif word in ROUNDS and (number := numbered(words, at)):
            asked.round = number
            words[at] = ""
    for phrase, kind in KINDS.items():
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                asked.kind = asked.kind or kind
                words[at : at + len(phrase)] = [""] * len(phrase)
                asked.number = asked.number or numbered(words, at + len(phrase) - 1, at)
    return words


def numbered(words, end, start=None):
    """The number beside a word, taken out: "course 2", "course no 2", "2e course"."""
    start = end if start is None else start
    after = [at for at in (end + 1, end + 2) if at < len(words)]
    for at in after:
        if words[at].isdecimal() and len(words[at]) < 3:
            number, words[at] = int(words[at]), ""
            return number
        if words[at] not in {"n", "no", "numero", "number", ""}:
            break
        words[at] = ""
    if start and (number := NUMBERS.get((words[start - 1],))):
        words[start - 1] = ""
        return number
    return None
