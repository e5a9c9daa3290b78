"""An editor names the columns of a sheet that no layout fits; they are kept for the series."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from js_asset import Media, Script

from results.admin.base_page import page_context, session_or_404
from results.attaching import MAPPABLE, open_review, read_again, readings_of, review_of
from results.models import DocumentVersion, SheetMapping, SheetReview
from results.reviewing.columns import LABELS
from results.reviewing.mappings import columns_kept, keep, kept_for, mapping_of
from results.sheets.mapping import FIELDS
from results.sheets.reading import SheetError
from results.sheets.sandbox import cells_in_sandbox

MOST_COLUMNS = 40
MOST_PAGES = 12  # to choose from: the columns stand on the first ones
NO_HEADS = "none"
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
    kept = kept_for(session, cells)
    columns = proposed(cells)
    if kept:
        cells["head"] = kept[1]
        columns = [*columns_kept(kept[0], cells, kept[1]), *spare(cells)]
    if request.method == "POST" and "forget" in request.POST:
        return forget(request, session, kept, model_admin)
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
        "kept": kept[0] if kept else None,
        "kept_by": (kept[0].by and (kept[0].by.get_full_name() or kept[0].by)) if kept else None,
        "columns": columns,
        "labels": labels(),
        "other_pages": [
            number for number in range(1, min(cells.get("pages", 1), MOST_PAGES) + 1) if number != page
        ],
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
        return [*rows, *spare(cells)]
    from results.sheets.vocabulary import field_of

    head = [] if cells["head"] is None else cells["records"][cells["head"]]
    return [
        {"place": place, "field": (field_of(word) or "") if (word := at(head, place)) else ""}
        for place in range(min(cells["width"], MOST_COLUMNS))
    ]


def spare(cells):
    """Columns that stand nowhere yet, for what the white between the words does not part."""
    return [] if cells["kind"] == "table" else [{"x0": "", "x1": "", "field": ""} for _spare in range(3)]


def at(record, place):
    return record[place] if place < len(record) else ""


def typed(post, cells):
    """The columns as they were sent, each with its field and its place; and the line of the heads, if any."""
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
    if head == NO_HEADS:
        return columns, None
    lines = cells["lines"] if cells["kind"] == "pdf" else cells["records"]
    return columns, min(int(head), len(lines) - 1) if head.isdecimal() and len(head) < 5 else cells["head"]


def points(text):
    try:
        return max(0.0, min(float(text.replace(",", ".")), 20_000.0))
    except ValueError:
        return ""


def forget(request, session, kept, model_admin):
    """The next sheet with these heads is asked about again; what was read stays as it is."""
    if kept and request.user.has_perm("results.delete_sheetmapping"):
        mapping, _head = kept
        model_admin.log_deletions(request, SheetMapping.objects.filter(pk=mapping.pk))
        mapping.delete()
        series = session.event.season.series
        messages.success(request, _("These columns are forgotten for %(series)s.") % {"series": series})
    return redirect(request.get_full_path())


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
    return redirect(review_anew(request, session, version))


@transaction.atomic
def review_anew(request, session, version):
    """The review of what was read now; one that holds another reading and an editor's work is set aside."""
    found = review_of(version, session)
    still_open = SheetReview.objects.select_for_update().filter(state=SheetReview.State.OPEN)
    before = still_open.filter(pk=found.pk).first() if found else None
    if before and before.data.get("version", 0):
        before.state = SheetReview.State.DROPPED
        before.save(update_fields=["state"])
        messages.info(
            request, _("The review that was begun with other columns is set aside; this one is new.")
        )
    elif before:
        before.delete()
    return open_review(version, session, by=request.user)
