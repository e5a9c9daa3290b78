"""Before a classification is published, the desk is told which articles carry its table."""

from dataclasses import replace

from django.utils import timezone

from newsroom.models import Article, StorySession
from results.publishing import lines_of
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


def test_the_sentences_that_name_who_moves_are_counted_in_each_language(make):
    first = make.classification()
    english = published(make, first.session, "Two hours")
    make.article(english.story, "fr", headline="Deux heures", status="published", published_at=timezone.now())
    Article.objects.filter(language="en").update(body="<p>No. 2 came second. No. 2 stopped once.</p>")
    Article.objects.filter(language="fr").update(body="<p>La n° 2 finit deuxième.</p>")
    one, two, three = lines_of(first)
    lines = [one, replace(three, order=2, position=2), replace(two, order=3, position=3)]
    (following,) = what_follows(first.session, "result", "", lines)
    assert {text for text, _address, _language in following.lines} == {
        "Two hours (2 sentences, 1 no longer true)",
        "Deux heures (1 sentence, 1 no longer true)",
    }


def test_lines_that_move_nothing_touch_no_sentence(make):
    first = make.classification()
    article = published(make, first.session, "Two hours")
    Article.objects.filter(pk=article.pk).update(body="<p>No. 2 came second.</p>")
    (following,) = what_follows(first.session, "result", "", lines_of(first))
    assert [text for text, _address, _language in following.lines] == ["Two hours"]


def test_an_article_without_the_table_that_names_the_event_is_listed_apart(make):
    first = make.classification(make.session(make.event(name="Hours of Moulin")))
    make.published(headline="A season", body="<p>At the Hours of Moulin No. 2 came second.</p>")
    one, two, three = lines_of(first)
    lines = [one, replace(three, order=2, position=2), replace(two, order=3, position=3)]
    (following,) = what_follows(first.session, "result", "", lines)
    assert following.heading == "Other articles that name who moves"
