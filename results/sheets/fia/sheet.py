"""An FIA classification from its lines: a reading for each table of the text."""

from dataclasses import replace

from results.sheets.fia.checks import checked
from results.sheets.fia.columns import Column, header_of
from results.sheets.fia.facts import facts_of
from results.sheets.fia.people import candidates, parted_by_a_mark, person_behind_a_mark, settle
from results.sheets.fia.rows import head_of, read_words, row_of, starts_a_row
from results.sheets.fia.walk import Walk
from results.sheets.kinds import kind_of, status_of
from results.sheets.reading import Problem, Reading

PROVIDER = "FIA"


def read_lines(lines):
    """The readings of a text's lines."""
    walk = Walk(header_of, goes_on)
    for line in lines:
        words = line.split()
        walk.take(" ".join(words), words)
    return [read_table(table) for table in walk.tables]


def read_table(table):
    facts = facts_of(table.above)
    header = settled(table.header, facts)
    parts = [read_words(lines, header, section) for section, lines in rows_in(table.items)]
    people = settle_names(parts, header)
    return reading_of(facts, header, parts, people, table.remarks.found, table.fastest)


def settled(header, facts):
    """Where the one TIME may be that of a lap or that of a race, the heading decides."""
    return header.of_a_race() if header.kind == "timed" and facts.session_kind == "race" else header


def rows_in(items):
    """The lines of each row: one that starts with a number and a name, and those that run on below it."""
    rows = []
    for section, _, words in items:
        if starts_a_row(words) or (rows and has_the_next_place(words, rows[-1][1][0])):
            rows.append((section, [words]))
        elif rows:
            rows[-1][1].append(words)
    return rows


def has_the_next_place(words, before):
    """Whether a line begins with the place behind that of the row above, a number, and a word."""
    head, last = head_of(words), head_of(before)
    if head is None or last is None or not (head[0].isdigit() and last[0].isdigit()):
        return False
    return int(head[0]) == int(last[0]) + 1 and words[head[3]][:1].isalpha()


def goes_on(words, table):
    """Behind a page's foot the table goes on without its header: at the next place."""
    if not starts_a_row(words):
        return False
    places = [head_of(item)[0].rstrip("=") for _, _, item in table.items if starts_a_row(item)]
    last = next((int(place) for place in reversed(places) if place.isdigit()), 0)
    return head_of(words)[0] == str(last + 1)


def reading_of(facts, header, parts, people, remarks, fastest=()):
    """The reading of what was found: people settled over the whole sheet, kind told from the columns."""
    session_kind = session_kind_of(header, facts)
    of_a_race = "total_time" in header.fields
    rows = [row_of(part, person, header, of_a_race) for part, person in zip(parts, people, strict=True)]
    rows = checked(rows, fastest, of_a_race)
    label = facts.label
    numbered = [f"Document {facts.number}"] if facts.number else []
    return Reading(
        kind="classification",
        provider=PROVIDER,
        layout="fia",
        title=facts.title,
        series=facts.series,
        event=facts.event,
        circuit=facts.place,
        session=facts.session,
        session_kind=session_kind,
        status=status_of(label) if label else None,
        label=label,
        issued_at=facts.issued_at,
        rows=tuple(replace(row, order=order) for order, row in enumerate(rows, start=1)),
        notes=(*numbered, *remarks),
        problems=tuple(document_problems(facts, session_kind)),
    )


def session_kind_of(header, facts):
    """The columns decide; where they fit several kinds, the heading."""
    if "total_time" in header.fields:
        return "race"
    if header.kind == "segments":
        return "qualifying"
    return facts.session_kind


def document_problems(facts, session_kind):
    found = facts.disagreements(session_kind)
    if not any(kind_of(heading) for heading in facts.headings):
        found.append(Problem("heading_missing", {}))
    return found


def settle_names(parts, header):
    """One way for each row's figures and its people, rows that are certain settling the others."""
    has_nations = "nationality" in header.identity
    for part in parts:
        if len(part.ways) == 1:
            part.names, part.way = part.ways[0]
    plain = [part for part in parts if len(part.ways) == 1 and not part.wrapped]
    people = settle([part.names for part in plain], has_nations)
    known = {person.team for person in people if person and person.certain and person.team}
    for part in parts:
        if len(part.ways) > 1:
            choose_way(part, known)
    people = settle([part.names for part in parts], has_nations)
    whole = {person.team for part, person in zip(parts, people, strict=True) if person and not part.wrapped}
    for part, person in zip(parts, people, strict=True):
        if person and person.certain and person.team in whole:
            part.wrapped = ""  # as another row shows
    doubt_laps(parts, people, known)
    return people


def choose_way(part, known):
    """Of several ways the one whose team stands on another row; else the figures are left aside."""
    fitting = [(names, way) for names, way in part.ways if teams_in(names) & known]
    if len(fitting) == 1:
        part.names, part.way = fitting[0]
        return
    part.unread = part.figures


def teams_in(names):
    marked = parted_by_a_mark(names)
    if marked:
        return {person_behind_a_mark(*marked)[0].team}
    return {person.team for person in candidates(names)}


def doubt_laps(parts, people, known):
    """Laps without a time may be the number that a team's name ends in."""
    laps = [int(part.way.get(Column("laps"), -1)) for part in parts]
    most = max((count for part, count in zip(parts, laps, strict=True) if has_time(part)), default=None)
    for part, person, count in zip(parts, people, laps, strict=True):
        if count < 0 or has_time(part) or person is None:
            continue
        if (*person.team, str(count)) in known or (most is not None and count > most):
            part.unread = part.figures
            part.way = {}


def has_time(part):
    return any(column.field in ("total_time", "best_lap") for column in part.way)
