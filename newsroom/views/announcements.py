"""The pictures of advertisements, as readers get them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from newsroom.announcements import FOLDER, NAME
from newsroom.views.picture_files import kept


def picture(request, name):
    path = f"{FOLDER}/{name}"
    if not NAME.match(name) or not default_storage.exists(path):
        raise Http404
    return kept(FileResponse(default_storage.open(path), content_type="image/jpeg"))
