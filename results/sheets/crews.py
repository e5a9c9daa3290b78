"""The crew of a record: one column of names, a column for each half of a name, or several for each driver."""

import re

from results.sheets.columns import crew_columns, person_of
from results.sheets.naming import glued_codes, may_have_code, nation_in, without_code
from results.sheets.reading import Problem
from results.sheets.vocabulary import field_of, plain
from results.times import NOTHING, tidy

PARTED = re.compile(r"\S\s+[-–]\s+\S|(?:\.\.\.|…)$")  # "OGIER - LANDAIS", or cut short: "Alexander Lon..."

# "Novák, Ana": a comma within names
TURNED = re.compile(r"[^,/;|&+\s]+, ?[^,/;|&+]+|[^,/;|&+]+, ?[^,/;|&+\s]+")


class Crews:
    """Where a table keeps its drivers."""

    def __init__(self, header, fields, records=()):
        self.fields = fields
        named = next((fields.index(name) for name in ("drivers", "driver") if name in fields), None)
        self.glued = named is not None and glued_codes(text_at(record, named) for record in records)
        self.turned = named is not None and any(
            TURNED.fullmatch(text_at(record, named)) for record in records
        )
        self.listed = named is not None and any(
            piece.count(",") > 1 for record in records for piece in pieces(text_at(record, named))
        )
        self.people = {}
        self.is_of_many = "drivers" in fields or any(plain(word) == "fahrer" for word in header)
        whole = [place for place in sorted(crew_columns(header)) if not person_of(header[place])]
        for number, place in enumerate(whole, 1):
            self.people[number] = {"name": place}
        for place, word in enumerate(header):
            person = person_of(word)
            if person and person[1] and fields[place] is None:
                self.people.setdefault(person[0], {}).setdefault(person[1], place)
        self.with_own_nationalities(header)
        if not any(set(parts) - {"nationality"} for parts in self.people.values()):
            self.people = {}

    def with_own_nationalities(self, header):
        """Of several columns "Nat", each is of the driver before it, or all of those right behind them."""
        nations = [place for place, word in enumerate(header) if field_of(word) == "nationality"]
        if len(nations) < 2:
            return
        named = next((self.fields.index(name) for name in ("drivers", "driver") if name in self.fields), None)
        self.fields = [None if field == "nationality" else field for field in self.fields]
        if len(self.people) > 1:
            behind = [max(parts.values()) + 1 for parts in self.people.values()]
            before = [min(parts.values()) - 1 for parts in self.people.values()]
            own = before if set(before) <= set(nations) and behind[-1] not in nations else behind
            for parts, place in zip(self.people.values(), own, strict=True):
                parts |= {"nationality": place} if place in nations else {}
        elif named is not None:
            beside = next((place for place in (named + 1, named - 1) if place in nations), None)
            if beside is not None:
                self.fields[beside] = "nationality"

    @property
    def places(self):
        """The columns that hold a driver or a part of one."""
        return {place for parts in self.people.values() for place in parts.values()}

    def of(self, record):
        """Names, nationalities, and problems with what may be a part of a name only."""
        if self.people:
            return self.from_parts(record)
        last, first = cell(record, self.fields, "last_name"), cell(record, self.fields, "first_name")
        if last or first:
            return self.from_halves(record, first, last)
        return self.from_line(record)

    def from_parts(self, record):
        names, codes, problems = [], [], []
        for _, parts in sorted(self.people.items()):
            said = {part: text_at(record, place) for part, place in parts.items()}
            last = said.get("last") or said.get("either", "")
            name = said.get("name") or " ".join(filter(None, (said.get("first"), last)))
            if not name:
                continue
            name, code = nation_in(name)
            names.append(name)
            codes.append(said.get("nationality") or code)
            problems += [Problem("crew_unsure", {"text": name})] if may_have_code(name) else []
            halves = {"last", "either"} & set(parts) and "first" in parts and not said.get("name")
            if halves and not (said.get("first") and last) and not is_pseudonym(name):
                problems.append(Problem("crew_unsure", {"text": name}))
        return self.with_nationalities(record, names, codes, problems)

    def from_halves(self, record, first, last):
        """First names and surnames in two columns, each of one driver or of as many as the other."""
        firsts, lasts = pieces(first), pieces(last)
        if not first or not last:
            names = lasts or firsts
            problems = [Problem("crew_unsure", {"text": name}) for name in names]
        elif len(firsts) == len(lasts):
            names = [f"{one} {other}" for one, other in zip(firsts, lasts, strict=True)]
            problems = []
        else:
            names, problems = [f"{first} {last}"], [Problem("crew_unsure", {"text": f"{first} {last}"})]
        return self.with_nationalities(record, names, [None] * len(names), problems)

    def from_line(self, record):
        text = cell(record, self.fields, "drivers", raw=True) or cell(record, self.fields, "driver", raw=True)
        names, codes, problems = [], [], []
        for piece in pieces(text, many=self.is_of_many and not self.turned):
            name, code = nation_in(piece)
            names.append(without_code(name) if self.glued else name)
            codes.append(code)
        several = pieces(text)
        if len(names) == 1 and (len(several) > 1 or PARTED.search(names[0])):
            problems = [Problem("crew_unsure", {"text": names[0]})]  # "Ana Rey, Ben Ono" below "Driver"
        if "drivers" in self.fields or len(names) > 1:
            problems = [
                Problem("crew_unsure", {"text": name}) for name in names if " " not in name
            ] or problems
        problems = problems or [
            Problem("crew_unsure", {"text": name})
            for name in names
            if may_have_code(name) or self.may_be_several(name)
        ]
        return self.with_nationalities(record, names, codes, problems)

    def may_be_several(self, name):
        """Whether commas left in a name may part people: "Rock, Stone" where "Lee, Wood, Reed" stands too."""
        return name.count(",") > (0 if self.listed else 1)

    def with_nationalities(self, record, names, codes, problems):
        """With the column of nationalities, where it has one for each."""
        said = [
            code.strip() for code in re.split(r"[/\n;|,]", cell(record, self.fields, "nationality", raw=True))
        ]
        said = [code for code in said if code]
        if said and not any(codes):
            if len(said) == len(names) and not (len(names) == 1 < len(self.people)):
                codes = said
            else:
                problems = [*problems, Problem("nationalities_unsure", {"text": " / ".join(said)})]
        return names, codes, problems


def cell(record, fields, name, raw=False):
    place = fields.index(name) if name in fields else None
    if place is None or place >= len(record):
        return ""
    return record[place].strip() if raw else text_at(record, place)


def text_at(record, place):
    text = tidy(record[place]) if place < len(record) else ""
    return "" if text in NOTHING else text


def pieces(text, many=True):
    """The names of a cell: parted by strokes or lines, by commas where each piece is a whole name."""
    parts = [tidy(part) for part in re.split(r"\s*[/\n;|&+]\s*", text)]
    parts = [part for part in parts if part and part not in NOTHING]
    if many and len(parts) == 1:
        for mark in (", ", ",", " - ", " – "):
            names = [tidy(part) for part in parts[0].split(mark)]
            if len(names) > 1 and all(" " in name for name in names):
                return names
    return parts


def is_pseudonym(name):
    return name[0] in "'\"“„«" and name[-1] in "'\"”“»"
