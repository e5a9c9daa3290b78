"""Many files sent from a browser: on a bad line, after a reload, with an expired login, by keyboard."""

import io
import random
import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from PIL import Image
from playwright.sync_api import expect

from newsroom import roles, uploading
from newsroom.models import Photo, Upload
from tests.browser.desk import PASSWORD
from tests.newsroom.desk.test_images import bomb
from tests.results.sheets_drawn import drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "admin:newsroom_photo_upload"
PARTS = re.compile(r"/photo/upload/[0-9a-f]{32}/$")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(uploading, "PART", 50_000)


@pytest.fixture
def file(tmp_path):
    """`file("a.jpg")` writes a picture of some parts, another for each name; or the data given."""

    def write(name, data=None):
        if data is None:
            noise = random.Random(name).randbytes(500 * 400 * 3)
            out = io.BytesIO()
            Image.frombytes("RGB", (500, 400), noise).save(out, "JPEG", quality=90)
            data = out.getvalue()
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


@pytest.fixture
def desk(desk_of):
    return desk_of("edith", roles.EDITOR).open(PAGE)


def row(desk, name):
    return desk.page.locator(".upload-row", has_text=name)


def choose(desk, *paths):
    desk.page.get_by_label("Choose files").set_input_files(paths)


class Line:
    """The connection of a page: parts pass until it is cut."""

    def __init__(self, page, passes):
        self.page, self.passes, self.passed = page, passes, 0
        page.route(PARTS, self.part)

    def part(self, route):
        if route.request.method != "PATCH" or self.passed < self.passes:
            self.passed += route.request.method == "PATCH"
            route.continue_()
        else:
            route.abort()

    def mend(self):
        self.passes = 10_000


def stop_the_clock(page):
    """What the page does a while later it does not do any more."""
    page.clock.install()
    page.clock.pause_at(datetime.now() + timedelta(hours=1))


def test_good_files_arrive_among_bad_ones_and_are_written_together(desk, file, accessible):
    page = desk.page
    choose(
        desk,
        file("start.jpg"),
        file("bomb.png", bomb(60_000, 60_000)),
        file("program.jpg", b"MZ" + b"\0" * 9000),
        file("decision.pdf", drawn()),
        file("finish.jpg"),
    )
    for name in ("start.jpg", "finish.jpg", "decision.pdf"):
        expect(row(desk, name)).to_contain_text("Stored")
    expect(row(desk, "bomb.png")).to_contain_text("million pixels")
    expect(row(desk, "program.jpg")).to_contain_text("whatever its name says")
    expect(page.get_by_role("status").first).to_have_text("3 of 5 files are stored. 2 refused.")
    accessible(page)
    page.reload()
    expect(row(desk, "bomb.png")).to_contain_text("million pixels")
    desk.follow(page.get_by_role("link", name="Write words and credits"))
    page.get_by_role("group", name="For all photos").get_by_label("Agency").fill("Grand Angle")
    page.keyboard.press("Enter")
    expect(page.locator("[data-applied]")).to_contain_text("not saved yet")
    page.get_by_role("group", name="Photo 1").get_by_label("Photographer").fill("Ada Brandt")
    page.get_by_label("Issuer").fill("Stewards")
    accessible(page)
    desk.press("Save all")
    assert "All is saved." in desk.told()
    assert [photo.credit for photo in Photo.objects.order_by("pk")] == [
        "Ada Brandt / Grand Angle",
        "Grand Angle",
    ]


def test_a_file_chosen_before_the_page_is_ready_is_sent_all_the_same(desk, file):
    held, script = [], re.compile("upload/page")
    desk.page.route(script, lambda route: held.append(route))
    with desk.page.expect_request(script):
        desk.page.goto(desk.page.url, wait_until="commit")
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(row(desk, "start.jpg")).to_contain_text("Stored")


