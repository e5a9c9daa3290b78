"""The dictionaries of this machine: Debian's hunspell-fr-classical and hunspell-en-gb, where they are."""

import re
from functools import lru_cache
from pathlib import Path

FOLDERS = [
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/Library/Spelling",
]
NAMES = {"fr": ["fr_FR", "fr", "fr-classique"], "en": ["en_GB", "en_US"]}
LETTERS = {"fr": "aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûvwxyz-'", "en": "abcdefghijklmnopqrstuvwxyz-'"}
ACCENTS = {
    **dict.fromkeys("aàâ", "aàâ"),
    **dict.fromkeys("eéèêë", "eéèêë"),
    **dict.fromkeys("iîï", "iîï"),
    **dict.fromkeys("oô", "oô"),
    **dict.fromkeys("uùû", "uùû"),
    **dict.fromkeys("cç", "cç"),
}
OFFERED = 3
AMERICA = ("en-US", "en-CA")

# How America writes, beside how the British dictionary does.
AMERICAN = [
    (r"or(s|ed|ing|ful|able|ite|ites|less)?$", r"our\1"),
    (r"er(s|ed)?$", r"re\1"),
    (r"l(ed|ing|er|ers)$", r"ll\1"),
    (r"og(s|ed)?$", r"ogue\1"),
    (r"og(s|ed)?$", r"ogramme\1"),
    (r"ram(s)?$", r"ramme\1"),
    (r"ense(s)?$", r"ence\1"),
    (r"yz(e|ed|es|ing)$", r"ys\1"),
    (r"^tire(s|d)?$", r"tyre\1"),
    (r"^gray", "grey"),
    (r"^curb(s)?$", r"kerb\1"),
    (r"^maneuver", "manoeuvr"),
]


@lru_cache(maxsize=2)
def dictionary(language):
    """A dictionary that is loaded once, or None where there is none."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    for folder in FOLDERS:
        for name in NAMES[language]:
            if (Path(folder) / f"{name}.dic").is_file() and (Path(folder) / f"{name}.aff").is_file():
                return Hunspell(name, hunspell_data_dir=f"{folder}/")
    return None


def is_there(language):
    return dictionary(language) is not None


@lru_cache(maxsize=100_000)
def knows(word, language):
    """Whether the dictionary has the word as it stands."""
    return dictionary(language).spell(word)


def accepts(word, variant):
    """The same by edition, whatever the apostrophe; America's spelling is one of its own."""
    word, language = word.replace("’", "'").replace("‑", "-"), variant[:2]
    if knows(word, language):
        return True
    if variant in AMERICA:
        return any(
            knows(re.sub(pattern, british, word), language)
            for pattern, british in AMERICAN
            if re.search(pattern, word)
        )
    return False


def joints(word):
    return sum(map(word.count, "-'"))


@lru_cache(maxsize=4096)
def nearest(word, variant):
    """Up to three words of the dictionary, one slip of the finger away: Hunspell's own take far longer."""
    letters = LETTERS[variant[:2]]
    tied = word.replace("oe", "œ").replace("ae", "æ") if variant.startswith("fr") else word
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    steps = [
        [tied] if tied != word else [],
        (a + other + b[1:] for a, b in splits if b for other in ACCENTS.get(b[0], "") if other != b[0]),
        (a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1),
        (a + b[1:] for a, b in splits if b and a.endswith(b[0])),
        (a + other + b for a, b in splits for other in letters),
        (a + other + b[1:] for a, b in splits if b for other in letters if other != b[0]),
        (a + b[1:] for a, b in splits if b),
    ]
    found = {}
    for step in steps:
        for candidate in step:
            if len(candidate) < 2 or candidate in found or joints(candidate) > joints(word):
                continue  # with a hyphen the dictionary takes any two words for one
            if accepts(candidate, variant):
                found[candidate] = True
        if len(found) >= OFFERED:
            break
    return tuple(found)[:OFFERED]
