"""The desk and the arrangement of the front page, by keyboard, on every screen, in both languages."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import FrontPagePlace
from tests.browser.desk import SlowLine

ARRANGE = "admin:newsroom_frontpage_arrange"


@pytest.fixture
def desk(desk_of, make):
    now = timezone.now()
    for number in range(7):
        make.published(headline=f"Story {number}", at=now - timedelta(hours=number))
    make.published(headline="Tomorrow", at=now + timedelta(days=1))
    make.article(headline="Sent", status="submitted")
    return desk_of("edith", roles.EDITOR)


def speak_french(desk):
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name="Français").click()


@pytest.mark.parametrize("width", [390, 820, 1280])
@pytest.mark.parametrize("french", [False, True], ids=["en", "fr"])
def test_they_are_accessible_and_fit_on_every_screen(desk, accessible, width, french):
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.open("admin:index")
    if french:
        speak_french(desk)
    for name, args in (("admin:index", []), (ARRANGE, ["en"])):
        desk.open(name, *args)
        accessible(desk.page, schemes=["light", "dark"])
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_is_arranged_by_keyboard_alone(desk):
    page = desk.open(ARRANGE, "en").page
    page.locator("#q").focus()
    page.keyboard.type("story 6")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found .place")
    page.locator("#q").focus()
    for _step in range(3):  # find, the headline, the first button of the article found
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Lead: Story 6"
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-slot=lead] .is-put")
    assert page.locator("[data-told]").inner_text() == "Put as the lead."
    assert page.evaluate("document.activeElement.closest('[data-article]') !== null")
    assert page.locator("[data-unsaved]").is_visible()
    page.locator("#save").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert FrontPagePlace.objects.get().article.headline == "Story 6"


def test_what_is_pressed_before_the_answer_comes_is_done_as_well(desk):
    page = desk.open(ARRANGE, "en").page
    line = SlowLine(page, page.url)
    page.get_by_role("button", name="Lead: Story 3").click()
    page.get_by_role("button", name="Card: Story 5").click()
    line.wait()
    line.let_go()
    expect(page.locator("[data-slot=card] .is-put")).to_contain_text("Story 5")
    expect(page.locator("[data-slot=lead] .is-put")).to_contain_text("Story 3")


def with_a_lead(desk):
    """The page of an edition after its first step."""
    page = desk.open(ARRANGE, "en").page
    page.get_by_role("button", name="Lead: Story 3").click()
    expect(page.locator("[data-slot=lead] .is-put")).to_contain_text("Story 3")
    return page


def test_a_step_that_finds_no_network_loses_none_of_those_before(desk):
    page = with_a_lead(desk)
    page.context.set_offline(True)
    page.get_by_role("button", name="Card: Story 5").click()
    expect(page.locator("[data-told]")).to_contain_text("There is no network.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Card: Story 5").click()
    expect(page.locator("[data-slot=card] .is-put")).to_contain_text("Story 5")
    expect(page.locator("[data-slot=lead] .is-put")).to_contain_text("Story 3")


def test_an_arrangement_that_cannot_be_saved_for_want_of_a_network_still_stands(desk):
    page = with_a_lead(desk)
    page.context.set_offline(True)
    page.get_by_role("button", name="Show this to readers").click()
    expect(page.locator("[data-told]")).to_contain_text("There is no network.")
    page.context.set_offline(False)
    desk.press("Show this to readers")
    assert FrontPagePlace.objects.get().article.headline == "Story 3"


def test_an_arrangement_outlives_the_login(desk):
    page = with_a_lead(desk)
    desk.expire()
    page.get_by_role("button", name="Card: Story 5").click()
    desk.log_in_again()
    expect(page.locator("[data-slot=card] .is-put")).to_contain_text("Story 5")
    desk.expire()
    page.get_by_role("button", name="Show this to readers").dblclick()
    with page.expect_navigation():
        desk.log_in_again()
    told = page.locator(".messagelist")
    expect(told).to_contain_text("The front page is arranged")
    assert {place.article.headline for place in FrontPagePlace.objects.all()} == {"Story 3", "Story 5"}


def test_a_card_is_dragged_to_its_place(desk):
    page = desk.open(ARRANGE, "en").page
    cards = page.locator("[data-slot=card] > .place")
    cards.filter(has_text="Story 4").drag_to(
        page.locator("[data-slot=card]"), target_position={"x": 40, "y": 5}
    )
    page.wait_for_selector("[data-slot=card] .is-put")
    assert "Story 4" in cards.first.inner_text()


def test_without_its_script_every_button_does_the_same(desk, new_context):
    page = desk.open(ARRANGE, "en").page
    page.route("**/front-page.js", lambda route: route.abort())
    desk.open(ARRANGE, "en")
    with page.expect_navigation():
        page.get_by_role("button", name="Lead: Story 3").click()
    assert "Story 3" in page.locator("[data-slot=lead] .is-put").inner_text()
    desk.press("Show this to readers")
    assert FrontPagePlace.objects.get().article.headline == "Story 3"
