"""How a classification comes into force: as a new revision, beside those before it."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results import second_person
from results.models import (
    Classification,
    ClassificationRow,
    Drive,
    Driver,
    Entry,
    RaceClass,
    RowClass,
    RowTime,
    Session,
    WorkedOutDecision,
)
from results.models.row import Status
from results.signals import classification_published


@dataclass(frozen=True)
class LineDrive:
    """A driver on a line: the name as printed, and the person where known."""

    name: str = ""
    nationality: str = ""
    driver: Driver | None = None
    time_driven_ms: int | None = None
    best_lap_ms: int | None = None


@dataclass(frozen=True)
class Line:
    """One car of a classification to be published. Times and gaps in milliseconds; unknown is None."""

    order: int
    status: str = Status.CLASSIFIED
    running: bool = True
    position: int | None = None
    number: str = ""
    team_name: str = ""
    car_name: str = ""
    class_name: str = ""
    laps: int | None = None
    total_time_ms: int | None = None
    gap_ms: int | None = None
    gap_laps: int | None = None
    interval_ms: int | None = None
    interval_laps: int | None = None
    best_lap_ms: int | None = None
    best_lap_number: int | None = None
    fastest_lap: bool = False
    note: str = ""
    entry: Entry | None = None
    drives: tuple[LineDrive, ...] = ()
    classes: tuple[tuple[RaceClass, int | None], ...] = ()
    times: tuple[tuple[str, int | None], ...] = field(default=())


OWN_FIELDS = (
    "order", "status", "running", "position", "number", "team_name", "car_name", "class_name", "laps",
    "total_time_ms", "gap_ms", "gap_laps", "interval_ms", "interval_laps", "best_lap_ms", "best_lap_number",
    "fastest_lap", "note",
)  # fmt: skip


def faults(lines, *, is_complete=True):
    """What forbids these lines to be published, as sentences; empty when nothing does.

    Complete: classified cars have positions that run from 1 without a hole, a dead heat shares one and
    leaves the next free, and nobody else has any.
    """
    found = []
    if not lines:
        return [_("A classification needs at least one line.")]
    for line in lines:
        car = line.number or _("line %(order)s") % {"order": line.order}
        if line.status != Status.CLASSIFIED and line.position is not None:
            found.append(_("No. %(car)s is not classified, and yet has a position.") % {"car": car})
        if is_complete and line.status == Status.CLASSIFIED and line.position is None:
            found.append(
                _("No. %(car)s is classified without a position: give it, or call the result partial.")
                % {"car": car}
            )
        if line.gap_ms is not None and line.gap_laps is not None:
            found.append(_("No. %(car)s: a gap is given in time or in laps, not in both.") % {"car": car})
        if line.interval_ms is not None and line.interval_laps is not None:
            found.append(
                _("No. %(car)s: an interval is given in time or in laps, not in both.") % {"car": car}
            )
    twice = [order for order, count in Counter(line.order for line in lines).items() if count > 1]
    found += [_("Line %(order)s stands twice.") % {"order": order} for order in twice]
    if is_complete:
        found += position_faults([line.position for line in lines if line.position is not None])
    return found


def position_faults(positions):
    """Holes in a list of positions, as sentences. After two cars that share 2, the next is 4."""
    missing, expected = [], 1
    for position, count in sorted(Counter(positions).items()):
        missing += range(expected, position)
        expected = max(expected, position + count)
    if not missing:
        return []
    listed = ", ".join(str(position) for position in missing[:8])
    return [
        ngettext(
            "Position %(listed)s is missing: give it, or call the classification partial.",
            "Positions %(listed)s are missing: give them, or call the classification partial.",
            len(missing),
        )
        % {"listed": listed}
    ]


@transaction.atomic
def publish(
    session,
    lines,
    *,
    status,
    by=None,
    confirmed_by=None,
    kind=Classification.Kind.RESULT,
    stage="",
    label="",
    is_complete=True,
    document_version=None,
    issued_at=None,
    reason_fr="",
    reason_en="",
    sources="",
    base=None,
    worked_out=(),
):
    """Put a new classification in force. The one before it stays, no longer current.

    Raises ValidationError with one sentence for each fault of the lines; then nothing has changed. Whoever
    calls it for an editor asks `second_person.enter` first: without the second person that a setting may ask
    for, an official one is refused here.
    """
    second_person.check(status, by, confirmed_by)
    lines = sorted(lines, key=lambda line: line.order)
    if sentences := faults(lines, is_complete=is_complete):
        raise ValidationError(sentences)
    Session.objects.select_for_update().get(pk=session.pk)  # one revision at a time
    series = session.classifications.filter(kind=kind, stage=stage)
    replaced = series.current().first()
    latest = series.aggregate(latest=Max("revision"))["latest"] or 0
    new = Classification(
        session=session,
        kind=kind,
        stage=stage,
        revision=latest + 1,
        status=status,
        label=label,
        is_complete=is_complete,
        is_amended=replaced is not None and told_by_rows(replaced) != told_by_lines(lines),
        document_version=document_version,
        issued_at=issued_at,
        entered_by=by,
        confirmed_by=confirmed_by,
        reason_fr=reason_fr,
        reason_en=reason_en,
        sources=sources,
        base=base,
    )
    new.full_clean()
    new.save()
    store(new, lines)
    WorkedOutDecision.objects.bulk_create(
        WorkedOutDecision(classification=new, penalty=penalty, is_undone=is_undone)
        for penalty, is_undone in worked_out
    )
    series.current().update(is_current=False)
    new.is_current, new.published_at = True, timezone.now()
    new.save(update_fields=["is_current", "published_at"])
    second_person.settle(session, kind, stage)
    transaction.on_commit(
        lambda: classification_published.send(Classification, classification=new, replaced=replaced)
    )
    return new


def store(classification, lines):
    """Write the lines, in four statements whatever their number."""
    rows = ClassificationRow.objects.bulk_create(
        ClassificationRow(
            classification=classification,
            entry=line.entry,
            **{name: getattr(line, name) for name in OWN_FIELDS},
        )
        for line in lines
    )
    pairs = list(zip(rows, lines, strict=True))
    Drive.objects.bulk_create(
        Drive(row=row, order=order, **vars(drive))
        for row, line in pairs
        for order, drive in enumerate(line.drives, 1)
    )
    RowClass.objects.bulk_create(
        RowClass(row=row, race_class=race_class, position=position)
        for row, line in pairs
        for race_class, position in line.classes
    )
    RowTime.objects.bulk_create(
        RowTime(row=row, order=order, segment=segment, time_ms=time_ms)
        for row, line in pairs
        for order, (segment, time_ms) in enumerate(line.times, 1)
    )


def told_by_lines(lines):
    """What the lines tell a reader, for comparison."""
    return [
        (
            *(getattr(line, name) for name in OWN_FIELDS),
            tuple(drive.name or drive.driver.name for drive in line.drives),
            tuple(sorted((race_class.pk, position or 0) for race_class, position in line.classes)),
            tuple(line.times),
        )
        for line in lines
    ]


def rows_of(classification):
    """The rows in order, asked anew: what a table has loaded already is no query to build on."""
    return ClassificationRow.objects.filter(classification=classification).order_by("order").for_table()


def told_by_rows(classification):
    """The same of a classification that is in force."""
    rows = rows_of(classification)
    return [
        (
            *(getattr(row, name) for name in OWN_FIELDS),
            tuple(drive.name or drive.driver.name for drive in row.drives.all()),
            tuple(sorted((placing.race_class_id, placing.position or 0) for placing in row.classes.all())),
            tuple((time.segment, time.time_ms) for time in row.times.all()),
        )
        for row in rows
    ]


def lines_of(classification):
    """The lines of a classification, to publish them again: changed, or under another status."""
    rows = rows_of(classification).select_related("entry")
    return [
        Line(
            entry=row.entry,
            drives=tuple(
                LineDrive(d.name, d.nationality, d.driver, d.time_driven_ms, d.best_lap_ms)
                for d in row.drives.all()
            ),
            classes=tuple((placing.race_class, placing.position) for placing in row.classes.all()),
            times=tuple((time.segment, time.time_ms) for time in row.times.all()),
            **{name: getattr(row, name) for name in OWN_FIELDS},
        )
        for row in rows
    ]
