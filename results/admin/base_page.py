"""What the pages beside a session's own share."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from results.models import Event, Session


def session_or_404(request, pk, *permissions):
    if not request.user.has_perms([f"results.{permission}" for permission in permissions]):
        raise PermissionDenied
    return get_object_or_404(Session.objects.with_event(), pk=pk)


def desk_address(place):
    """The page of the desk of a session or an event."""
    return reverse(f"admin:results_{place._meta.model_name}_change", args=[place.pk])


def event_or_404(request, pk, *permissions):
    if not request.user.has_perms([f"results.{permission}" for permission in permissions]):
        raise PermissionDenied
    return get_object_or_404(Event.objects.with_place(), pk=pk)


def page_context(request, model_admin, place, title):
    return model_admin.admin_site.each_context(request) | {
        "title": title,
        "session": place,
        "place": place,
        "opts": model_admin.model._meta,
        "back": desk_address(place),
        "media": model_admin.media,
    }
