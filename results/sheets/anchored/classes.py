"""The class of rows where no column gives it: by headings between the rows, over a header, of a page."""

from results.sheets.anchored.marks import CLASS_HEADING, COUNT_BEHIND
from results.sheets.kinds import GRID, RESULTS, says, session_kind_of
from results.sheets.one_class import class_in, is_of_all
from results.sheets.reading import Problem
from results.times import parse_status

PAGE = r"page|seite|pagina|\d+ ?/ ?\d+"


def race_classes(tables):
    """The class that each row stands under, by the headings between the rows and over the headers."""
    found, current, part_before = {}, None, None
    for part in tables.parts:
        if not part.carried:
            current = class_above(part, part_before, tables) or (
                None if part_before and part_before.page is part.page else current
            )
        lines = [(heading.base, heading.race_class) for heading in part.headings if heading.race_class]
        lines += [(line.base, text) for line, text in part.named.items()]
        for row in part.rows:
            above = [text for base, text in sorted(lines) if base < row.base]
            if above:
                found[id(row)] = above[-1]
            elif current:
                found[id(row)] = current
        if lines:
            current = max(lines)[1]
        part_before = part
    return found


def class_of_heading(tables, problems):
    """The class that the headings of the pages name, for each row; one that may be meant is said."""
    if not {"class", "group"}.isdisjoint(tables.fields):
        return {}
    found, current, doubts = {}, None, []
    for part in tables.parts:
        lines = [" - ".join(piece.text for piece in line.pieces) for line in part.above]
        name, doubt = class_in(lines, line_above(part)) if not part.carried else (None, None)
        doubts += [doubt] if doubt else []
        current = name or (None if doubt else current)
        if current:
            found |= {id(row): current for row in part.rows}
    problems += [Problem("class_in_heading", {"text": text}) for text in dict.fromkeys(doubts)]
    return found


def status_within_class(tables, sections):
    """Whether headings of status stand within the classes: a class follows upon one of them."""
    seen = False
    for part in tables.parts:
        begins_class = part.rows and sections.get(id(part.rows[0])) and not part.carried
        if seen and begins_class and class_above(part, None, tables):
            return True
        events = [(heading.base, heading.status) for heading in part.headings]
        events += [(line.base, None) for line in part.named]
        for _, status in sorted(events, key=lambda event: event[0]):
            if status is None and seen:
                return True
            seen = seen or status is not None
    return False


def class_above(part, part_before, tables):
    """The class that the line over a repeated header names."""
    text = line_above(part)
    if text is None:
        return None
    match = CLASS_HEADING.fullmatch(text)
    if match and may_name_a_class(text) and not is_of_all(match["name"]):
        return COUNT_BEHIND.sub("", match["name"]).strip(" :-–")
    alike = [each for each in tables.parts if each.head.columns is part.head.columns and not each.carried]
    names = [line_above(each) for each in alike]
    if len(alike) > 1 and all(map(may_name_a_class, names)) and len(set(names)) > 1:
        return COUNT_BEHIND.sub("", text)
    return None


def line_above(part):
    """The text that stands close over a header."""
    near = [line for line in part.above if part.head.top - line.bottom < 3.5 * line.height]
    line = max(near, key=lambda each: each.base, default=None)
    return line.text.strip(" :-–—") if line and len(line.pieces) == 1 else None


def may_name_a_class(text):
    return (
        text is not None
        and len(text) <= 40
        and not parse_status(text)
        and not session_kind_of(text)
        and not says(f"{RESULTS}|{GRID}|{PAGE}", text)
    )
