"""A sheet of three cars under review, and two editors."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from results.attaching import attach, open_review
from tests.results.forms import fields_of
from tests.results.sheets_drawn import drawn


class Editor:
    """A results editor in front of a browser without scripts, and with them."""

    def __init__(self, user):
        self.user, self.client = user, Client()
        self.client.force_login(user)

    def look(self, review):
        return self.client.get(review.get_absolute_url())

    def send(self, review, action="save", page=None, **changes):
        """Press a button of the form as the page shows it, with some fields changed."""
        page = page or self.look(review)
        fields = fields_of(page.content.decode(), "review-form") | {"action": action}
        fields |= {name.replace("__", "-"): value for name, value in changes.items()}
        return self.client.post(review.get_absolute_url(), {k: v for k, v in fields.items() if v is not None})

    def keep(self, review, since=0, user=None, **fields):
        """What the script of the page sends."""
        body = {"user": (user or self.user).pk, "since": since, "undo": fields.pop("undo", False)}
        body |= {"fields": {name.replace("__", "-"): text for name, text in fields.items()}, "place": "row-1"}
        return self.client.post(keep_address(review), json.dumps(body), content_type="application/json")


def keep_address(review):
    return reverse("admin:results_sheetreview_keep", args=[review.pk])


@pytest.fixture
def session(make):
    return make.session(make.event(meeting=make.meeting()))


@pytest.fixture
def helene(make):
    return Editor(make.user("helene", groups=["Results editor"], is_staff=True))


@pytest.fixture
def marc(make):
    return Editor(make.user("marc", groups=["Results editor"], is_staff=True))


@pytest.fixture
def review(session):
    version = attach(session, SimpleUploadedFile("sheet.pdf", drawn())).version
    return open_review(version, session, by=None)


def cells(review, cell):
    """One column of the review as it is kept."""
    review.refresh_from_db()
    return [row["cells"][cell] for row in review.data["rows"]]
