"""What only all rows together show: nations before or behind each name, grades for classes."""

import re
from dataclasses import replace

from results.folding import fold
from results.sheets.nations import CODES
from results.sheets.reading import Problem

BEFORE = re.compile(r"(?P<code>[A-Z]{3})\s+(?P<name>\S+\s.*\S)")
BEHIND = re.compile(r"(?P<name>\S+\s.*\S)\s+(?P<code>[A-Z]{3})")
MOST, FEWEST = 0.8, 3
NOBODY = {"tba", "tbc", "tbd", "tbn", "n.n.", "to be announced", "to be confirmed", "a designer"}
GRADES = {"P", "G", "S", "B"}  # platinum, gold, silver, bronze


def looked_over(reading):
    """The reading with nations parted from names, and with what its classes may be instead."""
    reading = with_nations(reading)
    reading = replace(reading, rows=tuple(map(with_nobody_told, reading.rows)))
    classes = {row.main_class for row in reading.rows if row.main_class}
    if len(classes) > 1 and classes <= GRADES:
        told = Problem("class_may_be_grade", {"text": ", ".join(sorted(classes))})
        reading = replace(reading, problems=(*reading.problems, told))
    return reading


def with_nobody_told(row):
    """The row, with a doubt for each word that stands for a driver who is not yet known."""
    doubts = [Problem("crew_unsure", {"text": name}) for name in row.drivers if fold(name) in NOBODY]
    return replace(row, problems=(*row.problems, *(each for each in doubts if each not in row.problems)))


def with_nations(reading):
    """Where nearly each name begins, or ends, with a nation's code, it is none of the name's words."""
    names = [name for row in reading.rows for name in row.drivers]
    if len(names) < FEWEST or any(any(row.nationalities) for row in reading.rows):
        return reading
    for pattern in (BEFORE, BEHIND):
        coded = sum(code_in(pattern, name) is not None for name in names)
        if coded >= max(FEWEST, MOST * len(names)):
            return replace(reading, rows=tuple(parted(row, pattern) for row in reading.rows))
    return reading


def code_in(pattern, name):
    """The match of a name with a nation's code, or None."""
    match = pattern.fullmatch(name)
    return match if match and match["code"] in CODES else None


def parted(row, pattern):
    found = [code_in(pattern, name) for name in row.drivers]
    if not any(found):
        return row
    drivers = [match["name"] if match else name for match, name in zip(found, row.drivers, strict=True)]
    codes = [match["code"] if match else None for match in found]
    return replace(row, drivers=tuple(drivers), nationalities=tuple(codes))
