"""What was typed and not saved, as it is offered back: beside what is stored now."""

import json
from dataclasses import dataclass
from datetime import datetime

from taggit.utils import parse_tags

from newsroom import body
from newsroom.forms import conflict
from newsroom.forms.article import ArticleForm
from newsroom.forms.moves import MoveForm


@dataclass(frozen=True)
class KeptField:
    """One value of it: as typed, and as stored if that is something else."""

    label: str
    shown: dict
    is_stale: bool  # somebody saved this field after the page had been opened


@dataclass(frozen=True)
class Kept:
    """What one page held when it was left."""

    page: str
    at: datetime
    is_open: bool  # perhaps still on a screen
    fields: list
    typed: dict

    @property
    def json(self):
        return json.dumps(self.typed)

    @property
    def is_stale(self):
        return any(field.is_stale for field in self.fields)


def offer(row, article, story):
    """What of a page left behind is not stored; nothing if all of it is."""
    typed, now = row.typed, conflict.state(article, story)
    fields = []
    for name, value in typed.get("fields", {}).items():
        mine, theirs = as_stored(name, value), now.get(name, "")
        if mine == theirs:
            continue
        known = name in now
        is_stale = known and typed["base"].get(name) not in (None, conflict.digest(theirs))
        lines = conflict.lines if known else lambda _name, text: as_lines(text)
        fields.append(
            KeptField(
                label=conflict.label(name) if known else name_of_field(name),
                shown=conflict.marked(lines(name, theirs) if theirs else [], lines(name, mine)),
                is_stale=is_stale,
            )
        )
    for name, rows in typed.get("rows", {}).items():
        mine = [", ".join(filter(None, map(as_text, row["values"].values()))) for row in rows]
        fields.append(
            KeptField(conflict.LABELS.get(name, name), conflict.marked([], list(filter(None, mine))), False)
        )
    if not fields:
        return None
    return Kept(row.page, row.typed_at, row.is_present, fields, typed)


def as_stored(name, value):
    """A value that a page sent, as `conflict.state` would give it once saved."""
    if name in conflict.SETS:
        return sorted(pair[0] for pair in value) if isinstance(value, list) else []
    if name == "tags":
        return sorted(parse_tags(as_text(value)))
    if name == "body":
        return body.sanitise(as_text(value))
    if isinstance(value, list):
        value = value[0][0] if value else ""
    return conflict.tidy(value)


def as_text(value):
    return value if isinstance(value, str) else ", ".join(label for _value, label in value)


def as_lines(value):
    return value if isinstance(value, list) else str(value).split("\n")


def name_of_field(name):
    """A field that is no part of the article: what was said to the editor with it, for instance."""
    for fields in (ArticleForm.base_fields, MoveForm.base_fields):
        if name in fields and fields[name].label:
            return fields[name].label
    return name
