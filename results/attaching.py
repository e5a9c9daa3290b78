"""A file becomes a version of a document of a session or event: kept whatever it is, read where it can be."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from results.folding import fold
from results.holding import hold
from results.models import Document, DocumentVersion, Event, SheetMapping, SheetReview
from results.reviewing.work import work_from_reading
from results.sheets.kinds import ALTERED, LABELS
from results.sheets.reading import Problem, Reading, SheetError
from results.sheets.sandbox import read_in_sandbox, read_mapped_in_sandbox

TO_REVIEW = {"classification", "grid", "entry_list"}  # the kinds of readings that an editor confirms
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {
    "application/pdf": "pdf",
    "text/csv": "csv",
    "application/json": "json",
    "text/plain": "txt",
    XLSX: "xlsx",
}
BEGINNINGS = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,19}")
NOT_FOR_REVIEW, NOT_OF_AN_EVENT = "not_for_review", "not_of_an_event"
MAPPABLE = {  # an editor may name the columns of such a sheet
    "unknown_layout", "no_rows", "columns_unnamed", "columns_unparted", "columns_uneven", "cells_uncounted",
}  # fmt: skip
MOST_MAPPINGS = 12


@dataclass
class Attached:
    """What became of a file: its version, what was read in it, or the sentence that says why nothing was."""

    version: DocumentVersion
    is_new: bool = True
    readings: list[Reading] = field(default_factory=list)

    @property
    def tables(self):
        """The readings that can be reviewed, each with its place in the file."""
        return [(index, r) for index, r in enumerate(self.readings) if r.kind in TO_REVIEW]

    @property
    def sentence(self):
        """Why there is nothing to review, in the reader's language; empty where there is."""
        return refusal_of(self.version)


def attach(place, upload, *, by=None):
    """Keep an uploaded file with a session or an event, and read it. The same bytes are kept once."""
    data, filename = taken(upload)
    known = known_version(place.documents.all(), data)
    if known is None:
        readings, problem = read(data, filename, place)
        with transaction.atomic():
            hold(place)
            known = known_version(place.documents.all(), data)  # it may have come while this one was read
            if known is None:
                document = document_of(place, readings, filename)
                version = keep(document, data, filename, readings, problem, by=by)
                return Attached(version, readings=readings)
    return Attached(known, is_new=False, readings=readings_of(known))


@transaction.atomic
def add_version(document, upload, *, by=None):
    """Keep an uploaded file as the newest version of a document that is there already, unread."""
    data, filename = taken(upload)
    hold(document)
    latest = document.versions.order_by("-received_at", "-pk").first()
    if latest and latest == known_version([document], data):
        return latest  # sent twice
    return keep(document, data, filename, by=by)


def known_version(documents, data):
    """The version that holds these bytes already, or None."""
    found = DocumentVersion.objects.filter(document__in=documents, sha256=sha256(data).hexdigest())
    return found.order_by("-received_at", "-pk").first()


