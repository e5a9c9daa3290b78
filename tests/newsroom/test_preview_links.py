"""A story shown before its time, by an address that ends."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from newsroom.models import PreviewLink
from newsroom.models.preview_link import digest_of

pytestmark = pytest.mark.django_db

CLOSED = "This preview is closed"


@pytest.fixture
def story(make):
    """Told in both languages, published in neither."""
    story = make.story()
    make.article(story, "en", headline="Rain at noon", body="<p>It rained.</p>")
    make.article(story, "fr", headline="Midi sous la pluie", body="<p>Il a plu.</p>")
    return story


@pytest.fixture
def shared(story, make):
    """`shared("hour")` is the token of a new link."""
    by = make.user("edgar")
    return lambda duration="day": PreviewLink.objects.open_for(story, duration, by)[1]


def page(client, token, language="en", **headers):
    return client.get(f"/{language}/preview/{token}/", headers=headers)


class TestWhoeverHasTheAddress:
    def test_sees_the_article_as_readers_will_in_both_languages(self, client, shared, valid_html):
        token = shared()
        english, french = page(client, token).content.decode(), page(client, token, "fr").content.decode()
        assert "<h1>Rain at noon</h1>" in english
        assert "It rained." in english
        assert "not for publication" in english
        assert f'href="/fr/preview/{token}/"' in english
        assert "<h1>Midi sous la pluie</h1>" in french
        assert f'href="/en/preview/{token}/"' in french
        valid_html(english)
        valid_html(french)

    def test_gets_no_cookie_and_nothing_keeps_or_indexes_the_page(self, client, shared):
        response = page(client, shared())
        assert not response.cookies
        assert not Session.objects.exists()
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert "ETag" not in response
        for mark in ('rel="canonical"', "og:", "twitter:", "ld+json"):
            assert mark not in response.content.decode()

    def test_is_not_led_to_the_desk(self, client, shared):
        assert "/admin/" not in page(client, shared()).content.decode()

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_is_led_to_the_language_of_the_browser(self, client, shared, language):
        token = shared()
        response = client.get(f"/preview/{token}/", headers={"Accept-Language": language})
        assert response["Location"] == f"/{language}/preview/{token}/"
        assert response["Cache-Control"] == "private, no-store"

    def test_is_led_to_the_only_language_that_the_story_is_told_in(self, client, shared, story):
        token = shared()
        story.articles.get(language="fr").delete()
        assert page(client, token, "fr")["Location"] == f"/en/preview/{token}/"
        assert client.get(f"/preview/{token}/", headers={"Accept-Language": "fr"})["Location"].startswith(
            "/en/"
        )

    def test_is_told_once_the_article_is_published(self, client, shared, story):
        token = shared()
        article = story.articles.get(language="en")
        article.status, article.published_at = "published", timezone.now()
        article.save()
        html = page(client, token).content.decode()
        assert article.get_absolute_url() in html
        assert 'name="robots" content="noindex"' in html

    def test_leaves_a_trace_of_the_opening(self, client, shared):
        token = shared()
        client.head(f"/en/preview/{token}/")
        assert PreviewLink.objects.get().last_opened_at is None
        page(client, token)
        page(client, token)
        link = PreviewLink.objects.get()
        assert link.openings == 2
        assert link.last_opened_at


class TestTheAddressEnds:
    @pytest.mark.parametrize(
        ("duration", "length"),
        [("hour", timedelta(hours=1)), ("day", timedelta(days=1)), ("week", timedelta(days=7))],
    )
    def test_when_its_time_is_over(self, client, shared, time_machine, duration, length):
        start = timezone.now()
        time_machine.move_to(start, tick=False)
        token = shared(duration)
        time_machine.move_to(start + length - timedelta(seconds=1), tick=False)
        assert page(client, token).status_code == 200
        time_machine.move_to(start + length, tick=False)
        assert page(client, token).status_code == 404
        assert client.get(f"/preview/{token}/", follow=True).status_code == 404

    def test_when_it_is_revoked(self, client, shared):
        token, other = shared(), shared()
        PreviewLink.objects.of_token(token).revoke()
        assert page(client, token).status_code == 404
        assert page(client, other).status_code == 200

    def test_when_the_article_is_withdrawn(self, client, shared, story):
        token = shared()
        story.articles.filter(language="en").update(status="withdrawn")
        assert page(client, token)["Location"] == f"/fr/preview/{token}/"
        story.articles.update(status="withdrawn")
        assert page(client, token).status_code == 404

    def test_and_what_it_says_is_what_a_wrong_address_is_told(self, client, shared, time_machine, valid_html):
        expired, revoked = shared("hour"), shared("week")
        PreviewLink.objects.of_token(revoked).revoke()
        time_machine.move_to(timezone.now() + timedelta(hours=2))
        unknown = expired[:-1] + ("A" if expired[-1] != "A" else "B")
        pages = {
            page(client, token).content.decode().replace(token, "TOKEN")
            for token in (expired, revoked, unknown)
        }
        assert len(pages) == 1
        said = pages.pop()
        assert CLOSED in said
        assert "Rain at noon" not in said
        valid_html(said)

    def test_and_a_closed_page_is_private_too(self, client):
        response = page(client, "nonsense")
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"


def test_the_database_does_not_hold_what_opens_the_page(shared, settings):
    token = shared()
    link = PreviewLink.objects.get()
    assert token not in str(PreviewLink.objects.values().get())
    assert link.digest == digest_of(token)
    settings.SECRET_KEY = "another"
    assert not PreviewLink.objects.of_token(token).exists()


def test_a_token_is_long_and_never_the_same(shared):
    tokens = {shared() for _number in range(5)}
    assert len(tokens) == 5
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)


def test_no_list_of_ours_leads_to_a_preview(client, shared):
    shared()
    for address in ("/sitemap.xml", "/en/", "/en/feed/", reverse("articles")):
        assert "/preview/" not in client.get(address).content.decode()
