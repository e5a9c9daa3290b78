"""Broken and hostile sheets by the thousand: `make fuzz`, for as long as one likes (`--seconds 3600`).

Takes the sheets that the project draws itself, damages them, and gives them to the reader. Whatever comes
out is a reading or a sentence; an unexpected exception, or more time than a sheet may take, is a failure.
`--seed` repeats a run. What failed is kept in the folder of `--keep`. Most are read in this process, which is
quick; some go through the child process, as on the site.
"""

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from results.drawing import RowToDraw, SheetToDraw, draw_sheet
from results.sheets.pipeline import read_sheet
from results.sheets.reading import Reading, SheetError
from results.sheets.sandbox import read_in_sandbox

SLOWEST = 20.0  # seconds, as in the child
CAUSES = Counter()  # of files called damaged
IN_CHILD = 60  # one in so many goes through the child process
QUICK = (".csv", ".txt", ".json")  # these are taken more often
NASTY = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n" * 500, b"9" * 400, b"-1", b"\xe2\x80\xae", b'"', b";;;;;;",
    b"\t", b"1e999", b"NaN", b"=1+1", b"<script>", b"%s%n",
    b"(((((", b"[[[[", b"{{{{", b"endobj", b"/Parent 3 0 R",
)  # fmt: skip


def sheets():
    """The sheets to start from: each way to write a small race, by name."""
    cars = [
        ("1", "7", "Anna Novák", "Équipe Aurore", "20", "33:20.000", "", "1:39.482"),
        ("2", "12", "Tom Hart", "Northfield", "20", "33:21.500", "1.500", "1:39.700"),
        ("3", "44", "Léa Brun", "Brun", "19", "33:24.000", "1 lap", "1:39.900"),
    ]
    head = ("Pos", "No", "Driver", "Team", "Laps", "Total time", "Gap", "Best lap")
    table = "\n".join(";".join(cells) for cells in (head, *cars))
    spaced = "\n".join("".join(f"{cell:<16}" for cell in cells) for cells in (head, *cars))
    return {
        "race.pdf": drawn("classification"),
        "grid.pdf": drawn("grid"),
        "points.pdf": points(),
        "race.csv": table.encode("utf-8-sig"),
        "race-comma.csv": table.replace(";", ",").encode("cp1252"),
        "race-utf16.csv": table.encode("utf-16"),
        "race.txt": f"Race 1\nFinal Classification\n{spaced}\n".encode(),
        "fia.txt": FIA.encode(),
        "race.json": JSON.encode(),
        "race.xlsx": workbook([head, *cars]),
    }


FIA = """INVENTED GRAND PRIX
Race Final Classification
POS NO DRIVER NAT ENTRANT LAPS TIME GAP INT KM/H FASTEST ON PTS
1 7 Anna NOVAK CZE Aurora 20 33:20.000 201.1 1:39.482 12 25
2 12 Tom HART GBR Northfield 20 33:21.500 1.500 1.500 201.0 1:39.700 9 18\nNOT CLASSIFIED
44 Lea BRUN FRA Brun 3 5:10.000 17 LAPS 198.2 1:41.900 2\n"""
JSON = """{"session": {"championship_name": "Cup", "session_name": "Race 1", "session_type": "Race"},
"classification": [
{"position": "1", "number": "7", "laps": "20", "elapsed_time": "33:20.000", "team": "Aurora",
 "drivers": [{"firstname": "Anna", "surname": "Novak", "country": "CZE"}]},
{"position": "2", "number": "12", "laps": "20", "elapsed_time": "33:21.500", "gap_first": "1.500"}]}"""


def drawn(kind):
    rows = [
        RowToDraw(
            position=n, number=str(n + 2), drivers=("Anna Novák", "Tom Hart"), team="Aurore", laps=20,
            total_time_ms=2_000_000 + 1_500 * n, best_lap_ms=99_000 + n, classes=(("Gold", n),),
        )
        for n in range(1, 9)
    ]  # fmt: skip
    return draw_sheet(
        SheetToDraw(
            title="Race 1", kind=kind, session="Race 1", rows=rows, issued_at=datetime(2031, 5, 3, 19, 40)
        )
    )


