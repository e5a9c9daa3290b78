"""Naming the columns of a strange sheet over its picture, without a mouse."""

import pytest
from playwright.sync_api import expect

from newsroom import roles
from results.models import SheetReview
from tests.results.reviewing.test_columns import ROWS, rows_of, strange_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LABELS = ("Pos.", "No.", "Drivers", "Team", "Laps", "Time")


def test_sides_are_moved_with_the_arrows_and_the_sheet_is_read(desk_of, make, accessible):
    session = make.session(make.event(meeting=make.meeting()))
    desk = desk_of("rosalind", roles.RESULTS_EDITOR)
    desk.open("admin:results_session_change", session.pk)
    page = desk.page
    page.get_by_label("Attach a result sheet").set_input_files(
        {"name": "sheet.pdf", "mimeType": "application/pdf", "buffer": strange_pdf()}
    )
    desk.press("Attach and read")
    expect(page.get_by_text("The layout of this sheet is not known").last).to_be_visible()
    accessible(page)
    side = page.get_by_role("slider", name="Right side of column 6")
    before = float(page.locator("[name=c5-x1]").input_value())
    side.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert float(page.locator("[name=c5-x1]").input_value()) == before + 9
    expect(side).to_have_attribute("aria-valuenow", str(round(before + 9)))
    for number, label in enumerate(LABELS):
        page.locator(f"[name=c{number}-field]").select_option(label=label)
    desk.press("Read with these columns")
    assert "They are kept for" in desk.told()
    assert rows_of(SheetReview.objects.get()) == [list(row) for row in ROWS]
