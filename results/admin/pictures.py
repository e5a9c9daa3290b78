"""Pictures of the pages of a sheet, made in the sandbox and kept for a while."""

import io
from concurrent.futures import ThreadPoolExecutor

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from PIL import Image

from results.models import DocumentVersion
from results.sheets.pictures import page_picture
from results.sheets.reading import SheetError

WIDTH = 1600  # of a page's picture
SMALL = 500
MOST_PAGES = 12  # beyond, a review goes without strips
DAY = 24 * 3600


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
        with version.file.open("rb") as file:
            picture = page_picture(file.read(), page, WIDTH)
        cache.set(key, picture, DAY)
    return picture


def page_view(request, pk, page, model_admin):
    version = version_or_404(request, pk, model_admin)
    if version.media_type != "application/pdf":
        raise Http404
    try:
        picture = picture_of(version, page)
    except SheetError as error:
        raise Http404(error.message) from error
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = f"private, max-age={DAY}"
    return answer


def page_sizes(version, pages):
    """Width and height of pages in points, by number: what places a row's box on the page's picture."""
    if version is None or version.media_type != "application/pdf":
        return {}
    pages = sorted(pages)[:MOST_PAGES]
    known = (version.reading or {}).get("page_sizes", {})
    missing = [page for page in pages if str(page) not in known]
    if missing:
        with version.file.open("rb") as file:
            data = file.read()
        with ThreadPoolExecutor(2) as pool:
            found = pool.map(lambda page: size_of(data, page), missing)
        known |= {str(page): size for page, size in zip(missing, found, strict=True) if size}
        version.reading = (version.reading or {}) | {"page_sizes": known}
        version.save(update_fields=["reading"])
    return {int(page): tuple(size) for page, size in known.items()}


def size_of(data, page):
    """From a small picture, as the large one is not needed before it is looked at."""
    try:
        image = Image.open(io.BytesIO(page_picture(data, page, SMALL)))
    except SheetError:
        return None
    per_inch = image.info.get("dpi", (0, 0))[0]
    return [round(pixels * 72 / per_inch, 2) for pixels in image.size] if per_inch else None
