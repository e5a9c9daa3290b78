"""Sheets for the desk: a field of thirty, and any classification again with a car disqualified."""

from datetime import datetime

from results.drawing import RowToDraw, SheetToDraw, draw_sheet

GIVEN = ("Alix", "Brune", "Côme", "Dorte", "Ewan", "Flavie", "Gaspard", "Hedda", "Ilse", "Joris")
FAMILY = (
    "Marchandeau",
    "Aubertin",
    "Blomkvist",
    "Cazeneuve",
    "Dragomir",
    "Estrela",
    "Farnworth",
    "Guilloteau",
    "Haverkamp",
    "Ivarsson",
    "Jolibois",
    "Kowalczyk",
    "Lindenfels",
    "Montclair",
    "Nowotny",
    "Ormerod",
    "Perceval",
    "Quintard",
    "Rasmussen",
    "Szentirmai",
    "Thibaudet",
    "Ullmann",
    "Vasseur",
    "Wexcombe",
    "Ystad",
    "Zamoyski",
    "Bracciolini",
    "Castelnau",
    "Delacourt",
    "Engström",
)
CLASSES = ("Pro", "Pro-Am", "Am")
TEAMS = ("Delorme Compétition", "Harrow Moor Racing", "Écurie des Deux Rives", "Nordlys Motorsport")
CARS = ("Vanneau V8 GT3", "Brabazon GT3", "Corvin 620 GT3")


def rows():
    """Thirty cars of two drivers in three classes: two on the leader's lap, the last two retired."""
    found, placed = [], dict.fromkeys(CLASSES, 0)
    for place in range(1, 31):
        race_class, is_out = CLASSES[place % 3], place > 28
        placed[race_class] += 1
        found.append(
            RowToDraw(
                position=None if is_out else place,
                status="retired" if is_out else "classified",
                number=str(place * 3 + 1),
                drivers=(
                    f"{GIVEN[place % 10]} {FAMILY[place - 1]}",
                    f"{GIVEN[(place + 3) % 10]} {FAMILY[(place + 14) % 30]}",
                ),
                team=TEAMS[place % 4],
                car=CARS[place % 3],
                classes=((race_class, None if is_out else placed[race_class]),),
                laps=131 if place < 3 else 130 if not is_out else 150 - 3 * place,
                total_time_ms=14_472_418 if place == 1 else None,
                gap_ms=1_611 if place == 2 else None,
                gap_laps=1 if 2 < place <= 28 else None,
                best_lap_ms=107_000 + 97 * place,
            )
        )
    return tuple(found)


def sheet():
    """The sheet as the timekeepers issue it at the flag."""
    return draw_sheet(
        SheetToDraw(
            title="Race – Classification",
            series="Alizé Trophy",
            event="Val-Saint-Aubin",
            session="Race",
            label="Provisional",
            version="1.0",
            issued_at=datetime(2026, 5, 3, 19, 40),
            rows=rows(),
        )
    )


def without(classification, number):
    """A later sheet of the same classification: a car behind the first is disqualified, the rest move up."""
    rows = list(classification.rows.order_by("order").prefetch_related("drives", "classes__race_class"))
    out = next(row for row in rows if row.number == number)
    assert out.position > 1, "the first car's time is what the gaps are told from"
    return draw_sheet(
        SheetToDraw(
            title=classification.document_version.document.title,
            session="Race",
            label="Amended",
            version="1.1",
            issued_at=datetime(2026, 5, 3, 22, 40),
            rows=(*(moved_up(row, out) for row in rows if row != out), moved_up(out, out)),
        )
    )


def moved_up(row, out):
    """A row as it stands once another is out."""
    places = {placing.race_class_id: placing.position for placing in out.classes.all()}

    def place(now, then):
        return now - 1 if now and then and now > then else now

    return RowToDraw(
        position=None if row == out else place(row.position, out.position),
        status="disqualified" if row == out else row.status,
        running=row.running,
        number=row.number,
        drivers=tuple(drive.name for drive in row.drives.all()),
        team=row.team_name,
        car=row.car_name,
        classes=tuple(
            (
                placing.race_class.code,
                None if row == out else place(placing.position, places.get(placing.race_class_id)),
            )
            for placing in row.classes.all()
        ),
        laps=row.laps,
        total_time_ms=row.total_time_ms,
        gap_ms=row.gap_ms,
        gap_laps=row.gap_laps,
        best_lap_ms=row.best_lap_ms,
    )
