"""A table copied with single spaces: its header names the columns, its blanks are lost.

A row is read where its figures fit the header in one way only; driver and team are parted where a surname in
capitals, a mark or another row parts them. A header of another order is refused.
"""

import itertools
from dataclasses import replace

from results.sheets.cells import crew_from_line
from results.sheets.columns import settle
from results.sheets.fia.columns import PATTERNS, Column, Header
from results.sheets.fia.facts import facts_of
from results.sheets.fia.people import Person
from results.sheets.fia.rows import head_of, read_words
from results.sheets.fia.sheet import reading_of, settle_names
from results.sheets.fia.walk import Walk
from results.sheets.headers import is_header
from results.sheets.kinds import reason_not_a_result, session_kind_of
from results.sheets.nations import CODES
from results.sheets.reading import NotAResult, Problem
from results.sheets.vocabulary import field_of
from results.times import parse_laps, parse_time

PEOPLE = {"driver", "drivers", "team", "nationality"}
READ = {*PATTERNS, "time"} - {"segment", "rank", "second_lap"}
SHORTEST_LAP = 20_000
LONGEST_HEAD = 4  # words
MOST_HEADS, MOST_WAYS = 24, 64


def has_loose_table(lines):
    return any(heads_in(" ".join(line.split())) for line in lines)


def heads_in(line):
    """The ways to part a line into header words, the fewest first, where it holds nothing else."""
    words = line.split()
    if len(words) > MOST_HEADS:
        return []
    ways = sorted(itertools.islice(groupings(words, 0, ends_of(words)), MOST_WAYS), key=len)
    return [heads for heads in ways if is_header(heads)]


def ends_of(words):
    """For each word where a head that begins with it may end, such that the rest is made of heads too."""
    ends = {len(words): [len(words)]}
    for start in range(len(words) - 1, -1, -1):
        ends[start] = [
            end
            for end in range(min(start + LONGEST_HEAD, len(words)), start, -1)
            if ends[end] and field_of(" ".join(words[start:end]))
        ]
    return ends


def groupings(words, start, ends):
    """Every way to part the words into known heads, long ones first."""
    if start == len(words):
        yield []
        return
    for end in ends[start]:
        for rest in groupings(words, end, ends):
            yield [" ".join(words[start:end]), *rest]


def read_loose(lines, layout):
    """The readings of the tables. Raises NotAResult where nothing parts their columns."""
    walk = Walk(heads_and_fields, lambda words, table: False)
    for line in lines:
        words = line.split()
        walk.take(" ".join(words), words)
    return [read_table(table, layout) for table in walk.tables if table.header]


class Heads:
    """A header line: its words, and the ways to part them into heads."""

    def __init__(self, words, ways):
        self.heads, self.ways = tuple(words), ways


def heads_and_fields(words):
    ways = heads_in(" ".join(words))
    return Heads(words, ways) if ways else None


def read_table(table, layout):
    facts = facts_of(table.above)
    title = facts.title or (table.above[0] if table.above else None)
    if reason := reason_not_a_result(title):
        raise NotAResult(reason)
    rows = rows_in(table.items)
    header, parts = likeliest(table.header, rows, session_kind_of(title or ""))
    people = people_of(parts, header)
    reading = reading_of(facts, header, parts, people, table.remarks.found, table.fastest)
    rows = tuple(with_crew(row) if names_drivers(header) else row for row in reading.rows)
    return replace(reading, provider=None, layout=layout, title=title, rows=rows)


def likeliest(heads, rows, session_kind):
    """The header under which most rows fit in one way, and their parts; of equals the one of fewest heads."""
    found = []
    for way in heads.ways:
        try:
            header = header_from(way, rows, session_kind)
        except NotAResult:
            continue
        parts = [parts_of(lines, header, section) for section, lines in rows]
        found.append((sum(len(part.ways) == 1 for part in parts), header, parts))
    if not found:
        raise NotAResult("columns_unparted")
    return max(found, key=lambda each: each[0])[1:]


def parts_of(lines, header, section):
    part = read_words(lines, header, section)
    if part.position == "1":  # who leads has no gap
        part.ways = [way for way in part.ways if not {c.field for c in way[1]} & {"gap", "interval"}]
        part.unread = "" if part.ways else part.figures
    return part


def rows_in(items):
    """A row begins with a place and a number before a name."""
    rows = []
    for section, _, words in items:
        head = head_of(words)
        if head and (head[0] or section != "classified") and words[head[3]][0].isalpha():
            rows.append((section, [words]))
        elif rows:
            rows[-1][1].append(words)
    return rows


def header_from(heads, rows, session_kind):
    """The columns, if place and number come first, then names, then figures."""
    fields = settle([field_of(head) for head in heads])
    names = [field for field in fields[2:] if field in PEOPLE]
    figures = fields[2 + len(names) :]
    if fields[:2] != ["position", "number"] or not names or not set(figures) <= READ:
        raise NotAResult("columns_unparted")
    if (
        names[-1] == "nationality"
        or len(set(names) & {"driver", "drivers"}) > 1
        or (len(names) > 1 and names[-1] != "team")
    ):
        raise NotAResult("columns_unparted")
    if "time" in figures:
        figures[figures.index("time")] = sense_of_time(figures, rows, session_kind)
    return Header(tuple(names), tuple(Column(field) for field in figures), "loose", tuple(heads))


def sense_of_time(figures, rows, session_kind):
    """Of a race or of a lap: as the heading has it, else as it compares with the laps of the first row."""
    if session_kind == "race":
        return "total_time"
    if session_kind:
        return "best_lap"
    first = rows[0][1][0] if rows else []
    time = next((ms for word in first if (ms := safe(parse_time, word)) and ":" in word), None)
    laps = next((n for word in reversed(first) if word.isdigit() and (n := safe(parse_laps, word))), None)
    if "laps" not in figures or time is None or laps is None or laps < 2:
        raise NotAResult("columns_unparted")
    return "total_time" if time > laps * SHORTEST_LAP else "best_lap"


def safe(parse, text):
    try:
        return parse(text)
    except ValueError:
        return None


def people_of(parts, header):
    """With one column of names, all of them are its own; with two, the sheet must part them."""
    people = settle_names(parts, header)
    if len(header.identity) > 1:
        return people
    whole = [tuple(part.names) for part in parts]
    if header.identity == ("team",):
        return [Person((), names) for names in whole]
    return [Person(names, ()) for names in whole]


def names_drivers(header):
    return "drivers" in header.identity or header.identity == ("driver",)


def with_crew(row):
    names, codes = crew_from_line(" / ".join(row.drivers))
    if not CODES.issuperset(filter(None, codes)):  # "Ana Rey (PRO)"
        doubts = [Problem("crew_unsure", {"text": name}) for name in row.drivers]
        return replace(row, problems=(*row.problems, *doubts))
    return replace(row, drivers=names, nationalities=codes if any(codes) else row.nationalities)
