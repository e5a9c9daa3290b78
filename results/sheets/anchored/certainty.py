"""Whether a piece that was put into a column certainly is its cell."""

from results.sheets.anchored.edges import EDGES
from results.sheets.anchored.fitting import fits, is_figure
from results.sheets.anchored.pieces import runs_in

FAR = 40.0


def tolerance(piece):
    return max(0.7, 0.13 * piece.height)


def off_edges(part, column):
    best = FAR
    for edge, at in column.edges.items():
        place = part.x0 if edge == "x0" else part.x1 if edge == "x1" else part.center
        best = min(best, abs(place - at))
    return best


def is_sure(placed, before, columns, line):
    piece, column = placed.piece, placed.column
    if column is None:
        return True  # said as left over
    if column.bounded:
        return column.x0 - 1 <= piece.x0 and piece.x1 <= column.x1 + 1
    if before is not None and before.column is column:
        return False  # a second piece of one cell: what is drawn as one stands in one piece
    if piece.is_mixed or any(
        ends_elsewhere(piece, column, other) for other in columns if other is not column
    ):
        return False
    if column.is_text and len(runs_in(piece)) > 1 and covers_an_empty_column(piece, column, columns, line):
        return False
    if column.edges:
        if len(piece.words) > 1 and not column.is_text and reaches_into_another(piece, column, columns):
            return False
        if off_edges(piece, column) > tolerance(piece):
            return any(abs(piece.x0 - at) <= tolerance(piece) for at in column.indents)
        return not is_figure(column.field) or not any(
            other is not column
            and other.edges
            and is_figure(other.field)
            and off_edges(piece, other) <= tolerance(piece)
            and fits(other.field, piece.text)
            and not any(each.column is other for each in line)
            for other in columns
        )
    near = min(abs(getattr(piece, edge) - getattr(column, edge)) for edge in EDGES)
    return near <= 3


def ends_elsewhere(piece, column, other):
    """Whether the last words of a piece were drawn apart, where another column's cells end."""
    end = other.edges.get("x1")
    return (
        end is not None
        and abs(piece.x1 - end) <= tolerance(piece)
        and abs(column.edges.get("x1", 0) - end) > tolerance(piece)
        and any(piece.drawn_apart_at(at) for at in range(1, len(piece.words)))
    )


def covers_an_empty_column(piece, column, columns, line):
    """Whether a text in several drawings runs over the place of a column that has nothing on its line."""
    filled = {each.column for each in line}
    return any(
        other not in filled
        and other is not column
        and other.x0 > column.x0
        and (
            piece.x0 < other.center < piece.x1
            or any(piece.x0 + 1.5 < at < piece.x1 - 1.5 for edge, at in other.edges.items() if edge != "x1")
        )
        for other in columns
    )


def reaches_into_another(piece, column, columns):
    """Whether cells of another column have their edge or middle well within the piece."""
    return any(
        piece.x0 + 1.5 < at < piece.x1 - 1.5
        for other in columns
        if other is not column
        for edge, at in other.edges.items()
        if edge != "center" or len(other.edges) == 1
    )
