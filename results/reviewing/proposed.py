"""The lines that a review would publish, before anything is put on record: for who asks what would follow."""

from results.models import RaceClass
from results.models.row import Status
from results.publishing import Line, LineDrive


def lines_to_come(checked):
    """Names as they are printed, classes that are on record; what an editor has still to say is left out."""
    wanted = {
        match.candidate.pk
        for each in checked.rows
        for kind, match in each.matches
        if kind == "class" and match.candidate
    }
    classes = RaceClass.objects.in_bulk(wanted)
    return [line(order, each, classes) for order, each in enumerate(checked.rows, 1)]


def line(order, each, known):
    row, values = each.row, each.values
    matches = [match for kind, match in each.matches if kind == "class"]
    classes = [known.get(match.candidate.pk) if match.candidate else None for match in matches]
    places = [*(values["class_position"] or []), *[None] * len(classes)]
    gap = values["gap"]
    return Line(
        order=order,
        status=Status(values["status"] or Status.CLASSIFIED),
        running=bool(row.text("running")),
        position=values["position"],
        number=row.number,
        team_name=row.text("team")[:160],
        laps=values["laps"],
        total_time_ms=values["total_time"],
        gap_ms=gap.ms if gap else None,
        gap_laps=gap.laps if gap else None,
        best_lap_ms=values["best_lap"],
        drives=tuple(LineDrive(name[:160], code) for name, code in row.crew),
        classes=tuple(pair for pair in zip(classes, places, strict=False) if pair[0]),
    )
