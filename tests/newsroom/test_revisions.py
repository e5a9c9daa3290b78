"""The revisions of a classification, as readers see them: when, why, from which paper, until when."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile

from results.models import Document, DocumentVersion
from results.models.row import Status
from results.publishing import lines_of, publish


@pytest.fixture
def amended(make):
    """Provisional at 19:40, a disqualification at 22:40, each with its sheet."""
    circuit = make.circuit(time_zone="Europe/Paris")
    session = make.session(make.event(meeting=make.meeting(circuit)))
    document = Document.objects.create(title="Race classification", session=session)
    sheets = []
    for label in ("1.0", "1.1"):
        sheet = DocumentVersion(
            document=document, label=label, sha256=sha256(label.encode()).hexdigest(), pages=2
        )
        sheet.file.save("x.pdf", ContentFile(b"%PDF-1.4"))
        sheet.save()
        sheets.append(sheet)
    first = make.classification(
        session,
        status="provisional",
        issued_at=datetime(2026, 9, 20, 17, 40, tzinfo=UTC),
        document_version=sheets[0],
        by=make.user("entered-by"),
    )
    one, two, three = lines_of(first)
    out = replace(two, order=3, position=None, status=Status.DISQUALIFIED, gap_ms=None)
    second = publish(
        session,
        [one, replace(three, order=2, position=2), out],
        status="official",
        label="Final",
        issued_at=datetime(2026, 9, 20, 20, 40, tzinfo=UTC),
        reason_en="Underweight.",
        reason_fr="Trop légère.",
        document_version=sheets[1],
        by=make.user("typed-by"),
        confirmed_by=make.user("confirmed-by"),
    )
    return first, second


def page(client, thing, language="en"):
    return client.get(f"/{language}{thing.get_absolute_url()[3:]}").content.decode()


def test_the_list_tells_number_label_status_times_reason_and_paper(client, amended):
    shown = page(client, amended[1].session)
    assert "Version 2</a>, marked “Final”" in shown  # the mark stands beside the link
    assert "Issued 20 September 2026, 22:40, entered" in shown  # by the clock of the track
    assert "Issued 20 September 2026, 19:40, entered" in shown
    assert "In force until" in shown
    assert "Last changed" in shown
    assert "Underweight." in shown
    assert "version 1.0, PDF, 2 pages" in shown
    assert "version 1.1, PDF, 2 pages" in shown
    assert amended[0].get_absolute_url() in shown


def test_readers_are_not_told_who_entered_it(client, amended):
    shown = page(client, amended[1].session)
    for name in ("entered-by", "typed-by", "confirmed-by"):
        assert name not in shown


def test_an_amended_result_says_before_and_after_and_why(client, amended):
    shown = page(client, amended[1].session)
    assert 'data-status="amended"' in shown
    assert "2nd, +1.000" in shown
    assert "Disqualified" in shown


def test_the_earlier_revision_keeps_its_address_and_its_rows(client, amended):
    shown = page(client, amended[0])
    assert "This revision is no longer in force." in shown
    assert "DSQ" not in shown.split('id="revs"')[0]


@pytest.mark.parametrize(
    ("label", "told"),
    [("Provisional", ", marked “Provisional”."), ("Version B", ", marked “Version B”, provisional.")],
)
def test_an_amended_result_that_is_provisional_still_says_so_once(client, amended, label, told):
    session = amended[1].session
    publish(session, lines_of(amended[1])[:2], status="provisional", label=label, reason_en="Weighed again.")
    assert " ".join(told.split()) in " ".join(page(client, session).split())


def test_in_french_too(client, amended):
    shown = page(client, amended[1].session, "fr")
    assert "Trop légère." in shown
