"""A race as a table of records, and what was read of one."""

from results.sheets.pipeline import read_sheet

RACE = """Pos;No;Drivers;Team;Car;Class;Laps;Total time;Gap;Interval;Best lap;Lap
1;04;Anna Novák / Tom de Wit;Nordlys Racing;Corvus R4;GTX;26;46:41.553;;;1:39.748;7
2;7;Élie Roux / Ida Poe;Écurie Lac;Tern 5;GTX;26;46:42.723;1.170;1.170;1:40.305;4
3;9;Ben Ono / Zoë Öst;Team Poe;Tern 5;GTY;24;46:50.000;2 laps;2 laps;1:42.001;20
;11;Max Rí / Lia Vö;Team Poe;Tern 5;GTY;3;;;;1:44.000;2
"""


def one(text, encoding="utf-8", name=""):
    readings = read_sheet(text.encode(encoding), name)
    assert len(readings) == 1
    return readings[0]


def told(reading):
    """What counts of each row."""
    return [
        (
            row.position,
            row.number,
            row.drivers,
            row.team,
            row.car,
            row.main_class,
            row.laps,
            row.total_time_ms,
            row.gap_ms,
            row.gap_laps,
            row.interval_ms,
            row.best_lap_ms,
            row.best_lap_number,
            row.status,
        )
        for row in reading.rows
    ]


def codes(reading):
    found = [problem.code for problem in reading.problems]
    return found + [problem.code for row in reading.rows for problem in row.problems]


def race():
    return RACE.replace(";11;Max", "DNF;11;Max")
