"""The cells of a row under review: what they are called, how they are read and shown."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from results.models.row import Status
from results.sheets.cells import crew_from_line
from results.sheets.vocabulary import field_of
from results.times import (
    NOTHING,
    Gap,
    format_gap,
    format_time,
    parse_gap,
    parse_laps,
    parse_position,
    parse_time,
)

LABELS = {
    "position": pgettext_lazy("column", "Pos."),
    "number": pgettext_lazy("column", "No."),
    "drivers": pgettext_lazy("column", "Drivers"),
    "grade": pgettext_lazy("column", "Grades"),
    "team": pgettext_lazy("column", "Team"),
    "car": pgettext_lazy("column", "Car"),
    "class": pgettext_lazy("column", "Classes"),
    "class_position": pgettext_lazy("column", "In class"),
    "laps": pgettext_lazy("column", "Laps"),
    "total_time": pgettext_lazy("column", "Time"),
    "gap": pgettext_lazy("column", "Gap"),
    "interval": pgettext_lazy("column", "Interval"),
    "best_lap": pgettext_lazy("column", "Best lap"),
    "best_lap_number": pgettext_lazy("column", "On lap"),
    "status": pgettext_lazy("column", "Status"),
    "running": pgettext_lazy("column", "Running"),
    "note": pgettext_lazy("column", "Note"),
}
WIDE = {"drivers", "grade", "team", "car", "note"}
LONGEST = {"number": 8, "team": 160, "car": 120, "note": 300}
NAMES = {"drivers": "driver", "team": "team", "car": "car", "class": "class"}  # cell: kind of name
SEGMENT = "t-"  # before the name of a segment: t-Q1
RUNNING_UNLESS_SAID = {Status.CLASSIFIED, Status.NOT_CLASSIFIED, Status.DISQUALIFIED}


def list_of(text):
    """The pieces of a cell that holds several: "GTD / Bronze". "Pro/Am" is one name."""
    return [piece.strip() for piece in re.split(r"\s+/\s+|[;\n]", text or "") if piece.strip()]


def crew_of(text):
    """Names with their nationalities: "Anna Novák (CZE) / Tom Hart"."""
    names, codes = crew_from_line(re.sub(r"[;\n]", "/", text or ""))
    return [(name, code or "") for name, code in zip(names, codes, strict=True)]


def grades_of(text):
    """One for each driver: "BRONZE / – / Silver" as "Bronze", "", "Silver"."""
    pieces = list_of(text)
    return [
        "" if piece in NOTHING else piece.capitalize() if piece.isupper() and len(piece) > 3 else piece
        for piece in pieces
    ]


def class_positions(text):
    return [parse_position(piece) for piece in list_of(text)]


PARSERS = {
    "position": parse_position,
    "class_position": class_positions,
    "laps": parse_laps,
    "total_time": parse_time,
    "gap": parse_gap,
    "interval": parse_gap,
    "best_lap": parse_time,
    "best_lap_number": parse_laps,
}
# The column of the database and what it holds at most.
MOST = {"position": 32_767, "laps": 32_767, "best_lap_number": 32_767}

MISREAD = {
    "position": _("“%(text)s” is no position."),
    "class_position": _("“%(text)s” is no position, nor positions separated by “ / ”."),
    "laps": _("“%(text)s” is no number of laps."),
    "total_time": _("“%(text)s” is no time. Write it as 1:02:03.004."),
    "gap": _("“%(text)s” is no gap. Write it as +1.759 or as 2 laps."),
    "interval": _("“%(text)s” is no interval. Write it as +1.759 or as 2 laps."),
    "best_lap": _("“%(text)s” is no time. Write it as 1:39.482."),
    "best_lap_number": _("“%(text)s” is no number of a lap."),
}


def parser_of(cell):
    return parse_time if cell.startswith(SEGMENT) else PARSERS.get(cell)


def label_of(cell):
    return cell.removeprefix(SEGMENT) if cell.startswith(SEGMENT) else LABELS[cell]


def misread(cell, text):
    return MISREAD.get(cell, MISREAD["best_lap"]) % {"text": text}


def value_of(cell, text):
    """What the text of a cell says. Raises ValueError where it says nothing that the column can hold."""
    parse = parser_of(cell)
    if parse is None:
        return (text or "").strip()
    value = parse(text or "")
    number = value.laps if isinstance(value, Gap) else value
    if isinstance(number, int) and number > MOST.get(cell, 2**40):
        raise ValueError(f"too large: {text!r}")
    return value


def shown(cell, text):
    """The text as the page shows it: a gap in laps in the language of the editor."""
    if cell not in ("gap", "interval") or not text:
        return text
    try:
        gap = parse_gap(text)
    except ValueError:
        return text
    return format_gap(gap) if gap and gap.laps is not None else text


def texts_of(row):
    """The cells of a row that was read, as an editor would type them."""
    crew = [
        f"{name} ({code})" if code else name
        for name, code in zip(row.drivers, [*row.nationalities, *[None] * len(row.drivers)], strict=False)
    ]
    running = row.running if row.running is not None else row.status in RUNNING_UNLESS_SAID
    texts = {
        "position": printed(row.position),
        "number": row.number or "",
        "drivers": " / ".join(crew),
        "team": row.team or "",
        "car": row.car or "",
        "class": " / ".join(each.name for each in row.classes),
        "class_position": " / ".join(printed(each.position) or "–" for each in row.classes),
        "laps": printed(row.laps),
        "total_time": time_text(row.total_time_ms),
        "gap": gap_text(row.gap_ms, row.gap_laps),
        "interval": gap_text(row.interval_ms, row.interval_laps),
        "best_lap": time_text(row.best_lap_ms),
        "best_lap_number": printed(row.best_lap_number),
        "status": row.status,
        "running": "1" if running else "",
        "note": row.note or "",
    }
    if not any(each.position for each in row.classes):
        texts["class_position"] = printed(row.class_position)
    texts["grade"] = next((text for head, text in row.cells.items() if field_of(head) == "grade"), "")
    for segment, ms in row.segments.items():
        texts[SEGMENT + segment] = time_text(ms)
    for problem in row.problems:  # what was not understood stands in its cell, to be mended there
        cell, text = problem.params.get("column"), problem.params.get("text")
        cell = cell if cell in texts else SEGMENT + str(cell)
        if text and cell in texts and not texts[cell]:
            texts[cell] = str(text)
    return texts


def printed(value):
    return "" if value is None else str(value)


def time_text(ms):
    return "" if ms is None else format_time(ms)


def gap_text(ms, laps):
    """Laps in English whoever is looking: `shown` puts it into the editor's language."""
    if laps is not None:
        return f"+{laps} L"
    return "" if ms is None else f"+{format_time(ms)}"
