"""Columns that were named: for a paste without heads, named anew, proposed again, forgotten."""

import pytest
from django.urls import reverse

from results.models import SheetMapping, SheetReview
from tests.results.forms import fields_of
from tests.results.reviewing.test_columns import (
    HEADS,
    NAMED,
    ROWS,
    attach,
    name_columns,
    rows_of,
    strange_csv,
)

BARE = "\n".join("\t".join(row) for row in ROWS)


def paste(editor, session, text=BARE):
    return editor.client.post(reverse("admin:results_session_attach", args=[session.pk]), {"text": text})


def named_there(page):
    fields = fields_of(page, "columns-form")
    return [fields[f"c{place}-field"] for place in range(len(NAMED))]


@pytest.mark.parametrize(
    "text", [BARE, "\n".join("   ".join(row) for row in ROWS)], ids=["tabs", "blanks between the cells"]
)
def test_a_paste_without_heads_is_read_once_its_columns_are_named(helene, session, text):
    address = paste(helene, session, text)["location"]
    page = helene.client.get(address).content.decode()
    assert "no header names their columns" in page
    assert fields_of(page, "columns-form")["head"] == "none"
    name_columns(helene, address)
    assert rows_of(SheetReview.objects.get()) == [list(row) for row in ROWS]


def test_the_next_paste_without_heads_has_them_proposed_and_is_never_read_unseen(helene, session, make):
    name_columns(helene, paste(helene, session)["location"])
    later = make.session(make.event(session.event.season, slug="later", meeting=make.meeting()))
    address = paste(helene, later, "\n".join("\t".join(row) for row in ROWS[::-1]))["location"]
    assert "columns" in address
    page = helene.client.get(address).content.decode()
    assert named_there(page) == list(NAMED)
    assert "are proposed here" in page


def test_a_line_of_heads_is_not_taken_for_a_car_where_a_paste_without_is_known(helene, session):
    name_columns(helene, paste(helene, session)["location"])
    page = helene.client.get(attach(helene, session, strange_csv())["location"]).content.decode()
    assert fields_of(page, "columns-form")["head"] != "none"


def test_columns_named_wrongly_are_named_anew_and_the_review_follows(helene, session):
    address = attach(helene, session, strange_csv())["location"]
    swapped = ("position", "number", "team", "drivers", "laps", "total_time")
    name_columns(helene, address, named=swapped, head="1")
    review = SheetReview.objects.get()
    assert address in helene.look(review).content.decode()
    assert named_there(helene.client.get(address).content.decode()) == list(swapped)
    name_columns(helene, address, head="1")
    assert rows_of(SheetReview.objects.get()) == [list(row) for row in ROWS]


def test_a_review_with_an_editors_work_is_set_aside_and_not_thrown_away(helene, session):
    address = attach(helene, session, strange_csv())["location"]
    name_columns(
        helene, address, named=("position", "number", "team", "drivers", "laps", "total_time"), head="1"
    )
    worked_on = SheetReview.objects.get()
    helene.keep(worked_on, r1__laps="99")
    name_columns(helene, address, head="1")
    worked_on.refresh_from_db()
    assert (worked_on.state, worked_on.data["rows"][0]["cells"]["laps"]) == ("dropped", "99")
    assert rows_of(SheetReview.objects.latest("pk")) == [list(row) for row in ROWS]


def test_columns_are_forgotten_where_they_are_named(helene, session):
    address = attach(helene, session, strange_csv())["location"]
    name_columns(helene, address, head="1")
    assert SheetMapping.objects.get().header == " ".join(HEADS)
    answer = helene.client.post(address, {"forget": "1"}, follow=True)
    assert "These columns are forgotten for" in answer.content.decode()
    assert not SheetMapping.objects.exists()
    assert rows_of(SheetReview.objects.get()) == [list(row) for row in ROWS]
