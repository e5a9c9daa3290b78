"""Sheets that rank each class in a table of its own: whose rows are to be compared with whose."""

from itertools import groupby, pairwise


def tables_of(rows):
    """Rows that follow upon each other: all, or each class where places fall back from one to the next."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.main_class)]
    names = [group[0].main_class for group in groups]
    if len(groups) < 2 or None in names or len(set(names)) < len(names):
        return [rows]
    places = [[place for row in group if (place := place_of(row)) is not None] for group in groups]
    falls = any(after[0] < before[-1] for before, after in pairwise(filter(None, places)))
    return groups if falls else [rows]


def place_of(row):
    """The place that the table counts: in class where none is printed overall."""
    return row.class_position if row.position is None and row.status == "classified" else row.position


def begin_anew(tables):
    """Whether each table counts its places from one."""
    firsts = [next((place for row in rows if (place := place_of(row)) is not None), None) for rows in tables]
    return len(tables) > 1 and all(first in (1, None) for first in firsts) and firsts.count(1) > 1
