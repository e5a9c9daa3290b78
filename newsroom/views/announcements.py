"""The pictures of advertisements, as readers get them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from newsroom.announcements import FOLDER, NAME
from newsroom.views.renditions import FOR_EVER


def picture(request, name):
    path = f"{FOLDER}/{name}"
    if not NAME.match(name) or not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type="image/jpeg")
    response["Cache-Control"] = FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    return response
