"""Any table of records by its header words: whatever its columns are called, wherever they stand."""

import re
from dataclasses import replace

from results.sheets.above import title_of
from results.sheets.anchored.differences import unproved
from results.sheets.cells import read_row
from results.sheets.columns import crew_columns, person_of
from results.sheets.crews import Crews, text_at
from results.sheets.encodings import garbled
from results.sheets.figures import (
    POINTS,
    impossible,
    take_running,
    take_status,
    tidy_figures,
    to_thousandths,
)
from results.sheets.kinds import (
    label_in,
    session_in,
    stamp_in,
    status_of,
)
from results.sheets.meaning import fields_meant, kind_of_table
from results.sheets.net import places_of_both, told
from results.sheets.one_class import class_in
from results.sheets.reading import Problem, Reading
from results.sheets.refusing import refuse
from results.sheets.senses import Doubles
from results.sheets.sessions import session_of
from results.sheets.unread import Unread, unsolved
from results.sheets.vocabulary import IGNORED, TOTAL
from results.times import NOTHING, parse_status

PROVIDER = None
CLASS_HEADING = re.compile(
    r"(?:class|classe|klasse|clase|categor\w+)\s*[:\-–]?\s+(?P<name>\S.*)", re.IGNORECASE
)
NAMED = {"driver", "drivers", "first_name", "last_name", "nationality", "team", "car", "licence", "grade"}
TEXTS = ("team", "car", "class", "group", "note")


def recognise(document):
    return 0.3 if document.kind == "table" else 0


def read(document, *, provider=PROVIDER, layout="table", tell_unread=True):
    title = title_of(document)
    crew = crew_columns(document.header)
    fields = fields_meant(document, crew, title)
    kind, is_told = kind_of_table(document, fields, title)
    refuse(document, fields, kind, title)
    table = Table(document, fields, kind, Unread(document, fields, crew))
    table.take_class_of_heading()
    rows = table.rows()
    label = document.facts.get("label") or label_in(title)
    problems = [*document.doubts, *table.problems]
    if kind == "classification" and "gap" in fields and "interval" not in fields:
        problems += unproved(rows, document.header[fields.index("gap")])
    if table.finer:
        problems.append(Problem("times_rounded"))
    if not is_told:
        problems.append(Problem("heading_missing"))
    if tell_unread and kind != "standings":
        problems += table.unread.problems()
    session_kind = session_of(rows, fields, kind, title, problems)
    return Reading(
        kind=kind,
        provider=provider,
        layout=layout,
        title=title or None,
        series=document.facts.get("series"),
        event=document.facts.get("event"),
        circuit=document.facts.get("circuit"),
        session=document.facts.get("session") or session_in(title) or None,
        session_kind=session_kind,
        status=status_of(label) if label else None,
        label=label,
        version=document.facts.get("version"),
        issued_at=stamp_in(document.facts.get("issued_at") or " ".join(document.above)),
        rows=rows,
        notes=tuple(table.notes),
        problems=tuple(problems),
    )


