"""Two people saving the same article: what each of them changed, side by side, and nothing lost.

The page carries a random token and a digest of every value as it was when the page was opened. Where the
token has changed meanwhile, the digests tell what the other one changed, and what this one did.
"""

import difflib
import hashlib
import json
import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from taggit.utils import edit_string_for_tags, parse_tags

from newsroom import body
from newsroom.models import Article, Byline, PhotoUse, Story, StorySeries, StorySession

TEXT = ["headline", "neutral_headline", "kicker", "standfirst", "key_points", "body", "slug"]
FACTS = ["kind", "working_title", "dateline", "issuer", "on_date", "rubric"]
SETS = ["events", "documents"]

# What a row of each list is made of; the name is the list's own, on the model and in the form.
ROWS = {
    "bylines": (Byline, ["person", "role", "order"]),
    "story_series": (StorySeries, ["series", "order"]),
    "story_sessions": (
        StorySession,
        ["session", "role", "table", "kind", "stage", "race_class", "pinned", "order"],
    ),
    "photo_uses": (
        PhotoUse,
        ["place", "order", "photo", "own_caption_fr", "own_caption_en", "own_alt_fr", "own_alt_en"],
    ),
}
SHARED = [*FACTS, *SETS, "tags", *list(ROWS)[1:]]
OWN = [*TEXT, "bylines"]

LABELS = {
    "bylines": _("bylines"),
    "story_series": _("series"),
    "story_sessions": _("sessions"),
    "photo_uses": _("photos"),
    "tags": _("tags"),
}


def label(name):
    if name in LABELS:
        return LABELS[name]
    model = Article if name in TEXT else Story
    return model._meta.get_field(name).verbose_name


def state(article, story):
    """Every value as it is stored now, each as plain text or a list of it."""
    values = {name: tidy(getattr(article, name)) for name in TEXT}
    values |= {name: tidy(getattr(story, Story._meta.get_field(name).attname)) for name in FACTS}
    saved = story.pk is not None
    for name in SETS:
        values[name] = (
            sorted(str(pk) for pk in getattr(story, name).values_list("pk", flat=True)) if saved else []
        )
    values["tags"] = sorted(tag.name for tag in story.tags.all()) if saved else []
    for name, (_model, fields) in ROWS.items():
        owner = article if name == "bylines" else story
        rows = getattr(owner, name).order_by("order", "pk") if owner.pk else []
        values[name] = [row_values(row, fields) for row in rows]
    return values


def row_values(row, fields):
    return {name: tidy(getattr(row, row._meta.get_field(name).attname)) for name in fields} | {
        "id": str(row.pk)
    }


def posted(data):
    """The same, of what was sent; a list that the page did not show is left out."""
    values = {name: tidy(data[name]) for name in [*TEXT, *FACTS] if name in data}
    if "kind" in values:  # the facts were open: a choice of none is a choice
        values |= {name: sorted(data.getlist(name)) for name in SETS}
        values["tags"] = sorted(parse_tags(data.get("tags", "")))
    for name, (_model, fields) in ROWS.items():
        if f"{name}-TOTAL_FORMS" in data:
            rows = [row for row in sent_rows(data, name, fields) if not row.pop("DELETE")]
            values[name] = sorted(rows, key=lambda row: (number(row["order"]), number(row["id"])))
    return values


def sent_rows(data, name, fields):
    for index in range(min(number(data.get(f"{name}-TOTAL_FORMS"), 0), 1000)):
        row = {key: tidy(data.get(f"{name}-{index}-{key}", "")) for key in [*fields, "id", "DELETE"]}
        if any(value for key, value in row.items() if key in fields[:1] or key == "id"):
            yield row


def number(text, default=10**9):
    text = str(text or "")
    return int(text) if text.isdecimal() and len(text) < 10 else default


