"""Addresses that stand bare in the text, and links whose words say nothing."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at
from results.folding import fold

EMPTY_WORDS = {
    "ici", "la", "cliquez ici", "cliquer ici", "par ici", "ce lien", "lien", "en savoir plus", "plus",
    "lire la suite",
    "here", "click here", "this link", "link", "read more", "more", "this", "this page", "cette page",
}  # fmt: skip
ENDING_EMPTY = re.compile(
    r"(?:\S+ ){0,2}(?:ici|here|ce lien|this link|lien ci-dessous|link below|cette adresse|this address)"
)
POINTING = re.compile(
    r"\b(?:cli(?:quez|quer)|découvr(?:ez|ir)|retrouv(?:ez|er)|consult(?:ez|er)|voir|voyez|lire|lisez|télécharge[rz]|"
    r"click|see|find|read|download|view|watch|discover)\b[^.!?\n]{0,80}?\b(ici|here)(?=\s*(?:[.!:]|$))",
    re.IGNORECASE | re.MULTILINE,
)


def check(passage, known):
    linked = [(link.start, link.end) for link in passage.links]
    for found in passage.addresses:
        if "/" not in found[0] and any(first <= found.start() < last for first, last in linked):
            continue  # a site that is called by its address
        why = _("A bare address: put it behind words that say what it leads to.")
        yield at(passage, Kind.LINK, *found.span(), why)
    for link in passage.links:
        words = passage.text[link.start : link.end]
        bare = fold(words).strip(" .:!»«>")
        if bare in EMPTY_WORDS or ENDING_EMPTY.fullmatch(bare):
            why = _("The words of a link say where it leads; these do not.")
            yield at(passage, Kind.LINK, link.start, link.end, why)
    for found in POINTING.finditer(passage.masked):
        start, end = found.span(1)
        if not any(first <= start < last for first, last in linked):
            yield at(passage, Kind.LINK, start, end, _("It points at a link that is not there."))
