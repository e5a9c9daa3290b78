"""A reader who follows every link of the demo site meets no dead end, in either language."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.db import connection
from django.urls import resolve
from django.utils.translation import get_language_from_path, override

pytestmark = pytest.mark.xdist_group("demo")

LINK = re.compile(r'<(?:a|link)\b[^>]*?\bhref="([^"]+)"|<(?:img|source)\b[^>]*?\bsrc(?:set)?="([^"\s,]+)')
STAYS_OUT = ("/admin/", "/static/", "/i18n/", "/media/")
ENOUGH = dict.fromkeys(["driver", "session", "revision", "team", "tag"], 25)
ENOUGH |= dict.fromkeys(
    ["revision_data", "session_data", "document", "document_version", "document_page"], 12
)


def enough(kind, has_query):
    """Of each large kind a sample. The links are the same on every database: on a second few will do."""
    most = 15 if has_query else ENOUGH.get(kind, 400)
    return most if connection.vendor == "sqlite" else min(most, 5)


def links_of(page, address):
    """The addresses of this site that a page names."""
    for found in LINK.finditer(page):
        target = urldefrag(urljoin(address, unescape(found[1] or found[2])))[0]
        parts = urlsplit(target)
        if parts.netloc in ("testserver", "") and parts.scheme in ("http", ""):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def kind_of(address):
    """The name of the view that answers, as its address says its language."""
    path = urlsplit(address).path
    with override(get_language_from_path(path)):
        return resolve(path).url_name


def crawl(client, language):
    """Every page of an edition that can be reached from its front page: a sample of each large kind."""
    start, other = f"/{language}/", {"fr": "/en/", "en": "/fr/"}[language]
    waiting, seen, kinds = deque([start]), {start}, Counter()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        kinds[kind, "?" in address] += 1
        if kinds[kind, "?" in address] > enough(kind, "?" in address):
            continue
        response = client.get(address)
        yield address, response
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            for link in links_of(response.content.decode(), address):
                if link not in seen and not link.startswith((*STAYS_OUT, other)):
                    seen.add(link)
                    waiting.append(link)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_leads_somewhere(client, demo, language):
    kinds, wrong = Counter(), []
    for address, response in crawl(client, language):
        kinds[kind_of(address)] += 1
        if response.status_code not in (200, 301, 302):
            wrong.append((response.status_code, address))
        if response.streaming:
            b"".join(response.streaming_content)  # read to its end, a file is closed
    assert not wrong
    expected = {
        "home",
        "articles",
        "article",
        "series_list",
        "series",
        "season",
        "event",
        "session",
        "revision",
    }
    expected |= {"driver", "team", "person", "tag", "calendar", "document_version", "feed"}
    assert expected <= set(kinds)
