"""Tables among records: which line is the header, where a table ends, which line is no record at all."""

import csv
import io
import re
from dataclasses import dataclass, field
from functools import cached_property

from results.folding import fold
from results.sheets.above import facts_in
from results.sheets.cleaning import are_units, bare, with_close_quotes
from results.sheets.columns import fields_of
from results.sheets.headers import (
    FEWEST_KNOWN,
    is_header,
    is_of_another,
    known_in,
    whole_header,
)
from results.sheets.kinds import kind_of, label_in, session_kind_of
from results.sheets.reading import NotAResult, Unreadable
from results.times import parse_status

MAX_RECORDS = 5_000
SEPARATORS = ";\t,|"
NAMES = {"team", "driver", "drivers", "last_name", "first_name", "car"}
TOTALS = re.compile(r"(?:sub)?total\w*|totaux|totale|summe|gesamt|somme|suma|totales|average|mean|count")
NUMBER = re.compile(r"(?:#|[Nn]\.?[°º]\s?)?[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2}(?:\.0)?")
FASTEST = re.compile(
    r"(?:(?:overall |race |class )*(?:fastest|best) laps?(?: of the race)?|meilleurs? tours?(?: en course)?|"
    r"schnellste runden?|gir[oi] (?:piu )?veloc[ei]|vueltas? rapidas?)"
)
PLACE = re.compile(r"=?P?\d{1,4}(?:\.0*|=|st|nd|rd|th|er|e)?")


@dataclass
class TableDocument:
    """One table of a CSV or a workbook: its header words and its records, cells as they stand."""

    header: list[str]
    records: list[list[str]]
    above: tuple[str, ...] = ()  # lines of text over the header
    facts: dict[str, str] = field(default_factory=dict)  # of them, those like "Circuit: …"
    sheet: str | None = None  # of a workbook
    doubts: list = field(default_factory=list)  # problems with the table as a whole
    kind = "table"
    pages_count = None

    @cached_property
    def fields(self):
        return fields_of(self.header)

    @cached_property
    def lines(self):
        """For each record its text where it is no car, else None; cars named again as fastest are none."""
        lines, aside, seen = [], False, set()
        for record in self.records:
            line = self.line(record)
            if line:
                aside = bool(FASTEST.fullmatch(fold(line).rstrip(" :")))
            elif line is None and aside and self.text(record, "number") in seen:
                line = ", ".join(cell for cell in record if cell)
            elif line is None:
                aside = False
                seen.add(self.text(record, "number"))
            lines.append(line)
        return lines

    @cached_property
    def cars(self):
        return [record for record, line in zip(self.records, self.lines, strict=True) if line is None]

    def place(self, name):
        return self.fields.index(name) if name in self.fields else None

    def line(self, record):
        """The text of a record that is no car: a section, a footnote, a total; None for a car."""
        texts = [cell.strip() for cell in record if cell.strip()]
        if not texts:
            return ""
        number, place = self.text(record, "number"), self.text(record, "position")
        if self.sums_up(record) and not PLACE.fullmatch(place):
            return ", ".join(texts)
        if NUMBER.fullmatch(number) or PLACE.fullmatch(place):
            return None
        if len(texts) == 1:
            return texts[0]
        if parse_status(place) or not all(cell.strip() for cell in record[: len(texts)]):
            return None
        return ", ".join(texts) if len(texts) <= max(3, len(self.header) // 4) else None

    def sums_up(self, record):
        """Whether the record begins with "Total" or the like, not as a name."""
        first = next(place for place, cell in enumerate(record) if cell.strip())
        word = fold(record[first]).split(" ")[0].rstrip(":")
        named = first < len(self.fields) and self.fields[first] in NAMES
        return TOTALS.fullmatch(word) is not None and not named

    def text(self, record, name):
        place = self.place(name)
        return record[place].strip() if place is not None and place < len(record) else ""


@dataclass
class TablesDocument:
    """All tables of a file, in their order."""

    parts: list[TableDocument]
    kind = "tables"
    pages_count = None


def tables_in_text(text):
    """The tables of a text with separators; none where no separator makes a header."""
    text = with_close_quotes(re.sub(r"\Asep=.\r?\n", "", text))  # what Excel is told
    lines = text.count("\n") + text.count("\r")
    if lines > 20 * MAX_RECORDS:
        raise NotAResult("too_many_rows", rows=lines)
    found = [(header_strength(rows), sep, rows) for sep, rows in splittings(text)]
    strength, separator, rows = max(found, key=lambda each: each[0], default=(0, "", []))
    if not strength:
        return []
    if '"' in text:
        rows = better_quoting(text, separator, rows)
    if len(rows) > MAX_RECORDS:
        raise NotAResult("too_many_rows", rows=len(rows))
    return tables_in(rows)


def splittings(text):
    for separator in SEPARATORS:
        if text.count(separator) >= FEWEST_KNOWN - 1:
            yield separator, split(text, separator)


def split(text, separator, quoting=csv.QUOTE_MINIMAL):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting))
    except csv.Error as error:
        if quoting == csv.QUOTE_NONE:
            raise Unreadable("damaged") from error
        return split(text, separator, csv.QUOTE_NONE)


