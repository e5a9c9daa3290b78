"""The pictures that readers get. Originals and documents lie beside them and have no address."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.models import Photo
from newsroom.views.picture_files import FOR_EVER, YEAR, kept

TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}


def rendition(request, folder, name, ending):
    """A picture, as long as its rights last; afterwards it is gone for all but the desk."""
    photo = get_object_or_404(Photo.objects.only("rights_until"), rendition_folder=folder)
    path = f"renditions/{folder}/{name}.{ending}"
    if not default_storage.exists(path):
        raise Http404
    if not photo.is_usable and not request.user.has_perm("newsroom.view_photo"):
        return ended()
    return kept(FileResponse(default_storage.open(path), content_type=TYPES[ending]), kept_for(photo))


def kept_for(photo):
    """How long it may be kept: never longer than its rights, and not at all where only the desk sees it."""
    if photo.rights_end is None:
        return FOR_EVER
    seconds = int((photo.rights_end - timezone.now()).total_seconds())
    return f"public, max-age={min(seconds, YEAR)}" if seconds > 0 else "private, no-store"


def ended():
    """Not to be kept: rights may be bought again, and the address is then as good as before."""
    words = _("The rights to this picture have ended.")
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(words, status=410, content_type="text/plain; charset=utf-8", headers=headers)
