"""One row of an FIA sheet: from its words, or from its cells where they are known, to a `ReadRow`."""

import re
from dataclasses import dataclass, field, replace

from results.sheets.cells import read_row
from results.sheets.fia.assigning import joined, ways
from results.sheets.fia.columns import STATUS_HOLDERS, is_figure, is_status
from results.sheets.fia.people import BRACKET, candidates, parted_by_a_mark, with_nation
from results.sheets.reading import Problem, ReadClass
from results.times import parse_status

POSITION = re.compile(r"\d{1,2}=?|[A-Z/]{2,4}")
NUMBER = re.compile(r"\d{1,3}")
KEEPS_ITS_PLACE = {"classified", "retired"}  # a retired car in the classified block stays classified
MOST_NUMBERS = 2  # in the name of a team
STOPPED = {"retired", "did_not_start", "did_not_qualify", "withdrawn"}


@dataclass
class Parts:
    """What was found in one row, before driver and team are parted."""

    position: str = ""
    number: str = ""
    bracket: str = ""
    names: list[str] = field(default_factory=list)
    way: dict = field(default_factory=dict)  # column → figure
    ways: list = field(default_factory=list)  # (names, way) each, where they are not settled yet
    figures: str = ""  # as printed
    wrapped: str = ""  # names that ran on below the row
    unread: str = ""  # figures that fit no column for certain
    section: str = "classified"
    problems: list[Problem] = field(default_factory=list)
    page: int | None = None
    box: tuple | None = None


def head_of(words):
    """Position, number, what stands in brackets beside them, the count of these words; None for no row."""
    place, bracket, position = 0, "", ""
    if len(words) < 3:
        return None
    if POSITION.fullmatch(words[0]) and (words[0].rstrip("=").isdigit() or is_status(words[0])):
        following = 1
        match = BRACKET.fullmatch(words[1])
        if match:
            bracket, following = match["inside"], 2
        if following < len(words) and NUMBER.fullmatch(words[following]):
            position, place = words[0], following
    if not NUMBER.fullmatch(words[place]):
        return None
    return position, words[place], bracket, place + 1


def starts_a_row(words):
    """A number, with or without a place before it, and then a name."""
    head = head_of(words)
    if head is None:
        return False
    names = words[head[3] :]
    figures = next((place for place, word in enumerate(names) if is_figure(word)), len(names))
    return has_a_name(names[: max(figures, 2)])


def has_a_name(words):
    return bool(candidates(words) or parted_by_a_mark(words) or with_nation(words))


def read_words(lines, header, section):
    """The parts of a row from its words, line by line: the first line, and what runs on below it."""
    position, number, bracket, start = head_of(lines[0])
    parts = Parts(position, number, bracket, section=section)
    first, more = list(lines[0][start:]), [word for line in lines[1:] for word in line]
    if more and not any(way for _, way in splits_of(first, header)):
        first, more = first + more, []  # the figures stand on the next line
    found = splits_of(first, header)
    parts.ways = [([*names, *more], way) for names, way in found]
    names, tail = without_figures(joined(first))
    parts.names, parts.figures = [*names, *more], " ".join(tail)
    if not found:
        parts.unread = parts.figures
    if more:
        parts.wrapped = " ".join(more)
    return parts


def splits_of(words, header):
    """Every lawful way to part the words into names and figures under the header.

    A team's name may end in a number. Where a race prints laps, they are in each row that has figures.
    """
    names, tail = without_figures(joined(words))
    found = []
    for taken in range(min(len(tail), MOST_NUMBERS) + 1):
        if taken and not NUMBER.fullmatch(tail[taken - 1]):
            break
        found += [([*names, *tail[:taken]], dict(way)) for way in ways(tail[taken:], header)]
    with_laps = [each for each in found if not each[1] or any(c.field == "laps" for c in each[1])]
    return with_laps if header.kind in ("race", "loose") and any(way for _, way in with_laps) else found


def without_figures(tokens):
    """The tokens up to the last word that is no figure, and the figures behind it."""
    last = max((place for place, token in enumerate(tokens) if not is_figure(token)), default=-1)
    return tokens[: last + 1], tokens[last + 1 :]


def row_of(parts, person, header, of_a_race):
    """The row from its parts and its people."""
    problems = list(parts.problems)
    driver, team = names_of(parts, person, problems)
    texts = {"position": parts.position, "number": parts.number, "team": team}
    segments, notes, status = {}, [], None
    for column, token in parts.way.items():
        if is_status(token) and column.field in STATUS_HOLDERS:
            status = status or token
            if column.segment:
                notes.append(f"{column.segment}: {token}")
                segments[column.segment] = ""
        elif column.field == "segment":
            segments[column.segment] = token
        elif not column.segment:
            texts[column.field] = token
    if parts.unread:
        status = next((token for token in parts.unread.split() if is_status(token)), None)
        problems.append(Problem("figures_unsure", {"text": parts.unread}))
    status = settled_status(parts, status, problems)
    if notes and status == "classified":
        texts["note"] = ", ".join(notes)
    if parts.wrapped:
        problems.append(Problem("wrapped_text", {"text": parts.wrapped}))
    bracket = parts.bracket or (person.bracket if person else None) or ""
    if bracket.isdigit():
        texts["class_position"] = bracket
    row = read_row(
        0,
        texts,
        drivers=(driver,) if driver else (),
        nationalities=(person.nationality,) if person else (),
        classes=[ReadClass(bracket)] if bracket and not bracket.isdigit() else None,
        segments=segments,
        status=status,
        page=parts.page,
        box=parts.box,
        problems=problems,
    )
    return replace(row, status=status, running=running_of(parts, row) if of_a_race else None)


def names_of(parts, person, problems):
    """Driver and team as texts; a doubt where the sheet does not part them."""
    if person is None:
        text = " ".join(parts.names)
        if text:
            problems.append(Problem("driver_team_unsure", {"text": text}))
        return text, ""
    if not person.certain:
        problems.append(Problem("driver_team_unsure", {"text": " ".join(parts.names)}))
    return " ".join(person.driver), " ".join(person.team)


def settled_status(parts, printed, problems):
    """The status: a code in the row, then the section; a car that stopped keeps a place that is printed."""
    has_place = parts.position.rstrip("=").isdigit()
    code = None if has_place or not parts.position else parse_status(parts.position)
    row = code or (parse_status(printed) if printed else None)
    if parts.section == "classified" and has_place:
        if row in KEEPS_ITS_PLACE or row is None:
            return "classified"
        if any(column.segment for column in parts.way):
            return "classified"  # DNS in the last segment: it is about that segment
        problems.append(Problem("position_with_status", {"position": parts.position, "status": printed}))
        return row
    if has_place:
        found = {"position": parts.position, "status": printed or parts.section}
        problems.append(Problem("position_with_status", found))
    return row or parts.section


def running_of(parts, row):
    """At the flag: a classified car unless the sheet says DNF; not a retired one; else it is not said."""
    stopped = any(is_status(token) and parse_status(token) == "retired" for token in parts.way.values())
    if row.status == "classified":
        return not stopped
    return False if row.status in STOPPED else None
