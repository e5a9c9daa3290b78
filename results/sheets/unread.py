"""Columns that a table's reader read past, and the cells in them that would change what a row says."""

from results.folding import fold
from results.sheets.cleaning import is_unsolved
from results.sheets.crews import Crews
from results.sheets.figures import REASON, STOPPED
from results.sheets.reading import Problem
from results.times import parse_status

YES = {"true", "yes", "y", "x", "1", "1.0", "oui", "ja", "si", "✓", "✔"}
NO = {"false", "no", "n", "0", "0.0", "non", "nein", "", "-"}


class Unread:
    """The columns under words that are not known."""

    def __init__(self, document, fields, crew):
        self.header = document.header
        crews = Crews(document.header, fields)
        if not ({"driver", "drivers", "last_name"} & set(fields) or crews.people):
            crew = ()  # columns that say something of drivers, and none that names them
        crew = {*crew, *crews.places}
        places = [place for place, field in enumerate(fields) if field is None and place not in crew]
        places += [place for place, field in enumerate(fields) if field == "time"]
        texts = {place: [cell(record, place) for record in document.records] for place in places}
        self.places = sorted(place for place in places if any(texts[place]))
        self.flags = {
            place: self.header[place]
            for place in self.places
            if stands_for_a_status(self.header[place]) and {fold(text) for text in texts[place]} <= YES | NO
        }
        self.places = [place for place in self.places if place not in self.flags]
        self.kept = {
            place
            for place in self.places
            if parse_status(self.header[place]) == "classified"
            and {fold(t) for t in texts[place]} <= YES | NO
        }
        self.told = {place for place in self.places if any(map(says_how_it_ended, texts[place]))}

    def problems(self):
        """The columns by their words, on the document."""
        words = [self.header[place] or f"#{place + 1}" for place in self.places]
        return [Problem("columns_unread", {"columns": ", ".join(words)})] if words else []

    def flag(self, record):
        """What a column such as "DNF" or "dsq" says of the row with a mere yes, or an empty text."""
        return next((word for place, word in self.flags.items() if fold(cell(record, place)) in YES), "")

    def of_row(self, record):
        """What stands in a column that elsewhere says how a car ended."""
        texts = ((place, cell(record, place)) for place in sorted(self.told))
        return [
            Problem("text_left_over", {"text": f"{self.header[place]}: {text}".lstrip(": ")})
            for place, text in texts
            if says_how_it_ended(text) or not any(letter.isdigit() for letter in text)
            if text and fold(text) not in NO and parse_status(text) != "classified"
        ] + [
            Problem("text_left_over", {"text": f"{self.header[place]}: {cell(record, place)}"})
            for place in sorted(self.kept)
            if fold(cell(record, place)) in NO - {"", "-"} and not self.flag(record)
        ]


def stands_for_a_status(words):
    return parse_status(words) not in (None, "classified")


def says_how_it_ended(text):
    reason = REASON.fullmatch(text)
    return bool(
        parse_status(text) or fold(text) in STOPPED or (reason and parse_status(reason["code"]) is not None)
    )


def unsolved(record, header):
    """The record without formulas that nobody worked out, and the problems that say so."""
    found = [place for place, text in enumerate(record) if is_unsolved(text)]
    if not found:
        return record, []
    problems = [
        Problem(
            "cell_not_understood",
            {"column": header[place] if place < len(header) else f"#{place + 1}", "text": record[place]},
        )
        for place in found
    ]
    return ["" if place in found else text for place, text in enumerate(record)], problems


def cell(record, place):
    return record[place].strip() if place < len(record) else ""
