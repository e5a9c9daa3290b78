"""Files that are no sheet, or not whole, end as one sentence, whoever sends them."""

import io
import subprocess
import sys
import time
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from results.drawing import RowToDraw, SheetToDraw, draw_sheet
from results.sheets import child, sandbox
from results.sheets.pictures import page_picture, strip
from results.sheets.reading import NotAResult, Reading, SheetError, Unreadable
from results.sheets.sandbox import read_in_sandbox
from results.sheets.sentences import SENTENCES

pytestmark = pytest.mark.pure
ROWS = tuple(RowToDraw(position=n, number=str(n), drivers=("Anna Novák",), laps=9) for n in range(1, 30))
SHEET = draw_sheet(SheetToDraw(title="Race 1", session="Race 1", rows=ROWS))


def pdf(pages=1, text="Nothing to see here", encrypt=None):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt)
    for _ in range(pages):
        if text:
            canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bomb(megabytes):
    """A PDF whose one page inflates to very much more than its size."""
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * (megabytes * 75_000), 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


UNREADABLE = {
    "empty": b"",
    "blank": b"  \n\n ",
    "damaged": b"%PDF-1.7\nnot really",
    "encrypted": pdf(encrypt=StandardEncryption("secret", canPrint=0)),
    "no_text": pdf(text=""),
    "too_many_pages": pdf(pages=2_000),
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "archive": b"PK\x03\x04" + b"\x00" * 100,
    "binary": bytes(range(256)) * 10,
    "bomb": bomb(200),
}
NO_RESULT = {
    "html": b"<!DOCTYPE html><html><body>Results</body></html>",
    "prose": b"Un article sur la course, sans tableau.",
    "another table": b"date;place;weather\n2026-05-03;Lac Noir;rain",
    "other pdf": pdf(),
    "regulations": pdf(text="Sporting Regulations 2026"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(name):
    with pytest.raises(Unreadable) as refusal:
        read_in_sandbox(UNREADABLE[name], f"{name}.pdf")
    assert refusal.value.message.endswith(".")
    assert refusal.value.exit_status == 2


@pytest.mark.parametrize("name", NO_RESULT)
def test_a_file_that_is_no_result_says_why(name):
    with pytest.raises(NotAResult) as refusal:
        read_in_sandbox(NO_RESULT[name], name)
    assert refusal.value.message.endswith(".")
    assert refusal.value.exit_status == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty", "empty"),
        ("encrypted", "encrypted"),
        ("no_text", "no_text"),
        ("too_many_pages", "too_many_pages"),
        ("picture", "not_a_sheet_but_picture"),
        ("archive", "not_a_sheet_but_archive"),
    ],
)
def test_the_reason_is_the_true_one(name, code):
    with pytest.raises(Unreadable) as refusal:
        read_in_sandbox(UNREADABLE[name])
    assert refusal.value.code == code


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_sheet_is_read_or_refused_and_never_a_traceback(kept):
    try:
        readings = read_in_sandbox(SHEET[: int(len(SHEET) * kept)])
    except SheetError as error:
        assert error.message  # noqa: PT017 - either outcome is right
    else:
        assert readings[0].rows


def test_a_file_that_is_too_large_is_refused_before_a_process_starts(monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_BYTES", 10)
    monkeypatch.setattr(sandbox.subprocess, "run", None)
    with pytest.raises(Unreadable) as refusal:
        read_in_sandbox(b"x" * 11)
    assert refusal.value.code == "too_large"


def test_a_reader_that_never_ends_is_stopped():
    started = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        read_in_sandbox(SHEET, seconds=0.01)
    assert refusal.value.code == "too_slow"
    assert time.monotonic() - started < 20


def test_the_child_has_no_more_memory_than_it_may():
    code = "from results.sheets.child import limit; limit(); x = bytearray(2 * 1024**3)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=sandbox.ROOT, check=False)
    assert b"MemoryError" in done.stderr


def test_the_child_does_not_load_django():
    code = "import sys, results.sheets.child, results.sheets.pipeline; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=sandbox.ROOT, check=True)
    assert done.stdout.strip() == b"False"


def test_a_child_that_dies_or_babbles_is_a_sentence():
    assert sandbox.error_from(-11, b"").code == "crashed"
    assert sandbox.error_from(-9, b"").code == "too_slow"
    assert sandbox.error_from(2, b"not json").code == "crashed"
    assert sandbox.error_from(1, b"").code == "crashed"


def test_a_reading_survives_the_way_through_the_child():
    reading = read_in_sandbox(SHEET, "race.pdf")[0]
    assert reading.file == "race.pdf"
    assert Reading.from_json(reading.to_json()) == reading


def test_pages_and_strips_are_pictures():
    reading = read_in_sandbox(SHEET)[0]
    assert page_picture(SHEET, 1, 600).startswith(b"\x89PNG")
    assert strip(SHEET, reading.rows[3].box, 600).startswith(b"\x89PNG")


@pytest.mark.parametrize("data", [SHEET, UNREADABLE["damaged"], UNREADABLE["empty"]])
def test_a_picture_that_cannot_be_made_is_a_sentence(data):
    with pytest.raises(Unreadable):
        page_picture(data, page=99)


def test_every_code_that_the_reader_uses_has_its_sentence():
    import re

    used = set()
    for path in (sandbox.ROOT / "results" / "sheets").rglob("*.py"):
        text = path.read_text()
        used |= set(re.findall(r'(?:Problem|Unreadable|NotAResult|doubt|found\.on)\((?:row, )?"(\w+)"', text))
    assert used <= set(SENTENCES)
    assert child.SECONDS == 20
