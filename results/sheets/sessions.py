"""The kind of session that a table is of: as its columns and cells have it, and as its heading allows."""

from results.sheets.kinds import session_kind_of
from results.sheets.reading import Problem


def session_of(rows, fields, kind, title, problems):
    """The kind of session: as the columns have it, and as the heading has it where they allow it."""
    named = session_kind_of(title)
    if kind != "classification":
        return named if kind == "grid" else None
    if any(field and field.startswith("segment:") for field in fields):
        told = "qualifying"
    elif lasts_longer_than_a_lap(rows) or (named is None and any(row.gap_laps for row in rows)):
        told = "race"
    else:
        return named
    if named and named != told:
        problems.append(Problem("heading_unlike_columns", {"title": title}))
    return told


def lasts_longer_than_a_lap(rows):
    first = next((row for row in rows if row.total_time_ms), None)
    return first is not None and (first.best_lap_ms is None or first.total_time_ms > 2 * first.best_lap_ms)
