"""Points tables on pages: competitor, total, and a column for each round or bonus, by their headings."""

from dataclasses import replace

from results.sheets.kinds import LABELS, NOT_RESULTS, label_in, says, stamp_in, status_of
from results.sheets.points.adding import adding_up
from results.sheets.points.heads import find_heads
from results.sheets.points.rows import rows_of
from results.sheets.points.tokens import lines_on
from results.sheets.reading import NotAResult, Problem, Reading

PROVIDER = None


def recognise(document):
    if document.kind != "pdf":
        return 0
    return 0.8 if any(find_heads(page) for page in document.pages[:2]) else 0


def read(document):
    """A reading for each table; a header that comes again under the same title goes on with its table."""
    found, bare = [], []
    for page in document.pages:
        heads, lines = find_heads(page), lines_on(page)
        if not heads and page.words:
            bare.append(page.number)
        for at, head in enumerate(heads):
            begin = heads[at - 1].bottom if at else 0
            end = heads[at + 1].top if at + 1 < len(heads) else page.height
            above = [line for line in lines if begin < middle(line) < head.top]
            below = [
                line for line in lines if head.bottom - 1 < min(t.top for t in line) and middle(line) < end
            ]
            rows, rest = rows_of(head, below, page)
            if not rows:
                continue
            title = title_of(above[len(above) // 2 :] if at else above)
            if found and (found[-1].title, found[-1].key) == (title, head.key):
                found[-1].rows += rows
            else:
                found.append(Table(title, head, rows, above, rest))
    if not found:
        raise NotAResult("standings")
    readings = [table.reading(document) for table in found]
    if bare:
        problems = tuple(Problem("page_without_table", {"page": number}) for number in bare)
        readings[0] = replace(readings[0], problems=(*readings[0].problems, *problems))
    return readings


class Table:
    """One championship over its pages."""

    def __init__(self, title, head, rows, above, rest):
        self.title, self.key, self.rows, self.above, self.rest = title, head.key, rows, above, rest
        self.problems = (Problem("rounds_unsure"),) if head.unsure else ()

    def reading(self, document):
        texts = [text_of(line) for line in self.above]
        label = next(
            (word for word in map(label_in, texts) if word and says("|".join(LABELS.values()), word)), None
        )
        below = [text_of(line.tokens) for line in self.rest]
        rows = [replace(row, order=order) for order, row in enumerate(self.rows, start=1)]
        stamps = [stamp for stamp in map(stamp_in, [*texts, *below]) if stamp]
        return Reading(
            kind="standings",
            provider=PROVIDER,
            layout="points",
            title=self.title,
            status=status_of(label) if label else None,
            label=label,
            issued_at=stamps[0] if stamps else None,
            pages=document.pages_count,
            rows=tuple(adding_up(rows)),
            notes=tuple(text for text in below if text),
            problems=self.problems,
        )


def middle(line):
    return sum(token.middle for token in line) / len(line)


def text_of(line):
    return " ".join(token.text for token in line)


def title_of(lines):
    """The tallest line above the table, with the line that calls it standings where that is another."""
    lines = [line for line in lines if any(token.is_text for token in line)]
    if not lines:
        return None
    tallest = max(lines, key=lambda line: (round(max(token.height for token in line)), -middle(line)))
    called = [line for line in lines if says(NOT_RESULTS["standings"], text_of(line))]
    parts = [tallest, *called[:1]] if called and tallest not in called[:1] else [tallest]
    return " – ".join(dict.fromkeys(text_of(line[:1] if len(line) > 1 else line) for line in parts))
