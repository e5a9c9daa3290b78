"""What a file that was sent is found to be, by its content: a photo, a document, or neither."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from newsroom import history, images, roles, workflow
from newsroom.models import Photo, PhotoUse, Story
from results import attaching
from results.holding import hold
from results.models import Document, DocumentVersion
from results.models.document import UNREADABLE

PDF = "application/pdf"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
Place = PhotoUse.Place


@dataclass(frozen=True)
class TakenIn:
    """What a file became; `is_new` unless the very same file was here already."""

    photo: Photo | None = None
    document: Document | None = None
    is_new: bool = True


def may_add_photos(user):
    return user.has_perm("newsroom.add_photo")


def may_add_documents(user):
    return user.has_perms(["results.add_document", "results.add_documentversion"])


def most_bytes(user):
    """The heaviest file that this user may send, whatever it turns out to be."""
    return max(
        settings.PHOTO_MAX_BYTES if may_add_photos(user) else 0,
        settings.DOCUMENT_MAX_BYTES if may_add_documents(user) else 0,
    )


def is_picture(data):
    return data.startswith(PICTURES) or data[8:12] == b"WEBP" or data[4:8] == b"ftyp"


def take_in(data, name, user, **fields):
    """Store the bytes as what they are. Raises ValidationError with one sentence for what is refused."""
    name = bare_name(name)
    if not is_picture(data) and attaching.media_type_of(data) == PDF:
        return document_from(data, name, user)
    return photo_from(data, name, user, fields)


def bare_name(name):
    """A name without a path and without what cannot be printed."""
    printed = "".join(sign for sign in str(name or "") if sign.isprintable())
    return PurePosixPath(printed.replace("\\", "/")).name[:255]


def photo_from(data, name, user, fields):
    """The picture is drawn anew outside any transaction: it takes seconds, and nobody is to wait for it."""
    if not may_add_photos(user):
        raise ValidationError(_("You may not add photos."), code="not_allowed")
    if known := known_photo(data):
        return TakenIn(photo=known, is_new=False)
    try:
        received = images.receive(ContentFile(data, name=name))
    except ValidationError as error:
        if error.code == "unreadable" and not is_picture(data):
            raise ValidationError(
                _("This is neither a picture (JPEG, PNG, WebP or AVIF) nor a PDF, whatever its name says."),
                code="unknown",
            ) from error
        raise
    photo = Photo(uploaded_by=user, **fields)
    images.fill(photo, received)
    photo.full_clean(exclude=["file"])
    with transaction.atomic():
        hold(user)  # who has sent it twice has sent it once
        if known := known_photo(data):
            return TakenIn(photo=known, is_new=False)
        photo.save()
    images.make_renditions(photo)
    photo.save(update_fields=["renditions"])
    return TakenIn(photo=photo)


def known_photo(data):
    """The photo that came from the same file, drawn now where its drawing was broken off; or None."""
    known = Photo.objects.filter(sha256=sha256(data).hexdigest()).first()
    if known and not known.renditions:
        images.make_renditions(known)
        known.save(update_fields=["renditions"])
    return known


def document_from(data, name, user):
    """A PDF is kept as a document, with what can be read in it; one that cannot be opened is refused."""
    if not may_add_documents(user):
        raise ValidationError(
            _("This is a PDF, and you may not add documents: ask an editor to do it."), code="not_allowed"
        )
    if len(data) > settings.DOCUMENT_MAX_BYTES:
        raise ValidationError(
            _("The document weighs more than %(limit)s MB."),
            code="too_heavy",
            params={"limit": settings.DOCUMENT_MAX_BYTES // 2**20},
        )
    known = DocumentVersion.objects.filter(sha256=sha256(data).hexdigest()).select_related("document").first()
    if known:
        return TakenIn(document=known.document, is_new=False)
    readings, problem = attaching.read(data, name)
    if problem and problem.code in UNREADABLE:
        raise ValidationError(problem.message, code=problem.code)
    reading = readings[0] if readings else None
    kind = reading.kind if reading and reading.kind in Document.Kind.values else Document.Kind.OTHER
    document = Document.objects.create(
        kind=kind,
        title=((reading and reading.title) or PurePosixPath(name).stem or _("Document without a name"))[:200],
        issuer=((reading and reading.provider) or "")[:120],
    )
    attaching.keep(document, data, name, readings, problem, by=user)
    return TakenIn(document=document)


# --- into the story that it was sent for ----------------------------------------------------------------


def put_into_story(story, taken, place, user):
    """Add it to the story's photos or documents; a sentence where it cannot stand there (yet), else "".

    A second lead photo goes to the gallery. What stands in the story already stays as it is.
    """
    story = Story.objects.select_for_update().get(pk=story.pk)
    if not roles.may_change_facts(user, story):
        return _("It is kept, but not added to the story: only editors change its facts now.")
    if taken.document:
        story.documents.add(taken.document)
    elif story.photo_uses.filter(photo=taken.photo).exists():
        return ""
    elif not taken.photo.is_usable:
        return _("It is kept, but not added to the story: the rights to it have ended.")
    elif not taken.photo.credit and workflow.story_is_out(story):
        return _("It is kept, but not added to the story, which readers see: it has no credit yet.")
    else:
        place = place if place in Place.values else Place.GALLERY
        if place == Place.LEAD and story.photo_uses.filter(place=Place.LEAD).exists():
            place = Place.GALLERY
        last = story.photo_uses.filter(place=place).aggregate(last=Max("order"))["last"] or 0
        story.photo_uses.create(photo=taken.photo, place=place, order=min(last + 1, 32_767))
    if workflow.story_is_out(story):
        history.record_story(story, user)
    return ""
