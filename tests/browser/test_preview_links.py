"""A preview link, from the writer's page to a reader's browser."""

import pytest

from newsroom import roles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writing(desk_of, make):
    desk = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    desk.open("admin:newsroom_article_change", make.article().pk)
    desk.page.wait_for_selector(".ProseMirror")
    desk.text.click()
    return desk


def test_a_preview_link_is_made_beside_what_is_not_saved_and_opened_without_an_account(writing, new_context):
    writing.page.keyboard.type("Not saved")
    writing.page.get_by_label("Valid for").select_option("hour")
    writing.page.get_by_role("button", name="Make a preview link").click()
    field = writing.page.locator(".new-preview input")
    field.wait_for()
    assert "Not saved" in writing.text.inner_text()
    path = field.input_value().partition("/en/")[2]
    reader = new_context().new_page()
    reader.goto(f"{writing.site}/en/{path}")
    assert "not for publication" in reader.locator(".notice").inner_text()
    writing.page.get_by_role("button", name="Revoke").click()
    writing.page.get_by_text("revoked", exact=True).wait_for()
    assert reader.reload().status == 404
