"""Decisions in words: what was decided, why a revision was made of it, what could not be worked out."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override, pgettext, pgettext_lazy

from results import formats
from results.models import Penalty
from results.times import format_time

Kind, State = Penalty.Kind, Penalty.State
LONGEST = 300

# What a car suffers, behind its name at the beginning of a sentence.
SUFFERS = {
    Kind.TIME: pgettext_lazy("behind a car", "%(car)s is given a time penalty of %(amount)s"),
    Kind.LAPS: pgettext_lazy("behind a car", "%(car)s loses %(amount)s"),
    Kind.PLACES: pgettext_lazy("behind a car", "%(car)s loses %(amount)s"),
    Kind.BEST_LAP: pgettext_lazy("behind a car", "%(car)s loses its best lap"),
    Kind.DISQUALIFICATION: pgettext_lazy("behind a car", "%(car)s is disqualified"),
}
BECAME = {
    State.REVERSED: gettext_lazy("The decision against %(car)s is reversed: %(what)s"),
    State.SUSPENDED: gettext_lazy("The decision against %(car)s is suspended: %(what)s"),
    State.APPEALED: gettext_lazy("The decision against %(car)s is under appeal: %(what)s"),
    State.UPHELD: gettext_lazy("The decision against %(car)s is upheld: %(what)s"),
}
REMARKS = {
    "already_out": gettext_lazy("No. %(car)s stands as disqualified already."),
    "class_unclear": gettext_lazy(
        "The printed places in %(race_class)s do not follow the order: they are left as they were; correct "
        "them by hand if they changed."
    ),
    "fastest_gone": gettext_lazy("The deleted lap of No. %(car)s was the fastest of the session."),
    "gaps_unknown": gettext_lazy(
        "The sheet does not tell the new gaps of: %(cars)s. They are left empty, until a sheet gives them."
    ),
    "held_fastest": gettext_lazy(
        "No. %(car)s holds the fastest lap on this sheet and keeps it: the decision says whether it counts."
    ),
    "names_a_driver": gettext_lazy(
        "The decision names a driver of a crew: put the car on it, if it falls on the car."
    ),
    "no_laps": gettext_lazy("The sheet does not tell the laps of No. %(car)s or of a car that it meets."),
    "no_more_places": gettext_lazy("No. %(car)s is last before it has lost that many places."),
    "no_times": gettext_lazy(
        "The sheet gives no times between No. %(car)s and a car on the same lap: where it stands cannot be "
        "known."
    ),
    "not_classified": gettext_lazy("No. %(car)s is not classified: nothing moves."),
    "not_listed": gettext_lazy("%(car)s has no row in this classification."),
    "not_out": gettext_lazy(
        "The sheet does not have No. %(car)s as disqualified: nothing can be given back."
    ),
    "others_moved": gettext_lazy(
        "Not all cars stand to No. %(car)s as they did before the decision: it is put back where most do. "
        "Check its place."
    ),
    "place_unknown": gettext_lazy(
        "No. %(car)s has no place in this partial result: whether others move up is not known."
    ),
    "race_only": gettext_lazy("Time and laps are worked out for races: enter what the new sheet says."),
    "road_unknown": gettext_lazy(
        "The sheet contains this decision, and no earlier one tells where No. %(car)s stood before: attach a "
        "sheet without it, or enter the result by hand."
    ),
    "segments": gettext_lazy(
        "The session has segments, and which of them the deleted lap belongs to is not known: enter what the "
        "new sheet says."
    ),
    "several_rows": gettext_lazy("%(car)s has several rows in this classification: which is meant?"),
    "tie": gettext_lazy("These cars now have the same time and share the place: %(cars)s."),
    "too_many_laps": gettext_lazy("No. %(car)s has fewer laps than that."),
    "too_much_time": gettext_lazy("No. %(car)s has less time than that."),
    "unknown_behind": gettext_lazy(
        "The result is partial: who stands behind No. %(car)s is not known, nor where it would stand."
    ),
    "untimed": gettext_lazy(
        "The next best lap of No. %(car)s is not known: it has no time, and stands behind those that have "
        "one."
    ),
}  # fmt: skip


def amount_of(penalty):
    """How much, in words; empty for a kind that has no amount."""
    needed = Kind(penalty.kind).needs
    value = getattr(penalty, needed) if needed else None
    if penalty.kind == Kind.BEST_LAP and penalty.best_lap_ms is not None:
        return _("%(time)s counts instead") % {"time": format_time(penalty.best_lap_ms)}
    if value is None:
        return ""
    written = formats.decimal(value.normalize() if hasattr(value, "normalize") else value)
    if penalty.kind == Kind.TIME:
        return pgettext("amount of a penalty", "%(seconds)s s") % {"seconds": written}
    if penalty.kind == Kind.FINE:
        return f"{written}{formats.NBSP}{penalty.currency}"
    return {
        Kind.LAPS: ngettext("%(count)s lap", "%(count)s laps", value),
        Kind.PLACES: ngettext("%(count)s place", "%(count)s places", value),
        Kind.GRID: ngettext("%(count)s place", "%(count)s places", value),
        Kind.POINTS: ngettext("%(count)s point", "%(count)s points", plural_of(value)),
    }[penalty.kind] % {"count": written}


def plural_of(value):
    """French says 1,5 point, English 1.5 points."""
    return int(value) if formats.is_french() or value == int(value) else 2


def what(penalty):
    """ "Time penalty, 5 s"; "Disqualification"."""
    amount = amount_of(penalty)
    kind = capfirst(penalty.get_kind_display())
    return _("%(kind)s: %(amount)s") % {"kind": kind, "amount": amount} if amount else kind


def number_of(penalty):
    return penalty.entry.car_number if penalty.entry else ""


def car_at_start(penalty):
    number = number_of(penalty)
    return (
        pgettext("start of a sentence", "No. %(number)s") % {"number": number} if number else penalty.subject
    )


def car_inside(penalty):
    number = number_of(penalty)
    return pgettext("inside a sentence", "No. %(number)s") % {"number": number} if number else penalty.subject


def reason(applied, turned, language):
    """One sentence for each decision that comes into a revision, or whose state is another since the last.

    `applied`: decisions new in the result; `turned`: those that were suspended, upheld, reversed or appealed.
    """
    with override(language):
        sentences = [sentence(penalty, language) for penalty in applied]
        sentences += [became(penalty) for penalty in turned]
    kept = ""
    for one in sentences:
        longer = f"{kept} {one}".strip()
        if len(longer) > LONGEST:
            return kept or longer[: LONGEST - 1] + "…"
        kept = longer
    return kept


def confirmed(language):
    """The reason of a revision by which the same rows became official."""
    with override(language):
        return _("The classification is official: nothing in it has changed.")


def sentence(penalty, language):
    """ "No. 7 is disqualified: ride height 3 mm under the minimum (decision No. 44)." """
    said = suffered(penalty)
    infringement = getattr(penalty, f"reason_{language}")
    if infringement:
        infringement = (
            infringement[:1].lower() + infringement[1:] if not infringement[1:2].isupper() else infringement
        )
        said = _("%(decision)s: %(infringement)s") % {
            "decision": said, "infringement": infringement.rstrip(" ."),
        }  # fmt: skip
    return with_number(said, penalty)


def suffered(penalty):
    """ "No. 7 is disqualified", without a stop."""
    return str(SUFFERS[penalty.kind]) % {"car": car_at_start(penalty), "amount": amount_of(penalty)}


def became(penalty):
    said = str(BECAME[penalty.state]) % {
        "car": car_inside(penalty),
        "what": ", ".join(filter(None, [penalty.get_kind_display(), amount_of(penalty)])),
    }  # fmt: skip
    return with_number(said, penalty)


def with_number(said, penalty):
    number = penalty.printed_number
    if number:
        return _("%(sentence)s (decision No. %(number)s).") % {"sentence": said, "number": number}
    return f"{said}."


def remark_text(remark, names):
    """The sentence of a remark; `names`: of rows by key, of classes by theirs."""
    params = dict(remark.params)
    if "car" in params:
        params["car"] = names.get(params["car"], params["car"])
    return str(REMARKS[remark.code]) % params
