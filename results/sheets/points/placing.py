"""Which token stands in which column of a points table: by the edge that the tokens of a column share."""

from statistics import median

from results.sheets.points.heads import COMPETITOR

EDGES = ("center", "x1", "x0")
SHARED = 1.3  # how far, in points, tokens of one column may stand from the edge that they share
TEXTS = {*COMPETITOR, "nationality", "class", "group", "grade", "hometown"}
CODES = {"nationality", "class", "group", "grade", "licence", "number"}  # columns of short words or figures


def learn(columns, lines):
    """Find for each column the edge that most of what stands beneath its heading shares."""
    under = {id(column): [] for column in columns}
    for line in lines:
        for token in line:
            column = beneath(token, columns)
            if column:
                under[id(column)].append(token)
    taught = []
    for column in columns:
        tokens = under[id(column)]
        if len(tokens) >= 2:
            edge, at, share = best_edge(tokens)
            if share >= 0.6 or column.field in COMPETITOR:
                column.edges = {edge: at}
                taught.append((column, edge, at))
    for column in columns:  # nothing beneath it: as its neighbours stand to their headings
        alike = [each for each in taught if each[0].field == column.field]
        if not column.edges and alike:
            edge = max(EDGES, key=lambda name: sum(each[1] == name for each in alike))
            off = median(at - getattr(each, edge) for each, own, at in alike if own == edge)
            column.edges = {edge: getattr(column, edge) + off}
        elif not column.edges:
            column.edges = {"center": column.center}


def beneath(token, columns):
    """The column whose heading the token clearly stands under."""
    shared = []
    for column in columns:
        if may_stand(token, column):
            both = min(token.x1, column.x1) - max(token.x0, column.x0)
            if both > 0:
                shared.append((both, column))
    shared.sort(key=lambda each: -each[0])
    if not shared or (len(shared) > 1 and shared[1][0] * 3 > shared[0][0]):
        return None
    return shared[0][1]


def best_edge(tokens):
    """The edge that most tokens share, where it is, and the share of them that have it."""
    found = []
    for edge in EDGES:
        values = [getattr(token, edge) for token in tokens]
        at = max(values, key=lambda value: sum(abs(value - other) <= SHARED for other in values))
        near = [value for value in values if abs(value - at) <= SHARED]
        found.append((len(near), edge, median(near)))
    count, edge, at = max(found, key=lambda each: (each[0], -EDGES.index(each[1])))
    return edge, at, count / len(tokens)


def may_stand(token, column):
    """Whether a text may be a cell of the column."""
    if column.field in COMPETITOR:
        return token.is_text
    if column.field in CODES:
        return len(token.text) <= 12
    return not token.is_text or len(token.text) <= 4


def column_of(token, columns):
    """The column that the token stands in and whether that is certain; None where it stands in none."""
    away = []
    for column in columns:
        if may_stand(token, column):
            edge, at = next(iter(column.edges.items()))
            away.append((abs(getattr(token, edge) - at), column))
    away.sort(key=lambda each: each[0])
    if not away:
        return None, False
    nearest, column = away[0]
    if column.field in COMPETITOR:
        return column, True
    limit = max(SHARED * 2, 0.45 * pitch(columns, column))
    if nearest > limit:
        return None, False
    second = away[1][0] if len(away) > 1 else 999
    return column, nearest <= SHARED * 1.5 or nearest * 2.5 < second


def pitch(columns, column):
    """How far the nearest other column stands."""
    others = [abs(each.center - column.center) for each in columns if each is not column]
    return min(others, default=20)
