"""The entry list of an event: attached to it, whether or not its sessions are known, and read again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from results.admin.attaching import attach_page
from results.admin.base_page import desk_address, event_or_404, page_context
from results.attaching import open_review, readings_of, refusal_of, review_of
from results.models import DocumentVersion

ENTRY_LIST = "entry_list"


def attach_view(request, pk, model_admin):
    """Keep the file with the event, read it, go on to its review."""
    event = event_or_404(request, pk, "add_documentversion", "add_sheetreview")
    context = page_context(request, model_admin, event, _("Attach an entry list"))
    return attach_page(request, "admin/results/event/attach.html", context, go_on)


def go_on(request, event, attached):
    """To the review of the list, to the choice of a table, or back with a sentence."""
    version = attached.version
    if attached.sentence:
        kept = _("“%(file)s” is kept with the event as a document.") % {"file": version.filename}
        messages.warning(request, f"{attached.sentence} {kept}")
        return redirect(desk_address(event))
    if not attached.is_new:
        messages.info(request, _("This list is here already: what it changes is shown below."))
    tables = lists_of(version)
    if len(tables) > 1:
        return redirect("admin:results_event_choose", event.pk, version.pk)
    return redirect(open_review(version, event, by=request.user, document=tables[0][0]))


def lists_of(version):
    return [(at, reading) for at, reading in enumerate(readings_of(version)) if reading.kind == ENTRY_LIST]


def choose_view(request, pk, version, model_admin):
    """One file with several lists, as of two classes: which is to be reviewed?"""
    event = event_or_404(request, pk, "add_sheetreview")
    version = get_object_or_404(DocumentVersion.objects.select_related("document"), pk=version)
    if version.document.event_id != event.pk or refusal_of(version):
        raise Http404
    tables = lists_of(version)
    if request.method == "POST":
        chosen = request.POST.get("document", "")
        if chosen.isdecimal() and int(chosen) in dict(tables):
            return redirect(open_review(version, event, by=request.user, document=int(chosen)))
        messages.error(request, _("Choose a table."))
    context = page_context(request, model_admin, event, _("Which table?")) | {
        "version": version,
        "tables": [(at, reading, review_of(version, event, at)) for at, reading in tables],
    }
    return TemplateResponse(request, "admin/results/session/choose.html", context)