def better_quoting(text, separator, quoted):
    """Quotes that do not come in pairs join records: then they are letters like any other."""
    plain = split(text, separator, csv.QUOTE_NONE)
    width = max((len(row) for row in quoted if is_header(row)), default=0)
    if sum(len(row) == width for row in plain) <= sum(len(row) == width for row in quoted):
        return quoted
    return [[unquoted(cell) for cell in row] for row in plain]


def unquoted(cell):
    bare = cell.strip()
    return bare[1:-1] if len(bare) > 1 and bare.count('"') == 2 and bare[0] == bare[-1] == '"' else cell


def header_strength(rows):
    return max((known_in(row) for row in rows[:200] if is_header(row)), default=0)


def tables_in(rows, sheet=None):
    """The tables of a grid of cells, each with the lines of text above it."""
    rows = in_one_column([[bare(cell) for cell in row] for row in rows])
    starts = [place for place, row in enumerate(rows) if is_header(row)]
    if not starts:
        return []
    starts = sorted(
        {*starts, *(place for place in range(starts[0] + 2, len(rows)) if is_of_another(rows[place]))}
    )
    tables, carried = [], lines_of(rows[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        header, first = whole_header(rows, start)
        body = rows[first:end]
        if end < len(rows):
            body, title = without_title(body)
        else:
            title = []
        records = [row for row in body if any(row)]
        if records and are_units(records[0]):
            records = records[1:]
        if not records:
            carried += lines_of(title)
            continue
        if tables and continues(tables[-1], header, records, carried):
            if carried:
                title_as_section(tables[-1])
            tables[-1].records += [[line] for line in carried] + records
        else:
            tables.append(TableDocument(header, records, tuple(carried), facts_in(carried), sheet))
        carried = lines_of(title)
    return [table for table in tables if table.records]


def in_one_column(rows):
    """The rows with tables that stand beside each other, under the same header words, below each other."""
    at = next((place for place, row in enumerate(rows) if is_header(row)), None)
    width = second_half(rows[at]) if at is not None else 0
    if not width:
        return rows
    starts = range(0, len(rows[at]), width)
    return [row[start : start + width] for start in starts for row in rows]


def second_half(header):
    """Where the header words begin again, all in their order; 0 where they do not."""
    for width in range(FEWEST_KNOWN, len(header) // 2 + 2):
        parts = [[cell for cell in header[at : at + width] if cell] for at in range(0, len(header), width)]
        if len(parts) > 1 and all(part == parts[0] for part in parts) and is_header(parts[0]):
            return width
    return 0


def lines_of(rows):
    """Lines of text: "Session:" and "Race 1" in two cells make one, as do the heads of a Markdown page."""
    lines = []
    for filled in ([cell for cell in row if cell] for row in rows):
        if filled:
            lines.append(": ".join([*(cell.rstrip(" :") for cell in filled[:-1]), filled[-1]]).lstrip("# "))
    return lines


def without_title(body):
    """The records of a table, and the lines at its end that are the title of the next one."""
    last = len(body)
    while last and sum(bool(cell) for cell in body[last - 1]) == 0:
        last -= 1
    first = last
    while first and 0 < sum(bool(cell) for cell in body[first - 1]) <= 2:
        first -= 1
    if first and any(body[first - 1]) and last - first > 1:
        first = last - 1  # no blank line parts them: footnotes, then a title
    return body[:first], body[first:last]


def continues(table, header, records, lines):
    """Whether a header seen again goes on with the same table: other cars, of a class or on a page."""
    if [fold(cell) for cell in header] != [fold(cell) for cell in table.header]:
        return False
    place = table.place("number")
    if place is None:
        return False
    seen, new = ({row[place] for row in part if len(row) > place} for part in (table.records, records))
    if seen & new - {""}:
        return False
    return bool(lines) or not starts_anew(table, records)


def title_as_section(table):
    """Where each section has its heading over a header of its own, so has the first."""
    last = table.above[-1] if table.above else ""
    if last and not (label_in(last) or kind_of(last) or session_kind_of(last) or ":" in last):
        table.above = table.above[:-1]
        table.records.insert(0, [last])


def starts_anew(table, records):
    place = table.place("position")
    return place is not None and any(
        row[place].rstrip(".0=") == "1" for row in records[:1] if len(row) > place
    )
