"""Sheets of one class, whose heading alone names it: which class, or that one may be named."""

import re

from results.folding import fold
from results.sheets.kinds import ALTERED, GRID, LABELS, RESULTS, SESSION_KINDS, says

LONGEST = 30
NAMED = re.compile(
    r"(?:(?:race|car) )?(?:class|classe|klasse|wertungsklasse|clase|category|categorie|catégorie|kategorie|"
    r"categoria|categoría)(?:\s*[:\-–]\s*|\s+)(?P<name>\S.*)",
    re.IGNORECASE,
)
ALL = re.compile(
    r"all|overall|(?:all )?class(?:es)?|all categories|general\w*|gesamt\w*|scratch|tout\w*(?: .*)?|"
    r"alle(?: .*)?|tutt[ei](?: .*)?|tod[ao]s(?: .*)?|assolut\w*|absolut\w*|combined|mixed|"
    r"various|\d{1,2} ?[-/&] ?\d{1,2}"
)
BY_CLASS = (
    r"(?:by|per|in|each) (?:class(?:es)?|categor(?:y|ies))|(?:class|category) (?:results?|classifications?)|"
    r"(?:par|de) (?:classes?|categories?)|classement categorie|nach klassen?|"
    r"klassen ?(?:ergebnis\w*|wertung\w*|klassement)|per (?:classe|classi|categoria|categorie)|di classe|"
    r"por (?:clases?|categorias?)"
)
# Words of which the names of classes are made, wherever they race
WORD = re.compile(
    r"gt ?[1-4a-z]?|gt[delpx][ms]?|gtlm|lmgt[3e]|lmp ?[123h]|lmdh|lmh|hyper(?:car)?|dpi|tc[aerx]|"
    r"pro|am|pro-?am|am-?am|platin\w*|gold|silver|bronze|diamond|iron|sp ?x?\d{1,2}[a-z]?|vt ?\d{1,2}"
)
BESIDE = {"class", "cup", "trophy", "-", "–", "/", "&", "+"}  # what may stand beside them
SAYS_ELSE = "|".join([*LABELS.values(), ALTERED, RESULTS, GRID, *SESSION_KINDS.values(), "starting", "after"])
COUNT = re.compile(r"\s*[(\[]\s*\d+[^)\]]*[)\]]$")


def class_in(lines, last=None):
    """The class that a heading names for all cars, or None, and the words that may name one.

    `last` is the line right over the header: in a heading that says "by class", it is that of the class.
    """
    parts = [part for line in lines for part in parts_of(line)]
    by_class = next((line for line in lines if says(BY_CLASS, line)), None)
    named = {name for part in parts if (name := named_in(part))}
    if by_class and not named:
        behind = re.split(r"\s*[:\-–—|]\s*", by_class, maxsplit=by_class.count(":") or 9)
        named = {without_count(text) for text in (last or "", *behind) if is_of_class_words(text)}
    if len(named) == 1:
        return named.pop(), None
    if named:
        return None, ", ".join(sorted(named))
    made = [line for line in lines if is_of_class_words(line)] or list(filter(is_of_class_words, parts))
    return None, made[-1] if made else by_class


def parts_of(line):
    """What stands between dashes and strokes; "Class – GT4" is one part."""
    parts, joined = [part.strip() for part in re.split(r"\s+[-–—|/]\s+|[,;]\s+", line)], []
    for part in parts:
        if joined and NAMED.fullmatch(f"{joined[-1]} x") and not NAMED.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def named_in(part):
    """The class that a part of a heading names by the word for it."""
    match = NAMED.fullmatch(without_count(part))
    name = match["name"].strip(" :") if match else ""
    return None if not name or len(name) > LONGEST or says(SAYS_ELSE, name) or is_of_all(name) else name


def is_of_all(name):
    """Whether what stands behind "Class" means every one of them."""
    return ALL.fullmatch(fold(name)) is not None


def without_count(text):
    """The text without a number of cars in brackets."""
    return COUNT.sub("", text).strip(" :")


def is_of_class_words(text):
    """Whether a text is made of such words alone: "GT3 – Pro-Am", "Silver Cup"."""
    words = fold(without_count(text)).split()
    told = [word for word in words if word not in BESIDE]
    return bool(told) and len(words) <= 6 and all(map(WORD.fullmatch, told))
