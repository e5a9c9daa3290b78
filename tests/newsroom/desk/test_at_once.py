"""Two at the desk at one moment, or one button pressed twice: nothing is done twice, and nothing is lost."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom import front_page, images, intake, keeping, workflow
from newsroom.admin.together import Together
from newsroom.forms.article import ArticleForm
from newsroom.front_page import LEAD, OvertakenError, Placed
from newsroom.models import Article, Correction, Note, OpenPage, Photo
from tests.at_once import both, in_threads, meet, once
from tests.newsroom.desk.conftest import picture

ADD = "admin:newsroom_article_add"


def opened(user):
    """A browser in which the page of a new article is filled in."""
    client = Client()
    client.force_login(user)
    return client, client.get(reverse(ADD))


@pytest.fixture
def chief(make):
    """Allowed all without a group: what commits empties the table of groups."""
    user = make.user("chief", is_staff=True, is_superuser=True)
    make.person("Camille Arnoux", user=user)
    return user


# --- articles -------------------------------------------------------------------------------------


@in_threads
def test_a_new_article_sent_twice_at_once_is_one(chief, filled, monkeypatch):
    client, page = opened(chief)
    sent = filled(page, headline="Rain at noon", language="en", kind="report")
    meet(monkeypatch, ArticleForm, "refuse_a_second_copy")
    again = Client()
    again.cookies = client.cookies
    both(*(partial(each.post, reverse(ADD), sent) for each in (client, again)))
    assert Article.objects.count() == 1


def test_an_address_that_another_took_at_that_moment_gives_way_to_the_next(
    client, make, journalist, filled, monkeypatch
):
    client, page = opened(journalist)
    sent = filled(page, headline="Rain at noon", language="en", kind="report")
    once(monkeypatch, Article, "validate_constraints", lambda: make.article(slug="rain-at-noon"))
    assert client.post(reverse(ADD), sent).status_code == 302
    assert Article.objects.get().headline == "Rain at noon"  # the other came and went with the first try


def test_what_was_published_a_moment_ago_is_not_deleted(client, draft, editor, monkeypatch):
    draft.story.created_by = editor
    client.force_login(editor)
    address = reverse("admin:newsroom_article_delete", args=[draft.pk])
    assert client.get(address).status_code == 200
    once(monkeypatch, Together, "held", lambda: workflow.move(draft, "published", by=editor))
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Article.objects.get() == draft


def test_a_photo_that_loses_its_credit_at_that_moment_is_not_published(
    draft, editor, make, photo, monkeypatch
):
    one = photo(photographer_name="Ada")
    draft.story.photo_uses.create(photo=one, place="lead")
    once(monkeypatch, workflow, "hold_photos", lambda: Photo.objects.update(photographer_name=""))
    with pytest.raises(ValidationError, match="has no credit"):
        workflow.move(draft, "published", by=editor)


@in_threads
def test_what_is_typed_and_sent_twice_at_once_is_kept(chief, monkeypatch):
    typed = {"fields": {"headline": "Rain"}, "rows": {}, "base": {}, "opened": {}, "token": ""}
    meet(monkeypatch, keeping, "sweep")
    came = both(partial(keeping.keep, chief, "a" * 32, typed=typed))
    assert not [
        each for each in came if isinstance(each, Exception) and not isinstance(each, keeping.Refused)
    ]
    assert OpenPage.objects.get().typed["fields"] == {"headline": "Rain"}


# --- what is said once ------------------------------------------------------------------------------


def test_a_correction_sent_twice_is_told_once(client, editor, make, filled):
    article = make.published(at=timezone.now() - timezone.timedelta(days=1))
    client.force_login(editor)
    address = reverse("admin:newsroom_correction_add")
    said = {"article": article.pk, "what_was_wrong": "Lap 89.", "what_is_right": "Lap 92.", "there": "later"}
    assert client.post(address, said).status_code == 302
    assert "Readers have been told this already" in client.post(address, said).content.decode()
    assert Correction.objects.count() == 1


def test_a_note_sent_twice_is_written_once(client, journalist, draft):
    client.force_login(journalist)
    for _time in range(2):
        client.post(reverse("admin:newsroom_article_notes", args=[draft.pk]), {"note": "Which tyre?"})
    assert Note.objects.count() == 1


def test_an_arrangement_sent_twice_is_no_quarrel_with_oneself(make, editor):
    places = [Placed(make.published().pk, LEAD)]
    pages = [front_page.arrange("en", places, by=editor, version=0) for _time in range(2)]
    assert [page.version for page in pages] == [1, 1]
    with pytest.raises(OvertakenError):
        front_page.arrange("en", [], by=editor, version=0)


# --- photos -----------------------------------------------------------------------------------------


def test_words_written_while_a_photo_s_page_was_open_are_told_before_they_are_lost(
    client, editor, photo, filled
):
    one = photo(photographer_name="Ada")
    client.force_login(editor)
    address = reverse("admin:newsroom_photo_change", args=[one.pk])
    sent = filled(client.get(address), place="Moulin")
    Photo.objects.filter(pk=one.pk).update(caption_en="Rain at noon")
    reply = client.post(address, sent)
    assert "Somebody has changed this in the meantime" in reply.content.decode()
    assert "(Rain at noon)" in reply.content.decode()
    one.refresh_from_db()
    assert one.caption_en == "Rain at noon"
    assert client.post(address, filled(reply)).status_code == 302


@in_threads
def test_a_photo_sent_twice_at_once_is_stored_once(chief, monkeypatch):
    meet(monkeypatch, images, "receive")
    data = picture().read()
    came = both(partial(intake.take_in, data, "rain.jpg", chief))
    assert sorted(each.is_new for each in came) == [False, True]
    assert Photo.objects.count() == 1


def test_a_photo_whose_drawing_broke_off_is_drawn_when_it_is_sent_again(editor, monkeypatch):
    data = picture().read()
    with monkeypatch.context() as broken:
        broken.setattr(images, "make_renditions", lambda photo: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            intake.take_in(data, "rain.jpg", editor)
    assert intake.take_in(data, "rain.jpg", editor).photo.renditions


def test_the_pictures_that_readers_see_go_only_once_the_new_ones_are_named(
    photo, monkeypatch, django_capture_on_commit_callbacks
):
    one = photo()
    monkeypatch.setattr(Photo, "save", lambda *_args, **_kwargs: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        call_command("renditions", all=True)
    assert default_storage.exists(one.renditions["wide"]["600"]["jpeg"])
