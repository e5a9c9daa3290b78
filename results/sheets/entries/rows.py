"""The cars of an entry list: number, crew, team, car, class, each from the lines of its cell."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from results.sheets.anchored.crews import crew_of
from results.sheets.anchored.fitting import bare_number
from results.sheets.cells import CAR_NUMBER, read_row
from results.sheets.entries.heads import PEOPLE
from results.sheets.points.placing import learn
from results.sheets.points.spans import distance, spans
from results.sheets.reading import Problem
from results.times import NOTHING

MARK = re.compile(r"[*#†‡°^]+$")
NEAR = 3  # how far, in points, a cell may stand from the edge that its column's cells share
LINE = 0.5  # how far two texts of one line may stand apart, in heights
CODE = re.compile(r"[A-Z]{2,3}")


@dataclass(eq=False)
class Car:
    """What stands in each column for one car, top to bottom."""

    tokens: list = field(default_factory=list)
    by_column: dict = field(default_factory=dict)
    loose: list = field(default_factory=list)
    unsure: bool = False

    def of(self, column):
        return sorted(self.by_column.get(column, ()), key=lambda token: token.top)


def cars_of(side, tokens):
    """The cars of one side, and the tokens that stand below or between them and in no column."""
    placed = [(token, column_under(token, side)) for token in tokens]
    number = next(column for column in side if "number" in column.fields)
    anchors = sorted(
        (
            token
            for token, column in placed
            if column is number and CAR_NUMBER.fullmatch(bare_number(token.text))
        ),
        key=lambda token: token.top,
    )
    if not anchors:
        return [], tokens
    bounds, sure = bounds_of(anchors, [token for token, column in placed if column and column is not number])
    cars, rest = [Car(unsure=not sure) for _ in anchors], []
    for token, column in placed:
        at = next((at for at, (low, high) in enumerate(bounds) if low <= token.middle < high), None)
        if at is None:
            rest.append(token)
        elif column is None:
            cars[at].loose.append(token)
        else:
            cars[at].by_column.setdefault(column, []).append(token)
            cars[at].tokens.append(token)
    return cars, rest


def column_under(token, side):
    """The column whose cells' shared edge the token has, or beneath whose heading it stands."""
    found = []
    for column in side:
        if column.field == "number" and not CAR_NUMBER.fullmatch(bare_number(token.text)):
            continue
        edge, at = next(iter(column.edges.items()))
        away = abs(getattr(token, edge) - at)
        beneath = min(token.x1, column.x1) - max(token.x0, column.x0)
        if away <= NEAR or beneath > 0:
            found.append((away, column))
    return min(found, key=lambda each: each[0])[1] if found else None


def bounds_of(anchors, texts):
    """From where to where each car's lines reach, and whether that is certain."""
    height = median(token.height for token in anchors)
    lines = lines_in(texts, height)
    pitches = [below.top - above.top for above, below in pairwise(anchors)]
    pitch = median(pitches) if pitches else 4 * height
    above_first = [line for line in lines if line[1] < anchors[0].top]
    end = anchors[-1].middle + pitch - LINE * height
    if not above_first:
        tops = [token.middle - 0.8 * height for token in anchors]
        return list(zip(tops, [*tops[1:], end], strict=True)), True
    lines = [line for line in lines if line[1] < anchors[-1].bottom + pitch / 2 + height]
    heights = [(token.top, token.bottom) for token in anchors]
    groups = spans(heights, lines)
    if groups is None:
        tops = [token.middle - 0.8 * height for token in anchors]
        return list(zip(tops, [*tops[1:], end], strict=True)), False
    sure = all(
        distance(one, lines[a], lines[b]) < LINE * height for one, (a, b) in zip(heights, groups, strict=True)
    )
    return [(lines[a][0] - 1, lines[b][1] + 1) for a, b in groups], sure


def lines_in(texts, height):
    """(top, bottom) of the lines that the texts stand on, top to bottom."""
    lines = []
    for token in sorted(texts, key=lambda each: each.middle):
        if lines and token.middle - sum(lines[-1]) / 2 < LINE * height:
            lines[-1] = (min(lines[-1][0], token.top), max(lines[-1][1], token.bottom))
        else:
            lines.append((token.top, token.bottom))
    return lines


