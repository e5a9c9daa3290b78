"""Text set in the house's fonts, whatever its characters: measured, broken into lines, made to fit."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from PIL import ImageFont

FONTS = settings.BASE_DIR / "static" / "fonts"
# Files in order of preference, each with its axes: weight, and width where it has one.
NARROW_BLACK = (("archivo", (800, 72)), ("archivo-signs", (800, 72)), ("archivo-ext", (800,)))
BOLD = (("archivo", (700, 88)), ("archivo-signs", (700, 88)), ("archivo-ext", (700,)))
MEDIUM = (("archivo", (500, 94)), ("archivo-signs", (500, 94)), ("archivo-ext", (500,)))
WIDE = (("archivo-wide", ()), *BOLD)
SPACES = {"\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2011": "-", "\u00ad": ""}
MISSING = "\uffff"  # in no font: what a font draws for it, it draws for whatever it lacks
ELLIPSIS = "…"


@lru_cache(maxsize=128)
def font(name, axes, size):
    try:
        found = ImageFont.truetype(str(FONTS / f"{name}.woff2"), size)
        if axes:
            found.set_variation_by_axes(list(axes))
    except (OSError, NotImplementedError):  # a FreeType that reads no WOFF2, or no variable font
        return ImageFont.load_default(size)
    return found


@lru_cache(maxsize=4096)
def draws(name, axes, character):
    """Whether the font has a shape of its own for it."""
    face = font(name, axes, 32)
    return picture(face, character) != picture(face, MISSING)


def picture(face, character):
    mask = face.getmask(character)
    return mask.size, bytes(mask)


def drawable(text, faces):
    """The text with nothing in it that the fonts lack: accents fall before letters do, the rest goes."""
    kept = []
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        for one in (SPACES.get(character, character), *unicodedata.normalize("NFKD", character)):
            if one == " " or (one.isprintable() and face_of(one, faces)):
                kept.append(one)
                break
    return " ".join("".join(kept).split())


def face_of(character, faces):
    return next((face for face in faces if character == " " or draws(*face, character)), None)


@dataclass(frozen=True)
class Lettering:
    """A manner of writing: faces and size."""

    faces: tuple
    size: int

    def runs(self, text):
        """(font, stretch) pairs: a name with a letter from another file is drawn from both."""
        found = []
        for character in text:
            face = face_of(character, self.faces) or self.faces[0]
            if found and (found[-1][0] == face or character == " "):
                found[-1][1] += character
            else:
                found.append([face, character])
        return [(font(*face, self.size), stretch) for face, stretch in found]

    def width(self, text):
        return sum(face.getlength(stretch) for face, stretch in self.runs(text))

    def draw(self, canvas, place, text, fill):
        """On its baseline; gives where it ends."""
        x, y = place
        for face, stretch in self.runs(text):
            canvas.text((x, y), stretch, font=face, fill=fill, anchor="ls")
            x += face.getlength(stretch)
        return x

    def cut(self, text, width):
        """As much of the text as fits into one line."""
        if self.width(text) <= width:
            return text
        while text and self.width(text + ELLIPSIS) > width:
            text = text[:-1]
        return text.rstrip(" ,;:–-") + ELLIPSIS

    def lines(self, text, width):
        """Broken between words; a word longer than the line is broken where it must be."""
        found, line = [], ""
        for word in text.split(" "):
            joined = f"{line} {word}" if line else word
            if self.width(joined) <= width:
                line = joined
                continue
            if line:
                found.append(line)
            while self.width(word) > width:
                head = next(
                    at for at in range(len(word) - 1, 0, -1) if at == 1 or self.width(word[:at]) <= width
                )
                found.append(word[:head])
                word = word[head:]
            line = word
        return [*found, line] if line else found


def fitted(text, faces, width, height, sizes, leading):
    """The lettering and the lines of the largest size at which the text fits; of the smallest, what fits."""
    text = drawable(text, faces)
    for size in sizes:
        lettering = Lettering(faces, size)
        lines = lettering.lines(text, width)
        if len(lines) * size * leading <= height and not is_broken(text, lines):
            return lettering, lines
    most = int(height // (lettering.size * leading))
    if len(lines) > most:
        lines = [*lines[: most - 1], lettering.cut(" ".join(lines[most - 1 :]), width)]
    return lettering, lines


def is_broken(text, lines):
    """Whether a word had to be cut in two."""
    return " ".join(lines) != text
