"""One row out of its block: its cells' texts, its crew, and what is doubtful about them."""

import re
from dataclasses import dataclass, replace

from results.sheets.anchored.blocks import by_line
from results.sheets.anchored.crews import crew_of, has_two_words
from results.sheets.anchored.fitting import NOT_RUNNING, bare_number, fits, is_figure, is_wordy
from results.sheets.cells import read_row
from results.sheets.reading import Problem
from results.sheets.senses import ONCE
from results.sheets.vocabulary import field_of
from results.times import LAPS, format_time, parse_status


@dataclass(frozen=True)
class Crews:
    """How a document prints its crews."""

    below: bool = False  # in lines beneath their row, without a heading
    unclear: bool = False  # some rows have lines beneath and others none
    break_anywhere: bool = False  # lines end with the stroke between two names, so others may end in a name
    turned: bool = False  # some cells hold a surname, a comma and a given name


class RowMaker:
    """One row: its cells' texts, its crew, and what is doubtful about them."""

    def __init__(self, part, block, time_is, doubtful, crews):
        self.part, self.block, self.crews = part, block, crews
        self.time_is, self.doubtful = time_is, doubtful
        self.texts, self.segments, self.statuses, self.problems = {}, {}, [], []
        self.printed_status = ""

    def doubt(self, code, **params):
        problem = Problem(code, params)
        if problem not in self.problems:
            self.problems.append(problem)

    def row(self, order, race_class, by_class):
        self.read_cells()
        drivers, nationalities = self.crew()
        texts, block = self.texts, self.block
        running = None
        for each in block.placed:
            if each.overprint:
                text = each.piece.text.casefold().strip(" .*")
                if text in NOT_RUNNING:
                    running = False
                else:
                    self.statuses.append(parse_status(text))
            elif each.column is not None and not each.sure:
                self.doubt("column_unsure", column=each.column.field.strip("?"), text=each.piece.text)
            if any(letter in "\ufffd\x00■□▯" or "\ue000" <= letter <= "\uf8ff" for letter in each.piece.text):
                self.doubt("letters_unreadable", text=each.piece.text)
        self.check_doubles()
        if block.loose:
            self.doubt("text_left_over", text=" ".join(piece.text for piece in block.loose))
        if block.unsure:
            self.doubt("row_bounds_unsure")
        if by_class:
            texts["class_position"] = texts.get("position", "")
        if race_class and not texts.get("class"):
            texts["class"] = race_class
        self.check_neighbours()
        status = next((each for each in self.statuses if each), None) or block.status
        box = self.part.page.as_displayed(block.box)
        row = read_row(
            order,
            texts,
            drivers=drivers,
            nationalities=nationalities,
            segments={name: text for name, text in self.segments.items() if text},
            status=status,
            running=running,
            page=self.part.page.number,
            box=(self.part.page.number, *(round(edge, 1) for edge in box)),
            problems=self.problems,
        )
        if row.position is not None and row.status != (block.status or "classified"):
            params = {"position": row.position, "status": self.printed_status or texts.get("status", "")}
            row = replace(row, problems=(*row.problems, Problem("position_with_status", params)))
        return with_doubtful_times(row)

    def check_neighbours(self):
        """A text that begins or ends with a bare figure where the column on that side is empty."""
        columns = self.part.head.columns
        filled = {each.column: each.piece for each in self.block.placed if each.column}
        for at, column in enumerate(columns):
            piece = filled.get(column)
            if piece is None or not column.is_text:
                continue
            left = columns[at - 1] if at else None
            right = columns[at + 1] if at + 1 < len(columns) else None
            for beside, word in ((left, piece.words[0]), (right, piece.words[-1])):
                bare = len(piece.words) > 1 and word.text[:1].isdigit() and not is_wordy(word.text)
                empty = beside is not None and is_figure(beside.field) and beside not in filled
                if bare and empty and any(fits(name, word.text) for name in beside.fields):
                    self.doubt("column_unsure", column=column.field, text=piece.text)

    def check_doubles(self):
        """A second column of one sense that says something else: nobody knows which of the two is meant."""
        texts = {
            column: " ".join(
                text for _, text in by_line([each for each in self.block.placed if each.column is column])
            )
            for column in self.part.head.columns
        }
        first = {column.field: column for column in reversed(self.part.head.columns) if column.is_known}
        for column in self.part.head.columns:
            other = None if column.is_known else first.get(field_of(column.text))
            if other is None or other.field not in ONCE or "" in (texts[column], texts[other]):
                continue
            if texts[column] != texts[other]:
                self.doubt("column_unsure", column=other.field, text=texts[other])

    def read_cells(self):
        block, head = self.block, self.part.head
        for column in head.columns:
            lines = [text for _, text in by_line([each for each in block.placed if each.column is column])]
            if len(column.fields) > 1:
                self.stacked(column, lines)
            elif column.field.startswith("segment:"):
                self.figure(column.field, lines, self.segments, column.field.removeprefix("segment:"))
            elif is_figure(column.field):
                self.figure(column.field, lines, self.texts, column.field)
            elif column.is_known and column.field not in (
                "drivers",
                "driver",
                "first_name",
                "last_name",
                "nationality",
            ):
                self.texts[column.field] = joined(lines)
        if "number" in self.texts:
            self.texts["number"] = bare_number(self.texts["number"])
        if not self.texts.get("position") and self.texts.get("grid_position"):
            self.texts["position"] = self.texts["grid_position"]
        self.settle_time()
        if not self.texts.get("car"):
            whole = " ".join(self.texts[name] for name in ("make", "model") if self.texts.get(name))
            if whole:
                self.texts["car"] = whole

    def stacked(self, column, lines):
        """Cells that hold one field over another."""
        if 0 < len(lines) < len(column.fields):
            self.doubt("column_unsure", column=column.field, text=" ".join(lines))
        for at, name in enumerate(column.fields):
            last = at == len(column.fields) - 1
            mine = lines[at:] if last else lines[at : at + 1]
            if is_figure(name):
                self.figure(name, mine, self.texts, name)
            elif name in ("drivers", "driver"):
                self.texts.setdefault("crew lines", []).extend(mine)
            else:
                self.texts[name] = joined(mine)

    def figure(self, name, lines, texts, key):
        """A figure has one line; a code such as DNF in it is the row's status."""
        text = lines[0] if lines else ""
        if len(lines) > 1:
            self.doubt("text_left_over", text=" ".join(lines[1:]))
        if name not in ("position", "number") and parse_status(text):
            self.statuses.append(parse_status(text))
            self.printed_status = self.printed_status or text
            text = ""
        elif text.casefold().strip(" .*") in NOT_RUNNING:
            text = ""
        texts[key] = text

    def settle_time(self):
        """ "Time" as the sheet means it; below the leader such a column may hold gaps: "+12.345", "1 lap"."""
        texts = self.texts
        if "time" in texts:
            text = texts.pop("time")
            if self.time_is and not texts.get(self.time_is):
                texts[self.time_is] = text
            elif text:
                self.doubt("text_left_over", text=text)
            if self.doubtful and text:
                self.doubt("column_unsure", column=self.time_is, text=text)
        total = texts.get("total_time", "")
        if (total.startswith("+") or LAPS.fullmatch(total)) and not texts.get("gap"):
            texts["gap"], texts["total_time"] = total, ""

    def crew(self):
        block = self.block
        fields = self.part.head.fields
        if "crew lines" in self.texts:
            lines, several = self.texts.pop("crew lines"), True
        elif "drivers" in fields or "driver" in fields:
            name = "drivers" if "drivers" in fields else "driver"
            heading = next((column.text for column in self.part.head.columns if name in column.fields), "")
            lines, several = block.texts(name), name == "drivers" or heading.casefold().startswith("fahrer")
            if not several and len(lines) > 1 and not any("/" in text for text in lines):
                self.doubt("crew_unsure", text=" ".join(lines))
            elif "drivers" in fields and "driver" in fields:
                lines = [*block.texts("drivers"), *block.texts("driver")]
        elif "last_name" in fields:
            firsts, lasts = block.texts("first_name"), block.texts("last_name")
            if firsts and len(firsts) != len(lasts):
                self.doubt("crew_unsure", text=" ".join([*firsts, *lasts]))
                firsts = []
            pairs = zip(firsts or [""] * len(lasts), lasts, strict=True)
            return tuple(f"{first} {last}".strip() for first, last in pairs), ()
        elif self.crews.below:
            own = [each for each in block.placed if each.line.base > block.base + 1]
            lines, several = [text for _, text in by_line(own)], True
            self.texts["team"] = joined(self.own_line("team"))
            block.loose = [piece for piece in block.loose if piece.bottom <= block.base + 1]
            self.problems[:] = [each for each in self.problems if each.code != "column_unsure"]
            for each in own:
                each.sure = True
        else:
            if self.crews.unclear:
                self.doubt("crew_unsure", text=joined(block.texts("team")))
            if len(block.texts("team")) > 1:
                self.doubt("crew_unsure", text=joined(block.texts("team")[1:]))
            return (), ()
        names, codes, strange = crew_of(lines, self.crews.break_anywhere, self.crews.turned)
        for name in strange:
            self.doubt("crew_unsure", text=name)
        nations = re.findall(r"[^\s/,;|+&·•–-]+", " ".join(block.texts("nationality")))
        if not any(codes) and len(nations) == len(names):
            codes = nations
        elif not any(codes) and nations:
            self.doubt("nationalities_unsure", text=" / ".join(nations))
        for name in names:
            if any(letter.isdigit() for letter in name):
                self.doubt("crew_unsure", text=name)
        if several and lines and not all(map(has_two_words, names)) and any(map(has_two_words, names)):
            self.doubt("crew_unsure", text=next(name for name in names if not has_two_words(name)))
        return tuple(names), tuple(codes)

    def own_line(self, name):
        cells = [each for each in self.block.placed if each.column and name in each.column.fields]
        return [
            text for _, text in by_line([each for each in cells if each.line.base <= self.block.base + 1])
        ]


def joined(lines):
    """Lines of one text; a word parted at its hyphen is whole again."""
    text = ""
    for line in lines:
        hyphen = text.endswith("-") and not text.endswith(" -")
        text = f"{text}{line}" if hyphen or not text else f"{text} {line}"
    return text


def with_doubtful_times(row):
    """The row, with a doubt where its best lap is longer than its laps were on average."""
    least = (row.best_lap_ms or 0) * (row.laps or 1)
    if row.total_time_ms and least > row.total_time_ms * 1.01 + 1000:
        doubt = Problem("column_unsure", {"column": "best_lap", "text": format_time(row.best_lap_ms)})
        return replace(row, problems=(*row.problems, doubt))
    return row
