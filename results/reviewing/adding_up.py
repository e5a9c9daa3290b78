"""Do the rows as corrected agree with one another? The reader's own arithmetic, asked again."""

from results.models import Classification
from results.reviewing.columns import SEGMENT
from results.sheets.reading import ReadClass, Reading, ReadRow
from results.sheets.reconcile import reconcile

# Which cells a disagreement is about, where its problem does not say so itself.
CELLS_OF = {
    "number_missing": ("number",),
    "number_twice": ("number",),
    "number_unusual": ("number",),
    "no_position": ("position",),
    "position_missing": ("position",),
    "position_gap": ("position",),
    "position_twice": ("position",),
    "position_out_of_order": ("position",),
    "class_position_unlike_order": ("class_position",),
    "more_laps_than_above": ("laps",),
    "quicker_than_above": ("total_time", "best_lap"),
    "gap_less_than_above": ("gap",),
    "leader_with_gap": ("gap",),
    "gap_unlike_time": ("gap",),
    "gap_unlike_laps": ("gap", "laps"),
    "gap_without_time": ("gap",),
    "interval_unlike_times": ("interval",),
    "interval_unlike_laps": ("interval",),
}
ASKED_ELSEWHERE = {"position_missing"}
OF_COMPLETE_RESULTS = {"position_gap", "class_position_unlike_order", "number_missing"}


def disagreements(rows, place, work):
    """The problems of each checked row, in their order."""
    kind = "grid" if work.fact("kind") == Classification.Kind.GRID else "classification"
    reading = Reading(
        kind=kind,
        session_kind=getattr(place, "kind", None),
        rows=tuple(as_read(order, checked, work) for order, checked in enumerate(rows, 1)),
    )
    left_out = ASKED_ELSEWHERE if work.is_complete else ASKED_ELSEWHERE | OF_COMPLETE_RESULTS
    return [
        [problem for problem in row.problems if problem.code not in left_out]
        for row in reconcile(reading).rows
    ]


def as_read(order, checked, work):
    values, row = checked.values, checked.row
    places = [*(values["class_position"] or ()), *[None] * len(row.class_names)]
    gap, interval = values["gap"], values["interval"]
    return ReadRow(
        order=order,
        position=values["position"] if values["status"] == "classified" else None,
        class_position=places[0] if places else None,
        status=str(values["status"]),
        number=row.number,
        classes=tuple(ReadClass(name, place) for name, place in zip(row.class_names, places, strict=False)),
        laps=values["laps"],
        total_time_ms=values["total_time"],
        gap_ms=gap.ms if gap else None,
        gap_laps=gap.laps if gap else None,
        interval_ms=interval.ms if interval else None,
        interval_laps=interval.laps if interval else None,
        best_lap_ms=values["best_lap"],
        best_lap_number=values["best_lap_number"],
        segments={name: values.get(SEGMENT + name) for name in work.segments},
    )
