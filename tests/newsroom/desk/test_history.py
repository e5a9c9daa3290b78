"""The history of an article: who, when, what changed; back to any version; what readers saw at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from newsroom import history, workflow
from newsroom.forms import conflict
from newsroom.models import Article, ArticleVersion

pytestmark = pytest.mark.ignore_template_errors  # Django's own pages lean on variables that are not there


def page_of(article, name="history", *rest):
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk, *rest])


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


@pytest.fixture
def editors_desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def rewritten(draft, journalist, editor):
    """A draft with two versions; the second is the editor's."""
    history.record(draft, journalist)
    draft.headline, draft.body = "Rain at one", "<p>It poured.</p>"
    save(draft, editor)
    return draft


def save(article, by):
    article.token = history.new_token()
    article.saved_by = by
    article.save()
    return history.record(article, by)


def saved_at(article, number, when):
    article.versions.filter(number=number).update(saved_at=when)


# --- keeping --------------------------------------------------------------------------------------


def test_every_text_that_two_people_can_change_is_kept():
    assert list(ArticleVersion.TEXT) == conflict.TEXT


def test_a_save_on_the_page_is_kept_with_who_saved_it_and_what_changed(desk, filled, draft, journalist):
    page = desk.get(page_of(draft, "change"))
    desk.post(page_of(draft, "change"), filled(page, headline="Rain at one", body="<p>It poured.</p>"))
    latest, first = draft.versions.all()
    assert first.fields["headline"] == "Rain at noon"  # what stood there before is kept too
    assert (latest.number, latest.saved_by) == (2, journalist)
    assert latest.changed == ["headline", "body"]
    assert latest.token == Article.objects.get().token


def test_a_save_that_changes_nothing_leaves_no_version_and_its_token_leads_to_the_last(desk, filled, draft):
    page = desk.get(page_of(draft, "change"))
    for _twice in range(2):
        desk.post(page_of(draft, "change"), filled(page))
        page = desk.get(page_of(draft, "change"))
    article = Article.objects.get()
    assert draft.versions.count() == 1
    assert history.version_by_token(article, article.token) == draft.versions.get()


def test_lines_as_browsers_send_them_are_no_change(desk, filled, draft):
    draft.key_points = "Twelve laps\nOne winner"
    draft.save()
    page = desk.get(page_of(draft, "change"))
    desk.post(page_of(draft, "change"), filled(page, kicker="Rain", key_points="Twelve laps\r\nOne winner"))
    assert draft.versions.first().changed == ["kicker"]
    assert Article.objects.get().key_points == "Twelve laps\nOne winner"


def test_a_page_opened_earlier_finds_the_version_that_it_was_opened_on(rewritten):
    for version in rewritten.versions.all():
        assert history.version_by_token(rewritten, version.token) == version
    assert history.version_by_token(rewritten, "") is None
    assert history.version_by_token(rewritten, "unknown") is None


def test_a_fact_that_both_languages_share_is_kept_in_both(desk, filled, draft, make, journalist):
    french = make.article(draft.story, "fr", "Pluie à midi")
    history.record_story(draft.story, journalist)
    page = desk.get(page_of(draft, "change"))
    desk.post(page_of(draft, "change"), filled(page, dateline="Val-Saint-Aubin"))
    assert french.versions.first().changed == ["dateline"]
    assert draft.versions.first().facts["dateline"][0]["words"] == "Val-Saint-Aubin"


def test_a_byline_is_part_of_a_version_a_new_name_of_its_person_is_not(rewritten, make, editor, journalist):
    rewritten.bylines.create(person=editor.person)
    assert save(rewritten, editor).changed == ["bylines"]
    type(journalist.person).objects.filter(pk=journalist.person.pk).update(name="Jeanne Aubry-Roche")
    assert save(rewritten, editor) is None


def test_a_step_of_the_workflow_keeps_what_is_sent_on_its_way(draft, journalist):
    workflow.move(draft, Article.Status.SUBMITTED, by=journalist)
    assert draft.versions.get().fields["headline"] == "Rain at noon"


# --- the pages ------------------------------------------------------------------------------------


def test_the_history_says_who_when_and_what_with_the_steps_between(editors_desk, rewritten, journalist):
    journalist.first_name, journalist.last_name = "Jeanne", "Aubry"
    journalist.save()
    workflow.move(rewritten, Article.Status.SUBMITTED, by=journalist, comment="Please check the times.")
    page = editors_desk.get(page_of(rewritten)).content.decode()
    assert "First version" in page
    assert "Headline, text" in page
    assert "edgar" in page
    assert page.count("<td>Jeanne Aubry</td>") == 2  # of the version, and of the step
    assert "Please check the times." in page
    assert (
        f'href="{page_of(rewritten, "history")}"'
        in editors_desk.get(page_of(rewritten, "change")).content.decode()
    )


