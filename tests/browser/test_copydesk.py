"""The copy desk beside the text: one key accepts, one key dismisses, nothing is changed by itself."""

import pytest

from newsroom.copydesk import house
from newsroom.models import Article, CopyDismissal
from tests.browser.desk import Desk, SlowLine, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<p>Le 2ème tour &amp; la <strong>1ére</strong> course de Val Saint Aubin.</p><p>Le 3ème tour.</p>"


@pytest.fixture
def article(make):
    house.forget()
    make.circuit("Val-Saint-Aubin")
    return make.article(make.story(), language="fr", headline="La 4ème manche", body=BODY)


@pytest.fixture
def opened(page, live_server, make, article):
    desk = Desk(page, live_server.url).enter(make.user("edgar", is_staff=True, is_superuser=True))
    desk.open("admin:newsroom_article_change", article.pk)
    page.wait_for_selector(".ProseMirror")
    page.wait_for_selector("[data-copydesk] li")
    return page


def remarks(page):
    return page.locator("[data-copydesk] [data-found]").all_inner_texts()


def remark(page, found):
    return page.locator("[data-copydesk] li", has_text=found)


def stored(article):
    return Article.objects.get(pk=article.pk)


def test_the_keys_go_through_the_list_accept_and_dismiss(opened, article):
    page = opened
    assert remarks(page) == ["4ème", "2ème", "1ére", "Val Saint Aubin", "3ème"]
    page.locator(".ProseMirror").click()
    page.keyboard.press("F7")
    page.keyboard.press("a")  # 4ème, in the headline
    assert page.locator("#id_headline").input_value() == "La 4e manche"
    page.keyboard.press("j")
    page.keyboard.press("j")  # past 2ème and 1ére
    page.keyboard.press("a")  # Val Saint Aubin
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("a")  # 2ème
    page.keyboard.press("a")  # 1ére, inside strong
    page.keyboard.press("d")  # 3ème
    page.locator("[data-copydesk]").get_by_text("Nothing to remark.").wait_for()
    assert page.locator(".ProseMirror p").all_inner_texts() == [
        "Le 2e tour & la 1re course de Val-Saint-Aubin.",
        "Le 3ème tour.",
    ]
    assert stored(article).body == BODY  # nothing is saved by itself
    page.locator("input[name=_continue]").click()
    page.wait_for_selector(".messagelist .success")
    assert "<strong>1re</strong>" in stored(article).body
    assert "2e tour &amp;" in stored(article).body
    page.locator("[data-copydesk]").get_by_text("Nothing to remark.").wait_for()
    assert remarks(page) == []
    assert CopyDismissal.objects.get().found == "3ème"


def test_what_is_typed_is_read_after_a_pause(opened):
    opened.locator("#id_standfirst").fill("La 5ème fois.")
    remark(opened, "5ème").wait_for()


def test_what_was_accepted_does_not_come_back_with_a_late_answer(opened):
    opened.evaluate(
        """() => {
            const list = document.querySelector("[data-copydesk] [data-list]")
            const look = () => (window.cameBack ||= list.textContent.includes("4ème"))
            new MutationObserver(look).observe(list, { childList: true })
        }"""
    )
    line = SlowLine(opened, "**/copy/findings/")
    opened.locator("#id_standfirst").fill("La 5ème fois.")
    line.wait()
    remark(opened, "4ème").get_by_role("button", name="4e", exact=True).click()
    opened.evaluate("window.cameBack = false")
    line.let_go()
    remark(opened, "5ème").wait_for()
    assert not opened.evaluate("window.cameBack")


def test_a_remark_stays_dismissed_where_the_text_is_read_again_at_once(opened):
    line = SlowLine(opened, "**/copy/")
    remark(opened, "3ème").get_by_role("button", name="Dismiss").click()
    line.wait()
    opened.locator("#id_standfirst").fill("La 5ème fois.")
    remark(opened, "5ème").wait_for()
    line.let_go()
    until(opened, CopyDismissal.objects.exists, "the server never heard of it")


def test_a_word_is_taken_into_the_house_dictionary(opened, dictionary_of_french):
    opened.locator("#id_standfirst").fill("Une belle zorglonde.")
    remark(opened, "zorglonde").wait_for()
    row = remark(opened, "zorglonde")
    row.get_by_role("button", name="Add to the dictionary").click()
    row.wait_for(state="detached")


@pytest.fixture
def dictionary_of_french():
    from newsroom.copydesk import dictionaries
    from tests import machine

    if not dictionaries.is_there("fr"):
        machine.lacking("no dictionary: it comes with apt-get install hunspell-fr-classical")
