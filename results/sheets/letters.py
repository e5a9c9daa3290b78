"""The words of a PDF's pages with their places, as PDFium finds them: in drawing order, turned upright.

A page may be turned as a whole, and its text may be drawn turned; either way what comes out reads from left
to right and from top to bottom. Letters that run another way (a stamp across the page) are kept apart, and
text that is drawn invisibly, as under a scan, is no text; nor is one that is drawn over itself to look bold.
"""

import ctypes
import math
from dataclasses import replace
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from results.sheets.documents import Word
from results.sheets.operations import collect, subpaths
from results.sheets.words import DOWNWARDS, LOST, SLANTED, UPRIGHT, UPSIDE_DOWN, UPWARDS, Letter, arrange

MAX_LETTERS = 400_000  # of a document; more is no sheet
ABOVE, BELOW = 0.78, 0.22  # the part of a type's size that stands above and below its line
ECHO = 0.1  # how far off the second drawing of a text may stand, in parts of its size
GONE = 0.1  # how far apart, in the same, two letters of an operation stand where one between is gone
TORN = 0.3  # how far, in the same, an operation may reach beyond the letters found in it
INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\x02": "-",
    "\u00ad": "-",
    "\u2010": "-",
}


def read_pages(data):
    """The pages of a PDF, one after the other."""
    document = pypdfium2.PdfDocument(data)
    left = MAX_LETTERS
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                view = View(page)
                letters, boxes, rules = view.contents(left)
            finally:
                page.close()
            left -= len(letters)
            yield arrange(index + 1, view, letters, boxes, rules)
    finally:
        document.close()


