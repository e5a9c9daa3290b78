"""WIGE's PDF, as the Nürburgring's series have it: German, class by class or overall."""

from results.sheets.kinds import says
from results.sheets.layouts import general

PROVIDER = "WIGE"
OWN_WORDS = ("ruckstand", "bewerber", "fahrer", "fahrzeug", "runden", "rd", "gesamtzeit", "st nr", "klasse")
FEWEST = 3


def recognise(document):
    if document.kind != "pdf" or not says(r"wige(?: \w+)*", document.first_text):
        return 0
    german = sum(says(word, document.first_text) for word in OWN_WORDS)
    return 0.5 if german >= FEWEST and general.recognise(document) else 0


def read(document):
    return general.read(document, PROVIDER, "wige_pdf")
