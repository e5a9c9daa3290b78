"""Small sheets of invented people, drawn for the tests of the desk."""

from results.drawing import RowToDraw, SheetToDraw, draw_sheet

ROWS = (
    RowToDraw(
        position=1,
        number="12",
        drivers=("Alix Marchandeau", "Inès Hallström"),
        nationalities=("FRA", "SWE"),
        team="Delorme Compétition",
        car="Vanneau V8 GT3",
        classes=(("Pro", 1),),
        laps=131,
        total_time_ms=14_472_418,
        best_lap_ms=107_902,
    ),
    RowToDraw(
        position=2,
        number="31",
        drivers=("Tom Ashdown-Reeve", "Maja Lindqvist-Varga"),
        team="Harrow Moor Racing",
        car="Brabazon GT3",
        classes=(("Pro", 2),),
        laps=131,
        gap_ms=611,
        best_lap_ms=107_655,
    ),
    RowToDraw(
        position=3,
        number="64",
        drivers=("Clémence Roussillac", "Bartosz Wiśniewski"),
        team="Écurie des Deux Rives",
        car="Corvin 620 GT3",
        classes=(("Pro-Am", 1),),
        laps=130,
        gap_laps=1,
        best_lap_ms=108_377,
    ),
)


def drawn(rows=ROWS, **fields):
    """The PDF of a sheet with these rows."""
    fields = {"title": "Race – Classification", "session": "Race", "event": "Val-Saint-Aubin"} | fields
    return draw_sheet(SheetToDraw(rows=tuple(rows), **fields))
