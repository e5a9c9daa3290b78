"""A file attached to a session is kept whatever it is, and read where it can be."""

from datetime import datetime
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from results.attaching import attach, media_type_of, open_review, refusal_of
from results.models import Document, DocumentVersion, SheetReview
from tests.results.sheets_drawn import drawn


def upload(data, name="sheet.pdf"):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def session(make):
    return make.session()


def test_a_sheet_is_kept_with_its_hash_its_pages_and_its_reading(session, make):
    data = drawn(label="Provisional", version="1.1")
    attached = attach(session, upload(data, "Result List.pdf"), by=make.user("helene"))
    version = DocumentVersion.objects.get()
    assert version == attached.version
    assert (version.label, version.media_type, version.pages) == ("1.1", "application/pdf", 1)
    assert (version.sha256, version.size) == (sha256(data).hexdigest(), len(data))
    assert version.filename == "Result List.pdf"
    assert version.uploaded_by.username == "helene"
    assert version.file.read() == data
    assert version.document.session == session
    assert version.document.kind == Document.Kind.CLASSIFICATION
    assert [row["number"] for row in version.reading["documents"][0]["rows"]] == ["12", "31", "64"]
    version.file.close()


def test_the_stored_name_is_not_the_sender_s(session):
    version = attach(session, upload(drawn(), "../../evil.html")).version
    assert "evil" not in version.file.name
    assert version.file.name.endswith(".pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 and then nothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"PK\x03\x04" + b"\x00" * 50, "archive"),
        (b"<!doctype html><html><body>Race</body></html>", "web page"),
        (b"\x00\x01\x02\x03" * 40, "kind of file"),
    ],
)
def test_what_cannot_be_read_stays_as_a_document_and_one_sentence_says_why(session, data, says):
    attached = attach(session, upload(data, "paper.pdf"))
    assert says in attached.sentence
    assert attached.tables == []
    assert session.documents.get().kind == Document.Kind.OTHER
    assert attached.version.sha256 == sha256(data).hexdigest()


def test_the_sentence_is_in_the_language_of_whoever_reads_it(session):
    version = attach(session, upload(b"", "paper.pdf")).version
    with translation.override("en"):
        assert refusal_of(version) == "The file is empty."


def test_a_file_beyond_the_limit_is_kept_and_not_read(session, settings):
    data = drawn()
    settings.DOCUMENT_MAX_BYTES = len(data) - 1
    attached = attach(session, upload(data))
    assert attached.version.refusal == "too_large"
    assert session.documents.count() == 1


def test_a_file_far_beyond_the_limit_is_not_taken(session, settings):
    settings.DOCUMENT_MAX_BYTES = 10
    with pytest.raises(ValidationError):
        attach(session, upload(drawn()))
    assert not session.documents.exists()


def test_the_same_bytes_are_kept_once(session):
    first = attach(session, upload(drawn()))
    again = attach(session, upload(drawn(), "another name.pdf"))
    assert first.is_new
    assert not again.is_new
    assert again.version == first.version


def test_another_session_has_a_document_of_its_own(session, make):
    attach(session, upload(drawn()))
    other = attach(make.session(session.event), upload(drawn()))
    assert other.is_new


def test_a_newer_sheet_is_the_next_version_of_the_same_document(session):
    first = attach(session, upload(drawn(title="Race – Provisional classification", version="1.0")))
    second = attach(session, upload(drawn(title="Race – Official classification", version="1.1")))
    assert second.version.document == first.version.document
    assert second.version.label == "1.1"
    assert second.version.document.latest == second.version


def test_versions_are_counted_where_the_sheet_prints_none(session):
    first = attach(session, upload(drawn()))
    second = attach(session, upload(drawn(notes=("Car 12: five seconds.",))))
    assert (first.version.label, second.version.label) == ("1.0", "2.0")


def test_the_time_of_issue_is_the_clock_of_the_track(make):
    session = make.session(make.event(meeting=make.meeting(make.circuit(time_zone="America/Montreal"))))
    version = attach(session, upload(drawn(issued_at=datetime(2026, 7, 5, 19, 40)))).version
    assert version.issued_at.isoformat() == "2026-07-05T19:40:00-04:00"


def test_a_grid_is_another_document_than_the_classification(session):
    race = attach(session, upload(drawn(title="Race – Classification")))
    grid = attach(session, upload(drawn(title="Starting grid", kind="grid")))
    assert grid.version.document != race.version.document
    assert grid.version.document.kind == Document.Kind.GRID


def test_a_review_begins_once_for_each_table(session, make):
    editor = make.user()
    version = attach(session, upload(drawn())).version
    review = open_review(version, session, by=editor)
    assert open_review(version, session, by=editor) == review
    assert SheetReview.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"Pos;No;Driver\n1;12;A", "text/csv"),
        ('"Pos","Nº","Pilote"\n'.encode("cp1252"), "text/csv"),
        (b'{"rows": []}', "application/json"),
        (b"Some words", "text/plain"),
        (
            b"PK\x03\x04....xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (b"\x00\x01\x02", "application/octet-stream"),
    ],
)
def test_the_media_type_is_told_from_the_bytes(data, media_type):
    assert media_type_of(data) == media_type
