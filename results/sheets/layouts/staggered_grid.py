"""A grid drawn as it stands on the track: slots left and right, a place in each, and no header.

Read only where the places make 1 to n without a gap and each slot holds the same things in the same spots.
"""

import re
from itertools import combinations, pairwise

from results.sheets.anchored.fitting import bare_number, is_wordy
from results.sheets.anchored.heads import find_heads
from results.sheets.anchored.pieces import lines_of
from results.sheets.cells import CAR_NUMBER, crew_from_line, read_row
from results.sheets.kinds import GRID, label_in, reason_not_a_result, says, session_in, status_of
from results.sheets.reading import NotAResult, Problem, Reading
from results.times import parse_time

PROVIDER = None
PAGES_LOOKED_AT = 2
FEWEST = 4  # slots
NEAR = 2.5  # points by which the same thing may stand elsewhere in two slots
MOST = 0.8  # of the slots that a thing must stand in to be a column
PLACE = re.compile(r"P?(\d{1,3})\.?")
RACING = re.compile(
    r"racing|motorsports?|team|sport|competition|compétition|engineering|scuderia|écurie|ecurie|gmbh|performance|"
    r"autosport|squadra|equipe|équipe|escuder[ií]a|garage|corse",
    re.IGNORECASE,
)


def recognise(document):
    """A heading that says grid, over no header of any table."""
    if document.kind != "pdf" or not says(GRID, document.first_text[:400]):
        return 0
    heads = [head for page in document.pages[:PAGES_LOOKED_AT] for head in find_heads(lines_of(page.words))]
    return 0 if heads or not first_places(document) else 0.1


def first_places(document):
    return [side for page in document.pages[:1] for side in staggered(pieces_on(page))]


def read(document):
    slots, heading = [], []
    for page in document.pages:
        pieces = pieces_on(page)
        sides = sides_of(pieces, first=len(slots) + 1)
        if sides:
            heading = heading or above(pieces, sides)
            slots += slots_of(page, pieces, sides)
    title = next((text for text in heading if says(GRID, text)), None)
    reason = reason_not_a_result(title or "")
    if reason:
        raise NotAResult(reason)
    slots.sort(key=lambda slot: slot.place)
    if len(slots) < FEWEST or [slot.place for slot in slots] != list(range(1, len(slots) + 1)):
        raise NotAResult("grid_incomplete")
    columns = columns_of(slots)
    problems = [] if columns.pop("sure") else [Problem("names_unsure")]
    label = next(filter(None, map(label_in, heading)), None)
    return Reading(
        kind="grid",
        provider=PROVIDER,
        layout="staggered_grid",
        title=title,
        session=session_in(title or ""),
        session_kind="race",
        status=status_of(label) if label else None,
        label=label,
        pages=document.pages_count,
        rows=tuple(slot.row(columns) for slot in slots),
        problems=tuple(problems),
    )


class Slot:
    """One place on the grid, and what stands in it: each piece by where it stands beside the place."""

    def __init__(self, page, anchor, pieces):
        self.page, self.anchor, self.pieces = page, anchor, pieces
        self.place = place_in(anchor)

    def at(self, spot):
        """The pieces of the slot that stand in a spot."""
        return [piece for piece in self.pieces if near(spot_of(piece, self.anchor), spot)]

    def text(self, spots):
        return " ".join(piece.text for spot in spots for piece in self.at(spot))

    def row(self, columns):
        texts = {name: self.text([spot]) for name, spot in columns.items() if name != "drivers"}
        texts["number"] = bare_number(texts["number"])
        drivers, codes = crew_from_line(self.text([columns["drivers"]])) if "drivers" in columns else ((), ())
        known = [piece for spot in columns.values() for piece in self.at(spot)]
        left = [piece.text for piece in self.pieces if piece not in known]
        problems = [Problem("text_left_over", {"text": " ".join(left)})] if left else []
        if not drivers and not texts.get("team"):
            problems.append(Problem("crew_missing"))
        box = self.page.as_displayed(bounds([self.anchor, *self.pieces]))
        return read_row(
            self.place,
            {"position": str(self.place), **texts},
            drivers=drivers,
            nationalities=codes,
            page=self.page.number,
            box=(self.page.number, *(round(edge, 1) for edge in box)),
            problems=problems,
        )


def bounds(pieces):
    return (
        min(piece.x0 for piece in pieces), min(piece.top for piece in pieces),
        max(piece.x1 for piece in pieces), max(piece.bottom for piece in pieces),
    )  # fmt: skip


def pieces_on(page):
    return [piece for line in lines_of(page.words) for piece in line.pieces]


def place_in(piece):
    match = PLACE.fullmatch(piece.text)
    return int(match[1]) if match else None