def test_the_history_costs_the_same_with_many_versions(
    editors_desk, rewritten, editor, django_assert_max_num_queries
):
    for number in range(12):
        rewritten.headline = f"Rain at {number}"
        save(rewritten, editor)
    with django_assert_max_num_queries(9):
        editors_desk.get(page_of(rewritten))
    with django_assert_max_num_queries(8):
        editors_desk.get(page_of(rewritten, "compare") + "?a=1&b=14")


def test_two_versions_are_compared_word_by_word_in_whatever_order_they_are_named(desk, rewritten):
    for query in ("?a=1&b=2", "?a=2&b=1"):
        page = desk.get(page_of(rewritten, "compare") + query).content.decode()
        assert "[taken away:] </span>noon<span" in page
        assert "[new:] </span>one<span" in page
        assert "Rain at " in page


def test_a_comparison_with_a_version_that_is_not_there_is_refused(desk, rewritten):
    assert desk.get(page_of(rewritten, "compare") + "?a=1&b=9").status_code == 404
    assert desk.get(page_of(rewritten, "compare") + "?a=x").url == page_of(rewritten)
    assert desk.get(page_of(rewritten, "version", 9)).status_code == 404


def test_a_version_is_read_as_it_was_and_nothing_in_it_runs(desk, rewritten):
    version = rewritten.versions.last()
    version.fields["body"] = '<p onclick="x()">Old words.</p><script>alert(1)</script>'
    version.fields["headline"] = "<script>alert(2)</script>"
    version.save()
    page = desk.get(page_of(rewritten, "version", 1)).content.decode()
    assert "<p>Old words.</p>" in page
    assert "alert(1)" not in page
    assert "<script>alert(2)" not in page
    assert "<script>alert(2)" not in desk.get(page_of(rewritten, "compare") + "?a=1&b=2").content.decode()


def test_the_pages_speak_french(desk, rewritten):
    desk.cookies["language"] = "fr"
    for url in (
        page_of(rewritten),
        page_of(rewritten, "version", 1),
        page_of(rewritten, "compare") + "?a=1&b=2",
        page_of(rewritten, "seen") + "?at=2026-01-01T12:00",
    ):
        page = desk.get(url)
        assert page.status_code == 200
        assert "Historique" in page.content.decode()


# --- restoring ------------------------------------------------------------------------------------


def test_restoring_a_version_makes_a_new_one_and_loses_none(desk, rewritten, journalist):
    answer = desk.post(page_of(rewritten, "restore", 1))
    assert answer.url == page_of(rewritten, "change")
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Rain at noon", "<p>It rained.</p>")
    assert article.saved_by == journalist
    assert [version.number for version in article.versions.all()] == [3, 2, 1]
    assert article.versions.first().restored_from.number == 1
    assert article.token == article.versions.first().token
    assert "restored from version 1" in desk.get(page_of(rewritten)).content.decode()


def test_restoring_brings_back_the_bylines_and_leaves_the_address(desk, rewritten, editor, journalist):
    rewritten.slug = "rain-at-one"
    rewritten.bylines.update(person=editor.person)
    save(rewritten, editor)
    desk.post(page_of(rewritten, "restore", 1))
    article = Article.objects.get()
    assert article.slug == "rain-at-one"
    assert [byline.person for byline in article.bylines.all()] == [journalist.person]


def test_restoring_a_version_asks_its_translation_to_follow(desk, draft, make, journalist):
    history.record(draft, journalist)
    french = make.article(draft.story, "fr", "Pluie à midi")
    Article.objects.filter(pk=french.pk).update(agrees_with=draft.substance)
    draft.headline = "Rain at one"
    save(draft, journalist)

    def is_stale():
        return Article.objects.get(pk=french.pk).is_stale(Article.objects.get(pk=draft.pk))

    assert is_stale()
    desk.post(page_of(draft, "restore", 1))
    assert not is_stale()
    desk.post(page_of(draft, "restore", 2))
    assert is_stale()


def test_restoring_what_is_there_already_changes_nothing(desk, rewritten):
    desk.post(page_of(rewritten, "restore", 2))
    assert rewritten.versions.count() == 2


def test_a_published_article_is_restored_by_editors_alone_and_readers_are_told(
    client, rewritten, journalist, editor
):
    workflow.move(rewritten, Article.Status.PUBLISHED, by=editor)
    client.force_login(journalist)
    assert client.post(page_of(rewritten, "restore", 1)).status_code == 403
    assert "Restore this version" not in client.get(page_of(rewritten, "version", 1)).content.decode()
    assert Article.objects.get().headline == "Rain at one"
    client.force_login(editor)
    assert "Readers see it at once." in client.get(page_of(rewritten, "version", 1)).content.decode()
    client.post(page_of(rewritten, "restore", 1))
    article = Article.objects.get()
    assert article.headline == "Rain at noon"
    assert article.updated_at is not None


