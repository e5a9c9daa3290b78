"""The names of a crew over the lines of its cell."""

import re

from results.sheets.cells import NATIONALITY

STROKE = re.compile(r"\s*(?:/|;|\||\s[-–+&]\s|•|·)\s*")


def has_two_words(name):
    return len(name.split()) >= 2


def crew_of(lines):
    """(names, codes, pieces that may be a part of a name): a new line begins a new name."""
    names, codes, strange = [], [], []
    surnames_only = any(STROKE.search(line.strip(" /")) for line in lines) and not any(
        has_two_words(part) for line in lines for part in STROKE.split(line) if part
    )
    for at, line in enumerate(lines):
        parts = [part.strip(" ,") for part in STROKE.split(line) if part.strip(" ,")]
        for part in parts:
            for name in by_commas(part, strange):
                match = NATIONALITY.fullmatch(name)
                names.append(match["name"].strip() if match else name)
                codes.append(match["code"] if match else None)
        if at and parts and not surnames_only and not has_two_words(parts[0]):
            strange.append(parts[0])
        if line.rstrip().endswith("-"):
            strange.append(line)
    return names, codes, strange


def by_commas(text, strange):
    """ "A. Berg, B. Ono" as two; "Berg, Anna" as one as printed; what could be either is strange."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return [text]
    if all(has_two_words(part) for part in parts):
        return parts
    if len(parts) == 2 and not has_two_words(parts[1]):
        return [text]
    strange.append(text)
    return [text]
