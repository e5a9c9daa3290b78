"""The review of a sheet whose status nobody printed, without a mouse."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from newsroom import roles
from results.models import Classification
from tests.results.sheets_drawn import ROWS, drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def session(make):
    return make.session(make.event(meeting=make.meeting()))


@pytest.fixture
def review(desk_of, make, session):
    """A sheet with a name that is nearly on record, and a car with more laps than the one above it."""
    make.driver("Alix Marchandau")
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    desk.attach(session, drawn((ROWS[0], ROWS[1], replace(ROWS[2], laps=132))))
    return desk


def focused(page):
    return page.locator(":focus")


def test_the_keys_choose_correct_and_lead_to_what_is_missing(review):
    page, keys = review.page, review.page.keyboard
    keys.press("j")
    expect(focused(page)).to_contain_text("Who is “Alix Marchandeau”?")
    keys.press("2")
    expect(page.get_by_label("2 A new driver")).to_be_checked()
    keys.press("1")
    keys.press("j")
    expect(focused(page)).to_contain_text("more laps (132) than the one above")
    keys.press("k")
    expect(focused(page)).to_contain_text("Alix Marchandeau")
    keys.press("Enter")
    expect(focused(page)).to_contain_text("more laps (132) than the one above")
    keys.press("e")
    expect(focused(page)).to_have_attribute("name", "r3-laps")
    keys.type("130")
    keys.press("Escape")
    keys.press("j")
    expect(focused(page)).to_contain_text("on record nowhere")
    keys.press("Enter")
    with page.expect_navigation():
        keys.press("Control+Enter")
    expect(page.get_by_text("Choose what this classification is")).to_be_visible()
    assert not Classification.objects.exists()
    expect(focused(page)).to_have_attribute("name", "status")
    keys.press("Space")
    expect(page.get_by_label("provisional", exact=True)).to_be_checked()
    with page.expect_navigation():
        keys.press("Control+Enter")
    assert "Revision 1 is in force." in review.told()
    drives = Classification.objects.get().rows.get(number="12").drives.all()
    assert [drive.display_name for drive in drives] == ["Alix Marchandau", "Inès Hallström"]
    assert Classification.objects.get().rows.get(number="64").laps == 130
