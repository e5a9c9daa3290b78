"""Which field a header word names.

Most fields are those of `results.sheets.cells.read_row`. Others are known so that they are read past
(`tyres`, `speed` …), and a few depend on their neighbours: see `AMBIGUOUS`.
"""

import re
from functools import lru_cache

from results.folding import fold
from results.sheets.header_words import WORDS

# Words whose sense depends on the other columns: `results.sheets.columns.settle` decides, or nobody does.
AMBIGUOUS = {"time", "lap", "difference", "name_part", "grid_position", "grid_time"}
# What stands over the points of a season, or over the time of a race: the cells decide.
TOTAL = {"total", "totals", "totaux", "totale", "totales", "gesamt"}
# Columns that classifications have and that `read_row` has no use for.
IGNORED = {
    "speed",
    "best_speed",
    "hometown",
    "licence",
    "grade",
    "tyres",
    "sponsor",
    "pit_stops",
    "time_of_day",
    "other_time",
    "percentage",
    "line",
}
SEGMENT = re.compile(
    r"(?:s?q|qs|sp)[ ]?([1-4])|(?:qualifying|qualif|qualification|quali|qualifica|qualy) ?([1-4])"
)


@lru_cache(maxsize=4096)
def plain(text):
    """A header word without case, accents, points and strokes: "Pos. in Cl." → "pos in cl"."""
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])", " ", text)  # BestLap
    text = fold(text.replace("ø", "Ø").replace("°", " ").replace("ß", "ss"))
    return " ".join(re.sub(r"[^\w#%']|_", " ", text).split())


FIELD_OF = {
    plain(word): field
    for field, words in WORDS.items()
    for word in words.replace("\n", " ").split(",")
    if word.strip()
}


@lru_cache(maxsize=4096)
def field_of(text):
    """The field that a header names, "Q1" and the like as "segment:Q1", or None.

    A header in two languages ("Équipe / Team") is known where what is known of it agrees.
    """
    whole = plain(text)
    if not whole or len(whole) > 60:
        return None
    found = known(whole)
    if found is None:
        found = known(plain(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)))
    if found is None:
        pieces = [known(plain(piece)) for piece in re.split(r"[/|\n]| - | – ", text) if plain(piece)]
        found = pieces[0] if len(pieces) > 1 and len(set(pieces)) == 1 else None
    return found


def known(words):
    if words in FIELD_OF:
        return FIELD_OF[words]
    match = SEGMENT.fullmatch(words)
    if match:
        digit = match[1] or match[2]
        letters = "".join(letter for letter in words if letter.isalpha()) if match[1] else "q"
        return f"segment:{letters.upper()}{digit}"
    return None