def points():
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(40, 800, "Championship Points")
    lines = [("Pos", "No", "Driver", "Total", "R1", "R2"), ("1", "7", "Anna Hart", "43", "25", "18"),
             ("2", "9", "Tom Brun", "43", "18", "25")]  # fmt: skip
    for line, cells in enumerate(lines):
        for at, text in enumerate(cells):
            canvas.drawString(40 + 80 * at, 770 - 14 * line, text)
    canvas.save()
    return buffer.getvalue()


def workbook(lines):
    from openpyxl import Workbook

    book, buffer = Workbook(), io.BytesIO()
    for cells in lines:
        book.active.append(cells)
    book.save(buffer)
    return buffer.getvalue()


def damaged(data, name, dice):
    """The sheet with one to six things done to it."""
    if name.endswith(".xlsx") and dice.random() < 0.7:
        return repacked(data, dice)
    data = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        size = dice.choice((1, 2, 8, 64, 512))
        match dice.randrange(7):
            case 0:
                data[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = dice.choice(NASTY)
            case 3:
                data[at:at] = data[at : at + size] * dice.choice((1, 2, 50))
            case 4:
                other = dice.randrange(len(data) + 1)
                data[at : at + size] = data[other : other + size]
            case 5:
                del data[at:]
            case _:
                number = dice.choice((b"0", b"-1", b"99999999999", b"1.5", b":"))
                data[at : at + len(number)] = number
        if not data:
            break
    return bytes(data)


def repacked(data, dice):
    """A workbook that is whole as an archive, with one of its parts damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, damaged(content, part, dice) if part == chosen else content)
    return made.getvalue()


def where(error):
    """The line of our own code that an error came from: "damaged" may hide a slip of ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/results/" in frame.filename]
    last = frames[-1] if frames else None
    return (
        f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
        if last
        else type(error).__name__
    )


def read(data, name, in_child):
    """ "read" or "refused"; anything else that happens is raised."""
    try:
        readings = read_in_sandbox(data, name) if in_child else read_sheet(data, name)
    except SheetError as error:
        if not str(error.message).strip():
            raise AssertionError("A refusal without a sentence.") from error
        if "Traceback" in str(error.message):
            raise AssertionError("A traceback is shown.") from error
        hidden = error.__cause__
        if hidden is not None and hidden.__traceback__ is not None and not isinstance(hidden, SheetError):
            CAUSES[where(hidden)] += 1
        return "refused"
    for reading in readings:
        if Reading.from_json(reading.to_json()) != reading:
            raise AssertionError("A reading that is not what it was once it is stored.")
        for problem in [*reading.problems, *(p for row in reading.rows for p in row.problems)]:
            if not str(problem.message).strip():
                raise AssertionError("A problem without a sentence.")
    return "read"


def run(seconds, most, seed, keep=None, in_child=IN_CHILD, say=print):
    """Damage and read until the time or the number is used up; the failures."""
    dice, start, count, failures = random.Random(seed), time.monotonic(), {"read": 0, "refused": 0}, []
    every = list(sheets().items())
    originals = [each for each in every if each[0].endswith(QUICK)] * 3 + every
    done = 0
    while done < most and time.monotonic() - start < seconds:
        name, original = originals[done % len(originals)]
        data, done = damaged(original, name, dice), done + 1
        began = time.monotonic()
        try:
            count[read(data, name, in_child and done % in_child == 0)] += 1
        except Exception as error:
            failures.append(f"{name}, seed {seed}, no. {done}: {type(error).__name__}: {error}")
        if time.monotonic() - began > SLOWEST:
            failures.append(f"{name}, seed {seed}, no. {done}: took {time.monotonic() - began:.0f} s")
        if (
            failures
            and keep
            and not (keep / f"{seed}-{done}-{name}").exists()
            and f"no. {done}:" in failures[-1]
        ):
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{done}-{name}").write_bytes(data)
    took = time.monotonic() - start
    say(
        f"{done} sheets in {took:.0f} s: "
        f"{count['read']} read, {count['refused']} refused, {len(failures)} failures"
    )
    return failures


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--most", type=int, default=10**9, help="how many sheets")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"))
    options = parser.parse_args(arguments)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    failures = run(options.seconds, options.most, seed, options.keep)
    for failure in failures[:20]:
        print(failure)
    for cause, times in CAUSES.most_common(20):
        print(f"called damaged {times} times: {cause}")
    return 1 if failures else 0


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")
    os.environ.setdefault("DEBUG", "1")
    django.setup()
    sys.exit(main())
