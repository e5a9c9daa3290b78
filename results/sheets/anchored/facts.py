"""What a sheet prints about itself above and below its tables."""

import re
from dataclasses import dataclass
from datetime import datetime

from results.sheets.anchored.pieces import VisualLine
from results.sheets.kinds import (
    ALTERED,
    GRID,
    LABELS,
    RESULTS,
    kind_of,
    label_in,
    says,
    session_in,
    session_kind_of,
    stamp_in,
    status_of,
)

NAMED = {
    "event": r"event|meeting|[ée]preuve|[ée]v[ée]nement|manifestation|veranstaltung|manifestazione|"
    r"evento|prueba",
    "circuit": r"circuit|track|venue|piste|strecke|rennstrecke|circuito|autodromo|pista",
    "series": r"series|championship|championnat|s[ée]rie|meisterschaft|campionato|campeonato|serie",
    "session": r"session|s[ée]ance|sitzung|sessione|sesi[oó]n",
    "label": r"status|statut|stato|estado",
    "version": r"version|versione|versi[oó]n|rev(?:ision)?\.?|issue(?: no\.?)?",
}
LOOKS = {
    "circuit": r"circuit|raceway|speedway|motor ?speedway|autodrom\w*|ring|\w+ring|racecourse|"
    r"circuito|race track|"
    r"motorsport park|international raceway|piste|strecke",
    "series": r"championship|championnat|series|cup|coupe|trophy|trophee|serie|challenge|"
    r"meisterschaft|campionato|"
    r"campeonato|masters|copa|coppa|pokal|trofeo",
    "event": r"grand prix|\d+ ?(?:hours?|heures?|stunden|ore|horas|h)(?: \w+)*|gran premio|"
    r"grosser preis|rolex|rennwochenende|"
    r"round \d+|manche \d+|event \d+",
}
ISSUED = (
    r"printed|issued|published|print time|imprime\w*|edite\w*|emis\w*|publie\w*|gedruckt|ausgabe|"
    r"ausgegeben|stampat\w*|"
    r"impres\w*|emitid\w*|publicad\w*|time of issue|erstellt|aushang"
)
BELOW = re.compile(r"(?:version|versione|versi[oó]n)\s*:?\s*(\d{1,2}(?:\.\d{1,2})?)", re.IGNORECASE)
SMALL_TYPE = 1.6  # how much taller a title is than what is printed beside it and does not belong to it
STARTED = r"start\w*|depart|begin\w*|end\w*|finish\w*|arrivee|ziel|partenza|salida|fin"
DATE_TIME = (
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T,]+(\d{1,2})[:.h](\d{2})"), "ymd"),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})[ ,–-]+(\d{1,2})[:.](\d{2})(?! ?[AP]M)"), "dmy"),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[ ,–-]+(?:[àa]\s+)?(\d{1,2}) ?[:h] ?(\d{2})(?! ?[AP]M)"),
     "unclear"),
)  # fmt: skip


@dataclass
class Facts:
    heading: str = ""
    title: str | None = None
    series: str | None = None
    event: str | None = None
    circuit: str | None = None
    session: str | None = None
    session_kind: str | None = None
    kind: str | None = None
    label: str | None = None
    version: str | None = None
    issued_at: str | None = None


def facts_of(document, tables):
    """The facts that the heading and the foot of a sheet print; unknown ones stay None."""
    if not tables.parts:
        return Facts(heading=document.first_text[:200])
    part = tables.parts[0]
    lines = part.above or [line for line in part.rest if not part.rows or line.base < part.rows[0].base]
    lines = [own for line in lines for own in by_size(line)]
    texts = [piece.text for line in lines for piece in line.pieces]
    texts += [line.text for line in lines if len(line.pieces) > 1]
    facts = Facts()
    for text in texts:
        for name, words in NAMED.items():
            match = re.fullmatch(
                rf"(?:{words})\s*(?:no\.?|nr\.?|n°)?\s*[:–-]\s*(\S.*)", text.strip(), re.IGNORECASE
            )
            if match and getattr(facts, name) is None:
                setattr(facts, name, match[1].strip())
    version = re.search(r"\b(?:v|version|rev\.?|issue)\s?(\d+(?:\.\d+)*)\b", " ".join(texts), re.IGNORECASE)
    facts.version = facts.version or (version[1] if version else None) or version_below(part, tables)
    facts.title = title_of(lines)
    tallest = max(lines, key=lambda line: line.height).text if lines else ""
    facts.heading = f"{facts.title or ''} {'' if tallest == facts.title else tallest}".strip()
    facts.label = facts.label or printed_label(lines, part.page, facts.title)
    facts.session = facts.session or session_of(lines, facts.title)
    facts.kind = kind_of(facts.title or "") or kind_of(" ".join(texts))
    facts.session_kind = session_kind_of(facts.session or "") or session_kind_of(facts.title or "")
    for name, words in LOOKS.items():
        if getattr(facts, name) is None:
            found = [text for line in lines if line.text != facts.title for text in parts_saying(words, line)]
            setattr(facts, name, found[0] if len(found) == 1 and len(found[0]) < 80 else None)
    facts.issued_at = issued_at(part, tables)
    return facts


