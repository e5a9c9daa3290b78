"""What the stewards of the invented series decide: the paper, the decision on record, the result."""

from functools import partial
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import override
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from newsroom.demo.calendar import at_the_track
from newsroom.demo.sheets import keep
from results.decisions import words
from results.decisions.confirming import Confirmed, Turn, confirm, turned
from results.decisions.proposing import propose
from results.drawing.page import BOLD, FAINT, INK, PLAIN, load_fonts
from results.models import Document, Penalty

FACT = (
    "Ride height measured at 57 mm after the race, against a minimum of 60 mm (article 8.2).",
    "Hauteur de caisse mesurée à 57 mm après la course, pour un minimum de 60 mm (article 8.2).",
)
LABELS = {
    "official": "Official / Officiel",
    "under_appeal": "Subject to appeal / Sous réserve d’appel",
}


def disqualify(session, entry, facts, decided_at):
    """The decision that a later sheet contains: its paper, and the decision on record."""
    penalty = Penalty(
        session=session,
        entry=entry,
        kind=Penalty.Kind.DISQUALIFICATION,
        reason_fr="Hauteur de caisse inférieure de 3 mm au minimum",
        reason_en="Ride height 3 mm under the minimum",
        number=facts["decision"],
        decided_at=decided_at,
    )
    penalty.document = paper(penalty, FACT)
    penalty.save()
    return penalty


def take(run, facts, by, other):
    """A decision taken after the sheet was published: applied, and perhaps appealed or reversed later."""
    session, at = run.session, partial(at_the_track, run.session.event)
    penalty = Penalty(
        session=session,
        entry=run.entries[facts["car"]],
        kind=facts["kind"],
        seconds=facts.get("seconds"),
        reason_fr=facts["reason_fr"],
        reason_en=facts["reason_en"],
        number=facts["number"],
        decided_at=at(facts["decided"]),
        entered_by=by,
    )
    penalty.document = paper(penalty, (f"{penalty.reason_en}.", f"{penalty.reason_fr}."))
    penalty.full_clean()
    penalty.save()
    put_in_force(session, {}, facts["status"], by, other)
    for state in facts.get("becomes", ()):
        turn = Turn(state["state"], at(state["ruled"]) if "ruled" in state else None)
        put_in_force(session, {penalty.pk: turn}, state["status"], by, other)


def put_in_force(session, turns, status, by, other):
    """As an editor does it on the page of the decisions, with what is proposed there."""
    proposal = propose(session, penalties=turned(session, turns))
    chosen = Confirmed(
        status,
        label=LABELS.get(status, ""),
        issued_at=proposal.issued_at,
        document_version=proposal.source,
        reason_fr=proposal.reason("fr"),
        reason_en=proposal.reason("en"),
    )
    known = {"current": proposal.current.pk, "address": session.get_absolute_url()}
    return confirm(session, turns, (), chosen, by=by, **known) or confirm(
        session, turns, (), chosen, by=other, **known
    )


def paper(penalty, fact):
    """The decision as a document of its session."""
    session, number, decided_at = penalty.session, penalty.number, penalty.decided_at
    document = Document.objects.create(
        kind=Document.Kind.DECISION,
        title=f"Decision / Décision {number}, no. {penalty.entry.car_number}",
        issuer="Stewards / Commissaires sportifs",
        number=number,
        event=session.event,
        session=session,
    )
    said = []
    for language in ("en", "fr"):
        with override(language):
            said.append(f"{words.suffered(penalty)}.")
    data = draw_decision(session, number, decided_at, fact, said)
    keep(document, data, label="1.0", issued_at=decided_at, filename=f"decision-{number}.pdf")
    return document


def draw_decision(session, number, decided_at, fact, said):
    """One page in both languages, as a stewards' room would pin it on its board."""
    load_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    with override("en"):
        when = date_format(decided_at.astimezone(session.zone), "j F Y, H:i")
    event = session.event
    lines = [
        (BOLD, 17, f"Stewards’ decision No. {number} / Décision nº {number} des commissaires"),
        (PLAIN, 10, f"{event.name_fr}, {event.season.series.name_fr} {event.season.year}"),
        (PLAIN, 10, f"{session.title}, {when}"),
        (BOLD, 11, "Fact / Fait"),
        *((PLAIN, 9, text) for text in fact),
        (BOLD, 11, "Decision / Décision"),
        *((PLAIN, 11, text) for text in said),
        (PLAIN, 9, "The competitor has the right of appeal. / Le concurrent peut faire appel."),
    ]
    y = A4[1] - 90
    for font, size, text in lines:
        canvas.setFont(font, size)
        canvas.setFillColor(INK if font == BOLD or size > 9 else FAINT)
        canvas.drawString(56, y - (14 if font == BOLD else 0), text)
        y -= 30 if font == BOLD else 18
    canvas.save()
    return buffer.getvalue()
