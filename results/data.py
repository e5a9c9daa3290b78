"""A classification as data for others: the values as stored, untranslated. docs/data.md describes them."""

import csv
import io

from results import decision_data
from results.models.row import Status

FORMULA = ("=", "+", "-", "@", "\t", "\r")

HEADER = [
    "order", "position", "status", "running", "number", "drivers", "nationalities", "team", "car", "classes",
    "class_positions", "laps", "total_time_ms", "gap_ms", "gap_laps", "interval_ms", "interval_laps",
    "best_lap_ms", "best_lap_number", "fastest_lap", "segments", "note", "decisions",
]  # fmt: skip


def as_json(classification, absolute):
    """The whole classification; `absolute` makes a full address of a path."""
    session = classification.session
    event = session.event
    rows = classification.rows.all()
    decisions = decision_data.decisions_of(classification)
    on_rows = decision_data.by_row(rows, decisions)
    return {
        "series": names(event.season.series) | {"slug": event.season.series.slug},
        "season": event.season.year,
        "event": names(event) | {"slug": event.slug, "round": event.number},
        "session": names(session)
        | {"slug": session.slug, "kind": session.kind, "number": session.number, "date": session.date,
           "starts_at": session.starts_at},
        "classification": {
            "kind": classification.kind,
            "stage": classification.stage,
            "revision": classification.revision,
            "status": classification.status,
            "label": classification.label,
            "is_current": classification.is_current,
            "is_amended": classification.is_amended,
            "is_complete": classification.is_complete,
            "issued_at": classification.issued_at,
            "published_at": classification.published_at,
            "reason": {"fr": classification.reason_fr, "en": classification.reason_en},
            "sources": classification.sources,
            "url": absolute(classification.get_absolute_url()),
        },
        "decisions": [decision_data.as_json(penalty, absolute) for penalty in decisions],
        "rows": [
            row_of(row, absolute) | {"decisions": [penalty.pk for penalty in on_rows[row.pk]]} for row in rows
        ],
    }  # fmt: skip


def names(thing):
    return {"name": {"fr": thing.name_fr, "en": thing.name_en}}


def row_of(row, absolute):
    return {
        "order": row.order,
        "position": row.position,
        "status": str(Status(row.status).value),
        "running": row.running,
        "number": row.number,
        "drivers": [
            {
                "name": drive.name or drive.display_name,
                "nationality": drive.nationality,
                "driver": absolute(drive.driver.get_absolute_url()) if drive.driver else None,
                "time_driven_ms": drive.time_driven_ms,
                "best_lap_ms": drive.best_lap_ms,
            }
            for drive in row.drives.all()
        ],
        "team": row.team_name,
        "car": row.car_name,
        "class": row.class_name,
        "classes": [
            {"class": placing.race_class.code, "position": placing.position} for placing in row.classes.all()
        ],
        "laps": row.laps,
        "total_time_ms": row.total_time_ms,
        "gap_ms": row.gap_ms,
        "gap_laps": row.gap_laps,
        "interval_ms": row.interval_ms,
        "interval_laps": row.interval_laps,
        "best_lap_ms": row.best_lap_ms,
        "best_lap_number": row.best_lap_number,
        "fastest_lap": row.fastest_lap,
        "segments": {time.segment: time.time_ms for time in row.times.all()},
        "note": row.note,
    }


def as_csv(classification):
    """One line a car, UTF-8 with a byte order mark, so that a spreadsheet reads the accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    rows = classification.rows.all()
    on_rows = decision_data.by_row(rows, decision_data.decisions_of(classification))
    for row in rows:
        cells = [*cells_of(row), decision_data.in_a_cell(on_rows[row.pk])]
        writer.writerow([safe(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def cells_of(row):
    drives, placings = list(row.drives.all()), list(row.classes.all())
    return [
        row.order,
        row.position,
        row.status,
        "true" if row.running else "false",
        row.number,
        " / ".join(drive.name or drive.display_name for drive in drives),
        " / ".join(drive.nationality for drive in drives),
        row.team_name,
        row.car_name,
        " / ".join(placing.race_class.code for placing in placings) or row.class_name,
        " / ".join(str(placing.position or "") for placing in placings),
        row.laps,
        row.total_time_ms,
        row.gap_ms,
        row.gap_laps,
        row.interval_ms,
        row.interval_laps,
        row.best_lap_ms,
        row.best_lap_number,
        "true" if row.fastest_lap else "false",
        " / ".join(f"{time.segment} {blank(time.time_ms)}".strip() for time in row.times.all()),
        row.note,
    ]


def blank(value):
    return "" if value is None else value


def safe(cell):
    """Text that a spreadsheet would run as a formula gets an apostrophe before it; JSON has it untouched."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return blank(cell)
