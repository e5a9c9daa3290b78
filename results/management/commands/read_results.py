"""Read result sheets and print what they say. Touches no database."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from results.sheets.documents import MAX_BYTES
from results.sheets.reading import SheetError, Unreadable
from results.sheets.sandbox import read_in_sandbox
from results.times import Gap, format_gap, format_time

TOLD = (
    "kind",
    "provider",
    "title",
    "series",
    "event",
    "circuit",
    "session",
    "session_kind",
    "status",
    "proposed_status",
    "label",
    "issued_at",
)


class Command(BaseCommand):
    help = "Read result sheets (PDF, CSV, XLSX, JSON, text) without touching the database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=["table", "json"], default="table")

    def handle(self, *args, files, **options):
        """Exit 0 when every file gave rows; else the worst: 3 for no result, 2 for unreadable."""
        documents, errors = [], []
        for file in files:
            try:
                documents += read_in_sandbox(bytes_of(file), Path(file).name)
            except SheetError as error:
                errors.append((file, error))
        if options["format"] == "json":
            self.print_json(documents, errors)
        else:
            for document in documents:
                self.print_table(document)
        for file, refused in errors:
            self.stderr.write(f"{Path(file).name}: {refused.message}")
        statuses = {refused.exit_status for _, refused in errors}
        if statuses:
            sys.exit(2 if 2 in statuses else 3)

    def print_json(self, documents, errors):
        told = {"documents": [with_sentences(document.to_json()) for document in documents]}
        if errors:
            told["errors"] = [
                {
                    "file": Path(file).name,
                    "code": error.code,
                    "message": error.message,
                    "exit": error.exit_status,
                }
                for file, error in errors
            ]
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))

    def print_table(self, document):
        self.stdout.write(f"== {document.file}")
        for name in TOLD:
            if getattr(document, name):
                self.stdout.write(f"{name}: {getattr(document, name)}")
        for row in document.rows:
            self.stdout.write("  ".join(columns(row)))
            for problem in row.problems:
                self.stdout.write(f"      ! {problem.message}")
        for problem in document.problems:
            self.stdout.write(f"! {problem.message}")
        self.stdout.write("")


def bytes_of(file):
    path = Path(file)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable("too_large", megabytes=MAX_BYTES // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("no_such_file") from error


def with_sentences(document):
    """The document's JSON with each problem's sentence beside its code."""
    from results.sheets.reading import Problem

    for problem in [*document["problems"], *(each for row in document["rows"] for each in row["problems"])]:
        problem["message"] = Problem(problem["code"], problem["params"]).message
    return document


def columns(row):
    """One row for a terminal."""
    gap = Gap(row.gap_ms, row.gap_laps) if (row.gap_ms is None) != (row.gap_laps is None) else None
    return (
        f"{row.position or '':>3}",
        f"{row.number:>4}",
        f"{' / '.join(each.name for each in row.classes):<10.10}",
        f"{' / '.join(row.drivers):<44.44}",
        f"{row.team or '':<24.24}",
        f"{row.laps if row.laps is not None else '':>4}",
        f"{format_time(row.total_time_ms) if row.total_time_ms is not None else '':>12}",
        f"{format_gap(gap) if gap else '':>12}",
        f"{format_time(row.best_lap_ms) if row.best_lap_ms is not None else '':>9}",
        "" if row.status == "classified" and row.running is not False else row.status,
        "not running" if row.running is False and row.status == "classified" else "",
    )