class Table:
    """The rows of a table, as they are read one after the other under their sections."""

    def __init__(self, document, fields, kind, unread):
        self.document, self.fields, self.kind, self.unread = document, fields, kind, unread
        self.crews = Crews(document.header, fields, document.records)
        self.doubles = Doubles(document.header, fields)
        self.both = places_of_both(document.header, TOTAL)
        self.status, self.race_class = None, None
        self.notes, self.problems, self.finer, self.led = [], [], False, set()
        self.read_to = max(
            (place for place, field in enumerate(fields, 1) if field not in {None, *IGNORED}), default=0
        )
        self.by_class = "class_position" not in fields and self.restarts()
        if self.by_class:
            self.problems.append(Problem("places_in_class"))
        self.minus = all(text.startswith(("-", "−")) for text in self.gaps()) and len(self.gaps()) > 1

    def take_class_of_heading(self):
        """The class that the lines above name for all cars; one that they may name is said."""
        lines = [*self.document.above, *filter(None, [self.document.sheet])]
        is_told = not {"class", "group"}.isdisjoint(self.fields) or self.kind in ("standings", "entry_list")
        sections = [line for line in self.document.lines if line and not parse_status(line.rstrip(": "))]
        if is_told or self.by_class or any(map(CLASS_HEADING.fullmatch, sections)):
            return
        self.race_class, doubt = class_in(lines, lines[-1] if lines else None)
        if doubt:
            self.problems.append(Problem("class_in_heading", {"text": doubt}))

    def gaps(self):
        texts = [self.text(record, name) for name in ("gap", "interval") for record in self.document.records]
        return [text for text in texts if any(letter.isdigit() for letter in text)]

    def restarts(self):
        """Whether places begin again with 1 in each class, or under each heading: they are those of it."""
        if "class" in self.fields:
            cars = self.document.cars
            first = [self.text(record, "class") for record in cars if self.says_first(record)]
            classes = {
                self.text(record, "class") for record in cars if self.text(record, "position").isdigit()
            }
            return len(set(first)) > 1 and set(first) == classes
        places, ones = [], 0
        for record, line in zip(self.document.records, self.document.lines, strict=True):
            if line is not None:
                places.append(None)
            elif self.says_first(record):
                ones += bool(places and places[-1] is None) or not places
                places.append(1)
            else:
                places.append(0)
        return ones > 1 and ones == places.count(1)

    def says_first(self, record):
        return self.text(record, "position") in ("1", "1.", "1.0")

    def text(self, record, name):
        return text_at(record, self.fields.index(name)) if name in self.fields else ""

    def rows(self):
        rows, lines, above = [], self.document.lines, []
        for place, (record, line) in enumerate(zip(self.document.records, lines, strict=True)):
            if line is None and rows and self.is_same_car(record, above, rows[-1].drivers):
                rows[-1] = self.with_more_crew(rows[-1], record)
            elif line is None:
                rows.append(self.row(len(rows) + 1, record))
                above = record
            elif rows and line and self.goes_on(record):
                told = Problem("crew_unsure", {"text": line[:60]})
                rows[-1] = replace(rows[-1], problems=(*rows[-1].problems, told))
            else:
                self.take_line(line, followed=None in lines[place:], next_record=self.next_car(lines, place))
        return tuple(rows)

    def is_same_car(self, record, above, drivers):
        """Whether a row repeats the number and the place above it, and nothing but its drivers is new."""
        names = self.crews.of(record)[0]
        same = bool(names) and not set(names) & set(drivers)
        same = same and all(
            self.text(record, name) and self.text(record, name) == self.text(above, name)
            for name in ("number", "position")
        )
        crew = self.crews.places | {
            place for place, field in enumerate(self.fields) if field in NAMED - {"team", "car"}
        }
        others = (
            (text, above[place] if place < len(above) else "")
            for place, text in enumerate(record)
            if place not in crew
        )
        return same and all(text.strip() in ("", over.strip()) for text, over in others)

    def with_more_crew(self, row, record):
        """The row with the drivers that a second row of the same car names."""
        drivers, codes, problems = self.crews.of(record)
        nationalities = (*(row.nationalities or (None,) * len(row.drivers)), *codes)
        return replace(
            row,
            drivers=(*row.drivers, *drivers),
            nationalities=nationalities if any(nationalities) else (),
            problems=(*row.problems, *problems),
        )

    def goes_on(self, record):
        """Whether a line holds nothing but more of the names above it: the second driver of a crew."""
        filled = [place for place, cell in enumerate(record) if cell.strip()]
        named = {place for place, field in enumerate(self.fields) if field in NAMED} | self.crews.places
        return min(filled) > 0 and set(filled) <= named

    def next_car(self, lines, place):
        following = (self.document.records[at] for at in range(place, len(lines)) if lines[at] is None)
        return next(following, None)

    def take_line(self, line, followed, next_record):
        """A section, a class, or a note; what stands between rows and is none of them is said."""
        heading = CLASS_HEADING.fullmatch(line)
        if parse_status(line.rstrip(": ")):
            self.status = parse_status(line.rstrip(": "))
        elif followed and "class" not in self.fields and heading:
            self.race_class, self.status = heading["name"], None
        elif (
            followed
            and "class" not in self.fields
            and self.by_class
            and self.text(next_record, "position").startswith("1")
        ):
            self.race_class, self.status = line, None
        else:
            self.notes.append(line)
            if followed:
                self.problems.append(Problem("line_between_rows", {"text": line[:200]}))

    def row(self, order, record):
        record, unknown = unsolved(record, self.document.header)
        texts = {
            field: record[place] for place, field in enumerate(self.fields) if field and place < len(record)
        }
        problems = [*self.shifted(record), *self.doubles.problems(record), *unknown]
        segments = {
            name.partition(":")[2]: text for name, text in texts.items() if name.startswith("segment:")
        }
        texts = {name: text for name, text in texts.items() if not name.startswith("segment:")}
        for each in (texts, segments):
            self.finer = to_thousandths(each) or self.finer
        race_class = (self.race_class or texts.get("class", "")) if self.by_class else ""
        leads = self.says_first(record) and race_class not in self.led  # who shares its place is 0.000 behind
        self.led |= {race_class} if leads else set()
        tidy_figures(texts, self.fields, self.document.header, self.minus, leads)
        if self.kind == "standings":
            texts = {name: text for name, text in texts.items() if name not in ("gap", "interval")}
        running = take_running(texts)
        take_status(texts, segments, self.unread.flag(record))
        if self.kind == "classification":
            problems += self.unread.of_row(record)
        self.take_class(texts)
        drivers, nationalities, doubts = self.crews.of(record)
        problems += doubts
        problems += [
            Problem("letters_unsure", {"text": text})
            for text in (*drivers, *(texts.get(name, "") for name in TEXTS))
            if garbled(text)
        ]
        problems += impossible(texts)
        row = read_row(
            order,
            texts,
            drivers=drivers,
            nationalities=nationalities,
            segments=segments,
            running=running,
            status=self.status if self.kind == "classification" else "classified",
            problems=problems,
        )
        if row.position is not None and row.status != "classified" and self.kind == "classification":
            params = {"position": row.position, "status": texts.get("status", "") or row.status}
            row = replace(row, problems=(*row.problems, Problem("position_with_status", params)))
        return self.with_points(row, record, texts)

    def shifted(self, record):
        width = len(self.fields)
        if len(record) >= self.read_to and not any(cell.strip() for cell in record[width:]):
            return []
        return [Problem("cells_shifted", {"cells": len(record), "columns": width})]

    def take_class(self, texts):
        if self.race_class and "class" not in self.fields:
            texts["class"] = self.race_class
        if self.by_class and parse_status(texts.get("position", "")) is None:
            texts["class_position"], texts["position"] = texts.get("position", ""), ""
            if texts["class_position"].strip() and not self.status:
                texts["status"] = texts.get("status", "").strip() or "classified"

    def cells_of_entry(self, record):
        """What an entry list says of a car and no other sheet does: grades, licences."""
        return {
            self.document.header[place]: record[place].strip()
            for place, field in enumerate(self.fields)
            if field in ("grade", "licence") and place < len(record) and record[place].strip()
        }

    def with_points(self, row, record, texts):
        if self.kind == "entry_list":
            return replace(row, cells=self.cells_of_entry(record))
        if self.kind != "standings":
            return row
        points = texts.get("points", "").strip().replace(",", ".").replace("−", "-").replace("–", "-")
        problems = row.problems
        if points and points not in NOTHING and not POINTS.fullmatch(points):
            problems = (*problems, Problem("cell_not_understood", {"column": "points", "text": points}))
        if not POINTS.fullmatch(points):
            points = ""
        if self.both and max(self.both) < len(record):
            problems = (*problems, *told(*(record[place] for place in self.both)))
        cells = {}
        for place, (word, field) in enumerate(zip(self.document.header, self.fields, strict=True)):
            is_round = (field is None or field.startswith("segment:")) and word and not person_of(word)
            if is_round and place < len(record) and record[place].strip():
                name = word if word not in cells else f"{word} ({place + 1})"
                cells[name] = record[place].strip()
        return replace(row, points=points or None, cells=cells, segments={}, problems=problems)
