"""The figures of a record before they are read: what spreadsheets and timing software put round them."""

import re

from results.folding import fold
from results.sheets.reading import Problem
from results.times import parse_laps, parse_status, parse_time

SHORTEST = 10_000  # milliseconds of a lap; less is a number of something else
REASON = re.compile(r"(?P<code>[^-–(,:/]+?)\s*[-–(,:/]\s*(?P<reason>[^)]+)\)?")  # "DNF (gearbox)"
STOPPED = {"not running", "not running at finish", "not running at the finish", "stopped"}
POINTS = re.compile(r"[-–−]?\d{1,5}(?:[.,]\d{1,3})?")
FIGURES = ("laps", "total_time", "best_lap", "gap", "interval", "best_lap_number")


def tidy_figures(texts, fields, header, minus):
    """Each figure bare, in its own field; `minus`: gaps are printed as what the car lacks."""
    number = texts.get("number", "").strip()
    if re.fullmatch(r"#?\d+\.0", number):
        number = number[:-2]
    texts["number"] = number.removeprefix("#").strip()
    if texts.get("best_lap_number", "").strip() in ("0", "0.0"):
        texts["best_lap_number"] = ""  # no lap timed
    for name in ("total_time", "best_lap"):
        if re.fullmatch(r"[0:.,'h]+", texts.get(name, "").strip()):
            texts[name] = ""  # nor a time taken
    total, gap = texts.get("total_time", "").strip(), texts.get("gap", "").strip()
    if "gap" not in fields and (total.startswith("+") or is_laps_down(total)):
        texts["gap"], texts["total_time"] = total, ""
    elif minus and gap.startswith(("-", "−")):
        texts["gap"] = gap[1:]
    if "car" not in fields:
        made = (texts.get("make", "").strip(), texts.get("model", "").strip())
        texts["car"] = " ".join(filter(None, made))
    note = texts.get("note", "").strip()
    if note and note.replace(":", "").replace(".", "").replace(",", "").isdigit():  # of penalties, say
        word = header[fields.index("note")].replace("_", " ").capitalize()
        texts["note"] = f"{word}: {note}" if note.strip("0:.,") else ""


def take_running(texts):
    """False where the status says that the car stood still at the end; it is classified all the same."""
    if fold(texts.get("status", "")) not in STOPPED:
        return None
    texts["status"] = ""
    return False


def take_status(texts, segments):
    """A code that stands where a figure would, and the reason behind a code; codes that differ are left."""
    for name in FIGURES:
        code = parse_status(texts.get(name, ""))
        if code and not texts.get("status", "").strip():
            texts["status"] = texts[name]
        if code and code == parse_status(texts["status"]):
            texts[name] = ""
    for name, text in segments.items():
        if parse_status(text):
            segments[name] = ""
    code = REASON.fullmatch(texts.get("status", "").strip())
    if code and not parse_status(code[0]) and parse_status(code["code"]):
        texts["status"] = code["code"]
        texts["note"] = texts.get("note", "").strip() or code["reason"]


def impossible(texts):
    """Figures that are no time of a lap or of a race: numbers of something else, taken out."""
    problems = []
    for name in ("total_time", "best_lap"):
        ms = safe(parse_time, texts.get(name, ""))
        if ms is not None and ms < SHORTEST:
            problems.append(Problem("cell_not_understood", {"column": name, "text": texts[name].strip()}))
            texts[name] = ""
    return problems


def is_laps_down(text):
    return bool(text) and not text.isdigit() and not text.startswith("+") and bool(safe(parse_laps, text))


def safe(parse, text):
    try:
        return parse(text)
    except ValueError:
        return None
