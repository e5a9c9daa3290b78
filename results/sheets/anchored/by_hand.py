"""Tables by columns that somebody drew over the picture of a page."""

from results.sheets.anchored.columns import Column, Head
from results.sheets.anchored.marks import in_columns
from results.sheets.anchored.pieces import VisualLine, lines_of
from results.sheets.anchored.tables import Part, Tables, make_rows


def bounded_head(columns):
    """A header from columns that somebody drew: (field, x0, x1)."""
    made = [Column((name or "?",), x0, x1, bounded=True) for name, x0, x1 in columns]
    return Head(sorted(made, key=lambda column: column.x0), 0, 0)


def tables_with_columns(pages, columns):
    """The same with columns drawn by hand: a list for all pages, or page number → list."""
    tables = Tables()
    for page in pages:
        drawn = columns.get(page.number) if isinstance(columns, dict) else columns
        if not drawn:
            tables.bare_pages.append(page.number)
            continue
        lines = [line for cut in (lines_of(page.words),) for line in cut]
        part = Part(page, bounded_head(drawn), [cut_at_bounds(line, drawn) for line in lines])
        part.assign()
        leave_the_heading(part)
        make_rows(part)
        tables.parts.append(part)
    return tables


def leave_the_heading(part):
    """Without a header, what stands over the first row is the sheet's heading."""
    first = next(iter(part.anchors), None)
    if first is None:
        return
    near = first.base - 2 * first.height
    part.above = [line for line in part.lines if line.base < near or not reaches(part, line, first)]
    part.lines = [line for line in part.lines if line not in part.above]


def reaches(part, line, first):
    return line.base >= first.base or in_columns(part.placed[line])


def cut_at_bounds(line, drawn):
    """A line whose pieces are cut where a drawn column ends between two words."""
    pieces = []
    for piece in line.pieces:
        start = 0
        for at in range(1, len(piece.words)):
            if column_under(piece.words[at], drawn) != column_under(piece.words[at - 1], drawn):
                pieces.append(piece.part(start, at))
                start = at
        pieces.append(piece.part(start, len(piece.words)))
    return VisualLine(pieces)


def column_under(word, drawn):
    return next((at for at, (_, x0, x1) in enumerate(drawn) if x0 <= word.center <= x1), None)
