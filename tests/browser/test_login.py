"""The door of the newsroom."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_comes_in_by_keyboard(page, live_server, accessible):
    get_user_model().objects.create_superuser("edith", password="a long night in the paddock")
    page.goto(f"{live_server.url}/admin/")
    accessible(page)
    page.get_by_label("Username").fill("edith")
    page.keyboard.press("Tab")
    page.keyboard.type("a long night in the paddock")
    page.keyboard.press("Enter")
    page.wait_for_selector("#user-tools")
    expect(page.locator("#content")).to_be_visible()
