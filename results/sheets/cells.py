"""From the text of cells to a row: the step that every layout shares."""

import re

from results.folding import fold
from results.sheets.reading import Problem, ReadClass, ReadRow
from results.times import NOTHING, parse_gap, parse_laps, parse_position, parse_status, parse_time, tidy

NATIONALITY = re.compile(r"(?P<name>.*\S)\s*\((?P<code>[A-Z]{3})\)")
CAR_NUMBER = re.compile(r"[A-Za-z]{0,2}\d{1,4}[A-Za-z]{0,2}")


class Cells:
    """The texts of one row by field, and the problems met while turning them into values."""

    def __init__(self, texts):
        self.texts = {name: tidy(text) for name, text in texts.items() if isinstance(text, str)}
        self.problems = []

    def text(self, name):
        text = self.texts.get(name, "")
        return None if text in NOTHING else text

    def value(self, name, parse):
        """What a cell says, or None and a problem."""
        try:
            return parse(self.texts.get(name, ""))
        except ValueError:
            self.doubt("cell_not_understood", column=name, text=self.texts[name])
            return None

    def doubt(self, code, **params):
        self.problems.append(Problem(code, params))


def read_row(
    order,
    texts,
    *,
    drivers=(),
    nationalities=(),
    classes=None,
    segments=None,
    status=None,
    running=None,
    page=None,
    box=None,
    problems=(),
):
    """A row from the texts of its cells; `status` is that of the section, a code in the row wins over it."""
    cells = Cells(texts)
    gap, interval = cells.value("gap", parse_gap), cells.value("interval", parse_gap)
    position = cells.value("position", parse_position)
    class_position = (
        cells.value("class_position", parse_position) if classes is None else classes_place(classes)
    )
    number = cells.text("number") or ""
    if number and not CAR_NUMBER.fullmatch(number):
        cells.doubt("number_unusual", text=number)
    if classes is None:
        classes = own_classes(cells.text("class"), class_position, cells.text("group"))
    return ReadRow(
        order=order,
        position=position,
        class_position=class_position,
        status=row_status(cells, status, position),
        running=running,
        number=number,
        drivers=tuple(drivers),
        nationalities=tuple(nationalities) if any(nationalities) else (),
        team=cells.text("team"),
        car=cells.text("car"),
        classes=tuple(classes),
        laps=cells.value("laps", parse_laps),
        total_time_ms=cells.value("total_time", parse_time),
        gap_ms=gap.ms if gap else None,
        gap_laps=gap.laps if gap else None,
        interval_ms=interval.ms if interval else None,
        interval_laps=interval.laps if interval else None,
        best_lap_ms=cells.value("best_lap", parse_time),
        best_lap_number=cells.value("best_lap_number", parse_laps) or None,
        segments={name: segment(cells, name, text) for name, text in (segments or {}).items()},
        note=cells.text("note"),
        page=page,
        box=box,
        problems=(*problems, *cells.problems),
    )


def row_status(cells, section, position):
    """Classified, unless the row or the section that it stands in says otherwise."""
    printed = cells.text("status")
    if printed and not parse_status(printed):
        cells.doubt("cell_not_understood", column="status", text=printed)
    place = cells.texts.get("position", "")
    status = parse_status(printed or "") or parse_status(place) or section
    if fold(place).rstrip(".") == "ex" and not printed and section != "excluded":
        cells.doubt("cell_not_understood", column="position", text=place)  # excluded, or ex æquo
    if status is None and position is None:
        cells.doubt("no_position")
    return status or "classified"


def segment(cells, name, text):
    cells.texts[name] = tidy(text)
    return cells.value(name, parse_time)


def own_classes(name, position, group):
    """The class with its printed place, and the group inside it, whose place is not printed."""
    classes = [ReadClass(name, position)] if name else []
    return classes + ([ReadClass(group)] if group and group != name else [])


def classes_place(classes):
    return classes[0].position if classes else None


def crew_from_line(text):
    """Names and nationalities of "Anna Novák (CZE) / Tom Hart"."""
    names, codes = [], []
    for piece in re.split(r"\s*/\s*", text):
        if not piece:
            continue
        match = NATIONALITY.fullmatch(piece)
        names.append(match["name"] if match else piece)
        codes.append(match["code"] if match else None)
    return tuple(names), tuple(codes)
