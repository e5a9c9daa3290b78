"""The drawing itself: asphalt, the series' bar, the painted slot, the words, the colour of the edition."""

import io
import re

from PIL import Image, ImageDraw

from newsroom.cards.lettering import BOLD, MEDIUM, NARROW_BLACK, WIDE, Lettering, drawable, fitted

SIZE = WIDTH, HEIGHT = 1200, 630
ASPHALT, ON_ASPHALT, FAINT = "#1b2023", "#f4f5f2", "#b4bdc1"
HOUSE = {"fr": "#0a3da8", "en": "#0a5235"}  # bleu de France, British racing green
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
MARGIN, BAR, FOOT = 64, 26, 88
SLOT_TOP, SLOT_LEG, STROKE = 86, 46, 9
INNER = MARGIN + 34
ROOM = WIDTH - 2 * INNER
SIZES, LEADING = (150, 130, 112, 100, 90, 80, 72, 64, 56, 50, 44), 1.0
TITLE_TOP, TITLE_BOTTOM = 196, HEIGHT - FOOT - 34


def png_of(card):
    """The bytes of the picture of a card."""
    image = Image.new("RGB", SIZE, ASPHALT)
    canvas = ImageDraw.Draw(image)
    house = HOUSE[card.language]
    series = card.colour if COLOUR.match(card.colour) else house
    canvas.rectangle((0, 0, WIDTH, BAR - 1), fill=series)
    draw_slot(canvas, MARGIN, SLOT_TOP, WIDTH - MARGIN, SLOT_LEG, STROKE)
    draw_kicker(canvas, card, series)
    draw_title(canvas, card.title)
    canvas.rectangle((0, HEIGHT - FOOT, WIDTH, HEIGHT), fill=house)
    draw_foot(canvas, card)
    out = io.BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw_slot(canvas, left, top, right, leg, stroke):
    """⊓, the painted place of the starting grid."""
    canvas.rectangle((left, top, right, top + stroke - 1), fill=ON_ASPHALT)
    canvas.rectangle((left, top, left + stroke - 1, top + leg), fill=ON_ASPHALT)
    canvas.rectangle((right - stroke + 1, top, right, top + leg), fill=ON_ASPHALT)


def draw_kicker(canvas, card, series):
    """The flag and the name of the series, then what it is."""
    x, y, bold, medium = INNER, 160, Lettering(BOLD, 36), Lettering(MEDIUM, 36)
    name = bold.cut(drawable(card.series, BOLD), ROOM - 60)
    if name:
        canvas.polygon([(x + 7, y - 26), (x + 52, y - 26), (x + 45, y), (x, y)], fill=series)
        x = bold.draw(canvas, (x + 70, y), name, ON_ASPHALT) + 28
    left = INNER + ROOM - x
    kind = drawable(card.kicker, MEDIUM)
    if kind and left > 120:
        medium.draw(canvas, (x, y), medium.cut(kind, left), FAINT)


def draw_title(canvas, title):
    height = TITLE_BOTTOM - TITLE_TOP
    lettering, lines = fitted(title, NARROW_BLACK, ROOM, height, SIZES, LEADING)
    y = TITLE_TOP + lettering.size * 0.82
    for line in lines:
        lettering.draw(canvas, (INNER, round(y)), line, ON_ASPHALT)
        y += lettering.size * LEADING


def draw_foot(canvas, card):
    """The name of the site as its masthead has it, and when and where."""
    mark, medium, y = Lettering(WIDE, 40), Lettering(MEDIUM, 30), HEIGHT - 29
    name = mark.cut(drawable(card.site, WIDE), ROOM // 2)
    end = mark.draw(canvas, (MARGIN + 14, y), name, ON_ASPHALT)
    draw_slot(canvas, MARGIN, HEIGHT - FOOT + 15, round(end) + 14, 16, 6)
    room = WIDTH - MARGIN - end - 60
    words = drawable(card.foot, MEDIUM)
    if words and room > 120:
        words = medium.cut(words, room)
        medium.draw(canvas, (WIDTH - MARGIN - medium.width(words), y - 2), words, ON_ASPHALT)
