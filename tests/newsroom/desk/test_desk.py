"""The first page of the desk, its lists, the search for links, and the roles behind them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom import roles, workflow
from newsroom.admin import desk as lists

pytestmark = pytest.mark.ignore_template_errors

PAGES = "admin:newsroom_article_pages"


def titles(user):
    return {entry.title: [row.title for row in entry.rows] for entry in lists.lists_for(user)}


def test_what_is_submitted_waits_for_an_editor(client, draft, journalist, editor):
    workflow.move(draft, "submitted", by=journalist)
    client.force_login(editor)
    assert "Rain at noon" in client.get(reverse("admin:index")).content.decode()
    assert titles(editor)["Submitted"] == ["Rain at noon"]


def test_a_draft_is_on_the_list_of_those_who_write_it(draft, journalist, editor):
    assert titles(journalist)["Mine"] == ["Rain at noon"]
    assert titles(editor)["Mine"] == []


def test_a_photo_without_credit_is_on_the_list(photo, editor):
    photo(caption_en="Uncredited", caption_fr="Sans crédit")
    assert titles(editor)["Photos without a credit"] == ["Uncredited"]


def test_who_has_no_role_sees_no_list(stranger):
    assert lists.lists_for(stranger) == []


def test_the_first_page_costs_the_same_with_more_articles(
    client, make, editor, django_assert_max_num_queries
):
    for _number in range(6):
        make.article(status="submitted")
    client.force_login(editor)
    with django_assert_max_num_queries(24):
        client.get(reverse("admin:index"))


@pytest.mark.parametrize("listed", ["article", "photo", "person", "tag", "story"])
def test_every_list_opens_and_searches(client, editor, draft, listed):
    client.force_login(editor)
    assert client.get(reverse(f"admin:newsroom_{listed}_changelist"), {"q": "été"}).status_code == 200


def test_articles_are_found_without_accents(client, editor, make):
    article = make.article(headline="L’été à Charade")
    make.article(headline="Winter")
    client.force_login(editor)
    found = (
        client.get(reverse("admin:newsroom_article_changelist"), {"q": "ete charade"}).context["cl"].queryset
    )
    assert list(found) == [article]


def test_the_list_of_articles_costs_the_same_with_more_rows(
    client, make, editor, django_assert_max_num_queries
):
    person = make.person()
    for _number in range(12):
        make.article(author=person)
    client.force_login(editor)
    with django_assert_max_num_queries(14):
        client.get(reverse("admin:newsroom_article_changelist"))


def test_a_link_finds_our_pages_by_name_in_the_language_of_the_article(client, journalist, make):
    driver = make.driver("Élodie Güneş")
    team = make.team("Güneş Racing")
    client.force_login(journalist)
    found = client.get(reverse(PAGES), {"q": "gunes", "language": "fr"}).json()["pages"]
    assert {page["url"] for page in found} == {f"/fr/drivers/{driver.slug}/", f"/fr/teams/{team.slug}/"}
    found = client.get(reverse(PAGES), {"q": "elodie gunes", "language": "en"}).json()["pages"]
    assert [page["url"] for page in found] == [f"/en/drivers/{driver.slug}/"]


def test_a_link_finds_no_draft(client, journalist, draft):
    client.force_login(journalist)
    assert client.get(reverse(PAGES), {"q": "rain", "language": "en"}).json()["pages"] == []


def test_the_search_for_links_is_the_desks_alone(client, stranger):
    assert client.get(reverse(PAGES), {"q": "rain"}).status_code == 302
    client.force_login(stranger)
    assert client.get(reverse(PAGES), {"q": "rain"}).status_code == 403


def test_the_desk_speaks_the_language_that_is_chosen(client, editor):
    client.force_login(editor)
    client.post(reverse("set_language"), {"language": "fr", "next": "/admin/"})
    assert '<html lang="fr"' in client.get(reverse("admin:index")).content.decode()


@pytest.mark.django_db
def test_the_groups_are_made_by_the_migration_with_what_they_may():
    assert set(Group.objects.values_list("name", flat=True)) >= {
        roles.JOURNALIST,
        roles.EDITOR,
        roles.RESULTS_EDITOR,
        roles.CHIEF,
    }
    may = {
        group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
    }
    assert "submit_article" in may[roles.JOURNALIST]
    assert "publish_article" not in may[roles.JOURNALIST]
    assert "change_session" not in may[roles.JOURNALIST]
    assert {"publish_article", "publish_classification"} <= may[roles.EDITOR]
    assert "publish_classification" in may[roles.RESULTS_EDITOR]
    assert "change_article" not in may[roles.RESULTS_EDITOR]
    assert may[roles.CHIEF] >= may[roles.EDITOR] | may[roles.RESULTS_EDITOR] | {"change_user"}
    assert "change_user" not in may[roles.EDITOR]


@pytest.mark.django_db
@pytest.mark.parametrize("group", roles.GROUPS)
def test_every_permission_that_is_named_exists(group):
    has = set(Group.objects.get(name=group).permissions.values_list("content_type__app_label", "codename"))
    named = {(app, name) for app in roles.APPS for name in roles.codenames(group, app)}
    assert has == named


@pytest.mark.django_db
def test_the_migration_of_the_groups_goes_back_and_forth():
    from importlib import import_module
    from types import SimpleNamespace

    from django.apps import apps
    from django.db import connection

    migration = import_module("newsroom.migrations.0003_roles")
    editor = SimpleNamespace(connection=connection)
    migration.remove_groups(apps, editor)
    assert not Group.objects.filter(name__in=roles.GROUPS).exists()
    migration.make_groups(apps, editor)
    assert Group.objects.filter(name__in=roles.GROUPS).count() == 4
