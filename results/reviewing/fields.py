"""A review as flat fields with texts: what a page sends, what is compared, merged and taken back."""

from results.reviewing.columns import LONGEST, gap_text
from results.reviewing.work import ENTRIES, clean
from results.times import parse_gap

FACTS = ("status", "label", "issued_at", "kind", "stage", "reason_fr", "reason_en", "sources", "fastest")
LONGEST_FACT = {"label": 60, "stage": 40, "reason_fr": 300, "reason_en": 300, "sources": 200, "fastest": 8}
ROWS = "rows"  # which rows there are, in their order
COMPLETE, SEEN, WITHDRAW = "is_complete", "sheet-seen", "withdraw"
WHOLE = {COMPLETE: "is_complete", SEEN: "seen", WITHDRAW: "withdraw"}
PARTS = ("given", "family", "name")
TICKS = ("running", "seen")


def fields_of(work):
    """Every field of a review with its text; a tick is "1" or nothing."""
    fields = {ROWS: " ".join(str(row.id) for row in work.rows)}
    for row in [*work.rows, *work.removed]:
        fields |= {f"r{row.id}-{cell}": text for cell, text in row.cells.items()}
        fields[f"r{row.id}-seen"] = tick(row.seen)
    fields |= {name: work.facts.get(name, "") for name in FACTS}
    fields |= {name: tick(getattr(work, of)) for name, of in WHOLE.items()}
    fields |= {f"n-{key}": chosen for key, chosen in work.choices.items()}
    fields |= {
        f"s-{key}-{part}": text for key, parts in work.spelling.items() for part, text in parts.items()
    }
    fields |= {f"ok-{key}": "1" for key in work.new_confirmed}
    return fields


def tick(is_set):
    return "1" if is_set else ""


def canonical(work, name, text):
    """The text as it would be kept, or None where there is no such field."""
    kind, _row, cell = place_of(work, name)
    if kind == "cell" and cell in TICKS:
        return tick(text)
    if kind == "cell":
        return gap(clean(text, LONGEST.get(cell, 600) + 40), cell)
    if name == "kind" and (work.is_entry_list or text == ENTRIES):
        return None  # what it is shows in the sheet
    if kind == "fact":
        return clean(text, LONGEST_FACT.get(name, 40))
    if kind == "choice":
        return text if text == "new" or text.isdecimal() else None
    if kind == "spelling":
        return clean(text, 160)
    return tick(text) if kind in ("tick", "new") else None


def gap(text, cell):
    """Laps as they are kept, in whichever language they were typed or shown."""
    if cell not in ("gap", "interval"):
        return text
    try:
        found = parse_gap(text)
    except ValueError:
        return text
    return gap_text(None, found.laps) if found and found.laps is not None else text


def put(work, name, text):
    """Write a canonical text into its place."""
    kind, row, cell = place_of(work, name)
    if kind == "cell" and cell == "seen":
        row.seen = bool(text)
    elif kind == "cell":
        row.cells[cell] = text
    elif kind == "fact":
        work.facts[name] = text
    elif kind == "tick":
        setattr(work, WHOLE[name], bool(text))
    elif kind == "choice":
        put_or_drop(work.choices, name[2:], text)
    elif kind == "spelling":
        key, _, part = name[2:].partition("-")
        work.spelling.setdefault(key, {})[part] = text
    elif kind == "new":
        others = [key for key in work.new_confirmed if key != name[3:]]
        work.new_confirmed = sorted([*others, name[3:]] if text else others)
    elif kind == "rows":
        put_rows(work, [int(pk) for pk in text.split()])


def put_or_drop(kept, key, text):
    if text:
        kept[key] = text
    else:
        kept.pop(key, None)


def put_rows(work, order):
    """Those rows in that order; the others are out of the table."""
    known = {row.id: row for row in [*work.rows, *work.removed]}
    work.rows = [known[pk] for pk in order if pk in known]
    work.removed = [row for pk, row in known.items() if pk not in order]


def place_of(work, name):
    """What a field is about: its kind, and of a cell its row and column."""
    if name in FACTS:
        return "fact", None, ""
    if name in WHOLE:
        return "tick", None, ""
    if name == ROWS:
        return "rows", None, ""
    prefix, _, rest = name.partition("-")
    if prefix == "n" and rest and len(rest) <= 24:
        return "choice", None, ""
    if prefix == "ok" and rest and len(rest) <= 24:
        return "new", None, ""
    key, _, part = rest.partition("-")
    if prefix == "s" and 0 < len(key) <= 24 and part in PARTS:
        return "spelling", None, ""
    row = work.row(int(prefix[1:])) if prefix[:1] == "r" and prefix[1:].isdecimal() else None
    if row is not None and (rest in row.cells or rest in work.columns or rest in TICKS):
        return "cell", row, rest
    return "", None, ""


def sent_fields(work, post):
    """The fields that a form sent whole has told, ticks that are off among them.

    A row was on the page if any of its cells was sent; so it is with the facts about the whole.
    """
    sent = {}
    for row in [*work.rows, *work.removed]:
        cells = [cell for cell in dict.fromkeys([*work.columns, *row.cells]) if f"r{row.id}-{cell}" in post]
        for cell in cells:
            sent[f"r{row.id}-{cell}"] = post[f"r{row.id}-{cell}"]
        for cell in TICKS if cells else ():
            sent[f"r{row.id}-{cell}"] = post.get(f"r{row.id}-{cell}", "")
    sent |= {name: post[name] for name in FACTS if name in post}
    if "has-facts" in post:
        sent |= {name: post.get(name, "") for name in (COMPLETE, SEEN)}
    if "has-withdraw" in post:
        sent[WITHDRAW] = post.get(WITHDRAW, "")
    sent |= {name: text for name, text in post.items() if name.startswith(("n-", "s-"))}
    if "has-new" in post:
        # The tick stands for the names that were on the page, not for those that come later.
        shown = post.getlist("new-name") if hasattr(post, "getlist") else post.get("new-name", ())
        sent |= {f"ok-{key}": post.get("new-ok", "") for key in shown}
    kept = {name: canonical(work, name, text) for name, text in sent.items()}
    return {name: text for name, text in kept.items() if text is not None}


def update_from_post(work, post):
    """Take over what was sent, whoever else was there. What the page did not hold stays as it is."""
    for name, text in sent_fields(work, post).items():
        put(work, name, text)
