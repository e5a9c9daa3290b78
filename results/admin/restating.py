"""The same rows under another status: provisional becomes official without another review."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from results import second_person
from results.admin.facts_form import FactsForm
from results.decisions import words
from results.models import Classification
from results.restating import restate

OFFICIAL = Classification.Status.OFFICIAL


def restate_view(request, pk, model_admin):
    """Open to who publishes classifications; only the one in force can be said anew."""
    if not request.user.has_perm("results.publish_classification"):
        raise PermissionDenied
    found = get_object_or_404(Classification.objects.with_session(), pk=pk)
    with timezone.override(found.session.zone):
        response = answer(request, found, model_admin)
        if isinstance(response, TemplateResponse):
            response.render()  # now: it would be drawn after the view, by another clock
    return response


def answer(request, found, model_admin):
    session, back = found.session, reverse("admin:results_session_change", args=[found.session_id])
    address = reverse("admin:results_classification_restate", args=[found.pk])
    if not found.is_current:
        messages.error(request, _("This revision is no longer in force: open the one that is."))
        return HttpResponseRedirect(back)
    proposed = {
        "status": OFFICIAL if found.status != OFFICIAL else found.status,
        "label": "" if found.status != OFFICIAL else found.label,
        "document_version": found.document_version_id,
    }
    if found.status != OFFICIAL and found.kind == Classification.Kind.RESULT:
        proposed |= {"reason_fr": words.confirmed("fr"), "reason_en": words.confirmed("en")}
    form = FactsForm(request.POST or None, initial=proposed, session=session, source=found.document_version)
    if request.method == "POST" and form.is_valid():
        try:
            new = restate(found, form.confirmed(), by=request.user, address=address)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if new is None:
                said = _("It waits for a second person, who confirms it on this page.")
                messages.warning(request, said)
                return HttpResponseRedirect(address)
            said = _("Revision %(revision)s is in force.") % {"revision": new.revision}
            messages.success(
                request, format_html('{} <a href="{}">{}</a>', said, new.get_absolute_url(), _("See it"))
            )
            return HttpResponseRedirect(back)
    look = second_person.waiting(session, found.kind, found.stage)
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Change the status"),
        "opts": model_admin.model._meta,
        "media": model_admin.media,
        "classification": found,
        "session": session,
        "back": back,
        "form": form,
        "look": look if look and look.asked_by != request.user else None,
        "errors": form.non_field_errors() if form.is_bound else [],
    }
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "admin/results/decisions/restate.html", context, status=status)
