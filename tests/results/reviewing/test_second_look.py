"""A review that becomes official by two: one enters it, another confirms it."""

import pytest
from django.urls import reverse

from results.models import Classification, SecondLook, SheetReview

OFFICIAL = {"status": "official", "new-ok": "1"}


@pytest.fixture(autouse=True)
def _two(settings):
    settings.OFFICIAL_NEEDS_TWO = True


def told(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def test_the_first_enters_and_the_second_confirms(helene, marc, review):
    helene.send(review, "publish", **OFFICIAL)
    assert "somebody else must confirm it" in told(helene.look(review))
    assert not Classification.objects.exists()
    page = marc.look(review)
    assert "helene entered this as official" in page.content.decode()
    assert "Confirm and publish" in page.content.decode()
    assert marc.send(review, "publish", page=page).status_code == 302
    classification = Classification.objects.get()
    assert (classification.entered_by, classification.confirmed_by) == (helene.user, marc.user)
    assert not SecondLook.objects.open().exists()


def test_who_entered_it_does_not_confirm_it(helene, review):
    helene.send(review, "publish", **OFFICIAL)
    page = helene.look(review)
    assert 'value="publish"' not in page.content.decode()
    helene.send(review, "publish", page=page)
    helene.send(review, "publish", page=page)
    assert not Classification.objects.exists()


def test_who_changes_anything_has_entered_it(helene, marc, review):
    helene.send(review, "publish", **OFFICIAL)
    marc.send(review, "publish", r1__team="Another team", **OFFICIAL)
    marc.send(review, "publish", **OFFICIAL)
    assert not Classification.objects.exists()
    assert SecondLook.objects.open().get().asked_by == marc.user
    helene.send(review, "publish", **OFFICIAL)
    assert Classification.objects.get().confirmed_by == helene.user


def test_a_change_after_it_was_entered_takes_it_out_of_the_queue(helene, review):
    helene.send(review, "publish", **OFFICIAL)
    helene.keep(review, since=99, r1__note="A remark")
    assert not SecondLook.objects.open().exists()


def test_provisional_is_published_by_one(helene, review):
    helene.send(review, "publish", status="provisional", **{"new-ok": "1"})
    assert Classification.objects.get().confirmed_by is None


def test_a_result_without_a_sheet_needs_two_as_well(helene, marc, session):
    helene.client.post(reverse("admin:results_session_by_hand", args=[session.pk]))
    review = SheetReview.objects.get()
    typed = {"r1-number": "12", "r1-drivers": "Alix Marchandeau", "sources": "A report", "status": "official"}
    helene.send(review, "save", **typed)
    helene.send(review, "publish", **OFFICIAL)
    assert not Classification.objects.exists()
    marc.send(review, "publish")
    assert Classification.objects.get().confirmed_by == marc.user


def test_the_desk_lists_what_waits_for_a_second_pair_of_eyes(helene, marc, review):
    helene.send(review, "publish", **OFFICIAL)
    his = marc.client.get("/admin/").content.decode()
    assert "Waiting for a second pair of eyes" in his
    assert f'href="{review.get_absolute_url()}" aria-label="Confirm' in his
    assert "entered by you" in helene.client.get("/admin/").content.decode()


def test_the_desk_says_who_left_a_review_and_how_much_is_left(helene, marc, review):
    helene.keep(review, r1__gap="nonsense")
    review.refresh_from_db()
    page = marc.client.get("/admin/").content.decode()
    assert f"{review.left} to see" in page
    assert "helene" in page
