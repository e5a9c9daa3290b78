"""Records whose columns an editor has named: a CSV, a workbook, a text that was pasted."""

from dataclasses import dataclass, field, replace

from results.sheets.layouts import table
from results.sheets.raw import records_in, signature
from results.sheets.reading import NotAResult, Problem
from results.sheets.records import TableDocument

WRAPPED = {"drivers": " / ", "team": " ", "car": " "}
HIGHEST_HEAD = 60  # lines above the heads


@dataclass
class Record:
    """A line of the table: its named cells, and what is doubtful about them."""

    cells: list[str]
    problems: list = field(default_factory=list)


def read_records(data, mapping, words, layout):
    """The reading of a table. Raises NotAResult where the line with the heads is not found."""
    records = records_in(data)
    if records is None:
        raise NotAResult("unknown_layout")
    columns = [column for column in mapping["columns"] if column.get("field") in words]
    above, body = parted(records, mapping["header"])
    rows = rows_of(body, columns, mapping)
    header = [words[column["field"]] for column in columns]
    document = TableDocument(header, [row.cells for row in rows], above=tuple(above))
    reading = table.read(document, layout=layout, tell_unread=False)
    cars = [row for row, line in zip(rows, document.lines, strict=True) if line is None]
    found = tuple(
        replace(read, problems=(*read.problems, *row.problems))
        for read, row in zip(reading.rows, cars, strict=True)
    )
    return replace(reading, rows=found)


def parted(records, header):
    """The lines above the table, and its records without the heads, which may come again for each class."""
    if not header:
        first = next((at for at, record in enumerate(records) if len(filled(record)) > 2), 0)
        return joined(records[:first]), records[first:]
    wanted = signature(header)
    heads = [at for at, record in enumerate(records) if signature(record) == wanted]
    if not heads or heads[0] > HIGHEST_HEAD:
        raise NotAResult("unknown_layout")
    above = records[: heads[0]]
    body = [record for at, record in enumerate(records) if at > heads[0] and at not in heads]
    if len(heads) > 1 and above and len(filled(above[-1])) == 1:
        body.insert(0, above.pop())  # each of the tables has its class above its heads
    return joined(above), body


def filled(record):
    return [at for at, cell in enumerate(record) if cell]


def joined(records):
    return [" ".join(filter(None, record)) for record in records]


def rows_of(records, columns, mapping):
    places = {column["place"] for column in columns}
    width = max(len(mapping["header"]), max(places) + 1, mapping.get("width", 0))
    wraps = not {column["field"] for column in columns} <= set(WRAPPED)
    rows = []
    for record in records:
        standing = filled(record)
        cells = [record[c["place"]] if c["place"] < len(record) else "" for c in columns]
        named = {c["field"] for c, cell in zip(columns, cells, strict=True) if cell}
        if len(standing) == 1 and (standing[0] not in places or standing[0] == 0):
            cells = [record[standing[0]], *[""] * (len(columns) - 1)]  # a section, a class or a note
        elif wraps and named and named <= set(WRAPPED) and rows and len(filled(rows[-1].cells)) > 1:
            go_on(rows[-1], columns, cells)
            continue
        beyond = " ".join(record[at] for at in standing if at >= width)
        problems = [Problem("text_left_over", {"text": beyond[:60]})] if beyond else []
        rows.append(Record(cells, problems))
    return rows


def go_on(row, columns, cells):
    """More of the names of the row above: the second driver of a crew on a line of his own."""
    for at, (column, text) in enumerate(zip(columns, cells, strict=True)):
        if text:
            row.cells[at] = WRAPPED[column["field"]].join(filter(None, [row.cells[at], text]))
            row.problems.append(Problem("crew_unsure", {"text": text[:60]}))
