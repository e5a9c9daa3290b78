"""Reviewing a sheet by keyboard alone: attach, choose, confirm, correct, publish."""

from dataclasses import replace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from results.models import Classification
from tests.browser.desk import Desk
from tests.results.sheets_drawn import ROWS, drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def session(make):
    return make.session(make.event(meeting=make.meeting()))


@pytest.fixture
def desk(page, live_server, make):
    Desk(page, live_server.url).enter(make.user("helene", is_staff=True, is_superuser=True))
    return page


def attach(desk, live_server, session, data):
    desk.goto(live_server.url + reverse("admin:results_session_change", args=[session.pk]))
    file = {"name": "sheet.pdf", "mimeType": "application/pdf", "buffer": data}
    desk.locator("#attach-file").set_input_files(file)
    with desk.expect_navigation():
        desk.locator("form.attach button").click()


def test_a_sheet_is_published_with_the_keys_alone(desk, live_server, session, make, accessible):
    make.team("Harrow Moor Racing")
    rows = (ROWS[0], replace(ROWS[1], team="Harow Moor Racng"), ROWS[2])
    attach(desk, live_server, session, drawn(rows, label="Provisional"))
    accessible(desk)
    keys = desk.keyboard
    keys.press("j")
    expect(desk.locator(":focus")).to_have_id("row-2")
    keys.press("e")
    expect(desk.locator(":focus")).to_have_attribute("name", "r2-team")
    keys.press("Escape")
    keys.press("Enter")  # the team is the proposed one
    keys.press("Enter")  # the new names are right
    keys.press("Control+Enter")
    desk.wait_for_selector(".messagelist .success")
    classification = Classification.objects.get()
    assert classification.status == "provisional"
    assert classification.rows.get(order=2).entry.team.name == "Harrow Moor Racing"


def test_publishing_too_early_leads_to_what_is_left(desk, live_server, session):
    attach(desk, live_server, session, drawn(label="Official"))
    desk.locator("[data-publish]").click()
    desk.wait_for_selector(".messagelist .error")
    expect(desk.locator(".new-names")).to_be_focused()
    assert not Classification.objects.exists()


def test_the_strip_of_a_row_shows_its_part_of_the_page(desk, live_server, session):
    attach(desk, live_server, session, drawn())
    desk.locator("details.clean").evaluate("element => { element.open = true }")
    strip = desk.locator("#row-1 img.strip")
    desk.wait_for_function("picture => picture.naturalWidth > 0", arg=strip.element_handle())
    box = strip.bounding_box()
    assert box["width"] > 5 * box["height"] > 0
    answer = desk.request.get(live_server.url + strip.get_attribute("src"))
    assert answer.headers["content-type"] == "image/png"
