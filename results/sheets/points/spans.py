"""What belongs to a text that stands in the middle of it: columns under a round, rows beside a place."""

FAR = float("inf")


def spans(parents, children, cost=None):
    """A list of (first, last) child for each parent, or None where the children cannot be dealt out.

    Both are lists of (low, high), in order; all children are covered, each parent by neighbours, so that the
    sum of the distances between the parents' middles and the middles of what they span is the least. `cost`
    may make a group dearer.
    """
    if not parents or len(parents) > len(children):
        return None
    best = [[FAR] * (len(children) + 1) for _ in range(len(parents) + 1)]
    came = [[0] * (len(children) + 1) for _ in range(len(parents) + 1)]
    best[0][0] = 0
    for p, parent in enumerate(parents, start=1):
        for end in range(p, len(children) - (len(parents) - p) + 1):
            for start in range(p - 1, end):
                if best[p - 1][start] == FAR:
                    continue
                away = distance(parent, children[start], children[end - 1])
                total = best[p - 1][start] + away + (cost(start, end - 1) if cost else 0)
                if total < best[p][end]:
                    best[p][end], came[p][end] = total, start
    if best[-1][-1] == FAR:
        return None
    found, end = [], len(children)
    for p in range(len(parents), 0, -1):
        start = came[p][end]
        found.append((start, end - 1))
        end = start
    return found[::-1]


def distance(parent, first, last):
    return abs(sum(parent) / 2 - (first[0] + last[1]) / 2)
