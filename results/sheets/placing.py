"""Which run of a Crystal Reports page belongs to which column and row."""

import re
from dataclasses import dataclass, field

from results.sheets.runs import Run
from results.times import LAPS, parse_gap, parse_status

TEXT_COLUMNS = ("drivers", "driver", "team", "car", "hometown")
EDGE = 2.5  # how far, in points, the left edge of a text field may stand from that of its header word
REACH = 14  # how far a figure may stand from its header word
SAME_LINE = 3
FITS = {
    "position": r"\d{1,3}",
    "class_position": r"\d{1,3}",
    "number": r"[A-Z]{0,2}\d{1,4}[A-Z]{0,2}",
    "class": r"\S.*",
    "group": r"\S{1,8}",
    "laps": r"\d{1,4}",
    "total_time": r"(?:\d+:)*\d+\.\d{1,3}|-",
    "best_lap": r"(?:\d+:)*\d+\.\d{1,3}|-",
    "best_lap_number": r"\d{1,4}",
    "speed": r"\d{1,3}\.\d{1,3}",
    "tire": r"\S+",
    "gap": r"(?:\d+:)*\d+\.\d{1,3}|-|\d+ \S+",
}
REMARK = re.compile(r"#\s?\d|penal|abandon|article|invalid|exclu|disqual|moved to", re.IGNORECASE)


@dataclass
class Line:
    """One car: the lines of each cell, and what stands there besides."""

    top: float
    bottom: float
    section: str | None
    cells: dict[str, list[str]] = field(default_factory=dict)
    last_top: dict[str, float] = field(default_factory=dict)
    statuses: list[Run] = field(default_factory=list)
    left_over: list[Run] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def box(self):
        return (
            min(run.x0 for run in self.runs),
            min(run.top for run in self.runs),
            max(run.x1 for run in self.runs),
            max(run.bottom for run in self.runs),
        )


