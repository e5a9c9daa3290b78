"""What readers see of decisions: a list on the session's page, and a mark in the table."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from newsroom.admin.desk import lists_for
from results.models import Document, DocumentVersion
from tests.results.decisions.steps import apply, decide
from tests.results.pages import read

MARK = 'class="reason">Stewards’ decision'


@pytest.fixture
def decided(race):
    """A paper that readers may open, a fine, and a decision that a ruling reversed."""
    document = Document.objects.create(kind="decision", title="Decision 44", session=race, number="44")
    version = DocumentVersion(document=document, label="1.0", sha256="0" * 64, filename="a.pdf")
    version.file.save("a.pdf", ContentFile(b"%PDF-1.4"))
    fields = {"reason_fr": "Hauteur de caisse", "reason_en": "Ride height"}
    return decide(race, 2, document=document, number="44", **fields)


def section(page):
    return page[page.index('<h2 id="decisions">') :].partition("</section>")[0]


def test_the_decisions_of_the_session_are_listed_with_their_paper(client, race, decided):
    decide(race, 3, "fine", fine="1500", state="reversed")
    listed = section(read(client, race, "en"))
    assert "Disqualification" in listed
    assert "Ride height." in listed
    with override("en"):
        paper = reverse("document_page", args=[decided.document_id])
    assert f'<a href="{paper}">Decision No. 44</a>' in listed
    assert "Fine: 1,500\u00a0EUR" in listed
    assert "Reversed" in listed


def test_it_says_what_is_not_in_the_classification_yet(client, race, decided):
    assert "Not in the classification yet." in section(read(client, race, "en"))
    apply(race)
    assert "Not in the classification yet." not in section(read(client, race, "en"))


def test_the_row_of_a_car_that_a_decision_touched_is_marked(client, race, decided):
    assert MARK not in read(client, race, "en")
    apply(race)
    page = read(client, race, "en")
    assert page.count(MARK) == 1
    apply(race, {decided.pk: "reversed"})
    assert MARK not in read(client, race, "en")


def test_a_paper_that_is_not_public_is_no_link(client, race):
    document = Document.objects.create(kind="decision", title="Draft", session=race)
    decide(race, 2, document=document, number="45")
    listed = section(read(client, race, "en"))
    assert "Decision No. 45" in listed
    assert "Draft" not in listed
    assert "/documents/" not in listed


def test_who_reads_without_results_opens_them_himself(client, race, decided):
    client.cookies["spoilers"] = "off"
    page = read(client, race, "en", "?spoilers=off")
    assert "Show the decisions" in page


def test_text_that_looks_like_markup_is_text(client, race):
    decide(race, 2, reason_en="<script>alert(1)</script>", number='"><b>')
    listed = section(read(client, race, "en"))
    assert "<script>" not in listed
    assert "<b>" not in listed


def test_the_desk_names_the_session_until_its_result_says_so(make, race, decided):
    user = make.user(groups=["Results editor"], is_staff=True)
    waiting = {each.key: [row.title for row in each.rows] for each in lists_for(user)}
    assert waiting["decisions"] == [str(race)]
    apply(race)
    assert {each.key: each.count for each in lists_for(user)}["decisions"] == 0


def test_more_decisions_cost_no_more_queries(client, race, decided):
    read(client, race, "en")  # the table is kept from here on
    first = queries(lambda: read(client, race, "en"))
    for number in (1, 3, 4, 5):
        decide(race, number, "reprimand")
    assert queries(lambda: read(client, race, "en")) == first


def queries(action):
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
