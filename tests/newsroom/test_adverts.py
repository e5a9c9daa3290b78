"""Advertisements: labelled, of fixed size, of ours alone; without one, nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.frame import TURN, frame_of
from tests.newsroom.test_rubrics import page

NOW = timezone.now


def test_without_one_a_page_has_neither_place_nor_style_sheet(client, db):
    text = page(client, "/en/")
    assert "advert" not in text


def test_it_is_labelled_sized_and_marked_as_sold(client, make, valid_html):
    make.advert("top")
    text = page(client, "/en/corrections/")
    assert '<aside class="advert" data-place="top" aria-label="Advertisement"><p>Advertisement</p>' in text
    assert 'href="https://example.org/garage" rel="sponsored noopener nofollow"' in text
    assert 'width="728" height="90"' in text
    assert 'width="320" height="100" alt="Garage du Moulin: tyres"' in text
    assert "components/advert.css" in text
    valid_html(text)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("front", "/en/"),
        ("list", "/en/articles/"),
        ("list", "/en/latest/"),
        ("article", None),
        ("series", ""),
    ],
)
def test_each_place_is_on_its_page_and_on_no_other(client, make, place, address):
    series = make.series()
    article = make.published(make.story())
    address = address or (series if place == "series" else article).get_absolute_url()
    make.advert(place)
    assert f'data-place="{place}"' in page(client, address)
    assert 'class="advert"' not in page(client, "/en/corrections/")


@pytest.mark.parametrize(
    "fields",
    [
        {"is_active": False},
        {"until": NOW() - timedelta(minutes=1), "starts_at": NOW() - timedelta(days=1)},
        {"starts_at": NOW() + timedelta(hours=1)},
        {"language": "fr"},
        {"pictures": {}},
    ],
)
def test_what_does_not_run_here_and_now_is_not_shown(client, make, fields):
    make.advert("top", **fields)
    assert 'class="advert"' not in page(client, "/en/corrections/")


def test_one_that_ends_while_the_frame_is_remembered_ends_all_the_same(make):
    now = NOW()
    make.advert("top", starts_at=now, until=now + timedelta(minutes=5))
    frame = frame_of("en")
    assert frame.advert("top", now)
    assert frame.advert("top", now + timedelta(minutes=6)) is None


def test_two_of_a_place_take_turns_the_same_for_every_reader(make):
    first, second = make.advert(alt_en="first"), make.advert(alt_en="second")
    frame, now = frame_of("en"), NOW()
    shown = [frame.advert("top", now + timedelta(seconds=TURN) * turn).alt for turn in range(4)]
    assert set(shown) == {first.alt_en, second.alt_en}
    assert shown[:2] == shown[2:]


def test_error_pages_and_previews_carry_none(client, make):
    make.advert("top")
    assert 'class="advert"' not in page(client, "/en/nowhere/")


def test_its_words_are_written_as_text(client, make):
    make.advert("top", alt_en='"><script>x()</script>')
    assert "<script>x()" not in page(client, "/en/corrections/")


@pytest.mark.parametrize("name", ["../originals/a.jpg", "0" * 16 + "/desk-970.png", "x/desk-970.jpg", "a"])
def test_nothing_else_of_the_media_folder_is_served_as_a_picture(client, db, name):
    assert client.get(f"/media/announcements/{name}").status_code == 404
