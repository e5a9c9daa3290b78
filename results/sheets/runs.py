"""Runs of words drawn one behind the other on one line, and the columns of a header."""

from dataclasses import dataclass

from results.folding import fold
from results.sheets.documents import Word


@dataclass(frozen=True)
class Run:
    """Words that were drawn together: mostly one field."""

    words: tuple[Word, ...]

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def x0(self):
        return self.words[0].x0

    @property
    def x1(self):
        return self.words[-1].x1

    @property
    def center(self):
        return (self.x0 + self.x1) / 2

    @property
    def top(self):
        return self.words[0].top

    @property
    def bottom(self):
        return max(word.bottom for word in self.words)

    @property
    def height(self):
        return self.words[0].height


def runs_of(words, widest_space=0.45):
    """The words in drawing order, joined where the next stands a space behind on the same line."""
    runs, current = [], []
    for word in words:
        if current:
            last = current[-1]
            near = -1.5 <= word.x0 - last.x1 <= widest_space * last.height
            if not (near and abs(word.top - last.top) < 0.6 and abs(word.height - last.height) < 0.6):
                runs.append(Run(tuple(current)))
                current = []
        current.append(word)
    if current:
        runs.append(Run(tuple(current)))
    return runs


@dataclass(frozen=True)
class Header:
    """The header line of one page: columns by field, with the words' own places."""

    columns: dict[str, Run]
    top: float
    bottom: float
    unknown: tuple[Run, ...]
    above: tuple[Run, ...]  # words over a part of the header: "Best Lap"


def heads_of(run, vocabulary):
    """A run of header words, parted where two headings stand as close as two words: "Pos Pic"."""
    if head_word(run.text) in vocabulary:
        return [run]
    for count in range(len(run.words) - 1, 0, -1):
        first = Run(run.words[:count])
        if head_word(first.text) in vocabulary:
            return [first, *heads_of(Run(run.words[count:]), vocabulary)]
    return [run]


def head_word(text):
    return fold(text).rstrip(".*")


def find_header(runs, vocabulary, needed):
    """The first line of known words that names the needed fields, or None."""
    runs = [part for run in runs for part in heads_of(run, vocabulary)]
    for start in sorted(runs, key=lambda run: run.top):
        if head_word(start.text) not in vocabulary:
            continue
        line = sorted((run for run in runs if abs(run.top - start.top) <= 2), key=lambda run: run.x0)
        columns, unknown = {}, []
        for run in line:
            field = vocabulary.get(head_word(run.text))
            if field is None or field in columns:
                unknown.append(run)
            else:
                columns[field] = run
        if all(any(name in columns for name in names) for names in needed) and len(unknown) <= 2:
            top = min(run.top for run in line)
            above = [run for run in runs if 0 < top - run.top <= 1.8 * start.height and run not in line]
            above = [run for run in above if any(run.x0 < c.x1 and c.x0 < run.x1 for c in columns.values())]
            bottom = max(run.bottom for run in line)
            return Header(columns, top, bottom, tuple(unknown), tuple(above))
    return None
