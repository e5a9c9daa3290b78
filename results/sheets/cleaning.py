"""Cells as files hold them: what says nothing, what only formats, what a spreadsheet failed to work out."""

import re

# What databases, data frames and timing screens write where nothing is known
BLANK = re.compile(r"nan|NaN|NaT|\\N|NULL|null|N/A|n/a|[-–—−][-–—−.:,_ ]+")
LEADERS = re.compile(r"(?<=\S)\s?\.{4,}$")  # dots that lead to the next column
MARKED = re.compile(r"\*\*|__|`|\]\(|\[(?:\d{1,2}|[a-z])\]$")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")  # of Markdown
FOOTNOTES = re.compile(r"(?:\s?\[(?:\d{1,2}|[a-z]|note \d)\])+$")  # of an encyclopedia
# A formula that no program has worked out, or one that failed; "=2" is a shared place
UNSOLVED = re.compile(
    r"=\s*[-+(]*[A-Za-z$'].*|=.*\d[-+*/].*|#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)", re.DOTALL
)
UNIT = re.compile(
    r"[-–—]|[\[(][^\])\d]*[\])]|km/?h|kph|mph|km|mi|s|sec\.?|secs|ms|min|h|hh?:mm(?::ss)?(?:[.,]0{1,3})?|%|kg|°c",
    re.IGNORECASE,
)
CERTAIN_UNIT = re.compile(r"[\[(].+[\])]|km/?h|kph|mph|sec\.?|hh?:mm.*", re.IGNORECASE)
SPACED_QUOTES = re.compile(r'(?<=[,;|\t]) +"')
FEWEST = 3


def bare(cell):
    """The cell without the marks that only format it, and empty where it says that nothing is known."""
    cell = cell.strip()
    if not cell or cell.isdigit():
        return cell
    if BLANK.fullmatch(cell):
        return ""
    if cell.endswith("...."):
        cell = LEADERS.sub("", cell)
    if MARKED.search(cell):
        cell = FOOTNOTES.sub("", LINK.sub(r"\1", cell))
        for mark in ("**", "__", "`"):
            if len(cell) > 2 * len(mark) and cell.startswith(mark) and cell.endswith(mark):
                cell = cell[len(mark) : -len(mark)]
    return cell.strip()


def is_unsolved(cell):
    """Whether the cell holds a formula, or the word for one that failed, in place of a value."""
    return cell[:1] in ("=", "#") and UNSOLVED.fullmatch(cell) is not None


def are_units(row):
    """Whether the row below a header says nothing but in what its columns are measured."""
    texts = [cell for cell in row if cell]
    return bool(texts) and all(map(UNIT.fullmatch, texts)) and any(map(CERTAIN_UNIT.fullmatch, texts))


def with_close_quotes(text):
    """The text with quotes right behind their separators, where they stand a blank away: `1, "Ana"`."""
    return SPACED_QUOTES.sub('"', text) if len(SPACED_QUOTES.findall(text)) >= FEWEST else text
