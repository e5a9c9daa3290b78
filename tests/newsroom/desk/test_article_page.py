"""The page on which an article is written, with the facts of its story."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import workflow
from newsroom.models import Article, Byline, Story

pytestmark = pytest.mark.ignore_template_errors  # Django's own pages lean on variables that are not there


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


ADD = "admin:newsroom_article_add"


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


@pytest.fixture
def editors_desk(client, editor):
    client.force_login(editor)
    return client


def test_a_new_article_begins_its_story_by_itself_and_is_signed_by_who_writes_it(desk, filled, journalist):
    page = desk.get(reverse(ADD))
    data = filled(
        page,
        headline="Pluie à midi",
        language="fr",
        body="<p>Il a plu.</p>",
        kind="report",
        tags="pluie, Midi",
    )
    answer = desk.post(reverse(ADD), data | {"_continue": "1"})
    article = Article.objects.get()
    assert answer.url == page_of(article)
    assert article.slug == "pluie-a-midi"
    assert article.story.created_by == journalist
    assert article.saved_by == journalist
    assert {tag.name for tag in article.story.tags.all()} == {"pluie", "Midi"}
    assert [(b.person, b.role) for b in article.bylines.all()] == [(journalist.person, Byline.Role.AUTHOR)]


def test_who_goes_back_and_saves_again_makes_no_second_copy(desk, filled, make):
    data = filled(
        desk.get(reverse(ADD)), headline="<i>Pluie</i> à midi", language="fr", body="<p>Il a plu.</p>"
    )
    first = desk.post(reverse(ADD), data | {"_continue": "1"})
    again = desk.post(reverse(ADD), data | {"body": "<p>Il a plu. Beaucoup.</p>", "_continue": "1"})
    assert Article.objects.count() == 1
    shown = again.content.decode()
    assert f'<a href="{first.url}">&lt;i&gt;Pluie&lt;/i&gt; à midi</a>' in shown
    assert "Beaucoup." in shown
    Story.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert desk.post(reverse(ADD), data | {"_continue": "1"}).status_code == 302
    assert Article.objects.count() == 2


def test_another_one_may_write_under_the_same_headline(desk, client, editor, filled):
    data = filled(desk.get(reverse(ADD)), headline="Pluie à midi", language="fr", body="<p>Il a plu.</p>")
    desk.post(reverse(ADD), data)
    client.force_login(editor)
    client.post(reverse(ADD), data)
    assert Article.objects.count() == 2


def test_a_colleague_is_called_by_name(editors_desk, journalist, filled, draft):
    journalist.first_name, journalist.last_name = "Hélène", "Duprat"
    journalist.save()
    Article.objects.update(saved_by=journalist)
    assert "Hélène Duprat" in editors_desk.get(page_of(draft)).content.decode()


def test_what_is_typed_is_cleaned_before_it_is_stored(desk, filled, draft):
    page = desk.get(page_of(draft))
    desk.post(page_of(draft), filled(page, body='<p onclick="x()">a</p><script>alert(1)</script>'))
    assert Article.objects.get().body == "<p>a</p>"


def test_a_form_with_an_error_keeps_what_was_typed(desk, filled, draft):
    page = desk.get(page_of(draft))
    answer = desk.post(page_of(draft), filled(page, headline="", body="<p>Kept words.</p>", dateline="Spa"))
    assert answer.status_code == 200
    assert "Kept words." in answer.content.decode()
    assert 'value="Spa"' in answer.content.decode()


def test_a_slug_that_is_taken_gets_a_number(desk, filled, draft, make):
    Article.objects.filter(pk=draft.pk).update(slug="rain")
    page = desk.get(reverse(ADD))
    desk.post(reverse(ADD), filled(page, headline="Rain", language="en"))
    assert Article.objects.exclude(pk=draft.pk).get().slug == "rain-2"


def test_the_shared_facts_are_saved_with_the_article(desk, filled, draft, make, photo):
    session = make.session()
    use = photo(photographer_name="Ada")
    page = desk.get(page_of(draft))
    data = filled(page, kind="preview", dateline="Lyon", events=[str(session.event.pk)])
    data |= row(
        "story_sessions", 0, session=session.pk, role="preview", table="podium", kind="result", order=1
    )
    data |= row("photo_uses", 0, photo=use.pk, place="lead", order=1, own_caption_fr="Ici")
    data |= row("story_series", 0, series=session.event.season.series.pk, order=1)
    answer = desk.post(page_of(draft), data)
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    story = Story.objects.get()
    assert (story.kind, story.dateline) == ("preview", "Lyon")
    assert list(story.events.all()) == [session.event]
    assert story.story_sessions.get().table == "podium"
    assert story.lead.own_caption_fr == "Ici"
    assert story.main_series == session.event.season.series


def row(prefix, index, **values):
    data = {f"{prefix}-{index}-{name}": str(value) for name, value in values.items()}
    return data | {f"{prefix}-TOTAL_FORMS": str(index + 1)}


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "status"), [("stranger", 403), ("results_editor", 403)])
def test_who_does_not_write_opens_no_new_article(client, who, status, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse(ADD)).status_code == status


def test_a_journalist_reads_another_ones_draft_but_does_not_write_in_it(client, draft, make):
    client.force_login(make.user("other", groups=["Journalist"], is_staff=True))
    page = client.get(page_of(draft)).content.decode()
    assert "It rained." in page
    assert 'name="headline"' not in page


def test_who_signs_a_draft_writes_in_it(client, draft, make):
    other = make.user("other", groups=["Journalist"], is_staff=True)
    draft.bylines.create(person=make.person("Noa Petit", user=other))
    client.force_login(other)
    assert 'name="headline"' in client.get(page_of(draft)).content.decode()


def test_once_an_article_of_the_story_is_out_its_facts_are_the_editors(desk, filled, draft, make, editor):
    workflow.move(draft, "published", by=editor)
    sibling = make.article(draft.story, "fr", "Pluie", author=draft.bylines.get().person)
    page = desk.get(page_of(sibling))
    assert "only editors change them now" in page.content.decode()
    data = filled(page, headline="Pluie à midi")
    desk.post(page_of(sibling), data | {"kind": "gallery", "dateline": "Nowhere"})
    sibling.refresh_from_db()
    assert sibling.headline == "Pluie à midi"
    assert (sibling.story.kind, sibling.story.dateline) == ("report", "")


def test_the_rows_of_a_story_that_is_out_are_closed_to_a_journalist(desk, filled, draft, make, editor):
    workflow.move(draft, "published", by=editor)
    sibling = make.article(draft.story, "fr", "Pluie", author=draft.bylines.get().person)
    data = filled(desk.get(page_of(sibling)))
    data |= row("story_series", 0, series=make.series().pk, order=1, id="", story=draft.story.pk)
    desk.post(page_of(sibling), data | {"story_series-INITIAL_FORMS": "0"})
    assert not draft.story.story_series.exists()


def test_an_article_that_went_out_of_hand_keeps_what_was_typed(desk, filled, draft, editor):
    data = filled(desk.get(page_of(draft)), body="<p>Typed in vain?</p>")
    workflow.move(draft, "submitted", by=editor)
    answer = desk.post(page_of(draft), data)
    assert answer.status_code == 403
    assert "Typed in vain?" in answer.content.decode()
    assert Article.objects.get().body == "<p>It rained.</p>"


# --- the other language ---------------------------------------------------------------------------


def test_the_other_language_is_written_beside_the_original_with_nothing_invented(editors_desk, draft, editor):
    page = editors_desk.get(f"{reverse(ADD)}?story={draft.story.pk}").content.decode()
    assert '<div class="beside" lang="en"><p>It rained.</p></div>' in page
    assert 'name="headline" value="' not in page
    assert str(draft.bylines.get().person) in page
    assert str(editor.person) in page


def test_the_sibling_joins_the_story_and_names_its_translator(editors_desk, filled, draft, editor):
    address = f"{reverse(ADD)}?story={draft.story.pk}"
    data = filled(editors_desk.get(address), headline="Pluie à midi", body="<p>Il a plu.</p>")
    editors_desk.post(address, data)
    sibling = Article.objects.get(language="fr")
    assert sibling.story == draft.story
    assert Story.objects.count() == 1
    assert [b.role for b in sibling.bylines.all()] == ["author", "translator"]


def test_two_who_write_the_same_translation_are_told_and_lose_nothing(editors_desk, filled, draft, make):
    address = f"{reverse(ADD)}?story={draft.story.pk}"
    data = filled(editors_desk.get(address), headline="Mon titre", body="<p>Mon texte.</p>")
    make.article(draft.story, "fr", "Le premier")
    answer = editors_desk.post(address, data)
    assert answer.status_code == 200
    assert "Le premier" in answer.content.decode()
    assert "Mon texte." in answer.content.decode()
    assert Article.objects.filter(language="fr").count() == 1


def test_a_story_told_twice_has_no_third_article(editors_desk, draft, make):
    sibling = make.article(draft.story, "fr", "Pluie")
    answer = editors_desk.get(f"{reverse(ADD)}?story={draft.story.pk}")
    assert answer.url == page_of(sibling)


# --- steps and preview ----------------------------------------------------------------------------


def test_a_button_saves_first_and_then_submits(desk, filled, draft):
    data = filled(desk.get(page_of(draft)), headline="Rain at one", comment="The caption is missing.")
    desk.post(page_of(draft), data | {"step": "submitted"})
    article = Article.objects.get()
    assert (article.headline, article.status) == ("Rain at one", "submitted")
    assert article.moves.get().comment == "The caption is missing."


def test_a_journalist_has_no_button_to_publish_and_no_way_around_it(desk, filled, draft):
    page = desk.get(page_of(draft))
    assert 'value="published"' not in page.content.decode()
    desk.post(page_of(draft), filled(page) | {"step": "published"})
    assert Article.objects.get().status == "draft"


def test_what_stands_in_the_way_is_said_and_the_text_is_saved_all_the_same(
    editors_desk, filled, draft, photo
):
    draft.story.photo_uses.create(photo=photo(caption_en="The start", caption_fr="Le départ"))
    data = filled(editors_desk.get(page_of(draft)), headline="Rain at one")
    answer = editors_desk.post(page_of(draft), data | {"step": "published"}, follow=True)
    assert "The start" in answer.content.decode()
    article = Article.objects.get()
    assert (article.headline, article.status) == ("Rain at one", "draft")


def test_an_editor_schedules_by_the_clock_of_the_articles_readers(editors_desk, filled, draft):
    when = (timezone.now() + timedelta(days=3)).replace(hour=7, minute=30, second=0, microsecond=0)
    data = filled(editors_desk.get(page_of(draft)), publish_at=when.strftime("%Y-%m-%dT%H:%M"))
    editors_desk.post(page_of(draft), data | {"step": "published"})
    article = Article.objects.get()
    assert article.is_scheduled
    zone = workflow.zone_of("en")
    assert article.published_at == when.replace(tzinfo=zone)


@pytest.mark.parametrize(("small", "moved"), [(True, False), (False, True)])
def test_only_a_change_of_substance_moves_the_date_that_readers_see(
    editors_desk, filled, draft, editor, small, moved
):
    workflow.move(draft, "published", by=editor)
    data = filled(editors_desk.get(page_of(draft)), body="<p>It rained hard.</p>")
    editors_desk.post(page_of(draft), data | ({"small_edit": "on"} if small else {}))
    assert (Article.objects.get().updated_at is not None) is moved


def test_a_save_that_changes_no_word_is_no_change_of_substance(editors_desk, filled, draft, editor):
    workflow.move(draft, "published", by=editor)
    editors_desk.post(page_of(draft), filled(editors_desk.get(page_of(draft)), dateline="Lyon"))
    assert Article.objects.get().updated_at is None


def test_save_and_preview_opens_the_page_of_the_site(desk, filled, draft):
    answer = desk.post(page_of(draft), filled(desk.get(page_of(draft))) | {"_preview": "1"})
    assert answer.url == f"/en/articles/{draft.slug}/"


def test_a_photo_without_credit_is_not_added_to_a_story_that_is_out(
    editors_desk, filled, draft, editor, photo
):
    workflow.move(draft, "published", by=editor)
    data = filled(editors_desk.get(page_of(draft)))
    data |= row("photo_uses", 0, photo=photo().pk, place="gallery", order=1)
    answer = editors_desk.post(page_of(draft), data)
    assert "no credit" in answer.content.decode()
    assert not draft.story.photo_uses.exists()


def test_what_readers_have_seen_cannot_be_deleted(editors_desk, draft, editor):
    address = reverse("admin:newsroom_article_delete", args=[draft.pk])
    assert editors_desk.get(address).status_code == 200
    workflow.move(draft, "published", by=editor)
    assert editors_desk.get(address).status_code == 403


def test_the_story_goes_with_its_last_article(editors_desk, draft):
    editors_desk.post(reverse("admin:newsroom_article_delete", args=[draft.pk]), {"post": "yes"})
    assert not Story.objects.exists()


def test_a_move_needs_the_forms_token(draft, editor, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(page_of(draft), {"step": "published"}).status_code == 403
    assert Article.objects.get().status == "draft"


def test_an_article_deleted_meanwhile_keeps_what_was_typed(desk, filled, draft):
    data = filled(desk.get(page_of(draft)), body="<p>Typed in vain?</p>")
    address = page_of(draft)
    draft.delete()
    answer = desk.post(address, data)
    assert answer.status_code == 403
    assert "Typed in vain?" in answer.content.decode()


def test_the_comment_of_a_step_that_was_refused_is_shown_again(editors_desk, filled, draft):
    draft.bylines.all().delete()
    data = filled(editors_desk.get(page_of(draft)), comment="For tonight.")
    answer = editors_desk.post(page_of(draft), data | {"step": "published"}, follow=True)
    assert "For tonight." in answer.content.decode()


def test_nothing_is_scheduled_for_a_time_that_has_passed(editors_desk, filled, draft):
    data = filled(editors_desk.get(page_of(draft)), publish_at="2020-01-01T08:30")
    answer = editors_desk.post(page_of(draft), data | {"step": "published"}, follow=True)
    assert "has passed" in answer.content.decode()
    assert Article.objects.get().status == "draft"
