"""IPTC-IIM, the older block of a JPEG: read in its character set, and written small beside the XMP."""

import hashlib

from PIL import IptcImagePlugin

CHARACTER_SET, VERSION = (1, 90), (2, 0)
EXPIRES, INSTRUCTIONS, DAY, TIME = (2, 37), (2, 40), (2, 55), (2, 60)
BY_LINE, CITY, SUBLOCATION, STATE, COUNTRY = (2, 80), (2, 90), (2, 92), (2, 95), (2, 101)
CREDIT, SOURCE, COPYRIGHT, CAPTION, LANGUAGE = (2, 110), (2, 115), (2, 116), (2, 120), (2, 135)

UTF_8 = b"\x1b%G"
LONGEST = {BY_LINE: 32, CREDIT: 32, COPYRIGHT: 128}  # octets, by the standard

IIM_BLOCK, DIGEST_BLOCK = 0x0404, 0x0425


class Block:
    """The datasets of a picture's block, as text. Silence is empty."""

    def __init__(self, image):
        self.sets = IptcImagePlugin.getiptcinfo(image) or {}
        resources = image.info.get("photoshop")
        resources = resources if isinstance(resources, dict) else {}
        self.is_newer = is_newer(resources)
        self.is_utf_8 = UTF_8 in as_list(self.sets.get(CHARACTER_SET))

    def items(self, dataset):
        """The texts of a dataset that may be repeated, in order."""
        return [text for value in as_list(self.sets.get(dataset)) if (text := self.decoded(value).strip())]

    def text(self, dataset):
        return next(iter(self.items(dataset)), "")

    def decoded(self, value):
        """Without the mark of UTF-8 it is Latin-1 by custom; what is UTF-8 all the same is read so."""
        if not isinstance(value, bytes):
            return ""
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("utf-8", "replace") if self.is_utf_8 else value.decode("cp1252", "replace")


def as_list(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_newer(resources):
    """Whether the block was changed by a program that did not know of the XMP beside it."""
    block, digest = resources.get(IIM_BLOCK), resources.get(DIGEST_BLOCK)
    if not isinstance(block, bytes) or not isinstance(digest, bytes) or not any(digest):
        return False
    return hashlib.md5(block, usedforsecurity=False).digest() != digest[:16]


def segment(values):
    """The APP13 segment of a JPEG that says these datasets, with the digest that binds it to the XMP."""
    block = b"".join(
        dataset(number, value)
        for number, value in [
            (CHARACTER_SET, UTF_8),
            (VERSION, b"\0\4"),
            *((number, shortened(text, LONGEST[number])) for number, text in values.items() if text),
        ]
    )
    digest = hashlib.md5(block, usedforsecurity=False).digest()
    body = b"Photoshop 3.0\0" + resource(IIM_BLOCK, block) + resource(DIGEST_BLOCK, digest)
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def dataset(number, value):
    return bytes([0x1C, *number]) + len(value).to_bytes(2, "big") + value


def resource(number, data):
    padding = b"\0" * (len(data) % 2)
    return b"8BIM" + number.to_bytes(2, "big") + b"\0\0" + len(data).to_bytes(4, "big") + data + padding


def shortened(text, octets):
    """As many whole letters as fit."""
    return text.encode()[:octets].decode("utf-8", "ignore").encode()
