"""An FIA sheet as a PDF: lines, columns anchored on the header words, rows on the cars' numbers."""

from dataclasses import dataclass, field

from results.sheets.documents import Word
from results.sheets.fia.columns import HEADS, SEGMENT, Header, header_from, is_figure, is_status
from results.sheets.fia.people import BRACKET, STARS, Person
from results.sheets.fia.rows import NUMBER, POSITION, Parts
from results.sheets.nations import CODES
from results.sheets.reading import Problem

LAP_WORDS = {"LAP", "LAPS"}
SAME_LINE = 0.4  # of the height of a word
EDGE = 3  # points by which a cell may stand left of its header word
SPACE = 0.6  # of a word's height: nearer words are one cell
FARTHEST = 1.6  # heights between a car's number and a line of its row
EQUALLY_NEAR = 0.15


@dataclass
class Line:
    """Words that stand on one line, from left to right."""

    words: list[Word]

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def middle(self):
        return sum(middle(word) for word in self.words) / len(self.words)


def middle(word):
    return (word.top + word.bottom) / 2


def lines_of(words):
    """The words of a page by line, top to bottom."""
    lines = []
    for word in sorted(words, key=middle):
        last = lines[-1] if lines else None
        if last and middle(word) - middle(last.words[-1]) <= SAME_LINE * min(
            word.height, last.words[-1].height
        ):
            last.words.append(word)
        else:
            lines.append(Line([word]))
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines


@dataclass
class Columns:
    """The header of a page: what its columns are, and where they stand."""

    header: Header
    spans: dict  # "number", "driver", … or a Column: its (x0, x1)

    @property
    def heads(self):
        return self.header.heads

    def left(self, name):
        return self.spans[name][0]

    @property
    def figures_from(self):
        return min(
            (self.spans[column][0] for column in self.header.figures if column in self.spans), default=1e9
        )

    def nearest(self, x):
        """The column of figures whose header's middle is nearest, and whether another is as near."""
        away = sorted(
            (abs(sum(self.spans[column]) / 2 - x), place)
            for place, column in enumerate(self.header.figures)
            if column in self.spans
        )
        sure = len(away) < 2 or away[1][0] - away[0][0] > EQUALLY_NEAR * (away[1][0] + away[0][0])
        return self.header.figures[away[0][1]], sure


def columns_of(line):
    """The columns that a line's words head, or None."""
    texts = [word.text for word in line.words]
    if "NO" not in texts or "DRIVER" not in texts:
        return None
    heads, spans, place = [], [], 0
    while place < len(texts):
        for count in (3, 2, 1):
            head = " ".join(texts[place : place + count]).upper()
            if head in HEADS or (count == 1 and SEGMENT.fullmatch(head)):
                break
        else:
            return None
        heads.append(head)
        spans.append((line.words[place].x0, line.words[min(place + count, len(texts)) - 1].x1))
        place += count
    header = header_from(heads)
    return Columns(header, spans_by_column(header, heads, spans)) if header and has_a_team(header) else None


def has_a_team(header):
    return {"number", "driver", "team"} <= set(header.identity)


def spans_by_column(header, heads, spans):
    named = len(header.identity)
    figures = [column for column in header.figures if column.field != "rank"]
    return (
        dict(zip([*header.identity, *figures], spans, strict=True))
        if named + len(figures) == len(heads)
        else {}
    )


@dataclass
class Row:
    """A car's number and the words around it."""

    number: Word
    section: str
    page: int
    words: list[Word] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def box(self):
        words = [self.number, *self.words]
        edges = (
            min(word.x0 for word in words),
            min(word.top for word in words),
            max(word.x1 for word in words),
            max(word.bottom for word in words),
        )
        return (self.page, *(round(edge, 1) for edge in edges))


def number_in(line, columns):
    """The car's number on a line: under NO, left of the driver."""
    low, high = columns.left("number"), columns.left("driver")
    found = [word for word in line.words if low < word.x1 < high and NUMBER.fullmatch(word.text)]
    return found[-1] if found else None


