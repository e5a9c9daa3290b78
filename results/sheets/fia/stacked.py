"""An FIA sheet whose cells were copied one on a line: put back into a line for each row."""

import re

from results.sheets.fia.columns import header_from
from results.sheets.fia.facts import FOOT, NOTES, STOPS
from results.sheets.fia.people import is_name
from results.sheets.fia.rows import NUMBER, POSITION
from results.sheets.fia.walk import section_of

MOST_HEADS = 24
LONGEST_ROW = 40  # words
TIMES = re.compile(r"\d+:\d\d(?::\d\d)?\.\d{1,3}")
FEWEST_HEADS = 6


def unstacked(lines):
    """The lines with each header and each row on one; None where no header stands one word on a line."""
    joined, place, in_rows, classified, found = [], 0, False, True, False
    while place < len(lines):
        line, heads = lines[place], heads_at(lines, place)
        if heads:
            joined.append(" ".join(lines[place : place + heads]))
            in_rows, found, place = True, True, place + heads
            continue
        if section_of(line):
            in_rows, classified = found, section_of(line) == "classified"
            joined.append(line)
        elif STOPS.fullmatch(line) or NOTES.fullmatch(line) or FOOT.match(line):
            in_rows = False
            joined.append(line)
        elif not in_rows or begins_a_row(lines, place, classified) or not is_below_a_row(joined):
            joined.append(line)
        else:
            joined[-1] += f" {line}"
        place += 1
    return joined if found and not any(map(holds_several_rows, joined)) else None


def holds_several_rows(line):
    """Whether a row took in the rows behind it, as where blank cells were copied as nothing."""
    words = line.split()
    return len(words) > LONGEST_ROW and sum(TIMES.fullmatch(word) is not None for word in words) > 6


def is_below_a_row(joined):
    """The line before is a row, not a header or a section."""
    return bool(joined) and not section_of(joined[-1]) and not joined[-1].startswith(("NO ", "POS "))


def heads_at(lines, place):
    """How many lines from this one on make up a header, one head on each; 0 where they make none."""
    if lines[place] not in ("NO", "POS"):
        return 0
    for count in range(min(MOST_HEADS, len(lines) - place), FEWEST_HEADS - 1, -1):
        header = header_from([" ".join(line.split()).upper() for line in lines[place : place + count]])
        if header and len(header.identity) + len(header.figures) >= count >= FEWEST_HEADS:
            return count if {"number", "driver", "team"} <= set(header.identity) else 0
    return 0


def begins_a_row(lines, place, classified):
    """A place, a number and a name on a line each; below the classified cars a number and a name."""
    following = lines[place + 1 : place + 3]
    if not classified:
        return NUMBER.fullmatch(lines[place]) is not None and bool(following) and names(following[0])
    return (
        POSITION.fullmatch(lines[place]) is not None
        and len(following) == 2
        and NUMBER.fullmatch(following[0]) is not None
        and names(following[1])
    )


def names(line):
    return is_name(
        [word.rstrip("*") for word in line.split() if word.strip("*") and not word.startswith("(")]
    )
