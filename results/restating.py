"""The same rows under another status: a revision in which nothing moved."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from results import publishing, second_person
from results.models import Session


@transaction.atomic
def restate(classification, confirmed, *, by, address):
    """Publish the classification in force again as `confirmed` says; None where it waits for a second person.

    Raises ValidationError; then nothing has changed.
    """
    session = Session.objects.select_for_update().get(pk=classification.session_id)
    classification.refresh_from_db()
    if not classification.is_current:
        raise ValidationError(_("This revision is no longer in force: open the one that is."))
    before = (classification.status, classification.label, classification.document_version_id)
    version = confirmed.document_version
    if before == (confirmed.status, confirmed.label, version.pk if version else None):
        raise ValidationError(_("This classification is in force already, with the same rows and status."))
    lines = publishing.lines_of(classification)
    place = session, classification.kind, classification.stage
    mark = second_person.fingerprint([classification.pk, confirmed.status, confirmed.label])
    may, entered_by, confirmed_by = second_person.enter(
        *place, confirmed.status, mark, by=by, address=address
    )
    if not may:
        return None
    return publishing.publish(
        session,
        lines,
        by=entered_by,
        confirmed_by=confirmed_by,
        kind=classification.kind,
        stage=classification.stage,
        is_complete=classification.is_complete,
        sources=classification.sources,
        base=classification.root,
        worked_out=[(worked.penalty, worked.is_undone) for worked in classification.worked_out.all()],
        **vars(confirmed),
    )
