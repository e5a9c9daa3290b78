"""The figures of a record before they are read: what spreadsheets and timing software put round them."""

import re

from results.folding import fold
from results.sheets.reading import Problem
from results.times import format_time, parse_laps, parse_position, parse_status, parse_time

SHORTEST = 10_000  # milliseconds of a lap; less is a number of something else
REASON = re.compile(r"(?P<code>[^-–(,:/]+?)\s*[-–(,:/]\s*(?P<reason>[^)]+)\)?")  # "DNF (gearbox)"
STOPPED = {"not running", "not running at finish", "not running at the finish", "stopped"}
POINTS = re.compile(r"[-–−]?\d{1,5}(?:[.,]\d{1,2}|[.,]\d{3}(?<=[.,](?:333|667|666|125|375|625|875)))?")
FINE = re.compile(r"(?P<sign>[+-]?)(?P<time>[\d:'h]*\d[.,]\d{3})(?P<rest>\d{1,6})")  # 1:07.7109
DAYS = re.compile(r"0 days (?=\d\d:\d\d:\d\d)")
FIGURES = ("laps", "total_time", "best_lap", "gap", "interval", "best_lap_number")


def tidy_figures(texts, fields, header, minus, leads=True):
    """Each figure bare, in its own field; `minus`: gaps are what the car lacks; `leads`: no car is ahead."""
    number = texts.get("number", "").strip()
    if re.fullmatch(r"#?\d+\.0", number):
        number = number[:-2]
    texts["number"] = re.sub(r"#|[Nn]\.?[°º]\s?(?=\d)", "", number, count=1).strip()
    if texts.get("best_lap_number", "").strip() in ("0", "0.0"):
        texts["best_lap_number"] = ""  # no lap timed
    for name in ("total_time", "best_lap"):
        if re.fullmatch(r"[0:.,'h]+", texts.get(name, "").strip()):
            texts[name] = ""  # nor a time taken
    if leads and texts.get("position", "").strip() in ("1", "1.", "1.0"):
        for name in ("gap", "interval"):
            if re.fullmatch(r"[+-]?[0.,:]+|leader|lead|winner", texts.get(name, "").strip().casefold()):
                texts[name] = ""  # who leads is behind nobody
    total = texts.get("total_time", "").strip()
    if "gap" not in fields and (total.startswith("+") or is_laps_down(total)):
        texts["gap"], texts["total_time"] = total, ""
    elif minus:
        for name in ("gap", "interval"):
            texts[name] = texts.get(name, "").strip().removeprefix("-").removeprefix("−")
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


def to_thousandths(texts):
    """Times that are printed finer, rounded; says whether any were."""
    found = False
    for name, text in texts.items():
        fine = FINE.fullmatch(DAYS.sub("", text.strip())) if text else None
        if fine and (ms := safe(parse_time, fine["time"])) is not None:
            found = found or bool(fine["rest"].strip("0"))
            texts[name] = fine["sign"] + format_time(ms + (fine["rest"][0] >= "5"))
    return found


def take_status(texts, segments, flag=""):
    """A code that stands where a figure would, and the reason behind a code; codes that differ are left.

    `flag`: the status that a column of its own answers with a yes.
    """
    position = texts.get("position", "").strip()
    is_place = not position or parse_status(position) or safe(parse_position, position)
    reason = None if is_place else REASON.fullmatch(position)
    if reason and parse_status(reason["code"]) and not texts.get("status", "").strip():
        texts["status"], texts["position"] = position, ""  # "DNF (engine)" for a place
    if (
        parse_status(texts.get("note", "")) not in (None, "classified")
        and not texts.get("status", "").strip()
    ):
        texts["status"] = texts["note"]  # "Disqualified" for a remark
    status = texts.get("status", "").strip()
    if is_laps_down(status.removeprefix("+")):  # "+1 lap" for how it ended
        texts["status"] = "classified"
        texts["gap"] = texts.get("gap", "").strip() or status
    if flag and parse_status(texts.get("status", "")) in (None, "classified"):
        texts["status"] = flag
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
    ended = parse_status(texts.get("status", "")) or parse_status(texts.get("position", ""))
    total = texts.get("total_time", "").strip()
    if ended not in (None, "classified") and total and not any(letter.isdigit() for letter in total):
        texts["total_time"] = ""  # "Collision" beside "Ret"
        texts["note"] = texts.get("note", "").strip() or total


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
