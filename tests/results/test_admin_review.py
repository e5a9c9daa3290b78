"""The desk's way from a file to a classification in force, as an editor sends it, without scripts."""

import io
import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from results.models import Classification, Document, Driver, SheetReview
from results.signals import Following, asking_what_follows
from tests.results.forms import fields_of
from tests.results.sheets_drawn import ROWS, drawn

ROLES = ["nobody", "Journalist", "Results editor", "Editor"]


@pytest.fixture
def session(make):
    return make.session(make.event(meeting=make.meeting()))


@pytest.fixture
def desk(client, make):
    """The browser of a results editor."""
    client.force_login(make.user("helene", groups=["Results editor"], is_staff=True))
    return client


def attach(client, session, data=None, name="sheet.pdf"):
    address = reverse("admin:results_session_attach", args=[session.pk])
    return client.post(address, {"file": SimpleUploadedFile(name, data if data is not None else drawn())})


def open_review(client, session, data=None):
    attach(client, session, data)
    review = SheetReview.objects.latest("pk")
    return review, client.get(review.get_absolute_url())


def send(client, review, answer, action, **changes):
    """Press a button of the form that the page shows, with some fields changed."""
    fields = fields_of(answer.content.decode(), "review-form") | {"action": action}
    fields |= {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(review.get_absolute_url(), {k: v for k, v in fields.items() if v is not None})


def told(answer):
    return " ".join(str(message) for message in answer.context["messages"])


# --- attaching ----------------------------------------------------------------------------------------


def test_a_sheet_goes_straight_to_its_review(desk, session):
    answer = attach(desk, session)
    review = SheetReview.objects.get()
    assert answer["location"] == review.get_absolute_url()
    page = desk.get(answer["location"]).content.decode()
    assert "Marchandeau" in page
    assert not Classification.objects.exists()


def test_a_file_that_is_no_result_gets_one_sentence_and_stays(desk, session):
    answer = attach(desk, session, b"%PDF-1.4 nothing", "minutes.pdf")
    page = desk.get(answer["location"])
    assert "The file is damaged" in told(page)
    assert "minutes.pdf" in told(page)
    assert Document.objects.get().session == session
    assert not SheetReview.objects.exists()


def test_the_sentence_is_french_for_a_french_editor(desk, session):
    desk.cookies["language"] = "fr"
    answer = attach(desk, session, b"", "vide.pdf")
    english = "The file is empty."
    assert english not in told(desk.get(answer["location"])) or french_is_missing(english)


def french_is_missing(text):
    from django.utils import translation

    with translation.override("fr"):
        return translation.gettext(text) == text


def test_the_same_file_again_goes_on_with_the_review_under_way(desk, session):
    attach(desk, session)
    answer = attach(desk, session)
    review = SheetReview.objects.get()
    assert answer["location"] == review.get_absolute_url()
    assert "go on where it was left" in told(desk.get(answer["location"]))


def test_a_file_with_several_tables_asks_which(desk, session):
    attach(desk, session)
    version = SheetReview.objects.get().version
    SheetReview.objects.all().delete()
    version.reading["documents"].append(version.reading["documents"][0] | {"title": "Race, by class"})
    version.save()
    answer = attach(desk, session)
    page = desk.get(answer["location"])
    assert "Race, by class" in page.content.decode()
    answer = desk.post(answer["location"], {"document": "1"})
    assert SheetReview.objects.get().data["document"] == 1


# --- reviewing ----------------------------------------------------------------------------------------


def test_the_review_is_published_without_a_script(desk, session):
    review, page = open_review(desk, session)
    answer = send(desk, review, page, "publish", **{"new-ok": "1", "status": "provisional"})
    assert answer.status_code == 302
    classification = Classification.objects.get()
    assert (classification.status, classification.is_current) == ("provisional", True)
    assert classification.entered_by.username == "helene"


def test_what_was_typed_is_kept_with_its_fault_beside_the_cell(desk, session):
    review, page = open_review(desk, session)
    answer = send(desk, review, page, "publish", r1__gap="1:50.9l1", status="official", **{"new-ok": "1"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'value="1:50.9l1" aria-describedby="m1" aria-invalid="true"' in html
    assert "“1:50.9l1” is no gap." in html
    assert not Classification.objects.exists()
    review.refresh_from_db()
    assert review.data["rows"][0]["cells"]["gap"] == "1:50.9l1"
    assert review.data["facts"]["status"] == "official"


def test_a_missing_status_is_told_beside_its_field(desk, session):
    review, page = open_review(desk, session)
    answer = send(desk, review, page, "publish", **{"new-ok": "1"})
    assert answer.status_code == 422
    assert "Choose what this classification is" in answer.content.decode()


def test_a_review_kept_for_later_is_found_again_as_it_was_left(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "save", r2__team="Harrow Moor", label="Final")
    page = desk.get(review.get_absolute_url()).content.decode()
    assert 'value="Harrow Moor"' in page
    assert 'value="Final"' in page
    change = reverse("admin:results_session_change", args=[session.pk])
    assert review.get_absolute_url() in desk.get(change).content.decode()


def test_rows_are_added_and_removed(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "remove-3")
    send(desk, review, desk.get(review.get_absolute_url()), "add")
    page = desk.get(review.get_absolute_url())
    send(desk, review, page, "save", r4__number="99", r4__position="3")
    review.refresh_from_db()
    assert [row["cells"]["number"] for row in review.data["rows"]] == ["12", "31", "99"]


def test_accepting_all_leaves_what_blocks(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "accept", r1__laps="many")
    page = desk.get(review.get_absolute_url()).context["page"]
    assert (page.left, len(page.checked.stops), page.checked.new_waiting) == (1, 1, [])


def test_two_editors_do_not_overwrite_each_other_unawares(desk, session, make):
    review, page = open_review(desk, session)
    other = Client()
    other.force_login(make.user("marc", groups=["Results editor"], is_staff=True))
    send(other, review, page, "save", r1__team="First", r2__team="His alone")
    answer = send(desk, review, page, "save", r1__team="Second", r3__team="Hers alone")
    assert answer.status_code == 409
    assert "marc has saved this review in the meantime" in told(answer)
    assert 'value="Second"' in answer.content.decode()
    assert "marc wrote “First” here." in answer.content.decode()
    assert teams(review) == ["First", "His alone", "Hers alone"]
    assert send(desk, review, answer, "save").status_code == 302
    assert teams(review) == ["Second", "His alone", "Hers alone"]


def teams(review):
    review.refresh_from_db()
    return [row["cells"]["team"] for row in review.data["rows"]]


def test_a_dropped_review_stays_as_it_was(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "drop")
    answer = send(desk, review, page, "save", r1__team="Late")
    assert answer.status_code == 302
    review.refresh_from_db()
    assert review.state == SheetReview.State.DROPPED
    assert review.data["rows"][0]["cells"]["team"] == "Delorme Compétition"


def test_a_script_in_a_cell_is_text(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "save", r1__team="<script>alert(1)</script>")
    assert b"<script>alert(1)" not in desk.get(review.get_absolute_url()).content


def test_the_page_has_nothing_inline(desk, session):
    html = open_review(desk, session)[1].content.decode()
    assert " style=" not in html
    assert " onclick" not in html


def test_others_may_say_what_follows_from_a_publication(desk, session):
    def answer(sender, session, kind, stage, **kwargs):
        return [Following("Stories that carry this table", (("Four hours", "/en/articles/four/", "en"),))]

    asking_what_follows.connect(answer)
    try:
        html = open_review(desk, session)[1].content.decode()
    finally:
        asking_what_follows.disconnect(answer)
    assert "Stories that carry this table" in html
    assert '<a href="/en/articles/four/" lang="en">Four hours</a>' in html


def test_a_result_is_entered_by_hand(desk, session):
    answer = desk.post(reverse("admin:results_session_by_hand", args=[session.pk]))
    review = SheetReview.objects.get()
    assert answer["location"] == review.get_absolute_url()
    page = desk.get(answer["location"])
    changes = {
        "r1-number": "12",
        "r1-drivers": "Alix Marchandeau",
        "sources": "A report",
        "status": "official",
    }
    send(desk, review, page, "save", **changes)
    page = desk.get(review.get_absolute_url())
    assert send(desk, review, page, "publish", **{"new-ok": "1"}).status_code == 302
    assert Classification.objects.get().rows.get().drives.get().driver == Driver.objects.get()


# --- who may ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "attaching", "reviewing", "publishing"),
    [
        ("nobody", 302, 302, 302),
        ("Journalist", 403, 403, 403),
        ("Results editor", 302, 200, 302),
        ("Editor", 302, 200, 302),
    ],
)
def test_who_may_attach_review_and_publish(client, make, session, role, attaching, reviewing, publishing):
    insider = make.user(groups=["Results editor"], is_staff=True)
    client.force_login(insider)
    review, page = open_review(client, session)
    client.logout()
    if role != "nobody":
        client.force_login(make.user(groups=[role], is_staff=True))
    other = make.session(session.event)
    assert attach(client, other).status_code == attaching
    assert client.get(review.get_absolute_url()).status_code == reviewing
    answer = send(client, review, page, "publish", **{"new-ok": "1", "status": "official"})
    assert answer.status_code == publishing
    may = role in ("Results editor", "Editor")
    assert Classification.objects.exists() == may
    assert other.documents.exists() == may


def test_publishing_needs_its_own_permission(desk, session):
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.get(name="Results editor")
    group.permissions.remove(Permission.objects.get(codename="publish_classification"))
    review, page = open_review(desk, session)
    assert 'value="publish"' not in page.content.decode()
    answer = send(desk, review, page, "publish", status="official", **{"new-ok": "1"})
    assert answer.status_code == 403
    assert not Classification.objects.exists()


# --- pictures -----------------------------------------------------------------------------------------


def test_the_pages_are_pictures_for_those_who_may_see_documents(desk, session, client):
    review, page = open_review(desk, session)
    address = reverse("admin:results_document_page", args=[review.version.pk, 1])
    assert address in page.content.decode()
    answer = desk.get(address)
    assert (answer.status_code, answer["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert desk.get(reverse("admin:results_document_page", args=[review.version.pk, 9])).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_the_strip_of_each_row_is_cut_from_its_page_when_it_is_looked_at(desk, session, client):
    _review, page = open_review(desk, session)
    addresses = re.findall(
        r'<img class="strip" src="([^"]+)" width="(\d+)" height="(\d+)" loading="lazy"', page.content.decode()
    )
    assert len(addresses) == len(ROWS)
    for address, width, height in addresses:
        answer = desk.get(address)
        assert (answer.status_code, answer["content-type"]) == (200, "image/png")
        picture = Image.open(io.BytesIO(answer.content))
        assert picture.width / picture.height == pytest.approx(int(width) / int(height), rel=0.1)
    beyond = re.sub(r"[^/]+$", "0-900-10-1000.png", addresses[0][0])
    assert desk.get(beyond).status_code == 404
    client.logout()
    assert client.get(addresses[0][0]).status_code == 302


# --- the real thing -----------------------------------------------------------------------------------


def sixty(samples):
    return (samples / "results-pdf" / "imsa-daytona-2026-race-official.pdf").read_bytes()


def test_sixty_cars_with_their_crews_come_into_force(desk, session, samples):
    start = time.monotonic()
    review, page = open_review(desk, session, sixty(samples))
    seconds = time.monotonic() - start
    assert page.status_code == 200
    assert seconds < 60, seconds  # some four on a quiet machine
    assert len(page.context["page"].clean) == 60
    answer = send(desk, review, page, "publish", **{"new-ok": "1", "status": "official", "sheet-seen": "1"})
    assert answer.status_code == 302, told(answer)
    rows = Classification.objects.get().rows.order_by("order")
    assert rows.count() == 60
    assert all(row.entry_id for row in rows)


def test_the_review_of_sixty_cars_asks_as_little_as_that_of_three(
    desk, session, make, samples, django_assert_max_num_queries
):
    small, _page = open_review(desk, session)
    with django_assert_max_num_queries(24) as few:
        desk.get(small.get_absolute_url())
    large, _page = open_review(desk, make.session(session.event), sixty(samples))
    with django_assert_max_num_queries(24) as many:
        desk.get(large.get_absolute_url())
    assert len(few) == len(many)
    assert len(ROWS) == 3


def test_a_closed_review_asks_for_nothing(desk, session):
    review, page = open_review(desk, session)
    send(desk, review, page, "publish", **{"new-ok": "1", "status": "official"})
    html = desk.get(review.get_absolute_url()).content.decode()
    assert "This review is closed" in html
    assert 'value="publish"' not in html
    assert "new-ok" not in html
