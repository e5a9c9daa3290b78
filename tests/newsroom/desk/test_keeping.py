"""What is typed and not saved is kept and offered back; who else has the article open."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom import keeping
from newsroom.models import OpenPage

pytestmark = pytest.mark.ignore_template_errors

KEEP = reverse("admin:newsroom_article_keep")
HERE, THERE = "a" * 24, "b" * 24


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


@pytest.fixture
def colleague(editor):
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def post(journalist, draft):
    """`post(client, headline="…")`: the page of the draft keeps these fields."""

    def send(client, page=HERE, user=journalist, article=draft, more=None, **fields):
        typed = {"fields": fields, "rows": {}, "base": {}, "opened": {}, "token": "x"} if fields else None
        data = {"page": page, "user": user.pk, "article": article and article.pk, "typed": typed}
        return client.post(KEEP, json.dumps(data | (more or {})), content_type="application/json")

    return send


def shown(answer):
    return answer.content.decode()


# --- kept, offered back, forgotten ----------------------------------------------------------------


def test_what_was_typed_is_offered_on_the_page_and_not_put_into_it(desk, post, draft):
    assert post(desk, headline="Sleet at noon").json()["at"]
    page = shown(desk.get(page_of(draft)))
    assert "and did not save it" in page
    assert "<mark>Sleet</mark>" in page
    draft.refresh_from_db()
    assert draft.headline == "Rain at noon"


def test_nobody_else_is_offered_it(desk, colleague, post, draft):
    post(desk, headline="Sleet at noon")
    assert "Sleet" not in shown(colleague.get(page_of(draft)))


def test_what_is_stored_by_now_is_not_offered(desk, post, draft):
    post(desk, headline="Rain at noon", body='<p onclick="x">It rained.</p>')
    assert "and did not save it" not in shown(desk.get(page_of(draft)))
    assert not OpenPage.objects.with_typing().exists()


def test_saving_forgets_what_the_page_kept_and_what_was_put_back_into_it(desk, post, draft, filled):
    post(desk, headline="Sleet at noon")
    post(desk, THERE, kicker="Spa")
    post(desk, "c" * 24, kicker="Another window's")
    data = filled(desk.get(page_of(draft)), page=f"{HERE} {THERE}", headline="Sleet at noon")
    assert desk.post(page_of(draft), data).status_code == 302
    assert [row.page for row in OpenPage.objects.all()] == ["c" * 24]


def test_a_save_that_fails_forgets_nothing(desk, post, draft, filled):
    post(desk, headline="Sleet at noon")
    data = filled(desk.get(page_of(draft)), page=HERE, headline="")
    answer = desk.post(page_of(draft), data)
    assert answer.status_code == 200
    assert f'name="page" value="{HERE}"' in shown(answer)
    assert OpenPage.objects.get().typed["fields"] == {"headline": "Sleet at noon"}


def test_a_request_that_arrives_after_the_save_keeps_nothing_and_says_so(desk, post, draft, filled):
    desk.post(page_of(draft), filled(desk.get(page_of(draft)), page=HERE))
    assert post(desk, headline="Late").json() == {"done": True}
    assert not OpenPage.objects.exists()


def test_two_windows_of_one_person_do_not_write_over_each_other(desk, post, draft):
    post(desk, HERE, headline="In one window")
    post(desk, THERE, headline="In the other")
    page = shown(desk.get(page_of(draft)))
    assert page.count("data-forget") == 3  # and the one of the template
    assert {row.typed["fields"]["headline"] for row in OpenPage.objects.all()} == {
        "In one window",
        "In the other",
    }


def test_a_page_that_takes_over_what_was_put_back_stands_for_both(desk, post):
    post(desk, HERE, headline="Before the crash")
    post(desk, THERE, more={"insteadOf": [HERE]}, headline="Before the crash, and after")
    assert OpenPage.objects.get().page == THERE


def test_typing_taken_back_is_kept_no_longer(desk, post):
    post(desk, headline="Sleet")
    empty = {"fields": {}, "rows": {}, "base": {}, "opened": {}, "token": ""}
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert post(desk, more={"typed": empty}).json()["at"] is None
    assert not OpenPage.objects.with_typing().exists()


def test_thrown_away_is_thrown_away_by_its_owner_alone(desk, colleague, editor, post):
    post(desk, HERE, headline="Mine")
    post(colleague, THERE, user=editor, more={"forget": [HERE]})
    assert OpenPage.objects.filter(page=HERE).exists()
    post(desk, "c" * 24, more={"forget": [HERE]})
    assert not OpenPage.objects.filter(page=HERE).exists()


@pytest.mark.parametrize("asked", ["forget", "insteadOf"])
def test_a_page_whose_typing_was_thrown_away_or_put_back_elsewhere_begins_anew(desk, post, asked):
    post(desk, HERE, headline="Still open here")
    post(desk, THERE, more={asked: [HERE]}, headline="The other window's")
    assert post(desk, HERE).json() == {"done": True}
    assert post(desk, HERE, headline="Still open here").json() == {"done": True}
    assert [row.page for row in OpenPage.objects.all()] == [THERE]


def test_a_new_article_is_kept_and_offered_where_it_was_begun(desk, post, draft):
    post(desk, article=None, headline="Not begun yet")
    assert "begun" in shown(desk.get(reverse("admin:newsroom_article_add")))
    assert "begun" not in shown(desk.get(page_of(draft)))


def test_what_was_typed_outlives_the_article(desk, post, draft):
    post(desk, body="<p>Hours of work.</p>")
    story = draft.story
    draft.delete()
    story.delete()
    assert "Hours of work." in shown(desk.get(reverse("admin:newsroom_article_add")))


def test_what_was_typed_is_shown_to_who_may_no_longer_write(desk, post, draft):
    post(desk, headline="Sleet at noon")
    draft.status = "submitted"
    draft.save()
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert post(desk, headline="Sleet at one").json()["locked"] is True
    assert "<mark>Sleet</mark>" in shown(desk.get(page_of(draft)))


def test_hostile_typing_is_shown_as_text(desk, post, draft):
    post(desk, headline="<script>alert(1)</script>", body="<script>alert(2)</script><p>x</p>")
    page = shown(desk.get(page_of(draft)))
    assert "<script>alert" not in page


def test_what_somebody_saved_since_is_marked(desk, post, draft):
    post(desk, more={"typed": {"fields": {"headline": "Mine"}, "base": {"headline": "0" * 16}}})
    assert "saved by somebody since" in shown(desk.get(page_of(draft)))


# --- what is refused ------------------------------------------------------------------------------


def test_without_login_or_as_somebody_else_the_page_is_told_to_log_in(client, desk, editor, post):
    assert post(Client(), headline="x").status_code == 401
    assert post(desk, user=editor, headline="x").status_code == 401
    assert not OpenPage.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "results_editor"])
def test_who_may_not_write_keeps_nothing(who, request, post):
    user = request.getfixturevalue(who)
    client = Client()
    client.force_login(user)
    assert post(client, user=user, headline="x").status_code == 403
    assert not OpenPage.objects.exists()


def test_the_request_needs_the_token_of_the_form(journalist, post):
    client = Client(enforce_csrf_checks=True)
    client.force_login(journalist)
    assert post(client, headline="x").status_code == 403


@pytest.mark.parametrize(
    "data",
    [
        {"typed": {"fields": {"headline": 3}}},
        {"typed": {"fields": []}},
        {"typed": {"rows": {"bylines": [{"id": 1}]}}},
        {"typed": {"anything": {}}},
        {"page": "../x"},
        {"page": None},
        {"user": "x"},
        {"forget": 3},
        {"forget": ["../x"]},
    ],
    ids=str,
)
def test_another_shape_is_refused(desk, post, data):
    assert post(desk, more=data).status_code == 400


def test_what_is_too_long_and_what_comes_too_fast(desk, post):
    assert post(desk, body="x" * 1_100_000).status_code == 413
    assert post(desk, headline="x").status_code == 200
    assert post(desk, headline="y").status_code == 429


def test_a_script_does_not_fill_the_table(desk, post, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_PAGES", 2)
    assert [post(desk, key * 24, headline="x").status_code for key in "abc"] == [200, 200, 429]


def test_the_session_is_told_to_the_page(client, journalist):
    address = reverse("admin:newsroom_article_session")
    assert client.get(address).json()["user"] is None
    client.force_login(journalist)
    answer = client.get(address)
    assert answer.json()["user"] == journalist.pk
    assert answer.json()["csrf"]
    assert "no-store" in answer["Cache-Control"]


# --- who else is here -----------------------------------------------------------------------------


def test_two_people_see_each_other_until_a_minute_after_they_left(desk, colleague, post, editor):
    post(desk)
    seen = post(colleague, THERE, user=editor).json()["others"]
    assert seen == [{"name": "Jeanne Aubry", "writing": False}]
    post(desk, headline="Sleet")
    assert post(colleague, THERE, user=editor).json()["others"][0]["writing"] is True
    with time_machine.travel(timezone.now() + timedelta(seconds=70)):
        assert post(colleague, THERE, user=editor).json()["others"] == []


def test_who_closes_the_page_is_gone_at_once(desk, colleague, post, editor):
    post(desk)
    post(desk, more={"left": True})
    assert post(colleague, THERE, user=editor).json()["others"] == []


def test_oneself_in_another_window_is_nobody_else(desk, post):
    post(desk, HERE)
    assert post(desk, THERE).json()["others"] == []


def test_the_page_is_told_that_somebody_saved(desk, colleague, post, draft, filled):
    token = draft.token
    assert post(desk, more={"token": token}).json()["saved"] is None
    colleague.post(page_of(draft), filled(colleague.get(page_of(draft)), kicker="Spa"))
    assert post(desk, more={"token": token}).json()["saved"]["who"] == "Edgar Lamy"


def test_a_page_costs_the_same_with_many_people_on_it(desk, post, make, draft, django_assert_max_num_queries):
    for _number in range(8):
        user = make.user(is_staff=True)
        OpenPage.objects.create(user=user, page=HERE, article=draft, seen_at=timezone.now())
    post(desk)
    with django_assert_max_num_queries(20):
        assert len(post(desk).json()["others"]) == 8


def test_pages_that_were_only_looked_at_leave_nothing_behind(desk, post):
    post(desk, HERE)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        post(desk, THERE)
    assert [row.page for row in OpenPage.objects.all()] == [THERE]
