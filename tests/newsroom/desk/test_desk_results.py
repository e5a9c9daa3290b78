"""The desk's first page tells of results: sheets that wait, and tables amended under published articles."""

from dataclasses import replace

from django.utils import timezone

from newsroom.admin.desk import lists_for
from newsroom.models import Article, StorySession
from results.models import SheetReview
from results.publishing import lines_of, publish


def titles(user):
    return {each.title: [row.title for row in each.rows] for each in lists_for(user)}


def test_a_sheet_that_waits_is_the_results_editors_first_line(make):
    session = make.session()
    SheetReview.objects.create(session=session)
    user = make.user(groups=["Results editor"], is_staff=True)
    first = lists_for(user)[0]
    assert (first.title, [row.title for row in first.rows]) == ("Sheets to review", [str(session)])


def test_a_journalist_is_not_bothered_with_sheets(make):
    SheetReview.objects.create(session=make.session())
    assert "Sheets to review" not in titles(make.user(groups=["Journalist"], is_staff=True))


def test_an_amended_table_under_a_published_article_is_named(make):
    first = make.classification()
    story = make.story()
    StorySession.objects.create(story=story, session=first.session)
    make.article(story, headline="Told before", status=Article.Status.PUBLISHED, published_at=timezone.now())
    editor = make.user(groups=["Editor"], is_staff=True)
    assert titles(editor)["Amended since published"] == []
    lines = lines_of(first)
    publish(first.session, [replace(lines[0], laps=19), *lines[1:]], status="official")
    assert titles(editor)["Amended since published"] == ["Told before"]
    Article.objects.update(updated_at=timezone.now())
    assert titles(editor)["Amended since published"] == []
