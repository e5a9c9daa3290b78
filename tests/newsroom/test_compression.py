"""What is sent compressed, and what is not."""

import gzip

import pytest

ZIPPED = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.mark.parametrize("path", ["/en/", "/fr/feed/", "/sitemap.xml"])
def test_a_public_page_is_compressed(client, make, path):
    make.published(language="fr")
    plain, zipped = client.get(path), client.get(path, **ZIPPED)
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert "Accept-Encoding" in zipped["Vary"]


def test_data_of_a_session_is_compressed(client, make):
    session = make.session()
    make.classification(session, make.lines(12))
    address = session.get_absolute_url().rstrip("/")
    for ending in ("json", "csv"):
        assert client.get(f"{address}.{ending}", **ZIPPED)["Content-Encoding"] == "gzip"


def test_a_compressed_page_that_has_not_changed_is_not_sent_again(client, db):
    first = client.get("/en/articles/", **ZIPPED)
    again = client.get("/en/articles/", HTTP_IF_NONE_MATCH=first["ETag"], **ZIPPED)
    assert again.status_code == 304


def test_what_holds_a_secret_is_not_compressed(client, admin_client, make):
    assert "Content-Encoding" not in client.get("/admin/login/", **ZIPPED)
    assert "Content-Encoding" not in admin_client.get("/admin/", **ZIPPED)
    draft = make.article()
    preview = admin_client.get(draft.get_absolute_url(), **ZIPPED)
    assert preview.status_code == 200
    assert "Content-Encoding" not in preview
