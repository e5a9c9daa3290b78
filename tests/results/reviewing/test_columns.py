"""A sheet that nothing fits: an editor names its columns once, and the series remembers."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from reportlab.pdfgen.canvas import Canvas

from results.models import DocumentVersion, SheetMapping, SheetReview
from results.sheets.mapping import FIELDS
from results.sheets.vocabulary import field_of
from tests.results.forms import fields_of

HEADS = ("Zql", "Wub", "Prolk", "Ghist", "Lonkt", "Vraat")
ROWS = (
    ("1", "12", "Alix Marchandeau", "Delorme", "131", "4:01:12.418"),
    ("2", "31", "Tom Ashdown", "Harrow Moor", "131", "4:01:13.029"),
    ("3", "64", "Maja Lindqvist", "Deux Rives", "130", "4:01:30.000"),
)
NAMED = ("position", "number", "drivers", "team", "laps", "total_time")
PLACES = (40, 90, 140, 290, 400, 460)


def strange_pdf(rows=ROWS, heads=HEADS, shift=0, stray=""):
    """A sheet under words of no language."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    canvas.drawString(40, 800, "Sharvel Drob")
    for line, texts in enumerate([heads, *rows]):
        for x, text in zip(PLACES, texts, strict=True):
            canvas.drawString(x + shift, 760 - 20 * line, text)
    if stray:
        canvas.drawString(545 + shift, 740, stray)
    canvas.save()
    return output.getvalue()


def strange_csv(rows=ROWS):
    return "\n".join(";".join(row) for row in [("Sharvel Drob",) + ("",) * 5, HEADS, *rows]).encode()


def attach(editor, session, data, name="sheet.pdf"):
    address = reverse("admin:results_session_attach", args=[session.pk])
    return editor.client.post(address, {"file": SimpleUploadedFile(name, data)})


def name_columns(editor, address, named=NAMED, **changes):
    """Send the form with a name for each column."""
    page = editor.client.get(address)
    fields = fields_of(page.content.decode(), "columns-form")
    fields |= {f"c{place}-field": field for place, field in enumerate(named)} | changes
    return editor.client.post(address, fields)


def rows_of(review):
    return [[row["cells"][cell] for cell in NAMED] for row in review.data["rows"]]


@pytest.mark.parametrize("data", [strange_pdf(), strange_csv()], ids=["pdf", "csv"])
def test_the_columns_are_named_and_the_sheet_is_read(helene, session, data):
    answer = attach(helene, session, data)
    version = DocumentVersion.objects.get()
    assert answer["location"] == reverse("admin:results_session_columns", args=[session.pk, version.pk])
    answer = name_columns(helene, answer["location"], head="1")
    review = SheetReview.objects.get()
    assert answer["location"] == review.get_absolute_url()
    assert rows_of(review) == [list(row) for row in ROWS]
    mapping = SheetMapping.objects.get()
    assert (mapping.series, mapping.header, mapping.by) == (
        session.event.season.series,
        " ".join(HEADS),
        helene.user,
    )


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_the_next_sheet_of_the_series_is_read_by_itself(helene, session, make, kind):
    draw = strange_pdf if kind == "pdf" else strange_csv
    name_columns(helene, attach(helene, session, draw())["location"], head="1")
    later = make.session(make.event(session.event.season, slug="later", meeting=make.meeting()))
    answer = attach(helene, later, draw(rows=ROWS[::-1]))
    review = SheetReview.objects.latest("pk")
    assert answer["location"] == review.get_absolute_url()
    assert "Read by the columns that were named for" in str(helene.client.get(answer["location"]).content)
    assert rows_of(review) == [list(row) for row in ROWS[::-1]]


def test_columns_that_have_moved_as_a_whole_are_found(helene, session):
    name_columns(helene, attach(helene, session, strange_pdf())["location"], head="1")
    attach(helene, session, strange_pdf(shift=22))
    assert rows_of(SheetReview.objects.latest("pk")) == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    ("name", "data"), [("data.json", b'{"a": [1, 2, 3]}'), ("note.txt", b"nothing at all here\nnor here")]
)
def test_what_has_no_columns_is_not_sent_to_have_them_named(helene, session, name, data):
    answer = attach(helene, session, data, name)
    assert answer["location"] == reverse("admin:results_session_change", args=[session.pk])
    assert "Name its columns" not in helene.client.get(answer["location"]).content.decode()


def test_another_series_is_asked_again(helene, session, make):
    name_columns(helene, attach(helene, session, strange_pdf())["location"], head="1")
    other = make.session(make.event(make.season(make.series(slug="other")), meeting=make.meeting()))
    assert "columns" in attach(helene, other, strange_pdf())["location"]


def test_other_heads_are_asked_again(helene, session):
    name_columns(helene, attach(helene, session, strange_pdf())["location"], head="1")
    assert (
        "columns"
        in attach(helene, session, strange_pdf(heads=("Zql", "Oth", "Er", "He", "Ad", "S")))["location"]
    )


def test_what_stands_in_no_column_is_told_on_its_row(helene, session):
    address = attach(helene, session, strange_pdf(stray="+5s"))["location"]
    name_columns(helene, address, head="1", **{"c6-x0": "", "c6-x1": ""})
    review = SheetReview.objects.get()
    page = helene.look(review).content.decode()
    assert "“+5s” stands in this row but in no column." in page


def test_a_column_that_is_not_wanted_is_passed_in_silence(helene, session):
    address = attach(helene, session, strange_pdf(stray="+5s"))["location"]
    name_columns(helene, address, head="1")
    assert "in no column" not in helene.look(SheetReview.objects.get()).content.decode()


def test_without_any_name_nothing_is_read_and_what_was_chosen_stays(helene, session):
    address = attach(helene, session, strange_pdf())["location"]
    answer = name_columns(helene, address, named=("",) * 6, head="0", **{"c1-x0": "77"})
    assert answer.status_code == 422
    assert "Give at least one column a name." in answer.content.decode()
    assert 'value="77.0"' in answer.content.decode()
    assert not SheetMapping.objects.exists()


@pytest.mark.parametrize("sent", [{"head": "9999"}, {"head": "x"}, {"c0-x0": "nan"}, {"c0-field": "nothing"}])
def test_nonsense_breaks_nothing(helene, session, sent):
    address = attach(helene, session, strange_pdf())["location"]
    assert name_columns(helene, address, **({"head": "1"} | sent)).status_code in (302, 422)


def test_a_sheet_that_is_understood_has_no_columns_to_name(helene, session, review):
    address = reverse("admin:results_session_columns", args=[session.pk, review.version.pk])
    assert helene.client.get(address).status_code == 404


def test_a_forgotten_mapping_is_used_no_more(helene, session):
    name_columns(helene, attach(helene, session, strange_pdf())["location"], head="1")
    SheetMapping.objects.get().delete()
    assert "columns" in attach(helene, session, strange_pdf(shift=3))["location"]


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_known_to_the_reader_of_tables_by_its_word(field):
    assert field_of(FIELDS[field]) == field