def tidy(value):
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def comparable(value):
    """A value without what only storage knows: the number of a row."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [[row[key] for key in sorted(row) if key != "id"] for row in value]
    return value


def digest(value):
    return hashlib.sha256(json.dumps(comparable(value)).encode()).hexdigest()[:16]


def digests(values):
    return {name: digest(value) for name, value in values.items()}


@dataclass(frozen=True)
class Difference:
    """A value that somebody else saved meanwhile, and that is not what is being saved now."""

    name: str
    theirs: object
    mine: object
    touched: bool  # whether both changed it

    @property
    def label(self):
        return label(self.name)

    @property
    def shown(self):
        """Both as lines of text, the words that differ marked."""
        return marked(lines(self.name, self.theirs), lines(self.name, self.mine))


def differences(base, now, sent):
    """What changed under the hands of whoever sends this."""
    found = []
    for name, value in now.items():
        if name not in sent or base.get(name) == digest(value) or comparable(sent[name]) == comparable(value):
            continue
        found.append(Difference(name, value, sent[name], touched=base.get(name) != digest(sent[name])))
    return found


def take_theirs(data, name, value):
    """Put the stored value where the sent one was."""
    if name in ROWS:
        write_rows(data, name, value, stored=len(value))
    elif name == "tags":
        data["tags"] = edit_string_for_tags([Named(tag) for tag in value])
    elif name in SETS:
        data.setlist(name, value)
    else:
        data[name] = value


@dataclass
class Named:
    name: str


def rebase(data, name, now):
    """Send the rows again over those that are stored now: a row taken away meanwhile is a new one."""
    _model, fields = ROWS[name]
    known = {row["id"] for row in now}
    rows = list(sent_rows(data, name, fields))
    stored = [row for row in rows if row["id"] in known]
    new = [row | {"id": ""} for row in rows if row["id"] not in known and not row["DELETE"]]
    write_rows(data, name, [*stored, *new], stored=len(stored))


def write_rows(data, name, rows, stored):
    for key in [key for key in data if key.startswith(f"{name}-") and key[len(name) + 1 :][:1].isdigit()]:
        owner = data[key] if key.endswith(("-story", "-article")) else None
        del data[key]
        if owner:
            data[f"{name}-owner"] = owner
    owner = data.pop(f"{name}-owner", [""])[-1]
    for index, row in enumerate(rows):
        for key, value in row.items():
            if value or key != "DELETE":
                data[f"{name}-{index}-{key}"] = value
        data[f"{name}-{index}-{'article' if name == 'bylines' else 'story'}"] = owner
    data[f"{name}-TOTAL_FORMS"] = str(len(rows))
    data[f"{name}-INITIAL_FORMS"] = str(stored)


# --- How a difference is shown --------------------------------------------------------------------


def lines(name, value):
    """A value as a person reads it, a line for each paragraph or row."""
    if name == "body":
        blocks = re.split(r"(?<=</p>)|(?<=</h2>)|(?<=</h3>)|(?<=</li>)|(?<=</tr>)|(?<=</figure>)", value)
        return [text for block in blocks if (text := marker(block) or body.plain(block))]
    if name in ROWS:
        return [row_line(*ROWS[name], row) for row in value]
    if name in SETS:
        field = Story._meta.get_field(name)
        return [
            str(thing)
            for thing in field.related_model.objects.filter(pk__in=[v for v in value if v.isdecimal()])
        ]
    if isinstance(value, list):
        return value
    field = (Article if name in TEXT else Story)._meta.get_field(name)
    if field.related_model:
        found = field.related_model.objects.filter(pk=value) if value.isdecimal() else ()
        return [str(thing) for thing in found]
    return [str(dict(field.flatchoices).get(value, value))] if field.choices else value.split("\n")


def marker(block):
    found = body.embeds(block)
    return f"[{found[0][0]} {found[0][1]}]" if found else ""


def row_line(model, fields, row):
    """ "Hélène Duprat-Wyss, author, 1": each value by its name, not its number."""
    said = []
    for name in fields:
        value, field = row[name], model._meta.get_field(name)
        if not value:
            continue
        if field.related_model and value.isdecimal():
            value = str(field.related_model.objects.filter(pk=value).first() or value)
        elif field.choices:
            value = str(dict(field.flatchoices).get(value, value))
        said.append(value)
    return ", ".join(said)


def marked(theirs, mine):
    """Both texts as HTML, line by line, with the words that the other lacks marked."""
    left, right = [line.split(" ") for line in theirs], [line.split(" ") for line in mine]
    flat = [[(word, row) for row, line in enumerate(side) for word in line] for side in (left, right)]
    matcher = difflib.SequenceMatcher(None, [w for w, _ in flat[0]], [w for w, _ in flat[1]], autojunk=False)
    same = [set(), set()]
    for block in matcher.get_matching_blocks():
        same[0].update(range(block.a, block.a + block.size))
        same[1].update(range(block.b, block.b + block.size))
    return {
        "theirs": written(flat[0], same[0], len(left)),
        "mine": written(flat[1], same[1], len(right)),
    }


def written(words, same, count):
    rows = [[] for _row in range(count)]
    for index, (word, row) in enumerate(words):
        rows[row].append((word, index in same))
    return [
        format_html_join(
            " ",
            "{}",
            (
                ((word,) if known else (format_html_join("", "<mark>{}</mark>", [(word,)]),))
                for word, known in row
            ),
        )
        for row in rows
    ]
