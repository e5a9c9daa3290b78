"""The photo library over an article's page: found by typing, chosen by keyboard, put where it is wanted."""

import re

import pytest
from playwright.sync_api import expect

from newsroom import library, roles
from newsroom.models import Photo
from tests.browser.desk import SlowLine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def photos(make):
    """Three photos of another story."""
    story = make.story()
    for name in ("Rain", "Night", "Sun"):
        use = make.photo_use(story, "gallery")
        Photo.objects.filter(pk=use.photo_id).update(caption_en=f"{name} over the grid")
        library.gather_words(Photo.objects.get(pk=use.photo_id))
    return list(Photo.objects.order_by("pk"))


@pytest.fixture
def desk(desk_of, make, photos):
    article = make.article(headline="Rain at noon", body="<p>It rained.</p>", author=make.person())
    desk = desk_of("edith", roles.EDITOR).open("admin:newsroom_article_change", article.pk)
    desk.article = article
    return desk


def test_a_photo_is_chosen_by_keyboard_alone_and_saved_with_its_place(desk, photos, accessible):
    page = desk.page
    page.get_by_role("button", name="Choose from the library").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Photo library")
    expect(dialog.get_by_role("option")).to_have_count(3)
    accessible(page)
    page.keyboard.press("Shift+Tab")  # to the place
    page.keyboard.press("ArrowRight")  # lead
    page.keyboard.press("Tab")
    page.keyboard.type("grid")
    expect(dialog.get_by_role("status")).to_have_text("3 photos")
    page.keyboard.press("ArrowRight")
    expect(dialog.locator(".is-active")).to_contain_text("Night over the grid")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.locator(".photo-library [role=status]")).to_contain_text("Night over the grid")
    desk.press("Save")
    use = desk.article.story.photo_uses.get()
    assert (use.photo, use.place) == (photos[1], "lead")


def test_a_photo_of_the_library_is_put_into_the_text(desk, photos):
    page = desk.page
    desk.text.click()
    page.keyboard.press("Control+End")
    desk.tool("photo")
    page.get_by_role("dialog").get_by_role("button", name="Choose from the library").click()
    page.get_by_label("Search the photos").fill("rain")
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(desk.text.locator("figure.embed")).to_contain_text("Rain over the grid")
    desk.press("Save")
    use = desk.article.story.photo_uses.get()
    desk.article.refresh_from_db()
    assert (use.photo, use.place) == (photos[0], "body")
    assert f'data-ref="{use.pk}"' in desk.article.body
    expect(desk.text.locator("figure.embed")).to_contain_text("Rain over the grid")


def test_escape_leaves_the_library_and_the_article_as_it_was(desk):
    page = desk.page
    button = page.get_by_role("button", name="Choose from the library")
    button.click()
    expect(page.get_by_role("dialog").get_by_role("option")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    desk.press("Save")
    assert not desk.article.story.photo_uses.exists()


def test_what_is_not_in_the_library_is_said(desk):
    page = desk.page
    page.get_by_role("button", name="Choose from the library").click()
    page.get_by_label("Search the photos").fill("snow")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No photo answers to that.")


def test_several_photos_are_marked_by_keyboard_and_join_the_gallery_together(desk, photos, accessible):
    page = desk.page
    page.get_by_role("button", name="Choose from the library").click()
    dialog = page.get_by_role("dialog", name="Photo library")
    expect(dialog.get_by_role("option")).to_have_count(3)
    page.keyboard.type("the ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    expect(dialog.get_by_role("option", selected=True)).to_have_count(2)
    expect(dialog.get_by_label("Search the photos")).to_have_value("the ")
    accessible(page)
    dialog.get_by_role("button", name="Put 2 photos").click()
    expect(page.locator(".photo-library [role=status]")).to_contain_text("2 photos are added")
    desk.press("Save")
    uses = desk.article.story.photo_uses.order_by("order")
    assert [(use.photo, use.place) for use in uses] == [(photos[1], "gallery"), (photos[0], "gallery")]


def test_who_has_gone_to_a_photo_stays_there_when_the_answer_comes(desk):
    page = desk.page
    page.get_by_role("button", name="Choose from the library").click()
    dialog = page.get_by_role("dialog", name="Photo library")
    expect(dialog.get_by_role("option")).to_have_count(3)
    shown = dialog.get_by_role("option").first.element_handle()
    line = SlowLine(page, re.compile("q=the"))
    page.keyboard.type("the ")
    line.wait()
    page.keyboard.press("ArrowRight")
    line.let_go()
    page.wait_for_function("option => !option.isConnected", arg=shown)
    expect(dialog.locator(".is-active")).to_contain_text("Night over the grid")


def test_several_photos_are_marked_with_the_mouse(desk, photos):
    page = desk.page
    page.get_by_role("button", name="Choose from the library").click()
    dialog = page.get_by_role("dialog", name="Photo library")
    dialog.locator(".library-mark").first.click()
    dialog.get_by_role("option").nth(2).click()
    dialog.get_by_role("option").nth(2).click()
    dialog.get_by_role("button", name="Put the photo that is marked").click()
    desk.press("Save")
    assert desk.article.story.photo_uses.get().photo == photos[2]
