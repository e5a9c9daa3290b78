"""What reading takes: seconds and memory for each sheet, and how many cells are right. Part of `make bench`.

Sheets that the project draws are always read; those of the folder that SAMPLES names are too, if it is there.
Where a right reading lies beside one (`….expected.csv`), its cells are counted: right; flagged, on a row that
says that something is wrong; silent, wrong and untold. Ends with 1 over a limit, or with a silent cell.
The seconds are those of the whole command, Django's start included, which `manage.py check` takes as well.
"""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from results.drawing import RowToDraw, SheetToDraw, draw_sheet
from results.sheets.reading import SheetError
from results.sheets.sandbox import read_in_sandbox
from results.times import Gap, parse_gap, parse_time

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("SAMPLES", ROOT.parent / "shared" / "samples"))
FOLDERS = (
    "results-pdf", "results-csv", "results-json", "results-text", "standings", "entry-lists", "not-results",
)  # fmt: skip
PDF_LIMIT = 2.0  # seconds of the processor for a sheet of sixty cars
CSV_LIMIT = 0.5  # the same for any table of records, beyond what `manage.py check` takes
CLOCK_LIMIT = 20.0  # for anything else: the child's own
FIRST = ("Anna", "Tomas", "Ugo", "Léa")
CHECK = ("manage.py", "check")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = min(used(CHECK)[0] for _ in range(3))
        print(f"\n── sheets {'─' * 52}\nmanage.py check: {check:.2f} s\n")
        print(f"{'sheet':<56}{'s':>6}{'limit':>7}{'MB':>6}{'rows':>6}  right flagged silent")
        over = 0
        for path in [*drawn_into(Path(folder)), *samples()]:
            over |= told(path, check)
    return over


def told(path, check):
    """Print the line of one sheet; 1 where it is over its limit or a cell is silently wrong."""
    seconds, memory = used(("manage.py", "read_results", str(path)))
    limit = check + CSV_LIMIT if path.suffix in (".csv", ".json", ".txt", ".xlsx") else check + PDF_LIMIT
    try:
        readings = read_in_sandbox(path.read_bytes(), path.name)
        rows = str(sum(len(reading.rows) for reading in readings))
        counts = cells_of(path, readings)
    except SheetError as error:
        rows, counts, limit = error.code, None, check + CLOCK_LIMIT
    said = f"{counts[0]:>7}{counts[1]:>8}{counts[2]:>7}" if counts else ""
    print(f"{path.name:<56}{seconds:>6.2f}{limit:>7.2f}{memory:>6.0f}{rows:>6}{said}", flush=True)
    return int(seconds > limit or bool(counts and counts[2]))


def used(command):
    """Seconds of the processor and the most megabytes that a command and its children took."""
    environment = os.environ | {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "newsroom.conf.settings"}
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, taken = os.wait4(process.pid, 0)
    process.returncode = 0
    return taken.ru_utime + taken.ru_stime, taken.ru_maxrss / 1024


def drawn_into(folder):
    """Sheets of sixty cars with crews of four, as PDF and as records."""
    rows = [
        RowToDraw(
            position=n, number=str(n), drivers=tuple(f"{name} Lindqvist-Alvarado" for name in FIRST),
            team=f"Invented Racing Team {n}", car="Aurora GT3", laps=700 - n,
            total_time_ms=86_400_000 + 1_000 * n,
            best_lap_ms=99_000 + n, best_lap_number=n,
            classes=(("Gold", n),), gap_laps=n - 1 or None,
        )
        for n in range(1, 61)
    ]  # fmt: skip
    pdf = folder / "drawn-60-cars.pdf"
    pdf.write_bytes(draw_sheet(SheetToDraw(title="Race", session="Race", kind="classification", rows=rows)))
    table = folder / "made-60-cars.csv"
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["POS", "NUMBER", "DRIVER1", "DRIVER2", "TEAM", "VEHICLE", "LAPS", "CLASS"])
        for row in rows:
            writer.writerow([row.position, row.number, *row.drivers[:2], row.team, row.car, row.laps, "Gold"])
    return [pdf, table]


def samples():
    every = [path for folder in FOLDERS for path in sorted((SAMPLES / folder).glob("*"))]
    return [path for path in every if path.is_file() and not path.name.endswith(".expected.csv")]


def cells_of(path, readings):
    """(right, flagged, silent) cells against the right reading, or None where there is none."""
    expected = path.with_suffix(".expected.csv")
    if not expected.exists():
        return None
    with expected.open(encoding="utf-8-sig", newline="") as handle:
        wanted = list(csv.DictReader(handle))
    rows = [(reading, row) for reading in readings for row in reading.rows]
    right = flagged = 0
    silent = abs(len(rows) - len(wanted)) * len(wanted[0])  # rows that are missing, or invented
    for (reading, row), want in zip(rows, wanted, strict=False):
        for column, text in want.items():
            if same(reading, row, column, text):
                right += 1
            elif row.problems or reading.problems:
                flagged += 1
            else:
                silent += 1
    return right, flagged, silent


def same(reading, row, column, text):
    classes = [each.name for each in row.classes]
    found = {
        "championship": lambda: reading.title == text,
        "position": lambda: plain(row.position) == text,
        "position_as_printed": lambda: plain(row.position) == text,
        "class_position": lambda: plain(row.class_position) == text,
        "number": lambda: row.number == text,
        "class": lambda: " ".join(classes) == text or text in classes[:1],
        "pro_am": lambda: text in classes[1:] if text else len(classes) < 2,
        "drivers": lambda: crew(row) == people(text) or words(row) == text.replace(" / ", " "),
        "name": lambda: (*row.drivers, row.team)[0] == text,
        "nat": lambda: row.nationalities[:1] == (text,),
        "team": lambda: (row.team or "") == text,
        "car": lambda: (row.car or "") == text,
        "vehicle": lambda: (row.car or "") == text,
        "laps": lambda: plain(row.laps) == text,
        "total_time": lambda: row.total_time_ms == parse_time(text),
        "gap_first": lambda: gap(row.gap_ms, row.gap_laps) == parse_gap(text),
        "gap_previous": lambda: gap(row.interval_ms, row.interval_laps) == parse_gap(text),
        "best_lap_number": lambda: plain(row.best_lap_number) == text,
        "best_lap": lambda: row.best_lap_ms == parse_time(text),
        "time": lambda: row.best_lap_ms == parse_time(text),
        "running": lambda: str(row.running) == text,
        "total": lambda: row.points == text,
        "cells": lambda: ";".join(f"{label}={cell}" for label, cell in row.cells.items()) == text,
    }  # fmt: skip
    return found[column]()


def plain(value):
    return "" if value is None else str(value)


def words(row):
    return " ".join(row.drivers)


def crew(row):
    return [name.split()[-1] for name in row.drivers]


def people(text):
    """Surnames: sheets shorten the names before them."""
    return [name.split()[-1] for name in text.split(" / ") if name]


def gap(ms, laps):
    return None if ms is None and laps is None else Gap(ms, laps)


if __name__ == "__main__":
    sys.exit(main())
