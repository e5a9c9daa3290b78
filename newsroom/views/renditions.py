"""The pictures that readers get. Originals and documents lie beside them and have no address."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}
FOR_EVER = "public, max-age=31536000, immutable"  # another picture has another name


def rendition(request, folder, name, ending):
    path = f"renditions/{folder}/{name}.{ending}"
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type=TYPES[ending])
    response["Cache-Control"] = FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    return response
