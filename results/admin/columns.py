"""An editor names the columns of a sheet that no layout fits; they are kept for the series."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from js_asset import Media, Script

from results.admin.base_page import page_context, session_or_404
from results.attaching import MAPPABLE, open_review, read_again, readings_of
from results.models import DocumentVersion, SheetMapping
from results.reviewing.columns import LABELS
from results.sheets.mapping import FIELDS, signature
from results.sheets.reading import SheetError
from results.sheets.sandbox import cells_in_sandbox

MOST_COLUMNS = 40
OTHER_LABELS = {"nationality": lambda: _("Nationality"), "points": lambda: _("Points")}


def columns_view(request, pk, version, model_admin):
    """The picture of a page, or its cells, with a name to give to each column."""
    session = session_or_404(request, pk, "add_sheetreview")
    version = get_object_or_404(DocumentVersion.objects.select_related("document"), pk=version)
    is_mapped = any(reading.layout == "mapped" for reading in readings_of(version))
    if version.document.session_id != session.pk or not (version.refusal in MAPPABLE or is_mapped):
        raise Http404
    page = request.GET.get("page", "1")
    page = int(page) if page.isdecimal() and len(page) < 4 else 1
    try:
        with version.file.open("rb") as file:
            cells = cells_in_sandbox(file.read(), page)
    except SheetError as error:
        messages.error(request, error.message)
        return redirect("admin:results_session_change", session.pk)
    columns = proposed(cells)
    if request.method == "POST":
        columns, head = typed(request.POST, cells)
        mapping = mapping_of(cells, columns, head)
        try:
            if not any(column["field"] for column in mapping["columns"]):
                raise ValueError(_("Give at least one column a name."))
            readings = read_again(version, session, mapping)
        except (SheetError, ValueError) as error:
            messages.error(request, getattr(error, "message", None) or str(error))
            cells["head"] = head
        else:
            keep(session, mapping, request.user)
            return go_on(request, session, version, readings)
    context = page_context(request, model_admin, session, _("Name the columns")) | {
        "version": version,
        "cells": cells,
        "columns": columns,
        "labels": labels(),
        "picture": reverse("admin:results_document_page", args=[version.pk, page]),
        "media": Media(js=[Script("js/admin/review/columns.js", type="module")]),
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/results/session/columns.html", context, status=status)


def labels():
    """The names that a column may be given."""
    own = {name: LABELS[name] for name in FIELDS if name in LABELS}
    return [(name, str(own[name]) if name in own else OTHER_LABELS[name]()) for name in FIELDS]


def proposed(cells):
    """Where the page begins: what the white between the words proposes."""
    if cells["kind"] == "pdf":
        rows = [{**each, "x0": round(each["x0"]), "x1": round(each["x1"])} for each in cells["columns"]]
        return [*rows, *({"x0": "", "x1": "", "field": ""} for _spare in range(3))]
    from results.sheets.vocabulary import field_of

    head = cells["records"][cells["head"]] if cells["records"] else []
    return [
        {"place": place, "field": (field_of(word) or "") if (word := at(head, place)) else ""}
        for place in range(min(cells["width"], MOST_COLUMNS))
    ]


def at(record, place):
    return record[place] if place < len(record) else ""


def typed(post, cells):
    """The columns as they were sent, each with its field and where it stands; and the line of the heads."""
    columns = []
    for number in range(MOST_COLUMNS):
        if f"c{number}-field" not in post:
            continue
        field = post[f"c{number}-field"]
        column = {"field": field if field in FIELDS else ""}
        if cells["kind"] == "pdf":
            column |= {side: points(post.get(f"c{number}-{side}", "")) for side in ("x0", "x1")}
        else:
            column["place"] = number
        columns.append(column)
    head = post.get("head", "")
    lines = cells["lines"] if cells["kind"] == "pdf" else cells["records"]
    return columns, min(int(head), len(lines) - 1) if head.isdecimal() and len(head) < 5 else cells["head"]


def points(text):
    try:
        return max(0.0, min(float(text.replace(",", ".")), 20_000.0))
    except ValueError:
        return ""


def mapping_of(cells, columns, head):
    """The mapping as the reader takes it: the columns, and the line by which they are found again."""
    if cells["kind"] == "table":
        return {
            "kind": "table",
            "columns": [column for column in columns if column["field"]],
            "header": cells["records"][head],
        }
    line = cells["lines"][head]
    wide = [c for c in columns if "" not in (c["x0"], c["x1"]) and c["x0"] < c["x1"]]
    return {"kind": "pdf", "columns": wide, "header": line["words"], "x": line["ends"]}


def keep(session, mapping, user):
    """For the series: the next sheet with the same heads is read so by itself."""
    SheetMapping.objects.update_or_create(
        series=session.event.season.series,
        file_kind=mapping["kind"],
        signature=signature(mapping["header"]),
        defaults={"columns": mapping, "header": " ".join(mapping["header"])[:600], "by": user},
    )


def go_on(request, session, version, readings):
    series = session.event.season.series
    messages.success(
        request,
        _("Read by these columns. They are kept for %(series)s and used next time.") % {"series": series},
    )
    if version.refusal:
        return redirect("admin:results_session_change", session.pk)
    if len(readings) > 1:
        return redirect("admin:results_session_choose", session.pk, version.pk)
    return redirect(open_review(version, session, by=request.user))
