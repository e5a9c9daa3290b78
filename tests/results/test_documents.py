"""Documents as readers get them: all versions on a page, and bytes that no browser runs."""

from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from results.models import Document, DocumentVersion, SheetReview


@pytest.fixture
def attach(make):
    def attach(document=None, data=b"%PDF-1.4 one", label="1.0", media_type="application/pdf", **fields):
        document = document or Document.objects.create(title="Race classification", session=make.session())
        version = DocumentVersion(
            document=document,
            label=label,
            filename="../../évil\r\nname<script>.html",
            media_type=media_type,
            size=len(data),
            sha256=sha256(data).hexdigest(),
            **fields,
        )
        version.file.save(f"x.{'pdf' if media_type == 'application/pdf' else 'bin'}", ContentFile(data))
        version.save()
        return version

    return attach


@pytest.fixture
def get(client):
    """The whole answer: its bytes are read and its file is closed."""

    def get(address, **headers):
        response = client.get(address, headers=headers)
        response.body = b"".join(response.streaming_content) if response.streaming else response.content
        response.close()
        return response

    return get


def test_the_page_tells_all_versions_and_what_replaced_the_older(client, attach):
    first = attach(pages=3)
    second = attach(first.document, b"%PDF-1.4 two", "1.1")
    page = client.get(f"/en/documents/{first.document_id}/").content.decode()
    assert page.index(second.sha256) < page.index(first.sha256)
    assert "Replaced by version 1.1" in page
    assert "3 pages" in page
    assert "évil" not in page


def test_the_address_without_a_language_leads_to_the_page(client, attach):
    document = attach().document
    response = client.get(document.get_absolute_url(), headers={"Accept-Language": "fr"})
    assert (response.status_code, response["Location"]) == (302, f"/fr/documents/{document.pk}/")


def test_a_pdf_is_shown_under_a_name_and_a_policy_of_ours(get, attach):
    version = attach()
    response = get(version.get_absolute_url())
    assert response.body == b"%PDF-1.4 one"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="document-{version.document_id}-v1.0.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/xhtml+xml"])
def test_what_a_browser_would_run_is_only_for_saving(get, attach, media_type):
    response = get(attach(data=b"<script>", media_type=media_type).get_absolute_url())
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"].endswith("sandbox")


def test_the_same_bytes_are_sent_once(client, attach):
    version = attach()
    response = client.get(version.get_absolute_url(), headers={"If-None-Match": f'"{version.sha256}"'})
    assert response.status_code == 304


def test_another_ending_is_another_file(client, attach):
    version = attach()
    assert client.get(version.get_absolute_url().replace(".pdf", ".html")).status_code == 404


def test_a_lost_file_is_not_found(client, attach):
    version = attach()
    version.file.storage.delete(version.file.name)
    assert client.get(version.get_absolute_url()).status_code == 404


class TestWhatReadersDoNotSee:
    def gone(self, client, version):
        assert client.get(version.get_absolute_url()).status_code == 404
        assert client.get(f"/en/documents/{version.document_id}/").status_code == 404
        assert client.get(f"/documents/{version.document_id}/", follow=True).status_code == 404
        page = client.get(version.document.session.get_absolute_url()).content.decode()
        assert version.document.title not in page

    def test_a_sheet_that_waits_for_its_review(self, client, attach):
        version = attach()
        SheetReview.objects.create(version=version, session=version.document.session)
        self.gone(client, version)

    def test_a_sheet_that_was_dropped(self, client, attach):
        version = attach()
        SheetReview.objects.create(version=version, session=version.document.session, state="dropped")
        self.gone(client, version)

    def test_a_file_that_nobody_could_read(self, client, attach):
        self.gone(client, attach(refusal="damaged"))

    def test_but_the_source_of_a_published_classification(self, get, attach, make):
        version = attach()
        SheetReview.objects.create(version=version, session=version.document.session, state="published")
        make.classification(version.document.session, document_version=version)
        assert get(version.get_absolute_url()).status_code == 200


def test_a_file_names_its_address_its_page_and_the_version_that_replaced_it(get, attach, settings):
    first = attach()
    first.document.language = "fr"
    first.document.save()
    second = attach(first.document, b"%PDF-1.4 two", "1.1")
    response = get(first.get_absolute_url())
    pk, site = first.document_id, settings.SITE_URL
    assert response["Link"].split(", ") == [
        f'<{site}{first.get_absolute_url()}>; rel="canonical"',
        f'<{site}/fr/documents/{pk}/>; rel="describedby"; hreflang="fr"',
        f'<{site}/en/documents/{pk}/>; rel="describedby"; hreflang="en"',
        f'<{site}{second.get_absolute_url()}>; rel="successor-version"',
        f'<{site}{second.get_absolute_url()}>; rel="latest-version"',
    ]
    assert response["Content-Language"] == "fr"


