"""In a browser: the gallery of a story is put in order by keys, by buttons, by dragging, and is saved so."""

import pytest

from newsroom import roles
from newsroom.models import PhotoUse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ["One", "Two", "Three", "Four"]


@pytest.fixture
def ordering(desk_of, make):
    desk = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    story = make.story(kind="gallery")
    for order, name in enumerate(NAMES, 1):
        make.photo_use(story, "gallery", order=order, own_caption_en=name)
    make.photo_use(story, "lead", own_caption_en="The lead")
    desk.open("admin:newsroom_article_change", make.article(story).pk)
    desk.page.locator(".gallery-frame").nth(3).wait_for()
    return desk


def shown(desk):
    return desk.page.locator(".gallery-frame [data-caption]").all_inner_texts()


def saved(desk):
    desk.page.locator("input[name=_continue]").click()
    desk.page.wait_for_selector(".messagelist .success")
    uses = PhotoUse.objects.filter(place="gallery").order_by("order")
    return list(uses.values_list("own_caption_en", flat=True))


def test_by_keys_which_are_told_aloud_and_keep_their_place(ordering):
    page = ordering.page
    page.locator(".grip").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(ordering) == ["Two", "One", "Three", "Four"]
    assert page.locator("[data-said]").inner_text() == "Picture 2 of 4: One"
    page.keyboard.press("End")
    assert shown(ordering) == ["Two", "Three", "Four", "One"]
    assert page.evaluate("document.activeElement.matches('.gallery-frame:last-child .grip')")
    assert saved(ordering) == ["Two", "Three", "Four", "One"]


def test_by_buttons_that_are_large_enough(ordering):
    button = ordering.page.get_by_role("button", name="Earlier Three")
    box = button.bounding_box()
    assert box["width"] >= 24
    assert box["height"] >= 24
    button.click()
    assert shown(ordering) == ["One", "Three", "Two", "Four"]
    assert saved(ordering) == ["One", "Three", "Two", "Four"]


def drag(page, at, to):
    page.locator(".gallery-order").scroll_into_view_if_needed()
    start = page.locator(".grip").nth(at).bounding_box()
    end = page.locator(".shot").nth(to).bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] + 20, steps=6)


def test_by_dragging(ordering):
    drag(ordering.page, 0, 2)
    ordering.page.mouse.up()
    assert shown(ordering) == ["Two", "Three", "One", "Four"]
    assert saved(ordering) == ["Two", "Three", "One", "Four"]


def test_escape_puts_a_dragged_picture_back(ordering):
    drag(ordering.page, 0, 2)
    ordering.page.keyboard.press("Escape")
    ordering.page.mouse.up()
    assert shown(ordering) == NAMES


def test_each_row_keeps_its_number_for_who_has_no_script(ordering):
    assert ordering.page.locator("[name=photo_uses-1-order]").is_visible()


def test_a_picture_that_leaves_the_gallery_leaves_its_order(ordering):
    ordering.page.locator("[name$=-place]").evaluate_all(
        """fields => { const field = fields.filter((each) => each.value === "gallery")[0]
           field.value = "body"; field.dispatchEvent(new Event("change", { bubbles: true })) }"""
    )
    assert shown(ordering) == NAMES[1:]
