"""The sheet that we draw ourselves: columns and rows have boxes behind them, and every word stands in one."""

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from results.sheets.cells import crew_from_line, read_row
from results.sheets.headings import COLUMNS, FACTS, KINDS, NOT_RUNNING, NOTES, SECTIONS, spellings
from results.sheets.kinds import session_kind_of, status_of
from results.sheets.reading import Problem, ReadClass, Reading
from results.times import parse_position

PROVIDER = "House"
COLUMN_OF = {spelling: name for name, words in COLUMNS.items() for spelling in spellings(words)}
FACT_OF = {spelling: name for name, words in FACTS.items() for spelling in spellings(words)}
KIND_OF = {spelling: name for name, words in KINDS.items() for spelling in spellings(words)}
SECTION_OF = {spelling: name for name, words in SECTIONS.items() for spelling in spellings(words)}
NOTES_HEADINGS = spellings(NOTES)
LABEL_HEIGHT = 11  # the label's line at the top of a fact's box
STOPPED = {"retired", "did_not_start", "did_not_qualify", "withdrawn"}


def recognise(document):
    if document.kind != "pdf" or not any(
        word in document.first_text for words in KINDS.values() for word in words
    ):
        return 0
    if not any(word in document.first_text for word in FACTS["document"]):
        return 0
    return 0.95 if header_boxes(document.pages[0]) else 0


@dataclass
class Table:
    """What has been read so far, over the pages."""

    columns: list = field(default_factory=list)  # (name, box)
    section: str = "classified"
    in_notes: bool = False
    rows: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    problems: list = field(default_factory=list)


def read(document):
    first = document.pages[0]
    facts = read_facts(first)
    kind = KIND_OF.get(facts.get("document"), "other")
    session_kind = session_kind_of(facts.get("session", "")) or session_kind_of(title_of(first))
    table = Table()
    for page in document.pages:
        read_page(page, table, kind, race=session_kind == "race" and kind == "classification")
    issued = facts.get("issued_at", "")
    return Reading(
        kind=kind,
        provider=PROVIDER,
        layout="house",
        title=title_of(first),
        series=facts.get("series"),
        event=facts.get("event"),
        circuit=facts.get("circuit"),
        session=facts.get("session"),
        session_kind=session_kind,
        status=status_of(facts["label"]) if "label" in facts else None,
        label=facts.get("label"),
        version=facts.get("version"),
        issued_at=issued.replace(" ", "T", 1) or None,
        pages=document.pages_count,
        rows=tuple(replace(row, order=order) for order, row in enumerate(table.rows, start=1)),
        notes=tuple(table.notes),
        problems=tuple(table.problems),
    )


def words_in(box, words):
    """The words whose middle lies in the box, in drawing order."""
    return [
        w for w in words if box.x0 <= w.center <= box.x1 and box.top <= (w.top + w.bottom) / 2 <= box.bottom
    ]


def text_of(words):
    return " ".join(word.text for word in words)


def header_boxes(page):
    """The boxes of the header line with their texts, left to right; none where the page has no header."""
    ordered = sorted(page.boxes, key=lambda box: (round(box.top, 1), box.x0))
    for _, line in groupby(ordered, key=lambda box: round(box.top, 1)):
        boxes = [(text_of(words_in(box, page.words)), box) for box in line]
        names = {COLUMN_OF.get(text) for text, _ in boxes}
        if {"number", "drivers"} <= names:
            return boxes
    return []


def title_of(page):
    top = min((box.top for box in page.boxes), default=page.height)
    return text_of(word for word in page.words if word.bottom <= top) or None


def read_facts(page):
    """What stands in the labelled boxes over the table."""
    header = header_boxes(page)
    limit = header[0][1].top if header else page.height
    facts = {}
    for box in page.boxes:
        if box.bottom <= limit:
            words = words_in(box, page.words)
            label = text_of(word for word in words if word.bottom - box.top < LABEL_HEIGHT)
            value = text_of(word for word in words if word.bottom - box.top >= LABEL_HEIGHT)
            if label in FACT_OF and value:
                facts[FACT_OF[label]] = value
    return facts


def read_page(page, table, kind, race):
    header = header_boxes(page)
    if header:
        table.columns = [(COLUMN_OF.get(text, text), box) for text, box in header]
    if not table.columns:
        table.problems.append(Problem("page_without_table", {"page": page.number}))
        return
    left, right = table.columns[0][1].x0, table.columns[-1][1].x1
    below = header[0][1].bottom if header else 0
    whole = [b for b in page.boxes if abs(b.x0 - left) < 1 and abs(b.x1 - right) < 1 and b.top >= below - 1]
    for box in sorted(whole, key=lambda box: box.top):
        words = words_in(box, page.words)
        text = text_of(words)
        if text in NOTES_HEADINGS:
            table.in_notes = True
        elif text in SECTION_OF:
            table.section = SECTION_OF[text]
        elif table.in_notes:
            table.notes.append(text)
        elif words:
            table.rows.append(row_from(words, box, page, table, kind, race))


def row_from(words, box, page, table, kind, race):
    texts, segments = {}, {}
    for name, column in table.columns:
        inside = text_of(word for word in words if column.x0 <= word.center <= column.x1)
        (texts if name in COLUMNS else segments)[name] = inside
    stopped = None
    for phrase in NOT_RUNNING:
        if texts.get("gap", "").endswith(phrase):
            stopped, texts["gap"] = True, texts["gap"].removesuffix(phrase)
    problems = []
    names, codes = crew_from_line(texts.pop("drivers", ""))
    classes = classes_from(texts.pop("class", ""), texts.pop("class_position", ""), problems)
    return read_row(
        0,
        texts,
        drivers=names,
        nationalities=codes,
        classes=classes,
        segments={name: text for name, text in segments.items() if text},
        status=table.section,
        running=was_running(table.section, stopped) if race else None,
        page=page.number,
        box=(page.number, *(round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom))),
        problems=problems,
    )


def was_running(section, stopped):
    """At the flag: a classified car unless it says otherwise; not a retired one; others: unknown."""
    if stopped or section in STOPPED:
        return False
    return True if section == "classified" else None


def classes_from(names, places, problems):
    """ "Gold / Master" and "4 / 1" as the two classes of one car."""
    names = [name for name in re.split(r"\s+/\s+", names) if name]
    places = [place for place in re.split(r"\s+/\s+", places) if place] or ["–"] * len(names)
    try:
        return [ReadClass(name, parse_position(place)) for name, place in zip(names, places, strict=True)]
    except ValueError:
        problems.append(
            Problem("cell_not_understood", {"column": "class_position", "text": " / ".join(places)})
        )
        return [ReadClass(name) for name in names]
