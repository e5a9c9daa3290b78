"""Fonts, wrapped cells and boxes: what a sheet is drawn with."""

from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "SheetSans", "SheetSans-Bold"
FONTS = {PLAIN: "DejaVuSansCondensed.ttf", BOLD: "DejaVuSansCondensed-Bold.ttf"}
PADDING = 3
LEADING = 1.3

INK = HexColor("#16181d")
FAINT = HexColor("#5b6270")
RULE = HexColor("#c9ced6")
HEAD = HexColor("#e4e8ee")
BAND = HexColor("#2b3442")
STRIPE = HexColor("#f5f7f9")
PAPER = HexColor("#ffffff")


@cache
def load_fonts():
    """Make the two fonts known to reportlab, once."""
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(Path(__file__).parent / "fonts" / file)))


def width(text, font, size):
    return pdfmetrics.stringWidth(text, font, size)


def check_drawable(text):
    """Refuse a character that the fonts lack, rather than print a box for it."""
    glyphs = pdfmetrics.getFont(PLAIN).face.charToGlyph
    lacking = sorted({character for character in text if ord(character) not in glyphs})
    if lacking:
        raise ValueError(f"The sheet's fonts lack {lacking!r} in {text!r}.")
    return text


def wrap(pieces, room, font, size):
    """The pieces (words, drivers) on as many lines as the room asks for."""
    lines = []
    for piece in pieces:
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and width(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


class Pen:
    """Draws boxes of text on a canvas whose y runs downwards from the top of the page."""

    def __init__(self, canvas, page_height):
        self.canvas, self.page_height = canvas, page_height

    def box(self, x, y, w, h, fill=PAPER, stroke=None):
        self.canvas.setFillColor(fill)
        self.canvas.setStrokeColor(stroke or fill)
        self.canvas.setLineWidth(0.4)
        self.canvas.rect(x, self.page_height - y - h, w, h, stroke=1 if stroke else 0, fill=1)

    def text(self, x, y, room, text, font=PLAIN, size=7.5, color=INK, right=False):
        """One line with its top at y; made smaller where a single word is wider than its room."""
        if not text:
            return
        natural = width(text, font, size)
        if natural > room:
            size *= room / natural
            natural = room
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(color)
        self.canvas.drawString(x + room - natural if right else x, self.page_height - y - size, text)

    def lines(self, x, y, room, lines, **how):
        size = how.get("size", 7.5)
        for count, line in enumerate(lines):
            self.text(x, y + count * size * LEADING, room, line, **how)
