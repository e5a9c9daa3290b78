"""The latest news: articles, results and corrections in one line of time."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.models import Correction
from tests.newsroom.test_rubrics import page

NOW = timezone.now


def kinds(text):
    return re.findall(r'<li data-kind="(\w+)"', text)


@pytest.fixture
def race(make):
    return make.session(date=NOW().date())


def test_everything_that_was_published_stands_in_the_order_of_its_coming(client, make, race, valid_html):
    article = make.published(at=NOW() - timedelta(hours=3), headline="Four hours")
    make.classification(race, issued_at=NOW() - timedelta(hours=2))
    Correction.objects.create(
        article=article, what_was_wrong="Third", what_is_right="Second", at=NOW() - timedelta(hours=1)
    )
    text = page(client, "/en/latest/")
    assert kinds(text) == ["correction", "result", "article"]
    valid_html(text)


def test_drafts_other_languages_and_what_is_to_come_are_not_news(client, make):
    make.article(headline="A draft")
    make.published(language="fr")
    make.published(at=NOW() + timedelta(hours=1))
    assert kinds(page(client, "/en/latest/")) == []


def test_a_correction_of_an_article_that_was_withdrawn_is_not_told(client, make):
    article = make.article(status="withdrawn", published_at=NOW())
    Correction.objects.create(article=article, what_was_wrong="Third", what_is_right="Second")
    assert kinds(page(client, "/en/latest/")) == []


def test_a_result_says_how_final_it_is_and_not_who_won(client, make, race):
    make.classification(race, make.lines(3), status="provisional")
    text = page(client, "/en/latest/")
    assert 'data-status="provisional"' in text
    assert "Driver 1" not in text


def test_an_amended_result_is_a_line_of_its_own(client, make, race):
    make.classification(race, make.lines(3))
    make.classification(race, make.lines(2))
    text = page(client, "/en/latest/")
    assert kinds(text) == ["result", "result"]
    assert "Result amended" in text


def test_a_result_that_was_taken_into_the_archive_is_no_news(client, make):
    make.classification(make.session(date=NOW().date() - timedelta(days=400)))
    make.classification(make.session())
    assert kinds(page(client, "/en/latest/")) == []


def test_a_grid_is_no_news(client, make, race):
    make.classification(race, kind="grid")
    assert kinds(page(client, "/en/latest/")) == []


def test_days_are_those_of_the_clock_of_the_edition(client, make):
    at = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    make.published(language="en", at=at)
    make.published(language="fr", at=at)
    assert 'id="day-2026-03-01"' in page(client, "/en/latest/")  # half past eleven in London
    assert 'id="day-2026-03-02"' in page(client, "/fr/latest/")  # half past midnight in Paris


def test_a_page_that_is_not_there_is_the_nearest_that_is(client, make):
    for _ in range(41):
        make.published()
    assert len(kinds(page(client, "/en/latest/"))) == 40
    assert len(kinds(page(client, "/en/latest/?page=99"))) == 1
    assert "page=2" in page(client, "/en/latest/?page=2").partition("canonical")[2][:200]
