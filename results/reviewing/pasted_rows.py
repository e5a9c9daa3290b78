"""Rows pasted into a review: one car on each line, its cells in a known order."""

from results.reviewing.work import clean

PASTED = ("position", "number", "drivers", "team", "car", "class", "laps", "gap", "best_lap")


def add_pasted(work, text):
    """Rows of pasted lines whose cells are separated by tabs or semicolons, in the order of PASTED.

    Gives how many were added, and the lines that were not: with too few or too many cells, or beyond the last
    row that a classification may have.
    """
    added, left = 0, []
    work.rows = work.filled_rows
    for line in text.splitlines():
        pieces = [piece.strip() for piece in line.split("\t" if "\t" in line else ";")]
        while len(pieces) > len(PASTED) and not pieces[-1]:
            pieces.pop()
        if not any(pieces):
            continue
        cells = {cell: clean(piece, 600) for cell, piece in zip(PASTED, pieces, strict=False)}
        if 1 < len(pieces) <= len(PASTED) and work.add_row(cells) is not None:
            added += 1
        else:
            left.append(line)
    return added, left
