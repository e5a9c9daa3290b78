"""WIGE's CSV, as the Nürburgring's series have it: German, up to eight drivers, a column for everything."""

from dataclasses import replace

from results.sheets.layouts import table

PROVIDER = "WIGE"
COLUMNS = {  # theirs → the word that the general reader knows
    "STNR": "STARTNUMMER",
    "RANG": "RANG",
    "KLASSE": "KLASSE",
    "UNTERKLASSE": "UNTERKLASSE",
    "KLASSENRANG": "KLASSENRANG",
    "BEWERBER": "BEWERBER",
    "FAHRZEUG": "FAHRZEUG",
    "RUNDEN": "RUNDEN",
    "GESAMTZEIT": "GESAMTZEIT",
    "RUECKSTAND": "RÜCKSTAND",
    "GAP": "INTERVALL",
    "SCHNELLSTE RUNDE": "SCHNELLSTE RUNDE",
    "SCHNELLSTE_IN_RUNDE": "SCHNELLSTE IN RUNDE",
    "STATUS": "STATUS",
    "STRAFZEITEN": "STRAFZEITEN",
}
NEEDED = {"STNR", "KLASSE"}
OWN_WORDS = {
    "RANG",
    "KLASSENRANG",
    "RUECKSTAND",
    "GESAMTZEIT",
    "SCHNELLSTE RUNDE",
    "BEWERBER",
    "FAHRER1_NAME",
}
FEWEST = 4


def recognise(document):
    if document.kind != "table":
        return 0
    names = {name.upper() for name in document.header}
    return 0.9 if names >= NEEDED and len(names & OWN_WORDS) >= FEWEST else 0


def read(document):
    names = [name.upper() for name in document.header]
    header = [name if name.startswith("FAHRER") else COLUMNS.get(name, "") for name in names]
    records = document.records
    if {"TEAM", "BEWERBER"} <= set(names):
        team, entrant = names.index("TEAM"), names.index("BEWERBER")
        records = [with_team(record, team, entrant) for record in records]
    own = replace(document, header=header, records=records)
    return table.read(own, provider=PROVIDER, layout="wige_csv", tell_unread=False)


def with_team(record, team, entrant):
    """The team where it is given, else the entrant, in the entrant's column."""
    if team >= len(record) or entrant >= len(record) or not record[team].strip():
        return record
    return [*record[:entrant], record[team], *record[entrant + 1 :]]
