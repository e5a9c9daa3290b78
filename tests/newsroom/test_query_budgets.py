"""What each type of page asks of the database: the same with two things of each kind and with two hundred."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.frame import frame_of
from tests.full_site import FullSite

BUDGETS = {
    "front page": 26,
    "articles": 13,
    "articles filtered": 13,
    "article": 28,
    "series list": 3,
    "series": 19,
    "season": 19,
    "event": 19,
    "entry list": 9,
    "entry list as data": 6,
    "calendar feed": 3,
    "calendar feed of a series": 5,
    "calendar feed of an event": 4,
    "session": 12,
    "one class": 12,
    "grid": 11,
    "revision": 12,
    "session for other sites": 6,
    "session as data": 8,  # with the decisions, and which of them the revision contains
    "driver": 11,
    "team": 11,
    "photos of a person": 6,
    "galleries": 8,
    "photo of a gallery": 9,
    "on this day": 8,
    "person": 13,
    "tag": 9,
    "document": 3,
    "calendar": 3,
    "feed": 8,
    "series feed": 9,
    "sitemap": 12,
    "sitemap of articles": 3,
    "news sitemap": 3,
    "front page without results": 29,
    "articles without results": 16,
    "article without results": 31,
    "series without results": 22,
    "event without results": 22,
    "session without results": 15,
    "driver without results": 14,
    "rubric": 9,
    "latest news": 12,
    "page of the house": 2,
    "page of the house with people": 3,
    "page of the house with sources": 4,
    "corrections": 3,
    "not found": 2,
}


@pytest.fixture
def asked(client):
    been = set()

    def asked(name, address):
        if name not in been:  # what is asked once in the life of a process is asked here
            client.get(address)
            been.add(name)
        cache.clear()
        frame_of("en")  # asked once for all pages, see test_the_frame_is_asked_once_for_all_pages
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == (404 if "none" in address else 200)
        return len(queries)

    return asked


def test_a_page_asks_the_same_whatever_its_length(make, asked):
    few, many = (
        {name: asked(name, address) for name, address in FullSite(make, how_many).addresses().items()}
        for how_many in (2, 200)
    )
    assert {name: asked for name, asked in many.items() if asked > few[name]} == {}
    assert {name: asked for name, asked in few.items() if asked > BUDGETS[name]} == {}


@pytest.mark.parametrize("how_many", [1, 30])
def test_the_frame_is_asked_once_for_all_pages(make, client, how_many):
    for _ in range(how_many):
        make.rubric(in_bar=True)
        make.static_page()
        make.advert()
    cache.clear()
    with CaptureQueriesContext(connection) as first:
        client.get("/en/articles/none/")
    with CaptureQueriesContext(connection) as second:
        client.get("/en/articles/none/")
    assert len(first) - len(second) == 3
