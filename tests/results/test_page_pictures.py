"""The pages of a document as pictures: for a phone without a viewer, drawn once, in the sandbox."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from reportlab.pdfgen.canvas import Canvas

from results import page_pictures
from results.models import Document, DocumentVersion, SheetReview


def pdf(pages):
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def sheet(make):
    """A document of three pages."""
    document = Document.objects.create(title="Decision 44", session=make.session(), language="fr")

    def version(label="1.0", data=None, pages=3, media_type="application/pdf"):
        data = data or pdf(3)
        found = DocumentVersion(
            document=document, label=label, media_type=media_type, size=len(data), pages=pages,
            sha256=sha256(data).hexdigest(),
        )  # fmt: skip
        found.file.save("x.pdf", ContentFile(data))
        found.save()
        return found

    return version


def look(version, number):
    return f"/en/documents/{version.document_id}/v{version.label}/pages/{number}/"


def picture(version, number):
    return f"/documents/{version.document_id}/v{version.label}/page-{number}.png"


def test_a_page_is_shown_with_the_way_to_those_beside_it(client, sheet, valid_html):
    version = sheet()
    page = client.get(look(version, 2)).content.decode()
    assert "Page 2 of 3" in page
    assert f'src="{picture(version, 2)}"' in page
    assert 'alt="Page 2 of “Decision 44”, as a picture; its words are in the file"' in page
    assert f'rel="prev" href="{look(version, 1)}"' in page
    assert f'rel="next" href="{look(version, 3)}"' in page
    assert 'rel="next"' not in client.get(look(version, 3)).content.decode()
    valid_html(page)


def test_the_picture_is_a_picture_and_is_asked_for_again_cheaply(client, sheet):
    version = sheet()
    answer = client.get(picture(version, 1))
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert client.get(picture(version, 1), headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_page_is_drawn_once_and_kept(client, sheet, monkeypatch):
    version = sheet()
    first = client.get(picture(version, 1)).content
    monkeypatch.setattr(page_pictures, "page_picture", lambda *args: 1 / 0)
    assert client.get(picture(version, 1)).content == first


def test_a_page_that_cannot_be_drawn_is_tried_once(client, sheet, monkeypatch):
    version = sheet(data=b"%PDF-1.4 nothing in it")
    assert client.get(picture(version, 1)).status_code == 404
    monkeypatch.setattr(page_pictures, "page_picture", lambda *args: 1 / 0)
    assert client.get(picture(version, 1)).status_code == 404


def test_while_another_page_is_drawn_a_stranger_waits(client, sheet, monkeypatch):
    class Taken:
        def acquire(self, timeout):
            return False

    version = sheet()
    monkeypatch.setattr(page_pictures, "ONE_AT_A_TIME", Taken())
    answer = client.get(picture(version, 1))
    assert (answer.status_code, answer["Retry-After"]) == (503, "3")


@pytest.mark.parametrize("number", [0, 4, 999])
def test_there_is_no_other_page(client, sheet, number):
    version = sheet()
    assert client.get(look(version, number)).status_code == 404
    assert client.get(picture(version, number)).status_code == 404


def test_of_a_long_document_the_first_pages_can_be_looked_at(client, sheet):
    version = sheet(pages=2000)
    assert client.get(look(version, 40)).status_code == 200
    assert client.get(picture(version, 41)).status_code == 404
    assert "The first 40 pages can be looked at here" in client.get(look(version, 1)).content.decode()


def test_what_is_no_pdf_or_has_unknown_pages_has_no_pictures(client, sheet):
    assert client.get(picture(sheet("1.0", media_type="text/csv"), 1)).status_code == 404
    assert client.get(picture(sheet("1.1", pages=None), 1)).status_code == 404


def test_what_readers_may_not_see_has_no_pictures(client, sheet):
    version = sheet()
    SheetReview.objects.create(version=version, session=version.document.session)
    assert client.get(look(version, 1)).status_code == 404
    assert client.get(picture(version, 1)).status_code == 404


def test_a_replaced_version_says_so(client, sheet):
    first = sheet()
    second = sheet("1.1")
    page = client.get(look(first, 1)).content.decode()
    assert "Replaced by version 1.1." in page
    assert second.get_absolute_url() in page


def test_the_page_of_the_document_leads_there(client, sheet):
    version = sheet()
    assert look(version, 1) in client.get(f"/en/documents/{version.document_id}/").content.decode()
