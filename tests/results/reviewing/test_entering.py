"""An entry list becomes the entries of the event, once an editor has seen what it changes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results.models import Classification, DocumentVersion, Entry, SheetReview
from tests.results.forms import fields_of
from tests.results.sheets_drawn import ROWS, drawn


def attach(editor, session, rows=ROWS, **fields):
    data = drawn(rows, title="Entry list", kind="entry_list", **fields)
    address = reverse("admin:results_session_attach", args=[session.pk])
    return editor.client.post(address, {"file": SimpleUploadedFile("entries.pdf", data)})


@pytest.fixture
def listed(helene, session):
    attach(helene, session)
    return SheetReview.objects.get()


def test_the_list_leads_to_a_review_of_its_own(helene, listed):
    page = helene.look(listed).content.decode()
    assert "3 cars are new: 12, 31, 64" in page
    assert "Put these entries on record" in page
    assert "This classification is" not in page
    assert 'name="r1-laps"' not in page


def test_confirmed_it_is_the_entries_of_the_event_and_no_classification(helene, listed, session):
    assert helene.send(listed, "publish", **{"new-ok": "1"}).status_code == 302
    entries = Entry.objects.filter(event=session.event).order_by("car_number")
    crews = [[member.driver.name for member in entry.crew.order_by("order")] for entry in entries]
    assert [entry.car_number for entry in entries] == ["12", "31", "64"]
    assert crews[0] == ["Alix Marchandeau", "Inès Hallström"]
    assert not Classification.objects.exists()
    assert DocumentVersion.objects.public().exists()


def test_what_was_not_confirmed_puts_nothing_on_record(helene, listed):
    assert helene.send(listed, "publish").status_code == 422
    assert not Entry.objects.exists()


def test_an_entry_on_record_is_brought_up_to_date_and_the_difference_shown(helene, session, make):
    driver, other = make.driver("Alix Marchandeau"), make.driver("Odile Tremblay")
    entry = make.entry(session.event, "12", drivers=[driver, other], team=make.team("Delorme Compétition"))
    make.entry(session.event, "99")
    attach(helene, session)
    review = SheetReview.objects.get()
    page = helene.look(review).content.decode()
    assert "<del>Alix Marchandeau, Odile Tremblay</del> → <ins>Alix Marchandeau, Inès Hallström</ins>" in page
    assert "Entered, and not on this list (they stay): 99" in page
    assert [member.driver for member in entry.crew.all()] == [driver, other]
    helene.send(review, "accept")
    helene.send(review, "publish")
    assert [member.driver.name for member in entry.crew.order_by("order")] == [
        "Alix Marchandeau",
        "Inès Hallström",
    ]
    assert Entry.objects.filter(event=session.event, car_number="99").exists()


def test_an_entry_list_is_never_published_as_a_classification(helene, listed):
    fields = fields_of(helene.look(listed).content.decode(), "review-form")
    sent = fields | {"kind": "result", "status": "official", "new-ok": "1", "action": "publish"}
    helene.client.post(listed.get_absolute_url(), sent)
    assert not Classification.objects.exists()
    assert Entry.objects.count() == 3
