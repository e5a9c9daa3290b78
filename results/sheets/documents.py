"""From bytes to something a layout can look at: pages of words in drawing order, or a table of records."""

import json
from dataclasses import dataclass
from functools import cached_property

from results.sheets.encodings import decode
from results.sheets.pasting import without_rules
from results.sheets.reading import NotAResult, Unreadable
from results.sheets.records import MAX_RECORDS, TablesDocument, tables_in_text
from results.sheets.text import TextDocument
from results.sheets.webpages import tables_in_page
from results.sheets.workbooks import is_workbook, tables_in_workbook

MAX_BYTES = 30 * 1024 * 1024
MAX_PAGES = 80  # no classification is longer; books of regulations and lap charts are
BEGINNINGS = {  # of files that are certainly no sheet, whatever their name
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"RIFF": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"PK\x03\x04": "archive",
    b"\x1f\x8b": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\xd0\xcf\x11\xe0": "office",
    b"\x7fELF": "program",
    b"MZ": "program",
}


@dataclass(frozen=True)
class Word:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...] = ()  # where each letter begins, and where the last one ends
    seams: tuple[int, ...] = ()  # the letters before which another drawing operation begins
    drawing: int = -1  # the operation that its first letter belongs to

    @property
    def center(self):
        return (self.x0 + self.x1) / 2

    @property
    def height(self):
        return self.bottom - self.top


@dataclass(frozen=True)
class Page:
    """Words in the order they were drawn, and the boxes behind them; y runs downwards, in points.

    Where most of the text is drawn turned, all places are those of the page as it reads.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    boxes: tuple[Word, ...]  # rectangles, without text
    rules: tuple[Word, ...] = ()  # straight lines, and rectangles as thin as lines
    aslant: tuple[Word, ...] = ()  # words that run another way: upright headings, a stamp across the page
    turn: int = 0  # how far the text is turned clockwise on the page as it is displayed

    def as_read(self, box):
        """A box of the page as it is displayed, on the page as it reads."""
        x0, top, x1, bottom = box
        if self.turn == 90:
            return top, self.height - x1, bottom, self.height - x0
        if self.turn == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turn == 270:
            return self.width - bottom, x0, self.width - top, x1
        return box

    def moved(self, word):
        """A word of the page as it is displayed, on the page as it reads."""
        return Word(word.text, *self.as_read((word.x0, word.top, word.x1, word.bottom)))

    def as_displayed(self, box):
        """The other way round, for pictures of the page."""
        x0, top, x1, bottom = box
        if self.turn == 90:
            return self.height - bottom, x0, self.height - top, x1
        if self.turn == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turn == 270:
            return top, self.width - x1, bottom, self.width - x0
        return box


@dataclass
class PdfDocument:
    """A PDF: quick text first, geometry on demand, as most refusals need only the former."""

    data: bytes
    pages_count: int
    first_text: str
    kind = "pdf"
    producer: str = ""

    @cached_property
    def pages(self):
        from results.sheets.letters import read_pages

        return tuple(read_pages(self.data))


@dataclass
class JsonDocument:
    """Values as JSON gives them."""

    content: object
    kind = "json"
    pages_count = None


def open_document(data):
    """The bytes as a document, whatever the file is called."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", megabytes=MAX_BYTES // 1024 // 1024)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise Unreadable("empty")
    if is_pdf(data):
        return open_pdf(data)
    if is_workbook(data):
        return as_one(tables_in_workbook(data))
    for beginning, what in BEGINNINGS.items():
        if data.startswith(beginning):
            raise Unreadable(f"not_a_sheet_but_{what}")
    return open_text(data)


def is_pdf(data):
    return b"%PDF-" in data[:1024]


def is_text(data):
    """Whether the bytes are opened as text of some encoding."""
    return not is_pdf(data) and not is_workbook(data)


def open_pdf(data):
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if "assword" in str(error) else "damaged") from error
    try:
        pages = len(document)
        if pages == 0:
            raise Unreadable("damaged")
        texts = [quick_text(document, index) for index in range(min(pages, 3))]
        producer = document.get_metadata_dict().get("Producer", "")
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()
    if not any(text.strip() for text in texts):
        raise Unreadable("no_text")
    return PdfDocument(data, pages, next(text for text in texts if text.strip()), producer=producer)


def quick_text(document, index):
    page = document[index]
    try:
        return page.get_textpage().get_text_range()[:4000]
    finally:
        page.close()


def open_text(data):
    """Values where it is JSON, records where separators make a table, else lines."""
    text = decode(data)
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<?xml", "<svg")) and "<html" not in start:
        raise NotAResult("web_page")
    if start.startswith(("<!doctype", "<table", "<div", "<thead", "<tbody", "<tr")) or "<html" in start:
        return as_one(tables_in_page(text))
    if start.startswith(("{", "[")):
        try:
            return JsonDocument(json.loads(text))
        except ValueError:
            lines = objects_by_line(text)  # a text may begin with a bracket too
        if lines:
            return JsonDocument(lines)
    tables = tables_in_text(without_rules(text))
    return as_one(tables) or TextDocument(text)


def objects_by_line(text):
    """The objects of a text that has one on each line, or nothing."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MAX_RECORDS or not all(line.lstrip().startswith("{") for line in lines):
        return []
    try:
        return [json.loads(line) for line in lines]
    except ValueError:
        return []


def as_one(tables):
    return TablesDocument(tables) if len(tables) > 1 else next(iter(tables), None)
