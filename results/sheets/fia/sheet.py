"""An FIA classification from its lines: header, rows, sections, notes, over any number of pages."""

from dataclasses import replace

from results.sheets.fia.checks import checked, fastest_lap_in
from results.sheets.fia.columns import Column, header_of
from results.sheets.fia.facts import FOOT, NOTES, OFFICE, STOPS, Remarks, facts_of
from results.sheets.fia.people import candidates, parted_by_a_mark, person_behind_a_mark, settle
from results.sheets.fia.rows import head_of, read_words, row_of, starts_a_row
from results.sheets.kinds import kind_of, status_of
from results.sheets.reading import Problem, Reading
from results.times import parse_status

PROVIDER = "FIA"
TABLE, NOTING, FASTEST, OUTSIDE = "table", "noting", "fastest", "outside"


class Table:
    """What has been read so far, line by line."""

    def __init__(self):
        self.header = None
        self.section, self.zone = "classified", OUTSIDE
        self.above, self.rows, self.remarks, self.fastest = [], [], Remarks(), []
        self.stopped = (
            False  # behind the line of the fastest lap no row follows without a header or a section
        )

    def take(self, line):
        words = line.split()
        header = header_of(words)
        if header:
            self.header, self.zone, self.stopped = header, TABLE, False
        elif self.header is None:
            self.above.append(line)
        elif section := section_of(line):
            self.section, self.zone, self.stopped = section, TABLE, False
        elif STOPS.fullmatch(line):
            self.zone, self.stopped = FASTEST if "FASTEST LAP" in line else OUTSIDE, True
        elif NOTES.fullmatch(line):
            self.zone, self.stopped = NOTING, True
            self.remarks.begin(line)
        elif OFFICE.fullmatch(line) or FOOT.match(line):
            self.close(line)
        elif line in self.above:
            self.zone = OUTSIDE if self.zone == TABLE else self.zone
        elif self.zone == NOTING:
            self.remarks.add(line)
        elif self.zone == FASTEST and fastest_lap_in(line):
            self.fastest.append(fastest_lap_in(line))
        elif self.zone == TABLE or self.goes_on(words):
            self.take_row(words)

    def close(self, line):
        if self.zone == NOTING and OFFICE.fullmatch(line):
            self.remarks.drop_signatures()
        self.zone = OUTSIDE

    def goes_on(self, words):
        """Behind a page's foot the table may go on without its header: at the next place."""
        if self.stopped or not self.rows or not starts_a_row(words):
            return False
        places = [head_of(row[0])[0].rstrip("=") for _, row in self.rows]
        last = next((int(place) for place in reversed(places) if place.isdigit()), 0)
        return head_of(words)[0] == str(last + 1)

    def take_row(self, words):
        if starts_a_row(words):
            self.rows.append((self.section, [words]))
            self.zone = TABLE
        elif self.rows and self.zone == TABLE:
            self.rows[-1][1].append(words)

    def parts(self):
        return [read_words(lines, self.header, section) for section, lines in self.rows]


def section_of(line):
    """The status that a heading of a section names: "NOT CLASSIFIED - 107% TIME 1:24.080"."""
    heading = line.split(" - ")[0].strip(" :-–")
    status = parse_status(heading)
    return status if status and heading.isupper() and len(heading) > 3 else None


def read_lines(lines):
    """The reading of a sheet's lines."""
    table = Table()
    for line in lines:
        table.take(" ".join(line.split()))
    return reading_of(facts_of(table.above), table.header, table.parts(), table.remarks.found, table.fastest)


def reading_of(facts, header, parts, remarks, fastest=()):
    """The reading of what was found: people settled over the whole sheet, kind told from the columns."""
    if header.kind == "timed" and facts.session_kind == "race":
        header = header.of_a_race()
    session_kind = session_kind_of(header, facts)
    people = settle_names(parts, header)
    of_a_race = header.kind == "race"
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
    if header.kind == "race":
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
    for part, person in zip(parts, people, strict=True):
        if person and person.certain and person.team in known:
            part.wrapped = ""  # whole, as another row shows
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
