"""JSON of any provider that lists cars, drivers or teams as objects: by the names of their values."""

from dataclasses import replace

from results.sheets.layouts import table
from results.sheets.reading import NotAResult, Problem
from results.sheets.values import tables_in_values

PROVIDER = None


def recognise(document):
    return 0.3 if document.kind == "json" and tables_in_values(document.content) else 0


def read(document):
    """A reading for each list; of several, those that are no result are counted."""
    readings, refused = [], []
    for part in tables_in_values(document.content):
        try:
            readings.append(table.read(part, layout="json_records"))
        except NotAResult as error:
            refused.append(error)
    if not readings:
        raise refused[0]
    if refused:
        told = Problem("tables_left", {"count": len(refused), "tables": len(refused) + len(readings)})
        readings[0] = replace(readings[0], problems=(*readings[0].problems, told))
    return readings
