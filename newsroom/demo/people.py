"""The house's people, and the demo logins of some of them."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import CommandError

from newsroom.demo.files import DATA, facts
from newsroom.models import Person

OWN = (
    *("slug", "name", "agency", "job_title_fr", "job_title_en", "about_fr", "about_en"),
    *("public_email", "links"),
)


def load_people():
    """All people by their slug, and the logins with their passwords."""
    people, logins = {}, {}
    for one in facts(DATA / "people.toml")["people"]:
        person = Person(**{name: one[name] for name in OWN if name in one})
        if username := one.get("login"):
            person.user, logins[username] = make_user(username, one)
        person.save()
        people[person.slug] = person
    return people, logins


def make_user(username, facts):
    """A login with its password."""
    users = get_user_model().objects
    if users.filter(username=username).exists():
        raise CommandError(
            f"There is a login “{username}” already: the demo content is for an empty newsroom."
        )
    password = password_of(username)
    given, _, family = facts["name"].partition(" ")
    fields = {"first_name": given, "last_name": family, "email": f"{username}@example.org", "is_staff": True}
    user = users.create_user(username, password=password, **fields)
    user.groups.set(Group.objects.filter(name__in=facts.get("groups", ())))
    return user, password


def password_of(username):
    """On one's own machine everybody may know it; elsewhere nobody can."""
    return f"demo-{username}" if settings.DEBUG else secrets.token_urlsafe(12)


def demo_logins():
    """The logins as they were made; a password that has been changed since is not shown."""
    users = get_user_model().objects.filter(is_active=True)
    made = [one["login"] for one in facts(DATA / "people.toml")["people"] if "login" in one]
    return {
        user.username: f"demo-{user.username}"
        if user.check_password(f"demo-{user.username}")
        else "(its own password)"
        for user in users.filter(username__in=made).order_by("pk")
    }
