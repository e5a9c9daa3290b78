"""The rows of a points table, and what they say of themselves."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from results.sheets.cells import read_row
from results.sheets.net import told
from results.sheets.points.heads import COMPETITOR
from results.sheets.points.placing import column_of, learn
from results.sheets.points.spans import spans
from results.sheets.reading import Problem
from results.times import parse_position

FIGURE = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?")


@dataclass(eq=False)
class Line:
    """The tokens of one competitor by column."""

    tokens: list
    by_column: dict = field(default_factory=dict)
    loose: list = field(default_factory=list)
    unsure: list = field(default_factory=list)
    beside: str | None = None  # the place that stands beside it or beside its group

    @property
    def box(self):
        return (
            min(token.x0 for token in self.tokens),
            min(token.top for token in self.tokens),
            max(token.x1 for token in self.tokens),
            max(token.bottom for token in self.tokens),
        )

    def of(self, fields):
        return [
            token for column, tokens in self.by_column.items() if column.field in fields for token in tokens
        ]

    def text(self, *fields):
        return " ".join(token.text for token in self.of(fields))


def rows_of(head, lines, page):
    """The rows beneath a header, and the lines that are none."""
    learn(head.columns, lines)
    made, others = [], []
    for tokens in lines:
        line = placed(tokens, head)
        (made if is_row(line) else others).append(line)
    places, others = places_of([*made, *others], others)
    give_places(places, made)
    rest = []
    for line in others:
        above = [each for each in made if each.box[1] < line.box[1]]
        below = [each for each in made if each.box[1] > line.box[1]]
        if above and below:
            above[-1].loose += line.tokens
        else:
            rest.append(line)
    return [row_from(line, page) for line in made], rest


def placed(tokens, head):
    line = Line(list(tokens))
    for token in tokens:
        column, sure = column_of(token, head.columns)
        if column is None:
            line.loose.append(token)
            continue
        line.by_column.setdefault(column, []).append(token)
        if not sure:
            line.unsure.append((token, column))
    return line


def is_row(line):
    totals = line.of({"points"})
    return len(totals) == 1 and FIGURE.fullmatch(totals[0].text) is not None and bool(line.of(COMPETITOR))


def places_of(lines, others):
    """The places, wherever they stand beside the rows, and the lines that hold more than one."""
    places = sorted(
        (token for line in lines for token in line.of({"position"})), key=lambda each: each.middle
    )
    alone = [line for line in others if line.of({"position"}) == line.tokens]
    places = [
        token
        for token in places
        if is_place(token.text)
        and any(token in line.tokens for line in lines if line not in others or line in alone)
    ]
    return places, [line for line in others if line not in alone]


def is_place(text):
    try:
        return parse_position(text.strip("=T")) is not None
    except ValueError:
        return False


def give_places(places, made):
    """Each place to the first of the rows that it stands beside: a tie prints it once for all of them."""
    if not made:
        return
    heights = [(line.box[1], line.box[3]) for line in made]
    totals = [line.text("points") for line in made]

    def dear(first, last):
        return 0 if len({totals[at] for at in range(first, last + 1)}) == 1 else 1000

    groups = spans([(token.top, token.bottom) for token in places], heights, dear)
    if groups is None:
        for line in made:
            line.beside = line.text("position")
        return
    for token, (first, last) in zip(places, groups, strict=True):
        made[first].beside = token.text
        own_line = token in made[first].tokens
        middle = abs(token.middle - (heights[first][0] + heights[last][1]) / 2) < 3
        if not own_line and not middle:
            made[first].unsure.append((token, next(iter(made[first].by_column))))


def row_from(line, page):
    """A row with its total, its cells as printed, and what is doubtful in it."""
    fields = {"position": line.beside or "", "number": line.text("number")}
    fields["team"] = line.text("team", "make")
    fields["class"] = line.text("class")
    fields["car"] = line.text("car")
    names = line.text("driver", "drivers", "name_part")
    problems = [Problem("column_unsure", {"text": t.text, "column": c.label}) for t, c in line.unsure]
    if line.loose:
        problems.append(Problem("text_left_over", {"text": " ".join(token.text for token in line.loose)}))
    if line.of({"net"}):
        problems += told(line.text("points"), line.text("net"))
    cells = {}
    for column in sorted(line.by_column, key=lambda each: each.x0):
        if column.field == "cell":
            cells[column.label] = " ".join(token.text for token in line.by_column[column])
    crew = tuple(name.strip() for name in names.split(" / ") if name.strip())
    nations = tuple(line.text("nationality").replace("/", " ").split())
    if nations and len(nations) != max(len(crew), 1):
        problems.append(Problem("nationalities_unsure", {"text": line.text("nationality")}))
    row = read_row(
        0,
        fields,
        drivers=crew,
        nationalities=nations if len(nations) == max(len(crew), 1) else (),  # a team has one too
        status="classified",
        page=page.number,
        box=(page.number, *(round(value, 1) for value in line.box)),
        problems=problems,
    )
    return replace(row, points=decimal_of(line.text("points")), cells=cells)


def decimal_of(text):
    """ "108,50" as "108.5"."""
    number = f"{Decimal(text.replace(',', '.')):f}"
    return number.rstrip("0").rstrip(".") if "." in number else number
