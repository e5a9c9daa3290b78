"""Files that arrive in parts, each at its offset, so that a broken connection costs one part and no more.

An upload is begun, gets its parts, and is finished. The server says how far it has come: whoever goes on with
it (after a failure, a reload, a login that had expired, in a second tab) asks, and sends what is missing.
"""

import logging

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from newsroom import intake
from newsroom.models import Upload
from newsroom.models.upload import new_key

PART = 1024 * 1024
MOST_UNFINISHED = 60

State = Upload.State
log = logging.getLogger(__name__)


class Refused(Exception):  # noqa: N818 - an answer, not an accident
    """The upload cannot be; `sentence` says why."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


class OutOfStep(Exception):  # noqa: N818 - an answer, not an accident
    """The part is not the one that comes next; `upload` says which does."""

    def __init__(self, upload):
        super().__init__(upload.received)
        self.upload = upload


def begin(user, *, name, size, modified=0, batch="", story=None, place=""):
    """A new upload, or the unfinished one of the same file by the same user."""
    sweep()
    if size < 1:
        raise Refused(_("The file is empty."))
    most = intake.most_bytes(user)
    if size > most:
        raise Refused(_("The file weighs more than %(limit)s MB.") % {"limit": most // 2**20})
    about = {"batch": batch or new_key(), "story": story, "place": place}
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)  # one beginning at a time
        mine = Upload.objects.unfinished().filter(user=user)
        name = intake.bare_name(name)
        if known := mine.filter(name=name, size=size, modified=modified).first():
            Upload.objects.filter(pk=known.pk).update(**about)
            known.refresh_from_db()
            return known
        if mine.count() >= MOST_UNFINISHED:
            raise Refused(
                _("You have %(most)s unfinished files: finish or remove some first.")
                % {"most": MOST_UNFINISHED}
            )
        return Upload.objects.create(user=user, name=name, size=size, modified=modified, **about)


def add_part(user, key, offset, data):
    """Keep the part that begins at `offset`. Raises OutOfStep for any other than the next one."""
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(user=user, key=key)
        if upload.state != State.RECEIVING or offset != upload.received:
            raise OutOfStep(upload)
        if not data or len(data) > PART or upload.received + len(data) > upload.size:
            raise Refused(_("More was sent than the file holds."))
        name = part_name(upload, offset)
        default_storage.delete(name)  # of an attempt that was not recorded
        default_storage.save(name, ContentFile(data))
        upload.received += len(data)
        upload.save(update_fields=["received", "touched_at"])
    return upload


def part_name(upload, offset):
    return f"{upload.folder}/{offset:012d}"


def finish(user, key):
    """Look at the whole file and store it, once, however often and from wherever this is asked.

    What another request is looking at already is given back as it is: `WORKING`, to be asked for again.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(user=user, key=key)
        if upload.is_settled or upload.is_at_work:
            return upload
        if upload.received != upload.size:
            raise OutOfStep(upload)
        upload.state = State.WORKING
        upload.save(update_fields=["state", "touched_at"])
    try:
        settle(upload, whole(upload), user)
    except Exception:
        Upload.objects.filter(pk=upload.pk).update(state=State.RECEIVING)  # its parts are here: once more
        raise
    forget_parts(upload)
    return upload


def settle(upload, data, user):
    """Write down what became of the bytes. A refusal is an outcome as well."""
    try:
        taken = intake.take_in(data, upload.name, user)
    except ValidationError as error:
        upload.state, upload.why = State.REFUSED, " ".join(error.messages)[:400]
        upload.save()
        return
    upload.photo, upload.document = taken.photo, taken.document
    upload.state = State.DONE if taken.is_new else State.KNOWN
    with transaction.atomic():
        if upload.story:
            upload.why = intake.put_into_story(upload.story, taken, upload.place, user)[:400]
        upload.save()


def whole(upload):
    """The bytes of all its parts."""
    parts, offset = [], 0
    while offset < upload.size:
        with default_storage.open(part_name(upload, offset)) as part:
            parts.append(part.read())
        offset += len(parts[-1])
    return b"".join(parts)


def at_once(user, file, **about):
    """A file that came whole, by a form without scripts: the same outcome, on a row of the same batch."""
    upload = Upload(user=user, name=intake.bare_name(file.name), size=file.size, received=file.size, **about)
    if not 0 < file.size <= intake.most_bytes(user):
        upload.state = State.REFUSED
        upload.why = _("The file is empty.") if not file.size else _("The file is too heavy.")
        upload.save()
    else:
        settle(upload, file.read(), user)
    return upload


def remove(user, key):
    """Forget an upload and its parts; what it has become stays."""
    with transaction.atomic():
        upload = Upload.objects.select_for_update().filter(user=user, key=key).first()
        if upload and not upload.is_at_work:
            delete(upload)


def sweep(at=None):
    """Delete what nobody went on with for a day; gives how many there were."""
    expired = list(Upload.objects.expired(at))
    for upload in expired:
        delete(upload)
    return len(expired)


def delete(upload):
    forget_parts(upload)
    upload.delete()


def forget_parts(upload):
    try:
        _folders, names = default_storage.listdir(upload.folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{upload.folder}/{name}")
    default_storage.delete(upload.folder)  # an empty folder, where the storage has such things
