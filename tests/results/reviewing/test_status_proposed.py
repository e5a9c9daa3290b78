"""The name of a file proposes a status; the editor chooses it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from results.attaching import attach, open_review
from tests.results.forms import fields_of
from tests.results.sheets_drawn import drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_of(session, helene):
    """`page_of("race-official.pdf", label="Provisional")`: the review of a sheet under that name."""

    def page_of(name, **printed):
        version = attach(session, SimpleUploadedFile(name, drawn(**printed))).version
        return helene.look(open_review(version, session, by=None)).content.decode()

    return page_of


def test_it_is_told_and_marked_where_the_sheet_prints_none(page_of):
    page = page_of("race-official.pdf")
    assert "The sheet prints no status; its file name says “official”." in page
    assert page.count("as the file name says") == 1


def test_it_is_not_chosen_for_the_editor(page_of):
    assert "status" not in fields_of(page_of("race-official.pdf"), "review-form")


def test_a_name_that_contradicts_the_sheet_is_told_and_the_sheet_wins(page_of):
    page = page_of("race-official.pdf", label="Provisional")
    assert "The sheet prints “Provisional”, its file name says “official”." in page
    assert fields_of(page, "review-form")["status"] == "provisional"


@pytest.mark.parametrize(("name", "label"), [("race.pdf", ""), ("race-official.pdf", "Official")])
def test_a_name_that_says_nothing_new_is_not_mentioned(page_of, name, label):
    assert "file name says" not in page_of(name, label=label)
