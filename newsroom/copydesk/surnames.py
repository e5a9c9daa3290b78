"""Surnames in capitals after a given name that is not: "Paul MARCHAND"; not "Team ROWE" or "Série NASCAR"."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk import spelling
from newsroom.copydesk.finding import Kind, at
from newsroom.copydesk.names import is_ordinary
from results.folding import fold

SURNAME = re.compile(
    r"\b([A-ZÀ-Þ][a-zß-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?) ([A-ZÀ-Þ]{4,}(?:-[A-ZÀ-Þ]{2,})?)(?!\w)"
)
SPOKEN = re.compile(r"[AEIOUYÀ-Þ]")
LEADING = re.compile(r"(?:\b(?:[Ll]a|[Ll]e|[Ll]es|[Dd]u|[Aa]u|[Cc]hez|[Tt]he) |\b[Ll]['’])\Z")


def check(passage, known):
    for found in SURNAME.finditer(passage.masked):
        is_known = found[2].casefold() in known.words
        if is_known and found[0].casefold() not in {name.casefold() for name in known.names}:
            continue
        if not is_known and is_abbreviation(passage, known, found):
            continue
        right = "-".join(part.capitalize() for part in found[2].split("-"))
        why = _("The house writes surnames without capitals.")
        yield at(passage, Kind.STYLE, *found.span(2), why, right)


def is_abbreviation(passage, known, found):
    """Whether the capitals belong to a body, a series or a team."""
    first, capitals = found[1].casefold(), found[2]
    if not SPOKEN.search(capitals) or capitals in spelling.trade("capitals"):
        return True
    if first in spelling.trade("given") or fold(first) in known.firsts:
        return False
    if is_ordinary(first):
        return True  # "Junior", "Team", "Série", "The"
    alone = re.finditer(rf"(?<!\w){re.escape(capitals)}(?!\w)", passage.masked)
    return any(LEADING.search(passage.masked[: one.start()]) for one in alone)
