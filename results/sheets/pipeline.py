"""Bytes to readings: kind of file, words or records, layout, rows, reconciliation."""

from dataclasses import replace

from results.sheets.documents import MAX_PAGES, is_text, open_document
from results.sheets.kinds import reason_not_a_result, status_in_name
from results.sheets.layouts import layout_for
from results.sheets.letters_told import with_letters_told
from results.sheets.reading import NotAResult, Problem, Unreadable
from results.sheets.reconcile import reconcile
from results.sheets.together import looked_over
from results.sheets.vocabulary import field_of

FEWEST_HEADINGS = 3
TABLE_WORDS = {
    "pos",
    "no",
    "nr",
    "nat",
    "class",
    "team",
    "driver",
    "drivers",
    "car",
    "laps",
    "time",
    "gap",
    "lap",
}


def read_sheet(data, name=""):
    """The documents that the file holds. Raises Unreadable or NotAResult, each with its sentence.

    Runs whatever the file makes the libraries do: a server calls `results.sheets.sandbox.read_in_sandbox`.
    """
    try:
        document = open_document(data)
        if document.kind == "pdf" and document.pages_count > MAX_PAGES:
            raise refusal(document, Unreadable("too_many_pages", pages=document.pages_count, most=MAX_PAGES))
        readings = readings_in(document)
        if is_text(data):
            readings = with_letters_told(readings, data)
    except (Unreadable, NotAResult, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a hostile or broken file does to a library is the file's fault
        raise Unreadable("damaged") from error
    if not any(reading.rows for reading in readings):
        raise NotAResult("no_rows")
    proposed = status_in_name(name)
    readings = [looked_over(reading) for reading in readings]
    return [reconcile(replace(reading, file=name, proposed_status=proposed)) for reading in readings]


def readings_in(document):
    """What each table of the document holds; of several, those that are no result are counted."""
    parts = getattr(document, "parts", [document])
    readings, refused = [], []
    for part in parts:
        try:
            layout = layout_for(part)
            if layout is None:
                raise refusal(part, NotAResult("unknown_layout"))
            read = layout.read(part)
        except NotAResult as error:
            refused.append(error)
            continue
        readings += read if isinstance(read, list) else [read]
    if not readings:
        raise refused[0]
    if refused:
        told = Problem("tables_left", {"count": len(refused), "tables": len(parts)})
        readings[0] = replace(readings[0], problems=(*readings[0].problems, told))
    return readings


def refusal(document, otherwise):
    """The true reason where the first page's heading tells it."""
    if document.kind not in ("pdf", "text"):
        return otherwise
    reason = reason_not_a_result(heading_of(document.first_text))
    return NotAResult(reason) if reason else otherwise


def heading_of(text):
    """The first lines of a page, down to the header of its table, whose words are no title."""
    heading, lines = [], [line for line in text.splitlines() if line.strip()][:10]
    upright = [line for line in lines if field_of(line)]  # headings of columns, each on a line of its own
    for line in lines if len(upright) < FEWEST_HEADINGS else [each for each in lines if each not in upright]:
        if sum(map(is_of_a_header, line.split())) >= FEWEST_HEADINGS:
            break
        heading.append(line)
    return " ".join(heading)


def is_of_a_header(word):
    """Whether a word of a line may be the heading of a column, in some language."""
    return word.casefold().rstrip(".") in TABLE_WORDS or field_of(word) is not None