def row_from(car, side, page, footnotes):
    """A row of the list; what can be taken in two ways is said."""
    problems, texts, people, cells, classes_seen = [], {}, [], {}, []
    for column in side:
        tokens = [token for token in car.of(column) if token.text not in NOTHING]
        if len(column.fields) > 1:
            people += stacked(column, tokens, texts, problems)
        elif column.field in PEOPLE:
            people += tokens
        elif column.field == "nationality":
            continue
        elif column.field in ("class", "group"):
            classes_seen = list(dict.fromkeys(token.text for token in tokens))
            if len(classes_seen) > 1:
                problems.append(Problem("class_unsure", {"text": " ".join(classes_seen)}))
            texts[column.field] = " ".join(classes_seen)
        elif column.field in ("number", "team", "car", "make", "model", "note"):
            texts[column.field] = " ".join(token.text for token in tokens)
        elif column.field == "grade" and tokens:
            cells[column.label] = " / ".join(graded(car, side, tokens))
        elif tokens:
            cells[column.label] = " / ".join(token.text for token in tokens)
    texts["number"] = bare_number(texts.get("number", ""))
    if not texts.get("car"):
        texts["car"] = " ".join(filter(None, (texts.get("make"), texts.get("model"))))
    names, codes, strange = crew_of([token.text for token in people])
    problems += [Problem("crew_unsure", {"text": name}) for name in strange]
    if not any(codes):
        codes = nations(car, side, people, names, problems)
    if car.loose:
        problems.append(Problem("text_left_over", {"text": " ".join(token.text for token in car.loose)}))
    if car.unsure:
        problems.append(Problem("row_bounds_unsure"))
    if not names and not texts.get("team"):
        problems.append(Problem("crew_missing"))
    marks = {
        mark
        for text in [*names, texts.get("team") or ""]
        if (found := MARK.search(text))
        for mark in found[0]
    }
    said = [note for note in footnotes if note[:1] in marks]
    texts["note"] = " ".join(filter(None, [texts.get("note"), *said]))
    every = car.tokens or car.loose
    box = (
        min(t.x0 for t in every),
        min(t.top for t in every),
        max(t.x1 for t in every),
        max(t.bottom for t in every),
    )
    row = read_row(
        0,
        texts,
        drivers=names,
        nationalities=codes,
        status="classified",
        page=page.number,
        box=(page.number, *(round(value, 1) for value in box)),
        problems=problems,
    )
    return replace(row, cells=cells)


def stacked(column, tokens, texts, problems):
    """Give the lines of a cell to its fields in turn; the tokens that are people."""
    if len(tokens) < len(column.fields):
        for token in tokens:
            problems.append(Problem("column_unsure", {"text": token.text, "column": column.label}))
        return []
    people, last = [], len(column.fields) - 1
    for at, token in enumerate(tokens):
        name = column.fields[min(at, last)]
        if name in PEOPLE:
            people.append(token)
            if at > last and name != "drivers":
                problems.append(Problem("crew_unsure", {"text": token.text}))
        else:
            texts[name] = " ".join(filter(None, (texts.get(name), token.text)))
            if at > last:
                problems.append(Problem("column_unsure", {"text": token.text, "column": column.label}))
    return people


def nations(car, side, people, names, problems):
    """The nationality of each driver: the one on his line, or one for each in turn."""
    column = next((each for each in side if each.fields == ("nationality",)), None)
    tokens = [token for token in car.of(column) if CODE.fullmatch(token.text)] if column else []
    if not tokens:
        return []
    if len(people) == len(names):
        beside = [beside_of(one, people, tokens) for one in people]
        if all(len(found) == 1 for found in beside):
            return [found[0].text for found in beside]
    if len(tokens) == len(names):
        return [token.text for token in tokens]
    problems.append(Problem("nationalities_unsure", {"text": " ".join(token.text for token in tokens)}))
    return []


def graded(car, side, tokens):
    """The grade on the line of each driver, a dash for none; as they stand where that is not clear."""
    people = [token for column in side if column.field in PEOPLE for token in car.of(column)]
    beside = [beside_of(one, people, tokens) for one in people]
    if len(people) > 1 and all(len(found) < 2 for found in beside) and sum(map(len, beside)) == len(tokens):
        return [found[0].text if found else "–" for found in beside]
    return [token.text for token in tokens]


def beside_of(one, people, tokens):
    """The tokens on the line of one of the people."""
    others = [abs(one.middle - each.middle) for each in people if each is not one]
    line = min(others, default=2 * one.height)
    return [token for token in tokens if abs(token.middle - one.middle) < 0.5 * line]


def learnt(head, lines):
    """Teach the columns where their cells stand."""
    learn(head.columns, lines)
