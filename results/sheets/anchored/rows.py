"""From the blocks of a table to rows and their problems."""

import re
from dataclasses import replace

from results.sheets.anchored.blocks import CLASS_HEADING, COUNT_BEHIND, NOTE, by_line
from results.sheets.anchored.crews import crew_of, has_two_words
from results.sheets.anchored.fitting import NOT_RUNNING, bare_number, is_figure
from results.sheets.cells import own_classes, read_row
from results.sheets.kinds import GRID, RESULTS, says, session_kind_of, status_of
from results.sheets.reading import NotAResult, Problem, Reading
from results.sheets.vocabulary import field_of
from results.times import LAPS, parse_laps, parse_position, parse_status, parse_time

TIMED = ("laps", "total_time", "gap", "interval", "best_lap", "best_lap_number", "time", "class_position")
PAGE = r"page|seite|pagina|\d+ ?/ ?\d+"
LAP_SECONDS = (15, 1800)  # what one lap takes anywhere


def reading_of(document, tables, facts, provider, layout):
    """The reading of a document's tables."""
    blocks = [(part, row) for part in tables.parts for row in part.rows]
    if not blocks:
        raise NotAResult("unknown_layout")
    problems = [Problem("page_without_table", {"page": number}) for number in tables.bare_pages]
    problems += [Problem("column_without_heading", {"text": text}) for text in tables.unnamed]
    unknown = {
        column.text for part in tables.parts for column in part.head.columns if not known_heading(column)
    }
    problems += [Problem("column_unknown", {"text": text}) for text in sorted(unknown)]
    kind, session_kind = kind_of_sheet(tables, facts, problems)
    sections = race_classes(tables)
    nested = status_within_class(tables, sections)
    by_class = places_by_class(blocks, sections, tables)
    if by_class:
        problems.append(Problem("places_by_class", {}))
    time_is, doubtful = sense_of_time(blocks, tables, session_kind, kind)
    crews_below = crews_without_heading(tables, blocks)
    rows, status_before = [], None
    for order, (part, block) in enumerate(blocks, start=1):
        if block.status is None and part.carried and not any(each.status for each in part.headings):
            block.status = status_before
        status_before = block.status
        maker = RowMaker(part, block, time_is, doubtful, crews_below)
        if block.status not in (None, "classified") and id(block) in sections and not nested:
            maker.doubt("class_unsure", text=sections[id(block)])
        rows.append(maker.row(order, sections.get(id(block)), by_class))
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


def known_heading(column):
    """Whether a column is one that we store, or one that we know we do not."""
    return column.is_known or not column.text or field_of(column.text) is not None


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
    if match:
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


def starts_at_one(block):
    texts = block.texts("position") or block.texts("class_position")
    return bool(texts) and texts[0].strip(". ") == "1"


def places_by_class(blocks, sections, tables):
    """Whether the places begin anew in each class and none is printed overall."""
    if "class_position" in tables.fields or len(set(sections.values())) < 2:
        return False
    firsts = [name for _, block in blocks for name in [sections.get(id(block))] if starts_at_one(block)]
    return len(firsts) > 1 and len(firsts) == len(set(firsts))


def crews_without_heading(tables, blocks):
    """Whether the drivers stand in lines beneath their row, without a heading of their own."""
    if not tables.fields.isdisjoint(("drivers", "driver", "last_name", "name_part")):
        return False
    below = [block for _, block in blocks if further_lines(block)]
    return len(below) >= 0.8 * len(blocks)


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
        return "total_time", whole is False
    if session_kind is None:
        return ("total_time" if whole else "best_lap"), True
    return "best_lap", False


