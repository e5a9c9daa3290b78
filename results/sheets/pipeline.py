"""Bytes to readings: kind of file, words or records, layout, rows, reconciliation."""

from dataclasses import replace

from results.sheets.documents import MAX_PAGES, open_document
from results.sheets.kinds import reason_not_a_result
from results.sheets.layouts import layout_for
from results.sheets.reading import NotAResult, Unreadable
from results.sheets.reconcile import reconcile


def read_sheet(data, name=""):
    """The documents that the file holds. Raises Unreadable or NotAResult, each with its sentence.

    Runs whatever the file makes the libraries do: a server calls `results.sheets.sandbox.read_in_sandbox`.
    """
    try:
        document = open_document(data)
        if document.kind == "pdf" and document.pages_count > MAX_PAGES:
            raise refusal(document, Unreadable("too_many_pages", pages=document.pages_count, most=MAX_PAGES))
        layout = layout_for(document)
        if layout is None:
            raise refusal(document, NotAResult("unknown_layout"))
        readings = [layout.read(document)]
    except (Unreadable, NotAResult, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a hostile or broken file does to a library is the file's fault
        raise Unreadable("damaged") from error
    if not any(reading.rows for reading in readings):
        raise NotAResult("no_rows")
    return [reconcile(replace(reading, file=name)) for reading in readings]


def refusal(document, otherwise):
    """The true reason where the first page's heading tells it."""
    if document.kind != "pdf":
        return otherwise
    heading = " ".join(document.first_text.split()[:40])
    reason = reason_not_a_result(heading)
    return NotAResult(reason) if reason else otherwise
