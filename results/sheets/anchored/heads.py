"""The header of a table: its words, over one line or several, and the field that each column holds."""

from results.sheets.anchored.beneath import told_by_cells
from results.sheets.anchored.columns import NAMES, PLACES, TEXTS, Column, Head
from results.sheets.anchored.pieces import Piece, VisualLine, a_space_behind, runs_in, together
from results.sheets.columns import settle
from results.sheets.senses import told_by_neighbours
from results.sheets.vocabulary import IGNORED, field_of, plain

MEASURES = ("laps", "total_time", "time", "gap", "interval", "difference", "best_lap", "best_lap_number")
FEWEST_SIDE = 3  # columns that a table has beside another of the same
REACH = 1.9  # how far the next line of a header may stand, in heights of its type
# Words that only say more about the column whose heading they stand over or under.
PARTS = {
    " ".join(word.split())
    for word in """
    best, fastest, first, 1st, prev, previous, total, time, in, on, lap, no, class, race, of, best lap,
    fastest lap, to, leader, ahead, gap, meilleur, tour, temps, schnellste, runde, zeit, miglior, giro,
    tempo, mejor, vuelta, tiempo, km, h, en, classe, prec, precedent, 1er, premier, klasse, in klasse,
    di, primo, precedente, clase, anterior, primero, start, nummer, of laps, course, de, effectues,
    completed, beste, gesamt, ecart, distacco, diff, name, names, vorname
    """.replace("\n", " ").split(",")
}


def is_enough(fields):
    """Whether a place, a number and a name are among the fields."""
    fields = set(fields)
    return "number" in fields and not fields.isdisjoint(PLACES) and not fields.isdisjoint(NAMES)


def find_heads(lines, known=()):
    """The headers of a page, top to bottom; `known` are the keys of those of earlier pages."""
    heads, at = [], 0
    while at < len(lines):
        head, used = head_at(lines, at, known)
        if head:
            heads.append(head)
            at += used
        else:
            at += 1
    return heads


def head_at(lines, at, known=()):
    """The header whose first line this is, and how many lines it takes."""
    if not looks_like_head(lines[at]) and not (at + 1 < len(lines) and tops_a_head(*lines[at : at + 2])):
        return None, 0
    best, used = None, 0
    for count in range(1, 5):
        block = lines[at : at + count]
        if len(block) < count or (count > 1 and not continues(block)):
            break
        head = head_from(block, lines[at + count :])
        if (is_enough(head.fields) or head.key in known) and (best is None or worth(head) >= worth(best)):
            best, used = head, count
    return best, used


def worth(head):
    return sum(column.is_known for column in head.columns) - sum(
        not column.is_known for column in head.columns
    )


def tops_a_head(line, below):
    """Whether each cell of a line makes a heading with what stands beneath it: "M." over "Tour"."""
    if below.base - line.base > REACH * max(line.height, below.height) or not looks_like_head(below):
        return False
    beneath = cells_on(below)
    return all(
        any(overlap(cell, [lower]) > 0 and field_of(f"{cell.text} {lower.text}") for lower in beneath)
        for cell in cells_on(line)
    )


def looks_like_head(line):
    """Whether most cells of the line are header words or parts of them."""
    cells = cells_on(line)
    known = [cell for cell in cells if field_of(cell.text) or plain(cell.text) in PARTS]
    return bool(known) and len(known) >= 0.5 * len(cells) and not any(is_figure(cell.text) for cell in cells)


def continues(block):
    last, line = block[-2], block[-1]
    return line.base - last.base <= REACH * max(line.height, last.height) and looks_like_head(line)


def is_figure(text):
    return text[:1].isdigit() and any(mark in text for mark in ":.'") and text[-1:].isdigit()


def cells_on(line):
    """The headings on a line; two words a space apart are one where they say something together."""
    cells = []
    for piece in line.pieces:
        if cells and a_space_behind(cells[-1], piece):
            both = together([cells[-1], piece])[0]
            if field_of(both.text):
                cells[-1] = both
                continue
        cells += cells_of(piece)
    return cells


def cells_of(piece):
    """A piece of header words, parted where two headings stand as close as two words: "Pos Pic"."""
    if field_of(piece.text) or len(piece.words) == 1 or names_two_lines(piece.text):
        return [piece]
    drawn = runs_in(piece)
    if (
        (piece.habits.by_cells or any(len(run.words) > 1 for run in drawn))
        and drawn
        and all(map(has_field, drawn))
    ):
        return drawn
    for count in range(len(piece.words) - 1, 0, -1):
        first, rest = piece.part(0, count), piece.part(count, len(piece.words))
        if is_qualified(first, rest) and not piece.drawn_apart_at(count):
            continue
        if field_of(first.text) and all(field_of(cell.text) for cell in cells_of(rest)):
            return [first, *cells_of(rest)]
    for count in range(len(piece.words) - 1, 0, -1):  # a known heading beside an unknown one
        first, rest = piece.part(0, count), piece.part(count, len(piece.words))
        if piece.drawn_apart_at(count) and (field_of(first.text) or any(map(has_field, cells_of(rest)))):
            return [*cells_of(first), *cells_of(rest)]
    return [piece]


