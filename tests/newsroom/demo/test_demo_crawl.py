"""A reader who follows every link of the demo site meets no dead end, in either language."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve

pytestmark = pytest.mark.xdist_group("demo")

LINK = re.compile(r'<(?:a|link)\b[^>]*?\bhref="([^"]+)"|<(?:img|source)\b[^>]*?\bsrc(?:set)?="([^"\s,]+)')
STAYS_OUT = ("/admin/", "/static/", "/i18n/", "/media/")
ENOUGH = {"driver": 60, "session": 60, "revision": 60, "session_data": 40, "team": 40, "revision_data": 40}


def links_of(page, address):
    """The addresses of this site that a page names."""
    for found in LINK.finditer(page):
        target = urldefrag(urljoin(address, unescape(found[1] or found[2])))[0]
        parts = urlsplit(target)
        if parts.netloc in ("testserver", "") and parts.scheme in ("http", ""):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def crawl(client, start):
    """Every page that can be reached from there: its address and the answer, a sample of each large kind."""
    waiting, seen, kinds = deque([start]), {start}, Counter()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        kind = resolve(path).url_name
        variant = (kind, "?" in address)
        kinds[variant] += 1
        if kinds[variant] > (ENOUGH.get(kind, 400) if "?" not in address else 15):
            continue
        response = client.get(address)
        yield address, response
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            for link in links_of(response.content.decode(), address):
                if link not in seen and not link.startswith(STAYS_OUT):
                    seen.add(link)
                    waiting.append(link)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_leads_somewhere(client, demo, language):
    kinds, wrong = Counter(), []
    for address, response in crawl(client, f"/{language}/"):
        kinds[resolve(urlsplit(address).path).url_name] += 1
        if response.status_code not in (200, 302, 301):
            wrong.append((response.status_code, address))
        if response.streaming:
            b"".join(response.streaming_content)
        response.close()
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
