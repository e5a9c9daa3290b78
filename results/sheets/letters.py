"""The words of a PDF's pages with their places, as PDFium finds them: in drawing order, turned upright.

A page may be turned as a whole, and its text may be drawn turned; either way what comes out reads from left
to right and from top to bottom. Letters that run another way (a stamp across the page) are kept apart, and
text that is drawn invisibly, as under a scan, is no text.
"""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from results.sheets.documents import Page, Word

SPACE_IN_EMS = 0.12  # how far two letters of one word may stand apart, in parts of the type's size
KERNING = 0.25  # how far two letters of one word may stand into each other, in the same
SEAM = 0.4  # the same in points, where the two were drawn apart
MAX_LETTERS = 400_000  # of a document; more is no sheet
MAX_DEPTH = 6  # of forms within forms
ABOVE, BELOW = 0.78, 0.22  # the part of a type's size that stands above and below its line
TORN = 0.3  # how far, in the same, an operation may reach beyond the letters found in it
LOST = "\ufffd"
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
UPRIGHT, DOWNWARDS, UPSIDE_DOWN, UPWARDS, SLANTED = 0, 90, 180, 270, None


@dataclass(slots=True)
class Letter:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    drawing: int  # which drawing operation it belongs to
    turn: int | None


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
        whole = []
        each_drawn = {at: drawing for at, drawing in drawn.values()}
        for at, group in groupby(found, key=lambda letter: letter.drawing):
            letters = list(group)
            if any(map(self.shows, letters)):
                whole += self.with_torn_ends(letters, each_drawn.get(at))
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


def collect(container, count, get, drawn, paths, outer, depth=0):
    """The text operations of a page in the order they are drawn, and its paths; those inside forms too."""
    for index in range(count(container)):
        each = get(container, index)
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn[ctypes.addressof(each.contents)] = (len(drawn), each if outer is None else None)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(paths) < 20_000:
            paths.append((each, times(matrix_of(each), outer)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = times(matrix_of(each), outer)
            collect(
                each,
                pdfium.FPDFFormObj_CountObjects,
                pdfium.FPDFFormObj_GetObject,
                drawn,
                paths,
                inner,
                depth + 1,
            )


def matrix_of(each):
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(each, matrix):
        return (1, 0, 0, 1, 0, 0)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def times(inner, outer):
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def subpaths(path, matrix):
    """The corners of each straight piece of a path; what holds a curve is left out."""
    a, b, c, d, e, f = matrix
    pieces, curved = [], False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), 4000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not pieces:
            pieces.append([])
            curved = False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if curved:
            pieces[-1] = []
        else:
            pieces[-1].append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    return [points for points in pieces if len(points) >= 2]


def arrange(number, view, letters, boxes, rules):
    """The page as it reads, whichever way most of its letters run."""
    ways = Counter(letter.turn for letter in letters if not letter.text.isspace() and letter.turn is not None)
    turn = ways.most_common(1)[0][0] if ways else UPRIGHT
    page = Page(number, *turned_size(view, turn), (), (), turn=turn)
    others = [way for way in dict.fromkeys(letter.turn for letter in letters) if way != turn]
    aslant = [page.moved(word) for way in others for word in words_running(letters, way, view)]

    def turned(shapes):
        return tuple(page.moved(box) for box in shapes)

    return Page(
        number,
        page.width,
        page.height,
        tuple(words_running(letters, turn, view, keep=True)),
        turned(boxes),
        turned(rules),
        tuple(aslant),
        turn,
    )


def words_running(letters, turn, view, keep=False):
    """The words among the letters that run one way, on the page as they read, or as it is displayed."""
    frame = Page(0, *turned_size(view, turn), (), (), turn=turn or 0)
    running = [letter for letter in letters if letter.turn == turn]
    for each in running:
        each.x0, each.top, each.x1, each.bottom = frame.as_read((each.x0, each.top, each.x1, each.bottom))
    if turn is None:
        words = [word_from(list(drawn)) for _, drawn in groupby(running, key=lambda letter: letter.drawing)]
        return [word for word in words if word.text.strip()]
    words = words_of(running)
    if keep:
        return list(words)
    return [Word(word.text, *frame.as_displayed((word.x0, word.top, word.x1, word.bottom))) for word in words]


def turned_size(view, turn):
    return (view.height, view.width) if turn in (DOWNWARDS, UPWARDS) else (view.width, view.height)


def words_of(letters):
    """Letters joined into words: parted by spaces, by a gap, or by a step back or to another line."""
    word, last = [], None
    for letter in letters:
        if letter.text.isspace():
            if word:
                yield word_from(word)
            word, last = [], None
            continue
        if word and not goes_on(last, letter):
            yield word_from(word)
            word = []
        word.append(letter)
        last = letter
    if word:
        yield word_from(word)


def goes_on(last, letter):
    if LOST in (letter.text, last.text) and letter.drawing == last.drawing:
        return True
    apart = letter.drawing != last.drawing
    most = SEAM if apart else max(SEAM, SPACE_IN_EMS * letter.size)
    pair = last.text.isalpha() and letter.text.isalpha()
    least = (KERNING if pair or not apart else SPACE_IN_EMS / 2) * letter.size
    return (
        -max(least, SEAM) <= letter.x0 - last.x1 <= most
        and abs(letter.bottom - last.bottom) <= 1
        and letter.x1 > last.x0 + 0.1
        and abs(letter.size - last.size) <= 0.35 * max(letter.size, last.size)
    )


def word_from(letters):
    seams, count = [], 0
    for before, letter in zip([None, *letters], letters, strict=False):
        if before and before.drawing != letter.drawing:
            seams.append(count)
        count += len(letter.text)
    edges = [letter.x0 for letter in letters for _ in letter.text] + [letters[-1].x1]
    return Word(
        "".join(letter.text for letter in letters),
        letters[0].x0,
        min(letter.top for letter in letters),
        letters[-1].x1,
        max(letter.bottom for letter in letters),
        tuple(edges),
        tuple(seams),
        letters[0].drawing,
    )
