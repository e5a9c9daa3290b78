"""What a sheet is, is told from its heading and its header row; where they disagree, the row wins."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult

pytestmark = pytest.mark.pure
CLASSIFICATION = ("Pos", "No", "Driver", "Team", "Laps", "Total time", "Gap", "Best lap")
ROWS = (
    ("1", "7", "Anna Novák", "Aurore", "20", "33:20.000", "-", "1:39.482"),
    ("2", "12", "Tom Hart", "Northfield", "20", "33:21.500", "1.500", "1:39.700"),
    ("3", "44", "Léa Brun", "Brun", "20", "33:24.000", "4.000", "1:39.900"),
)


def sheet(heading, header=(), rows=(), notes=()):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 800, heading)
    canvas.setFont("Helvetica", 8)
    for line, cells in enumerate([header, *rows]):
        for at, text in enumerate(cells):
            canvas.drawString(40 + 65 * at, 760 - 14 * line, text)
    for at, text in enumerate(notes):
        canvas.drawString(40, 600 - 12 * at, text)
    canvas.save()
    return buffer.getvalue()


LAPS = tuple((str(n), "7", "1:40.1", "30.1", "40.2", "29.8") for n in range(1, 12))
TIMES = tuple((str(n), str(n + 3), f"Anna Novák {n}", "1:40.123", str(n + 4)) for n in range(1, 9))
REFUSED = {
    "lap_by_lap": ("Race 1 – Lap by Lap", ("Lap", "No", "Time", "S1", "S2", "S3"), LAPS),
    "fastest_laps": ("Race 1 – Fastest Laps", ("Rank", "No", "Driver", "Time", "On lap"), TIMES),
    "sector_times": ("Race 1 – Sector Times", ("Rank", "No", "Driver", "Sector 1", "Sector 2"), TIMES),
    "drive_times": ("Race 1 – Drive Times", ("No", "Driver", "Drive time", "Stints"), TIMES),
    "pit_stops": ("Race 1 – Pit Stops", ("No", "Driver", "In", "Out", "Time"), TIMES),
    "weather": ("Race 1 – Weather Report", ("Time", "Air", "Track", "Wind", "Rain"), LAPS),
    "timetable": ("Provisional Timetable", ("Start", "End", "Series", "Session"), LAPS),
    "decision": ("Stewards' Decision No. 12", (), ()),
    "regulations": ("Sporting Regulations 2031", (), ()),
    "leaders": ("Race 1 – Leader Sequence", ("Lap", "No", "Driver"), TIMES),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_sheet_that_is_no_result_is_refused_with_the_true_reason(code):
    with pytest.raises(NotAResult) as refusal:
        read_sheet(sheet(*REFUSED[code]), "race-official.pdf")
    assert refusal.value.code == code
    assert refusal.value.exit_status == 3
    assert refusal.value.message


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Course 1 – Tour par tour", "lap_by_lap"),
        ("Rennen 1 – Rundenzeiten", "lap_by_lap"),
        ("Gara 1 – Cronologico giri", "lap_by_lap"),
        ("Course 1 – Meilleurs tours", "fastest_laps"),
        ("Carrera 1 – Vueltas rápidas", "fastest_laps"),
        ("Course 1 – Temps de conduite", "drive_times"),
        ("Rennen 1 – Boxenstopps", "pit_stops"),
        ("Gara 1 – Soste ai box", "pit_stops"),
        ("Règlement sportif 2031", "regulations"),
        ("Décision n° 12 du collège", "decision"),
        ("Entscheidung der Sportkommissare", "decision"),
        ("Programme horaire", "timetable"),
        ("Bollettino meteo", "weather"),
    ],
)
def test_the_reason_is_known_in_five_languages(heading, code):
    with pytest.raises(NotAResult) as refusal:
        read_sheet(sheet(heading))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "heading",
    [
        "Deutsche Rundstrecken-Meisterschaft – Ergebnis Rennen 1",
        "Campionato Nazionale – Classifica Gara 1",
        "Programmed Race 1 – Classification",
        "World Championship – Race 1 – Final Classification",
    ],
)
def test_the_name_of_a_series_does_not_make_a_classification_something_else(heading):
    (reading,) = read_sheet(sheet(heading, CLASSIFICATION, ROWS))
    assert (reading.kind, len(reading.rows)) == ("classification", 3)


@pytest.mark.parametrize(
    "note",
    [
        "Fastest lap: No. 7, 1:39.482",
        "Points are provisional until the decision of the stewards",
        "Car 12: penalty of five seconds, decision no. 4",
        "See the sporting regulations, article 12",
        "Weather: dry",
    ],
)
def test_a_footnote_does_not_make_a_classification_something_else(note):
    (reading,) = read_sheet(sheet("Race 1 – Provisional Classification", CLASSIFICATION, ROWS, [note]))
    assert reading.kind == "classification"
    assert [row.number for row in reading.rows] == ["7", "12", "44"]


def test_a_classification_with_columns_of_points_and_fastest_laps_is_one():
    header = ("Pos", "No", "Driver", "Laps", "Total time", "Gap", "Fastest lap", "Points")
    rows = [(*row[:3], *row[4:], points) for row, points in zip(ROWS, ("25", "18", "15"), strict=True)]
    (reading,) = read_sheet(sheet("Race 1 – Classification", header, rows))
    assert reading.kind == "classification"
    assert [row.best_lap_ms for row in reading.rows] == [99_482, 99_700, 99_900]


def test_where_heading_and_header_row_disagree_the_row_wins():
    header = ("Pos", "No", "Driver", "Q1", "Q2", "Q3")
    rows = [
        ("1", "7", "Anna Novák", "1:40.100", "1:39.900", "1:39.482"),
        ("2", "12", "Tom Hart", "1:40.200", "1:40.000", "1:39.700"),
        ("3", "44", "Léa Brun", "1:40.300", "1:40.100", "1:39.900"),
    ]
    (reading,) = read_sheet(sheet("Final Race Classification", header, rows), "race.pdf")
    assert (reading.kind, reading.session_kind) == ("classification", "qualifying")
    assert reading.rows[0].segments == {"Q1": 100_100, "Q2": 99_900, "Q3": 99_482}


@pytest.mark.parametrize(
    "header",
    [
        "Pl. St.-Nr. Fahrer Bewerber Boxenstopps Rd. Gesamtzeit Schnellste Runde",
        "Clt N° Concurrent Voiture Tours Temps total Meilleurs tours",
        "Pos. Dorsal Piloto Equipo Puntos Vueltas Mejores vueltas",
    ],
)
def test_the_words_over_the_columns_of_a_text_are_no_title(header):
    """A race that cannot be read is not called a list of fastest laps for one of its columns."""
    text = "\n".join(["Northern Cup 2026", header, "1 7 Ana Rey Rey One 20 Racing 12 x 9 1:31.2", "2 8 Ben"])
    with pytest.raises(NotAResult) as refusal:
        read_sheet(text.encode())
    assert refusal.value.code in ("unknown_layout", "columns_unparted", "columns_unnamed")
