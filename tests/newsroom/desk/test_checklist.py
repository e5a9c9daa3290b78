"""The checklist before publishing: what hinders, what is advice, what is done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom import workflow
from newsroom.checklist import checklist
from newsroom.own_links import dead_links

pytestmark = pytest.mark.django_db


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


def sentences(items):
    return [item.sentence for item in items]


def advice(article):
    return sentences(checklist(article).advice)


def test_what_hinders_is_what_the_workflow_refuses_and_nothing_else(make):
    bare = make.article(headline="Rain", slug="rain")
    make.photo_use(bare.story, photographer_name="")
    assert sentences(checklist(bare).missing) == workflow.obstacles(bare)
    assert len(workflow.obstacles(bare)) == 3  # no text, no author, no credit


def test_advice_does_not_keep_an_article_from_its_readers(draft, editor):
    assert advice(draft)
    assert not checklist(draft).missing
    workflow.move(draft, "published", by=editor)
    assert draft.is_public


def test_a_report_wants_a_neutral_headline_a_series_and_a_session(draft, make):
    wanted = {
        "There is no neutral headline for readers who do not want to know the result yet.",
        "The story belongs to no series.",
        "The story belongs to no event.",
        "No session is linked.",
    }
    assert wanted <= set(advice(draft))
    make.in_series(draft.story)
    make.link(draft.story)
    draft.neutral_headline = "Four hours at noon"
    assert not wanted & set(advice(draft))


def test_a_press_release_wants_its_issuer_and_history_its_day(make):
    release = make.article(make.story(kind="press_release"))
    history = make.article(make.story(kind="history"))
    assert "Nobody is named who sent the press release." in advice(release)
    assert "The day on which it happened is not given." in advice(history)
    assert "The story belongs to no series." not in advice(history)


def test_alternative_text_counts_in_the_language_of_the_article_alone(make):
    story = make.story()
    english, french = make.article(story, "en"), make.article(story, "fr")
    photo = make.photo_use(story).photo
    photo.alt_fr = ""
    photo.save()
    assert not [one for one in advice(english) if "alternative text" in one]
    assert [one for one in advice(french) if "no alternative text in French" in one]


def test_the_other_language_is_asked_for_then_its_publication(make):
    story = make.story()
    english = make.article(story, "en")
    assert "Not told in French yet." in advice(english)
    french = make.article(story, "fr")
    assert "The other language is not published: draft." in advice(english)
    type(french).objects.filter(pk=french.pk).update(status="published", published_at="2026-01-01T00:00Z")
    assert "The other language is published or scheduled." in sentences(checklist(english).done)


class TestLinks:
    def test_to_pages_that_readers_find_are_alive(self, make, settings):
        session, driver = make.session(), make.driver()
        out = make.published()
        pages = [
            session.get_absolute_url(),
            session.event.get_absolute_url(),
            session.event.season.get_absolute_url(),
            driver.get_absolute_url(),
            out.get_absolute_url(),
            settings.SITE_URL + out.get_absolute_url() + "?class=pro#top",
            "/fr/calendar/",
            "https://example.org/a/b",
            "mailto:desk@example.org",
        ]
        assert dead_links("".join(f'<p><a href="{page}">a</a></p>' for page in pages)) == []

    @pytest.mark.parametrize(
        "address",
        [
            "/en/articles/never-written/",
            "/en/drivers/nobody/",
            "/fr/series/none/2020/none/none/",
            "/nowhere/",
            "/admin/newsroom/article/",
            "https://nowhere",
            "https://[broken",
            "mailto:desk",
            "#below",
            "/en/articles/%00/",
        ],
    )
    def test_elsewhere_are_named(self, db, address):
        assert dead_links(f'<p><a href="{address}">a</a></p>') == [address]

    def test_to_a_draft_is_dead_and_to_the_wrong_language_too(self, make):
        draft, out = make.article(), make.published()
        wrong = out.get_absolute_url().replace("/en/", "/fr/")
        links = f'<a href="{draft.get_absolute_url()}">a</a><a href="{wrong}">b</a>'
        assert dead_links(links) == [draft.get_absolute_url(), wrong]

    def test_to_a_page_that_moved_are_alive(self, make):
        out = make.published()
        before = out.get_absolute_url()
        out = type(out).objects.get(pk=out.pk)
        out.slug = "moved-on"
        out.save()
        assert dead_links(f'<a href="{before}">a</a>') == []

    def test_of_one_kind_are_one_question_however_many(self, make):
        one = [make.driver() for _n in range(2)]
        many = [*one, *(make.driver() for _n in range(8))]
        asked = []
        for drivers in (one, many):
            html = "".join(f'<a href="{driver.get_absolute_url()}">a</a>' for driver in drivers)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert dead_links(html) == []
            asked.append(len(queries))
        assert asked[0] == asked[1] == 1


def test_the_page_shows_it_beside_the_moves_with_the_way_to_each_field(client, draft, journalist):
    client.force_login(journalist)
    page = client.get(page_of(draft)).content.decode()
    assert '<a href="#id_standfirst">There is no standfirst.</a>' in page
    for place in ("id_standfirst", "id_key_points", "photo_uses-group", "story_series-group"):
        assert f'id="{place}"' in page
    assert page.index('id="checklist"') < page.index('id="next-step"')
    assert reverse("admin:newsroom_article_notes", args=[draft.pk]) in page
