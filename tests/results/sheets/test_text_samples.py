"""The real sheets of the FIA as text: each row says its printed line again, and none is in doubt."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from results.sheets.pipeline import read_sheet
from results.times import Gap, format_time

pytestmark = pytest.mark.pure
CLASSIFICATIONS = "*-classification.txt"
FACTS = ("title", "event", "circuit", "session", "session_kind", "status", "label", "issued_at")


@pytest.fixture
def sheets(samples):
    return sorted((samples / "results-text").glob(CLASSIFICATIONS))


def lines_of(path):
    """The printed rows: from the header to the line of the fastest lap or the pole; a wrapped team joined."""
    text = path.read_text()
    table = re.split(r"\n(?:OVERALL )?(?:FASTEST|POLE)", text[text.index("NO DRIVER") :])[0]
    lines = [line for line in table.split("\n")[1:] if not line.startswith("NOT CLASSIFIED")]
    rows = [line for line in lines if line[0].isdigit() or line.startswith("D")]
    return rows, [line for line in lines if line not in rows]


def said_again(row, line):
    """The row in the words of the sheet, as far as it is kept: to the interval, or to the parts' times."""
    gap = "" if row.running else "DNF" if row.status in ("classified", "retired") else "DNS"
    if row.gap_ms is not None or row.gap_laps is not None:
        gap = f"{plain(Gap(row.gap_ms, row.gap_laps))} {plain(Gap(row.interval_ms, row.interval_laps))}"
    words = (
        {"disqualified": "DQ"}.get(row.status, str(row.position or "")),
        row.number,
        row.drivers[0],
        "*" if " * " in line else "",
        row.team,
    )
    figures = (
        "" if row.laps is None else str(row.laps),
        format_time(row.total_time_ms) if row.total_time_ms else "",
        gap,
    )
    return " ".join(word for word in (*words, *(figures if not row.segments else ())) if word)


def plain(gap):
    """A gap as these sheets print it: in seconds, however many."""
    if gap.laps is not None:
        return f"{gap.laps} LAP" + "S" * (gap.laps > 1)
    return f"{gap.ms // 1000}.{gap.ms % 1000:03}"


def test_each_row_says_its_line_again_and_none_is_in_doubt(sheets):
    assert len(sheets) >= 8
    for path in sheets:
        (reading,) = read_sheet(path.read_bytes())
        rows, wrapped = lines_of(path)
        assert len(reading.rows) == len(rows) == 20
        for row, line in zip(reading.rows, rows, strict=True):
            again = said_again(row, line)
            if not line.startswith(again):
                assert again == f"{line.split(' DNF')[0]} {wrapped[0]}"
            for ms in (row.best_lap_ms, *row.segments.values()):
                assert ms is None or f" {format_time(ms)} " in f"{line} "
        assert not reading.has_problems
        assert all(count in (1, 2) for count in Counter(row.team for row in reading.rows).values())


def test_each_sheet_says_what_it_is_and_when_it_was_issued(sheets):
    for path in sheets:
        (reading,) = read_sheet(path.read_bytes())
        assert all(getattr(reading, fact) for fact in FACTS)
        assert reading.status == ("provisional" if "provisional" in path.name else "official")
        assert reading.session_kind == ("qualifying" if "qualifying" in path.name else "race")
        assert reading.notes[0].startswith("Document ")
        assert not any("Stewards" in note and len(note) < 20 for note in reading.notes)


def test_the_championship_s_points_add_up(samples):
    (path,) = (samples / "results-text").glob("*points*.txt")
    drivers, teams = read_sheet(path.read_bytes())
    assert (drivers.kind, teams.kind) == ("standings", "standings")
    assert sum(Decimal(row.points) for row in drivers.rows) == sum(Decimal(row.points) for row in teams.rows)
    assert [row.position for row in drivers.rows] == list(range(1, 23))
    assert [row.position for row in teams.rows] == list(range(1, 11))
    assert not any(row.problems for row in (*drivers.rows, *teams.rows))
    assert all(len(row.cells) in (0, 22) for row in drivers.rows)
