"""What the pages beside a session's own share."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from results.models import Session


def session_or_404(request, pk, *permissions):
    if not request.user.has_perms([f"results.{permission}" for permission in permissions]):
        raise PermissionDenied
    return get_object_or_404(Session.objects.with_event(), pk=pk)


def page_context(request, model_admin, session, title):
    return model_admin.admin_site.each_context(request) | {
        "title": title,
        "session": session,
        "opts": model_admin.model._meta,
        "back": reverse("admin:results_session_change", args=[session.pk]),
        "media": model_admin.media,
    }
