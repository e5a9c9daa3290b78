"""What a placed line is: the first of a row, a heading of status or class, a remark."""

import re
from dataclasses import dataclass

from results.sheets.anchored.fitting import fits, is_wordy
from results.times import parse_status

CLASS_HEADING = re.compile(
    r"(?:class(?:e|es|ification)?|category|cat\.?|categor[ií]a|cat[ée]gorie|klasse|kl\.?|clase|division|group|gruppe|groupe|"
    r"gruppo|grupo|wertung|cup|coupe)(?:\s+|\s*[:\-–]\s*)(?!(?:de|des|du|d['’]|of|del|der|di|della)\b)(?P<name>\S.*)",
    re.IGNORECASE,
)
COUNT_BEHIND = re.compile(
    r"\s*[(\[–-]?\s*\d+\s+(?:cars?|entries|voitures?|fahrzeuge?|starter|vetture|coches)\b.*$", re.I
)
NOTE = re.compile(
    r"#\s?\d|\bcars?\b|penal|pénal|strafe|sanci[oó]n|abandon|article|\bart\.|invalid|exclu|disqual"
    r"|moved to|voiture|deleted|track limits|decision|d[ée]cision|entscheid|decisi[oó]n|fahrzeug"
    r"|startnummer|vettura|coche|^\s*\*+|^\(?\d\)|time added|stewards|commissaires|sportkommissare"
    r"|commissari|comisarios|reprimand|warning|appeal|appel\b|berufung",
    re.IGNORECASE,
)


def is_anchor(placed):
    """Whether a line begins a row: a number with something beside it, or a place with much beside it."""
    columns = {each.column.field for each in placed if each.column}
    number = any(
        each.column and "number" in each.column.fields and fits("number", each.piece.text) for each in placed
    )
    place = any(
        each.column
        and each.column.field in ("position", "class_position", "grid_position")
        and fits("position", each.piece.text)
        for each in placed
    )
    beside = len(columns - {"number"})
    if number and beside >= 1:
        return place or beside >= 2 or any(is_wordy(each.piece.text) for each in placed)
    return place and beside >= 3


def in_columns(placed):
    """Whether every piece of a line stands for certain in a column."""
    return bool(placed) and all(
        each.overprint
        or (
            each.column is not None
            and each.sure
            and (
                each.column.is_text
                or not all(fits(name, each.piece.text) is False for name in each.column.fields)
            )
        )
        for each in placed
    )


def belongs(line, placed):
    """Whether a line stands in columns; one that reads as a note has to begin where their cells do."""
    if not in_columns(placed):
        return False
    return not NOTE.search(line.text) or all(
        each.column is not None
        and any(
            abs(each.piece.x0 - at) <= 1 for at in (each.column.edges.get("x0"), *each.column.indents) if at
        )
        for each in placed
    )


@dataclass(eq=False)
class Heading:
    """A line of its own over rows: a status, a class."""

    base: float
    status: str | None
    race_class: str | None


def heading_of(line, placed, body_height):
    """What a line says as a heading of the rows beneath, or None."""
    text = line.text.strip(" :.*-–—=")
    if not text or len(line.pieces) > 2 or len(text) > 60:
        return None
    for part in re.split(r"\s+/\s+|\s+[-–]\s+", text):
        if parse_status(part):
            return Heading(line.base, parse_status(part), None)
    status = parse_status(COUNT_BEHIND.sub("", text))
    if status:
        return Heading(line.base, status, None)
    match = CLASS_HEADING.fullmatch(text)
    if match:
        return Heading(line.base, None, COUNT_BEHIND.sub("", match["name"]).strip(" :-–"))
    return None


def is_mostly_in_columns(placed):
    """Whether most pieces of a line, and more than one, stand for certain in columns of text."""
    texts = sum(each.column is not None and each.sure and each.column.is_text for each in placed)
    return texts > 1 and 2 * texts >= len(placed)
