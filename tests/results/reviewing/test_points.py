"""A points table is kept with its reading and shown; there is nothing of it to publish."""

from django.urls import reverse

from results.models import Classification, Document, DocumentVersion, SheetReview
from tests.results.reviewing.test_again import attach

POINTS = (
    "Championship points\nPos;No;Driver;Team;Val-Saint-Aubin;Corvières;Points\n"
    "1;12;Alix Marchandeau;Delorme;25;18;43\n2;31;Tom Ashdown;Harrow;18;DNF;18.5\n"
).encode()


def test_a_points_table_is_kept_with_its_reading_and_shown_as_a_table(helene, session):
    answer = attach(helene, session, POINTS)
    version = DocumentVersion.objects.get()
    assert version.document.kind == Document.Kind.STANDINGS
    assert answer["location"] == reverse("admin:results_document_table", args=[version.pk])
    page = helene.client.get(answer["location"])
    html = page.content.decode()
    assert "This file holds no classification (standings)" in " ".join(map(str, page.context["messages"]))
    for text in ("Alix Marchandeau", "18.5", "Corvières", "DNF"):
        assert text in html
    assert not SheetReview.objects.exists()
    assert not Classification.objects.exists()
