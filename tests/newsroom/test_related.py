"""What to read with an article."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.related import MOST, related_to
from newsroom.views.articles import whole


@pytest.fixture
def about(make):
    """`about("A headline", session=…, tags=[…])`: a published article of a story that shares these."""

    def make_one(headline, *, session=None, event=None, series=None, tags=(), rubric=None, **fields):
        story = make.story(rubric=rubric)
        if session:
            make.link(story, session)
        if event:
            story.events.add(event)
        if series:
            make.in_series(story, series)
        story.tags.set(tags)
        return make.published(story, headline=headline, **fields)

    return make_one


def names(article):
    return [other.headline for other in related_to(whole().get(pk=article.pk))]


def test_the_nearest_come_first_and_of_equals_the_newest(make, about):
    session = make.session()
    series = session.event.season.series
    rubric = make.rubric()
    before = timezone.now() - timedelta(days=1)
    about("series", series=series)
    about("rubric", rubric=rubric)
    about("tag", tags=["rain"])
    about("event", event=session.event, at=before)
    about("event, newer", session=make.session(session.event))
    about("session", session=session, at=before - timedelta(days=9))
    told = about("told", session=session, series=series, tags=["rain"], rubric=rubric)
    assert names(told) == ["session", "event, newer", "event", "tag"]


def test_one_that_is_near_in_several_ways_stands_once(make, about):
    session = make.session()
    series = session.event.season.series
    shared = {"session": session, "event": session.event, "series": series, "tags": ["rain", "night"]}
    about("twin", **shared)
    assert names(about("told", **shared)) == ["twin"]


def test_nothing_that_readers_of_the_edition_do_not_see(make, about):
    shared = {"tags": ["rain"]}
    about("French", language="fr", **shared)
    about("to come", at=timezone.now() + timedelta(days=1), **shared)
    make.article(story := make.story(), headline="draft")
    story.tags.set(["rain"])
    told = about("told", **shared)
    make.published(told.story, "fr", headline="its own translation")
    assert names(told) == []


def test_at_most_four_and_none_where_nothing_is_shared(make, about):
    for number in range(6):
        about(f"tag {number}", tags=["rain"])
    assert len(names(about("told", tags=["rain"]))) == MOST == 4
    assert names(about("alone")) == []