class Placing:
    """The table of one page."""

    def __init__(self, header, runs):
        unknown = {f"?{head.text}": head for head in header.unknown}  # a column that we do not store
        self.columns = header.columns | unknown
        self.texts = [name for name in self.columns if name in TEXT_COLUMNS or name in unknown]
        self.pieces = [piece for run in runs for piece in self.pieces_of(run)]
        self.remaining = []

    def pieces_of(self, run):
        """A run as it is, or its words where it spans several columns of figures."""
        column = self.text_column(run)
        if column:
            return self.cut(run, column)
        if len(run.words) == 1 or parse_status(run.text) or not any(c.isdigit() for c in run.text):
            return [run]
        if LAPS.fullmatch(run.text) or run.text.casefold() == "not running":
            return [run]
        pieces, words = [], list(run.words)
        while words:
            take = 2 if len(words) > 1 and LAPS.fullmatch(f"{words[0].text} {words[1].text}") else 1
            pieces.append(Run(tuple(words[:take])))
            words = words[take:]
        return pieces

    def text_column(self, run):
        """The column of names or makes whose left edge the run starts at."""
        near = [name for name in self.texts if abs(run.x0 - self.columns[name].x0) <= EDGE]
        return near[0] if near else None

    def cut(self, run, column):
        """A text run, without the words of a column further right that were drawn right behind it."""
        further = [other for other in self.columns.values() if other.x0 > self.columns[column].x0 + 1]
        limit = min((other.x0 for other in further), default=float("inf")) - 4
        inside = [word for word in run.words if word.x0 < limit or word is run.words[0]]
        outside = run.words[len(inside) :]
        return [Run(tuple(inside))] + (self.pieces_of(Run(tuple(outside))) if outside else [])

    def figure_column(self, piece):
        """The column whose header the figure stands under: by its right edge, its middle or its left edge."""
        found = []
        for name, head in self.columns.items():
            if name in TEXT_COLUMNS or not re.fullmatch(FITS.get(name, r".+"), piece.text):
                continue
            away = min(abs(piece.x1 - head.x1), abs(piece.center - head.center), abs(piece.x0 - head.x0))
            if name == "gap":
                away = 0 if self.left_of_gap() < piece.center < self.right_of_gap() else REACH + 1
            if away <= REACH:
                found.append((away, name))
        found.sort()
        if not found or (len(found) > 1 and found[1][0] - found[0][0] < 1):
            return None
        return found[0][1]

    def left_of_gap(self):
        head = self.columns["gap"]
        return max((c.x1 for c in self.columns.values() if c.x1 < head.x0), default=0)

    def right_of_gap(self):
        head = self.columns["gap"]
        rights = [c.x0 for c in self.columns.values() if c.x0 > head.x1]
        return min(rights, default=float("inf"))

    def lines(self):
        """The rows of the page, top to bottom."""
        placed = [(piece, self.text_column(piece) or self.figure_column(piece)) for piece in self.pieces]
        rows, waiting = self.anchors(placed), []
        for piece, column in sorted(placed, key=lambda each: each[0].top):
            row = next((row for row in reversed(rows) if row.top - SAME_LINE <= piece.top), None)
            if row is None or not self.take(row, piece, column):
                waiting.append(piece)
        self.remaining = [piece for piece in waiting if not rows or piece.top > rows[-1].top]
        for piece in waiting:
            above = [row for row in rows if row.top < piece.top]
            if above and piece not in self.remaining and not parse_status(piece.text):
                above[-1].left_over.append(piece)  # inside the table, and in no column
        self.split_gaps(rows)
        return rows

    def anchors(self, placed):
        """A row starts where a car number stands on one line with a place, a class or a driver."""
        numbers = sorted(
            (piece for piece, column in placed if column == "number"), key=lambda piece: piece.top
        )
        beside = [p for p, column in placed if column in ("position", "class", "drivers", "driver")]
        rows = []
        for piece in numbers:
            if any(abs(piece.top - other.top) <= SAME_LINE for other in beside):
                section = self.section_above(placed, piece)
                rows.append(Line(piece.top, piece.bottom, section))
        return rows

    def section_above(self, placed, anchor):
        """The status named by the last heading of its own line above the row, if any."""
        tops = [p.top for p, column in placed if column == "number"]
        section = None
        for piece, _ in sorted(placed, key=lambda each: each[0].top):
            alone = not any(abs(piece.top - top) <= SAME_LINE + 2 for top in tops)
            if piece.top < anchor.top and alone and parse_status(piece.text):
                section = parse_status(piece.text)
        return section

    def take(self, row, piece, column):
        """Put the piece into the row; False where it stands below the row's end."""
        first_line = abs(piece.top - row.top) <= SAME_LINE
        if column in self.texts:
            before = row.last_top.get(column, row.top)
            if piece.top - before > 1.5 * piece.height:
                return False
            row.cells.setdefault(column, []).append(piece.text)
            row.last_top[column] = piece.top
        elif not first_line:
            return False
        elif parse_status(piece.text) or piece.text.casefold() == "not running":
            row.statuses.append(piece)
        elif column is None:
            row.left_over.append(piece)
        elif column == "gap":
            row.cells.setdefault("gap", []).append(piece)
        elif column in row.cells and not column.startswith("?"):
            row.left_over.append(piece)
        else:
            row.cells[column] = [piece.text]
        row.runs.append(piece)
        return True

    def split_gaps(self, rows):
        """One heading stands over two columns: the gap to the first and that to the car ahead."""
        if "gap" not in self.columns:
            return
        middle = self.columns["gap"].center
        two = any(len(row.cells.get("gap", ())) > 1 for row in rows)
        for row in rows:
            pieces = row.cells.pop("gap", [])
            left = [piece for piece in pieces if two and piece.x1 <= middle + 1]
            right = [piece for piece in pieces if piece not in left]
            first, second = (left, right) if two else (right, [])
            row.left_over += [*first[1:], *second[1:]]
            row.cells["gap"] = [piece.text for piece in first[:1] if readable(piece)]
            row.cells["interval"] = [piece.text for piece in second[:1] if readable(piece)]
            row.left_over += [piece for piece in (*first[:1], *second[:1]) if not readable(piece)]

    def remarks(self):
        """Sentences below the table: penalties and footnotes, each with the lines that it runs on."""
        lines = {}
        for run in sorted(self.remaining, key=lambda run: (round(run.top), run.x0)):
            lines.setdefault(round(run.top), []).append(run)
        remarks, last = [], None
        for top, runs in lines.items():
            text = " ".join(run.text for run in runs)
            goes_on = last and top - last.top < 1.4 * last.height and abs(runs[0].x0 - last.x0) < 2
            if REMARK.search(text):
                remarks.append(text)
            elif goes_on:
                remarks[-1] += f" {text}"
            else:
                last = None
                continue
            last = runs[0]
        return remarks


def readable(piece):
    try:
        parse_gap(piece.text)
    except ValueError:
        return False
    return True
