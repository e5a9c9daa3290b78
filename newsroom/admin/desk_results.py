"""What waits for the results editors: sheets, decisions of the stewards, a second pair of eyes."""

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from newsroom.admin.desk_lists import DeskList, Row, counted, moment
from results.models import Penalty, SecondLook, Session, SheetReview

LAST_DECIDED = F("decided_at").desc(nulls_last=True)


def sheets_waiting():
    """Read, and not in force yet."""
    reviews, count = counted(
        SheetReview.objects.filter(state=SheetReview.State.OPEN)
        .select_related(
            *(f"session__event__{place}" for place in ("season__series", "meeting__circuit")),
            *(f"event__{place}" for place in ("season__series", "meeting__circuit")),
            "by",
            "version",
        )
        .order_by("-updated_at", "-pk")
    )
    rows = [
        Row(
            str(review.place),
            review.get_absolute_url(),
            left_of(review),
            does=pgettext("verb", "Review"),
            does_url=review.get_absolute_url(),
            is_urgent=True,
        )
        for review in reviews
    ]
    url = f"{reverse('admin:results_sheetreview_changelist')}?state__exact={SheetReview.State.OPEN}"
    empty = _("No sheet waits for a review.")
    return DeskList("sheets", _("Sheets to review"), rows, count, empty, url, is_wide=True)


def decisions_waiting():
    """Sessions whose result does not say what the stewards have decided since."""
    pending = Penalty.objects.pending().filter(session=OuterRef("pk")).order_by(LAST_DECIDED)
    sessions, count = counted(
        Session.objects.with_event()
        .annotate(decided_at=Subquery(pending.values("decided_at")[:1]))
        .filter(Exists(pending))
        .order_by(LAST_DECIDED, "-pk")
    )
    rows = [
        Row(
            str(session),
            url := reverse("admin:results_session_decisions", args=[session.pk]),
            moment(session.decided_at) if session.decided_at else "",
            does=pgettext("verb", "Apply"),
            does_url=url,
            is_urgent=True,
        )
        for session in sessions
    ]
    empty = _("Every result says what was decided.")
    url = f"{reverse('admin:results_session_changelist')}?decisions=waiting"
    return DeskList("decisions", _("Decisions to apply"), rows, count, empty, url)


def left_of(review):
    """Who kept it last, when, and how much is still to be seen."""
    said = [name_of(review.by), moment(review.updated_at)]
    if review.left:
        said.append(ngettext("%(left)s to see", "%(left)s to see", review.left) % {"left": review.left})
    return ", ".join(filter(None, said))


def second_looks(user):
    """Entered as official by one, and to be confirmed by another."""
    looks, count = counted(
        SecondLook.objects.open().select_related(
            "session__event__season__series", "session__event__meeting__circuit", "asked_by"
        )
    )
    by_you = _("entered by you")
    rows = [
        Row(
            str(look.session),
            look.address,
            ", ".join(
                [
                    by_you if look.asked_by == user else name_of(look.asked_by),
                    moment(look.asked_at),
                ]
            ),
            does=_("Look at it") if look.asked_by == user else pgettext("verb", "Confirm"),
            does_url=look.address,
            is_urgent=look.asked_by != user,
        )
        for look in looks
    ]
    url = f"{reverse('admin:results_sheetreview_changelist')}?state__exact={SheetReview.State.OPEN}"
    empty = _("Nothing waits for a second pair of eyes.")
    title = _("Waiting for a second pair of eyes")
    return DeskList("second", title, rows, count, empty, url, is_wide=True)


def name_of(user):
    return (user.get_short_name() or user.get_username()) if user else ""