def give(words, rows):
    """Each word to the row whose number is nearest to its line; what is far from all is handed back."""
    far = []
    for word in words:
        near = sorted((abs(middle(row.number) - middle(word)), place) for place, row in enumerate(rows))
        if not near or near[0][0] > FARTHEST * rows[near[0][1]].number.height:
            far.append(word)
            continue
        row = rows[near[0][1]]
        row.words.append(word)
        if len(near) > 1 and near[1][0] - near[0][0] < EQUALLY_NEAR * word.height:
            row.problems.append(Problem("row_bounds_unsure", {}))
    return far


def parts_of(row, columns):
    """The parts of a row and its people, from where its words stand."""
    parts = Parts(number=row.number.text, section=row.section, page=row.page, box=row.box)
    parts.problems = row.problems[:1]
    words = sorted(row.words, key=lambda word: (round(middle(word)), word.x0))
    cells = {"position": [], "driver": [], "nationality": [], "team": []}
    figures = []
    for word in words:
        name = cell_of(word, words, columns)
        (figures if name is None else cells[name]).append(word)
    parts.position = " ".join(word.text for word in cells["position"])
    if parts.position and not POSITION.fullmatch(parts.position):
        parts.position = position_and_class(parts)
    read_figures(figures, columns, parts)
    person = person_of(cells, parts)
    if any(follows(word, words, columns) == "driver" for word in cells["team"]):
        parts.problems = [*parts.problems, Problem("driver_team_unsure", {"text": " ".join(parts.names)})]
    return parts, person


def position_and_class(parts):
    """ "3 (P)": a class may stand in brackets beside the place."""
    words = parts.position.split()
    brackets = [BRACKET.fullmatch(word) for word in words]
    parts.bracket = next((match["inside"] for match in brackets if match), "")
    return " ".join(word for word, match in zip(words, brackets, strict=True) if not match)


def cell_of(word, words, columns):
    """The text column that a word stands in; None for a figure."""
    if word.x0 < columns.left("driver") - EDGE:
        return "position"
    team = columns.left("team")
    if word.x0 < team - EDGE:
        has_nations = "nationality" in columns.spans
        under = has_nations and word.x1 > columns.left("nationality") - EDGE
        return "nationality" if under and word.text in CODES else "driver"
    if is_figure_or_laps(word) and word.x1 > columns.figures_from - word.height:
        return "team" if follows(word, words, columns) == "team" else None
    return "team"


def is_figure_or_laps(word):
    return is_figure(word.text) or word.text.upper() in LAP_WORDS


def follows(word, words, columns):
    """The cell of the word a space before it: a team's name may end in a number, or be too long."""
    for other in words:
        near = -0.5 <= word.x0 - other.x1 <= SPACE * word.height and abs(middle(word) - middle(other)) < 1
        if near and not is_figure_or_laps(other) and other.x0 < columns.figures_from:
            return "team" if other.x0 >= columns.left("team") - EDGE else "driver"
    return None


def read_figures(words, columns, parts):
    """Each figure to the column whose header it stands under; two in one, or one between two, are a doubt."""
    way, doubtful = {}, []
    for cell in joined(words):
        text = " ".join(word.text for word in cell)
        column, sure = columns.nearest((cell[0].x0 + cell[-1].x1) / 2)
        if column.field == "second_lap":
            continue
        if not sure or column in way or not (column.holds(text) or is_status(text)):
            doubtful += [text, way.pop(column)] if column in way else [text]
        else:
            way[column] = text
    parts.way = way
    if doubtful:
        parts.problems = [*parts.problems, Problem("figures_unsure", {"text": " ".join(doubtful)})]


def joined(words):
    """Words as cells: "1 LAP" is one."""
    cells = []
    for word in words:
        if cells and word.text.upper() in LAP_WORDS and cells[-1][-1].text.isdigit():
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def person_of(cells, parts):
    """Driver, class in brackets, nationality and team as their cells hold them."""
    driver, bracket, nation = [], None, None
    for word in cells["driver"]:
        match = BRACKET.fullmatch(word.text)
        if match and match["inside"] in CODES:
            nation = match["inside"]
        elif match:
            bracket = match["inside"]
        elif not STARS.fullmatch(word.text):
            driver.append(word.text.rstrip("*"))
    nation = next((word.text for word in cells["nationality"]), nation)
    team = [word.text for word in cells["team"] if not STARS.fullmatch(word.text)]
    parts.names = [*driver, *team]
    return Person(tuple(driver), tuple(team), nation, bracket)
