"""The lines above a table: what those such as "Circuit: …" say about the sheet."""

import re

from results.folding import fold
from results.sheets.kinds import label_in, reason_not_a_result, session_kind_of

FACTS = {
    "series": r"(?:series|championship|championnat|serie|meisterschaft|campionato|campeonato|cup)",
    "event": r"(?:event|epreuve|meeting|veranstaltung|evento|gara|prueba|manifestation|rennen)",
    "circuit": r"(?:circuit|track|venue|strecke|circuito|pista|autodromo|rennstrecke|autodrome)",
    "session": r"(?:session|seance|sitzung|sessione|sesion|race|course)",
    "label": r"(?:status|statut|stato|estado)",
    "version": r"(?:version|versione|revision)",
    "issued_at": r"(?:issued|issued at|published|printed|publie|emis le|erstellt|gedruckt|emesso|emitido)",
}


WEATHER = re.compile(r"(?:weather|track|meteo|wetter|strecke|tempo|clima|pista|conditions?)\s*:")


def facts_in(lines):
    """What lines such as "Circuit: …" say about the sheet."""
    facts = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and value.strip():
            for fact, pattern in FACTS.items():
                if re.fullmatch(pattern, fold(name)) and fact not in facts:
                    facts[fact] = value.strip()
    return facts


def title_of(document):
    """The line above the table that says what it is; else the first one, else the name of the sheet."""
    lines = [line for line in document.above if line.partition(":")[2].strip() not in document.facts.values()]
    lines = [line for line in lines if not WEATHER.match(fold(line))]
    telling = [line for line in lines if label_in(line) or session_kind_of(line) or reason_not_a_result(line)]
    return next(iter([*telling, *lines]), None) or document.sheet or ""
