"""In a browser: the language of a quote, and notes that leave what is typed alone."""

import pytest
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article, Note
from tests.browser.desk import SlowLine, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUOTE = '<figure class="quote"><blockquote><p>Che gara!</p></blockquote><figcaption>Ada</figcaption></figure>'


@pytest.fixture
def writing(desk_of, make):
    desk = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    desk.open("admin:newsroom_article_change", make.article(make.story(), body=QUOTE).pk)
    desk.page.wait_for_selector(".ProseMirror")
    return desk


def test_the_language_of_a_quote_is_chosen_and_stored(writing):
    writing.page.locator(".ProseMirror blockquote").click()
    writing.tool("quoteLanguage")
    writing.page.get_by_role("button", name="Italian", exact=True).click()
    writing.page.locator("input[name=_continue]").click()
    writing.page.wait_for_selector(".messagelist .success")
    assert Article.objects.get().body == QUOTE.replace('"quote"', '"quote" lang="it"')
    expect(writing.page.locator('.ProseMirror figure.quote[lang="it"]')).to_have_count(1)


def test_a_note_is_added_and_settled_while_the_headline_is_being_written(writing):
    page = writing.page
    page.locator("#id_headline").fill("Half a headline")
    page.get_by_label("New note").fill("Which tyre was it?")
    page.get_by_role("button", name="Add the note").click()
    page.get_by_role("button", name="Settle the note").click()
    page.get_by_text("1 settled note").wait_for()
    assert Note.objects.get().resolved_by.username == "edgar"
    assert page.locator("#id_headline").input_value() == "Half a headline"


def test_the_next_note_is_begun_while_the_last_is_on_its_way(writing):
    page = writing.page
    field = page.get_by_label("New note")
    field.fill("Which tyre was it?")
    line = SlowLine(page, "**/notes/")
    page.get_by_role("button", name="Add the note").click()
    line.wait()
    field.fill("And whose car?")
    line.let_go()
    page.get_by_role("button", name="Settle the note").wait_for()
    expect(field).to_have_value("And whose car?")


def test_a_note_that_finds_no_network_stays_where_it_is_and_is_sent_later(writing):
    page = writing.page
    page.locator("#id_headline").fill("Half a headline")
    field = page.get_by_label("New note")
    field.fill("Which tyre was it?")
    page.context.set_offline(True)
    page.get_by_role("button", name="Add the note").click()
    page.locator("[data-notes]").get_by_text("There is no network.").wait_for()
    expect(field).to_have_value("Which tyre was it?")
    expect(page.locator("#id_headline")).to_have_value("Half a headline")
    page.context.set_offline(False)
    page.get_by_role("button", name="Add the note").click()
    page.get_by_role("button", name="Settle the note").wait_for()
    expect(field).to_have_value("")


def test_where_something_else_answers_the_note_is_sent_as_a_page(writing):
    page = writing.page
    page.route(
        "**/notes/",
        lambda route: route.fulfill(body="<p>Under repair</p>", content_type="text/html"),
        times=1,
    )
    page.get_by_label("New note").fill("Which tyre was it?")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the note").click()
    page.get_by_role("button", name="Settle the note").wait_for()
    assert Note.objects.get().text == "Which tyre was it?"


def test_a_note_that_is_sent_after_the_login_expired_asks_and_goes_on(writing):
    page = writing.page
    page.locator("#id_headline").fill("Half a headline")
    page.get_by_label("New note").fill("Which tyre was it?")
    writing.expire()
    page.get_by_role("button", name="Add the note").evaluate("button => button.click()")  # under the dialog
    writing.log_in_again()
    page.get_by_role("button", name="Settle the note").wait_for()
    expect(page.locator("#id_headline")).to_have_value("Half a headline")
    assert Note.objects.get().text == "Which tyre was it?"


def test_a_button_pressed_twice_adds_one_note(writing):
    page = writing.page
    page.get_by_label("New note").fill("Which tyre was it?")
    line = SlowLine(page, "**/notes/")
    page.get_by_role("button", name="Add the note").dblclick()
    line.wait()
    settle(page)
    assert len(line.held) == 1
    line.let_go()
    page.get_by_role("button", name="Settle the note").wait_for()
    expect(page.get_by_label("New note")).to_have_value("")
    assert Note.objects.count() == 1
