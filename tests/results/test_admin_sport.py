"""The desk's pages of the sporting half: found, searched, and closed to those who may not."""

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results.models import (
    CarModel,
    Circuit,
    Classification,
    Document,
    Driver,
    Entry,
    Event,
    Manufacturer,
    Meeting,
    Penalty,
    RaceClass,
    Season,
    Series,
    Session,
    SheetReview,
    Team,
)

OWN = [
    Series, Season, RaceClass, Circuit, Meeting, Event, Session, Driver, Team, Manufacturer, CarModel, Entry,
    Penalty,
]  # fmt: skip
ALL = [*OWN, Document, Classification, SheetReview]


def address(model, page, *args):
    return reverse(f"admin:results_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def desk(client, make):
    client.force_login(make.user("helene", groups=["Results editor"], is_staff=True))
    return client


@pytest.fixture
def world(make):
    """One of each."""
    circuit = make.circuit("Val-Saint-Aubin")
    circuit.aliases.create(name="Circuit de l’Été")
    event = make.event(meeting=make.meeting(circuit))
    session = make.session(event)
    driver, team = make.driver("Élodie O’Farrelly"), make.team("Écurie des Deux Rives")
    driver.aliases.create(name="Lo Farrelly")
    entry = make.entry(event, "04", [driver], team=team)
    Manufacturer.objects.create(name="Vanneau", slug="vanneau")
    CarModel.objects.create(name="Vanneau V8 GT3")
    Penalty.objects.create(session=session, entry=entry, kind="time", seconds=5)
    make.race_class(event.season)
    make.classification(session)
    Document.objects.create(title="Decision 44", session=session)
    return session


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_every_model_has_its_pages(desk, world, model):
    assert desk.get(address(model, "changelist")).status_code == 200
    thing = model.objects.first()
    if thing is not None and model is not SheetReview:
        assert desk.get(address(model, "change", thing.pk)).status_code == 200


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_a_results_editor_may_add(desk, db, model):
    assert desk.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_journalist_reads_and_changes_nothing(client, make, world, model):
    client.force_login(make.user(groups=["Journalist"], is_staff=True))
    assert client.get(address(model, "changelist")).status_code == 200
    if model in OWN:
        assert client.get(address(model, "add")).status_code == 403
    thing = model.objects.first()
    if thing is not None:
        answer = client.post(address(model, "change", thing.pk), {})
        assert answer.status_code == 403


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_stranger_sees_nothing(client, db, model):
    assert client.get(address(model, "changelist")).status_code == 302


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Driver, "elodie o'farrelly"),
        (Driver, "ELODIE"),
        (Driver, "Élodie"),
        (Driver, "lo farrelly"),
        (Team, "ecurie"),
        (Circuit, "circuit de l'ete"),
        (Entry, "Élodie"),
        (Entry, "ecurie"),
        (Entry, "04"),
    ],
)
def test_a_search_ignores_accents_and_knows_other_names(desk, world, model, words):
    answer = desk.get(address(model, "changelist"), {"q": words})
    assert answer.context["cl"].result_count == 1


def test_fields_in_two_languages_are_labelled(desk, world):
    page = desk.get(address(Series, "add")).content.decode()
    assert "Name [fr]" in page
    assert "Name [en]" in page


def test_a_published_classification_is_only_read(desk, world, make):
    classification = Classification.objects.get()
    page = desk.get(address(Classification, "change", classification.pk)).content.decode()
    assert "Driver 1" in page
    assert "_save" not in page
    assert desk.post(address(Classification, "change", classification.pk), {}).status_code == 403
    assert desk.post(address(Classification, "delete", classification.pk), {"post": "yes"}).status_code == 403
    assert desk.get(address(Classification, "add")).status_code == 403


def test_a_file_becomes_the_newest_version_of_a_document(desk, world):
    document = Document.objects.get()
    fields = {"kind": "decision", "title": "Decision 44", "issuer": "", "number": "44", "language": "fr"}
    inline = {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    upload = {"new_file": SimpleUploadedFile("44.pdf", b"%PDF-1.4 decision")}
    answer = desk.post(address(Document, "change", document.pk), fields | inline | upload)
    assert answer.status_code == 302
    version = document.versions.get()
    assert (version.filename, version.media_type) == ("44.pdf", "application/pdf")
    page = desk.get(address(Document, "change", document.pk)).content.decode()
    assert version.sha256 in page


def test_a_file_is_given_back_as_it_came(desk, world):
    document = Document.objects.get()
    upload = SimpleUploadedFile("44.html", b"<html><script>alert(1)</script></html>")
    from results.attaching import add_version

    version = add_version(document, upload)
    answer = desk.get(reverse("admin:results_document_file", args=[version.pk]))
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script></html>"
    assert answer["content-disposition"].startswith("attachment")
    assert "html" not in answer["content-type"]


@pytest.mark.parametrize("model", [Session, Entry, Classification, Event], ids=lambda model: model.__name__)
def test_a_list_costs_the_same_with_more_rows(desk, make, world, model):
    def costs():
        with counted() as queries:
            desk.get(address(model, "changelist"))
        return len(queries)

    few = costs()
    event = Session.objects.first().event
    for number in range(4):
        session = make.session(event)
        make.entry(event, str(number), [make.driver()], team=make.team(f"Team {number}"))
        make.classification(session)
        make.event(event.season, meeting=event.meeting)
    assert costs() == few


def counted():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def test_every_sporting_model_is_registered_or_an_inline():
    registered = {model for model in admin.site._registry if model._meta.app_label == "results"}
    assert set(ALL) <= registered
