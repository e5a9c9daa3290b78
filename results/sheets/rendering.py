"""Pictures of the pages of a PDF; runs in the child process."""

import io

from results.sheets.reading import Unreadable

MAX_PIXELS = 12_000_000
MARGIN = 2  # points around a strip


def page_image(data, number, width):
    """One page as PNG, `width` pixels wide; pages count from 1."""
    with opened(data) as document:
        page = page_of(document, number)
        page_width, page_height = page.get_size()
        scale = checked_scale(width / page_width, page_width, page_height)
        return png(page.render(scale=scale).to_pil(), scale)


def strip_image(data, box, width):
    """The part of a page that a row was read from, across the whole page, as PNG."""
    number, _, top, _, bottom = box
    with opened(data) as document:
        page = page_of(document, int(number))
        page_width, page_height = page.get_size()
        top, bottom = max(0, top - MARGIN), min(page_height, bottom + MARGIN)
        if bottom <= top:
            raise Unreadable("no_such_page")
        scale = checked_scale(width / page_width, page_width, bottom - top)
        return png(page.render(scale=scale, crop=(0, page_height - bottom, 0, top)).to_pil(), scale)


class opened:  # noqa: N801 - read as a verb: with opened(data)
    """A PDF open for the length of a block; what PDFium refuses is Unreadable."""

    def __init__(self, data):
        self.data = data

    def __enter__(self):
        import pypdfium2

        self.error = pypdfium2.PdfiumError
        try:
            self.document = pypdfium2.PdfDocument(self.data)
        except self.error as error:
            raise Unreadable("damaged") from error
        return self.document

    def __exit__(self, kind, error, traceback):
        self.document.close()
        if kind is not None and issubclass(kind, self.error):
            raise Unreadable("damaged") from error


def page_of(document, number):
    if not 1 <= number <= len(document):
        raise Unreadable("no_such_page")
    return document[number - 1]


def checked_scale(scale, width, height):
    """The scale, or less where a page is so large that its picture would fill the memory."""
    return min(scale, (MAX_PIXELS / max(width * height, 1)) ** 0.5)


def png(image, scale):
    """The picture with its resolution, from which its size in points can be told again."""
    output = io.BytesIO()
    dots = 72 * scale
    image.convert("P", palette=1, colors=64).save(output, "PNG", optimize=True, dpi=(dots, dots))
    return output.getvalue()
