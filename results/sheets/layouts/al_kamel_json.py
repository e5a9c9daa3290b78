"""Al Kamel's JSON: classifications, grids and points tables. Numbers are texts there.

Its times of day stand on a clock of twelve hours without morning or afternoon, so none is read.
"""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from results.sheets.cells import read_row
from results.sheets.fia.checks import FastestLap, against_fastest
from results.sheets.kinds import session_kind_of, status_of
from results.sheets.reading import NotAResult, Problem, Reading
from results.times import NOTHING, parse_laps, parse_time, tidy

PROVIDER = "Al Kamel"
TEXTS = {  # ours → theirs, the first that is there
    "position": ("position",),
    "number": ("number",),
    "status": ("status",),
    "laps": ("laps",),
    "total_time": ("elapsed_time", "total_time"),
    "gap": ("gap_first",),
    "interval": ("gap_previous",),
    "best_lap": ("fastest_lap_time", "best_lap_time", "time"),
    "best_lap_number": ("fastest_lap_number", "best_lap_number", "lap"),
    "team": ("team",),
    "car": ("vehicle",),
    "class": ("class",),
    "group": ("group",),
    "class_position": ("position_in_class", "class_position", "pic"),
}
DRIVEN = {"elapsed_time", "laps", "gap_first", "fastest_lap_time"}


def recognise(document):
    if document.kind != "json" or not isinstance(document.content, dict):
        return 0
    head = document.content.get("session") or document.content.get("championship")
    return 0.9 if isinstance(head, dict) and lines_of(document.content) else 0


def lines_of(content):
    found = content.get("classification") or content.get("grid")
    return [line for line in found if isinstance(line, dict)] if isinstance(found, list) else []


def read(document):
    content = document.content
    if isinstance(content.get("championship"), dict):
        return read_standings(content["championship"], lines_of(content))
    if not any("number" in line for line in lines_of(content)):
        raise NotAResult("unknown_layout")
    session, kind = content["session"], "grid" if "grid" in content else "classification"
    name = said(session, "session_name")
    mark = " ".join(filter(None, (said(session, "report_mark"), said(session, "revised_mark"))))
    rows = [row_from(order, line, kind) for order, line in enumerate(lines_of(content), start=1)]
    circuit = session.get("circuit")
    return Reading(
        kind=kind,
        provider=PROVIDER,
        layout="al_kamel_json",
        title=" – ".join(filter(None, (name, mark))) or None,
        series=said(session, "championship_name") or None,
        event=said(session, "event_name") or None,
        circuit=(said(circuit, "name") if isinstance(circuit, dict) else "") or None,
        session=name or None,
        session_kind=session_kind_of(said(session, "session_type")) or session_kind_of(name),
        status=status_of(mark) if mark else None,
        label=mark or None,
        rows=tuple(against_fastest(rows, fastest_of(content))),
        notes=tuple(filter(None, (said(session, "report_message"),))),
    )


def said(values, *names):
    """The first of the values that says something, as text."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = tidy(f"{value:g}" if isinstance(value, float) else value)
            if text not in NOTHING:
                return text
    return ""


def row_from(order, line, kind):
    texts = {field: said(line, *names) for field, names in TEXTS.items()}
    if texts["best_lap_number"] == "0":
        texts["best_lap_number"] = ""  # no lap timed
    people = [one for one in line.get("drivers") or () if isinstance(one, dict)]
    names, codes, problems = [], [], []
    for one in people:
        halves = said(one, "firstname"), said(one, "surname", "secondname", "lastname")
        if any(halves):
            names.append(" ".join(filter(None, halves)))
            codes.append(said(one, "country") or None)
            problems += [] if all(halves) else [Problem("crew_unsure", {"text": names[-1]})]
    driven = kind == "classification" and "not_finished" in line
    row = read_row(
        order,
        texts,
        drivers=names,
        nationalities=codes,
        status="classified" if kind == "grid" else None,
        running=not line["not_finished"] if driven and isinstance(line["not_finished"], bool) else None,
        problems=problems,
    )
    if said(line, "not_finished_cause"):
        row = replace(row, note=said(line, "not_finished_cause"))
    if row.status != "classified":
        row = replace(row, running=None)
        if row.position is not None:
            problem = Problem("position_with_status", {"position": row.position, "status": texts["status"]})
            row = replace(row, problems=(*row.problems, problem))
    return row


def fastest_of(content):
    """The sheet's own line of the fastest lap of all: a measure for each car's."""
    line = content.get("fastest_lap")
    if not isinstance(line, dict):
        return []
    try:
        ms = parse_time(said(line, "time"))
        lap = parse_laps(said(line, "lap_number"))
    except ValueError:
        return []
    return [FastestLap(said(line, "participant_number"), ms, lap)] if ms is not None else []


# --- points tables --------------------------------------------------------------------------------------


def read_standings(championship, lines):
    title = " – ".join(filter(None, (said(championship, "main_title"), said(championship, "sub_title"))))
    sessions = {
        one.get("session_index"): "|".join(filter(None, (said(one, "event_name"), said(one, "session_name"))))
        for one in championship.get("sessions") or ()
        if isinstance(one, dict)
    }
    rows = [standing(order, line, sessions) for order, line in enumerate(lines, start=1)]
    return Reading(
        kind="standings",
        provider=PROVIDER,
        layout="al_kamel_json",
        title=title or None,
        series=said(championship, "name", "main_title") or None,
        rows=tuple(rows),
        notes=tuple(filter(None, (said(championship, "report_message"),))),
    )


def standing(order, line, sessions):
    """One line of the table: of a team (its key is the car's number), or of whom the key names."""
    key, team = said(line, "key"), said(line, "team")
    texts = {"position": said(line, "position"), "number": key if team else "", "team": team}
    row = read_row(order, texts, drivers=() if team else tuple(filter(None, (key,))), status="classified")
    total = decimal(line.get("total_points"))
    problems = row.problems
    if total is None:
        problems = (
            *problems,
            Problem("cell_not_understood", {"column": "points", "text": said(line, "total_points")}),
        )
    net = decimal(line.get("total_net_points"))
    if net is not None and net != total:
        problems = (*problems, Problem("points_dropped", {"points": net, "total": total}))
    cells = {}
    for each in line.get("points_by_session") or ():
        if isinstance(each, dict) and (text := points_of(each)):
            cells[sessions.get(each.get("session_index"), f"#{each.get('session_index')}")] = text
    note = f"rookie: {said(line, 'rookie')}" if said(line, "rookie") else None
    return replace(row, points=total, cells=cells, note=note, problems=problems)


def points_of(each):
    """What a session brought; nothing for one still to come, which has neither points nor a status."""
    status, total = said(each, "status"), decimal(each.get("total_points"))
    counts = any(value is True for name, value in each.items() if name.endswith("valid_for_net_points"))
    if not status and total in (None, "0") and not counts:
        return ""
    if status and total in (None, "0"):
        return status.replace("_", " ")
    return total or ""


def decimal(value):
    """A number as decimal text without idle zeros, or None."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
