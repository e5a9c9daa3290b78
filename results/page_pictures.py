"""The pages of a public PDF as pictures, for who has no viewer: drawn in the sandbox once, then kept.

A picture is drawn when its page is first looked at. Its name is made of the hash of the bytes, so it never
goes stale; a page that cannot be drawn leaves an empty file, so that nobody makes the site try again.
"""

from threading import Lock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from results.sheets.pictures import page_picture
from results.sheets.reading import SheetError

WIDTH = 1400
MOST_PAGES = 40  # whoever wants more opens the file
ONE_AT_A_TIME = Lock()  # in each process: strangers ask for these


class BusyError(Exception):
    """Another page is being drawn just now."""


def pages_of(version):
    """The numbers of the pages that can be looked at; none but for a PDF whose pages were counted."""
    if version.media_type != "application/pdf" or not version.pages:
        return range(0)
    return range(1, min(version.pages, MOST_PAGES) + 1)


def picture_of(version, page):
    """PNG bytes, or None where the page cannot be drawn. Raises BusyError."""
    name = f"pages/{version.sha256[:2]}/{version.sha256}-{page}-{WIDTH}.png"
    if not default_storage.exists(name):
        if not ONE_AT_A_TIME.acquire(timeout=3):
            raise BusyError
        try:
            if not default_storage.exists(name):
                default_storage.save(name, ContentFile(drawn(version, page)))
        finally:
            ONE_AT_A_TIME.release()
    with default_storage.open(name) as file:
        return file.read() or None


def drawn(version, page):
    with version.file.open("rb") as file:
        data = file.read()
    try:
        return page_picture(data, page, WIDTH)
    except SheetError:
        return b""
