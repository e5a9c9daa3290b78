"""The FIA's sheets as cells: copied into a spreadsheet or with tabs, the place under no head of its own."""

from dataclasses import dataclass, replace

from results.sheets.fia.columns import Header, header_from, is_status
from results.sheets.fia.facts import facts_of
from results.sheets.fia.people import BRACKET, STARS, Person
from results.sheets.fia.rows import NUMBER, POSITION, Parts
from results.sheets.fia.sheet import PROVIDER as PROVIDER
from results.sheets.fia.sheet import reading_of, settled
from results.sheets.fia.walk import Walk
from results.sheets.nations import CODES
from results.sheets.reading import Problem

OWN = {"NAT", "ENTRANT"}


@dataclass(frozen=True)
class Columns:
    """A header row: what its columns are, and in which cell each stands."""

    header: Header
    places: dict

    @property
    def heads(self):
        return self.header.heads


def columns_of(cells):
    """The columns that a row of cells heads, or None."""
    heads = [" ".join(cell.split()).upper() for cell in cells]
    named = [(head, place) for place, head in enumerate(heads) if head]
    if not {head for head, _ in named} >= OWN or "DRIVER" not in heads or "NO" not in heads:
        return None
    header = header_from([head for head, _ in named])
    if header is None or len(named) != len(header.identity) + len(figures_of(header)):
        return None
    names = [*header.identity, *figures_of(header)]
    places = dict(zip(names, (place for _, place in named), strict=True))
    return Columns(header, places)


def figures_of(header):
    return [column for column in header.figures if column.field != "rank"]


def recognise(document):
    return 0.8 if document.kind == "table" and columns_of(document.header) else 0


def read(document):
    walk = Walk(columns_of, lambda cells, table: is_row(cells))
    for line in document.above:
        walk.take(line, [line])
    for cells in (document.header, *document.records):
        cells = [" ".join(cell.split()) for cell in cells]
        walk.take(" ".join(cell for cell in cells if cell), cells)
    return [read_table(table) for table in walk.tables if table.header]


def is_row(cells):
    return sum(bool(cell) for cell in cells) >= len(OWN) + 1


def read_table(table):
    facts = facts_of(table.above)
    columns = table.header
    header = settled(columns.header, facts)
    renamed = dict(zip(columns.header.figures, header.figures, strict=True))
    parts, people = [], []
    for section, own, cells in table.items:
        part, person = parts_of(cells, own, section, renamed)
        parts.append(part)
        people.append(person)
    reading = reading_of(facts, header, parts, people, table.remarks.found, table.fastest)
    return replace(reading, layout="fia_table")


def parts_of(cells, columns, section, renamed):
    """The parts and the people of one row of cells."""

    def cell(name):
        place = columns.places.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    part = Parts(position(cells, columns), cell("number"), section=section)
    if not NUMBER.fullmatch(part.number):
        part.problems.append(Problem("number_unusual", {"text": part.number or "–"}))
    for column in figures_of(columns.header):
        text = cell(column)
        if not text or column.field == "second_lap":
            continue
        if column.holds(text) or is_status(text):
            part.way[renamed.get(column, column)] = text
        else:
            part.problems.append(Problem("figures_unsure", {"text": text}))
    beyond = [text for place, text in enumerate(cells) if text and place > max(columns.places.values())]
    if beyond:
        part.problems.append(Problem("text_left_over", {"text": " ".join(beyond)}))
    return part, person_of(cell("driver"), cell("nationality"), cell("team"))


def position(cells, columns):
    """What stands left of the number, under POS or under nothing."""
    if "position" in columns.places:
        return cells[columns.places["position"]]
    before = [text for text in cells[: columns.places["number"]] if text]
    return before[0] if len(before) == 1 and POSITION.fullmatch(before[0]) else ""


def person_of(driver, nation, team):
    """Driver, class in brackets, nationality and team as their cells hold them."""
    words, bracket = [], None
    for word in driver.split():
        match = BRACKET.fullmatch(word)
        if match and match["inside"] in CODES:
            nation = nation or match["inside"]
        elif match:
            bracket = match["inside"]
        elif not STARS.fullmatch(word):
            words.append(word.rstrip("*"))
    team = [word for word in team.split() if not STARS.fullmatch(word)]
    return Person(tuple(words), tuple(team), nation or None, bracket)
