"""The text of a sheet pasted on a session's page goes the way of a file."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from results.models import Document, DocumentVersion, SheetReview
from tests.results.sheets.fia_drawn import a_race

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(make):
    return make.session(make.event(make.season(), meeting=make.meeting()))


@pytest.fixture
def desk(client, make):
    client.force_login(make.user("helene", is_superuser=True, is_staff=True))
    return client


def paste(client, session, text):
    return client.post(reverse("admin:results_session_attach", args=[session.pk]), {"text": text})


def test_a_pasted_sheet_goes_straight_to_its_review_and_is_kept(desk, session):
    text = a_race().text().decode()
    answer = paste(desk, session, text)
    review = SheetReview.objects.get()
    assert answer["location"] == review.get_absolute_url()
    version = DocumentVersion.objects.get()
    assert version.filename == "pasted text.txt"
    assert version.file.read().decode().splitlines() == text.splitlines()
    assert version.media_type == "text/plain"
    assert [row["cells"]["number"] for row in review.data["rows"]][:3] == ["7", "16", "12"]
    version.file.close()


def test_tabs_at_the_beginning_of_a_line_are_cells(desk, session):
    paste(desk, session, "\tNo\tDriver\tLaps\tTime\nPos\t\t\t\t\n1\t7\tAnna Novák\t20\t33:10.123\n")
    version = DocumentVersion.objects.get()
    assert version.file.read().startswith(b"\tNo")
    version.file.close()


def test_text_that_is_no_sheet_is_kept_with_the_reason(desk, session):
    answer = paste(desk, session, "Anna won.\nShe was quick.")
    page = desk.get(answer["location"])
    assert "layout of this file is not known" in " ".join(map(str, page.context["messages"]))
    assert Document.objects.get().session == session


def test_nothing_pasted_and_no_file_is_said(desk, session):
    answer = paste(desk, session, "   ")
    assert answer.status_code == 422
    assert not DocumentVersion.objects.exists()


def test_who_may_not_attach_may_not_paste(client, session):
    user = get_user_model().objects.create_user("writer", is_staff=True)
    client.force_login(user)
    assert paste(client, session, a_race().text().decode()).status_code == 403