def test_nothing_is_restored_by_following_a_link(desk, rewritten):
    assert desk.get(page_of(rewritten, "restore", 1)).status_code == 405
    assert Article.objects.get().headline == "Rain at one"


@pytest.mark.parametrize(
    ("who", "reads", "restores"),
    [("journalist", 200, 302), ("editor", 200, 302), ("results_editor", 200, 403), ("stranger", 403, 403)],
)
def test_who_reads_the_article_reads_its_history_and_who_writes_restores(
    client, request, rewritten, who, reads, restores
):
    client.force_login(request.getfixturevalue(who))
    for name, rest, query in [
        ("history", [], ""),
        ("version", [1], ""),
        ("compare", [], "?a=1&b=2"),
        ("seen", [], "?at=2026-01-01T12:00"),
    ]:
        assert client.get(page_of(rewritten, name, *rest) + query).status_code == reads
    assert client.post(page_of(rewritten, "restore", 1)).status_code == restores


def test_nobody_without_an_account_sees_a_history(client, rewritten):
    for name, rest in [("history", []), ("version", [1]), ("compare", []), ("seen", []), ("restore", [1])]:
        answer = client.post(page_of(rewritten, name, *rest))
        assert answer.url.startswith(reverse("admin:login"))
    assert rewritten.versions.count() == 2


# --- what readers saw -----------------------------------------------------------------------------

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def hours(number):
    return NOON + timedelta(hours=number)


@pytest.fixture
def told(rewritten, editor):
    """Version 1 at noon, out at 13 h, version 2 at 15 h, withdrawn at 17 h, out again at 19 h."""
    saved_at(rewritten, 1, NOON)
    saved_at(rewritten, 2, hours(3))
    step = rewritten.moves.create
    step(from_status="draft", to_status="published", at=hours(1))
    step(from_status="published", to_status="withdrawn", at=hours(5))
    step(from_status="withdrawn", to_status="draft", at=hours(6))
    step(from_status="draft", to_status="published", at=hours(6.5), publishes_at=hours(7))
    Article.objects.filter(pk=rewritten.pk).update(status="published", published_at=hours(7))
    return Article.objects.get()


@pytest.mark.parametrize(
    ("hour", "number"),
    [(0.5, None), (1, 1), (2.9, 1), (3, 2), (4.9, 2), (5, None), (6.7, None), (7, 2), (30, 2)],
)
def test_readers_saw_the_version_in_force_while_the_article_was_public(told, hour, number):
    seen = history.readers_saw(told, hours(hour))
    assert (seen.version.number if seen.version else None) == number
    assert not seen.is_earliest


def test_what_was_taken_back_before_it_appeared_was_seen_by_nobody(draft, journalist):
    history.record(draft, journalist)
    draft.moves.create(from_status="draft", to_status="published", at=NOON, publishes_at=hours(4))
    draft.moves.create(from_status="published", to_status="draft", at=hours(2))
    assert history.windows(draft) == []
    assert history.readers_saw(draft, hours(5)).version is None


def test_of_an_article_older_than_its_history_the_earliest_version_is_shown_and_said_to_be_so(make, editor):
    article = make.published(at=NOON)
    history.record(article, editor)
    seen = history.readers_saw(article, hours(1))
    assert seen.version.number == 1
    assert seen.is_earliest


def test_nobody_has_seen_what_is_yet_to_come(told):
    assert history.readers_saw(told, timezone.now() + timedelta(days=1)).version is None


def test_the_page_shows_what_readers_saw_on_the_clock_of_the_edition(desk, told):
    # 15 h in London in summer is 14 h UTC: an hour before the second version.
    page = desk.get(page_of(told, "seen") + "?at=2026-05-03T15:00").content.decode()
    assert "Readers saw version 1" in page
    assert "<p>It rained.</p>" in page
    assert "poured" not in page
    assert (
        "Readers saw version 2" in desk.get(page_of(told, "seen") + "?at=2026-05-03T16:30").content.decode()
    )
    assert "was not public then" in desk.get(page_of(told, "seen") + "?at=2026-05-03T12:30").content.decode()


@pytest.mark.parametrize(
    ("at", "said"), [("", "required"), ("yesterday", "Enter a valid"), ("2999-01-01T00:00", "yet to come")]
)
def test_a_moment_that_cannot_be_answered_is_asked_for_again(desk, told, at, said):
    page = desk.get(page_of(told, "seen"), {"at": at})
    assert page.status_code == 200
    assert said in page.content.decode()


def test_a_story_told_in_french_keeps_its_facts_in_french(make, editor):
    article = make.article(make.story(kind="report"), "fr", "Pluie")
    with translation.override("en"):
        assert history.record(article, editor).facts["kind"][0]["words"] == "compte rendu"
