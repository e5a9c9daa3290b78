"""Al Kamel's CSV, as issued or as re-saved: IMSA, SRO, WEC; a crew or one driver, overall or by class."""

from results.sheets.layouts import table

PROVIDER = "Al Kamel"
OWN_WORDS = {
    "GAP_FIRST",
    "GAP_PREVIOUS",
    "TOTAL_TIME",
    "FL_LAPNUM",
    "FL_TIME",
    "FL_KPH",
    "CLASS_TYPE",
    "BEST_LAP_NUM",
    "BEST_LAP_TIME",
    "BEST_LAP_KPH",
    "ELAPSED",
    "VEHICLE",
    "DRIVER1_SECONDNAME",
    "DRIVER_SECONDNAME",
}
FEWEST = 3


def recognise(document):
    if document.kind != "table":
        return 0
    names = {name.upper() for name in document.header}
    return 0.9 if "NUMBER" in names and len(names & OWN_WORDS) >= FEWEST else 0


def read(document):
    return table.read(document, provider=PROVIDER, layout="al_kamel_csv", tell_unread=False)
