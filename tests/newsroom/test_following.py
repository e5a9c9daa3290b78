"""Before a classification is published, the desk is told which articles carry its table."""

from django.utils import timezone

from newsroom.models import Article, StorySession
from results.reviewing.effect import what_follows


def told(session):
    return [
        text
        for following in what_follows(session, "result", "")
        for text, _address, _language in following.lines
    ]


def published(make, session, headline, **link):
    story = make.story()
    StorySession.objects.create(story=story, session=session, **link)
    return make.article(
        story, headline=headline, status=Article.Status.PUBLISHED, published_at=timezone.now()
    )


def test_a_report_follows_its_session(make):
    session = make.session()
    published(make, session, "Four hours")
    assert told(session) == ["Four hours"]


def test_a_preview_a_pinned_revision_and_a_draft_do_not(make):
    session = make.session()
    classification = make.classification(session)
    published(make, session, "Preview", role=StorySession.Role.PREVIEW)
    published(make, session, "Pinned", pinned=classification)
    draft = make.story()
    StorySession.objects.create(story=draft, session=session)
    make.article(draft, headline="Draft")
    published(make, make.session(), "Another race")
    assert told(session) == []
