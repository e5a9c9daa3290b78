"""Figures in prose, taken from the classification, so that what is written is what was measured.

`{race.2.gap}` is the gap of the car in second place of the story's session `race`; the row may also be a car
(`n31`), a place in a class (`pro-am-2`), the fastest lap (`fastest`) or, for the sheet as a whole, `all`.
"""

import re

from results.models.row import Status
from results.times import Gap, gap_in_prose, time_in_prose

FIGURE = re.compile(r"\{([\w-]+)\.([\w-]+)\.(\w+)\}")
AND = {"fr": " et ", "en": " and "}


def fill(text, sheets, language):
    """The text with its figures; `sheets`: classifications by the story's key of their session."""
    return FIGURE.sub(lambda found: figure(sheets[found[1]], found[2], found[3], language), text)


def figure(classification, which, what, language):
    if which == "all":
        return of_the_whole(classification, what)
    row = find(classification, which)
    return FIGURES[what](row, language)


def of_the_whole(classification, what):
    rows = classification.rows.all()
    if what == "classified":
        rows = rows.filter(status=Status.CLASSIFIED)
    if what == "starters":
        rows = rows.exclude(status=Status.DID_NOT_START)
    return str(rows.count())


def find(classification, which):
    rows = classification.rows.for_table()
    if which == "fastest":
        return rows.get(fastest_lap=True)
    if which.startswith("n"):
        return rows.get(number=which[1:])
    race_class, _, place = which.rpartition("-")
    if race_class:
        return rows.get(classes__race_class__slug=race_class, classes__position=place)
    return rows.filter(position=place).order_by("order")[0]


def joined(names, language):
    names = list(names)
    return AND[language].join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def linked(row, language):
    return joined((f"[{d.driver.name}](driver:{d.driver.slug})" for d in row.drives.all()), language)


def ordinal(number, language):
    if language == "fr":
        return "1re" if number == 1 else f"{number}e"
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FIGURES = {
    "crew": lambda row, language: joined((d.driver.name for d in row.drives.all()), language),
    "linked": linked,
    "family": lambda row, language: joined((d.driver.family_name for d in row.drives.all()), language),
    "team": lambda row, language: row.team_name,
    "number": lambda row, language: row.number,
    "laps": lambda row, language: str(row.laps),
    "place": lambda row, language: ordinal(row.position, language),
    "gap": lambda row, language: gap_in_prose(Gap(row.gap_ms, row.gap_laps)),
    "interval": lambda row, language: gap_in_prose(Gap(row.interval_ms, row.interval_laps)),
    "time": lambda row, language: time_in_prose(row.total_time_ms),
    "best": lambda row, language: time_in_prose(row.best_lap_ms),
    "bestlap": lambda row, language: str(row.best_lap_number),
}
