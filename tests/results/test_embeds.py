"""A classification on the pages of others: framed anywhere, without a script, a cookie or a way in."""

from dataclasses import replace
from html import unescape
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from results.publishing import lines_of, publish


@pytest.fixture
def told(make):
    """A race of twelve cars."""
    season = make.season()
    event = make.event(season, name="Quatre Heures")
    pro, am = make.race_class(season, "Pro"), make.race_class(season, "Am")
    lines = [
        replace(line, classes=((pro if line.order < 9 else am, None),), drives=line.drives)
        for line in make.lines(12)
    ]
    return make.classification(make.session(event), lines)


def address(classification, revision="", language="en"):
    return f"/{language}{classification.session.get_absolute_url()[3:]}{revision}embed/"


def test_it_may_be_framed_by_any_page_and_loads_nothing_but_its_style(client, told):
    answer = client.get(address(told))
    policy = answer["Content-Security-Policy"]
    assert policy.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    ]
    assert "X-Frame-Options" not in answer
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    page = answer.content.decode()
    for sign in ("<script", "<form", "<img", "style=", "onclick"):
        assert sign not in page
    assert page.count('rel="stylesheet"') == 1


def test_every_other_page_still_refuses_to_be_framed(client, told):
    answer = client.get(told.session.get_absolute_url())
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_it_says_what_it_is_and_leads_back(client, told, settings):
    page = client.get(address(told)).content.decode()
    assert "Official" in page
    assert "Version 1" in page
    assert f"{settings.SITE_NAME}: the whole classification, 12 cars" in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}{told.session.get_absolute_url()}">' in page
    assert '<base target="_blank">' in page


def test_it_follows_the_result_and_a_revision_does_not(client, told):
    kept = client.get(address(told, "v1/")).content.decode()
    lines = lines_of(told)
    publish(told.session, [replace(lines[0], laps=3), *lines[1:]], status="official", reason_en="Recounted.")
    cache.clear()
    assert "Version 2" in client.get(address(told)).content.decode()
    assert "Recounted." in client.get(address(told)).content.decode()
    page = client.get(address(told, "v1/")).content.decode()
    assert "This revision is no longer in force." in page
    assert "no longer in force" not in kept
    assert f"{told.get_absolute_url()}" in page


@pytest.mark.parametrize(("query", "cars"), [("", 12), ("?top=10", 10), ("?top=3", 3), ("?class=am", 4)])
def test_a_part_of_it_can_be_asked_for(client, told, query, cars):
    assert client.get(address(told) + query).content.decode().count('class="plate"') == cars


@pytest.mark.parametrize("query", ["?top=11", "?top=x", "?class=none", "?kind=grid", "?stage=%00"])
def test_what_there_is_not_is_not_found(client, told, query):
    assert client.get(address(told) + query).status_code == 404


def test_it_speaks_both_languages(client, told):
    assert 'lang="fr-FR"' in client.get(address(told, language="fr")).content.decode()


def test_a_theme_may_be_chosen_and_nothing_else_gets_in(client, told):
    assert 'data-theme="dark"' in client.get(address(told) + "?theme=dark").content.decode()
    assert "data-theme" not in client.get(address(told) + "?theme=%22%3E").content.decode()


def test_it_is_asked_for_again_cheaply(client, told):
    first = client.get(address(told))
    again = client.get(address(told), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert "X-Frame-Options" not in again


def test_whoever_reads_without_results_opens_it_himself(client, make, told):
    from django.utils import timezone

    told.session.date = timezone.localdate()
    told.session.save()
    page = client.get(address(told) + "?spoilers=off").content.decode()
    assert page.index("<details") < page.index('class="plate"')


def test_the_session_page_gives_the_lines_to_copy(client, told, settings):
    page = client.get(told.session.get_absolute_url() + "?class=am").content.decode()
    code = unescape(page)
    assert f'<iframe src="{settings.SITE_URL}{address(told)}?class=am" title="Quatre Heures, race"' in code
    assert f"{settings.SITE_URL}{address(told, 'v1/')}?class=am" in code


def test_a_name_cannot_leave_the_lines_to_copy(client, told):
    told.session.event.name_en = '"><script>x</script>'
    told.session.event.save()
    assert "<script>x" not in client.get(told.session.get_absolute_url()).content.decode()
    assert "<script>x" not in client.get(address(told)).content.decode()


def test_it_asks_the_same_for_ten_cars_and_for_many(client, make):
    asked = []
    for cars in (3, 60):
        told = make.classification(lines=make.lines(cars))
        client.get(address(told))
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address(told))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 7


def test_it_is_valid_html(client, told, valid_html):
    valid_html(client.get(address(told)).content.decode())
