"""What the stewards of the invented series decide: the paper, and the penalty on record."""

from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import override
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from newsroom.demo.sheets import keep
from results.drawing.page import BOLD, FAINT, INK, PLAIN, load_fonts
from results.models import Document, Penalty

FACT = (
    "Ride height measured at 57 mm after the race, against a minimum of 60 mm (article 8.2).",
    "Hauteur de caisse mesurée à 57 mm après la course, pour un minimum de 60 mm (article 8.2).",
)
DECISION = ("Car 7 is disqualified from the race.", "La voiture 7 est disqualifiée de la course.")


def disqualify(session, entry, facts, decided_at):
    """The decision as a document, and the penalty that it imposes."""
    document = Document.objects.create(
        kind=Document.Kind.DECISION,
        title=f"Decision / Décision {facts['decision']}, no. {entry.car_number}",
        issuer="Stewards / Commissaires sportifs",
        number=facts["decision"],
        event=session.event,
        session=session,
    )
    data = draw_decision(session, facts["decision"], decided_at)
    keep(document, data, label="1.0", issued_at=decided_at, filename=f"decision-{facts['decision']}.pdf")
    return Penalty.objects.create(
        session=session,
        entry=entry,
        kind=Penalty.Kind.DISQUALIFICATION,
        reason_fr="Hauteur de caisse inférieure de 3 mm au minimum",
        reason_en="Ride height 3 mm under the minimum",
        document=document,
        decided_at=decided_at,
    )


def draw_decision(session, number, decided_at):
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
        *((PLAIN, 9, text) for text in FACT),
        (BOLD, 11, "Decision / Décision"),
        *((PLAIN, 11, text) for text in DECISION),
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
