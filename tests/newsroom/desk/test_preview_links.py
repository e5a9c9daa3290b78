"""Preview links on the article's page: who makes and revokes them, and what they are told."""

import re

import pytest
from django.urls import reverse

from newsroom.models import PreviewLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """`ask(user, article, preview_for="day")` as the page's script does."""

    def post(user, article, scripted=True, **data):
        client.force_login(user)
        headers = {"X-Requested-With": "fetch"} if scripted else {}
        return client.post(
            reverse("admin:newsroom_article_previews", args=[article.pk]), data, headers=headers
        )

    return post


def address_in(response):
    return re.search(r'value="(http[^"]*/preview/[^"]+)"', response.content.decode())[1]


def test_a_journalist_shows_her_draft_to_somebody_outside(ask, journalist, draft, client):
    told = ask(journalist, draft, preview_for="hour")
    path = re.sub(r"^https?://[^/]+", "", address_in(told))
    client.logout()
    assert "Rain at noon" in client.get(path).content.decode()
    assert PreviewLink.objects.get().created_by == journalist


def test_the_address_is_told_once(ask, journalist, draft, client):
    response = ask(journalist, draft, scripted=False, preview_for="day")
    assert response.status_code == 302
    change = reverse("admin:newsroom_article_change", args=[draft.pk])
    first = client.get(change).content.decode()
    assert "/preview/" in re.sub(r'name="[^"]*"', "", first).replace("/previews/", "")
    assert 'data-copy="preview-en"' in first
    second = client.get(change).content.decode()
    assert 'data-copy="preview-en"' not in second
    assert "Revoke the link made on" in second


def test_a_story_in_two_languages_has_an_address_for_each_and_one_for_both(ask, editor, draft, make):
    make.article(draft.story, "fr", headline="Midi")
    html = ask(editor, draft, preview_for="day").content.decode()
    assert len(re.findall(r'value="http[^"]*/preview/', html)) == 3


def test_a_link_is_revoked(ask, editor, draft):
    ask(editor, draft, preview_for="week")
    link = PreviewLink.objects.get()
    response = ask(editor, draft, revoke=link.pk)
    assert not PreviewLink.objects.alive().exists()
    assert "revoked" in response.content.decode()


def test_a_link_of_another_story_is_not_revoked_from_here(ask, journalist, draft, editor, make):
    link, _token = PreviewLink.objects.open_for(make.story(), "day", editor)
    ask(journalist, draft, revoke=link.pk)
    assert PreviewLink.objects.alive().exists()


@pytest.mark.parametrize("data", [{"preview_for": "century"}, {"preview_for": ""}, {"revoke": "-1"}, {}])
def test_anything_else_makes_nothing(ask, editor, draft, data):
    assert ask(editor, draft, **data).status_code == 200
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("who", ["results_editor", "stranger"])
def test_who_may_not_write_makes_none_and_sees_none(ask, draft, who, request, client):
    user = request.getfixturevalue(who)
    assert ask(user, draft, preview_for="day").status_code == 403
    assert not PreviewLink.objects.exists()
    response = client.get(reverse("admin:newsroom_article_change", args=[draft.pk]))
    assert 'id="preview-form"' not in response.content.decode()


def test_a_journalist_makes_none_of_a_colleagues_draft(ask, draft, make):
    from newsroom import roles

    other = make.user("otto", groups=[roles.JOURNALIST], is_staff=True)
    assert ask(other, draft, preview_for="day").status_code == 403


def test_looking_at_the_address_of_the_links_makes_none(client, editor, draft):
    client.force_login(editor)
    assert client.get(reverse("admin:newsroom_article_previews", args=[draft.pk])).status_code == 405
