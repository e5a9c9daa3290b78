"""Every view and every step for everybody: what the table says is what happens."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.roles import steps, table
from tests.roles.world import ROLES, World, views

pytestmark = pytest.mark.ignore_template_errors

PATTERNS = views()
LETTERS = {200: "2", 401: "A", 403: "F", 404: "N", 405: "M", 410: "N", 400: "4", 409: "4", 413: "4", 422: "4"}


@pytest.fixture
def world(make):
    return World(make)


def letter(answer):
    """The answer as the table writes it."""
    if answer.status_code in (301, 302, 303):
        return "L" if "/admin/login/" in answer.headers["Location"] else "3"
    return LETTERS.get(answer.status_code, f"?{answer.status_code}")


def seated(world, role):
    """The browser of that role, logged in once."""
    client = Client()
    if user := world.users[role]:
        client.force_login(user)
    return client


def ask(client, world, name, method):
    """The answer to this request, of which neither the database nor the browser keeps anything."""
    cookies = client.cookies.copy()
    try:
        with transaction.atomic():
            address = reverse(name, kwargs=world.kwargs(name, PATTERNS[name]))
            answer = client.get(address) if method == "GET" else client.post(address)
            if answer.streaming:
                list(answer)  # to its end, so that its file is closed
            transaction.set_rollback(True)
    except Exception as error:
        return f"!{error!r}"
    finally:
        client.cookies = cookies
    return letter(answer)


@pytest.mark.parametrize("role", ROLES)
def test_every_view_answers_as_the_table_says(world, role):
    client = seated(world, role)
    column = list(ROLES).index(role)
    wrong = {}
    for (method, name), letters in table.VIEWS.items():
        found = ask(client, world, name, method)
        if found != letters[column]:
            wrong[f"{method} {name}"] = f"{found}, not {letters[column]}"
    assert wrong == {}


def test_every_view_is_in_the_table():
    known = {name for _method, name in table.VIEWS}
    assert {name for name in views() if name not in known} == set(), "add a line to tests/roles/table.py"
    assert known <= set(views())


@pytest.mark.parametrize("role", ROLES)
def test_every_step_is_taken_by_those_whom_the_table_names(world, role):
    if role == "stranger":
        return  # without a login nobody reaches a step: its views send him to the login page
    column = list(ROLES).index(role) - 1
    wrong = {}
    for words, (step, letters) in steps.STEPS.items():
        with transaction.atomic():
            found = steps.outcome(step, world, world.users[role])
            transaction.set_rollback(True)
        if found != letters[column]:
            wrong[words] = f"{found}, not {letters[column]}"
    assert wrong == {}


def test_the_document_says_what_the_table_says():
    assert table.DOCUMENT.read_text(encoding="utf-8") == table.document(), "run: python -m tests.roles.table"
