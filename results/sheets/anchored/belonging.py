"""Which row each further line belongs to: what is drawn between the rows decides, or how the lines stand."""

from itertools import pairwise

from results.sheets.anchored.marks import NOTE, belongs, in_columns, is_mostly_in_columns

BROKEN = 99.0


def attach(others, anchors, blocks, placed_of, separators, headings, height, named):
    """Give each further line to its row; returns the lines that no row takes."""
    rest = []
    bands = bands_between(anchors, separators)
    model = model_of(others, anchors, headings, placed_of, height)
    belonging = [
        line
        for line in others
        if line not in named and (belongs(line, placed_of[line]) or not NOTE.search(line.text))
    ]
    owners = {}
    if model == "about" and not bands:
        owners, unsure = about_their_numbers(belonging, anchors, placed_of, headings, height)
        for anchor in unsure:
            blocks[anchor].unsure = True
    for line in others:
        if line in named:
            rest.append(line)
            continue
        anchor, doubtful = None, None
        if bands:
            anchor = next((anchor for anchor, low, high in bands if low <= middle(line) <= high), None)
        elif model == "about":
            anchor = owners.get(line)
        else:
            anchor, doubtful = owner(line, anchors, model, blocks, headings, height, placed_of)
        if anchor is anchors[-1] and line.base > anchor.base and not belongs(line, placed_of[line]):
            if is_mostly_in_columns(placed_of[line]) and line.base - anchor.base <= 2.5 * height:
                blocks[anchor].unsure = True
            anchor = None
        if anchor is None and line.base < anchors[-1].base and not NOTE.search(line.text):
            anchor = min(anchors, key=lambda each: abs(each.base - line.base))  # in the table, and no row's
            doubtful = anchor
        if anchor is None:
            below = line.base - anchors[-1].base
            if 0 < below <= 2.5 * height and in_columns(placed_of[line]):
                blocks[anchors[-1]].unsure = True  # a row that goes on over the page, perhaps
            rest.append(line)
            continue
        blocks[anchor].placed += placed_of[line]
        if doubtful is not None:
            blocks[anchor].unsure = blocks[doubtful].unsure = True
    return rest


def middle(line):
    return (line.top + line.bottom) / 2


def bands_between(anchors, separators):
    """(anchor, top, bottom) where lines or boxes are drawn between all rows."""
    bands = []
    if len(separators) < len(anchors) - 1:
        return []
    for anchor in anchors:
        low = max((at for at in separators if at <= middle(anchor)), default=None)
        high = min((at for at in separators if at > middle(anchor)), default=None)
        low = float("-inf") if low is None and anchor is anchors[0] else low
        high = float("inf") if high is None and anchor is anchors[-1] else high
        if low is None or high is None:
            return []
        bands.append((anchor, low, high))
    for (_, _, high), (_, low, _) in pairwise(bands):
        if low < high - 0.5:
            return []  # two rows in one band
    return bands


def model_of(others, anchors, headings, placed_of, height):
    """How the further lines of rows stand to the line of their number: below it, about it, or above it."""
    between = [line for line in others if in_columns(placed_of[line])]
    stops = [heading.base for heading in headings]
    first = [line for line in between if line.base < anchors[0].base]
    before = [line for line in first if not any(line.base < stop < anchors[0].base for stop in stops)]
    after = [line for line in between if anchors[-1].base < line.base <= anchors[-1].base + 3.2 * height]
    if before:
        return "about" if after else "above"
    inside = [line for line in between if anchors[0].base < line.base < anchors[-1].base]
    nearer = [line for line in inside if nearer_to_the_next(line, anchors)]
    if not nearer or steps_are_even(inside, anchors):
        return "below"
    belonging = [line for line in between if line.base > anchors[0].base]
    _, unsure = about_their_numbers(belonging, anchors, placed_of, headings, height)
    return "about" if len(unsure) <= 0.15 * len(anchors) else "below"


