"""The way of a newcomer, counted: from the login to a report in two languages with a photo and a table."""

import logging
import time

import pytest
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article
from tests.browser.desk import PASSWORD, Desk, asked_for, settle
from tests.newsroom.desk.conftest import picture as drawn

logger = logging.getLogger(__name__)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST = 40  # clicks and fields, of the journalist and the editor together


class Hands:
    """What somebody does with a mouse and a keyboard: every click and every field is one action."""

    def __init__(self):
        self.actions = 0

    def click(self, target):
        target.click()
        self.actions += 1

    def fill(self, target, words):
        target.fill(words)
        self.actions += 1

    def choose(self, target, option):
        target.select_option(option)
        self.actions += 1

    def give(self, target, path):
        target.set_input_files(path)
        self.actions += 1

    def write(self, page, words):
        page.keyboard.type(words)
        self.actions += 1

    def press(self, desk, words):
        desk.press(words)
        self.actions += 1

    def follow(self, desk, link):
        desk.follow(link)
        self.actions += 1

    def log_in(self, page, site, username):
        page.goto(f"{site}/admin/login/")
        self.fill(page.get_by_label("Username"), username)
        self.fill(page.get_by_label("Password"), PASSWORD)
        self.click(page.get_by_role("button", name="Log in"))
        page.wait_for_selector("#user-tools")
        return Desk(page, site)


@pytest.fixture
def race(make):
    """A session whose classification is in force."""
    session = make.session(make.event(name="4 Hours", name_fr="4 Heures", meeting=make.meeting()))
    make.classification(session)
    return session


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "start.jpg"
    path.write_bytes(drawn().read())
    return path


@pytest.fixture
def staff(make, desk_of):
    """Two who have an account and have never been here."""
    for username, group, name in (
        ("jeanne", roles.JOURNALIST, "Jeanne Aubry"),
        ("edith", roles.EDITOR, "Edith Farrow"),
    ):
        desk_of(username, group, name=name).page.context.close()


@pytest.mark.usefixtures("staff")
def test_a_newcomer_needs_few_actions(race, picture, new_context, watched, live_server):
    hands, started = Hands(), time.monotonic()
    journalist = hands.log_in(watched(new_context().new_page()), live_server.url, "jeanne")
    write_the_french(journalist, hands, race)
    send_the_photo(journalist, hands, picture)
    hands.press(journalist, "Submit")
    assert "Submitted to the editors." in journalist.told()
    of_the_journalist = hands.actions

    editor = hands.log_in(watched(new_context().new_page()), live_server.url, "edith")
    publish_in_both_languages(editor, hands)
    seconds = time.monotonic() - started
    logger.info(
        "a newcomer's report: %d actions of the journalist, %d of the editor, %.1f s of the machine",
        of_the_journalist,
        hands.actions - of_the_journalist,
        seconds,
    )

    reader = new_context(java_script_enabled=False).new_page()
    for language, headline, alt in (
        ("fr", "Quatre heures sous l’averse", "Un cône gris"),
        ("en", "Four hours in the rain", "A grey cone"),
    ):
        reader.goto(live_server.url + Article.objects.get(language=language).get_absolute_url())
        expect(reader.get_by_role("heading", name=headline)).to_be_visible()
        expect(reader.locator("section.sheet")).to_be_visible()
        expect(reader.locator("figure.photo img").first).to_have_attribute("alt", alt)
        expect(reader.locator("figure.photo .credit").first).to_contain_text("Ada Lindqvist")
    assert hands.actions <= MOST


def write_the_french(desk, hands, race):
    page = desk.page
    hands.follow(desk, page.get_by_role("link", name="Write an article").first)
    hands.choose(page.get_by_label("Language:"), "fr")
    hands.fill(page.get_by_label("Headline:"), "Quatre heures sous l’averse")
    hands.fill(page.get_by_label("Standfirst:"), "La pluie a décidé de tout.")
    hands.click(page.locator("#story_sessions-group .add-row a"))
    hands.click(page.locator("#id_story_sessions-0-session + .select2-container"))
    with page.expect_response(lambda answer: asked_for(answer.url) == race.event.name):
        hands.write(page, race.event.name)
    hands.click(page.locator(".select2-results__option", has_text=race.event.name))
    hands.click(desk.text)
    hands.write(page, "La pluie est tombée avant midi.")
    hands.press(desk, "Save")


def send_the_photo(desk, hands, picture):
    """Through the page that sends files, in its own window; the article waits beside it."""
    page = desk.page
    put_the_table_in(desk, hands)
    with page.expect_popup() as opened:
        hands.click(page.get_by_role("link", name="Send photos for this story"))
    window = opened.value
    hands.give(window.get_by_label("Choose files"), picture)
    expect(window.locator(".upload-row")).to_contain_text("Stored")
    hands.follow(Desk(window, desk.site), window.get_by_role("link", name="Write words and credits"))
    row = window.get_by_role("group", name="Photo 1")
    hands.fill(row.get_by_label("Photographer"), "Ada Lindqvist")
    hands.fill(row.get_by_label("Alternative text [fr]"), "Un cône gris")
    hands.fill(row.get_by_label("Alternative text [en]"), "A grey cone")
    hands.press(Desk(window, desk.site), "Save all")
    window.close()


def put_the_table_in(desk, hands):
    hands.click(desk.text.locator("p").last)
    settle(desk.page)
    desk.page.keyboard.press("Control+End")
    settle(desk.page)
    hands.click(desk.page.locator(".editor-bar [data-does=classification]"))
    hands.click(desk.page.locator(".editor-dialog .choice"))


def publish_in_both_languages(desk, hands):
    page = desk.page
    hands.follow(desk, page.get_by_role("link", name="Quatre heures sous l’averse").first)
    hands.press(desk, "Publish")
    assert "Published." in desk.told()
    hands.follow(desk, page.get_by_role("link", name="Write it in English").first)
    hands.fill(page.get_by_label("Headline:"), "Four hours in the rain")
    hands.fill(page.get_by_label("Standfirst:"), "The rain decided it all.")
    hands.click(desk.text)
    hands.write(page, "It rained before noon.")
    put_the_table_in(desk, hands)
    hands.press(desk, "Publish")
    assert "Published." in desk.told()