class RowMaker:
    """One row: its cells' texts, its crew, and what is doubtful about them."""

    def __init__(self, part, block, time_is, doubtful, crews_below):
        self.part, self.block, self.crews_below = part, block, crews_below
        self.time_is, self.doubtful = time_is, doubtful
        self.texts, self.segments, self.statuses, self.problems = {}, {}, [], []

    def doubt(self, code, **params):
        problem = Problem(code, params)
        if problem not in self.problems:
            self.problems.append(problem)

    def row(self, order, race_class, by_class):
        self.read_cells()
        drivers, nationalities = self.crew()
        texts, block = self.texts, self.block
        running = None
        for each in block.placed:
            if each.overprint:
                text = each.piece.text.casefold().strip(" .*")
                if text in NOT_RUNNING:
                    running = False
                else:
                    self.statuses.append(parse_status(text))
            elif each.column is not None and not each.sure:
                self.doubt("column_unsure", column=each.column.field.strip("?"), text=each.piece.text)
            if any(letter in "\ufffd\x00■□▯" or "\ue000" <= letter <= "\uf8ff" for letter in each.piece.text):
                self.doubt("letters_unreadable", text=each.piece.text)
        if block.loose:
            self.doubt("text_left_over", text=" ".join(piece.text for piece in block.loose))
        if block.unsure:
            self.doubt("row_bounds_unsure")
        if by_class:
            texts["class_position"] = texts.get("position", "")
        if race_class and not texts.get("class"):
            texts["class"] = race_class
        status = next((each for each in self.statuses if each), None) or block.status
        box = self.part.page.as_displayed(block.box)
        row = read_row(
            order,
            texts,
            drivers=drivers,
            nationalities=nationalities,
            segments={name: text for name, text in self.segments.items() if text},
            status=status,
            running=running,
            page=self.part.page.number,
            box=(self.part.page.number, *(round(edge, 1) for edge in box)),
            problems=self.problems,
        )
        return row

    def read_cells(self):
        block, head = self.block, self.part.head
        for column in head.columns:
            lines = [text for _, text in by_line([each for each in block.placed if each.column is column])]
            if len(column.fields) > 1:
                self.stacked(column, lines)
            elif column.field.startswith("segment:"):
                self.figure(column.field, lines, self.segments, column.field.removeprefix("segment:"))
            elif is_figure(column.field):
                self.figure(column.field, lines, self.texts, column.field)
            elif column.is_known and column.field not in (
                "drivers",
                "driver",
                "first_name",
                "last_name",
                "nationality",
            ):
                self.texts[column.field] = joined(lines)
        if "number" in self.texts:
            self.texts["number"] = bare_number(self.texts["number"])
        if not self.texts.get("position") and self.texts.get("grid_position"):
            self.texts["position"] = self.texts["grid_position"]
        self.settle_time()
        if not self.texts.get("car"):
            whole = " ".join(self.texts[name] for name in ("make", "model") if self.texts.get(name))
            if whole:
                self.texts["car"] = whole

    def stacked(self, column, lines):
        """Cells that hold one field over another."""
        if len(lines) < len(column.fields):
            if lines:
                self.doubt("column_unsure", column=column.field, text=" ".join(lines))
        for at, name in enumerate(column.fields):
            last = at == len(column.fields) - 1
            mine = lines[at:] if last else lines[at : at + 1]
            if is_figure(name):
                self.figure(name, mine, self.texts, name)
            elif name in ("drivers", "driver"):
                self.texts.setdefault("crew lines", []).extend(mine)
            else:
                self.texts[name] = joined(mine)

    def figure(self, name, lines, texts, key):
        """A figure has one line; a code such as DNF in it is the row's status."""
        text = lines[0] if lines else ""
        if len(lines) > 1:
            self.doubt("text_left_over", text=" ".join(lines[1:]))
        if name not in ("position", "number") and parse_status(text):
            self.statuses.append(parse_status(text))
            text = ""
        elif text.casefold().strip(" .*") in NOT_RUNNING:
            text = ""
        texts[key] = text

    def settle_time(self):
        """ "Time" as the sheet means it; below the leader such a column may hold gaps: "+12.345", "1 lap"."""
        texts = self.texts
        if "time" in texts:
            text = texts.pop("time")
            if self.time_is and not texts.get(self.time_is):
                texts[self.time_is] = text
            elif text:
                self.doubt("text_left_over", text=text)
            if self.doubtful and text:
                self.doubt("column_unsure", column=self.time_is, text=text)
        total = texts.get("total_time", "")
        if (total.startswith("+") or LAPS.fullmatch(total)) and not texts.get("gap"):
            texts["gap"], texts["total_time"] = total, ""

    def crew(self):
        block = self.block
        fields = self.part.head.fields
        if "crew lines" in self.texts:
            lines, several = self.texts.pop("crew lines"), True
        elif "drivers" in fields or "driver" in fields:
            name = "drivers" if "drivers" in fields else "driver"
            lines, several = block.texts(name), name == "drivers"
            if not several and len(lines) > 1 and not any("/" in text for text in lines):
                self.doubt("crew_unsure", text=" ".join(lines))
            elif "drivers" in fields and "driver" in fields:
                lines = [*block.texts("drivers"), *block.texts("driver")]
        elif "last_name" in fields:
            firsts, lasts = block.texts("first_name"), block.texts("last_name")
            if firsts and len(firsts) != len(lasts):
                self.doubt("crew_unsure", text=" ".join([*firsts, *lasts]))
                firsts = []
            pairs = zip(firsts or [""] * len(lasts), lasts, strict=True)
            return tuple(f"{first} {last}".strip() for first, last in pairs), ()
        elif self.crews_below:
            own = [each for each in block.placed if each.line.base > block.base + 1]
            lines, several = [text for _, text in by_line(own)], True
            self.texts["team"] = joined(self.own_line("team"))
            block.loose = [piece for piece in block.loose if piece.bottom <= block.base + 1]
            self.problems[:] = [each for each in self.problems if each.code != "column_unsure"]
            for each in own:
                each.sure = True
        else:
            if len(block.texts("team")) > 1:
                self.doubt("crew_unsure", text=joined(block.texts("team")[1:]))
            return (), ()
        names, codes, strange = crew_of(lines)
        for name in strange:
            self.doubt("crew_unsure", text=name)
        nations = [code for text in block.texts("nationality") for code in text.split() if code != "/"]
        if not any(codes) and len(nations) == len(names):
            codes = nations
        if several and lines and not all(map(has_two_words, names)) and any(map(has_two_words, names)):
            self.doubt("crew_unsure", text=next(name for name in names if not has_two_words(name)))
        return tuple(names), tuple(codes)

    def own_line(self, name):
        cells = [each for each in self.block.placed if each.column and name in each.column.fields]
        return [
            text for _, text in by_line([each for each in cells if each.line.base <= self.block.base + 1])
        ]


def joined(lines):
    """Lines of one text; a word parted at its hyphen is whole again."""
    text = ""
    for line in lines:
        hyphen = text.endswith("-") and not text.endswith(" -")
        text = f"{text}{line}" if hyphen or not text else f"{text} {line}"
    return text


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


def position_or_none(text):
    try:
        return parse_position(text)
    except ValueError:
        return None


__all__ = ["own_classes", "re", "reading_of", "replace"]
