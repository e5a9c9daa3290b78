"""Header words that stand upright over narrow columns, laid down where a page has no other header."""

from results.sheets.anchored.heads import find_heads, looks_like_head
from results.sheets.anchored.pieces import Piece, VisualLine, lines_of
from results.sheets.documents import Word
from results.sheets.points.tokens import upright_headings
from results.sheets.vocabulary import field_of

FEWEST = 3
TYPE = 8.0  # the height of a heading that was laid down


def lines_with_heads(page, known=()):
    """The lines of a page and the headers among them; where none is, with its upright headings as a line."""
    lines = lines_of(page.words)
    heads = find_heads(lines, known)
    if heads or not page.aslant:
        return lines, heads
    laid = laid_down(lines, page)
    heads = find_heads(laid, known) if laid else []
    return (laid, heads) if heads else (lines, [])


def laid_down(lines, page):
    """The lines with the known upright headings put on the one at their feet, or on one of their own."""
    words = [word for token in upright_headings(page) if (word := heading_word(token))]
    if len(words) < FEWEST:
        return None
    top, base = min(word.top for word in words), max(word.bottom for word in words)
    near = [line for line in lines if top <= line.base <= base + 5 * TYPE]
    beside = [line for line in near if looks_like_head(line)]
    base = max([base, *(line.base for line in beside)])
    flat = [
        Piece((Word(word.text, word.x0, base - TYPE, word.x1, base, drawing=-2 - at),))
        for at, word in enumerate(words)
    ]
    pieces = [piece for line in beside for piece in line.pieces]
    whole = VisualLine(sorted([*flat, *pieces], key=lambda each: each.x0))
    others = [line for line in lines if line not in beside]
    return sorted([*others, whole], key=lambda line: base if line is whole else line.base)


def heading_word(token):
    """An upright heading as a word, read upwards or downwards; None where it is no header word."""
    for words in (token.words, token.words[::-1]):
        text = " ".join(word.text for word in words)
        if field_of(text):
            return Word(text, token.x0, token.top, token.x1, token.bottom)
    return None
