"""Where a driver's name ends and the team's begins, when nothing is printed between them.

The sheets print the surname in capitals. That settles most rows ("Max MUSTER Blue Racing"); a team that
itself begins in capitals, or a surname printed first, is settled by the other rows of the sheet, as a team
mostly has more than one car. What neither settles is a doubt, never a guess.
"""

import re
from collections import Counter
from dataclasses import dataclass

from results.sheets.nations import CODES

PREFIX = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|O')(?=[^\W\d_]{2})")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]{1,2}\.")
WORD = re.compile(r"[^\W\d_][^\W\d_'.-]*(?:['.-]+[^\W\d_]*)*")
SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr|JR|SR|JNR)\.?|I{2,3}|IV")
BRACKET = re.compile(r"\((?P<inside>[^()]{1,12})\)")
STARS = re.compile(r"\*+|†|‡")
WORDS_OF_NAMES = """
    de da di do dos
    du del della des dal van von der den la le ten ter te op el al bin af zu zur y e st san mac
    mc
"""
PARTICLES = frozenset(WORDS_OF_NAMES.split())
MOST_NAMES = 7
MOST_WITH_NATION = 0.8


@dataclass(frozen=True)
class Person:
    """The names of one row: a driver, and the team that may stand behind him."""

    driver: tuple[str, ...]
    team: tuple[str, ...]
    nationality: str | None = None
    bracket: str | None = None
    certain: bool = True


def is_capital(word):
    """A surname as the sheets print it: "MUSTER", "McMUSTER", "O'MUSTER"; not "J." nor "F1"."""
    core = PREFIX.sub("", word, count=1)
    return len(core.strip(".'-")) > 1 and core.isupper() and INITIALS.fullmatch(word) is None


def is_name(words):
    """Given names and a surname in capitals, in either order: "Max DE MUSTER", "MUSTER Max"."""
    words = list(words)
    if len(words) > 2 and SUFFIX.fullmatch(words[-1]):
        words.pop()
    if not 2 <= len(words) <= MOST_NAMES or not all(WORD.fullmatch(word) for word in words):
        return False
    marks = [is_capital(word) for word in words]
    if all(marks) or not any(marks) or words[-1].casefold().rstrip(".") in PARTICLES:
        return False
    if marks[0]:  # the surname first, then one or two given names
        count = marks.index(False)
        given = words[count:]
        return not any(marks[count:]) and len(given) <= 2 and all(word[0].isupper() for word in given)
    start = marks.index(True)
    return words[0][0].isupper() and all(
        mark or word.casefold() in PARTICLES for mark, word in zip(marks[start:], words[start:], strict=True)
    )


def candidates(words):
    """Every way to part the words into a name and a team, the shortest name first."""
    found = [
        Person(tuple(words[:count]), tuple(words[count:]))
        for count in range(2, min(len(words), MOST_NAMES + 1) + 1)
        if is_name(words[:count]) and not goes_on(words[count:])
    ]
    return [person for person in found if person.team] or found


def goes_on(team):
    """The words cannot begin a team: they end a name."""
    return bool(team) and (SUFFIX.fullmatch(team[0]) is not None or team[0].islower())


def parted_by_a_mark(words):
    """The names where a star or a bracket stands behind the driver: "Max MUSTER (P) * Blue Racing"."""
    for count in range(2, min(len(words), MOST_NAMES + 2)):
        last = words[count - 1].rstrip("*†‡")
        driver = (*words[: count - 1], last)
        marked = last != words[count - 1] or STARS.fullmatch(words[count]) or BRACKET.fullmatch(words[count])
        if marked and is_name(driver):
            return driver, words[count:]
    return None


def person_behind_a_mark(driver, rest):
    """What the marks behind the driver say, and the team behind them."""
    bracket = nation = None
    while rest and (STARS.fullmatch(rest[0]) or BRACKET.fullmatch(rest[0])):
        match = BRACKET.fullmatch(rest[0])
        if match and match["inside"] in CODES:
            nation = match["inside"]
        elif match:
            bracket = match["inside"]
        rest = rest[1:]
    if rest and rest[0] in CODES and nation is None and len(rest) > 1:
        return Person(tuple(driver), tuple(rest), nation, bracket), rest[0]
    return Person(tuple(driver), tuple(rest), nation, bracket), None


def with_nation(words):
    """The names where a code of a nation stands between driver and team; None where there is no such way."""
    ways = [
        count
        for count in range(2, min(len(words) - 1, MOST_NAMES) + 1)
        if words[count] in CODES and is_name(words[:count]) and len(words) > count + 1
    ]
    if not ways:
        return None
    count = ways[-1]
    return Person(tuple(words[:count]), tuple(words[count + 1 :]), words[count], certain=len(ways) == 1)


def settle(rows, has_nations=False):
    """A Person for each row's words, or None. Rows that have only one way settle the others."""
    nations = [with_nation(words) for words in rows] if has_nations else []
    printed = nations and sum(each is not None for each in nations) >= MOST_WITH_NATION * len(rows)
    marked = [parted_by_a_mark(words) for words in rows]
    options = []
    for place, words in enumerate(rows):
        if marked[place]:
            person, nation = person_behind_a_mark(*marked[place])
            if printed and nation:
                person = Person(person.driver, person.team[1:], nation, person.bracket)
            options.append([person])
        elif printed and nations[place]:
            options.append([nations[place]])
        else:
            options.append(candidates(words))
    known = {found[0].team for found in options if len(found) == 1 and found[0].team and found[0].certain}
    shared = Counter(person.team for found in options for person in found if person.team)
    return [decide(found, known, shared, options) for found in options]


def decide(found, known, shared, options):
    """The one way that holds, or the likeliest, which is then not certain."""
    if len(found) < 2:
        return found[0] if found else None
    proven = [person for person in found if person.team in known]
    if proven:
        return proven[0] if len(proven) == 1 else unsure(proven[0])
    shortest = found[0]
    if shared[shortest.team] < 2:
        return unsure(shortest)
    ends = [person.driver[-1] for others in options for person in others if person.team == shortest.team]
    # two drivers of one surname: the team's first word may be the end of that surname
    return shortest if len(set(ends)) == len(ends) else unsure(shortest)


def unsure(person):
    return Person(person.driver, person.team, person.nationality, person.bracket, certain=False)
