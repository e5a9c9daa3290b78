"""An entry list under review: what it changes among the entries of the event, and how it comes into force."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from results.models import ClassificationRow, CrewMember, Entry, SheetReview
from results.models.row import Status
from results.reviewing.columns import grades_of, label_of
from results.reviewing.effect import ChangedCell, ChangedRow, listed, written
from results.reviewing.force import check, open_one
from results.reviewing.records import Records


class EntriesEffect:
    """The difference to the entries on record: car by car, new cars, and those that are not on the list."""

    def __init__(self, checked, event):
        known = {entry.pk: entry for entry in entries_of(event)}
        self.withdraw = checked.work.withdraw
        self.rows, self.came, named = [], [], set()
        for each in checked.rows:
            entry = known.get(each.entry.pk) if each.entry else None
            if entry is None:
                self.came.append(each.row.number or ", ".join(name for name, _code in each.row.crew) or "–")
                continue
            named.add(entry.pk)
            self.rows += changed(entry, each)
        missing = [entry for pk, entry in known.items() if pk not in named and not entry.is_withdrawn]
        self.missing = [entry.car_number or str(entry) for entry in missing if not entry.has_raced]
        self.raced = [entry.car_number or str(entry) for entry in missing if entry.has_raced]

    def sentences(self):
        said = []
        if self.came:
            count = len(self.came)
            said.append(
                ngettext("%(count)s car is new: %(cars)s", "%(count)s cars are new: %(cars)s", count)
                % {"count": count, "cars": listed(self.came)}
            )
        if self.missing:
            sentence = _("Entered, and not on this list (they stay): %(cars)s")
            if self.withdraw:
                sentence = _("Entered, and not on this list (they are withdrawn): %(cars)s")
            said.append(sentence % {"cars": listed(self.missing)})
        if self.raced:
            said.append(
                _("Not on this list, and with a result at this event (they stay): %(cars)s")
                % {"cars": listed(self.raced)}
            )
        return said or [_("No car is new, and none is missing.")]


def entries_of(event):
    """The entries on record, each with whether it has a result at the event."""
    rows = ClassificationRow.objects.filter(entry=OuterRef("pk"))
    return Entry.objects.filter(event=event).with_crew().annotate(has_raced=Exists(rows))


def is_out(each):
    return each.row.text("status") == Status.WITHDRAWN


def changed(entry, each):
    """What the list says otherwise of a car, as a list of one row or of none."""
    now = {kind: [] for kind in ("driver", "team", "car", "class")}
    for kind, match in each.matches:
        now[kind].append(match.candidate.label if match.candidate else match.printed)
    crew = sorted(entry.crew.all(), key=lambda member: member.order)
    pairs = [
        ("drivers", [member.driver.name for member in crew], now["driver"]),
        ("grade", [member.grade or "–" for member in crew], grades_after(crew, each)),
        ("team", [entry.team.name] if entry.team else [], now["team"]),
        ("car", [entry.car_model.name] if entry.car_model else [], now["car"]),
        ("class", sorted(one.code for one in entry.classes.all()), sorted(now["class"])),
    ]
    cells = tuple(
        ChangedCell(str(label_of(cell)), written(before), written(after))
        for cell, before, after in pairs
        if after and before != after
    )
    if entry.is_withdrawn != is_out(each):
        words = (pgettext("a car", "withdrawn"), pgettext("a car", "entered"))
        before, after = words if entry.is_withdrawn else words[::-1]
        cells += (ChangedCell(str(label_of("status")), before, after),)
    return [ChangedRow(each.row.number or "–", cells)] if cells else []


def grades_after(crew, each):
    """The grades of the crew as it will be; nothing where the list prints none."""
    printed = grades_of(each.row.text("grade"))
    if not printed:
        return []
    return [grade or "–" for grade in printed] if any(printed) or any(m.grade for m in crew) else []


@transaction.atomic
def enter_all(review):
    """Put the cars of the list on record as it says. Gives how many. Raises ValidationError: nothing changed.

    What the list does not print of a car stays as it is; a car that it does not name stays entered, unless
    the editor says that it is withdrawn and it has no result yet.
    """
    review = open_one(review)
    checked = check(review)
    if checked.left:
        raise ValidationError(
            ngettext(
                "%(count)s point is still to be seen.", "%(count)s points are still to be seen.", checked.left
            )
            % {"count": checked.left}
        )
    records = Records(checked, review.event_of)
    entries = records.entries()
    for row in checked.rows:
        if entry := entries.get(row.row.id):
            as_listed(entry, row, records)
    if checked.work.withdraw:
        gone = entries_of(review.event_of).exclude(pk__in=[entry.pk for entry in entries.values()])
        gone = [entry.pk for entry in gone if not entry.has_raced]
        Entry.objects.filter(pk__in=gone).update(is_withdrawn=True)
    records.remember()
    review.state, review.left = SheetReview.State.PUBLISHED, 0
    review.save(update_fields=["state", "left", "updated_at"])
    return len(entries)


def as_listed(entry, row, records):
    """Team, car, crew and classes of an entry as its row says, where it says something."""
    meant = {kind: [] for kind in ("driver", "team", "car", "class")}
    for kind, match in row.matches:
        meant[kind].append(records.of(kind, match))
    if meant["team"]:
        entry.team = meant["team"][0]
    if meant["car"]:
        entry.car_model = meant["car"][0]
    entry.is_withdrawn = is_out(row)
    entry.save(update_fields=["team", "car_model", "is_withdrawn"])
    if meant["class"]:
        entry.classes.set(meant["class"])
    if meant["driver"]:
        entry.crew.exclude(driver__in=meant["driver"]).delete()
        grades = grades_of(row.row.text("grade"))
        graded = dict(zip(meant["driver"], grades, strict=False))
        for order, driver in enumerate(dict.fromkeys(meant["driver"]), 1):
            told = {"order": order} | ({"grade": graded[driver][:20]} if driver in graded else {})
            CrewMember.objects.update_or_create(entry=entry, driver=driver, defaults=told)
