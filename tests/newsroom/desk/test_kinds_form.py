"""Fields of one kind of story on the article's page: folded away, kept, compared."""

import re

import pytest
from django.urls import reverse

from newsroom.models import Story

pytestmark = pytest.mark.django_db


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


def folds(page):
    """Which of the folds stand open: {summary: bool}."""
    found = re.findall(r"<details( open)?><summary>(For [^<]*)</summary>", page.content.decode())
    return {summary: bool(opened) for opened, summary in found}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("kind", "issuer", "past"),
    [("report", False, False), ("press_release", True, False), ("history", False, True)],
)
def test_what_a_kind_does_not_use_is_folded_away(desk, draft, kind, issuer, past):
    Story.objects.update(kind=kind)
    assert folds(desk.get(page_of(draft))) == {
        "For a press release: its issuer": issuer,
        "For a story of the past: its day": past,
    }


def test_what_holds_a_value_stands_open_whatever_the_kind(desk, draft):
    Story.objects.update(issuer="Delorme Compétition", on_date="1974-04-28")
    assert all(folds(desk.get(page_of(draft))).values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_day_is_saved_and_shown_again_as_the_browser_needs_it(desk, filled, draft, language):
    prefix = {"HTTP_ACCEPT_LANGUAGE": language}
    page = desk.get(page_of(draft), **prefix)
    desk.post(page_of(draft), filled(page, kind="history", on_date="1974-04-28"), **prefix)
    assert str(Story.objects.get().on_date) == "1974-04-28"
    assert (
        'type="date" name="on_date" value="1974-04-28"' in desk.get(page_of(draft), **prefix).content.decode()
    )


def test_two_people_who_change_the_day_see_both(desk, filled, draft):
    page = desk.get(page_of(draft))
    first, second = filled(page, on_date="1974-04-28"), filled(page, on_date="1975-05-11")
    desk.post(page_of(draft), first)
    answer = desk.post(page_of(draft), second)
    assert answer.status_code == 409
    assert str(Story.objects.get().on_date) == "1974-04-28"
    assert "1975-05-11" in answer.content.decode()
