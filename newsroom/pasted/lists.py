"""The lists of Word: paragraphs that only look like items, put back into lists."""

import re
from dataclasses import dataclass

LEVEL = re.compile(r"\Al(\d+)\s+level(\d+)(?:\s+lfo(\d+))?")
NUMBER = re.compile(r"\A\(?(\d{1,3}|[a-z]|[ivxl]{1,6})[.)]\Z", re.IGNORECASE)
TYPED = re.compile(r"\A\s*([·•▪◦§\uf0b7\uf0a7o–-]|\(?\d{1,3}[.)])[ \t\u00a0]+")
INDENT = 36  # points a level


@dataclass(frozen=True)
class Item:
    """What a paragraph says of its place in a list."""

    level: int
    is_ordered: bool
    start: int
    of: str = ""  # which of the document's lists
    typed: bool = False  # its sign stands in the text


def item_of(node):
    """Of a paragraph of Word, or None where it is no item of a list."""
    style = node.style
    said = style.get("mso-list", "")
    if found := LEVEL.match(said):
        sign = node.first(lambda inner: inner.style.get("mso-list") == "ignore")
        of = f"{found[1]} {found[3] or ''}"
        if sign or not said:
            return Item(int(found[2]), *numbered(sign.text), of=of)
        return Item(int(found[2]), *numbered(typed_sign(node)), of=of, typed=bool(typed_sign(node)))
    if any(name.startswith("msolistparagraph") for name in node.classes) and (sign := typed_sign(node)):
        return Item(level_by_indent(style), *numbered(sign), typed=True)
    return None


def typed_sign(node):
    found = TYPED.match(node.text)
    return found[1] if found else ""


def numbered(sign):
    """Whether a sign numbers its item, and with what."""
    found = NUMBER.match(sign.strip(" \t\n\u00a0"))
    return bool(found), int(found[1]) if found and found[1].isdecimal() else 1


def level_by_indent(style):
    """A level each half inch."""
    margin = style.get("margin-left") or (style.get("margin", "").split() or [""])[-1]
    found = re.match(r"([0-9.]{1,8})(pt|cm|in|px)", margin)
    if not found or found[1].count(".") > 1 or found[1] == ".":
        return 1
    points = float(found[1]) * {"pt": 1, "cm": 28.35, "in": 72, "px": 0.75}[found[2]]
    return min(9, max(1, round(points / INDENT)))


def gathered(blocks):
    """Blocks with each row of items as a list, one inside the other by level."""
    made = []
    open_lists = []  # of (level, which list, the list)
    for block in blocks:
        item = block.get("item")
        if item is None:
            open_lists = []
            made.append(block)
            continue
        while open_lists and open_lists[-1][0] > item.level:
            open_lists.pop()
        tag = "ol" if item.is_ordered else "ul"
        if open_lists and open_lists[-1][0] == item.level and open_lists[-1][1] != (tag, item.of):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < item.level:
            new = {"kind": tag, "start": item.start, "items": []}
            (open_lists[-1][2]["items"][-1] if open_lists else made).append(new)
            open_lists.append((item.level, (tag, item.of), new))
        open_lists[-1][2]["items"].append([{"kind": "p", "runs": block["runs"]}])
    return made
