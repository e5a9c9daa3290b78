"""Whether a sheet may be of another session than the one that it was attached to, by what it prints."""

import re

from django.utils.translation import gettext as _

from results.folding import fold
from results.models import Circuit, CircuitAlias, Event, Session
from results.name_words import words
from results.sheets.reading import Problem

KIND, NUMBER, CIRCUIT, YEAR = (f"review_other_{what}" for what in ("session", "number", "circuit", "year"))
NUMBERED = re.compile(r"(?:race|course|rennen|gara|carrera|manche|qualif\w*|practice)\s*(\d)\b")
SHORTEST = 4  # letters of a circuit's name that is looked for among other words


def doubts(reading, place):
    """What the sheet says of itself that is not so of this session or event, as problems of the whole."""
    found, session = [], place
    if isinstance(place, Event):
        session = Session(event=place, kind=reading.session_kind or Session.Kind.RACE)
    is_result = reading.kind == "classification"
    if is_result and reading.session_kind not in (None, session.kind):
        found.append(Problem(KIND, {"session_kind": reading.session_kind}))
    number = NUMBERED.search(fold(reading.session or ""))
    if number and session.number and int(number[1]) != session.number and not found:
        found.append(Problem(NUMBER, {"sheet": int(number[1]), "session": session.number}))
    if other := other_circuit(reading, session):
        found.append(Problem(CIRCUIT, {"sheet": other, "session": str(session.event.meeting.circuit)}))
    issued, year = (reading.issued_at or "")[:4], session.event.season.year
    if issued.isdecimal() and abs(int(issued) - year) > 1:  # a season may end in the next year
        found.append(Problem(YEAR, {"sheet": int(issued), "session": year}))
    return found


def other_circuit(reading, session):
    """The name of a circuit of ours that the sheet prints, where it does not print this session's; or ""."""
    printed = f" {' '.join(words(' '.join(filter(None, (reading.circuit, reading.event, reading.title)))))} "
    meeting = session.event.meeting if session.event.meeting_id else None
    if meeting is None or not printed.strip():
        return ""
    named = {}
    for pk, *names in Circuit.objects.order_by().values_list("pk", "name_fr", "name_en", "place"):
        named.setdefault(pk, set()).update(names)
    for pk, name in CircuitAlias.objects.order_by().values_list("circuit", "name"):
        named.setdefault(pk, set()).add(name)
    if any(stands_in(printed, name) for name in named.pop(meeting.circuit_id, ())):
        return ""
    event = session.event
    expected = f" {' '.join(words(f'{event.name_fr} {event.name_en} {meeting.name_fr} {meeting.name_en}'))} "
    found = (name for names in named.values() for name in sorted(names) if stands_in(printed, name))
    return next((name for name in found if not stands_in(expected, name)), "")


def stands_in(printed, name):
    phrase = " ".join(words(name or ""))
    return len(phrase) >= SHORTEST and f" {phrase} " in printed


def sentence(problem, place):
    """What the editor reads of such a doubt; None of another problem."""
    said = problem.params
    if problem.code == KIND:
        kinds = dict(Session.Kind.choices)
        return _("The sheet is of another kind of session (%(sheet)s) than this one (%(session)s).") % {
            "sheet": kinds.get(said["session_kind"], said["session_kind"]),
            "session": place.get_kind_display(),
        }
    if problem.code == NUMBER:
        return _("The sheet is of session %(sheet)s, this one has the number %(session)s.") % said
    if problem.code == CIRCUIT:
        return _("The sheet names %(sheet)s; this session is held at %(session)s.") % said
    if problem.code == YEAR:
        return _("The sheet was issued in %(sheet)s; this session is of the season %(session)s.") % said
    return None
