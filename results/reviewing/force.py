"""The end of a review: its rows come into force, and what they made new is on record."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results import publishing, second_person
from results.holding import hold
from results.models import Classification, SheetReview
from results.models.row import Status
from results.publishing import Line, LineDrive
from results.reviewing import rows_in_force
from results.reviewing.checking import Checked
from results.reviewing.columns import SEGMENT
from results.reviewing.fields import fields_of
from results.reviewing.records import Records
from results.reviewing.registers import Registers
from results.reviewing.work import Work


def current_of(session, work):
    """The classification that this review would replace."""
    if session is None:
        return None
    kind = work.fact("kind") or Classification.Kind.RESULT
    return session.classifications.current().filter(kind=kind, stage=work.fact("stage")).first()


def check(review, work=None, registers=None):
    """The review as it stands, with all that must still be seen."""
    work = work or Work.from_json(review.data)
    return Checked(work, review.place, registers or Registers(review.event_of))


def issued_at(work, session):
    """The time printed on the sheet, which is the track's own clock. Raises ValueError."""
    text = work.fact("issued_at")
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=session.zone)


def facts_missing(work, session, *, by_hand):
    """Sentences by field about what an editor must say of the whole."""
    errors = {}
    if session is None:
        return {"kind": _("Only an entry list is of an event: attach a classification to its session.")}
    if work.fact("status") not in Classification.Status.values:
        errors["status"] = _("Choose what this classification is: the sheet does not decide it for you.")
    if work.fact("kind") not in Classification.Kind.values:
        errors["kind"] = _("Choose between the classification and the starting grid.")
    try:
        issued_at(work, session)
    except ValueError:
        errors["issued_at"] = _("Write the day and the hour as 2026-09-20T22:40.")
    if by_hand and not work.fact("sources"):
        errors["sources"] = _("Say where the result is taken from, as there is no sheet.")
    return errors


def open_one(review):
    """The review and all that its end changes, held; raises ValidationError where it is closed.

    The cars entered are those of the event: whatever comes into force there comes one after the other.
    """
    review = hold(review)
    if review.state != SheetReview.State.OPEN:
        raise ValidationError(_("This review is closed already."))
    hold(review.event_of)
    if review.session:
        hold(review.session)
    return review


@transaction.atomic
def publish_review(review, *, by):
    """Put the review's rows in force. Raises ValidationError: then nothing has changed.

    Gives the classification, or None where it waits for a second person first.
    """
    review = open_one(review)
    session = review.session
    checked = check(review)
    work = checked.work
    if errors := facts_missing(work, session, by_hand=review.version_id is None):
        raise ValidationError(errors)
    if checked.left:
        raise ValidationError(
            ngettext(
                "%(count)s point is still to be seen.", "%(count)s points are still to be seen.", checked.left
            )
            % {"count": checked.left}
        )
    place = session, work.fact("kind"), work.fact("stage")
    may, entered_by, confirmed_by = second_person.enter(
        *place, work.fact("status"), content_mark(work), by=by, address=review.get_absolute_url()
    )
    if not may:
        return None
    records = Records(checked, session.event)
    entries = records.entries()
    lines = [line(order, row, records, entries, work) for order, row in enumerate(checked.rows, 1)]
    current = current_of(session, work)
    if current and is_the_same(current, lines, work, review):
        raise ValidationError(_("This classification is in force already, with the same rows and status."))
    classification = publishing.publish(
        session,
        lines,
        status=work.fact("status"),
        by=entered_by,
        confirmed_by=confirmed_by,
        kind=work.fact("kind"),
        stage=work.fact("stage"),
        label=work.fact("label"),
        is_complete=work.is_complete,
        document_version=review.version,
        issued_at=issued_at(work, session),
        reason_fr=work.fact("reason_fr") if current else "",
        reason_en=work.fact("reason_en") if current else "",
        sources=work.fact("sources"),
    )
    rows_in_force.contains(classification, work, by=by)
    records.remember()
    review.state = SheetReview.State.PUBLISHED
    review.save()
    return classification


def content_mark(work):
    """Of all that was typed and chosen: another confirms just that."""
    return second_person.fingerprint(fields_of(work))


def waiting_look(work, session):
    """What waits there for a second person, if it still is what this review holds; else None."""
    if session is None:
        return None
    place = session, work.fact("kind"), work.fact("stage")
    return second_person.waiting(*place, content_mark(work))


def is_the_same(current, lines, work, review):
    """The same bytes again under the same status make no revision; decisions worked out from them stay."""
    root = current.root
    return (
        (current.status, current.label, current.is_complete)
        == (work.fact("status"), work.fact("label"), work.is_complete)
        and root.document_version_id == review.version_id
        and publishing.told_by_rows(root) == publishing.told_by_lines(lines)
    )


def line(order, checked, records, entries, work):
    """A checked row as the line of a classification."""
    row, values = checked.row, checked.values
    people = [records.of("driver", match) for kind, match in checked.matches if kind == "driver"]
    classes = [records.of("class", match) for kind, match in checked.matches if kind == "class"]
    places = [*(values["class_position"] or []), *[None] * len(classes)]
    placed = {}
    for race_class, place in zip(classes, places, strict=False):
        placed.setdefault(race_class, place)
    gap, interval = values["gap"], values["interval"]
    return Line(
        order=order,
        status=Status(values["status"]),
        running=bool(row.text("running")),
        position=values["position"],
        number=row.number,
        team_name=row.text("team")[:160],
        car_name=row.text("car")[:120],
        class_name=row.text("class")[:60],
        laps=values["laps"],
        total_time_ms=values["total_time"],
        gap_ms=gap.ms if gap else None,
        gap_laps=gap.laps if gap else None,
        interval_ms=interval.ms if interval else None,
        interval_laps=interval.laps if interval else None,
        best_lap_ms=values["best_lap"],
        best_lap_number=values["best_lap_number"],
        fastest_lap=bool(row.number) and row.number == work.fact("fastest"),
        note=row.text("note")[:300],
        entry=entries.get(row.id),
        drives=tuple(
            LineDrive(name[:160], code, person) for (name, code), person in zip(row.crew, people, strict=True)
        ),
        classes=tuple(placed.items()),
        times=tuple((name, values.get(SEGMENT + name)) for name in work.segments),
    )