def steps_are_even(lines, anchors):
    """Whether the lines below each number follow at one step, as they do where they hang from it."""
    steps, last = [], None
    for line in sorted([*anchors, *lines], key=lambda each: each.base):
        if line not in anchors and last is not None:
            steps.append(line.base - last.base)
        last = line
    usual = sorted(steps)[len(steps) // 2]
    return sum(abs(step - usual) <= 0.6 for step in steps) >= 0.9 * len(steps)


def nearer_to_the_next(line, anchors):
    before = max(anchor.base for anchor in anchors if anchor.base < line.base)
    after = min(anchor.base for anchor in anchors if anchor.base > line.base)
    return after - line.base < line.base - before - 0.5


def about_their_numbers(others, anchors, placed_of, headings, height):
    """Further lines of rows whose cells stand about their number: (line → row's line, rows that are unsure).

    From the top down: what is left above a number settles how much below it makes each cell of the row even.
    """
    owners, unsure, above = {}, set(), [line for line in others if line.base < anchors[0].base]
    for at, anchor in enumerate(anchors):
        following = anchors[at + 1] if at + 1 < len(anchors) else None
        end = following.base if following else anchor.base + 4 * height
        stop = min((heading.base for heading in headings if anchor.base < heading.base < end), default=None)
        below = [line for line in others if anchor.base < line.base < end]
        if stop is not None:
            later = [line for line in below if line.base > stop]
            below = [line for line in below if line.base < stop]
        else:
            later = []
        ways = sorted(
            (unevenness(anchor, [*above, *below[:count]], placed_of), -count)
            for count in range(len(below) + 1)
        )
        uneven, count = ways[0][0], -ways[0][1]
        if uneven > 1.5 or (len(ways) > 1 and ways[1][0] - uneven < 1):
            unsure.add(anchor)
            if following is not None:
                unsure.add(following)
        for line in [*above, *below[:count]]:
            owners[line] = anchor
        above = [*below[count:], *later]
        if stop is not None and below[count:]:
            unsure.add(anchor)
        if following is None:
            above = []
    return owners, unsure


def is_broken(bases):
    """Whether lines of one cell follow at different steps: two cells then, over each other."""
    steps = [after - before for before, after in pairwise(bases)]
    return bool(steps) and max(steps) - min(steps) > 0.8


def unevenness(anchor, lines, placed_of):
    """How far, at most, the cells of a row stand from its number's line."""
    bases = {}
    for line in [anchor, *lines]:
        for each in placed_of[line]:
            if each.column is not None and each.column.is_text:
                bases.setdefault(id(each.column), set()).add(line.base)
    if any(is_broken(sorted(each)) for each in bases.values()):
        return BROKEN
    return max((abs(sum(each) / len(each) - anchor.base) for each in bases.values()), default=0)


def owner(line, anchors, model, blocks, headings, height, placed_of):
    """The row that a line belongs to, and the row that it may belong to as well."""
    before = max(
        (anchor for anchor in anchors if anchor.base < line.base), key=lambda each: each.base, default=None
    )
    after = min(
        (anchor for anchor in anchors if anchor.base > line.base), key=lambda each: each.base, default=None
    )
    stops = [heading.base for heading in headings]
    if before is not None and any(before.base < stop < line.base for stop in stops):
        before = None
    if after is not None and any(line.base < stop < after.base for stop in stops):
        after = None
    fitting = in_columns(placed_of[line])
    chosen, other = (after, before) if model == "above" else (before, after)
    if chosen is None:
        return None, None
    near = min(abs(line.base - each.line.base) for each in blocks[chosen].placed)
    if near > (1.9 if fitting else 1.5) * max(height, line.height):
        inside = before is not None and after is not None and not NOTE.search(line.text)
        return (chosen, other) if inside else (None, None)
    if (NOTE.search(line.text) or after is None) and not fitting:
        return None, None  # a remark, or below the table
    nearer = other is not None and abs(other.base - line.base) < near - 0.5
    return chosen, other if nearer else None