def sides_of(pieces, first):
    """The places of the left and the right side, from the first one on; nothing where there are not two."""
    sides = staggered(pieces)
    pairs = [
        sorted((one, other), key=lambda side: side[0].x0)
        for one, other in combinations(sides, 2)
        if count_on(one, other, first)
    ]
    return pairs[0] if len(pairs) == 1 else []


def count_on(one, other, first):
    """Whether the places of two sides together count on without a gap."""
    places = sorted(place_in(piece) for piece in (*one, *other))
    return places == list(range(first, first + len(places))) and abs(len(one) - len(other)) <= 1


def staggered(pieces):
    """Every run of figures below each other that counts in twos."""
    found = []
    figures = [piece for piece in pieces if place_in(piece)]
    for piece in figures:
        for edge in ("x1", "x0", "center"):
            side = [other for other in figures if abs(getattr(other, edge) - getattr(piece, edge)) <= 0.6]
            side.sort(key=lambda each: each.top)
            steps = {after - before for before, after in pairwise(map(place_in, side))}
            if len(side) > 1 and steps in ({2}, {-2}) and side not in found:
                found.append(side)
    return [side for side in found if not any(set(side) < set(other) for other in found)]


def above(pieces, sides):
    """The texts over the slots."""
    top = min(side[0].top for side in sides)
    return [piece.text for piece in pieces if piece.bottom < top]


def slots_of(page, pieces, sides):
    """The slots of a page: each piece belongs to the nearest place of its side."""
    bound = bound_between(pieces, sides)
    pitch = min(after.top - before.top for side in sides for before, after in pairwise(side))
    anchors = [anchor for side in sides for anchor in side]
    held = {id(anchor): [] for anchor in anchors}
    for piece in pieces:
        side = sides[piece.center > bound]
        nearest = min(side, key=lambda anchor: abs(middle(anchor) - middle(piece)))
        if piece not in anchors and abs(middle(nearest) - middle(piece)) < 0.5 * pitch:
            held[id(nearest)].append(piece)
    return [Slot(page, anchor, held[id(anchor)]) for anchor in anchors]


def middle(piece):
    return (piece.top + piece.bottom) / 2


def bound_between(pieces, sides):
    """Where the right side begins: as far left of its places as the left side begins left of its own."""
    top, bottom = min(side[0].top for side in sides), max(side[-1].bottom for side in sides)
    body = [piece for piece in pieces if piece.bottom > top and piece.top < bottom]
    left, right = (max(anchor.x1 for anchor in side) for side in sides)
    bound = right - (left - min(piece.x0 for piece in body)) - NEAR
    if any(piece.x0 < bound < piece.x1 for piece in body):
        raise NotAResult("columns_unnamed")
    return bound


def spot_of(piece, anchor):
    """Where a piece stands beside the place: its left and right edge, and how far below."""
    return piece.x0 - anchor.x1, piece.x1 - anchor.x1, middle(piece) - middle(anchor)


def near(one, other):
    aside = abs(one[0] - other[0]) <= NEAR or abs(one[1] - other[1]) <= NEAR
    return aside and abs(one[2] - other[2]) <= NEAR


def columns_of(slots):
    """The spot of each field, and whether it is sure which of the names are drivers."""
    spots = []
    for slot in slots:
        for piece in slot.pieces:
            spot = spot_of(piece, slot.anchor)
            if not any(near(spot, other) for other in spots):
                spots.append(spot)
    filled = {spot: [slot.text([spot]) for slot in slots if slot.at(spot)] for spot in spots}
    common = {spot: texts for spot, texts in filled.items() if len(texts) >= MOST * len(slots)}
    numbers = [spot for spot, texts in common.items() if are_numbers(texts)]
    if len(numbers) != 1 or len(common[numbers[0]]) < len(slots):
        raise NotAResult("columns_unnamed")
    times = [spot for spot, texts in common.items() if all(map(is_time, texts))]
    columns = {"number": numbers[0]} | ({"best_lap": times[0]} if len(times) == 1 else {})
    names = [
        spot for spot, texts in common.items() if spot not in columns.values() and all(map(is_wordy, texts))
    ]
    teams = [spot for spot in names if share(common[spot], RACING.search) >= 0.5]
    drivers = [spot for spot in names if share(common[spot], RACING.search) == 0]
    if len(names) == 1 and not teams:
        return columns | {"drivers": names[0], "sure": False}
    if len(names) == 2 and len(teams) == len(drivers) == 1:
        return columns | {"drivers": drivers[0], "team": teams[0], "sure": True}
    if len(names) == 1:
        return columns | {"team": names[0], "sure": True}
    raise NotAResult("columns_unnamed")


def share(texts, fits):
    return sum(bool(fits(text)) for text in texts) / len(texts)


def are_numbers(texts):
    bare = [bare_number(text) for text in texts]
    return all(map(CAR_NUMBER.fullmatch, bare)) and len(set(bare)) == len(bare)


def is_time(text):
    try:
        return ":" in text and parse_time(text) is not None
    except ValueError:
        return False
