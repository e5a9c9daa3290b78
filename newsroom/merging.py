"""Three versions of a text become one: what two people changed since the one that both began with.

Strings in, strings out; no database. A text is taken apart into units (lines, or the blocks of HTML); changes
of different units go together, two different changes of the same unit are a conflict.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
VOID = {"br", "hr", "img"}


class Conflict(Exception):  # noqa: N818 - a result, not an accident
    """Both changed the same place, differently."""


@dataclass(frozen=True, order=True)
class Edit:
    """The units from `start` to `end` of the base are these now."""

    start: int
    end: int
    units: tuple[str, ...]

    def crosses(self, other):
        if self.start == self.end and other.start == other.end:
            return self.start == other.start  # two insertions at one place: which comes first?
        if self.start == self.end:
            return other.start < self.start < other.end
        if other.start == other.end:
            return self.start < other.start < self.end
        return max(self.start, other.start) < min(self.end, other.end)


def edits(base, changed):
    """What was done to the base; a run replaced by as many units counts as one edit for each."""
    found = []
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        if what == "equal":
            continue
        if end - start == stop - begin:
            found += [Edit(start + n, start + n + 1, (changed[begin + n],)) for n in range(end - start)]
        else:
            found.append(Edit(start, end, tuple(changed[begin:stop])))
    return found


def merge(base, one, other):
    """The base with the edits of both. Raises Conflict where they touch the same unit in different ways."""
    first, second = edits(base, one), edits(base, other)
    for edit in first:
        if any(edit != theirs and edit.crosses(theirs) for theirs in second):
            raise Conflict
    merged, place = [], 0
    for edit in sorted({*first, *second}):
        merged += [*base[place : edit.start], *edit.units]
        place = edit.end
    return [*merged, *base[place:]]


def blocks(html):
    """The outermost elements of a clean text, in order; joined they are the text again."""
    found, depth, place = [], 0, 0
    for tag in TAG.finditer(html):
        if tag[2].lower() not in VOID:
            depth += -1 if tag[1] else 1
        if depth <= 0:
            found.append(html[place : tag.end()])
            place, depth = tag.end(), 0
    return [*found, html[place:]] if place < len(html) else found


def merge_html(base, one, other):
    """By block. A marker is a figure of its own and stands once: one that both moved apart is a conflict."""
    merged = merge(blocks(base), blocks(one), blocks(other))
    most = Counter(blocks(one)) | Counter(blocks(other))
    if any(count > most[block] for block, count in Counter(merged).items() if "data-embed=" in block):
        raise Conflict
    return "".join(merged)


def merge_lines(base, one, other):
    return "\n".join(merge(base.split("\n"), one.split("\n"), other.split("\n")))


def merge_sets(base, one, other):
    """Of two lists without order: what each added, without what either took away."""
    base, one, other = set(base), set(one), set(other)
    return sorted((one & other) | (one - base) | (other - base))
