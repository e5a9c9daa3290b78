"""Tables: layout taken apart, empty edges cut, headings in the first row where it looks so."""

import re

from newsroom.pasted.runs import plain, unbold

FIGURE = re.compile(
    r"\A[+\-–−±#]?\d[\d\s.,:;'’\"/%€$()+\-\u00a0\u202f]*(?:[a-z]{1,4}\.?)?\Z", re.IGNORECASE
)  # 12, 1:43.567, +0.4, 25 pts


def table_of(node, read_blocks):
    """The blocks that a table becomes: itself, or what stands in it."""
    rows, before = [], []
    for part in node.shown:
        if part.tag == "caption":
            before += read_blocks(part)
        for row in [part] if part.tag == "tr" else part.shown:
            if row.tag == "tr":
                rows.append([cell_of(cell, part, read_blocks) for cell in row.shown])
    rows = [row for row in rows if row]
    blocks = [block for row in rows for cell in row for block in cell["blocks"]]
    if any(block["kind"] == "table" for block in blocks):
        return before + blocks
    rows = cropped(rows)
    is_headed = any(cell["tag"] == "th" for row in rows for cell in row)
    if not rows or (all(len(row) == 1 for row in rows) and not is_headed):
        return before + blocks
    if not is_headed and has_headings(rows):
        for cell in rows[0]:
            cell["tag"] = "th"
    for row in rows:
        for cell in row:
            cell["blocks"] = [plainer(block, cell["tag"] == "th") for block in cell["blocks"]]
    return [*before, {"kind": "table", "rows": rows}]


def cell_of(node, part, read_blocks):
    return {
        "tag": "th" if node.tag == "th" or part.tag == "thead" else "td",
        "spans": {name: span for name in ("colspan", "rowspan") if (span := span_of(node, name)) > 1},
        "blocks": read_blocks(node),
    }


def span_of(node, name):
    given = node.get(name)
    return int(given) if re.fullmatch(r"[1-9][0-9]?", given) else 1


def cropped(rows):
    """Without rows that are empty and columns that are empty to the end; spans are left alone."""
    if any(cell["spans"] for row in rows for cell in row):
        return rows
    rows = [row for row in rows if any(cell["blocks"] for cell in row)]
    width = max((len(row) for row in rows), default=0)
    while width > 1 and not any(row[width - 1 : width] and row[width - 1]["blocks"] for row in rows):
        width -= 1
    return [row[:width] for row in rows]


def has_headings(rows):
    """Bold above what is not bold; or words alone above a column of figures."""
    if len(rows) < 2:
        return False
    if is_bold(rows[0]) and not is_bold(rows[1]):
        return True
    heads = [words(cell) for cell in rows[0]]
    if len(heads) < 2 or not all(heads[1:]) or any(FIGURE.match(head) for head in heads):
        return False
    below = [[words(row[i]) for row in rows[1:] if row[i : i + 1]] for i in range(len(heads))]
    return any(
        any(column) and all(FIGURE.match(text) for text in column if text)
        for head, column in zip(heads, below, strict=True)
        if head
    )


def words(cell):
    return " ".join(plain(block["runs"]) for block in cell["blocks"] if "runs" in block)


def is_bold(row):
    runs = [run for cell in row for block in cell["blocks"] for run in block.get("runs", ())]
    return bool(runs) and all(marks.strong or not text.strip() for text, marks in runs)


def plainer(block, is_head):
    """In a cell no heading, in a heading cell no bold."""
    if "runs" not in block:
        return block
    return {"kind": "p", "runs": unbold(block["runs"]) if is_head else block["runs"]}
