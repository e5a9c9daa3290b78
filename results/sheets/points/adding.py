"""Do the cells of a points table make its totals, and do the places follow them?"""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from results.sheets.net import is_dropped
from results.sheets.reading import Problem

POINTS = re.compile(r"(?P<dropped>[(\[])?(?P<points>[+-]?\d{1,4}(?:[.,]\d{1,3})?)[)\]]?[*†‡]?")


def adding_up(rows):
    """The rows; those whose cells do not make the total, or that stand below a lesser one, say so."""
    made, above = [], None
    for row in rows:
        problems = []
        if row.cells and not adds_up(row):
            problems.append(Problem("points_unlike_total", {"total": row.points}))
        if above is not None and not drops(row, above) and Decimal(row.points) > Decimal(above.points):
            problems.append(Problem("more_points_than_above", {"total": row.points, "above": above.points}))
        if row.position is None and (above is None or row.points != above.points):
            problems.append(Problem("position_missing"))
        made.append(replace(row, problems=(*row.problems, *problems)))
        above = row
    return made


def drops(*rows):
    """Whether points that do not count are told on some row: then the order is that of the others."""
    return any(problem.code == "points_dropped" for row in rows for problem in row.problems)


def adds_up(row):
    """Results that were dropped may be printed in brackets, and count or not."""
    counted = dropped = Decimal(0)
    for label, text in row.cells.items():
        if is_dropped(label):
            continue
        for word in text.split():
            match = POINTS.fullmatch(word)
            if match and match["dropped"]:
                dropped += Decimal(match["points"].replace(",", "."))
            elif match:
                counted += Decimal(match["points"].replace(",", "."))
    try:
        total = Decimal(row.points)
    except InvalidOperation:
        return False
    return total in (counted, counted + dropped)
