"""Al Kamel's CSV: semicolons as issued or commas as re-saved, one driver or a crew, overall or by class."""

import re

from results.sheets.cells import read_row
from results.sheets.reading import Problem, Reading
from results.times import tidy

PROVIDER = "Al Kamel"
COLUMNS = {
    "POSITION": "position",
    "POS": "position",
    "PIC": "class_position",
    "NUMBER": "number",
    "STATUS": "status",
    "LAPS": "laps",
    "TOTAL_TIME": "total_time",
    "ELAPSED": "total_time",
    "GAP_FIRST": "gap",
    "GAP_PREVIOUS": "interval",
    "FL_LAPNUM": "best_lap_number",
    "BEST_LAP_NUM": "best_lap_number",
    "FL_TIME": "best_lap",
    "BEST_LAP_TIME": "best_lap",
    "LAP": "best_lap_number",
    "TIME": "best_lap",
    "TEAM": "team",
    "CLASS": "class",
    "CLASS_TYPE": "class",
    "GROUP": "group",
    "VEHICLE": "car",
}
RACE = {"TOTAL_TIME", "ELAPSED"}
DRIVER = re.compile(r"DRIVER(\d*)_(FIRSTNAME|SECONDNAME|COUNTRY)")


def recognise(document):
    if document.kind != "table":
        return 0
    names = {name.upper() for name in document.header}
    ours = {"NUMBER", "GAP_FIRST", "GAP_PREVIOUS"} <= names and names & {"POS", "POSITION"}
    return 0.9 if ours else 0


def read(document):
    names = [name.strip().upper() for name in document.header]
    race = bool(RACE & set(names))
    rows = [row_from(order, names, record) for order, record in enumerate(document.records, start=1)]
    return Reading(
        kind="classification",
        provider=PROVIDER,
        layout="al_kamel_csv",
        session_kind="race" if race else None,
        rows=tuple(rows),
    )


def row_from(order, names, record):
    values = dict(
        zip(reversed(names), reversed(record[: len(names)] + [""] * (len(names) - len(record))), strict=True)
    )
    texts = {COLUMNS[name]: text for name, text in values.items() if name in COLUMNS}
    if texts.get("best_lap_number", "").strip() == "0":
        texts["best_lap_number"] = ""  # no lap timed
    problems = []
    if len(record) < max(places(names)) or any(cell.strip() for cell in record[len(names) :]):
        problems.append(Problem("cells_shifted", {"cells": len(record), "columns": len(names)}))
    drivers, nationalities, halves = crew(values)
    problems += [Problem("crew_unsure", {"text": half}) for half in halves]
    return read_row(order, texts, drivers=drivers, nationalities=nationalities, problems=problems)


def places(names):
    """Where the columns stand that we read; an editor's spreadsheet cuts empty ones off the end."""
    return [place for place, name in enumerate(names, start=1) if name in COLUMNS]


def crew(values):
    """Names and nationalities in the order of the columns, and names of which only a half is given."""
    people = {}
    for name, text in values.items():
        match = DRIVER.fullmatch(name)
        if match:
            people.setdefault(int(match[1] or 1), {})[match[2]] = tidy(text)
    people = [people[place] for place in sorted(people)]
    people = [one for one in people if one.get("FIRSTNAME") or one.get("SECONDNAME")]
    names = [" ".join(filter(None, (one.get("FIRSTNAME"), one.get("SECONDNAME")))) for one in people]
    halves = [
        name
        for name, one in zip(names, people, strict=True)
        if not (one.get("FIRSTNAME") and one.get("SECONDNAME"))
    ]
    return names, [one.get("COUNTRY") or None for one in people], halves
