"""Sentences that speak of somebody whom the sentence before has named: "Il termine deuxième." """

import re
from dataclasses import dataclass

BLANK = r"[ \t\u00a0\u2009\u202f]"
OPENING = rf"^[«“\"‘(—–-]*{BLANK}*"
FIRST = {
    "fr": r"et|mais|or|puis|ensuite|enfin|alors|pourtant|ainsi|finalement|là|déjà",
    "en": r"and|but|so|then|later|yet|still|there|afterwards|finally|instead",
}
LEAD_IN = {language: rf"(?:(?:{first}){BLANK}*,?{BLANK}+)?" for language, first in FIRST.items()}
WHO = {
    "fr": r"ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|ces derni(?:er|ère)s",
    "en": r"he|she|they",
}
OF_WHOM = {
    "fr": r"sa|son|ses|leurs?|le (?:duo|trio|pilote)|la (?:paire|voiture)|l['’](?:équipage|équipe)|lui|eux",
    "en": r"it|his|hers?|their|theirs|him|them|the (?:duo|pair|trio|crew|car|team|driver)",
}
# "Il pleuvait", "Il fallait": most often nobody is meant.
NOBODY = re.compile(
    OPENING
    + LEAD_IN["fr"]
    + r"il(?: n['’e])? ?(?:y a|y av|y eut|en (?:va|fut|est)|faut|fall|faudr|pleu|pluv|neig|rest|s['’]agi"
    r"|manqu|suffi|vaut|import|convien|(?:est|était|fut|sera) (?:\d|\w+ (?:que|qu['’]|de|d['’])))",
    re.IGNORECASE,
)


def words(pattern, start=""):
    return re.compile(rf"{start}(?<![\w-])(?P<who>{pattern})(?![\w-])", re.IGNORECASE)


BEGINS = {language: words(WHO[language], OPENING + LEAD_IN[language]) for language in WHO}
HOLDS = {language: words(f"{WHO[language]}|{OF_WHOM[language]}") for language in WHO}


@dataclass(frozen=True)
class Pronoun:
    """Where a sentence points back, and whether it begins so."""

    start: int
    end: int
    begins: bool


def pronoun(sentence, language):
    """The first word by which a sentence speaks of somebody named before, or None."""
    is_nobody = language == "fr" and NOBODY.search(sentence)
    if not is_nobody and (hit := BEGINS[language].search(sentence)):
        return Pronoun(*hit.span("who"), begins=True)
    hit = HOLDS[language].search(sentence)
    return Pronoun(*hit.span("who"), begins=False) if hit else None
