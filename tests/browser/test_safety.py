"""Nothing typed is lost: a crash, a dead network, an expired login, two people on one article."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article, OpenPage
from tests.browser.desk import PASSWORD, Desk, SlowLine, settle, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHANGE, ADD = "admin:newsroom_article_change", "admin:newsroom_article_add"
STATE, PEOPLE = ".keeping-state", ".keeping-people"


@pytest.fixture
def jeanne(desk_of):
    return desk_of("jeanne", roles.EDITOR, name="Jeanne Aubry")


@pytest.fixture
def article(make):
    return make.article(
        make.story(), headline="Rain at noon", body="<p>One.</p><p>Two.</p>", standfirst="It rained."
    )


def open_page(desk, article=None):
    desk.open(CHANGE, article.pk) if article else desk.open(ADD)
    desk.page.wait_for_selector(".ProseMirror")
    return desk.page


def wait_for(page, words, place=STATE):
    page.locator(place).get_by_text(words).first.wait_for()


def wait_until_kept(page, *words):
    """All of the words, not only what was typed when the server was told last."""

    def is_kept():
        row = OpenPage.objects.order_by("pk").last()
        return row and all(each in str(row.typed) for each in words)

    until(page, is_kept, f"the server never heard of {words}")


def at_the_end_of(page, paragraph, words):
    page.locator(".ProseMirror p").nth(paragraph).click()
    settle(page)
    page.keyboard.press("End")
    page.keyboard.type(words)


def another_window(desk):
    """Of the same browser, as after a crash: same login, same store."""
    return Desk(desk.page.context.new_page(), desk.site)


def throw_away(page):
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Throw it away").click()


def save(page):
    page.locator("input[name=_continue]").click()
    page.wait_for_selector(".messagelist .success")


def test_after_a_crash_the_text_is_offered_put_back_and_saved(jeanne, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " And more.")
    page.get_by_label("Kicker:").fill("Spa")
    wait_for(page, "Kept at")
    wait_until_kept(page, "And more.", "Spa")
    again = another_window(jeanne)
    page.close()  # without a word to the server
    page = open_page(again, article)
    expect(page.get_by_label("Kicker:")).to_have_value("")
    page.get_by_text("Look at it").click()
    expect(page.locator(".kept-typing mark", has_text="more.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    save(page)
    article.refresh_from_db()
    assert (article.body, article.kicker) == ("<p>One. And more.</p><p>Two.</p>", "Spa")
    expect(page.locator("section.kept-typing")).to_have_count(0)
    assert not OpenPage.objects.with_typing().exists()


def test_on_another_device_the_text_is_offered_too(jeanne, article, new_context, watched):
    page = open_page(jeanne, article)
    at_the_end_of(page, 1, " From the train.")
    wait_until_kept(page, "From the train.")
    phone = Desk(watched(new_context().new_page()), jeanne.site).enter(get_user_model().objects.get())
    page = open_page(phone, article)
    page.get_by_role("button", name="Put it back").click()
    expect(phone.text).to_contain_text("From the train.")


def test_rows_and_chosen_names_are_put_back(jeanne, make):
    make.session(make.event(name="Four hours of rain"))
    page = open_page(jeanne)
    page.get_by_label("Headline:").fill("Rain at noon")
    jeanne.add_session("Four hours of rain")
    page.locator("#id_story_sessions-0-table").select_option("podium")
    wait_until_kept(page, "Rain at noon", "Four hours of rain", "podium")
    again = another_window(jeanne)
    page.close()
    page = open_page(again)
    page.get_by_role("button", name="Put it back").click()
    save(page)
    link = Article.objects.get().story.story_sessions.get()
    assert (str(link.session.event.name), link.table) == ("Four hours of rain", "podium")


def after_a_crash(desk, article):
    """Another window and the article in it, where what was typed before is offered."""
    page = open_page(desk, article)
    at_the_end_of(page, 0, " No.")
    wait_until_kept(page, "One. No.")
    again = another_window(desk)
    page.close()
    page = open_page(again, article)
    return again, page


def is_gone(desk, article):
    page = open_page(desk, article)
    expect(page.locator("section.kept-typing")).to_have_count(0)
    until(page, lambda: not OpenPage.objects.with_typing().exists(), "the server never heard of it")


def test_thrown_away_is_gone(jeanne, article):
    again, page = after_a_crash(jeanne, article)
    throw_away(page)
    is_gone(again, article)


def test_thrown_away_without_network_is_gone_when_the_page_is_opened_again(jeanne, article):
    again, page = after_a_crash(jeanne, article)
    page.context.set_offline(True)
    throw_away(page)
    page.context.set_offline(False)
    is_gone(again, article)


def test_thrown_away_is_not_brought_back_by_what_was_on_its_way_to_the_server(jeanne, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " No.")
    wait_until_kept(page, "One. No.")
    page.context.set_offline(True)
    at_the_end_of(page, 1, " Not this either.")
    wait_for(page, "Kept in this browser")
    again = another_window(jeanne)
    page.close()
    again.page.context.set_offline(False)
    line = SlowLine(again.page, "**/typed/")
    page = open_page(again, article)
    line.wait()
    line.held.pop().continue_()  # that the page is open
    line.wait()  # with what the browser held
    throw_away(page)
    settle(page)
    line.let_go(last_first=True)
    until(page, lambda: not OpenPage.objects.with_typing().exists(), "the server still has it")
    is_gone(again, article)


def test_thrown_away_in_one_window_it_is_kept_anew_where_it_is_still_open(jeanne, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " And more.")
    wait_until_kept(page, "And more.")
    other = another_window(jeanne)
    throw_away(open_page(other, article))
    until(page, lambda: not OpenPage.objects.with_typing().exists(), "the server still has it")
    other.page.close()
    page.evaluate("dispatchEvent(new Event('online'))")  # the next request, not in twenty seconds but now
    wait_until_kept(page, "And more.")


def test_without_network_the_browser_keeps_it_and_sends_it_later(jeanne, article):
    page = open_page(jeanne, article)
    page.context.set_offline(True)
    at_the_end_of(page, 0, " In the tunnel.")
    wait_for(page, "Kept in this browser")
    page.locator("input[name=_continue]").click()
    wait_for(page, "There is no network")
    expect(jeanne.text).to_contain_text("In the tunnel.")
    page.context.set_offline(False)
    wait_for(page, "Kept at")
    wait_until_kept(page, "In the tunnel.")
    save(page)
    article.refresh_from_db()
    assert article.body == "<p>One. In the tunnel.</p><p>Two.</p>"


def test_typed_without_network_and_closed_is_offered_when_the_page_opens(jeanne, article):
    page = open_page(jeanne, article)
    page.context.set_offline(True)
    at_the_end_of(page, 0, " In the tunnel.")
    wait_for(page, "Kept in this browser")
    again = another_window(jeanne)
    page.close()
    again.page.context.set_offline(False)
    page = open_page(again, article)
    page.get_by_role("button", name="Put it back").click()
    expect(again.text).to_contain_text("In the tunnel.")


def test_the_browser_puts_back_what_the_server_was_not_told_any_more(jeanne, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " Kept.")
    wait_until_kept(page, "Kept.")
    page.route("**/typed/", lambda route: route.abort())
    page.keyboard.type(" Not yet.")
    wait_for(page, "Kept in this browser")
    again = another_window(jeanne)
    SlowLine(again.page, "**/typed/")
    page.close()
    page = open_page(again, article)
    page.get_by_role("button", name="Put it back").click()
    expect(again.text).to_contain_text("Kept. Not yet.")


def test_an_expired_login_is_renewed_in_place(jeanne, article, accessible):
    page = open_page(jeanne, article)
    page.route("**/typed/", lambda route: route.abort())  # the question is to come after the typing
    at_the_end_of(page, 0, " After midnight.")
    jeanne.expire()
    page.unroute("**/typed/")
    dialog = page.get_by_role("dialog", name="Log in again")
    dialog.wait_for()
    accessible(page)
    dialog.get_by_label("Password").fill("not that")
    dialog.get_by_role("button", name="Log in again").click()
    dialog.get_by_text("not the password").wait_for()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Log in again").click()
    dialog.wait_for(state="detached")
    wait_for(page, "Kept at")
    save(page)
    article.refresh_from_db()
    assert article.body == "<p>One. After midnight.</p><p>Two.</p>"


def test_who_types_after_the_login_was_found_expired_is_asked_for_it(jeanne, article):
    page = open_page(jeanne, article)
    until(page, OpenPage.objects.exists, "the server was not told that the page is open")
    jeanne.expire()
    with page.expect_response("**/typed/"):
        page.evaluate("dispatchEvent(new Event('online'))")  # as from time to time, while nobody types
    page.get_by_label("Kicker:").fill("Spa")
    page.get_by_role("dialog", name="Log in again").wait_for()


def test_a_save_after_the_login_expired_asks_and_goes_on(jeanne, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " After midnight.")
    jeanne.expire()
    page.locator("input[name=_continue]").evaluate("button => button.click()")  # the dialog may stand over it
    jeanne.log_in_again()
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.body == "<p>One. After midnight.</p><p>Two.</p>"


def test_two_people_see_each_other_and_their_paragraphs_are_joined(jeanne, desk_of, article, accessible):
    first = open_page(jeanne, article)
    edgar = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    second = open_page(edgar, article)
    wait_for(second, "Jeanne Aubry has it open", PEOPLE)
    at_the_end_of(first, 0, " By Jeanne.")
    wait_for(first, "Edgar Lamy has it open", PEOPLE)
    save(first)
    at_the_end_of(second, 1, " By Edgar.")
    wait_for(second, "Jeanne Aubry saved this article at", PEOPLE)
    accessible(second)
    save(second)
    expect(edgar.page.locator(".messagelist")).to_contain_text("Jeanne Aubry saved text while you wrote")
    article.refresh_from_db()
    assert article.body == "<p>One. By Jeanne.</p><p>Two. By Edgar.</p>"


def test_what_was_put_back_over_a_newer_text_is_joined_or_asked_for(jeanne, desk_of, article):
    page = open_page(jeanne, article)
    at_the_end_of(page, 0, " Before the crash.")
    page.get_by_label("Kicker:").fill("Jeanne's")
    wait_until_kept(page, "Before the crash.", "Jeanne's")
    again = another_window(jeanne)
    page.close()
    edgar = desk_of("edgar", roles.EDITOR)
    page = open_page(edgar, article)
    at_the_end_of(page, 1, " Meanwhile.")
    page.get_by_label("Kicker:").fill("Edgar's")
    save(page)
    page = open_page(again, article)
    page.get_by_role("button", name="Put it back").click()
    again.press("Save")
    expect(page.locator("legend")).to_have_text(["Kicker"])
    again.press("Save with these choices")
    article.refresh_from_db()
    assert article.kicker == "Jeanne's"
    assert article.body == "<p>One. Before the crash.</p><p>Two. Meanwhile.</p>"
