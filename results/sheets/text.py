"""Plain text: what an editor copied out of a PDF, a web page or a spreadsheet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from results.sheets.reading import NotAResult

MAX_LINES = 5_000
MAX_LINE = 2_000
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'", "\u02bc": "'"})
BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACE = re.compile(r"[^\S\t ]")


@dataclass
class TextDocument:
    """Lines of text as they stand; tabs and runs of spaces are kept, as they may part cells."""

    text: str
    kind = "text"
    pages_count = None

    @property
    def first_text(self):
        return self.text[:4000]

    @cached_property
    def lines(self):
        """The lines without what cannot be seen, every space a plain one; blank lines are left out."""
        lines = [clean(line) for line in BREAKS.split(self.text)]
        lines = [line for line in lines if line.strip()]
        if len(lines) > MAX_LINES:
            raise NotAResult("too_many_rows", rows=len(lines))
        return lines


def clean(line):
    """One line as its letters mean it: no soft hyphens, no odd spaces, letters composed."""
    line = unicodedata.normalize("NFC", line[:MAX_LINE].translate(UNSEEN)).translate(PLAIN)
    return SPACE.sub(" ", line).rstrip()


def words_of(line):
    return line.split()