def is_qualified(first, rest):
    """Whether one word only says which time or lap is meant, and it is none that is read: "Pit time"."""
    fields = {field_of(first.text), field_of(rest.text)}
    return bool(fields & IGNORED) and bool(fields & {"time", "lap", "difference", "best_lap"})


def names_two_lines(text):
    """Whether the heading names what stands over each other in its cells: "Entrant / Drivers"."""
    both = [field_of(part) for part in text.split(" / ")]
    return len(both) == 2 and all(name in TEXTS for name in both)


def has_field(cell):
    return field_of(cell.text) is not None


def head_from(block, below=()):
    """The columns of a block of header lines: what stands over each other names one column together."""
    stacks = stacks_of(block)
    texts = [plain(" ".join(cell.text for cell in stack)) for stack in stacks]
    half, odd = divmod(len(stacks), 2)
    top, bottom = min(line.top for line in block), max(line.bottom for line in block)
    if odd or half < FEWEST_SIDE or texts[:half] != texts[half:]:
        return Head(columns_of(stacks, below), top, bottom, tuple(block))
    bound = (stacks[half - 1][-1].x1 + stacks[half][-1].x0) / 2
    left, right = (
        columns_of(side, [cut for line in below if (cut := one_side(line, bound, which))])
        for which, side in enumerate((stacks[:half], stacks[half:]))
    )
    beside = Head(right, top, bottom, tuple(block))
    return Head(left, top, bottom, tuple(block), beside=beside, bound=bound)


def one_side(line, bound, which):
    """The pieces of a line left (0) or right (1) of a bound; what runs across it is all left."""
    across = any(piece.x0 < bound < piece.x1 for piece in line.pieces)
    if across:
        return None if which else line
    pieces = [piece for piece in line.pieces if (piece.x0 >= bound) == bool(which)]
    return VisualLine(pieces) if pieces else None


def stacks_of(block):
    """The cells of the header lines, those over each other together, left to right."""
    stacks = []  # lists of cells, top to bottom
    for line in reversed(block):
        cells = cells_on(line)
        if not stacks:
            stacks = [[cell] for cell in cells]
            continue
        for cell in cells:
            under = [stack for stack in stacks if overlap(cell, stack) > 0]
            if not under:
                stacks.append([cell])
            for stack in under:
                stack.insert(0, cell if len(under) == 1 else Piece(cell.words, cell.glued))
    return sorted(stacks, key=lambda stack: min(cell.x0 for cell in stack))


def columns_of(stacks, below):
    spanning = spanned(stacks)
    columns = [column_from(stack, spanning) for stack in stacks]
    columns.sort(key=lambda column: column.x0)
    settle_columns(columns)
    return told_by_cells(columns, below)


def overlap(cell, stack):
    low = min(each.x0 for each in stack)
    high = max(each.x1 for each in stack)
    return min(cell.x1, high) - max(cell.x0, low)


def spanned(stacks):
    """The words that stand over several columns at once."""
    tops = [word for stack in stacks for word in {cell.words[0] for cell in stack[:-1]}]
    return {word for word in tops if tops.count(word) > 1}


def column_from(stack, spanning):
    own = [cell for cell in stack if cell.words[0] not in spanning]
    text = " ".join(cell.text for cell in stack)
    fields = (field_of(text),) if field_of(text) else ()
    if not fields:
        known = [field_of(cell.text) for cell in own]
        known = [name for name in known if name]
        if not known:
            whole = field_of(" ".join(cell.text for cell in own))
            known = [whole] if whole else []
        fields = tuple(dict.fromkeys(known))
    if not fields and len(own) == 1 and "/" in own[0].text:
        both = tuple(field_of(part) for part in own[0].text.split("/"))
        fields = both if all(both) else ()
    own = own or stack
    return Column(fields or (f"?{text}",), min(cell.x0 for cell in own), max(cell.x1 for cell in own), text)


def settle_columns(columns):
    """The senses that depend on the neighbours; a column whose sense stays open is an unknown one."""
    names = told_apart([column.field if column.is_known else None for column in columns])
    for at, column in enumerate(columns):  # "Time, Lap, Total": of laps
        if plain(column.text) == "total" and "laps" not in names and names[at - 1 : at] == ["lap"]:
            names[at] = "laps"
    names = told_by_neighbours([column.text for column in columns], names)
    if not set(PLACES) & set(names) and names[:1] == ["class"] and plain(columns[0].text) == "cl":
        names[0] = "position"  # classement; a class there is no place, and said so
    settled = settle(names)
    for at, name in enumerate(names):  # "Time" beside "On lap": the cells tell whether it is the race's
        if name == "time" and settled[at] == "best_lap" and "total_time" not in settled:
            settled[at] = "time"
    for column, name in zip(columns, settled, strict=True):
        if len(column.fields) > 1:
            continue
        column.fields = (name,) if name else (f"?{column.text}",)


def told_apart(names):
    """Of two columns "Time", the one beside "Lap" is the best lap's, and the other the race's."""
    names = list(names)
    times = [at for at, name in enumerate(names) if name == "time"]
    if len(times) == 2 and not {"total_time", "best_lap"} & set(names):
        beside = [at for at in times if {"lap", "best_lap_number"} & set(names[max(at - 1, 0) : at + 2])]
        for at in times:
            if len(beside) == 1:
                names[at] = "best_lap" if at in beside else "total_time"
            else:
                names[at] = None
    return names
