"""Entry lists on pages: cars by number with crew, team, car, class, in one list or several side by side."""

from dataclasses import replace

from results.sheets.entries.heads import find_head
from results.sheets.entries.rows import cars_of, learnt, row_from
from results.sheets.kinds import NOT_RESULTS, label_in, says, stamp_in, status_of
from results.sheets.points.tokens import lines_on
from results.sheets.reading import NotAResult, Problem, Reading

PROVIDER = None
LOOKED_AT = 1500  # letters of the first page that may say what it is


def recognise(document):
    if document.kind != "pdf" or not says(NOT_RESULTS["entry_list"], document.first_text[:LOOKED_AT]):
        return 0
    return 0.75 if any(find_head(page) for page in document.pages[:2]) else 0


def read(document):
    rows, notes, above, problems, head = [], [], [], [], None
    for page in document.pages:
        found, lines = find_head(page), lines_on(page)
        if found is None and head is None:
            above += lines
            continue
        if found:
            above += [] if rows else [line for line in lines if middle(line) < found.top]
            head = found
        top = found.bottom if found else 0
        below = [line for line in lines if min(token.top for token in line) > top - 1]
        read_page, rest = rows_on(page, head, below)
        if not read_page and below:
            problems.append(Problem("page_without_table", {"page": page.number}))
        rows += read_page
        notes += [text_of(line) for line in rest]
    if not rows:
        raise NotAResult("entry_list")
    texts = [text_of(line) for line in above]
    title = next((text for text in texts if says(NOT_RESULTS["entry_list"], text)), None)
    label = label_in(title or "")
    return Reading(
        kind="entry_list",
        provider=PROVIDER,
        layout="entry_list",
        title=title,
        status=status_of(label) if label else None,
        label=label,
        issued_at=next((stamp for stamp in map(stamp_in, [*texts, *notes]) if stamp), None),
        pages=document.pages_count,
        rows=tuple(replace(row, order=order) for order, row in enumerate(rows, start=1)),
        notes=tuple(notes),
        problems=tuple(problems),
    )


def rows_on(page, head, lines):
    """The rows of a page, one side after the other, and the lines below them."""
    learnt(head, lines)
    edges = [side[0] for side in head.sides]
    begins = [min([column.x0, *column.edges.values()]) - 12 for column in edges]
    ends = [*begins[1:], page.width]
    sides, left = [], set()
    for side, begin, end in zip(head.sides, begins, ends, strict=True):
        tokens = [token for line in lines for token in line if begin <= token.x0 < end]
        cars, rest = cars_of(side, tokens)
        sides.append((side, cars))
        left |= {id(token) for token in rest}
    inside = {id(token) for _, cars in sides for car in cars for token in (*car.tokens, *car.loose)}
    rest = [[token for token in line if id(token) not in inside] for line in lines]
    rest = [line for line in rest if line]
    footnotes = [token.text for line in rest for token in line]
    return [row_from(car, side, page, footnotes) for side, cars in sides for car in cars], rest


def middle(line):
    return sum(token.middle for token in line) / len(line)


def text_of(line):
    return " ".join(token.text for token in line)