def test_the_latest_version_of_a_file_names_no_other(get, attach):
    assert "latest-version" not in get(attach().get_absolute_url())["Link"]


def test_one_address_leads_to_the_bytes_in_force_whatever_comes(client, attach):
    first = attach()
    address = f"/documents/{first.document_id}/latest/"
    assert client.get(address)["Location"] == first.get_absolute_url()
    second = attach(first.document, b"%PDF-1.4 two", "1.1")
    assert client.get(address)["Location"] == second.get_absolute_url()
    SheetReview.objects.create(version=second, session=second.document.session)
    assert client.get(address)["Location"] == first.get_absolute_url()


def test_each_older_version_names_the_one_that_replaced_it(client, attach):
    first = attach()
    attach(first.document, b"%PDF-1.4 two", "1.1")
    attach(first.document, b"%PDF-1.4 three", "1.2")
    page = client.get(f"/en/documents/{first.document_id}/").content.decode()
    assert page.index("Replaced by version 1.2") < page.index("Replaced by version 1.1")


def test_where_a_file_was_taken_from_is_told(client, attach):
    version = attach(source_url="https://results.example.org/2026/race.pdf")
    page = client.get(f"/en/documents/{version.document_id}/").content.decode()
    assert 'href="https://results.example.org/2026/race.pdf" rel="external nofollow noopener"' in page
    assert ">results.example.org<" in page


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("bytes=0-3", "bytes 0-3/12", b"%PDF"),
        ("bytes=9-", "bytes 9-11/12", b"one"),
        ("bytes=-3", "bytes 9-11/12", b"one"),
        ("bytes=9-99", "bytes 9-11/12", b"one"),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(get, attach, asked, told, part):
    response = get(attach().get_absolute_url(), Range=asked)
    assert (response.status_code, response["Content-Range"], response.body) == (206, told, part)
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=x-"])
def test_what_is_no_single_part_gets_the_whole(get, attach, asked):
    response = get(attach().get_absolute_url(), Range=asked)
    assert (response.status_code, response.body) == (200, b"%PDF-1.4 one")


def test_a_part_behind_the_end_is_refused(get, attach):
    response = get(attach().get_absolute_url(), Range="bytes=12-")
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */12")


@pytest.mark.parametrize(("known", "status"), [("other", 200), (None, 206)])
def test_a_part_of_other_bytes_than_the_viewer_has_is_the_whole(get, attach, known, status):
    version = attach()
    if_range = {"If-Range": f'"{known or version.sha256}"'}
    assert get(version.get_absolute_url(), Range="bytes=0-3", **if_range).status_code == status


def test_the_head_of_a_file_says_what_the_file_would(client, attach):
    version = attach()
    head = client.head(version.get_absolute_url())
    assert b"".join(head.streaming_content) == b""
    head.close()
    assert head.status_code == 200
    assert head["ETag"] == f'"{version.sha256}"'
    assert head["Accept-Ranges"] == "bytes"


def test_a_later_version_names_the_one_before(get, attach, settings):
    first = attach()
    link = get(attach(first.document, b"%PDF-1.4 two", "1.1").get_absolute_url())["Link"]
    assert f'<{settings.SITE_URL}{first.get_absolute_url()}>; rel="predecessor-version"' in link
    assert "successor-version" not in link


def test_an_editor_writes_down_where_a_file_was_taken_from(client, attach, make):
    version = attach()
    client.force_login(make.user(groups=["Results editor"], is_staff=True))
    address = reverse("admin:results_document_change", args=[version.document_id])
    data = {
        "kind": "classification", "title": "Race classification", "session": version.document.session_id,
        "versions-TOTAL_FORMS": 1, "versions-INITIAL_FORMS": 1, "versions-0-id": version.pk,
        "versions-0-document": version.document_id,
        "versions-0-source_url": "https://results.example.org/race.pdf",
        "versions-0-label": "9.9",
    }  # fmt: skip
    assert client.post(address, data).status_code == 302
    version.refresh_from_db()
    assert (version.source_url, version.label) == ("https://results.example.org/race.pdf", "1.0")
