"""Invented races as records of any shape read back cell for cell; a shifted record is never silent."""

import csv
import io

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from results.sheets.pipeline import read_sheet
from results.sheets.reading import NotAResult
from results.times import format_time
from tests.results.sheets.fields import cars

pytestmark = pytest.mark.pure
WORDS = {  # field: its header in five languages
    "position": ("Pos.", "Clt", "Platz", "Pos", "Posición"),
    "number": ("No.", "N°", "St.Nr.", "Num", "Dorsal"),
    "drivers": ("Drivers", "Pilotes", "Fahrerpaarung", "Equipaggio", "Pilotos"),
    "team": ("Team", "Écurie", "Bewerber", "Scuderia", "Equipo"),
    "car": ("Car", "Voiture", "Fahrzeug", "Vettura", "Coche"),
    "class": ("Class", "Classe", "Klasse", "Classe", "Clase"),
    "laps": ("Laps", "Tours", "Runden", "Giri", "Vueltas"),
    "total_time": ("Total time", "Temps total", "Gesamtzeit", "Tempo totale", "Tiempo total"),
    "gap": ("Gap", "Écart", "Rückstand", "Distacco", "Diferencia"),
    "best_lap": ("Best lap", "Meilleur tour", "Schnellste Runde", "Miglior giro", "Mejor vuelta"),
    "best_lap_number": ("On lap", "Au tour", "in Runde", "Al giro", "En vuelta"),
    "status": ("Status", "Statut", "Status", "Stato", "Estado"),
}
LAPS = ("laps", "tours", "Runden", "giri", "vueltas")
SPELLED = {"classified": "", "retired": "DNF", "did_not_start": "DNS", "disqualified": "DSQ"}
MEASURED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def races(draw):
    """What each row holds, by field, as values."""
    field = draw(cars(most=25))
    finishers = draw(st.integers(2, len(field)))
    laps, rows = draw(st.integers(10, 300)), []
    quickest, slowest = max(700_000, laps * 31_000), min(80_000_000, laps * 1_000_000)  # a lap is no race
    time = draw(st.integers(quickest, slowest))
    leader = (laps, time)
    for place, car in enumerate(field, start=1):
        row = {
            "number": car["number"],
            "drivers": car["drivers"],
            "team": car["team"],
            "car": car["car"],
            "class": car["class_names"][0],
            "best_lap": draw(st.integers(30_000, 200_000)),
            "best_lap_number": draw(st.integers(1, 9)),
        }
        if place <= finishers:
            lost = draw(st.sampled_from([0, 0, 0, 1])) if place > 1 and laps > 5 else 0
            laps, time = laps - lost, time + (draw(st.integers(1, 60_000)) if place > 1 else 0)
            mean = time // laps
            row["best_lap"] = draw(st.integers(max(30_000, mean // 5), mean))
            gap = None if place == 1 else time - leader[1] if laps == leader[0] else -(leader[0] - laps)
            row |= {"position": place, "status": "classified", "laps": laps, "total_time": time, "gap": gap}
        else:
            status = draw(st.sampled_from(["retired", "did_not_start", "disqualified"]))
            row |= {"position": None, "status": status, "laps": draw(st.integers(0, 4))}
        rows.append(row)
    return rows


@st.composite
def shapes(draw):
    """How a table is written: language, order of columns, separator, encoding, quotes, what is around."""
    return {
        "language": draw(st.integers(0, 4)),
        "columns": draw(st.permutations(list(WORDS))),
        "separator": draw(st.sampled_from(";,\t|")),
        "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])),
        "quoting": draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        "end": draw(st.sampled_from(["\n", "\r\n"])),
        "comma": draw(st.booleans()),
        "decimals": draw(st.booleans()),
        "plus": draw(st.booleans()),
        "titles": draw(st.lists(st.sampled_from(["Grand Prix du Lac", "Race 1", ""]), max_size=3)),
        "notes": draw(
            st.lists(st.sampled_from(["Provisional until signed", "", "* five seconds"]), max_size=2)
        ),
    }


def texts_of(row, shape):
    def timed(ms):
        return format_time(ms).replace(".", "," if shape["comma"] else ".")

    gap = row.get("gap")
    texts = {name: str(row.get(name) or "") for name in ("number", "team", "car", "class", "best_lap_number")}
    texts["position"] = f"{row['position']}{'.0' if shape['decimals'] else ''}" if row["position"] else ""
    texts["drivers"] = " / ".join(row["drivers"])
    texts["laps"] = str(row["laps"])
    texts["total_time"] = timed(row["total_time"]) if "total_time" in row else ""
    texts["best_lap"] = timed(row["best_lap"])
    texts["status"] = SPELLED[row["status"]]
    if gap is None:
        texts["gap"] = ""
    elif gap < 0:
        texts["gap"] = f"{-gap} {LAPS[shape['language']]}"
    else:
        texts["gap"] = ("+" if shape["plus"] else "") + timed(gap)
    return texts


def written(rows, shape, change=lambda records: records):
    records = [[texts_of(row, shape)[name] for name in shape["columns"]] for row in rows]
    header = [WORDS[name][shape["language"]] for name in shape["columns"]]
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, delimiter=shape["separator"], quoting=shape["quoting"], lineterminator=shape["end"]
    )
    for title in shape["titles"]:
        buffer.write(title + shape["end"])
    writer.writerows([header, *change(records)])
    for note in shape["notes"]:
        buffer.write(note + shape["end"])
    return buffer.getvalue().encode(shape["encoding"])


def values_of(row):
    return {
        "position": row.position,
        "number": row.number,
        "drivers": row.drivers,
        "team": row.team,
        "car": row.car,
        "class": row.main_class,
        "laps": row.laps,
        "total_time": row.total_time_ms,
        "gap": -row.gap_laps if row.gap_laps is not None else row.gap_ms,
        "best_lap": row.best_lap_ms,
        "best_lap_number": row.best_lap_number,
        "status": row.status,
    }


def meant(row):
    return {"total_time": None, "gap": None} | row


@given(rows=races(), shape=shapes())
@MEASURED
def test_whatever_the_shape_each_cell_is_what_was_written(rows, shape):
    (reading,) = read_sheet(written(rows, shape))
    assert [values_of(row) for row in reading.rows] == [meant(row) for row in rows]
    assert not reading.has_problems


@given(rows=races(), shape=shapes(), data=st.data())
@MEASURED
def test_a_cell_lost_or_put_in_is_never_silent(rows, shape, data):
    """A record shifted by a cell: each cell that is not what was meant stands on a row that says so."""
    at, place = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, len(WORDS) - 1))
    is_lost = data.draw(st.booleans())

    def change(records):
        record = records[at]
        assume(not is_lost or record[place])
        record[place : place + is_lost] = [] if is_lost else [""]
        return records

    try:
        (reading,) = read_sheet(written(rows, shape, change))
    except NotAResult:
        return
    for row, other in zip(rows, reading.rows, strict=False):
        wrong = {name for name, value in values_of(other).items() if value != meant(row)[name]}
        assert not wrong or other.problems or reading.problems, (wrong, other)