def by_size(line):
    """What stands on one line as lines by their type: a legend in small type beside a title is none of it."""
    tall = [piece for piece in line.pieces if piece.height * SMALL_TYPE > line.height]
    if len(tall) == len(line.pieces):
        return [line]
    return [VisualLine(tall), VisualLine([piece for piece in line.pieces if piece not in tall])]


def version_below(part, tables):
    """The version where a piece of the foot says that and no more; of two, none."""
    pieces = [piece for line in (*part.rest, *tables.parts[-1].rest) for piece in line.pieces]
    said = [BELOW.fullmatch(piece.text.strip()) for piece in pieces]
    found = {match[1] for match in said if match}
    return found.pop() if len(found) == 1 else None


def parts_saying(words, line):
    """The parts of a line that say one of the words: what stands apart or behind a dash is a part."""
    texts = [text.strip() for piece in line.pieces for text in re.split(r"\s[-–—|]\s", piece.text)]
    return [text for text in texts if says(words, text)]


def title_of(lines):
    """The line that says what the sheet is; without one, the tallest."""
    named = [line for line in lines if says(RESULTS, line.text) or says(GRID, line.text)]
    if named:
        return max(named, key=lambda line: (line.height, -line.base)).text
    sessions = [line for line in lines if session_kind_of(line.text)]
    if sessions:
        return max(sessions, key=lambda line: line.height).text
    return max(lines, key=lambda line: line.height).text if lines else None


def printed_label(lines, page, title):
    """The words that give the status: in the title, on a line of their own, or stamped across the page."""
    if title and label_in(title):
        return label_in(title)
    wanted = "|".join([*LABELS.values(), ALTERED])
    for line in lines:
        for text in (line.text, *(piece.text for piece in line.pieces)):
            words = re.findall(r"\w+", text)
            if (
                words
                and len(words) <= 4
                and status_of(text)
                and all(says(wanted, word) or says(RESULTS, word) for word in words)
            ):
                return label_in(text)
    stamp = " ".join(word.text for word in page.aslant)
    return label_in(stamp) if 0 < len(stamp) < 80 else None


def session_of(lines, title):
    if title and session_kind_of(title) and session_in(title):
        return session_in(title)
    for line in lines:
        for piece in line.pieces:
            if line.text != title and len(piece.text) < 40 and session_kind_of(piece.text):
                return session_in(piece.text) or piece.text
    return None


def issued_at(part, tables):
    """When the sheet was issued, as its organiser's clock had it."""
    last = tables.parts[-1]
    for line in [*part.rest, *last.rest, *part.above]:
        text = line.text
        if says(STARTED, text) and not says(ISSUED, text):
            continue
        moment = stamp_in(text) or moment_in(text)
        if moment and (says(ISSUED, text) or line in part.rest or line in last.rest):
            return moment
    return None


def moment_in(text):
    for pattern, form in DATE_TIME:
        match = pattern.search(text)
        if not match:
            continue
        first, second, third, hour, minute = (int(value) for value in match.groups())
        if form == "ymd":
            year, month, day = first, second, third
        else:
            day, month, year = first, second, third
            if form == "unclear" and day <= 12 and day != month:
                return None  # day first or month first
        try:
            return datetime(year, month, day, hour, minute).isoformat(timespec="minutes")
        except ValueError:
            return None
    return None
