"""Open reviews in which an editor chose a record that was merged into another: the choice goes with it."""

from django.utils import timezone

from results.models import CarModel, Driver, SecondLook, SheetReview, Team
from results.reviewing.fields import fields_of, put
from results.reviewing.log import recorded
from results.reviewing.work import Work, name_key

KINDS = {Driver: "driver", Team: "team", CarModel: "car"}


def follow(kept, gone):
    """Rewrite what was chosen for the record of the key `gone` in all reviews that are open."""
    kind = KINDS.get(type(kept))
    if kind is None:
        return
    for review in SheetReview.objects.select_for_update().filter(state=SheetReview.State.OPEN):
        work = Work.from_json(review.data)
        chosen = {key for key, value in work.choices.items() if value == str(gone)}
        fields = [f"n-{key}" for key in chosen & keys_of(work, kind)]
        if not fields:
            continue
        before = fields_of(work)
        with recorded(work, None):
            for field in fields:
                put(work, field, str(kept.pk))
        if fields_of(work) != before:
            review.data = work.to_json()
            review.save(update_fields=["data", "updated_at"])
            looks = SecondLook.objects.open().filter(address=review.get_absolute_url())
            looks.update(settled_at=timezone.now())


def keys_of(work, kind):
    """The keys under which names of this kind are chosen, of rows out of the table too."""
    return {
        name_key(kind, f"{printed}#{row.number}" if kind == "driver" else printed)
        for row in [*work.rows, *work.removed]
        for of, printed in row.names()
        if of == kind
    }
