"""An article whose table was amended after its text says so to its readers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from results.models.row import Status
from results.publishing import lines_of, publish

NOTICE = "The result was amended after this article was published."
TRACE = "The sheet has changed since this story was published."


@pytest.fixture
def report(make):
    first = make.classification()
    article = make.published(body="<p>It was dry.</p>")
    article.link = make.link(article.story, first.session)
    article.session = first.session
    return article


def disqualify(session, **fields):
    one, two, three = lines_of(session.classifications.current().get())
    out = replace(two, order=3, position=None, status=Status.DISQUALIFIED, gap_ms=None)
    lines = [one, replace(three, order=2, position=2), out]
    return publish(session, lines, status="official", **fields)


def page(client, article, **query):
    cache.clear()
    return client.get(article.get_absolute_url(), query).content.decode()


def test_a_table_amended_after_the_text_is_told_with_what_moved(client, report):
    second = disqualify(report.session, reason_en="Underweight.", reason_fr="Trop légère.")
    shown = page(client, report)
    assert NOTICE in shown
    assert "Underweight." in shown
    assert "2nd, +1.000" in shown
    assert f'href="{second.get_absolute_url()}#moved"' in shown


def test_before_that_nothing_is_told(client, report):
    assert NOTICE not in page(client, report)
    assert TRACE not in page(client, report)


def test_another_status_alone_is_no_amendment(client, report):
    first = report.session.classifications.current().get()
    publish(report.session, lines_of(first), status="under_appeal")
    assert NOTICE not in page(client, report)


def test_an_official_status_after_the_amendment_does_not_end_the_notice(client, report):
    disqualify(report.session)
    current = report.session.classifications.current().get()
    publish(report.session, lines_of(current), status="under_appeal")
    assert NOTICE in page(client, report)


def test_a_place_given_back_ends_the_notice(client, report):
    first = report.session.classifications.current().get()
    disqualify(report.session)
    publish(report.session, lines_of(first), status="official")
    assert NOTICE not in page(client, report)
    assert TRACE in page(client, report)


def test_a_text_changed_afterwards_ends_the_notice_and_leaves_the_trace(client, report):
    disqualify(report.session)
    report.updated_at = timezone.now()
    report.save()
    assert NOTICE not in page(client, report)
    assert TRACE in page(client, report)


def test_an_update_before_the_amendment_is_named(client, report):
    report.__class__.objects.filter(pk=report.pk).update(
        published_at=timezone.now() - timedelta(hours=2), updated_at=timezone.now()
    )
    disqualify(report.session)
    assert "The result was amended after this article was updated." in page(client, report)


def test_of_an_archive_the_hour_of_issue_decides(client, make):
    """The article was written on the day; the results came to us years later."""
    evening = timezone.now() - timedelta(days=900)
    told = make.published(at=evening, headline="Told that evening")
    later = make.published(at=evening + timedelta(hours=9), headline="Told the day after")
    first = make.classification(issued_at=evening - timedelta(hours=1))
    for article in (told, later):
        make.link(article.story, first.session)
    disqualify(first.session, issued_at=evening + timedelta(hours=3))
    assert NOTICE in page(client, told)
    assert NOTICE not in page(client, later)


def test_an_annulled_result_is_told(client, report):
    first = report.session.classifications.current().get()
    publish(report.session, lines_of(first), status="annulled")
    assert "The result was annulled after this article was published." in page(client, report)


def test_a_pinned_revision_says_that_a_newer_one_is_in_force_and_nothing_else(client, report):
    report.link.pinned = report.session.classifications.current().get()
    report.link.save()
    disqualify(report.session)
    shown = page(client, report)
    assert NOTICE not in shown
    assert "This revision is no longer in force." in shown


def test_who_reads_without_results_is_not_told_what_moved_unasked(client, report):
    report.session.date = timezone.localdate()
    report.session.save()
    disqualify(report.session)
    shown = page(client, report, spoilers="off")
    assert shown.index("<details") < shown.index(NOTICE) < shown.index("2nd, +1.000")


def test_the_date_of_the_text_is_its_own(client, report):
    """What machines are told is when the text changed; the table has its own time."""
    before = page(client, report)
    disqualify(report.session)
    after = page(client, report)
    for name in ("dateModified", "article:modified_time"):
        assert stated(before, name) == stated(after, name)


def stated(page, name):
    return page[page.find(name) :][: page[page.find(name) :].find("\n")][:80] if name in page else None


def test_the_page_asks_the_same_for_one_amended_table_and_for_many(client, make):
    asked = []
    for how_many in (1, 6):
        story, sessions = make.story(), [make.classification().session for _ in range(how_many)]
        for session in sessions:
            make.link(story, session)
        article = make.published(story)
        for session in sessions:
            disqualify(session)
        page(client, article)
        with CaptureQueriesContext(connection) as queries:
            assert page(client, article).count(NOTICE) == how_many
        asked.append(len(queries))
    assert asked[0] == asked[1]
