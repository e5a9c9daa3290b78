"""Al Kamel's PDF as IMSA and its support series print it: races, practice, qualifying and grids.

Crystal Reports draws each field as a run of its own, in an order of its own, abutting or overprinting its
neighbours. So every word is placed by the header words of its page, and a row reaches from its car number
to the next one.
"""

from dataclasses import replace

from results.sheets.cells import read_row
from results.sheets.kinds import (
    kind_of,
    label_in,
    reason_not_a_result,
    session_in,
    session_kind_of,
    stamp_in,
    status_of,
)
from results.sheets.placing import Placing
from results.sheets.reading import NotAResult, Problem, Reading
from results.sheets.runs import find_header, runs_of
from results.times import parse_status

PROVIDER = "Al Kamel"
HEADER_WORDS = {
    "pos": "position",
    "pic": "class_position",
    "nr": "number",
    "no": "number",
    "class": "class",
    "g": "group",
    "group": "group",
    "drivers": "drivers",
    "driver": "driver",
    "team": "team",
    "car": "car",
    "vehicle": "car",
    "laps": "laps",
    "total": "laps",
    "total time": "total_time",
    "elapsed": "total_time",
    "gap": "gap",
    "lap": "best_lap_number",
    "time": "best_lap",
    "best time": "best_lap",
    "mph": "speed",
    "kph": "speed",
    "km/h": "speed",
    "hometown": "hometown",
    "tire": "tire",
    "tires": "tire",
}
NEEDED = (("position",), ("number",), ("drivers", "driver"), ("team", "car"))
CREW_WORDS = 2  # a driver is at least an initial and a surname


def recognise(document):
    if document.kind != "pdf" or not all(word in document.first_text for word in ("Pos", "Class", "Team")):
        return 0
    if not any(word in document.first_text for word in ("Nr", "No.")):
        return 0
    page = document.pages[0]
    if find_header(runs_of(page.words), HEADER_WORDS, NEEDED) is None:
        return 0
    return 0.9 if "Crystal" in document.producer else 0.6


def read(document):
    rows, notes, title, stamp = [], [], None, None
    heading_problems = []
    for page in document.pages:
        runs = runs_of(page.words)
        header = find_header(runs, HEADER_WORDS, NEEDED)
        if header is None:
            heading_problems.append(Problem("page_without_table", {"page": page.number}))
            continue
        title = title or title_of(runs, header)
        reason = reason_not_a_result(title)
        if reason:
            raise NotAResult(reason)
        foot = sorted((run for run in runs if run.top > page.height * 0.75), key=lambda run: run.x0)
        stamp = stamp or stamp_in(" ".join(run.text for run in foot))
        placing = Placing(header, [run for run in runs if run.top > header.bottom - 1])
        rows += [row_from(line, page, "driver" in header.columns) for line in placing.lines()]
        notes += placing.remarks()
    title = title or ""
    label = label_in(title)
    session_kind = session_kind_of(title)
    kind = kind_of(title) or "classification"
    if kind_of(title) is None:
        heading_problems.append(Problem("kind_unclear", {"title": title}))
    rows = [replace(row, order=order) for order, row in enumerate(rows, start=1)]
    if kind == "classification" and session_kind == "race":
        rows = [
            replace(row, running=True) if row.running is None and row.status == "classified" else row
            for row in rows
        ]
    elif any(row.running is False for row in rows):
        heading_problems.append(Problem("not_running_outside_a_race", {}))
    return Reading(
        kind=kind,
        provider=PROVIDER,
        layout="al_kamel_pdf",
        title=title or None,
        session=session_in(title) or None,
        session_kind=session_kind,
        status=status_of(label) if label else None,
        label=label,
        issued_at=stamp,
        pages=document.pages_count,
        rows=tuple(rows),
        notes=tuple(dict.fromkeys(notes)),
        problems=tuple(heading_problems),
    )


def title_of(runs, header):
    """The tallest line above the header."""
    above = [run for run in runs if run.bottom < header.top + 1 and run not in header.above]
    if not above:
        return None
    tallest = max(above, key=lambda run: run.height)
    line = sorted((run for run in above if abs(run.top - tallest.top) < 2), key=lambda run: run.x0)
    return " ".join(run.text for run in line)


def row_from(line, page, one_driver):
    """A row from the placed runs of one car."""
    texts = {name: " ".join(lines) for name, lines in line.cells.items()}
    left_over = " ".join(run.text for run in line.left_over)
    problems = [Problem("text_left_over", {"text": left_over})] if left_over else []
    drivers, crew_problems = crew(line.cells.get("driver" if one_driver else "drivers", ()), one_driver)
    said = [run.text for run in line.statuses]
    status = next((parse_status(text) for text in said if parse_status(text)), None) or line.section
    for name in ("team", "car"):
        if any(text.endswith("-") and not text.endswith(" -") for text in line.cells.get(name, ())[:-1]):
            texts[name] = texts[name].replace("- ", "-", 1)
    return read_row(
        0,
        texts,
        drivers=drivers,
        status=status,
        running=False if any(text.casefold() == "not running" for text in said) else None,
        page=page.number,
        box=(page.number, *(round(value, 1) for value in line.box)),
        problems=(*problems, *crew_problems),
    )


def crew(lines, one_driver):
    """The names of a crew over its lines: a new line begins a new name, with or without a stroke before."""
    if one_driver:
        return ((" ".join(lines),) if lines else ()), ()
    names = [name.strip() for line in lines for name in line.split("/") if name.strip()]
    strange = [name for name in names if len(name.split()) < CREW_WORDS]
    return tuple(names), tuple(Problem("crew_unsure", {"text": name}) for name in strange)
