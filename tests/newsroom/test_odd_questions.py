"""Addresses with odd questions: whatever is asked, no page breaks (run on both databases)."""

import itertools

import pytest
from django.urls import reverse

ODD = ["\0", "9" * 5000, "10000000000", "²", "-1", "' OR 1=1 --", "<script>", "a" * 3000, "é\u202e"]
NAMES = ["q", "page", "p", "class", "kind", "stage", "series", "year", "tag", "author", "next", "theme"]
LISTS = [
    "home",
    "articles",
    "search",
    "latest",
    "galleries",
    "calendar",
    "on_this_day",
    "corrections",
    "feed",
]

pytestmark = pytest.mark.filterwarnings("ignore::django.core.cache.CacheKeyWarning")


@pytest.fixture
def addresses(make):
    session = make.classification().session
    data = session.get_absolute_url().rstrip("/")
    pages = [make.published(), session, session.event, session.event.season, make.person(), make.rubric()]
    return [
        *(page.get_absolute_url() for page in pages),
        *(reverse(name) for name in LISTS),
        *(f"{data}.{ending}" for ending in ("csv", "json")),
        *("/theme/", "/sitemap.xml", "/sitemap-sport.xml", "/news-sitemap.xml"),
    ]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd[:9]))
def test_no_page_breaks_on_an_odd_question(client, addresses, odd):
    for address in addresses:
        for names in (["q"], NAMES):  # a question alone, and everything at once
            asked = dict.fromkeys(names, odd)
            assert client.get(address, asked).status_code < 500, (address, names)


def test_nor_on_an_odd_one_beside_a_good_one(client, addresses):
    """Each part of each address, with another odd value from one to the next."""
    odd = itertools.cycle(ODD)
    for address in addresses:
        next(odd)  # so that each part meets each of them
        for name in NAMES:
            asked = {"q": "rain", name: next(odd)}
            assert client.get(address, asked).status_code < 500, (address, asked)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd[:9]))
@pytest.mark.ignore_template_errors
def test_nor_does_the_desk(client, make, odd):
    client.force_login(make.user(groups=["Chief"], is_staff=True))
    for name in ("newsroom_photo_find", "newsroom_photo_together", "newsroom_photo_upload"):
        asked = dict.fromkeys(["q", "page", "photos", "story", "place", "batch"], odd)
        assert client.get(reverse(f"admin:{name}"), asked).status_code < 500
    arranging = reverse("admin:newsroom_frontpage_arrange", args=["en"])
    asked = dict.fromkeys(["q", "do", "version", "place", "at"], odd)
    assert client.post(arranging, asked).status_code < 500