def taken(upload):
    """The bytes of an upload and its name without a path. Raises ValidationError if it is far too large."""
    most = 10 * settings.DOCUMENT_MAX_BYTES
    if upload.size > most:
        raise ValidationError(_("Files up to %(most)s MB can be kept here.") % {"most": most // 1024 // 1024})
    return upload.read(), PurePosixPath((upload.name or "").replace("\\", "/")).name[:255]


def keep(document, data, filename, readings=(), problem=None, *, by=None):
    """A version with its bytes, their hash and what was read in them."""
    media_type = media_type_of(data)
    reading, refusal = kept_reading(readings, problem)
    version = DocumentVersion(
        document=document,
        label=version_label(document, readings),
        filename=filename,
        media_type=media_type,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        pages=next((reading.pages for reading in readings if reading.pages), None),
        issued_at=issued_of(document, readings),
        uploaded_by=by,
        reading=reading,
        refusal=refusal,
    )
    version.file.save(f"sheet.{ENDINGS.get(media_type, 'bin')}", ContentFile(data), save=False)
    version.save()
    return version


def issued_of(document, readings):
    """When the sheet says that it was issued, by the clock of the track."""
    printed = next((reading.issued_at for reading in readings if reading.issued_at), None)
    place = document.session or document.event
    if printed is None or place is None:
        return None
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=place.zone)


def season_of(place):
    return place.season if isinstance(place, Event) else place.event.season


def owner(place):
    """What a document or a review says of the session or the event that it is of."""
    return {"event": place} if isinstance(place, Event) else {"session": place}


def read(data, filename, place=None):
    """The readings of the bytes, or the problem that forbids one.

    What no layout fits is read by the columns that an editor has named for a sheet of the same series.
    An event takes its entry list; the classifications are of its sessions.
    """
    if len(data) > settings.DOCUMENT_MAX_BYTES:
        return [], Problem("too_large", {"megabytes": settings.DOCUMENT_MAX_BYTES // 1024 // 1024})
    try:
        readings = list(read_in_sandbox(data, filename))
    except SheetError as error:
        may_be_mapped = place and error.code in MAPPABLE
        readings = read_by_mappings(data, filename, place) if may_be_mapped else []
        if not readings:
            return [], error.problem
    if not any(reading.kind in TO_REVIEW for reading in readings):
        return readings, Problem(NOT_FOR_REVIEW, {"kind": readings[0].kind if readings else "other"})
    if isinstance(place, Event) and not any(reading.kind == "entry_list" for reading in readings):
        return readings, Problem(NOT_OF_AN_EVENT, {"kind": readings[0].kind})
    return readings, None


def read_by_mappings(data, filename, place):
    """The readings by the columns named earlier for this series; nothing where none of them fits."""
    is_pdf = b"%PDF-" in data[:1024]
    kind = SheetMapping.FileKind.PDF if is_pdf else SheetMapping.FileKind.TABLE
    known = SheetMapping.objects.filter(series=season_of(place).series_id, file_kind=kind)
    known = known.exclude(header="")  # what has no heads is proposed to an editor, who sees whether it fits
    for mapping in known[:MOST_MAPPINGS]:
        try:
            return list(read_mapped_in_sandbox(data, filename, mapping.columns))
        except SheetError:
            continue
    return []


def read_again(version, session, mapping):
    """Read a version by columns named now. Raises SheetError; else the version holds the reading."""
    with version.file.open("rb") as file:
        readings = list(read_mapped_in_sandbox(file.read(), version.filename, mapping))
    problem = None
    if not any(reading.kind in TO_REVIEW for reading in readings):
        problem = Problem(NOT_FOR_REVIEW, {"kind": readings[0].kind})
    version.reading, version.refusal = kept_reading(readings, problem)
    version.issued_at = version.issued_at or issued_of(version.document, readings)
    version.save(update_fields=["reading", "refusal", "issued_at"])
    document = version.document
    if document.kind == Document.Kind.OTHER and readings[0].kind in Document.Kind.values:
        document.kind = readings[0].kind
        document.save(update_fields=["kind"])
    return readings


def kept_reading(readings, problem):
    """What a version keeps of its reading, and the code of why there is nothing to review."""
    kept = {"documents": [reading.to_json() for reading in readings]} if readings else {}
    if problem:
        kept["refusal"] = problem.to_json()
    return kept or None, problem.code[:40] if problem else ""


def refusal_of(version):
    """Why a version gave nothing to review, as a sentence; empty where it did."""
    if not version.refusal:
        return ""
    kept = (version.reading or {}).get("refusal", {"code": version.refusal, "params": {}})
    if kept["code"] == NOT_FOR_REVIEW:
        kinds = dict(Document.Kind.choices)
        return _("This file holds no classification (%(kind)s): it is kept as a document.") % {
            "kind": kinds.get(kept["params"].get("kind"), Document.Kind.OTHER.label)
        }
    if kept["code"] == NOT_OF_AN_EVENT:
        kinds = dict(Document.Kind.choices)
        return _("This file is no entry list (%(kind)s): attach it to its session, to review it there.") % {
            "kind": kinds.get(kept["params"].get("kind"), Document.Kind.OTHER.label)
        }
    return Problem(kept["code"], kept["params"]).message


def readings_of(version):
    return [Reading.from_json(each) for each in (version.reading or {}).get("documents", ())]


# --- which document it is a version of ----------------------------------------------------------------


def document_of(place, readings, filename):
    """The document of the session or event that this is a newer version of, or a new one."""
    reading = readings[0] if readings else None
    if reading is None:
        title = filename or _("Document without a name")
        return Document.objects.create(kind=Document.Kind.OTHER, title=title[:200], **owner(place))
    kind = reading.kind if reading.kind in Document.Kind.values else Document.Kind.OTHER
    for document in place.documents.filter(kind=kind):
        if not reading.title or bare_title(document.title) == bare_title(reading.title):
            return document
    called = place.name if isinstance(place, Event) else place.title
    named = _("%(session)s: %(kind)s") % {"session": called, "kind": Document.Kind(kind).label}
    title = reading.title or named
    return Document.objects.create(
        kind=kind, title=title[:200], issuer=(reading.provider or "")[:120], **owner(place)
    )


def bare_title(title):
    """A title without its status and version: a provisional sheet and the final one are one document."""
    labels = "|".join([*LABELS.values(), ALTERED, r"version", r"v?\d+\.\d+"])
    return " ".join(re.sub(rf"(?<!\w)(?:{labels})(?!\w)|[^\w\s]", " ", fold(title)).split())


def version_label(document, readings):
    """The version that the sheet prints, if it is free; else they are counted."""
    taken = set(document.versions.values_list("label", flat=True))
    printed = next((reading.version for reading in readings if reading.version), None)
    if printed and VERSION.fullmatch(printed) and printed not in taken:
        return printed
    count = len(taken) + 1
    while f"{count}.0" in taken:
        count += 1
    return f"{count}.0"


def media_type_of(data):
    """What the bytes are, whatever the file is called."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    for beginning, media_type in BEGINNINGS:
        if data.startswith(beginning):
            return media_type
    if data.startswith(b"PK\x03\x04"):
        return XLSX if b"xl/" in data else "application/zip"
    is_utf_16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\x00" in data[:4096] and not is_utf_16:
        return "application/octet-stream"
    try:
        text = data[:200_000].decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data[:200_000].decode("cp1252", errors="replace")
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(data)
        except ValueError:
            pass
        else:
            return "application/json"
    first = text.lstrip().partition("\n")[0]
    return "text/csv" if any(first.count(mark) >= 2 for mark in ";,\t|") else "text/plain"


# --- the review of what was read ----------------------------------------------------------------------


def review_of(version, place, document=0):
    """The open review of one table of a version, or None."""
    open_ones = SheetReview.objects.filter(version=version, state=SheetReview.State.OPEN, **owner(place))
    return next((review for review in open_ones if review.data.get("document", 0) == document), None)


@transaction.atomic
def open_review(version, place, *, by, document=0):
    """The review under way for one table of a version; a new one where there is none."""
    hold(place)
    review = review_of(version, place, document)
    if review:
        return review
    work = work_from_reading(readings_of(version)[document], place, document)
    return SheetReview.objects.create(version=version, by=by, data=work.to_json(), **owner(place))
