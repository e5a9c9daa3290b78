"""The header of an entry list: its columns, each with one field or several, and lists side by side."""

from dataclasses import dataclass

from results.sheets.points.heads import PARTS, Column, both_known, overlap
from results.sheets.points.tokens import Token, lines_on
from results.sheets.vocabulary import field_of, plain

NAMES = {"driver", "drivers", "team", "last_name", "name_part"}
PEOPLE = {"driver", "drivers", "last_name", "name_part"}
KNOWN = {
    "number", "driver", "drivers", "team", "car", "make", "model", "class", "group", "division",
    "nationality", "grade", "licence", "hometown", "tyres", "sponsor", "note", "name_part", "line",
}  # fmt: skip
RESULTS = {
    "position", "class_position", "laps", "total_time", "time", "gap", "interval", "difference", "best_lap",
    "best_lap_number", "points", "pit_stops", "lap", "speed", "time_of_day", "grid_time", "percentage",
}  # fmt: skip
NEXT_LINE = 1.9  # how far the next line of a header may stand, in heights of its type


@dataclass(eq=False)
class Head:
    """The columns of a list by the side of the page that they stand on."""

    sides: list  # of lists of columns
    top: float
    bottom: float

    @property
    def columns(self):
        return [column for side in self.sides for column in side]


@dataclass(eq=False)
class Stack(Column):
    """A column whose cells hold one line for each of its fields: the team above its driver."""

    fields: tuple = ()


def find_head(page):
    """The first header of an entry list on the page, or None."""
    lines = lines_on(page)
    for at in range(len(lines)):
        block = block_from(lines, at)
        if block:
            head = head_of(block)
            if head:
                return head
    return None


def block_from(lines, at):
    """The lines from here on that hold header words only."""
    block = []
    for line in lines[at : at + 4]:
        height = max(token.height for token in line)
        near = not block or min(t.top for t in line) - max(t.bottom for t in block[-1]) <= NEXT_LINE * height
        if not (near and is_header_line(line)):
            break
        block.append(line)
    return block


def is_header_line(line):
    words = joined(line)
    said = sum(field_of(token.text) is not None or plain(token.text) in PARTS for token in words)
    return said >= 0.6 * len(words)


def joined(line):
    made = []
    for token in line:
        if made and 0 <= token.x0 - made[-1].x1 <= 0.45 * token.height and not both_known(made[-1], token):
            last = made.pop()
            token = Token(f"{last.text} {token.text}", last.x0, last.top, token.x1, token.bottom)
        made.append(token)
    return made


def head_of(block):
    stacks = []
    tokens = [token for line in block for token in joined(line)]
    for token in sorted(tokens, key=lambda each: each.x0):
        stack = next((each for each in stacks if overlap(token, each)), None)
        if stack:
            stack.append(token)
        else:
            stacks.append([token])
    columns = [column_of_stack(stack) for stack in stacks]
    columns.sort(key=lambda column: column.x0)
    fields = [name for column in columns for name in column.fields]
    if "number" not in fields or not NAMES & set(fields) or RESULTS & set(fields):
        return None
    if sum(name in KNOWN for name in fields) < 0.6 * len(fields):
        return None
    top, bottom = min(token.top for token in tokens), max(token.bottom for token in tokens)
    return Head(sides_of(columns), top, bottom)


def column_of_stack(stack):
    stack.sort(key=lambda token: token.top)
    text = " ".join(token.text for token in stack)
    fields = tuple(dict.fromkeys(field_of(token.text) for token in stack if field_of(token.text) is not None))
    if field_of(text) and not (len(fields) > 1 and NAMES & set(fields)):
        fields = (field_of(text),)
    fields = fields or (f"?{text}",)
    low, high = min(token.x0 for token in stack), max(token.x1 for token in stack)
    return Stack(fields[0], text, low, high, fields=fields)


def sides_of(columns):
    """The columns of each list where several stand side by side: the same fields over again."""
    names = [column.fields for column in columns]
    for count in (4, 3, 2):
        each, left = divmod(len(names), count)
        if not left and names[:each] * count == names and len(names[:each]) > 1:
            return [columns[at : at + each] for at in range(0, len(columns), each)]
    return [columns]
