"""The names of a crew over the lines of its cell."""

import re

from results.sheets.cells import NATIONALITY
from results.sheets.nations import CODES

STROKE_AT_END = re.compile(r"[/;|,&+–-]\s*$")
STROKE_AT_START = re.compile(r"\s*[/;|&+]")
STROKE = re.compile(r"\s*(?:/|;|\||\s[-–+&]\s|•|·)\s*")


def has_two_words(name):
    return len(name.split()) >= 2


def breaks_within(lines):
    """Whether a crew's line ends or begins with the stroke between two names."""
    return any(STROKE_AT_END.search(line) for line in lines[:-1]) or any(
        STROKE_AT_START.match(line) for line in lines[1:]
    )


def rejoined(lines, strange):
    """Lines of a crew that break anywhere: a name that runs over is one again, and doubtful."""
    whole = [lines[0]]
    for line in lines[1:]:
        if STROKE_AT_END.search(whole[-1]) or STROKE_AT_START.match(line):
            whole.append(line)
        else:
            whole[-1] = f"{whole[-1]} {line}"
            strange.append(whole[-1])
    return whole


def is_turned(lines):
    """Whether a cell holds one name with its surname first: "Novák, Ana"."""
    parts = [part.strip() for part in " ".join(lines).split(",")]
    return len(parts) == 2 and all(parts) and not all(map(has_two_words, parts))


def crew_of(lines, breaks_anywhere=False, turned=False):
    """(names, codes, pieces that may be a part of a name): a new line begins a new name.

    `turned`: elsewhere on the sheet a comma stands within a name.
    """
    names, codes, strange = [], [], []
    if breaks_anywhere and len(lines) > 1:
        lines = rejoined(lines, strange)
    elif len(lines) > 1 and STROKE.search(" ".join(lines)):
        for at in range(len(lines) - 1, 0, -1):  # "… / Chloé", "Wend"
            before = STROKE.split(lines[at - 1])[-1]
            if not has_two_words(before) and not has_two_words(STROKE.split(lines[at])[0]) and before:
                lines = [*lines[: at - 1], f"{lines[at - 1]} {lines[at]}", *lines[at + 1 :]]
                strange.append(lines[at - 1])
    surnames_only = any(STROKE.search(line.strip(" /")) for line in lines) and not any(
        has_two_words(part) for line in lines for part in STROKE.split(line) if part
    )
    for at, line in enumerate(lines):
        parts = [part.strip(" ,") for part in STROKE.split(line) if part.strip(" ,")]
        for part in parts:
            for name in by_commas(part, strange, turned):
                match = NATIONALITY.fullmatch(name)
                is_nation = match and match["code"] in CODES
                strange += [name] if match and not is_nation else []
                names.append(match["name"].strip() if is_nation else name)
                codes.append(match["code"] if is_nation else None)
        if at and parts and not surnames_only and not has_two_words(parts[0]):
            strange.append(parts[0])
        if line.rstrip().endswith("-"):
            strange.append(line)
    return names, codes, strange


def by_commas(text, strange, turned):
    """ "A. Berg, B. Ono" as two; "Berg, Anna" as one as printed; what could be either is strange."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return [text]
    if all(has_two_words(part) for part in parts) and not (turned and len(parts) == 2):
        return parts
    if len(parts) == 2 and not has_two_words(parts[1]):
        return [text]
    strange.append(text)
    return [text]
