"""The decisions of the stewards as data for others: what was decided, and what of it a revision contains."""

from collections import defaultdict

from django.urls import reverse

from results.decisions.proposing import contained_in
from results.models import Classification, Penalty

AMOUNTS = ("seconds", "laps", "places", "points", "fine")


def decisions_of(classification):
    """All decisions of its session, each with `in_revision`; a grid or an intermediate stage has none."""
    is_at_the_flag = classification.kind == Classification.Kind.RESULT and not classification.stage
    if not is_at_the_flag:
        return []
    contained = contained_in(classification)
    found = list(classification.session.penalties.for_readers())
    for penalty in found:
        penalty.in_revision = penalty.pk in contained
    return found


def by_row(rows, decisions):
    """The decisions that the revision contains, by the key of the row on which they fall."""
    found = defaultdict(list)
    for penalty in decisions:
        for row in rows if penalty.in_revision else ():
            drivers = {drive.driver_id for drive in row.drives.all()}
            is_mine = (
                row.entry_id == penalty.entry_id
                if penalty.entry_id
                else penalty.driver_id in drivers - {None}
            )
            if is_mine:
                found[row.pk].append(penalty)
    return found


def as_json(penalty, absolute):
    """One decision with all its amounts; `absolute` makes a full address of a path."""

    def address(thing):
        return absolute(thing.get_absolute_url()) if thing else None

    def paper(pk, is_public):
        return absolute(reverse("document", args=[pk])) if is_public else None

    driver, team = penalty.driver, penalty.team or (penalty.entry.team if penalty.entry else None)
    return {
        "id": penalty.pk,
        "car": penalty.entry.car_number if penalty.entry else None,
        "driver": {"name": driver.name, "driver": address(driver)} if driver else None,
        "team": {"name": str(team), "team": address(team)} if team else None,
        "kind": str(Penalty.Kind(penalty.kind).value),
        **{name: number(getattr(penalty, name)) for name in AMOUNTS},
        "currency": penalty.currency if penalty.fine is not None else None,
        "best_lap_ms": penalty.best_lap_ms,
        "infringement": {"fr": penalty.reason_fr, "en": penalty.reason_en},
        "number": penalty.printed_number,
        "document": paper(penalty.document_id, penalty.has_paper),
        "decided_at": penalty.decided_at,
        "state": str(Penalty.State(penalty.state).value),
        "ruling": paper(penalty.ruling_id, penalty.has_ruling),
        "ruled_at": penalty.ruled_at,
        "in_revision": penalty.in_revision,
    }


def number(value):
    """Decimals as plain text, so that nobody rounds them: 5.000 is "5"."""
    return value if value is None or isinstance(value, int) else f"{value.normalize():f}"


def in_a_cell(penalties):
    """ "time 5 (44) / disqualification (45)": the kind, how much, and the number of the decision."""
    return " / ".join(
        " ".join(
            filter(
                None,
                [
                    str(Penalty.Kind(penalty.kind).value),
                    amount(penalty),
                    f"({penalty.printed_number})" if penalty.printed_number else "",
                ],
            )
        )
        for penalty in penalties
    )


def amount(penalty):
    needed = Penalty.Kind(penalty.kind).needs
    value = getattr(penalty, needed) if needed else None
    return "" if value is None else str(number(value))
