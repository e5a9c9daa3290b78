"""Two requests at one moment, or one button pressed twice: nothing is done twice, and nothing is undone.

What the other one does is done where the first has looked and has not yet locked; on PostgreSQL some are done
by two threads as well.
"""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results import attaching, fragments, merging
from results.admin import columns
from results.models import Classification, DocumentVersion, Driver, SheetReview
from results.reviewing import force
from results.reviewing.force import check
from results.reviewing.records import Records
from results.reviewing.rows_in_force import work_from_lines
from results.reviewing.work import work_by_hand
from tests.at_once import both, in_threads, meet, once
from tests.results.forms import fields_of

pytestmark = pytest.mark.django_db


def upload(data=b"A paper in which nobody finds a table."):
    return SimpleUploadedFile("paper.txt", data)


@pytest.fixture(autouse=True)
def _unread(monkeypatch):
    """What is read of a file is no matter here: every one holds a table of blank rows."""
    monkeypatch.setattr(attaching, "read_in_sandbox", lambda *_args: ())
    monkeypatch.setattr(attaching, "readings_of", lambda _version: [None])
    monkeypatch.setattr(attaching, "work_from_reading", lambda *_args: work_by_hand())


@pytest.fixture
def desk(client, make):
    client.force_login(make.user("helene", groups=["Results editor"], is_staff=True))
    return client


@pytest.fixture
def session(make):
    return make.session(make.event(meeting=make.meeting()))


def test_a_sheet_that_comes_twice_while_it_is_read_is_kept_once(session, monkeypatch):
    once(monkeypatch, attaching, "read", lambda: attaching.attach(session, upload()))
    attached = attaching.attach(session, upload())
    assert not attached.is_new
    assert DocumentVersion.objects.get() == attached.version


def test_a_new_version_sent_twice_is_one(session):
    document = attaching.attach(session, upload()).version.document
    for _time in range(2):
        attaching.add_version(document, upload(b"Final"))
    assert document.versions.count() == 2


@in_threads
def test_a_review_opened_by_two_at_once_is_one(session, monkeypatch):
    version = attaching.attach(session, upload()).version
    meet(monkeypatch, attaching, "review_of")
    both(partial(attaching.open_review, version, session, by=None))
    assert SheetReview.objects.count() == 1


@in_threads
def test_two_versions_of_a_document_sent_at_once_have_two_numbers(session, monkeypatch):
    document = attaching.attach(session, upload()).version.document
    meet(monkeypatch, attaching, "version_label")
    both(*(partial(attaching.add_version, document, upload(data)) for data in (b"One", b"Other")))
    assert sorted(document.versions.values_list("label", flat=True)) == ["1.0", "2.0", "3.0"]


def test_a_result_by_hand_begun_by_two_presses_of_the_button_is_one(desk, session):
    address = reverse("admin:results_session_by_hand", args=[session.pk])
    assert desk.post(address)["location"] == desk.post(address)["location"]
    review = SheetReview.objects.get()
    review.data |= {"version": 1}
    review.save()
    desk.post(address)
    assert SheetReview.objects.count() == 2


def test_columns_named_anew_do_not_reopen_what_was_just_published(session, monkeypatch, rf):
    version = attaching.attach(session, upload()).version
    review = attaching.open_review(version, session, by=None)
    review.data |= {"version": 1}
    review.save()
    published = SheetReview.objects.filter(pk=review.pk)
    once(monkeypatch, columns, "review_of", lambda: published.update(state=SheetReview.State.PUBLISHED))
    request = rf.post("/")
    request.user = None
    columns.review_anew(request, session, version)
    review.refresh_from_db()
    assert review.state == SheetReview.State.PUBLISHED


def clean(session, make):
    """A review of three cars in which nothing is left to be seen."""
    facts = {"kind": "result", "stage": "", "status": "provisional", "sources": "Report"}
    work = work_from_lines(make.lines(), facts)
    review = SheetReview(session=session, data=work.to_json())
    work.new_confirmed = [new.key for new in check(review).new_names]
    review.data = work.to_json()
    review.save()
    assert check(review).left == 0
    return review


@in_threads
def test_two_sheets_of_an_event_published_at_once_enter_each_car_once(make, session, monkeypatch):
    reviews = [clean(each, make) for each in (session, make.session(session.event, slug="race-2", number=2))]
    meet(monkeypatch, force, "check")
    both(*(partial(force.publish_review, review, by=None) for review in reviews))
    assert sorted(session.event.entries.values_list("car_number", flat=True)) == ["1", "2", "3"]
    assert Classification.objects.current().count() == 2


@in_threads
def test_the_same_result_published_from_two_reviews_at_once_is_one_revision(make, session, monkeypatch):
    reviews = [clean(session, make) for _time in range(2)]
    meet(monkeypatch, force, "check")
    came = both(*(partial(force.publish_review, review, by=None) for review in reviews))
    assert sum(isinstance(each, ValidationError) for each in came) == 1
    assert Classification.objects.get().revision == 1


def test_a_name_that_another_put_on_record_at_that_moment_is_a_sentence_and_no_failure(
    desk, session, make, monkeypatch
):
    review = clean(session, make)
    slug = Records.slug
    monkeypatch.setattr(
        Records, "slug", lambda self, *names: "taken" if "driver" in names else slug(self, *names)
    )
    page = desk.get(review.get_absolute_url()).content.decode()
    reply = desk.post(review.get_absolute_url(), fields_of(page, "review-form") | {"action": "publish"})
    assert reply.status_code == 409
    assert "Somebody has just put the same name on record" in reply.content.decode()
    assert (Driver.objects.count(), Classification.objects.count()) == (0, 0)


def test_what_somebody_corrected_of_a_driver_outlives_the_merge_that_was_under_way(make):
    kept, other = make.driver("Clémence Roussillac"), make.driver("C. Roussilac")
    Driver.objects.filter(pk=kept.pk).update(nationality="FRA")
    merging.merge(kept, other)
    assert Driver.objects.get().nationality == "FRA"


def test_a_merge_confirmed_twice_is_done_once_and_says_so(make, monkeypatch):
    kept, other = make.driver("Clémence Roussillac"), make.driver("C. Roussilac")
    once(monkeypatch, merging, "obstacle", lambda: merging.merge(*Driver.objects.order_by("pk")))
    with pytest.raises(merging.CannotMerge, match="no longer there"):
        merging.merge(kept, other)


def test_a_table_drawn_while_a_name_is_stored_is_drawn_again(make, django_capture_on_commit_callbacks):
    driver = make.driver()
    with django_capture_on_commit_callbacks(execute=True):
        driver.save()
        drawn_meanwhile = fragments.stamp()
    assert fragments.stamp() != drawn_meanwhile
