"""The page keeps each edit, tells who else is there, and loses nothing when the login has gone."""

import pytest
from django.test import Client
from django.urls import reverse

from results.models import Classification, SheetReview
from tests.results.forms import fields_of
from tests.results.reviewing.conftest import cells, keep_address


def test_an_edit_is_kept_at_once_and_the_page_told_what_it_means(helene, review):
    answer = helene.keep(review, r1__gap="nonsense").json()
    assert cells(review, "gap")[0] == "nonsense"
    assert answer["version"] == 1
    assert "“nonsense” is no gap." in answer["rows"]["1"]["said"]
    assert answer["rows"]["1"]["marks"]["r1-gap"][0] == "bad"
    assert "1 blocking point is left." in answer["parts"]["bar"][1]
    assert review.left == answer["left"]


def test_two_editors_see_each_other_and_each_other_s_edits(helene, marc, review):
    helene.keep(review, r1__team="Hers")
    answer = marc.keep(review).json()
    assert answer["others"] == [{"name": "helene", "place": "row-1"}]
    assert answer["changed"] == {"r1-team": "Hers"}
    assert "helene has this review open" in marc.look(review).content.decode()


def test_what_both_write_in_one_cell_is_overwritten_by_nobody(helene, marc, review):
    helene.keep(review, r1__team="Hers")
    answer = marc.keep(review, r1__team="His", r2__team="His alone").json()
    assert answer["conflicts"] == {"r1-team": {"theirs": "Hers", "who": "helene"}}
    assert cells(review, "team")[:2] == ["Hers", "His alone"]


def test_a_change_is_taken_back(helene, review):
    before = cells(review, "team")
    helene.keep(review, r1__team="Wrong")
    answer = helene.keep(review, since=1, undo=True).json()
    assert answer["changed"]["r1-team"] == before[0]
    assert cells(review, "team") == before


def test_a_change_is_taken_back_without_a_script(helene, review):
    before = cells(review, "number")
    helene.send(review, "remove-2")
    assert cells(review, "number") == [before[0], before[2]]
    helene.send(review, "undo")
    assert cells(review, "number") == before


def test_a_row_is_moved_without_a_script(helene, review):
    helene.send(review, "up-3")
    assert cells(review, "number") == ["12", "64", "31"]
    assert cells(review, "position") == ["1", "2", "3"]


def test_a_row_is_added_below_another(helene, review):
    answer = helene.send(review, "add-1")
    assert answer["location"].endswith("#row-4")
    assert cells(review, "number") == ["12", "", "31", "64"]


def test_nothing_to_keep_costs_next_to_nothing(helene, review, django_assert_max_num_queries):
    helene.keep(review)
    with django_assert_max_num_queries(14):
        assert helene.keep(review).json()["version"] == 0


def test_without_a_login_the_page_is_told_so(review, helene):
    helene.client.logout()
    assert helene.keep(review, r1__team="Late").status_code == 401


def test_another_s_login_keeps_nothing_in_one_s_name(helene, marc, review):
    assert marc.keep(review, user=helene.user, r1__team="Whose?").status_code == 401
    assert cells(review, "team")[0] != "Whose?"


def test_a_journalist_keeps_nothing(review, make):
    client = Client()
    client.force_login(make.user(groups=["Journalist"], is_staff=True))
    assert client.post(keep_address(review), "{}", content_type="application/json").status_code == 403


@pytest.mark.parametrize("body", ["", "[]", "{", '{"user": 1}', '{"user": "x", "since": 0}', '{"fields": 3}'])
def test_nonsense_is_refused(helene, review, body):
    assert helene.client.post(keep_address(review), body, content_type="application/json").status_code == 400


def test_a_closed_review_keeps_nothing_and_says_so(helene, review):
    helene.send(review, "drop")
    answer = helene.keep(review, r1__team="Late")
    assert (answer.status_code, answer.json()["closed"]) == (409, "dropped")


@pytest.mark.parametrize("does", ["keep", "send"])
def test_a_review_that_was_closed_just_before_stays_closed_and_as_it_was(helene, review, monkeypatch, does):
    """Somebody publishes after the request has looked at the review, and before it has it for itself."""
    page, look = helene.look(review), SheetReview.objects.select_for_update

    def closed_meanwhile(*args, **kwargs):
        SheetReview.objects.filter(pk=review.pk).update(state=SheetReview.State.PUBLISHED)
        return look(*args, **kwargs)

    monkeypatch.setattr(SheetReview.objects, "select_for_update", closed_meanwhile)
    before = review.data
    if does == "keep":
        assert helene.keep(review, r1__team="Too late").json() == {"closed": "published"}
    else:
        helene.send(review, page=page, r1__team="Too late")
        told = helene.look(review).content.decode()
        assert "This review is closed already: nothing was changed." in told
    review.refresh_from_db()
    assert (review.state, review.data) == (SheetReview.State.PUBLISHED, before)


def test_what_somebody_else_typed_is_published_only_once_it_was_seen(helene, marc, review):
    said = {"status": "provisional", "new-ok": "1"}
    helene.send(review, "accept", **said)
    page = helene.look(review)
    marc.keep(review, since=SheetReview.objects.get().data["version"], r1__team="His")
    reply = helene.client.get(helene.send(review, "publish", page=page, **said)["location"])
    assert "Marc has changed this review since you looked at it" in reply.content.decode()
    assert SheetReview.objects.get().state == SheetReview.State.OPEN
    helene.send(review, "accept", page=reply, **said)
    helene.send(review, "publish", **said)
    assert SheetReview.objects.get().state == SheetReview.State.PUBLISHED


def test_what_was_sent_after_the_login_had_expired_is_there_after_the_next(helene, review):
    page = helene.look(review)
    fields = fields_of(page.content.decode(), "review-form") | {"r1-team": "Late", "action": "publish"}
    helene.client.logout()
    answer = helene.client.post(review.get_absolute_url(), fields)
    assert answer.status_code == 302
    assert cells(review, "team")[0] != "Late"
    helene.user.set_password("a long night in the paddock")
    helene.user.save()
    login = {"username": "helene", "password": "a long night in the paddock"}
    helene.client.post(answer["location"], login)
    page = helene.client.get(review.get_absolute_url(), follow=True)
    assert "is not lost: it is kept now" in " ".join(map(str, page.context["messages"]))
    assert cells(review, "team")[0] == "Late"
    assert not Classification.objects.exists()  # nothing comes into force by a login


def test_a_stranger_s_form_waits_for_nobody(helene, marc, review):
    fields = fields_of(helene.look(review).content.decode(), "review-form") | {"r1-team": "Late"}
    stranger = Client()
    stranger.post(review.get_absolute_url(), fields | {"given-to": "nobody"})
    stranger.force_login(marc.user)
    stranger.get(review.get_absolute_url())
    stranger.post(review.get_absolute_url(), fields)  # hers, sent in his browser, while he is in
    helene.client.logout()
    helene.client.post(review.get_absolute_url(), fields | {"r2-team": "Hers"})
    helene.client.force_login(marc.user)
    helene.client.get(review.get_absolute_url())
    assert cells(review, "team")[1] != "Hers"


def test_the_list_of_reviews_says_how_much_is_left(helene, review):
    helene.keep(review, r1__gap="nonsense")
    page = helene.client.get(reverse("admin:results_sheetreview_changelist")).content.decode()
    assert f'<td class="field-left">{SheetReview.objects.get().left}</td>' in page
