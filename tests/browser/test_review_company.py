"""A review by keys, in company, without a network: nothing typed is lost, and the focus stays where it is."""

import time

import pytest
from playwright.sync_api import expect

from newsroom import roles
from results.admin.review import ReviewView
from results.models import SheetReview
from tests.browser.desk import SlowLine, until
from tests.results.sheets_drawn import ROWS, drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(desk_of, make):
    session = make.session(make.event(meeting=make.meeting()))
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    desk.attach(session, drawn(ROWS, label="Provisional"))
    unfold(desk.page)
    return desk


def unfold(page):
    page.evaluate("document.querySelectorAll('details.clean').forEach(each => { each.open = true })")


def cell(page, name):
    field = page.locator(f"[name={name}]")
    if not field.is_visible():
        page.locator(f"li[data-row]:has([name={name}]) > details > summary").click()
    return field


def kept(name):
    row, _, column = name.partition("-")
    rows = {f"r{each['id']}": each["cells"] for each in SheetReview.objects.get().data["rows"]}
    return rows[row][column]


def settled(page):
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")


def focus_is_on(page, name):
    expect(page.locator(":focus")).to_have_attribute("name", name)


def test_arrows_and_enter_go_from_cell_to_cell(desk):
    page, keys = desk.page, desk.page.keyboard
    cell(page, "r1-team").focus()
    keys.press("ArrowDown")
    focus_is_on(page, "r2-team")
    keys.press("Enter")
    focus_is_on(page, "r3-team")
    keys.press("Shift+Enter")
    keys.press("ArrowUp")
    focus_is_on(page, "r1-team")
    keys.press("End")
    keys.press("ArrowRight")
    focus_is_on(page, "r1-car")
    keys.press("Home")
    keys.press("ArrowLeft")
    focus_is_on(page, "r1-team")
    keys.press("Tab")
    focus_is_on(page, "r1-car")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_an_edit_is_kept_while_the_focus_stays_and_is_taken_back_by_one_chord(desk):
    page, keys = desk.page, desk.page.keyboard
    cell(page, "r2-gap").fill("+nonsense")
    settled(page)
    assert kept("r2-gap") == "+nonsense"
    focus_is_on(page, "r2-gap")
    expect(page.locator("#row-2")).to_contain_text("“+nonsense” is no gap.")
    expect(page.locator("[data-part=bar]")).to_contain_text("1 blocking point is left.")
    cell(page, "r1-team").focus()
    keys.press("F8")
    assert page.evaluate("document.activeElement.dataset.row") == "2"
    keys.press("e")
    focus_is_on(page, "r2-gap")
    keys.press("Control+z")
    expect(page.locator("[name=r2-gap]")).to_have_value("+0.611")
    expect(page.locator("#row-2")).to_contain_text("Nothing is left to be seen here.")
    assert kept("r2-gap") == "+0.611"


def test_rows_are_moved_added_and_removed_by_keys_and_the_focus_follows(desk):
    page, keys = desk.page, desk.page.keyboard
    cell(page, "r3-team").focus()
    with page.expect_navigation():
        keys.press("Alt+ArrowUp")
    focus_is_on(page, "r3-team")
    assert [row["id"] for row in SheetReview.objects.get().data["rows"]] == [1, 3, 2]
    with page.expect_navigation():
        keys.press("Alt+n")
    focus_is_on(page, "r4-team")
    with page.expect_navigation():
        keys.press("Alt+Backspace")
    focus_is_on(page, "r2-team")
    assert [row["id"] for row in SheetReview.objects.get().data["rows"]] == [1, 3, 2]


def test_a_button_pressed_twice_adds_one_row(desk, monkeypatch):
    page, answer = desk.page, ReviewView.answer
    monkeypatch.setattr(ReviewView, "answer", lambda view: time.sleep(1) or answer(view))
    with page.expect_navigation():
        page.evaluate("""() => {
            const add = document.querySelector("#row-3 [data-add]")
            add.click()
            setTimeout(() => add.click(), 300)
        }""")
    page.wait_for_load_state()
    assert [row["id"] for row in SheetReview.objects.get().data["rows"]] == [1, 2, 3, 4]


def test_two_editors_see_each_other_and_both_texts(desk, desk_of):
    page = desk.page
    other = desk_of("marc", roles.RESULTS_EDITOR).page
    other.goto(page.url)
    unfold(other)
    expect(other.locator("[data-others]")).to_contain_text("rosalind has this review open")
    other.route("**/keep/", lambda route: route.abort())  # or he would be shown what she writes
    cell(page, "r1-team").fill("Hers")
    settled(page)
    cell(other, "r1-team").fill("His")
    other.unroute("**/keep/")
    expect(other.locator(".conflict")).to_contain_text("rosalind wrote “Hers” here.")
    expect(cell(other, "r1-team")).to_have_value("His")
    assert kept("r1-team") == "Hers"
    other.get_by_role("button", name="Keep mine").click()
    settled(other)
    expect(other.locator(".conflict")).to_have_count(0)
    cell(page, "r1-note").fill("Seen")
    expect(page.locator("[name=r1-team]")).to_have_value("His")
    expect(page.locator("[data-others]")).to_contain_text("marc has this review open")


def test_without_a_network_the_browser_keeps_it_and_sends_it_later(desk):
    page = desk.page
    page.context.set_offline(True)
    cell(page, "r1-team").fill("Typed in a tunnel")
    expect(page.locator("[data-kept]")).to_contain_text("kept in this browser")
    page.context.set_offline(False)
    page.reload()
    unfold(page)
    expect(page.locator("[name=r1-team]")).to_have_value("Typed in a tunnel")
    until(page, lambda: kept("r1-team") == "Typed in a tunnel", "the server never heard of it")


def test_a_tick_stays_that_is_given_while_an_answer_is_on_its_way(desk):
    page = desk.page
    line = SlowLine(page, "**/keep/")
    page.get_by_label("Family name").first.fill("Otherwise")
    line.wait()
    tick = page.get_by_label("publishing puts them on record")
    tick.check()
    cell(page, "r1-note").focus()
    line.let_go()
    settled(page)
    expect(tick).to_be_checked()
    expect(page.locator("[data-part=bar]")).to_contain_text("0 to see")


def test_a_login_that_expired_is_renewed_in_place(desk):
    page = desk.page
    page.route("**/keep/", lambda route: route.abort())  # the question is to come after the typing
    cell(page, "r1-team").fill("Typed too late")
    page.context.clear_cookies(name="sessionid")
    page.unroute("**/keep/")
    page.keyboard.press("Control+s")
    page.get_by_label("Password").fill("a long night in the paddock")
    page.get_by_label("Password").press("Enter")
    settled(page)
    assert kept("r1-team") == "Typed too late"


def test_the_review_has_no_fault_that_axe_finds(desk, accessible):
    cell(desk.page, "r2-gap").fill("+nonsense")
    settled(desk.page)
    accessible(desk.page)
