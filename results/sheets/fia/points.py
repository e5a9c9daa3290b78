"""The FIA's championship points copied as text: a competitor, his total, his places round by round.

Each competitor has a line of the points that he scored, one with his place and total, one or two with his
places in the races. Blanks are lost, so that a place is only known to belong to a round where no round is
missing. The sum of the points proves the total, and which line is whose.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from results.sheets.cells import read_row
from results.sheets.fia.facts import EVENT, FOOT, facts_of
from results.sheets.reading import Problem, Reading

PROVIDER = "FIA"
HEADER = re.compile(
    r"(?P<who>DRIVER|ENTRANT|TEAM|CONSTRUCTOR|COMPETITOR)S? TOTAL(?P<rounds>(?: [A-Z0-9]{2,5}){1,40})"
)
TITLE = re.compile(r".*\b(?:Championship|Standings|Trophy|Cup)\b.*", re.IGNORECASE)
POINTS = re.compile(r"\d{1,4}(?:\.\d{1,3})?")
PLACES = re.compile(r"\d{1,2}[A-Z]{0,2}\*?|[A-Z]{1,3}")
POSITION = re.compile(r"\d{1,2}=?")


@dataclass
class Table:
    """One championship: its title, its rounds, the lines below the header."""

    title: str
    of_drivers: bool
    rounds: list[str]
    lines: list[list[str]] = field(default_factory=list)


@dataclass
class Competitor:
    """One row: where it stands among the lines, and what was found around it."""

    line: int
    position: str
    name: list[str]
    total: str
    places: list[str] = field(default_factory=list)
    proven: bool = False


def has_points(lines):
    return any(HEADER.fullmatch(" ".join(line.split())) for line in lines)


def read_points(lines):
    """A reading for each championship of the text."""
    tables, above = tables_in([" ".join(line.split()) for line in lines])
    facts = facts_of(above)
    return [reading_of(table, facts) for table in tables]


def tables_in(lines):
    """The tables and the lines above the first. A header that comes again goes on with its table."""
    tables, above, title, is_open = [], [], "", False
    for line in lines:
        header = HEADER.fullmatch(line)
        if header:
            rounds = named_once(header["rounds"].split())
            if not tables or (tables[-1].title, tables[-1].rounds) != (title, rounds):
                tables.append(Table(title, header["who"] == "DRIVER", rounds))
            is_open = True
        elif FOOT.match(line) or EVENT.fullmatch(line):
            is_open = False
            above += [] if tables else [line]
        elif is_open:
            tables[-1].lines.append(line.split())
        else:
            title = line if TITLE.fullmatch(line) and len(line) < 80 else title
            above += [] if tables else [line]
    return tables, above


def named_once(rounds):
    """Two rounds in one country have one code: the second is "ITA (2)"."""
    return [
        f"{name} ({rounds[:place].count(name) + 1})" if name in rounds[:place] else name
        for place, name in enumerate(rounds)
    ]


def competitors_of(table):
    """The rows: a place, a name that may stand on the lines around it, a total that the line above proves."""
    found, used = [], set()
    for place, words in enumerate(table.lines):
        competitor = competitor_in(words, place)
        if competitor is None:
            continue
        above = points_above(table.lines, place, used)
        competitor.proven = above is not None and total_of(table.lines[above]) == Decimal(competitor.total)
        if competitor.proven:
            used.add(above)
        elif is_figures(words):
            continue  # places, which look like a row whose name wraps
        competitor.proven = competitor.proven or not Decimal(competitor.total)
        used.add(place)
        found.append(competitor)
    give_lines(found, table, used)
    return found


def competitor_in(words, place):
    """ "2 C. MUSTER 308", or "3 515 3 5 3 4" where the name wraps around the line."""
    if len(words) < 2 or not POSITION.fullmatch(words[0]):
        return None
    total = next((n for n, word in enumerate(words[1:], start=1) if POINTS.fullmatch(word)), None)
    if total is None or not all(PLACES.fullmatch(word) for word in words[total + 1 :]):
        return None
    return Competitor(place, words[0], words[1:total], words[total], places=words[total + 1 :])


def points_above(lines, place, used):
    """The nearest line of figures above, with at most one line of a name between."""
    for before in (place - 1, place - 2):
        if before < 0 or before in used:
            return None
        if all(POINTS.fullmatch(word) for word in lines[before]):
            return before
        if is_figures(lines[before]):
            return None
    return None


def total_of(words):
    return sum((Decimal(word) for word in words), Decimal(0))


def is_figures(words):
    return all(PLACES.fullmatch(word) or POINTS.fullmatch(word) for word in words) and any(
        any(letter.isdigit() for letter in word) or word in ("NC", "F") for word in words
    )


def give_lines(found, table, used):
    """The lines that are left: figures are places of the row above, words are a part of the nearest name."""
    for line, words in enumerate(table.lines):
        if line in used or not found:
            continue
        above = next((each for each in reversed(found) if each.line < line), None)
        below = next((each for each in found if each.line > line), None)
        if is_figures(words):
            if above:
                above.places += words
        elif below and (above is None or line == below.line - 1) and not (above and line == above.line + 1):
            below.name = [*words, *below.name]
        elif above and line == above.line + 1:
            above.name = [*above.name, *words]
        elif above:
            above.proven = False


def reading_of(table, facts):
    rows, unplaced = [], 0
    for order, competitor in enumerate(competitors_of(table), start=1):
        row, placed = row_of(competitor, table)
        unplaced += not placed
        rows.append(replace(row, order=order))
    problems = [Problem("places_without_rounds", {"rows": unplaced})] if unplaced else []
    return Reading(
        kind="standings",
        provider=PROVIDER,
        layout="fia",
        title=table.title or facts.title,
        event=facts.event,
        circuit=facts.place,
        issued_at=facts.issued_at,
        rows=tuple(rows),
        notes=(f"Document {facts.number}",) if facts.number else (),
        problems=tuple(problems),
    )


def row_of(competitor, table):
    """The row, and whether its places are known to belong to their rounds."""
    name = " ".join(competitor.name)
    problems = [] if competitor.proven else [Problem("points_unlike_total", {"total": competitor.total})]
    row = read_row(
        0,
        {"position": competitor.position, "team": "" if table.of_drivers else name},
        drivers=(name,) if table.of_drivers and name else (),
        problems=problems,
    )
    placed = table.of_drivers and len(competitor.places) == len(table.rounds)
    cells = dict(zip(table.rounds, competitor.places, strict=True)) if placed else {}
    return replace(row, points=competitor.total, cells=cells), placed or not competitor.places
