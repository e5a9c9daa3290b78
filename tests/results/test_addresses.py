"""An address that was once public goes on to work."""

import pytest

from results.models import FormerAddress


@pytest.fixture
def season(make):
    return make.season(make.series("Alizé", slug="alize"))


def test_a_renamed_driver_is_found_at_the_former_address(make):
    driver = make.driver(slug="ines-halstrom")
    driver.slug = "ines-hallstrom"
    driver.save()
    assert FormerAddress.moved("/fr/drivers/ines-halstrom/").endswith("/drivers/ines-hallstrom/")


def test_all_that_lies_below_a_renamed_series_moves_with_it(season):
    season.series.slug = "alize-gt"
    season.series.save()
    assert FormerAddress.moved("/en/series/alize/2026/finale/race/").endswith(
        "/series/alize-gt/2026/finale/race/"
    )


def test_a_slug_that_comes_back_leaves_no_circle(season):
    series = season.series
    for slug in ("alize-gt", "alize"):
        series.slug = slug
        series.save()
    assert FormerAddress.moved("/en/series/alize/") is None
    assert FormerAddress.moved("/en/series/alize-gt/").endswith("/series/alize/")


def test_the_deepest_former_address_decides(make, season):
    event = make.event(season, slug="spa")
    event.slug = "spa-francorchamps"
    event.save()
    season.series.slug = "alize-gt"
    season.series.save()
    moved = FormerAddress.moved("/fr/series/alize/2026/spa/race/")
    assert moved.endswith("/series/alize-gt/2026/spa-francorchamps/race/")


def test_an_article_that_nobody_could_read_leaves_no_trace(make):
    article = make.article(slug="draft")
    article.slug = "better"
    article.save()
    assert not FormerAddress.objects.exists()


def test_an_address_that_never_was_leads_nowhere(db):
    assert FormerAddress.moved("/fr/drivers/nobody/") is None
