"""A review is stored at each change, together with what is left of it; who else has it open is told."""

from datetime import timedelta

from django.utils import timezone

from results.models import ReviewVisitor, SecondLook
from results.reviewing.force import waiting_look
from results.reviewing.log import name_of

GONE = timedelta(seconds=45)  # without a sign


def keep(review, work, checked, *, by):
    """Store the work. What waits for a second person is no longer that, once it was changed."""
    review.data, review.by, review.left = work.to_json(), by, min(checked.left, 32_767)
    review.save(update_fields=["data", "by", "left", "state", "updated_at"])
    if review.session is None:
        return
    asked = SecondLook.objects.open().filter(session=review.session, address=review.get_absolute_url())
    if asked.exists() and waiting_look(work, review.session) is None:
        asked.update(settled_at=timezone.now())


def visit(review, user, place=""):
    """This user has the review open, just now."""
    seen = {"place": place[:60], "seen_at": timezone.now()}
    ReviewVisitor.objects.update_or_create(review=review, user=user, defaults=seen)


def others(review, user):
    """Who else has it open: names, and where on the page."""
    here = review.visitors.filter(seen_at__gte=timezone.now() - GONE).exclude(user=user)
    return [
        {"name": name_of(visitor.user), "place": visitor.place}
        for visitor in here.select_related("user").order_by("pk")
    ]