class View:
    """What one page shows, in points from the top left of the page as it is displayed."""

    def __init__(self, page):
        self.page = page
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, box)
        self.left, self.bottom = box.left, box.bottom
        self.wide, self.high = box.right - box.left, box.top - box.bottom
        self.rotation = pdfium.FPDFPage_GetRotation(page.raw)
        turned = self.rotation in (1, 3)
        self.width, self.height = (self.high, self.wide) if turned else (self.wide, self.high)

    def shown(self, x, y):
        x, y = x - self.left, y - self.bottom
        if self.rotation == 0:
            return x, self.high - y
        if self.rotation == 1:
            return y, x
        if self.rotation == 2:
            return self.wide - x, y
        return self.high - y, self.wide - x

    def shown_box(self, left, bottom, right, top):
        (ax, ay), (bx, by) = self.shown(left, bottom), self.shown(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def contents(self, most):
        drawn, paths = {}, []
        collect(self.page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, drawn, paths, None)
        letters = self.letters(drawn, most)
        boxes, rules = [], []
        for path, matrix in paths:
            self.shapes(path, matrix, boxes, rules)
        return letters, boxes, rules

    def letters(self, drawn, most):
        text = pdfium.FPDFText_LoadPage(self.page.raw)
        try:
            count = min(pdfium.FPDFText_CountChars(text), most)
            letters = [self.letter(text, index, drawn) for index in range(count)]
        finally:
            pdfium.FPDFText_ClosePage(text)
        # PDFium orders the letters of a line; fields drawn over each other come apart in drawing order.
        found = sorted((letter for letter in letters if letter), key=lambda letter: letter.drawing)
        whole, before, standing = [], {}, standing_at(found)
        each_drawn = {at: drawing for at, drawing in drawn.values()}
        for at, group in groupby(found, key=lambda letter: letter.drawing):
            letters = list(group)
            same = before.setdefault("".join(letter.text for letter in letters), [])
            if any(map(self.shows, letters)) and not any(is_echo(letters, other) for other in same):
                whole += self.with_torn_ends(with_gaps_marked(letters, standing), each_drawn.get(at))
                same.append(letters)
        return whole

    def shows(self, letter):
        """Whether some of a letter is on the page."""
        return letter.x1 > 0 and letter.bottom > 0 and letter.x0 < self.width and letter.top < self.height

    def with_torn_ends(self, letters, drawing):
        """The letters of one operation, with a mark where PDFium took one for another drawn in its place."""
        way = letters[0].turn
        if drawing is None or way is SLANTED or all(letter.text.isspace() for letter in letters):
            return letters
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(drawing, *edges):
            return letters
        x0, top, x1, bottom = self.shown_box(*(edge.value for edge in edges))
        first, last = letters[0], letters[-1]
        before, behind = {
            UPRIGHT: (first.x0 - x0, x1 - last.x1),
            UPSIDE_DOWN: (x1 - first.x1, last.x0 - x0),
            DOWNWARDS: (first.top - top, bottom - last.bottom),
            UPWARDS: (bottom - first.bottom, last.top - top),
        }[way]
        if before > TORN * first.size:
            letters = [replace(first, text=LOST), *letters]
        if behind > TORN * last.size:
            letters = [*letters, replace(last, text=LOST)]
        return letters

    def letter(self, text, index, drawn):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            return None
        code = pdfium.FPDFText_GetUnicode(text, index)
        drawing = pdfium.FPDFText_GetTextObject(text, index)
        if not drawing or pdfium.FPDFTextObj_GetTextRenderMode(drawing) == INVISIBLE:
            return None
        box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        matrix_size = math.hypot(matrix.c, matrix.d) * pdfium.FPDFText_GetFontSize(text, index)
        size = abs(matrix_size) or 1.0
        x0, top, x1, bottom = self.shown_box(*letter_box(box, matrix, x.value, y.value, size))
        character = chr(code) if code else LOST
        turn = self.direction(matrix)
        at, _ = drawn.get(ctypes.addressof(drawing.contents), (len(drawn), None))
        return Letter(LIGATURES.get(character, character), x0, top, x1, bottom, size, at, turn)

    def direction(self, matrix):
        """Which way the letter's line runs, as the page is displayed."""
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self.rotation
        clockwise = -angle % 360
        nearest = round(clockwise / 90) * 90
        return nearest % 360 if abs(clockwise - nearest) < 3 else SLANTED

    def shapes(self, path, matrix, boxes, rules):
        """The rectangles and the straight lines of a path."""
        for points in subpaths(path, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = Word("", *self.shown_box(min(xs), min(ys), max(xs), max(ys)))
            corners = {(round(x, 2), round(y, 2)) for x, y in points}
            if len(corners) <= 2:
                rules.append(box)
            elif len(corners) == 4 and all(
                x in (min(xs), max(xs)) and y in (min(ys), max(ys)) for x, y in points
            ):
                boxes.append(box)
                if min(box.x1 - box.x0, box.bottom - box.top) < 2:
                    rules.append(box)


def standing_at(letters):
    """The letters that run upright by the place where they begin."""
    places = {}
    for letter in letters:
        if letter.turn == UPRIGHT and not letter.text.isspace():
            places.setdefault((round(letter.x0), round(letter.bottom)), []).append(letter)
    return places


def with_gaps_marked(letters, standing):
    """The same with a mark where a letter is gone because another operation has the same one in its place."""
    if letters[0].turn != UPRIGHT:
        return letters
    marked = letters[:1]
    for before, letter in pairwise(letters):
        gap = letter.x0 - before.x1
        if gap > GONE * letter.size and not before.text.isspace() and abs(letter.bottom - before.bottom) <= 1:
            near = ECHO * letter.size
            others = (
                other
                for across in (-1, 0, 1)
                for down in (-1, 0, 1)
                for other in standing.get((round(before.x1) + across, round(before.bottom) + down), ())
            )
            if any(other.drawing != letter.drawing and abs(other.x0 - before.x1) <= near for other in others):
                marked.append(replace(before, text=LOST, x0=before.x1, x1=letter.x0))
        marked.append(letter)
    return marked


def is_echo(letters, others):
    """Whether a text is drawn again a hair beside where it stands, as type is made to look bold."""
    least = ECHO * letters[0].size
    return all(
        abs(one.x0 - other.x0) <= least and abs(one.bottom - other.bottom) <= least
        for one, other in zip(letters, others, strict=True)
    )


def letter_box(box, matrix, x, y, size):
    """Left, bottom, right and top of a letter: to the next one's place, as high as its type."""
    above, below = ABOVE * size, BELOW * size
    if abs(matrix.b) < 0.05 * abs(matrix.a):
        if matrix.a < 0:
            return box.left, y - above, x, y + below
        # Slanted type stands in a box wider than its step.
        slope = matrix.c / matrix.d if matrix.c and matrix.d else 0
        return x, y - below, max(x, box.right - (box.top - y) * slope), y + above
    if abs(matrix.a) < 0.05 * abs(matrix.b):
        return (x - above, y, x + below, box.top) if matrix.b > 0 else (x - below, box.bottom, x + above, y)
    return box.left, box.bottom, box.right, box.top
