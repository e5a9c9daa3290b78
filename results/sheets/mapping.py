"""A sheet whose columns an editor has named: values in, a Reading out. Runs in the child process.

A mapping is {"kind": "pdf" | "table", "columns": [{"field", "x0", "x1"} or {"field", "place"}], "header":
the words of the line with the column heads (none where the sheet has none), "x": where that line begins and
ends on the sheet that it was made from}. A later sheet is read with it where the same line is found; one
without heads is only proposed for the next sheet without heads, as nothing tells whether it fits.
"""

from dataclasses import replace

from results.sheets.kinds import status_in_name
from results.sheets.mapped_pages import read_pages
from results.sheets.mapped_records import read_records
from results.sheets.raw import FEWEST, lines_on, pdf_in, records_in
from results.sheets.reading import NotAResult, Unreadable
from results.sheets.reconcile import reconcile
from results.sheets.vocabulary import field_of

# The field of a column: the word under which the reader of tables knows it.
FIELDS = {
    "position": "Position",
    "number": "No",
    "drivers": "Drivers",
    "nationality": "Nationality",
    "team": "Team",
    "car": "Car",
    "class": "Class",
    "class_position": "Pos in class",
    "laps": "Laps",
    "total_time": "Total time",
    "gap": "Gap first",
    "interval": "Interval",
    "best_lap": "Best lap",
    "best_lap_number": "On lap",
    "status": "Status",
    "points": "Points",
    "note": "Note",
}
LAYOUT = "mapped"
MOST_LINES = 60
CLEAR = 4.0  # points of white that part two columns
ALIKE = 3  # cells of a first line that begin with a figure, where no line holds heads


# --- what the editor sees -----------------------------------------------------------------------------


def cells_in(data, number=1):
    """The lines of a page with their places, or the first records of a table, for the page of the editor."""
    records = records_in(data)
    if records is not None:
        shown = records[:MOST_LINES]
        width = max(map(len, shown), default=0)
        return {"kind": "table", "records": shown, "width": width, "head": head_among(shown)}
    pages = pdf_in(data).pages
    if not 1 <= number <= len(pages):
        raise Unreadable("no_such_page")
    page = pages[number - 1]
    lines = lines_on(page)
    head = head_among([line.texts for line in lines])
    return {
        "kind": "pdf",
        "page": number,
        "pages": len(pages),
        "width": page.width,
        "height": page.height,
        "is_upright": page.turn == 0,  # else the picture of the page shows it otherwise than it is read
        "head": head,
        "lines": [{"text": line.text, "words": line.texts, "ends": line.ends} for line in lines],
        "columns": [
            {"x0": x0, "x1": x1, "field": field if (field := field_of(words)) in FIELDS else ""}
            for x0, x1, words in proposed(lines, head)
        ],
    }


def head_among(lines):
    """Which of the lines seems to hold the heads; None where the table begins with its first car."""
    wide = [at for at, words in enumerate(lines) if len(words) >= FEWEST] or list(range(len(lines)))
    if not wide:
        return None
    head = max(wide[:20], key=lambda at: known(lines[at]))
    if not known(lines[head]) and sum(word[:1].isdigit() for word in lines[head]) >= ALIKE:
        return None
    return head


def known(words):
    return sum(field_of(word) is not None for word in words)


def proposed(lines, head):
    """Columns parted by white that runs down all lines, with the words of the heads over each."""
    spans = []
    table = [line for line in lines[head or 0 :][:MOST_LINES] if len(line.words) >= FEWEST]
    for x0, x1 in sorted((word.x0, word.x1) for line in table for word in line.words):
        if spans and x0 - spans[-1][1] < CLEAR:
            spans[-1][1] = max(spans[-1][1], x1)
        else:
            spans.append([x0, x1])
    heads = [] if head is None else lines[head].words
    for x0, x1 in spans[:40]:
        over = [word.text for word in heads if x0 <= (word.x0 + word.x1) / 2 <= x1]
        yield max(0.0, x0 - CLEAR / 2), x1 + CLEAR / 2, " ".join(over)


# --- reading ------------------------------------------------------------------------------------------


def read_mapped(data, name, mapping):
    """The documents of a sheet by the columns that an editor named. Raises Unreadable or NotAResult."""
    if not any(column.get("field") in FIELDS for column in mapping["columns"]):
        raise NotAResult("unknown_layout")
    try:
        if mapping["kind"] == "table":
            reading = read_records(data, mapping, FIELDS, LAYOUT)
        else:
            reading = read_pages(pdf_in(data), mapping, LAYOUT)
    except (Unreadable, NotAResult, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever the file makes a library do is the file's fault
        raise Unreadable("damaged") from error
    if not reading.rows:
        raise NotAResult("no_rows")
    return [reconcile(replace(reading, file=name, proposed_status=status_in_name(name)))]
