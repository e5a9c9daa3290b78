"""Al Kamel's PDF as IMSA and its support series print it, overall and by class.

Crystal Reports draws each field as a run of its own, in an order of its own, abutting or overprinting its
neighbours; the general reader takes that. Al Kamel's own: a race says which classified cars had stopped, so
the others ran.
"""

from dataclasses import replace

from results.sheets.layouts import general
from results.sheets.reading import Problem

PROVIDER = "Al Kamel"


def recognise(document):
    if document.kind != "pdf" or "Crystal" not in document.producer:
        return 0
    if not all(word in document.first_text for word in ("Pos", "Team")):
        return 0
    return 0.9 if general.recognise(document) else 0


def read(document):
    return [completed(reading) for reading in general.read(document, PROVIDER, "al_kamel_pdf")]


def completed(reading):
    """With what a race's sheet says of the cars that it does not mark."""
    if reading.kind == "classification" and reading.session_kind == "race":
        rows = [
            replace(row, running=True) if row.running is None and row.status == "classified" else row
            for row in reading.rows
        ]
        return replace(reading, rows=tuple(rows))
    if any(row.running is False for row in reading.rows):
        problem = Problem("not_running_outside_a_race", {})
        return replace(reading, problems=(*reading.problems, problem))
    return reading
