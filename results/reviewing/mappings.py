"""The columns that editors have named for a series: kept, found again for a sheet, and forgotten."""

from results.models import SheetMapping
from results.sheets.raw import signature


def mapping_of(cells, columns, head):
    """The mapping as the reader takes it: the columns, and the line by which they are found again."""
    named = [column for column in columns if column["field"]]
    if cells["kind"] == "table":
        header = [] if head is None else cells["records"][head]
        return {"kind": "table", "columns": named, "header": header, "width": cells["width"]}
    wide = [c for c in columns if "" not in (c["x0"], c["x1"]) and c["x0"] < c["x1"]]
    line = {"words": [], "ends": [0, 0]} if head is None else cells["lines"][head]
    return {"kind": "pdf", "columns": wide, "header": line["words"], "x": line["ends"]}


def mark_of(mapping):
    """By what it is found again: its heads; without any, how many cells its records have."""
    return signature(mapping["header"] or ["", "", str(mapping.get("width", ""))])


def keep(session, mapping, user):
    """For the series: the next sheet with the same heads is read so by itself."""
    SheetMapping.objects.update_or_create(
        series=session.event.season.series,
        file_kind=mapping["kind"],
        signature=mark_of(mapping),
        defaults={"columns": mapping, "header": " ".join(mapping["header"])[:600], "by": user},
    )


def kept_for(session, cells):
    """The columns named earlier for this series under a line that stands there, and which line; or None."""
    lines = cells["records"] if cells["kind"] == "table" else [line["words"] for line in cells["lines"]]
    marks = {signature(words): at for at, words in reversed(list(enumerate(lines)))}
    bare = mark_of({"header": [], "width": cells["width"] if cells["kind"] == "table" else ""})
    known = SheetMapping.objects.filter(
        series=session.event.season.series_id, file_kind=cells["kind"], signature__in=[*marks, bare]
    ).select_related("by")
    if cells["head"] is not None:
        known = known.exclude(signature=bare)
    found = sorted(known, key=lambda each: each.signature == bare)
    return (found[0], marks.get(found[0].signature)) if found else None


def columns_kept(mapping, cells, head):
    """The kept columns as they stand on this sheet."""
    kept = mapping.columns
    if cells["kind"] == "table":
        fields = {column["place"]: column["field"] for column in kept["columns"]}
        return [{"place": place, "field": fields.get(place, "")} for place in range(cells["width"])]
    then, now = kept["x"], cells["lines"][head]["ends"] if head is not None else kept["x"]
    scale = (now[1] - now[0]) / (then[1] - then[0]) if then[1] > then[0] else 1.0
    return [
        {"field": column["field"]}
        | {side: round(now[0] + scale * (column[side] - then[0]), 1) for side in ("x0", "x1")}
        for column in kept["columns"]
    ]
