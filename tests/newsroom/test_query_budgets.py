"""What each type of page asks of the database: the same with two things of each kind and with two hundred."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.frame import frame_of
from tests.full_site import FullSite

BUDGETS = {
    "front page": 28,
    "articles": 14,
    "articles filtered": 14,
    "article": 34,
    "series list": 4,
    "series": 21,
    "season": 21,
    "event": 21,
    "entry list": 12,
    "entry list as data": 6,
    "calendar feed": 3,
    "calendar feed of a series": 5,
    "calendar feed of an event": 4,
    "session": 16,
    "one class": 16,
    "grid": 16,
    "revision": 16,
    "session as data": 8,
    "driver": 18,
    "team": 18,
    "photos of a person": 10,
    "galleries": 12,
    "photo of a gallery": 20,
    "on this day": 20,
    "person": 14,
    "tag": 10,
    "document": 4,
    "calendar": 4,
    "feed": 10,
    "series feed": 11,
    "sitemap": 18,
    "sitemap of articles": 5,
    "news sitemap": 3,
    "front page without results": 31,
    "articles without results": 17,
    "article without results": 37,
    "series without results": 43,
    "event without results": 29,
    "session without results": 21,
    "driver without results": 23,
    "rubric": 11,
    "latest news": 12,
    "page of the house": 2,
    "page of the house with people": 3,
    "page of the house with sources": 4,
    "corrections": 4,
    "not found": 2,
}


@pytest.fixture
def asked(client):
    def asked(address):
        client.get(address)  # what is asked once in the life of a process is asked here
        cache.clear()
        frame_of("en")  # asked once for all pages, see test_the_frame_is_asked_once_for_all_pages
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == (404 if "none" in address else 200)
        return len(queries)

    return asked


def test_a_page_asks_the_same_whatever_its_length(make, asked):
    few, many = (
        {name: asked(address) for name, address in FullSite(make, how_many).addresses().items()}
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