def test_a_broken_line_is_gone_on_with_where_it_broke(desk, file):
    stop_the_clock(desk.page)  # it is not tried again by itself
    line = Line(desk.page, passes=2)
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("The connection broke at")
    assert Upload.objects.get().received == 100_000
    line.mend()
    row(desk, "start.jpg").get_by_role("button", name="Try again: start.jpg").click()
    expect(row(desk, "start.jpg")).to_contain_text("Stored")
    assert line.passed == -(-file("start.jpg").stat().st_size // 50_000)  # each part once


def test_a_broken_line_is_tried_again_by_itself(desk, file):
    line = Line(desk.page, passes=1)
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("The connection broke at")
    line.mend()
    expect(row(desk, "start.jpg")).to_contain_text("Stored")


def test_a_page_opened_again_goes_on_with_the_same_file(desk, file):
    page, path = desk.page, file("start.jpg")
    page.on("dialog", lambda dialog: dialog.accept())
    line = Line(page, passes=3)
    choose(desk, path)
    expect(row(desk, "start.jpg")).to_contain_text("The connection broke at")
    page.reload()
    left = page.get_by_role("region", name="Not finished")
    expect(left).to_contain_text("start.jpg")
    line.mend()
    line.passed = 0
    choose(desk, path)
    expect(row(desk, "start.jpg")).to_contain_text("Stored")
    expect(left).to_be_hidden()
    assert line.passed == -(-path.stat().st_size // 50_000) - 3
    assert (Photo.objects.count(), Upload.objects.count()) == (1, 1)


def test_an_expired_login_is_renewed_in_place_and_the_file_goes_on(desk, file):
    page = desk.page
    line = Line(page, passes=2)
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("The connection broke at")
    page.context.clear_cookies()
    line.mend()
    dialog = page.get_by_role("dialog", name="Log in again")
    dialog.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(row(desk, "start.jpg")).to_contain_text("Stored")
    assert Photo.objects.get().uploaded_by == get_user_model().objects.get()


def test_words_typed_for_many_photos_survive_an_expired_login(desk, file):
    page = desk.page
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("Stored")
    desk.follow(page.get_by_role("link", name="Write words and credits"))
    page.get_by_label("Caption [en]").fill("Typed with care")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save all").click()
    page.get_by_role("dialog", name="Log in again").get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Photo.objects.get().caption_en == "Typed with care"


def test_words_typed_for_many_photos_survive_a_reload_until_they_are_saved(desk, file):
    page = desk.page
    page.on("dialog", lambda dialog: dialog.accept())
    choose(desk, file("start.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("Stored")
    desk.follow(page.get_by_role("link", name="Write words and credits"))
    page.get_by_label("Caption [en]").fill("Typed with care")
    page.get_by_role("group", name="Photo 1").get_by_label("Photographer").fill(" Ada ")
    page.reload()
    expect(page.get_by_label("Caption [en]")).to_have_value("Typed with care")
    expect(page.locator("[data-said]")).to_contain_text("not saved yet")
    desk.press("Save all")
    assert Photo.objects.get().caption_en == "Typed with care"
    expect(page.get_by_role("group", name="Photo 1").get_by_label("Photographer")).to_have_value("Ada")
    Photo.objects.update(caption_en="By a colleague")
    page.reload()
    expect(page.get_by_label("Caption [en]")).to_have_value("By a colleague")


def test_files_are_sent_looked_at_and_removed_by_keyboard(desk, file):
    page = desk.page
    Line(page, passes=0)
    page.get_by_label("Choose files").focus()
    choose(desk, file("start.jpg"), file("finish.jpg"))
    expect(row(desk, "start.jpg")).to_contain_text("The connection broke at")
    for name in ("start.jpg", "finish.jpg"):
        remove = row(desk, name).get_by_role("button", name=f"Remove: {name}")
        for _step in range(6):
            if remove.evaluate("button => button === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(row(desk, name)).to_have_count(0)
    expect(page.get_by_label("Choose files")).to_be_focused()
    expect(page.locator("[data-summary]")).to_have_text("")


def test_files_dropped_on_the_page_are_sent(desk, file):
    desk.page.evaluate(
        """bytes => {
            const dropped = new DataTransfer()
            dropped.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }))
            const about = { dataTransfer: dropped, bubbles: true, cancelable: true }
            document.body.dispatchEvent(new DragEvent("drop", about))
        }""",
        list(file("start.jpg").read_bytes()),
    )
    expect(row(desk, "dropped.jpg")).to_contain_text("Stored")


def test_a_file_beyond_the_limit_is_refused_before_it_is_sent(desk, file, settings):
    settings.PHOTO_MAX_BYTES = settings.DOCUMENT_MAX_BYTES = 1024 * 1024
    desk.open(PAGE)
    choose(desk, file("huge.jpg", b"\xff" * (1024 * 1024 + 1)))
    expect(row(desk, "huge.jpg")).to_contain_text("more than 1 MB")
    assert not Upload.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_pages_are_accessible_at_every_width(desk, accessible, make, file, language):
    page = desk.page
    make.photo_use(make.story())
    page.context.add_cookies([{"name": "language", "value": language, "url": desk.site}])
    number = Photo.objects.get().pk
    for width in (390, 820, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for name, args, query in (
            (PAGE, (), ""),
            ("admin:newsroom_photo_together", (), f"?photos={number}"),
            ("admin:newsroom_photo_changelist", (), ""),
        ):
            desk.open(name, *args, query=query)
            accessible(page, schemes=["light", "dark"])
            assert page.evaluate("document.documentElement.scrollWidth") <= width
