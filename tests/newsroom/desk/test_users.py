"""Logins and groups: the chief looks after them, and cannot raise anybody above himself."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from newsroom import roles
from newsroom.admin import users


@pytest.fixture
def chief(make, client):
    user = make.user("chantal", groups=[roles.CHIEF], is_staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def stronger(db):
    """A group of the site's own that may delete logins, which the chief may not."""
    group = Group.objects.create(name="Technicians")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    return group


def page(user):
    return reverse("admin:auth_user_change", args=[user.pk])


def sent(user, **changes):
    times = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00"}
    return {"username": user.username, "is_active": "on", "is_staff": "on"} | times | changes


def test_roles_are_named_in_the_language_of_the_chief(client, chief, stronger, monkeypatch):
    monkeypatch.setitem(users.ROLES, roles.JOURNALIST, "Journaliste")
    form = client.get(page(chief)).context["adminform"].form
    assert "Journaliste" in [label for _value, label in form.fields["groups"].choices]
    listed = client.get(reverse("admin:auth_group_changelist")).content.decode()
    assert ">Journaliste</a>" in listed
    assert ">Technicians</a>" in listed


def test_the_chief_makes_a_login_and_gives_it_a_role(client, chief):
    client.post(
        reverse("admin:auth_user_add"),
        {
            "username": "nina",
            "password1": "a quiet paddock",
            "password2": "a quiet paddock",
            "usable_password": "true",
        },
    )
    nina = type(chief).objects.get(username="nina")
    journalists = Group.objects.get(name=roles.JOURNALIST)
    assert client.post(page(nina), sent(nina, groups=[journalists.pk])).status_code == 302
    assert list(nina.groups.all()) == [journalists]


def test_nobody_makes_himself_a_superuser(client, chief):
    everything = [permission.pk for permission in Permission.objects.all()]
    own = [group.pk for group in chief.groups.all()]
    client.post(page(chief), sent(chief, groups=own, is_superuser="on", user_permissions=everything))
    chief.refresh_from_db()
    assert not chief.is_superuser
    assert not chief.user_permissions.exists()
    assert "is_superuser" not in client.get(page(chief)).content.decode()


def test_a_group_that_may_more_is_not_handed_out(client, chief, stronger):
    answer = client.post(page(chief), sent(chief, groups=[stronger.pk]))
    assert answer.status_code == 200
    assert not chief.groups.filter(pk=stronger.pk).exists()


@pytest.mark.parametrize("active", [True, False])
def test_who_may_more_is_not_changed_nor_given_a_password(client, chief, stronger, make, active):
    boss = make.user("boss", is_staff=True, is_superuser=True, is_active=active)
    technician = make.user("tom", groups=["Technicians"], is_staff=True, is_active=active)
    for user in (boss, technician):
        assert client.post(page(user), sent(user)).status_code == 403
        assert client.get(reverse("admin:auth_user_password_change", args=[user.pk])).status_code == 403


def test_a_group_gets_nothing_that_the_chief_lacks(client, chief, stronger):
    journalists = Group.objects.get(name=roles.JOURNALIST)
    address = reverse("admin:auth_group_change", args=[journalists.pk])
    beyond = Permission.objects.get(codename="delete_user")
    answer = client.post(address, {"name": journalists.name, "permissions": [beyond.pk]})
    assert answer.status_code == 200
    assert not journalists.permissions.filter(pk=beyond.pk).exists()
    other = reverse("admin:auth_group_change", args=[stronger.pk])
    assert client.post(other, {"name": "Technicians"}).status_code == 403
