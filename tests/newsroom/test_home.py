"""The front page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.results.pages import positions


def front(client, language="en"):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return response.content.decode()


def fill(make, how_many):
    for number in range(how_many):
        article = make.published(author=make.person(), at=timezone.now() - timedelta(hours=number))
        session = make.session(starts_at=timezone.now() + timedelta(days=number + 1))
        make.classification(session)
        make.link(article.story, session)
        make.in_series(article.story)
        if number % 2:
            make.photo_use(article.story)


def test_it_shows_what_is_published_in_its_language(client, make):
    make.published(headline="Out")
    make.published(headline="Dehors", language="fr")
    make.article(headline="Draft")
    make.published(headline="Tomorrow", at=timezone.now() + timedelta(days=1))
    html = front(client)
    assert "Out" in html
    assert not [words for words in ("Dehors", "Draft", "Tomorrow") if words in html]


def test_the_lead_is_the_newest_report_with_a_photo(client, make):
    make.published(make.story(kind="brief"), headline="A brief")
    report = make.published(headline="The report", at=timezone.now() - timedelta(hours=1))
    make.photo_use(report.story)
    html = front(client)
    assert html.index("The report") < html.index("A brief")
    assert html.count("Photo: Solveig Marchais") == 1


def test_the_result_stands_beside_its_report_and_once(client, make):
    session = make.session()
    make.classification(session, make.lines(5))
    make.link(make.published().story, session)
    assert positions(front(client)) == ["1", "2", "3"]


def test_a_result_without_a_story_is_there_all_the_same(client, make):
    make.classification()
    assert 'class="sheet"' in front(client)


def test_it_tells_what_starts_next(client, make):
    make.session(name_en="Night race", starts_at=timezone.now() + timedelta(days=1))
    make.session(name_en="Past race", starts_at=timezone.now() - timedelta(days=1))
    html = front(client)
    assert "night race" in html.lower()
    assert "past race" not in html.lower()


def test_every_hour_of_a_preview_says_what_starts(client, make):
    preview = make.published(headline="Two nights")
    for name, days in (("Sprint", 1), ("Night race", 2)):
        session = make.session(name_en=name, starts_at=timezone.now() + timedelta(days=days))
        make.link(preview.story, session, role="preview")
    make.published(headline="Newer")
    times = re.search(r'<p class="fact times">(.*?)</p>', front(client), re.DOTALL)[1]
    assert re.findall(r"<small>([^,<]+)", times) == ["Sprint", "Night race"]


def test_an_empty_site_says_so(client, db, valid_html):
    html = front(client)
    assert "Nothing has been published here yet." in html
    valid_html(html)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_valid_html(client, make, valid_html, language):
    fill(make, 3)
    for article in (make.published(language="fr"), make.published(language="fr", author=make.person())):
        make.photo_use(article.story)
    valid_html(front(client, language))


def test_it_carries_nothing_inline_and_asks_no_other_host(client, make, settings):
    fill(make, 2)
    html = front(client)
    assert "<style" not in html
    assert " style=" not in html
    assert "onclick" not in html
    hosts = [part.split('"')[0] for part in html.split('src="')[1:] + html.split('srcset="')[1:]]
    assert hosts
    assert all(host.startswith("/") for host in hosts)
