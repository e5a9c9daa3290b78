"""Every type of page with the demo content: in both editions, light and dark, at every width, printed."""

from urllib.parse import urlsplit

import pytest

from tests import every_page

pytestmark = pytest.mark.django_db

# Between them the two editions are read on a phone and on a desk, in the light and in the dark.
LOOKS = {"fr": (390, "light"), "en": (1280, "dark")}
WIDTHS = [320, 390, 1600, 1280]
# Each edition has a group of its own, so that two workers share the pages.
BOTH = pytest.mark.parametrize(
    "language",
    [pytest.param(code, marks=pytest.mark.xdist_group(f"every page {code}")) for code in ("fr", "en")],
)


@pytest.fixture(scope="module")
def site(demo_site):
    """The demo content on a server, and an article that was withdrawn."""
    with demo_site() as site:
        for language in ("fr", "en"):
            every_page.withdraw_one(language)
        yield site


@pytest.fixture
def media(settings, site):
    settings.MEDIA_ROOT = site.uploads
    return site.uploads


class Reader:
    """A browser that notes whatever goes wrong while it reads."""

    def __init__(self, site, context):
        self.site, self.page, self.trouble = site, context.new_page(), []
        self.page.on("pageerror", lambda error: self.trouble.append(f"thrown: {error}"))
        self.page.on("console", self.hear)
        self.page.on("request", self.see_request)
        self.page.on("response", self.see_response)

    def hear(self, said):
        if said.type in ("error", "warning") and not said.text.startswith("Failed to load resource"):
            self.trouble.append(said.text)

    def see_request(self, request):
        if urlsplit(request.url).netloc != urlsplit(self.site.url).netloc:
            self.trouble.append(f"asks another host: {request.url}")

    def see_response(self, response):
        if response.status >= 400 and response.request.resource_type != "document":
            self.trouble.append(f"{response.status}: {response.url}")

    def open(self, name, language):
        self.trouble.clear()
        answer = self.page.goto(self.site.url + every_page.address(name, language), wait_until="load")
        assert answer.status == every_page.STATUS.get(name, 200)

    def look(self, width, scheme="light", media="screen"):
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme, media=media)

    @property
    def text(self):
        return self.page.locator("body").inner_text()

    @property
    def width(self):
        """How far the page reaches sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture(scope="module")
def reader(browser, site):
    context = browser.new_context()
    yield Reader(site, context)
    context.close()


@pytest.fixture(scope="module")
def reader_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    yield Reader(site, context)
    context.close()


@BOTH
@pytest.mark.parametrize("name", every_page.NAMES)
def test_a_page_suits_every_reader(reader, reader_without_scripts, accessible, name, language):
    reader.look(*LOOKS[language])
    reader.open(name, language)
    accessible(reader.page, targets=True)
    for width in WIDTHS:
        reader.look(width)
        assert reader.width <= width
    reader_without_scripts.open(name, language)
    assert reader_without_scripts.text == reader.text
    assert reader.trouble + reader_without_scripts.trouble == []


@BOTH
@pytest.mark.parametrize("name", ["article with photo", "race of sixty cars", "race under appeal", "series"])
def test_a_page_is_printed_whole_and_without_its_ways_on(reader, name, language):
    reader.open(name, language)
    reader.look(700, "dark", "print")  # a sheet of A4 within its margins, from a browser in the dark
    page = reader.page
    for way in (".sections", ".langs", ".classes", "label.more"):
        assert not page.locator(way).locator("visible=true").count(), way
    head = page.locator("table.results thead").first
    assert head.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator("table.results .team").first.is_visible()
    assert page.locator(".sheet .status").first.is_visible()
    ink = page.locator("body").evaluate("body => getComputedStyle(body).color")
    assert sum(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) < 150, "dark ink on paper"
    assert reader.width <= 700
    reader.look(1280)


def test_a_classification_is_never_wider_than_its_column(reader):
    hidden = "tables => tables.map(table => table.scrollWidth - table.clientWidth)"
    for name in ("article with photo", "race of sixty cars"):
        reader.open(name, "fr")
        for width in (320, 820, 1000, 1024, 1280):
            reader.look(width)
            assert max(reader.page.locator(".sheet .scroller").evaluate_all(hidden)) <= 1, (name, width)


def test_the_results_of_a_competitor_are_read_on_a_phone_without_moving_them_sideways(reader):
    hidden = "tables => tables.map(table => table.scrollWidth - table.clientWidth)"
    for name in ("driver", "team"):
        reader.open(name, "fr")
        reader.look(320)
        assert max(reader.page.locator(".scroller").evaluate_all(hidden)) <= 1, name


def test_a_report_without_a_picture_stands_back_from_the_one_beside_it(reader):
    reader.look(1280)
    reader.open("home", "fr")
    tops = reader.page.locator(".stagger > .no-pic:nth-child(odd):has(+ .has-pic)").evaluate_all(
        """cards => cards.map(card => card.getBoundingClientRect().top
            - card.nextElementSibling.getBoundingClientRect().top)"""
    )
    assert tops
    assert min(tops) > 20


def test_a_name_longer_than_a_phone_is_broken(reader):
    reader.open("driver", "fr")
    reader.look(320)
    reader.page.locator("h1").evaluate("head => { head.textContent = 'Vandenberghe'.repeat(5) }")
    assert reader.width <= 320
