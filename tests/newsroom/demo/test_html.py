"""Every type of page as the server sends it: valid, without inline code, light."""

import re
from xml.etree import ElementTree

import pytest

from scripts.weigh import weights
from tests import every_page

# Pure: the same content gives the same page, whatever the database.
pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.pure]

BOTH = pytest.mark.parametrize("language", ["fr", "en"])
INLINE = re.compile(
    r"""<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\s(?:src=|type="application/ld\+json"))""",
    re.IGNORECASE,
)
SOURCES = re.compile(r'<(?:link|script|img|source)\b[^>]*?\s(?:src|srcset|href)="([^"]+)"')
MOST = 20_000  # bytes of HTML as they travel
MOST_IN_ALL = 40_000  # with style sheets and scripts
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def html_of(demo, client):
    """`html_of(name, language)`: the text of that page."""

    def get(name, language):
        if name == "gone":
            every_page.withdraw_one(language)
        answer = client.get(every_page.address(name, language))
        assert answer.status_code == every_page.STATUS.get(name, 200)
        return answer.content.decode()

    return get


@BOTH
@pytest.mark.parametrize("name", every_page.NAMES)
def test_a_page_is_valid_light_and_has_nothing_inline(html_of, valid_html, settings, name, language):
    html = html_of(name, language)
    valid_html(html)
    assert not INLINE.search(html)
    ours = ("/", settings.SITE_URL)
    assert [source for source in SOURCES.findall(html) if not source.startswith(ours)] == []
    page, *others, _fonts = weights(html)
    assert page < MOST
    assert page + sum(others) < MOST_IN_ALL


@BOTH
def test_the_feed_is_well_formed_and_its_entries_lead_here(demo, client, settings, language):
    items = ElementTree.fromstring(client.get(f"/{language}/feed/").content).findall("channel/item")
    assert len(items) > 10
    for item in items:
        assert item.findtext("title")
        assert item.findtext("link").startswith(f"{settings.SITE_URL}/{language}/articles/")


IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def test_the_sitemap_keeps_to_its_schema(demo, client, settings):
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert index.tag == f"{SITEMAP}sitemapindex"
    files = [file.findtext(f"{SITEMAP}loc") for file in index]
    urls = [
        url
        for file in files
        for url in ElementTree.fromstring(client.get(file.removeprefix(settings.SITE_URL)).content)
    ]
    assert 100 < len(urls) <= 50_000
    order = [f"{SITEMAP}loc", f"{SITEMAP}lastmod", f"{SITEMAP}changefreq", f"{SITEMAP}priority"]
    locations = [url.findtext(f"{SITEMAP}loc") for url in urls]
    assert len(set(locations)) == len(locations)
    assert all(len(place) < 2048 and place.startswith(f"{settings.SITE_URL}/") for place in locations)
    for url in urls:
        own = [child.tag for child in url if child.tag.startswith(SITEMAP)]
        assert own == [tag for tag in order if tag in own]
        assert set(child.tag for child in url) <= {*order, f"{XHTML}link", f"{IMAGE}image"}
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?", url.findtext(order[1], "2026-01-01")
        )
        for link in url.findall(f"{XHTML}link"):
            assert link.get("rel") == "alternate"
            assert link.get("href").startswith(settings.SITE_URL)
            assert link.get("hreflang")
    assert any(url.find(f"{IMAGE}image") is not None for url in urls)
