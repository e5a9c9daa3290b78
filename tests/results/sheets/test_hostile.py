"""Sheets that are made to break the reader break nothing: each ends as a reading or as one sentence."""

import time

import pytest

from results.sheets.pipeline import read_sheet
from results.sheets.reading import SheetError
from results.sheets.sandbox import error_from, read_in_sandbox
from scripts import fuzz

pytestmark = pytest.mark.pure


def pdf(*parts):
    """A PDF of these objects, the first being its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def stream(content, more=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HOSTILE = {
    "pages that contain themselves": pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1000000>>"
    ),
    "a form that draws itself": pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        stream(b"/F Do"),
        stream(b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"),
    ),
    "a page of astronomical size": pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e38 1e38]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 9e30 Tf 1e30 1e30 Td (Pos No Driver) Tj ET"),
        FONT,
    ),
    "half a million letters": pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 8 Tf 40 700 Td " + b"(Pos No Driver 1 2 3) Tj 0 -0.01 Td " * 25_000 + b"ET"),
        FONT,
    ),
    "a line of a million cells": b"Pos;No;Driver;Laps;" + b";" * 1_000_000 + b"\n1;7;Anna;20\n",
    "a million short lines": b"Pos;No;Driver;Laps\n" + b"1;7;Anna;20\n" * 1_000_000,
    "nested values": b"[" * 200_000,
    "one very long word": b"Pos No Driver\n" + b"a" * 5_000_000,
    "a number of a million digits": b'{"session": {}, "classification": [{"number": "7", "laps": '
    + b"9" * 10**6
    + b"}]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_one_sentence(name):
    began = time.monotonic()
    try:
        readings = read_in_sandbox(HOSTILE[name], "race.pdf", seconds=5)  # what would take longer is stopped
    except SheetError as error:
        assert error.message.endswith(".")  # noqa: PT017 - either outcome is right
        assert "Traceback" not in error.message  # noqa: PT017
    else:
        assert readings
    assert time.monotonic() - began < 25


@pytest.mark.parametrize("signal", [4, 6, 7, 8, 11, 25])
def test_whatever_kills_the_child_is_one_sentence(signal):
    assert error_from(-signal, b"").code == "crashed"


def test_sheets_damaged_by_the_hundred_are_read_or_refused():
    said = []
    assert fuzz.run(seconds=30, most=3_000, seed=2031, in_child=100, say=said.append) == []
    assert "0 failures" in said[0]


def test_the_fuzzer_finds_what_breaks(monkeypatch, tmp_path):
    def broken(data, name):
        raise ZeroDivisionError("as if")

    monkeypatch.setattr(fuzz, "read_sheet", broken)
    failures = fuzz.run(seconds=5, most=3, seed=1, keep=tmp_path, in_child=0, say=str)
    assert len(failures) == 3
    assert "ZeroDivisionError" in failures[0]
    assert len(list(tmp_path.iterdir())) == 3


def test_the_long_run_is_a_command(capsys, tmp_path):
    assert fuzz.main(["--seconds", "2", "--most", "20", "--seed", "1", "--keep", str(tmp_path)]) == 0
    assert "20 sheets" in capsys.readouterr().out


@pytest.mark.parametrize("name", fuzz.sheets())
def test_the_sheets_that_are_damaged_can_be_read_when_whole(name):
    assert read_sheet(fuzz.sheets()[name], name)[0].rows
