"""Result sheets: drawn, kept as documents, read back, and made into lines."""

import hashlib

from django.core.files.base import ContentFile

from results.drawing import RowToDraw, SheetToDraw, draw_sheet
from results.models import DocumentVersion
from results.publishing import Line, LineDrive
from results.sheets.sandbox import read_in_sandbox

TITLES = {
    "classification": "Classification / Classement",
    "grid": "Starting grid / Grille de départ",
    "entry_list": "Entry list / Liste des engagés",
}


def rows_to_draw(arrivals, cars, bronze=()):
    """The lines of a sheet; `bronze`: the place of each car in that ranking."""
    return tuple(
        RowToDraw(
            position=arrival.position,
            status=arrival.status,
            running=arrival.running,
            number=arrival.number,
            drivers=tuple(member.name for member in cars[arrival.number].crew),
            nationalities=tuple(member.nationality for member in cars[arrival.number].crew),
            team=cars[arrival.number].team,
            car=cars[arrival.number].model,
            classes=classes_of(arrival, cars[arrival.number], bronze),
            laps=arrival.laps,
            total_time_ms=arrival.total_time_ms,
            gap_ms=arrival.gap_ms,
            gap_laps=arrival.gap_laps,
            interval_ms=arrival.interval_ms,
            interval_laps=arrival.interval_laps,
            best_lap_ms=arrival.best_lap_ms,
            best_lap_number=arrival.best_lap_number,
            segments=arrival.segments,
            note=arrival.note,
        )
        for arrival in arrivals
    )


def bronze_places(arrivals, cars):
    """The ranking of the cars that have a bronze driver, whatever their class."""
    numbers = [a.number for a in arrivals if a.status == "classified" and "Bronze" in cars[a.number].classes]
    return {number: place for place, number in enumerate(numbers, 1)}


def classes_of(arrival, car, bronze):
    own = ((arrival.race_class, arrival.class_position),) if arrival.race_class else ()
    return own + ((("Bronze", dict(bronze).get(arrival.number)),) if "Bronze" in car.classes else ())


def draw(event, rows, *, kind, title, label="", version="1.0", issued_at=None, notes=()):
    season = event.season
    local = issued_at and issued_at.astimezone(event.circuit.zone).replace(tzinfo=None)
    return draw_sheet(
        SheetToDraw(
            title=f"{title} – {TITLES[kind]}",
            rows=rows,
            kind=kind,
            series=f"{season.series.name_fr} {season.year}",
            event=event.name_fr,
            circuit=event.circuit.name_fr,
            session=title,
            label=label,
            version=version,
            issued_at=local,
            notes=notes,
            language="both",
        )
    )


def keep(document, data, *, label, issued_at, filename, reading=None):
    """A version of a document, received when it was issued."""
    version = DocumentVersion(
        document=document,
        label=label,
        filename=filename,
        media_type="application/pdf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=data.count(b"/Type /Page\n") or None,
        issued_at=issued_at,
        reading=reading,
    )
    version.file.save(filename, ContentFile(data), save=True)
    DocumentVersion.objects.filter(pk=version.pk).update(received_at=issued_at)
    version.received_at = issued_at
    return version


def lines_from(rows, entries, classes):
    """Lines to publish, from what was drawn: the printed words, and links to entry, drivers and classes."""
    best = min((row.best_lap_ms for row in rows if row.laps and row.best_lap_ms), default=None)
    return [line_from(order, row, entries[row.number], classes, best) for order, row in enumerate(rows, 1)]


def line_from(order, row, entry, classes, best):
    drivers = {member.driver.name: member.driver for member in entry.crew.all()}
    nationalities = row.nationalities or [""] * len(row.drivers)
    printed = row.classes
    return Line(
        order=order,
        status=row.status,
        running=row.running is not False and row.status in {"classified", "not_classified"},
        position=row.position,
        number=row.number,
        team_name=row.team or "",
        car_name=row.car or "",
        class_name=printed[0][0] if printed else "",
        laps=row.laps,
        total_time_ms=row.total_time_ms,
        gap_ms=row.gap_ms,
        gap_laps=row.gap_laps,
        interval_ms=row.interval_ms,
        interval_laps=row.interval_laps,
        best_lap_ms=row.best_lap_ms,
        best_lap_number=row.best_lap_number,
        fastest_lap=row.laps is not None and best is not None and row.best_lap_ms == best,
        note=row.note or "",
        entry=entry,
        drives=tuple(
            LineDrive(name, nationality or "", drivers[name])
            for name, nationality in zip(row.drivers, nationalities, strict=True)
        ),
        classes=tuple((classes[name], position) for name, position in printed),
        times=tuple((name, time) for name, time in row.segments if time),
    )


def rows_read(data, name):
    """The rows that our own reader finds on a sheet, and its reading for the record."""
    [reading] = read_in_sandbox(data, name)
    if reading.has_problems:
        raise ValueError(f"Our own sheet {name} reads with problems: {reading}")
    rows = tuple(
        RowToDraw(
            **{f: getattr(row, f) for f in SAME},
            classes=tuple((one.name, one.position) for one in row.classes),
            segments=tuple(row.segments.items()),
        )
        for row in reading.rows
    )
    return rows, reading.to_json()


SAME = (
    "position", "status", "running", "number", "drivers", "nationalities", "team", "car", "laps",
    "total_time_ms", "gap_ms", "gap_laps", "interval_ms", "interval_laps", "best_lap_ms", "best_lap_number",
    "note",
)  # fmt: skip
