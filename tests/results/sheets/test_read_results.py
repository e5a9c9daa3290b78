"""`read_results`: the command, its output and its exit status; no database is touched."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from results.drawing import RowToDraw, SheetToDraw, draw_sheet

pytestmark = pytest.mark.pure
ROW_FIELDS = {
    "order",
    "position",
    "class_position",
    "status",
    "running",
    "number",
    "drivers",
    "nationalities",
    "team",
    "car",
    "class",
    "classes",
    "laps",
    "total_time_ms",
    "gap_ms",
    "gap_laps",
    "interval_ms",
    "interval_laps",
    "best_lap_ms",
    "best_lap_number",
    "segments",
    "note",
    "page",
    "problems",
}
DOCUMENT_FIELDS = {
    "file",
    "kind",
    "provider",
    "layout",
    "title",
    "series",
    "event",
    "circuit",
    "session",
    "session_kind",
    "status",
    "label",
    "issued_at",
    "pages",
    "rows",
    "problems",
}


@pytest.fixture
def files(tmp_path):
    rows = (
        RowToDraw(position=1, number="04", drivers=("Anna Novák",), laps=9, total_time_ms=600_000),
        RowToDraw(position=2, number="7", drivers=("Tom Hart",), laps=8, gap_laps=2),
    )
    (tmp_path / "race.pdf").write_bytes(draw_sheet(SheetToDraw(title="Race 1", session="Race 1", rows=rows)))
    (tmp_path / "page.html").write_bytes(b"<html>no</html>")
    (tmp_path / "empty.pdf").write_bytes(b"")
    return tmp_path


def run(*arguments):
    """Output, complaints and exit status of the command."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("read_results", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        status = stop.code
    return out.getvalue(), err.getvalue(), status


def test_json_has_the_promised_fields(files):
    out, _, status = run(files / "race.pdf", "--format=json")
    document = json.loads(out)["documents"][0]
    assert status == 0
    assert set(document) >= DOCUMENT_FIELDS
    assert set(document["rows"][0]) >= ROW_FIELDS
    assert (document["file"], document["kind"], document["session_kind"]) == (
        "race.pdf",
        "classification",
        "race",
    )
    assert document["rows"][1]["problems"][0]["message"].endswith(".")


def test_the_table_shows_rows_and_problems(files):
    out, _, status = run(files / "race.pdf")
    assert status == 0
    assert "Anna Novák" in out
    assert "10:00.000" in out
    assert "!" in out


def test_a_file_that_is_no_result_exits_with_three_and_its_reason(files):
    out, err, status = run(files / "page.html", "--format=json")
    assert status == 3
    assert json.loads(out)["errors"][0]["code"] == "web_page"
    assert "page.html" in err


@pytest.mark.parametrize("name", ["empty.pdf", "missing.pdf", "."])
def test_a_file_that_cannot_be_read_exits_with_two(files, name):
    _, err, status = run(files / name)
    assert status == 2
    assert "Traceback" not in err


def test_of_several_files_the_worst_decides_and_the_good_ones_are_read(files):
    out, _, status = run(files / "page.html", files / "race.pdf", files / "empty.pdf", "--format=json")
    told = json.loads(out)
    assert status == 2
    assert [document["file"] for document in told["documents"]] == ["race.pdf"]
    assert {error["code"] for error in told["errors"]} == {"web_page", "empty"}
