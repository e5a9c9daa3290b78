"""The entry list of an event is attached to it, read again when a newer one comes, and keeps grades."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results.attaching import attach as attach_to
from results.attaching import open_review
from results.models import Document, DocumentVersion, Entry, SheetReview
from tests.results.sheets_drawn import drawn

LIST = """Entry list
No;Driver 1;Driver 2;Grade;Team;Class
12;Alix MARCHANDEAU;Inès HALLSTRÖM;Silver / BRONZE;Delorme Compétition;Pro
31;Tom ASHDOWN;Ray COLE;Gold / –;Harrow Moor;Pro
"""
NEWER = """Entry list
No;Driver 1;Driver 2;Grade;Team;Class
12;Alix MARCHANDEAU;Odile TREMBLAY;Silver / Silver;Delorme Compétition;Pro
64;Ilona KOVÁCS;Bo HART;;Nordlicht;Pro
"""


def attach(editor, event, text):
    return editor.client.post(reverse("admin:results_event_attach", args=[event.pk]), {"text": text})


def on_record(event):
    entries = Entry.objects.filter(event=event).order_by("car_number")
    return {
        entry.car_number: [(str(member), member.grade) for member in entry.crew.order_by("order")]
        for entry in entries
    }


@pytest.fixture
def event(make):
    return make.event(meeting=make.meeting())  # of no session yet


@pytest.fixture
def listed(helene, event):
    """The first list, on record."""
    attach(helene, event, LIST)
    review = SheetReview.objects.get()
    helene.send(review, "accept")
    assert helene.send(review, "publish").status_code == 302
    return review


def test_an_event_without_sessions_takes_its_entry_list(helene, event):
    answer = attach(helene, event, LIST)
    review = SheetReview.objects.get()
    assert (review.session, review.event, answer["location"]) == (None, event, review.get_absolute_url())
    page = helene.look(review)
    assert page.status_code == 200
    assert event.name in page.content.decode()
    document = Document.objects.get()
    assert (document.kind, document.event, document.session) == ("entry_list", event, None)


def test_the_crews_come_on_record_with_their_grades(listed, event):
    assert on_record(event) == {
        "12": [("Alix Marchandeau", "Silver"), ("Inès Hallström", "Bronze")],
        "31": [("Tom Ashdown", "Gold"), ("Ray Cole", "")],
    }


def test_grades_that_are_not_one_for_each_driver_stop_the_list(helene, event):
    attach(helene, event, LIST.replace("Gold / –", "Gold"))
    page = helene.look(SheetReview.objects.get()).content.decode()
    assert "Give each driver of the crew a grade" in page


def test_a_newer_list_shows_what_it_changes_before_it_does(helene, listed, event):
    attach(helene, event, NEWER)
    review = SheetReview.objects.get(state="open")
    page = helene.look(review).content.decode()
    assert "<del>Alix Marchandeau, Inès Hallström</del> → <ins>Alix Marchandeau, Odile TREMBLAY</ins>" in page
    assert "<del>Silver, Bronze</del> → <ins>Silver, Silver</ins>" in page
    assert "Entered, and not on this list (they stay): 31" in page
    assert "1 car is new: 64" in page
    assert ("Inès Hallström", "Bronze") in on_record(event)["12"]
    assert DocumentVersion.objects.count() == 2
    assert Document.objects.count() == 1


def test_a_car_that_the_newer_list_lacks_stays_unless_the_editor_says_that_the_list_is_whole(
    helene, listed, event
):
    attach(helene, event, NEWER)
    review = SheetReview.objects.get(state="open")
    helene.send(review, "accept")
    helene.send(review, "save", withdraw="1")
    assert "(they are withdrawn): 31" in helene.look(review).content.decode()
    helene.send(review, "publish")
    assert Entry.objects.get(car_number="31").is_withdrawn
    assert on_record(event)["12"][1] == ("Odile Tremblay", "Silver")


def test_a_car_with_a_result_is_not_withdrawn(helene, listed, event, make):
    entry = Entry.objects.get(car_number="31")
    make.classification(make.session(event), lines=[make.lines(1, entry=entry)[0]])
    attach(helene, event, NEWER)
    review = SheetReview.objects.get(state="open")
    assert "with a result at this event (they stay): 31" in helene.look(review).content.decode()
    helene.send(review, "accept")
    helene.send(review, "publish", withdraw="1")
    assert not Entry.objects.get(car_number="31").is_withdrawn


def test_a_car_that_was_withdrawn_and_is_listed_again_is_back(helene, listed, event):
    Entry.objects.update(is_withdrawn=True)
    attach(helene, event, LIST)
    review = SheetReview.objects.get(state="open")
    assert "<del>withdrawn</del> → <ins>entered</ins>" in helene.look(review).content.decode()
    helene.send(review, "accept")
    helene.send(review, "publish")
    assert not Entry.objects.filter(is_withdrawn=True).exists()


def test_readers_see_which_cars_are_withdrawn(client, listed, event):
    Entry.objects.filter(car_number="31").update(is_withdrawn=True)
    page = client.get(f"/fr{event.get_absolute_url().removeprefix('/en')}entries/").content.decode()
    assert page.count("Forfait") + page.count("Withdrawn") == 1


def test_a_classification_is_kept_with_the_event_and_its_session_named_as_the_place_for_it(helene, event):
    address = reverse("admin:results_event_attach", args=[event.pk])
    answer = helene.client.post(address, {"file": SimpleUploadedFile("sheet.pdf", drawn())}, follow=True)
    assert "attach it to its session" in answer.content.decode()
    assert Document.objects.get().event == event
    assert not SheetReview.objects.exists()


def test_the_desk_and_the_page_of_the_event_lead_to_the_review(helene, event):
    attach(helene, event, LIST)
    address = SheetReview.objects.get().get_absolute_url()
    assert address in helene.client.get(reverse("admin:index")).content.decode()
    page = helene.client.get(reverse("admin:results_event_change", args=[event.pk])).content.decode()
    assert address in page
    assert reverse("admin:results_event_attach", args=[event.pk]) in page


@pytest.mark.parametrize(("group", "status"), [("Journalist", 403), ("Results editor", 200), (None, 302)])
def test_who_may_attach_a_list(client, make, event, group, status):
    if group:
        client.force_login(make.user(groups=[group], is_staff=True))
    assert client.get(reverse("admin:results_event_attach", args=[event.pk])).status_code == status


def test_a_season_that_allows_two_cars_does_not_ask_who_races_two(helene, event):
    twice = LIST.replace("Tom ASHDOWN", "Alix MARCHANDEAU")
    attach(helene, event, twice)
    review = SheetReview.objects.get()
    said = "Alix MARCHANDEAU is in the crew of no. 12 as well."
    assert said in helene.look(review).content.decode()
    event.season.may_race_two_cars = True
    event.season.save()
    assert said not in helene.look(review).content.decode()


def test_who_is_listed_in_another_car_while_the_old_one_stays_entered_is_asked_about(helene, listed, event):
    attach(helene, event, NEWER.replace("Bo HART", "Tom ASHDOWN"))
    review = SheetReview.objects.get(state="open")
    said = "Tom Ashdown is in the crew of no. 31 as well."
    assert said in helene.look(review).content.decode()
    helene.send(review, "save", withdraw="1")
    assert said not in helene.look(review).content.decode()


def test_a_withdrawn_car_that_has_a_result_after_all_is_no_longer_withdrawn(helene, make, event):
    entry = make.entry(event, "12", is_withdrawn=True)
    session = make.session(event)
    review = open_review(attach_to(session, SimpleUploadedFile("a.pdf", drawn())).version, session, by=None)
    helene.send(review, "accept")
    helene.send(review, "publish", status="official")
    entry.refresh_from_db()
    assert entry.rows.exists()
    assert not entry.is_withdrawn
