"""From the blocks of a table to rows and their problems."""

from dataclasses import replace

from results.sheets.anchored.blocks import by_line, place_of
from results.sheets.anchored.classes import class_of_heading, line_above, race_classes, status_within_class
from results.sheets.anchored.crews import breaks_within, is_turned
from results.sheets.anchored.differences import with_differences
from results.sheets.anchored.making import Crews, RowMaker
from results.sheets.anchored.marks import NOTE
from results.sheets.kinds import session_kind_of, status_of
from results.sheets.reading import NotAResult, Problem, Reading
from results.sheets.vocabulary import field_of
from results.times import parse_laps, parse_status, parse_time

TIMED = ("laps", "total_time", "gap", "interval", "best_lap", "best_lap_number", "time", "class_position")
UNTOLD = {
    "driver",
    "time",
    "number",
    "lap",
    "difference",
    "name_part",
}  # fields whose column was left aside, since nobody knows what it holds
LAP_SECONDS = (15, 1800)  # what one lap takes anywhere


def reading_of(document, tables, facts, provider, layout):
    """The reading of a document's tables."""
    blocks = in_order([(part, row) for part in tables.parts for row in part.rows])
    if not blocks:
        raise NotAResult("unknown_layout")
    problems = [Problem("page_without_table", {"page": number}) for number in tables.bare_pages]
    problems += [Problem("column_without_heading", {"text": text}) for text in tables.unnamed]
    unknown = {
        column.text for part in tables.parts for column in part.head.columns if not known_heading(column)
    }
    problems += [Problem("column_unknown", {"text": text}) for text in sorted(unknown)]
    kind, session_kind = kind_of_sheet(tables, facts, problems)
    sections = race_classes(tables) or class_of_heading(tables, problems)
    nested = status_within_class(tables, sections)
    by_class = places_by_class(blocks, sections, tables)
    if by_class:
        problems.append(Problem("places_by_class", {}))
    time_is, doubtful = sense_of_time(blocks, tables, session_kind, kind)
    crews = crews_of(tables, blocks)
    carry_status(blocks)
    rows = []
    for order, (part, block) in enumerate(blocks, start=1):
        maker = RowMaker(part, block, time_is, doubtful, crews)
        own = block.texts("class")
        if block.status not in (None, "classified") and id(block) in sections and not nested and not own:
            maker.doubt("class_unsure", text=sections[id(block)])
        rows.append(maker.row(order, sections.get(id(block)), by_class))
    rows = with_differences(rows, blocks[0][0].head.columns, problems)
    if kind == "classification" and any(row.running is False for row in rows):
        ran = [row.running is None and row.status == "classified" for row in rows]
        rows = [replace(row, running=True) if was else row for row, was in zip(rows, ran, strict=True)]
    return Reading(
        kind=kind,
        provider=provider,
        layout=layout,
        title=facts.title,
        series=facts.series,
        event=facts.event,
        circuit=facts.circuit,
        session=facts.session,
        session_kind=session_kind,
        status=status_of(facts.label) if facts.label else None,
        label=facts.label,
        version=facts.version,
        issued_at=facts.issued_at,
        pages=document.pages_count,
        rows=tuple(rows),
        notes=notes_of(tables),
        problems=tuple(problems),
    )


def in_order(blocks):
    """The rows of tables side by side by their places, where each has one of its own."""
    if not any(part.head.beside for part, _ in blocks):
        return blocks
    places = [place_of(block) for _, block in blocks]
    if None in places or len(set(places)) < len(places):
        return blocks
    return [blocks[at] for at in sorted(range(len(blocks)), key=places.__getitem__)]


def carry_status(blocks):
    """Rows at the top of a page stand under the heading that ends the page before, or over their header."""
    before, part_before = None, None
    for part, block in blocks:
        if part is not part_before and part_before is not None:
            trailing = [each for each in part_before.headings if each.status and each.base > before.base]
            over = parse_status(line_above(part) or "") if not part.carried else None
            carried = over or (trailing[-1].status if trailing else None)
        elif part_before is None:
            carried = parse_status(line_above(part) or "")
        if block.status is None and not any(each.status and each.base < block.base for each in part.headings):
            if carried:
                block.status = carried
            elif before is not None and goes_on(block, before, part):
                block.status = before.status
        before, part_before = block, part


