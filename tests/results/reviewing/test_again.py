"""The same sheet again, and the next version of a sheet."""

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results.models import Classification, SheetReview
from tests.results.sheets_drawn import ROWS, drawn


def attach(editor, session, data):
    address = reverse("admin:results_session_attach", args=[session.pk])
    return editor.client.post(address, {"file": SimpleUploadedFile("sheet.pdf", data)})


def test_the_same_bytes_again_lead_to_the_revision_in_force(helene, session, review):
    helene.send(review, "publish", status="official", **{"new-ok": "1"})
    answer = attach(helene, session, drawn())
    current = Classification.objects.get()
    assert answer["location"] == reverse("admin:results_classification_change", args=[current.pk])
    page = helene.client.get(answer["location"])
    assert "in force already, as revision 1: no other revision is made" in page.content.decode()
    assert SheetReview.objects.filter(state=SheetReview.State.OPEN).count() == 0


def test_the_same_bytes_under_the_same_status_make_no_revision(helene, session, review):
    helene.send(review, "publish", status="official", **{"new-ok": "1"})
    version = Classification.objects.get().document_version
    address = reverse("admin:results_session_choose", args=[session.pk, version.pk])
    helene.client.post(address, {"document": "0"})
    again = SheetReview.objects.latest("pk")
    answer = helene.send(again, "publish", status="official")
    assert answer.status_code == 422
    assert Classification.objects.count() == 1
    helene.send(again, "publish", status="annulled")
    assert Classification.objects.count() == 2


def test_the_next_version_shows_row_by_row_what_it_changes(helene, session, review):
    helene.send(review, "publish", status="provisional", **{"new-ok": "1"})
    rows = (
        ROWS[0],
        replace(ROWS[2], position=2),
        replace(ROWS[1], position=None, gap_ms=None, status="disqualified"),
    )
    attach(helene, session, drawn(rows, version="1.1"))
    page = helene.look(SheetReview.objects.latest("pk")).content.decode()
    assert "No. 31: 2nd → disqualified" in page
    changes = page.partition('id="row-by-row"')[2].partition("</table>")[0]
    assert '<th scope="row">31</th>' in changes
    assert '<th scope="row">12</th>' not in changes
    assert "Gap <del>+0.611</del> → <ins>–</ins>" in changes
    assert "Place <del>3rd</del> → <ins>2nd</ins>" in changes
