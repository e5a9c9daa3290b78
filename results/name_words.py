"""The words of a name: without accents, in any order, run together; given name and family name."""

import re
import unicodedata
from itertools import product

from results.folding import fold

PLAIN = re.compile(r"[a-z0-9]+")
MARKS = re.compile(r"[*#†‡°^+]+(?=\s|$)")  # of a footnote, behind a name
BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
INITIAL = re.compile(r"(?<!\w)(\w)\.(?=\w{2})")  # "F.Nasr"
PARTICLES = {
    "af", "al", "d", "da", "dal", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do",
    "dos", "du", "el", "la", "le", "san", "st", "ten", "ter", "van", "vom", "von", "zu", "zur",
}  # fmt: skip
# Father and son bear one name but for these, whatever they are called on the sheet.
GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "fils": "jr", "sr": "sr", "snr": "sr", "senior": "sr",
    "pere": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
}  # fmt: skip
AND = {"and", "et", "und", "e", "y"}
# Letters that some sheets take apart: Müller is Mueller there, Ågren is Aagren.
TAKEN_APART = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
SLASHED = str.maketrans({"ø": "o"})


def words(name):
    """The words of a name without accents, case, dots and hyphens."""
    if name.isascii():
        return PLAIN.findall(name.lower())
    return re.sub(r"[^\w]+", " ", fold(name)).replace("_", " ").split()


def person_words(name):
    """Of a person: without what stands in brackets behind the name, "(J)", "(FRA)"."""
    return (words(BRACKETS.sub(" ", name)) if "(" in name or "[" in name else []) or words(name)


def unmarked(name):
    """Without the signs that lead to a footnote: "Delorme Compétition #"."""
    return " ".join(MARKS.sub("", name).split()) or name


def writings(name):
    """The name with its accents left out, and as those write it who have none: "Müller", "Mueller"."""
    if name.isascii():
        return {name}
    low = unicodedata.normalize("NFC", name).lower()
    return {name} | {
        low.translate(apart).translate(slashed)
        for apart, slashed in product(({}, TAKEN_APART), ({}, SLASHED))
    }


def key_of(tokens):
    """The same for "ZHOU Guanyu" and "Guanyu Zhou"."""
    return " ".join(sorted(tokens))


def run_together(tokens):
    """The same for "Jean-Éric", "Jean Eric" and "JeanEric"."""
    return "".join([token for token in tokens if token not in AND])


def generation(tokens):
    """ "jr" of Carlos Junior, "iii" of the third of his name; or ""."""
    return next((GENERATIONS[token] for token in tokens if token in GENERATIONS), "")


def split_name(printed):
    """Given and family name of somebody new, as we would write them; the editor may correct it.

    Words in capitals are the family name where others are not; particles go with it.
    """
    name = " ".join(INITIAL.sub(r"\1. ", BRACKETS.sub(" ", unmarked(printed))).split())
    before, comma, behind = name.partition(",")
    if comma and behind.strip() and not generation(words(behind)):  # "Novák, Anna"
        name = f"{behind} {before}" if is_loud(before) else f"{behind} {before.upper()}"
    parts = [part for part in name.replace(",", " ").split() if words(part)]
    if len(parts) < 2:
        return "", cased(" ".join(parts) or name)
    if len(parts) > 2 and generation(words(parts[-1])):  # "Robert Hart III"
        given, family = split_name(" ".join(parts[:-1]))
        return given, f"{family} {parts[-1]}"
    loud = [part for part in parts if is_loud(part)]
    if loud and len(loud) < len(parts) and not all(is_initial(part) for part in parts if part not in loud):
        family, given = loud, [part for part in parts if part not in loud]
        if parts[0] not in loud:  # "Mathieu van der POEL"
            while len(given) > 1 and words(given[-1])[:1] and words(given[-1])[0] in PARTICLES:
                family.insert(0, given.pop())
    elif is_initial(parts[-1]) and not is_initial(parts[0]):
        family, given = [part for part in parts if not is_initial(part)], [p for p in parts if is_initial(p)]
    else:
        start = len(parts) - 1
        while start > 1 and fold(parts[start - 1]) in PARTICLES:
            start -= 1
        given, family = parts[:start], parts[start:]
    return " ".join(cased(part) for part in given), " ".join(cased(part) for part in family)


def family_shouted(printed):
    """The words of a person in capitals where others are not: sheets print family names so. Or none."""
    parts = BRACKETS.sub(" ", printed).replace(",", " ").split()
    loud = [part for part in parts if is_loud(part) and not generation(words(part))]
    quiet = [part for part in parts if not is_loud(part) and not is_initial(part)]
    return {word for part in loud for text in writings(part) for word in words(text)} if quiet else set()


def is_initial(part):
    return len(part.replace(".", "").replace("-", "")) <= 1 or bool(re.fullmatch(r"(?:\w\.-?)+", part))


def is_loud(part):
    letters = [letter for letter in part if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and not is_initial(part)


def cased(part):
    """ "HALLSTRÖM-VARGA" as "Hallström-Varga"; what is not all capitals stays as it is."""
    if not is_loud(part) or re.fullmatch(r"(?:JR|SR|[IVX]+)\.?", part):
        return part
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), part)