def goes_on(block, before, part):
    """Whether a row stands under the same heading of status as the one before it, on the page before."""
    if before.status is None or starts_at_one(block):
        return False
    placed = bool(block.texts("position")) == bool(before.texts("position"))
    return placed and (block.page is not before.page or part.rows[0] is not block)


def known_heading(column):
    """Whether a column is one that we store, or one that we know we do not."""
    return column.is_known or not column.text or field_of(column.text) not in {None, *UNTOLD}


def kind_of_sheet(tables, facts, problems):
    """The kind of sheet and of session: the header row decides over the heading."""
    fields = tables.fields
    timed = any(name.startswith("segment:") for name in fields)
    raced = "total_time" in fields or ({"laps", "interval"} <= fields and "best_lap" in fields)
    kind, session_kind = facts.kind, facts.session_kind
    if timed:
        kind, session_kind = (
            "classification",
            "qualifying" if session_kind in (None, "race") else session_kind,
        )
    elif kind == "grid" and "total_time" in fields and "laps" in fields:
        kind = "classification"
    elif kind is None and session_kind is None:
        problems.append(Problem("kind_unclear", {"title": facts.title or ""}))
    if session_kind is None and kind == "grid":
        session_kind = "race"
    if session_kind is None and kind != "grid" and raced and "total_time" in fields:
        session_kind = session_kind_of(facts.title or "") or "race"
    return kind or "classification", session_kind


def starts_at_one(block):
    texts = block.texts("position") or block.texts("class_position")
    return bool(texts) and texts[0].strip(". ") == "1"


def places_by_class(blocks, sections, tables):
    """Whether the places begin anew in each class and none is printed overall."""
    if "class_position" in tables.fields or len(set(sections.values())) < 2:
        return False
    firsts = [name for _, block in blocks for name in [sections.get(id(block))] if starts_at_one(block)]
    return len(firsts) > 1 and len(firsts) == len(set(firsts))


def crews_of(tables, blocks):
    """How the sheet prints its crews."""
    if not tables.fields.isdisjoint(("drivers", "driver", "last_name", "name_part")):
        lines = [block.texts("drivers") or block.texts("driver") for _, block in blocks]
        return Crews(
            break_anywhere=any(breaks_within(each) for each in lines), turned=any(map(is_turned, lines))
        )
    below = [block for _, block in blocks if further_lines(block)]
    all_below = len(below) >= 0.8 * len(blocks)
    return Crews(below=all_below, unclear=bool(below) and not all_below)


def further_lines(block):
    """The texts of a row's lines below that of its number."""
    cells = [each for each in block.placed if each.line.base > block.base + 1]
    return [text for _, text in by_line(cells)]


def sense_of_time(blocks, tables, session_kind, kind):
    """What a column headed "Time" holds, and whether the sheet leaves it open."""
    if "time" not in tables.fields:
        return None, False
    if kind == "grid":
        return "best_lap", False
    ratio = None
    for _, block in blocks:
        try:
            laps = parse_laps((block.texts("laps") or [""])[0])
            time = parse_time((block.texts("time") or [""])[0])
        except ValueError:
            continue
        if laps and time and laps > 2:
            ratio = time / 1000 / laps
            break
    low, high = LAP_SECONDS
    whole = None if ratio is None else low <= ratio <= high and time / 1000 > 2.2 * low
    if session_kind == "race":
        if "best_lap_number" in tables.fields and "best_lap" not in tables.fields and whole is not True:
            return "best_lap", whole is None
        return "total_time", whole is False
    if session_kind is None:
        return ("total_time" if whole else "best_lap"), True
    return "best_lap", False


def notes_of(tables):
    """Penalties and footnotes below and between the tables, each with the lines it runs on."""
    notes, last = [], None
    for part in tables.parts:
        for line in part.rest:
            if part.rows and line.base < part.rows[0].base:
                continue
            goes_on = (
                last is not None
                and 0 < line.base - last.base < 1.5 * last.height
                and (abs(line.pieces[0].x0 - last.pieces[0].x0) < 14)
            )
            if NOTE.search(line.text):
                notes.append(line.text)
            elif goes_on:
                notes[-1] += f" {line.text}"
            else:
                last = None
                continue
            last = line
    return tuple(dict.fromkeys(notes))
