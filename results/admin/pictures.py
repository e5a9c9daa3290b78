"""Pictures of the pages of a sheet and of its rows, made in the sandbox when looked at, and kept a while."""

import io
from threading import Lock

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from PIL import Image

from results.models import DocumentVersion
from results.sheets.pictures import page_picture
from results.sheets.reading import SheetError

WIDTH = 1600  # of a page's picture
DAY = 24 * 3600
ONE_AT_A_TIME = Lock()  # the strips of a page are asked for together, and the page is drawn once


def version_or_404(request, pk, model_admin):
    """A version, for those who may see documents."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    return get_object_or_404(DocumentVersion.objects.select_related("document"), pk=pk)


def picture_of(version, page):
    """A page of a PDF as PNG. Raises SheetError."""
    key = f"sheet-page:{version.sha256}:{page}:{WIDTH}"
    picture = cache.get(key)
    if picture is None:
        with ONE_AT_A_TIME:
            picture = cache.get(key)
            if picture is None:
                with version.file.open("rb") as file:
                    picture = page_picture(file.read(), page, WIDTH)
                cache.set(key, picture, DAY)
    return picture


def strip_of(version, page, box):
    """A part of a page as PNG; the box in points from the top left. Raises SheetError."""
    key = f"sheet-strip:{version.sha256}:{page}:{'-'.join(map(str, box))}:{WIDTH}"
    picture = cache.get(key)
    if picture is None:
        image = Image.open(io.BytesIO(picture_of(version, page)))
        scale = image.info["dpi"][0] / 72
        left, top, right, bottom = (round(side * scale) for side in box)
        right, bottom = min(right, image.width), min(bottom, image.height)
        if not (0 <= left < right and 0 <= top < bottom):
            raise Http404
        output = io.BytesIO()
        image.crop((left, top, right, bottom)).save(output, "PNG")
        picture = output.getvalue()
        cache.set(key, picture, DAY)
    return picture


def page_view(request, pk, page, model_admin):
    version = version_or_404(request, pk, model_admin)
    return picture_answer(version, lambda: picture_of(version, page))


def strip_view(request, pk, page, left, top, right, bottom, model_admin):
    version = version_or_404(request, pk, model_admin)
    return picture_answer(version, lambda: strip_of(version, page, (left, top, right, bottom)))


def picture_answer(version, drawn):
    if version.media_type != "application/pdf":
        raise Http404
    try:
        picture = drawn()
    except SheetError as error:
        raise Http404(error.message) from error
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = f"private, max-age={DAY}"
    return answer
