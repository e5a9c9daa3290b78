"""The sheets that one file holds one after the other: a booklet of sessions, two tables on a page."""

import re
from itertools import pairwise

from results.folding import fold
from results.sheets.anchored.columns import PLACES
from results.sheets.kinds import GRID, NOT_RESULTS, RESULTS, says, session_kind_of

PAGE = re.compile(r"(?:page|seite|pagina)? ?\d+ ?(?:/|of|von|sur|de|di) ?\d+|(?:page|seite|pagina) ?\d+")
NO_SHEETS = "|".join(NOT_RESULTS.values())


def sheets_in(tables):
    """The tables of each sheet that the document holds, as it was given where that is one."""
    groups = []
    for before, part in zip([None, *tables.parts], tables.parts, strict=False):
        if before is None or begins_another(groups[-1], before, part):
            groups.append([part])
        else:
            groups[-1].append(part)
    groups = [group for group in groups if any(part.rows for part in group)]
    if len(groups) < 2:
        return [tables]
    first = groups[0][0].page.number
    for before, after in pairwise(groups):
        leave_the_title(before[-1], after[0])
    parted = [type(tables)(parts=group) for group in groups]
    for sheet, group in zip(parted, groups, strict=True):
        pages = {part.page.number for part in group} | ({first} if group is groups[0] else set())
        sheet.bare_pages = [number for number in tables.bare_pages if number - 1 in pages or number in pages]
    parted[0].unnamed = tables.unnamed
    return parted


def begins_another(group, before, part):
    """Whether a header with its heading is that of another sheet than the one before it."""
    if part.carried or not part.rows:
        return False
    anew = begins_at_one(part) and any(begins_at_one(each) for each in group)
    if before.head.beside is part.head:
        return anew
    mine, theirs = titles_over(part, before), titles_over(group[0], None)
    if not mine or mine == theirs:
        return False
    return anew or any(says(NO_SHEETS, title) for title in mine) or sessions(mine) != sessions(theirs)


def begins_at_one(part):
    first = next(iter(part.rows), None)
    texts = [text for name in PLACES for text in first.texts(name)] if first else []
    return bool(texts) and texts[0].strip(". ") == "1"


def titles_over(part, before):
    """What the lines over a header say that name a sheet or a session, without the page's number."""
    lines = heading_over(part, before)
    texts = [" ".join(PAGE.sub(" ", fold(line.text)).split()) for line in lines]
    return {text for text in texts if is_title(text)}


def is_title(text):
    return len(text) < 120 and (says(f"{RESULTS}|{GRID}|{NO_SHEETS}", text) or bool(session_kind_of(text)))


def sessions(titles):
    """What tells one session from another: its kind and its figures."""
    return {(session_kind_of(title), *re.findall(r"\d+", title)) for title in titles}


def heading_over(part, before):
    """The lines over a header that are not the table's before it."""
    if before is None or before.page is not part.page or not before.rows:
        return part.above
    last = max(row.base for row in before.rows)
    below = [line for line in part.above if line.base > last + 1]
    start = next((at for at, line in enumerate(below) if is_title(fold(line.text))), 0)
    return below[start:]


def leave_the_title(before, part):
    """What stands over a header on the page of another sheet is not that one's foot."""
    part.above = heading_over(part, before)
    before.rest = [line for line in before.rest if line not in part.above]
