"""A month in a question, with its day where one is said: "en mai", "in May 2026", "le 7 mai", "May 7th"."""

import re

from django.db.models import Q

NAMES = """
    january janvier, february fevrier, march mars, april avril, may mai, june juin, july juillet,
    august aout, september septembre, october octobre, november novembre, december decembre
"""
# Words of something else as well, but for a date: Jan, the French sept.
SHORT = "jan janv, feb fev fevr, mar, apr avr, , jun, jul juil, aug, sep sept, oct, nov, dec"


def numbered(months):
    return {word: number for number, words in enumerate(months.split(","), 1) for word in words.split()}


MONTHS = numbered(NAMES) | numbered(SHORT)
ONLY_IN_A_DATE = numbered(SHORT)
BEFORE = {"en", "in"}
YEAR = re.compile(r"(?:19|20)\d\d")
DAY = re.compile(r"(0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|re)?")
# "Who may win", "Boccolacci may not win": no month.
VERBS_BEHIND_MAY = {"be", "finish", "have", "not", "win"}


def word_at(words, at):
    return words[at] if 0 <= at < len(words) else ""


def is_dated(words, at):
    """Whether the words beside a month say that it is one, and not somebody's name."""
    if words[at] not in MONTHS:
        return False
    before, behind = word_at(words, at - 1), word_at(words, at + 1)
    return before in BEFORE or bool(YEAR.fullmatch(behind) or DAY.fullmatch(before))


def taken(words):
    """The month of the words that no name has taken, its day, what it was called, and the other words."""
    for at, word in enumerate(words):
        is_verb = word == "may" and word_at(words, at + 1) in VERBS_BEHIND_MAY
        if is_verb or word not in MONTHS or (word in ONLY_IN_A_DATE and not is_dated(words, at)):
            continue
        words, day = [*words[:at], "", *words[at + 1 :]], None
        for beside in (at - 1, at + 1):
            if found := DAY.fullmatch(word_at(words, beside)):
                words[beside], day = "", int(found[1])
                break
        return MONTHS[word], day, word, words
    return None, None, "", words


def on(asked, field):
    """The days of that month, and of the year that is asked for."""
    said = {"month": asked.month, "day": asked.day, "year__in": asked.years}
    return Q(**{f"{field}__{part}": value for part, value in said.items() if value})


def sessions(asked, session=""):
    """Those of the month by their own day; where none is known, by the whole of their meeting."""
    date, first, last = (
        f"{session}{day}" for day in ("date", "event__meeting__start_date", "event__meeting__end_date")
    )
    meeting = on(asked, first) & (Q(**{last: None}) | on(asked, last))
    return on(asked, date) | Q(**{date: None}) & meeting


def events(asked):
    return on(asked, "meeting__start_date") | on(asked, "meeting__end_date")
