"""What goes wrong at a desk: the back button, two people at once, a connection that breaks."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from newsroom import roles
from newsroom.models import Article
from results.models import Classification
from tests.results.sheets_drawn import drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_back_button_after_publishing_does_no_harm(desk_of, make):
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    desk.attach(make.session(), drawn(label="Official"))
    forgotten = desk.page.context.new_page()
    forgotten.goto(desk.page.url)
    desk.press("Accept all that is proposed")
    desk.press("Publish")
    assert "Revision 1 is in force." in desk.told()
    desk.page.go_back()
    expect(desk.page.get_by_text("This review is closed (published)")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Publish")).to_have_count(0)
    forgotten.get_by_role("button", name="Publish", exact=True).click()
    expect(forgotten.get_by_text("closed already: nothing was changed")).to_be_visible()
    assert Classification.objects.get().revision == 1


def test_the_back_button_after_an_article_went_out_publishes_nothing_twice(desk_of, article):
    desk = desk_of("edith", roles.EDITOR).open("admin:newsroom_article_change", article.pk)
    desk.press("Publish")
    desk.page.go_back()
    desk.page.reload()
    expect(desk.page.get_by_role("button", name="Withdraw")).to_be_visible()
    assert article.moves.count() == 1


@pytest.fixture
def article(make):
    return make.article(headline="Rain at noon", body="<p>It rained.</p>", author=make.person())


def test_the_second_to_save_is_told_who_saved_what_and_loses_nothing(desk_of, article, accessible):
    first = desk_of("jeanne", roles.EDITOR).open("admin:newsroom_article_change", article.pk)
    second = desk_of("edith", roles.EDITOR).open("admin:newsroom_article_change", article.pk)
    first.page.get_by_label("Headline:").fill("Rain at one")
    first.page.get_by_label("Kicker:").fill("Weather")
    first.press("Save")
    second.page.get_by_label("Headline:").fill("Sun at noon")
    second.text.click()
    second.page.keyboard.press("Control+End")
    second.type(" Then it stopped.")
    second.press("Save")
    page = second.page
    expect(page.locator(".conflict-who")).to_contain_text("jeanne saved this")
    accessible(page)
    expect(page.locator(".clash", has_text="Headline")).to_contain_text("Rain at one")
    expect(page.locator(".clash", has_text="Headline")).to_contain_text("Sun at noon")
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Rain at one", "<p>It rained.</p>")
    second.press("Save with these choices")
    article.refresh_from_db()
    assert (article.headline, article.kicker) == ("Sun at noon", "Weather")
    assert article.body == "<p>It rained. Then it stopped.</p>"


def test_what_was_typed_survives_a_connection_that_breaks(desk_of, make):
    desk = desk_of("jeanne", roles.JOURNALIST, name="Jeanne Aubry").open("admin:newsroom_article_add")
    page = desk.page
    page.get_by_label("Headline:").fill("Rain at noon")
    desk.text.click()
    desk.type("Words that nobody else has.")
    page.route(
        "**/article/add/",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    page.get_by_role("button", name="Submit").click()
    with suppress(Error):  # Chromium reports the broken connection now as an error, now as a page
        page.wait_for_url("chrome-error://**")
    expect(page).to_have_url(re.compile("^chrome-error:"))
    assert not Article.objects.exists()
    page.unroute("**/article/add/")
    desk.open("admin:newsroom_article_add")
    page.get_by_role("button", name="Put it back").click()
    expect(desk.text).to_have_text("Words that nobody else has.")
    desk.press("Submit")
    assert "Submitted to the editors." in desk.told()
    assert Article.objects.get().body == "<p>Words that nobody else has.</p>"
