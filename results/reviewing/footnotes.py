"""Which cars the footnotes of a sheet name, so that each stands beside its rows."""

import re

CAR_WORDS = (
    r"cars?|voitures?|v[ée]hicules?|fahrzeuge?|wagen|autos?|startnummern?|vettur[ae]|coches?|competitors?|"
    r"concurrents?"
)
SIGN = r"(?:no\.?s?|nos\.?|nr\.?|n[°º]s?|num[ée]ros?)?\s*#?\s*"
NUMBER = r"\d{1,3}[A-Za-z]?\b(?![.:'’]\d)"
BETWEEN = rf"\s*(?:,|&|/|\+|and|et|und|e|y)\s*{SIGN}"
NAMED = re.compile(
    rf"(?:\b(?:{CAR_WORDS})\s+{SIGN}|#\s?)(?P<all>{NUMBER}(?:{BETWEEN}{NUMBER})*)", re.IGNORECASE
)
MOST = 12  # cars; a note that names more is of the race, and stands above the table alone


def cars_in(note):
    """The numbers of the cars that a footnote names: "Cars 14 & 20 – 5 seconds added"."""
    return {each for found in NAMED.finditer(note) for each in re.findall(NUMBER, found["all"])}


def by_car(notes):
    """Number of a car → the notes that name it; written alike with and without zeros before it."""
    found = {}
    for note in notes:
        cars = cars_in(note)
        for number in cars if len(cars) <= MOST else ():
            found.setdefault(bare(number), []).append(note)
    return found


def bare(number):
    return number.lstrip("0").upper()
