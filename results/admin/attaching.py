"""From a session to a review: attach a sheet, choose one of its tables, or enter a result by hand."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from results.admin.base_page import page_context, session_or_404
from results.attaching import (
    MAPPABLE,
    TO_REVIEW,
    attach,
    open_review,
    readings_of,
    refusal_of,
    review_of,
)
from results.holding import hold
from results.models import DocumentVersion, SheetReview
from results.reviewing.work import work_by_hand
from results.sheets.raw import FEWEST
from results.sheets.reading import SheetError
from results.sheets.sandbox import cells_in_sandbox


class AttachForm(forms.Form):
    """One file, whatever it is, or the text of a sheet, which becomes one."""

    file = forms.FileField(
        label=gettext_lazy("Result sheet"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"data-drop": ""}),
    )
    text = forms.CharField(label=gettext_lazy("Text of the sheet"), required=False, strip=False)

    def clean(self):
        if not self.cleaned_data.get("file") and not self.cleaned_data.get("text", "").strip():
            self.add_error("file", self.fields["file"].error_messages["required"])
        return self.cleaned_data

    @property
    def sheet(self):
        text = self.cleaned_data["text"].encode()
        return self.cleaned_data["file"] or SimpleUploadedFile(_("pasted text") + ".txt", text)


def attach_view(request, pk, model_admin):
    """Keep the file, read it, go on to its review."""
    session = session_or_404(request, pk, "add_documentversion", "add_sheetreview")
    context = page_context(request, model_admin, session, _("Attach a result sheet"))
    return attach_page(request, "admin/results/session/attach.html", context, go_on)


def attach_page(request, template, context, then):
    """The form; what it sends is kept with the place and read, and `then` says where that leads."""
    place = context["place"]
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attached = attach(place, form.sheet, by=request.user)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return then(request, place, attached)
    context |= {"form": form, "documents": place.documents.with_versions()}
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, template, context, status=status)


def go_on(request, session, attached):
    """Where an attached file leads: to its review, to the choice of a table, or back with a sentence."""
    version = attached.version
    back = redirect("admin:results_session_change", session.pk)
    if attached.sentence:
        kept = _("“%(file)s” is kept with the session as a document.") % {"file": version.filename}
        messages.warning(request, f"{attached.sentence} {kept}")
        if version.refusal in MAPPABLE and has_columns(version):
            messages.info(request, _("Name its columns once, and it is read: here, or next time by itself."))
            return redirect("admin:results_session_columns", session.pk, version.pk)
        if attached.readings:
            return redirect("admin:results_document_table", version.pk)
        return back
    if attached.is_new and any(reading.layout == "mapped" for reading in attached.readings):
        said = _("Read by the columns that were named for %(series)s.")
        messages.info(request, said % {"series": session.event.season.series})
    waits = any(review_of(version, session, index) for index, _reading in attached.tables)
    if not attached.is_new and (current := in_force(version)) and not waits:
        said = _("This sheet is in force already, as revision %(revision)s: no other revision is made.")
        again = reverse("admin:results_session_choose", args=[session.pk, version.pk])
        words = _("Review it again, to publish it under another status")
        said = said % {"revision": current.revision}
        messages.info(request, format_html('{} <a href="{}">{}</a>', said, again, words))
        return redirect("admin:results_classification_change", current.pk)
    if not attached.is_new:
        messages.info(request, _("This sheet is here already: go on where it was left."))
    if len(attached.tables) > 1:
        return redirect("admin:results_session_choose", session.pk, version.pk)
    document = attached.tables[0][0]
    return redirect(open_review(version, session, by=request.user, document=document))


def has_columns(version):
    """Whether there is something in which an editor could see columns: a page, or cells beside each other."""
    try:
        with version.file.open("rb") as file:
            cells = cells_in_sandbox(file.read())
    except SheetError:
        return False
    return cells["kind"] == "pdf" or cells["width"] >= FEWEST


def in_force(version):
    return version.classifications.current().order_by("-revision").first()


def choose_view(request, pk, version, model_admin):
    """One file with several tables, or one that was published before: which is to be reviewed?"""
    session = session_or_404(request, pk, "add_sheetreview")
    version = get_object_or_404(DocumentVersion.objects.select_related("document"), pk=version)
    if version.document.session_id != session.pk or refusal_of(version):
        raise Http404
    tables = [
        (index, reading) for index, reading in enumerate(readings_of(version)) if reading.kind in TO_REVIEW
    ]
    if request.method == "POST":
        chosen = request.POST.get("document", "")
        if chosen.isdecimal() and int(chosen) in dict(tables):
            return redirect(open_review(version, session, by=request.user, document=int(chosen)))
        messages.error(request, _("Choose a table."))
    context = page_context(request, model_admin, session, _("Which table?")) | {
        "version": version,
        "tables": [(index, reading, review_of(version, session, index)) for index, reading in tables],
        "current": in_force(version),
    }
    return TemplateResponse(request, "admin/results/session/choose.html", context)


def by_hand_view(request, pk, model_admin):
    """An empty review, for a result whose sheet nobody has."""
    session = session_or_404(request, pk, "add_sheetreview")
    if request.method != "POST":
        return redirect("admin:results_session_change", session.pk)
    blank = {"session": session, "by": request.user, "version": None}
    with transaction.atomic():
        hold(session)
        mine = SheetReview.objects.filter(state=SheetReview.State.OPEN, **blank)
        empty = work_by_hand().to_json()
        review = next((each for each in mine if each.data == empty), None)  # the button was pressed twice
        return redirect(review or SheetReview.objects.create(data=empty, **blank))
